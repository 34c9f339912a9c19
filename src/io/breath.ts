/** How does a long answer let the messages in that have arrived meanwhile, such as the one that cancels it? */
import { setImmediate } from "node:timers/promises";

/** Resolves after the events that wait in this process were heard. */
export function breath(): Promise<void> {
  return setImmediate();
}
