/** How is long work on the page cut so that every key press between is answered? A little after each frame. */

/** Does `work` once the next frame is on screen; what it returns takes that back. */
export function afterFrame(work: () => void): () => void {
  let isGone = false;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    if (!isGone) work();
  };
  // A page that is not shown has no frames, and is drawn for the one that will be.
  const late = setTimeout(() => port2.postMessage(0), 250);
  const frame = requestAnimationFrame(() => {
    clearTimeout(late);
    port2.postMessage(0);
  });
  return () => {
    isGone = true;
    clearTimeout(late);
    cancelAnimationFrame(frame);
    port1.close();
  };
}

/** Work in small steps: `step` is done again and again, a few milliseconds after each frame, until it tells that nothing is left. */
export type Turns = {
  /** Begins at once with as much as fits, and goes on after the next frame. */
  readonly begin: () => void;
  readonly stop: () => void;
};

/** Most milliseconds of one turn: a frame's own drawing has to fit beside it. */
const TURN = 10;

/** Turns of `step`, which does a little and tells whether more is left; `onEnd` hears when all is done. */
export function newTurns(step: () => boolean, onEnd: () => void): Turns {
  let stop = () => {};
  const turn = () => {
    const started = performance.now();
    do {
      if (!step()) return onEnd();
    } while (performance.now() - started < TURN);
    stop = afterFrame(turn);
  };
  return {
    begin: () => {
      stop();
      turn();
    },
    stop: () => stop(),
  };
}
