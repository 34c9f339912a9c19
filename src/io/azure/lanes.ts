/** How many requests are under way at once? */

/** Runs tasks, at most `width` at once, in the order in which they were given. */
export function newLanes(width: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  let head = 0;
  return async (task) => {
    if (running >= width) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting[head];
      if (next) {
        head += 1;
        // The place is handed on, not given up: nobody may slip in between.
        next();
      } else {
        running -= 1;
        if (head > 0) waiting.splice(0, head);
        head = 0;
      }
    }
  };
}
