/** How many pairs of each outcome a plan has, by itself and with all that it holds. */
import type { Estate } from "#src/model/index.ts";
import type { OutcomeWord } from "#src/verdict/index.ts";
import type { Pair } from "./ask.ts";
import { endpointOf } from "./endpoint-of.ts";
import type { Forest } from "./forest.ts";
import type { Plan } from "./plan.ts";

export type Tally = {
  readonly counts: Readonly<Partial<Record<OutcomeWord, number>>>;
  /** Pairs that are not as expected. */
  readonly unexpected: number;
};

type Growing = { counts: Partial<Record<OutcomeWord, number>>; unexpected: number };

/** Tells the tally of any plan. */
export type Tallies = (plan: Plan) => Tally;

type Own = ReadonlyMap<Plan, Growing>;
const counted = new WeakMap<readonly Pair[], WeakMap<Forest, Own>>();

/** The tallies of a forest: a pair counts at its vantage, at the endpoint on its way, and at its service. */
export function talliesOf(estate: Estate, forest: Forest, pairs: readonly Pair[]): Tallies {
  let byForest = counted.get(pairs);
  if (!byForest) counted.set(pairs, (byForest = new WeakMap()));
  let own = byForest.get(forest);
  if (!own) byForest.set(forest, (own = countedBy(estate, forest, pairs)));
  const whole = new Map<Plan, Tally>();
  const tallyOf = (plan: Plan): Tally => {
    const known = whole.get(plan);
    if (known) return known;
    const mine = own.get(plan);
    const sum: Growing = { counts: { ...mine?.counts }, unexpected: mine?.unexpected ?? 0 };
    for (const child of plan.children) merge(sum, tallyOf(child));
    whole.set(plan, sum);
    return sum;
  };
  return tallyOf;
}

/** Each plan's own pairs: counted once for a list of pairs, which may hold hundreds of thousands. */
function countedBy(estate: Estate, forest: Forest, pairs: readonly Pair[]): Own {
  const own = new Map<Plan, Growing>();
  const tallies = new Map<string, Growing | undefined>();
  const tallyAt = (id: string): Growing | undefined => {
    if (tallies.has(id)) return tallies.get(id);
    const plan = forest.byId.get(id.toLowerCase());
    let tally = plan && own.get(plan);
    if (plan && !tally) own.set(plan, (tally = { counts: {}, unexpected: 0 }));
    tallies.set(id, tally);
    return tally;
  };
  for (const pair of pairs) {
    const place = forest.places.get(pair.from);
    if (place === undefined) continue;
    for (const id of [place, endpointOf(estate, pair), pair.service]) {
      const tally = id ? tallyAt(id) : undefined;
      if (tally) count(tally, pair);
    }
  }
  return own;
}

function count(tally: Growing, { word, asExpected }: Pair): void {
  tally.counts[word] = (tally.counts[word] ?? 0) + 1;
  if (asExpected === false) tally.unexpected += 1;
}

function merge(into: Growing, from: Tally): void {
  for (const [word, n] of Object.entries(from.counts)) {
    into.counts[word as OutcomeWord] = (into.counts[word as OutcomeWord] ?? 0) + n;
  }
  into.unexpected += from.unexpected;
}

/** The tally of several plans together. */
export function sumOf(tallyOf: Tallies, plans: readonly Plan[]): Tally {
  const sum: Growing = { counts: {}, unexpected: 0 };
  for (const plan of plans) merge(sum, tallyOf(plan));
  return sum;
}
