/** What time is it, and how is waiting done so that it can be ended at once? */
import { setTimeout as sleep } from "node:timers/promises";

/** Time as the collector needs it; tests bring one that does not wait. */
export type Clock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits; rejects as soon as `signal` says so. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
};

export const realClock: Clock = {
  now: () => Date.now(),
  wait: async (ms, signal) => {
    await sleep(ms, undefined, { signal });
  },
};
