/** What does a reply hold: the value, or why there is none? */

/** A refusal: what went wrong, in a sentence that names the thing, the place, what was seen and what would be right. */
export type Fault = {
  /** `input`: the asker can mend it; `cancelled`; `defect`: our mistake. */
  readonly kind: "input" | "cancelled" | "defect";
  readonly sentence: string;
  /** Near matches that may have been meant. */
  readonly suggestions: readonly string[];
  /** What could be read of what was asked for as a whole. */
  readonly readable?: Readable;
};

/** How much of some files could be read. */
export type Readable = {
  readonly resources: number;
  /** Of the bytes of the files, 1 to 99; null where nobody can tell how much is lost. */
  readonly percent: number | null;
};

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault };
