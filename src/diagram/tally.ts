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

/** The tallies of a forest: a pair counts at its vantage, at the endpoint on its way, and at its service. */
export function talliesOf(estate: Estate, forest: Forest, pairs: readonly Pair[]): Tallies {
  const own = new Map<Plan, Growing>();
  const add = (id: string | null | undefined, pair: Pair) => {
    const plan = id ? forest.byId.get(id.toLowerCase()) : undefined;
    if (!plan) return;
    let tally = own.get(plan);
    if (!tally) own.set(plan, (tally = { counts: {}, unexpected: 0 }));
    count(tally, pair);
  };
  for (const pair of pairs) {
    const place = forest.places.get(pair.from);
    if (place === undefined) continue;
    add(place, pair);
    add(endpointOf(estate, pair), pair);
    add(pair.service, pair);
  }
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
