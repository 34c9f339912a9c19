/** What a name comes to from many vantages, each class of vantages and of destinations walked once. */
import type { DnsOutcome, Resolution } from "#src/dns/index.ts";
import type { Estate, Vantage } from "#src/model/index.ts";
import { isUnder, type Name, parseName } from "#src/net/index.ts";
import { answersOf, type DnsAnswer } from "./answers.ts";
import { type Expectation, expectationOf, type PolicyLine } from "./expect.ts";
import { answerJudged, type Judged, judge } from "./judge.ts";
import { namedBy } from "./named.ts";
import { nameClassOf, resolveName } from "./names.ts";
import { portOf } from "./trace.ts";
import type { OutcomeWord, Verdict } from "./verdict.ts";
import { type Aim, aimOf, type Sender, senderOf, wayOf } from "./ways.ts";
import { wordOf } from "./word.ts";

/** What a name comes to from a vantage. */
export type Judgement = {
  readonly dns: DnsOutcome;
  readonly verdict: Verdict;
  readonly word: OutcomeWord;
};

/** A vantage with its classes. */
export type Place = Sender & {
  /** Number of the class by which names are answered. */
  readonly dns: number;
  /** Number of everything but the service's own rules that a cell rests on. */
  readonly kin: number;
  /** The same where all that the name leads to is public. */
  readonly publicKin: number;
};

/** The classes of `from`, remembered with the estate. */
export function placeOf(estate: Estate, from: Vantage): Place {
  const { numbers, places } = memoryOf(estate);
  let place = places.get(from);
  if (!place) {
    const sender = senderOf(estate, from);
    const dns = numberOf(numbers, nameClassOf(estate, from));
    const stands = `${from.kind} ${from.vnet !== undefined}\n${dns}`;
    const kin = numberOf(numbers, `${stands}\n${sender.path}`);
    const publicKin = numberOf(numbers, `${stands}\npublic ${sender.publicPath}`);
    place = { ...sender, dns, kin, publicKin };
    places.set(from, place);
  }
  return place;
}

function numberOf(numbers: Map<string, number>, text: string): number {
  let number = numbers.get(text);
  if (number === undefined) numbers.set(text, (number = numbers.size));
  return number;
}

/** What a name is answered with, and where that leads. */
export type Answered = {
  readonly resolution: Resolution;
  readonly answers: readonly {
    readonly answer: DnsAnswer;
    readonly aims: readonly (Aim & { readonly class: string })[];
  }[];
  /** Whether all that it leads to is public, and known by no number. */
  readonly isPublic: boolean;
  /** All that a judgement rests on but the ends of the ways. */
  readonly kind: string;
};

/** What is remembered of an estate: kinds of vantages, answers by DNS class and name, judgements by name. */
type Memory = {
  readonly places: WeakMap<Vantage, Place>;
  readonly numbers: Map<string, number>;
  readonly judgements: Map<string, Map<number | string, Judgement>>;
  readonly answered: Map<string, Map<number | string, Answered>>;
  /** By all that a judgement rests on. */
  readonly judged: Map<string, Judgement>;
};

const memo = new WeakMap<Estate, Memory>();

function memoryOf(estate: Estate): Memory {
  let memory = memo.get(estate);
  if (!memory) {
    memory = {
      places: new WeakMap(),
      numbers: new Map(),
      judgements: new Map(),
      answered: new Map(),
      judged: new Map(),
    };
    memo.set(estate, memory);
  }
  return memory;
}

function within<K, V>(maps: Map<string, Map<K, V>>, key: string): Map<K, V> {
  let map = maps.get(key);
  if (!map) maps.set(key, (map = new Map()));
  return map;
}

/** What one name comes to from each of `places`, each pair of classes judged once. */
export function judgementsOf(
  estate: Estate,
  places: readonly Place[],
  name: string,
  policy: readonly PolicyLine[] | undefined,
): readonly Judgement[] {
  // A policy is the user's of the moment; what is remembered is without one.
  const known = policy
    ? new Map<number | string, Judgement>()
    : within(memoryOf(estate).judgements, name);
  const named = namedBy(estate, [name]);
  const rules = new Set(named.service?.door.subnetRules.map((r) => r.subnet));
  return places.map((place) => {
    const { from } = place;
    const answered = answeredOf(estate, place, name);
    const kin = answered.isPublic ? place.publicKin : place.kin;
    // What is called for also rests on the service's rules for the subnet itself.
    const isListed = from.subnet !== undefined && rules.has(from.subnet);
    // Names of machines are answered by each network for itself.
    const own = isInternal(name) ? from.vnet : undefined;
    const key = isListed || own ? `${kin} ${isListed ? from.subnet : ""} ${own ?? ""}` : kin;
    let judgement = known.get(key);
    if (!judgement) {
      const subject = answered.answers[0]?.answer.named ?? named;
      judgement = judged(estate, place, answered, expectationOf(estate, from, subject, policy));
      known.set(key, judgement);
    }
    return judgement;
  });
}

/** The answer to `name` that `place` gets, and the classes of where it leads; remembered with the estate. */
export function answeredOf(estate: Estate, { from, dns }: Place, name: string): Answered {
  const known = within(memoryOf(estate).answered, name);
  const key = isInternal(name) ? `${dns} ${from.vnet ?? ""}` : dns;
  let answered = known.get(key);
  if (!answered) {
    const resolution = resolveName(estate, { name: nameIn(name), from });
    const answers = answersOf(estate, resolution).map((answer) => ({
      answer,
      aims: answer.destinations.map((to) => aimOf(estate, to, portOf(answer, undefined))),
    }));
    const isPublic = answers.every((a) => a.answer.destinations.every((d) => d.kind === "service"));
    const { outcome, confidence, branches } = resolution;
    const outcomes = answers
      .map((a) => `${a.answer.outcome}${a.answer.isContested ? "?" : ""}`)
      .join();
    const kind = `${outcome} ${confidence} ${branches.length > 0} ${outcomes}`;
    answered = { resolution, answers, isPublic, kind };
    known.set(key, answered);
  }
  return answered;
}

/** Whether each network answers for itself what `name` is. */
export function isInternal(name: string): boolean {
  return isUnder(name, "internal.cloudapp.net") || isUnder(name, "in-addr.arpa");
}

function nameIn(text: string): Name {
  const name = parseName(text);
  if (name === undefined) throw new Error(`Not a checked name: ${text}`);
  return name;
}

/** Judgements that rest on the same are the same one: an estate has some dozens of them, and millions of pairs. */
function judged(
  estate: Estate,
  place: Place,
  { resolution, answers, kind }: Answered,
  expectation: Expectation,
): Judgement {
  const { judged: known } = memoryOf(estate);
  const ways = answers.map(({ aims }) => aims.map((aim) => wayOf(estate, place, aim)));
  const numbers = ways.map((own) => own.map(({ number }) => number).join("+")).join();
  const key = `${kind} ${numbers} ${expectation?.class} ${expectation?.because}`;
  let judgement = known.get(key);
  if (!judgement) {
    const each = answers.map(({ answer }, i) => ({
      answer,
      journeys: (ways[i] ?? []).map(({ end }) => end),
    }));
    const verdict = judge(resolution, each, expectation);
    const classes = each.map((e): Judged => answerJudged(e.answer, e.journeys)).map((j) => j.class);
    const word = wordOf(
      verdict,
      each.map((e) => e.answer.outcome),
      classes,
    );
    judgement = { dns: resolution.outcome, verdict, word };
    known.set(key, judgement);
  }
  return judgement;
}
