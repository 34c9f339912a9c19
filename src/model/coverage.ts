/** What could not be seen, and why: the reason why absence is a claim that needs coverage. */
import type { Key } from "./thing.ts";

/** A hole in what was read. */
export type Gap = {
  /** ARM scope (a subscription, group, or resource id) that could not be read, lower case. */
  readonly scope: Key;
  /** ARM type in lower case, or "*" for every type in the scope. */
  readonly type: string;
  /** Why: `refused` (403), `missing` (404), `failed`, `not-collected`, `referenced` (something names it, nothing holds it). */
  readonly why: "refused" | "missing" | "failed" | "not-collected" | "referenced";
  /** The right that would settle it; "" when not known. */
  readonly right: string;
};

/** Three-valued sight: there, not there, or not seen. Only `look.ts` may say "absent". */
export type Sight<T> =
  | { readonly is: "found"; readonly value: T }
  | { readonly is: "absent" }
  | { readonly is: "unseen"; readonly gap: Gap };
