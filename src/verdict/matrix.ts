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
  const places = vantages.map((from) => placeOf(estate, from));
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

type Place = {
  readonly from: Vantage;
  readonly dns: string;
  readonly path: string;
  /** Number of everything but the service's own rules that a cell rests on. */
  readonly kin: number;
};

function placeOf(estate: Estate, from: Vantage): Place {
  const [dns, path] = [dnsClassOf(estate, from), pathClassOf(estate, from)];
  const { kins } = memoryOf(estate);
  const text = `${from.kind} ${from.vnet !== undefined}\n${dns}\n${path}`;
  let kin = kins.get(text);
  if (kin === undefined) kins.set(text, (kin = kins.size));
  return { from, dns, path, kin };
}

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

/** What is remembered of an estate: kinds of vantages, answers by DNS class and name, journeys by both classes, cells by name. */
type Memory = {
  readonly kins: Map<string, number>;
  readonly cells: Map<string, Map<number | string, Cell>>;
  readonly answered: Map<string, Map<string, Answered>>;
  readonly journeys: Map<string, Map<string, Journey>>;
};

const memo = new WeakMap<Estate, Memory>();

function memoryOf(estate: Estate): Memory {
  let memory = memo.get(estate);
  if (!memory) {
    memory = { kins: new Map(), cells: new Map(), answered: new Map(), journeys: new Map() };
    memo.set(estate, memory);
  }
  return memory;
}

function within<K, V>(maps: Map<string, Map<K, V>>, key: string): Map<K, V> {
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
  // A policy is the user's of the moment; cells are remembered without one.
  const cells = policy ? new Map<number | string, Cell>() : within(memoryOf(estate).cells, name);
  const named = namedBy(estate, [name]);
  const rules = new Set(named.service?.door.subnetRules.map((r) => r.subnet));
  return places.map((place) => {
    const { from, kin } = place;
    // What is called for also rests on the service's rules for the subnet itself.
    const isListed = from.subnet !== undefined && rules.has(from.subnet);
    const key = isListed ? `${kin} ${from.subnet}` : kin;
    let cell = cells.get(key);
    if (!cell) {
      const answered = answeredOf(estate, place, name);
      const subject = answered.answers[0]?.answer.named ?? named;
      cell = judgedCell(estate, place, answered, expectationOf(estate, from, subject, policy));
      cells.set(key, cell);
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
