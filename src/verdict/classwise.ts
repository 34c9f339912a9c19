/** What a name comes to from many vantages, each class of vantages and of destinations walked once. */
import type { DnsOutcome, Resolution } from "#src/dns/index.ts";
import type { Estate, Key, Vantage } from "#src/model/index.ts";
import { isUnder, type Name, parseName } from "#src/net/index.ts";
import { asOne, type Destination, reach, subnetsAsked } from "#src/path/index.ts";
import { answersOf, type DnsAnswer } from "./answers.ts";
import { destinationClassOf, pathClassOf } from "./classes.ts";
import { type Expectation, expectationOf, type PolicyLine } from "./expect.ts";
import { answerJudged, endOf, type JourneyEnd, type Judged, judge } from "./judge.ts";
import { namedBy } from "./named.ts";
import { nameClassOf, resolveName } from "./names.ts";
import { publicClassOf } from "./public-class.ts";
import { portOf } from "./trace.ts";
import type { OutcomeWord, Verdict } from "./verdict.ts";
import { wordOf } from "./word.ts";

/** What a name comes to from a vantage. */
export type Judgement = {
  readonly dns: DnsOutcome;
  readonly verdict: Verdict;
  readonly word: OutcomeWord;
};

/** A vantage with its classes. */
export type Place = {
  readonly from: Vantage;
  /** Number of the class by which names are answered. */
  readonly dns: number;
  readonly path: string;
  /** The class for public addresses that nobody knows by number: wider than `path`. */
  readonly publicPath: string;
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
    const [path, publicPath] = [pathClassOf(estate, from), publicClassOf(estate, from)];
    const dns = numberOf(numbers, nameClassOf(estate, from));
    const stands = `${from.kind} ${from.vnet !== undefined}\n${dns}`;
    place = {
      from,
      dns,
      path,
      publicPath,
      kin: numberOf(numbers, `${stands}\n${path}`),
      publicKin: numberOf(numbers, `${stands}\npublic ${publicPath}`),
    };
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
  readonly answers: readonly { readonly answer: DnsAnswer; readonly classes: readonly string[] }[];
  /** Whether all that it leads to is public, and known by no number. */
  readonly isPublic: boolean;
};

/** What is remembered of an estate: kinds of vantages, answers by DNS class and name, journeys by both classes, judgements by name. */
type Memory = {
  readonly places: WeakMap<Vantage, Place>;
  readonly numbers: Map<string, number>;
  readonly judgements: Map<string, Map<number | string, Judgement>>;
  readonly answered: Map<string, Map<number | string, Answered>>;
  readonly journeys: Map<string, Map<string, JourneyEnd>>;
  readonly senders: Map<Key, readonly Sender[]>;
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
      journeys: new Map(),
      senders: new Map(),
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
      classes: answer.destinations.map((to) =>
        destinationClassOf(estate, to, portOf(answer, undefined)),
      ),
    }));
    const isPublic = answers.every((a) => a.answer.destinations.every((d) => d.kind === "service"));
    answered = { resolution, answers, isPublic };
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

function judged(
  estate: Estate,
  place: Place,
  { resolution, answers }: Answered,
  expectation: Expectation,
): Judgement {
  const each = answers.map(({ answer, classes }) => ({
    answer,
    journeys: answer.destinations.map((to, i) =>
      journeyOf(estate, place, { to, port: portOf(answer, undefined), class: classes[i] ?? "" }),
    ),
  }));
  const verdict = judge(resolution, each, expectation);
  const classes = each.map((e): Judged => answerJudged(e.answer, e.journeys)).map((j) => j.class);
  const word = wordOf(
    verdict,
    each.map((e) => e.answer.outcome),
    classes,
  );
  return { dns: resolution.outcome, verdict, word };
}

/** Whoever sends packets, with the classes by which they go. */
type Sender = Pick<Place, "from" | "path" | "publicPath">;

type Aim = { readonly to: Destination; readonly port: number; readonly class?: string };

/** How the journey ends of the first of its class from `place` to a destination; only how it ends is that of all of the class. */
export function journeyOf(estate: Estate, place: Sender, aim: Aim): JourneyEnd {
  const { to, port } = aim;
  const path = to.kind === "service" ? place.publicPath : place.path;
  const known = within(memoryOf(estate).journeys, path);
  const key = aim.class ?? destinationClassOf(estate, to, port);
  let journey = known.get(key);
  if (!journey) {
    const told = { ...aim, class: key };
    journey = fromWhole(estate, place, told) ?? fromOne(estate, place, told);
    known.set(key, journey);
  }
  return journey;
}

function fromOne(estate: Estate, { from }: Sender, { to, port }: Aim): JourneyEnd {
  return endOf(reach(estate, { from, to, port, protocol: "tcp" }));
}

/** From a VNet as a whole, by the classes of its subnets; undefined where `from` is none, or has none. */
function fromWhole(estate: Estate, { from }: Sender, aim: Aim): JourneyEnd | undefined {
  const vnet = from.kind === "vnet" ? (from.vnet ?? from.key) : undefined;
  if (vnet === undefined) return undefined;
  const by = aim.to.kind === "service" ? "publicPath" : "path";
  const seen = new Set<string>();
  const ends: JourneyEnd[] = [];
  for (const sender of sendersIn(estate, vnet)) {
    if (seen.has(sender[by])) continue;
    seen.add(sender[by]);
    ends.push(journeyOf(estate, sender, aim));
  }
  const [first] = ends;
  return first && asOne(first, ends);
}

/** The subnets of a VNet from which machines may send. */
function sendersIn(estate: Estate, vnet: Key): readonly Sender[] {
  const { senders } = memoryOf(estate);
  let own = senders.get(vnet);
  if (!own) {
    own = subnetsAsked(estate, vnet).map(({ id, key, name }) => {
      const from: Vantage = { id, kind: "subnet", label: name, key, subnet: key, vnet };
      return { from, path: pathClassOf(estate, from), publicPath: publicClassOf(estate, from) };
    });
    senders.set(vnet, own);
  }
  return own;
}
