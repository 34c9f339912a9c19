/** Where every name leads from every vantage: by classes of vantages and of destinations, never pair by pair. */
import { type DnsOutcome, dnsClassOf, type Resolution, resolve } from "#src/dns/index.ts";
import type { Estate, Vantage } from "#src/model/index.ts";
import { type Name, parseName } from "#src/net/index.ts";
import type { Journey } from "#src/path/index.ts";
import { reach } from "#src/path/index.ts";
import { answersOf, type DnsAnswer } from "./answers.ts";
import { destinationClassOf, pathClassOf } from "./classes.ts";
import { type Expectation, expectationOf, type PolicyLine } from "./expect.ts";
import { answerJudged, type Judged, judge } from "./judge.ts";
import { namedBy } from "./named.ts";
import { portOf, traceOf } from "./trace.ts";
import type { OutcomeWord, VerdictClass } from "./verdict.ts";
import { wordOf } from "./word.ts";

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
  const columns: (readonly Omit<MatrixCell, "v" | "n">[])[] = [];
  const places = vantages.map((from) => ({
    from,
    dns: dnsClassOf(estate, from),
    path: pathClassOf(estate, from),
  }));
  for (const [i, name] of names.entries()) {
    if (i % NAMES_AT_ONCE === 0) {
      options.onNews?.({ done: i * vantages.length, of: names.length * vantages.length });
      await options.pause?.();
      if (options.signal?.aborted) return undefined;
    }
    columns.push(
      options.sure
        ? vantages.map((from) => tracedCell(estate, from, name, options.policy))
        : columnOf(estate, places, name, options.policy),
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

type Place = { readonly from: Vantage; readonly dns: string; readonly path: string };
type Cell = Omit<MatrixCell, "v" | "n">;

function tracedCell(
  estate: Estate,
  from: Vantage,
  name: string,
  policy: readonly PolicyLine[] | undefined,
): Cell {
  const trace = traceOf(estate, { name, from }, policy ? { policy } : {});
  return cellOf(trace.resolution.outcome, trace.verdict, trace.word);
}

function cellOf(
  dns: DnsOutcome,
  verdict: { readonly class: VerdictClass; readonly expected: VerdictClass | null },
  word: OutcomeWord,
): Cell {
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

type Answered = {
  readonly resolution: Resolution;
  readonly answers: readonly { readonly answer: DnsAnswer; readonly classes: readonly string[] }[];
};

/** What is remembered of an estate: the answers by DNS class and name, the journeys by class of vantage and destination. */
type Memory = {
  readonly answered: Map<string, Map<string, Answered>>;
  readonly journeys: Map<string, Map<string, Journey>>;
};

const memo = new WeakMap<Estate, Memory>();

function memoryOf(estate: Estate): Memory {
  let memory = memo.get(estate);
  if (!memory) memo.set(estate, (memory = { answered: new Map(), journeys: new Map() }));
  return memory;
}

function within<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let map = maps.get(key);
  if (!map) maps.set(key, (map = new Map()));
  return map;
}

/** All cells of one name, each pair of classes judged once. */
function columnOf(
  estate: Estate,
  places: readonly Place[],
  name: string,
  policy: readonly PolicyLine[] | undefined,
): readonly Cell[] {
  const cells = new Map<string, Map<string, Cell>>();
  const named = namedBy(estate, [name]);
  const rules = new Set(named.service?.door.subnetRules.map((r) => r.subnet));
  return places.map((place) => {
    const { from } = place;
    const answered = answeredOf(estate, place, name);
    // What is called for depends on the kind of vantage, on its standing inside, and on rules for its subnet.
    const isListed = from.subnet !== undefined && rules.has(from.subnet);
    const wanted = `${from.kind} ${from.vnet !== undefined} ${isListed ? from.subnet : ""} ${place.path}`;
    const byPath = within(cells, place.dns);
    let cell = byPath.get(wanted);
    if (!cell) {
      const subject = answered.answers[0]?.answer.named ?? named;
      cell = judgedCell(estate, place, answered, expectationOf(estate, from, subject, policy));
      byPath.set(wanted, cell);
    }
    return cell;
  });
}

function answeredOf(estate: Estate, { from, dns }: Place, name: string): Answered {
  const known = within(memoryOf(estate).answered, dns);
  let answered = known.get(name);
  if (!answered) {
    const resolution = resolve(estate, { name: nameIn(name), from });
    answered = {
      resolution,
      answers: answersOf(estate, resolution).map((answer) => ({
        answer,
        classes: answer.destinations.map((to) =>
          destinationClassOf(estate, to, portOf(answer, undefined)),
        ),
      })),
    };
    known.set(name, answered);
  }
  return answered;
}

function nameIn(text: string): Name {
  const name = parseName(text);
  if (name === undefined) throw new Error(`Not a checked name: ${text}`);
  return name;
}

function judgedCell(
  estate: Estate,
  place: Place,
  { resolution, answers }: Answered,
  expectation: Expectation,
): Cell {
  const known = within(memoryOf(estate).journeys, place.path);
  const each = answers.map(({ answer, classes }) => ({
    answer,
    journeys: answer.destinations.map((to, i) => {
      const key = classes[i] ?? "";
      let journey = known.get(key);
      if (!journey) {
        journey = reach(estate, {
          from: place.from,
          to,
          port: portOf(answer, undefined),
          protocol: "tcp",
        });
        known.set(key, journey);
      }
      return journey;
    }),
  }));
  const verdict = judge(resolution, each, expectation);
  const classes = each.map((e): Judged => answerJudged(e.answer, e.journeys)).map((j) => j.class);
  const word = wordOf(
    verdict,
    each.map((e) => e.answer.outcome),
    classes,
  );
  return cellOf(resolution.outcome, verdict, word);
}
