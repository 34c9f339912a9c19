/** What does a reading tell about itself: what was found, what was strange, what could not be read? */

/** Something strange in a document; what could be read of it was kept. */
export type Oddity = {
  /** ARM id, or the document's name when it has none. */
  readonly resource: string;
  /** JSON pointer into the document, wire form. */
  readonly pointer: string;
  readonly code: OddityCode;
  readonly seen: unknown;
};

export type OddityCode =
  | "not-a-document"
  | "no-id"
  | "no-type"
  | "no-properties"
  | "no-reference"
  | "wrong-type"
  | "unknown-value"
  | "not-a-prefix"
  | "not-an-address"
  | "overlapping"
  | "duplicate-differs"
  | "cut-by-depth"
  | "cell-not-json"
  | "too-deep"
  | "not-read";

/** What was read: counts by type, what was odd, what was ignored. */
export type ReadingReport = {
  readonly sources: readonly {
    readonly name: string;
    readonly documents: number;
    readonly shape: string;
  }[];
  /** ARM type (lower case) → number of distinct resources, for types the model holds. */
  readonly counts: Readonly<Record<string, number>>;
  /** ARM type (lower case) → number of distinct resources, for types kept and counted but not modelled. */
  readonly ignored: Readonly<Record<string, number>>;
  readonly oddities: readonly Oddity[];
  /** Documents that could not be read at all. */
  readonly unreadable: readonly { readonly source: string; readonly why: string }[];
};

/** Where oddities are gathered. More than `MOST_ODDITIES` of one code say nothing new, so they are counted only. */
export type Odd = (oddity: Oddity) => void;
