/** How fast may Azure be asked: a bucket of requests that refills (path.md 6.3). */
import type { Clock } from "./clock.ts";

/** A bucket from which each request takes one. */
export type Bucket = {
  /** Waits until a request may leave; rejects on `signal`. */
  readonly take: (signal: AbortSignal) => Promise<void>;
  /** What a reply told of what is left, and after how many milliseconds it is full again. */
  readonly told: (remaining: number, fullAfterMs: number) => void;
  /** Nothing leaves for `ms`. */
  readonly pause: (ms: number) => void;
};

export type BucketSize = {
  /** Requests that may leave at once. */
  readonly capacity: number;
  readonly perSecond: number;
};

/** ARM: reads of one subscription and principal. */
export const ARM_BUCKET: BucketSize = { capacity: 250, perSecond: 25 };
/** Resource Graph: 15 queries in 5 seconds for each user. */
export const GRAPH_BUCKET: BucketSize = { capacity: 15, perSecond: 3 };

/** A full bucket. */
export function newBucket(size: BucketSize, clock: Clock): Bucket {
  let level = size.capacity;
  let at = clock.now();
  let closedUntil = 0;
  const refill = () => {
    const now = clock.now();
    level = Math.min(size.capacity, level + ((now - at) / 1000) * size.perSecond);
    at = now;
  };
  return {
    take: async (signal) => {
      for (;;) {
        signal.throwIfAborted();
        refill();
        const closedFor = closedUntil - clock.now();
        if (closedFor <= 0 && level >= 1) {
          level -= 1;
          return;
        }
        const needed = ((1 - level) / size.perSecond) * 1000;
        await clock.wait(Math.max(closedFor, needed, 1), signal);
      }
    },
    told: (remaining, fullAfterMs) => {
      refill();
      level = Math.min(level, remaining);
      if (remaining <= 0 && fullAfterMs > 0)
        closedUntil = Math.max(closedUntil, clock.now() + fullAfterMs);
    },
    pause: (ms) => {
      closedUntil = Math.max(closedUntil, clock.now() + ms);
    },
  };
}
