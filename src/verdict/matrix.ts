/** Where every name leads from every vantage: by classes of vantages and of destinations, never pair by pair. */
import type { DnsOutcome } from "#src/dns/index.ts";
import type { Estate, Vantage } from "#src/model/index.ts";
import { type Judgement, judgementsOf, placeOf } from "./classwise.ts";
import type { PolicyLine } from "./expect.ts";
import { namedBy } from "./named.ts";
import { traceOf } from "./trace.ts";
import type { OutcomeWord, VerdictClass } from "./verdict.ts";

/** A matrix as printed (spec/cli.md, `matrix --json`), with the word of each cell. */
export type Matrix = {
  readonly vantages: readonly {
    readonly id: string;
    readonly kind: string;
    readonly label: string;
  }[];
  readonly names: readonly { readonly name: string; readonly service: string | null }[];
  /** By vantage, then by name. */
  readonly cells: readonly MatrixCell[];
};

export type MatrixCell = {
  readonly v: number;
  readonly n: number;
  readonly dns: DnsOutcome;
  readonly class: VerdictClass;
  readonly expected: VerdictClass | null;
  readonly word: OutcomeWord;
  /** null when nothing is expected, or nothing is known. */
  readonly asExpected: boolean | null;
};

export type MatrixOptions = {
  readonly signal?: AbortSignal;
  readonly onNews?: (news: { readonly done: number; readonly of: number }) => void;
  /** Lets the host breathe between names, so that a cancelling message can arrive. */
  readonly pause?: () => Promise<void>;
  readonly policy?: readonly PolicyLine[];
  /** Traces every pair by itself: slow, and the measure of the fast way. */
  readonly sure?: boolean;
};

/** Names told between two pauses. */
const NAMES_AT_ONCE = 20;

/** The matrix of `vantages` by `names` (checked names); undefined when cancelled. */
export async function matrixOf(
  estate: Estate,
  vantages: readonly Vantage[],
  names: readonly string[],
  options: MatrixOptions = {},
): Promise<Matrix | undefined> {
  const columns: (readonly Cell[])[] = [];
  const places = vantages.map((from) => placeOf(estate, from));
  const cells = new Map<Judgement, Cell>();
  for (const [i, name] of names.entries()) {
    if (i % NAMES_AT_ONCE === 0) {
      options.onNews?.({ done: i * vantages.length, of: names.length * vantages.length });
      await options.pause?.();
      if (options.signal?.aborted) return undefined;
    }
    columns.push(
      options.sure
        ? vantages.map((from) => cellOf(traced(estate, from, name, options.policy)))
        : judgementsOf(estate, places, name, options.policy).map((judgement) => {
            let cell = cells.get(judgement);
            if (!cell) cells.set(judgement, (cell = cellOf(judgement)));
            return cell;
          }),
    );
  }
  options.onNews?.({ done: names.length * vantages.length, of: names.length * vantages.length });
  return {
    vantages: vantages.map(({ id, kind, label }) => ({ id, kind, label })),
    names: names.map((name) => ({ name, service: namedBy(estate, [name]).service?.id ?? null })),
    cells: vantages.flatMap((_, v) =>
      columns.flatMap((column, n) => {
        const cell = column[v];
        return cell ? [{ v, n, ...cell }] : [];
      }),
    ),
  };
}

type Cell = Omit<MatrixCell, "v" | "n">;

function traced(
  estate: Estate,
  from: Vantage,
  name: string,
  policy: readonly PolicyLine[] | undefined,
): Judgement {
  const trace = traceOf(estate, { name, from }, policy ? { policy } : {});
  return { dns: trace.resolution.outcome, verdict: trace.verdict, word: trace.word };
}

function cellOf({ dns, verdict, word }: Judgement): Cell {
  const { expected } = verdict;
  const isJudged = expected !== null && verdict.class !== "UNKNOWN";
  return {
    dns,
    class: verdict.class,
    expected,
    word,
    asExpected: isJudged ? verdict.class === expected : null,
  };
}
