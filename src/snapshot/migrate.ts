/** How does a snapshot of an older format become one of today's, step by step? */

type Bag = Readonly<Record<string, unknown>>;

/** One step: from format `from` to the next. Steps are numbered for good, and never changed after a release. */
export type Migration = {
  readonly from: number;
  /** Everything but the documents. */
  readonly header: (header: Bag) => Bag;
  /** Each document, so that a long list of them need never stand in memory at once. */
  readonly document: (document: Bag) => Bag;
};

/** The steps to `CURRENT_FORMAT`, in order. Format 1 is the first there was. */
export const migrations: readonly Migration[] = [];

/** The format that is written today. */
export const CURRENT_FORMAT = 1;

/** The number in `split-horizon.snapshot/<number>`; undefined when `format` is not of that form. */
export function formatNumber(format: unknown): number | undefined {
  const found = typeof format === "string" && /^split-horizon\.snapshot\/(\d{1,6})$/.exec(format);
  return found ? Number(found[1]) : undefined;
}

/** How to read a snapshot of format `from`: all steps as one, or why it cannot be read. */
export type Reading =
  | {
      readonly is: "readable";
      readonly header: (h: Bag) => Bag;
      readonly document: (d: Bag) => Bag;
    }
  | { readonly is: "newer"; readonly format: number; readonly reads: number }
  | { readonly is: "unknown"; readonly format: number };

/** All steps from format `from` to today's as one. */
export function readingOf(
  from: number,
  steps: readonly Migration[] = migrations,
  current: number = CURRENT_FORMAT,
): Reading {
  if (from > current) return { is: "newer", format: from, reads: current };
  const chain: Migration[] = [];
  for (let at = from; at < current; at++) {
    const step = steps.find((one) => one.from === at);
    if (!step) return { is: "unknown", format: from };
    chain.push(step);
  }
  return {
    is: "readable",
    header: (header) => ({
      ...chain.reduce((h, step) => step.header(h), header),
      format: `split-horizon.snapshot/${current}`,
    }),
    document: (document) => chain.reduce((d, step) => step.document(d), document),
  };
}
