/** What is known of an answer: nothing yet, on its way (with the one before), here, or refused. */
import type { Fault } from "#src/api/index.ts";

export type Asked<T> =
  | { readonly is: "none"; readonly value: null }
  | { readonly is: "waiting"; readonly value: T | null }
  | { readonly is: "here"; readonly value: T }
  | { readonly is: "refused"; readonly value: T | null; readonly fault: Fault };

export const notAsked: Asked<never> = { is: "none", value: null };
