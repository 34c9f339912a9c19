/** Where every name leads from every vantage: by classes of vantages and of destinations, never pair by pair. */
import type { DnsOutcome } from "#src/dns/index.ts";
import type { Estate, Vantage } from "#src/model/index.ts";
import { alikeOf, numbersFor } from "./alike.ts";
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

/** Names told between two pauses, when none of them is news; and kinds of pairs judged anew. */
const [NAMES_AT_ONCE, PAIRS_AT_ONCE] = [20, 1000];

/** The matrix of `vantages` by `names` (checked names); undefined when cancelled. */
export async function matrixOf(
  estate: Estate,
  vantages: readonly Vantage[],
  names: readonly string[],
  options: MatrixOptions = {},
): Promise<Matrix | undefined> {
  const told = await columnsOf(estate, vantages, names, options);
  if (!told) return undefined;
  const rows = new Map<string, number>();
  for (const [g, { members }] of told.groups.entries())
    for (const { id } of members) rows.set(id, g);
  return {
    vantages: vantages.map(({ id, kind, label }) => ({ id, kind, label })),
    names: told.names,
    cells: vantages.flatMap(({ id }, v) => {
      const g = rows.get(id) ?? -1;
      return told.columns.flatMap((column, n) => {
        const cell = column[g];
        return cell ? [{ v, n, ...cell }] : [];
      });
    }),
  };
}

/** A matrix told once for each kind of vantages: as many pairs as an estate has, no estate can hold. */
export type Columns = {
  /** Vantages that get the same answer to each name. */
  readonly groups: readonly { readonly members: readonly Vantage[] }[];
  readonly names: Matrix["names"];
  /** By name, then by group. Names that are answered alike from everywhere have the very same column. */
  readonly columns: readonly (readonly Cell[])[];
};

/** What the matrix of `vantages` by `names` (checked names) tells, by groups of vantages; undefined when cancelled. */
export async function columnsOf(
  estate: Estate,
  vantages: readonly Vantage[],
  names: readonly string[],
  options: MatrixOptions = {},
): Promise<Columns | undefined> {
  const { policy, sure } = options;
  const groups = sure
    ? vantages.map((from) => ({ members: [from], place: placeOf(estate, from) }))
    : alikeOf(estate, vantages, names);
  const places = groups.map(({ place }) => place);
  const numberOf = numbersFor(estate, groups, policy);
  const known = new Map<number, readonly Cell[]>();
  const cells = new Map<Judgement, Cell>();
  const of = names.length * vantages.length;
  const columns: (readonly Cell[])[] = [];
  let judged = 0;
  for (const [i, name] of names.entries()) {
    if (i % NAMES_AT_ONCE === 0 || judged > PAIRS_AT_ONCE) {
      options.onNews?.({ done: i * vantages.length, of });
      await options.pause?.();
      if (options.signal?.aborted) return undefined;
      judged = 0;
    }
    if (sure) {
      columns.push(places.map(({ from }) => cellOf(traced(estate, from, name, policy))));
      continue;
    }
    const number = numberOf(name);
    let column = known.get(number);
    if (!column) {
      column = judgementsOf(estate, places, name, policy).map((judgement) => {
        let cell = cells.get(judgement);
        if (!cell) cells.set(judgement, (cell = cellOf(judgement)));
        return cell;
      });
      known.set(number, column);
      judged += places.length;
    }
    columns.push(column);
  }
  options.onNews?.({ done: of, of });
  return {
    groups,
    names: names.map((name) => ({ name, service: namedBy(estate, [name]).service?.id ?? null })),
    columns,
  };
}

/** What holds of each pair of a group and a name. */
export type Cell = Omit<MatrixCell, "v" | "n">;

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
