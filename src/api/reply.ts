/** How are replies and faults made? */
import type { Fault, Reply } from "./calls.ts";

/** A refusal; also what the readers of asks give back in place of a value. */
export type Refused = { readonly ok: false; readonly fault: Fault };

/** The reply that holds `value`. */
export function good<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A refusal of the input, with this sentence and near matches. */
export function refused(sentence: string, suggestions: readonly string[] = []): Refused {
  return { ok: false, fault: { kind: "input", sentence, suggestions } };
}

/** A refusal because the asker gave up, or asked for something newer. */
export function cancelled(sentence: string): Refused {
  return { ok: false, fault: { kind: "cancelled", sentence, suggestions: [] } };
}

/** The values of `replies`, or the first refusal among them. */
export function allGood<T>(replies: readonly Reply<T>[]): Reply<readonly T[]> {
  const values: T[] = [];
  for (const reply of replies) {
    if (!reply.ok) return reply;
    values.push(reply.value);
  }
  return good(values);
}
