/** How many pairs of each outcome a plan has, by itself and with all that it holds. */
import type { Estate } from "#src/model/index.ts";
import type { OutcomeWord } from "#src/verdict/index.ts";
import type { Block, BlockAnswer } from "./ask.ts";
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
const counted = new WeakMap<readonly Block[], WeakMap<Forest, Own>>();

/** The tallies of a forest: a pair counts at its vantage, at the endpoint on its way, and at its service. */
export function talliesOf(estate: Estate, forest: Forest, blocks: readonly Block[]): Tallies {
  let byForest = counted.get(blocks);
  if (!byForest) counted.set(blocks, (byForest = new WeakMap()));
  let own = byForest.get(forest);
  if (!own) byForest.set(forest, (own = countedBy(estate, forest, blocks)));
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

/**
 * Each plan's own pairs. A block is counted once for all its names and once for all its vantages, never pair by pair:
 * large estates have many millions of them.
 */
function countedBy(estate: Estate, forest: Forest, blocks: readonly Block[]): Own {
  const own = new Map<Plan, Growing>();
  const add = (id: string | null | undefined, tally: Tally) => {
    const plan = id ? forest.byId.get(id.toLowerCase()) : undefined;
    if (!plan) return;
    let mine = own.get(plan);
    if (!mine) own.set(plan, (mine = newTally()));
    merge(mine, tally);
  };
  const placesOf = placesIn(forest);
  const ofVantages = new Map<readonly string[], Growing>();
  for (const { names, answers } of blocks) {
    const [ofAll, ofPrivate] = [newTally(), newTally()];
    for (const answer of answers) {
      const { from, word } = answer;
      const drawn = placesOf(from).length;
      if (drawn === 0) continue;
      let ofEach = ofVantages.get(from);
      if (!ofEach) ofVantages.set(from, (ofEach = newTally()));
      count(ofEach, answer, names.length);
      count(ofAll, answer, drawn);
      if (word === "private") count(ofPrivate, answer, drawn);
    }
    for (const { service, endpoint } of names) {
      add(service, ofAll);
      if (Object.keys(ofPrivate.counts).length === 0) continue;
      add(
        endpointOf(estate, { service, word: "private", ...(endpoint ? { endpoint } : {}) }),
        ofPrivate,
      );
    }
  }
  for (const [from, tally] of ofVantages) for (const place of placesOf(from)) add(place, tally);
  return own;
}

const newTally = (): Growing => ({ counts: {}, unexpected: 0 });

/** Tells where the vantages of a list stand, each list looked up once. */
export function placesIn(forest: Forest): (from: readonly string[]) => readonly string[] {
  const known = new Map<readonly string[], readonly string[]>();
  return (from) => {
    let places = known.get(from);
    if (!places) known.set(from, (places = from.flatMap((id) => forest.places.get(id) ?? [])));
    return places;
  };
}

function count(tally: Growing, { word, asExpected }: BlockAnswer, times: number): void {
  tally.counts[word] = (tally.counts[word] ?? 0) + times;
  if (asExpected === false) tally.unexpected += times;
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
