/** Which vantages, and which names, are answered alike: what holds of one of a kind holds of all of it. */
import type { Estate, Key, Vantage } from "#src/model/index.ts";
import { type Answered, answeredOf, isInternal, type Place, placeOf } from "./classwise.ts";
import { expectationOf, type PolicyLine } from "./expect.ts";
import { namedBy } from "./named.ts";

/** Vantages that get the same answer to each of the names, in the order of the list that they are of. */
export type Alike = {
  readonly members: readonly Vantage[];
  /** Of the first of them, who is asked for all. */
  readonly place: Place;
};

/** `vantages` by what they are told of `names`. */
export function alikeOf(
  estate: Estate,
  vantages: readonly Vantage[],
  names: readonly string[],
): readonly Alike[] {
  const listed = listedIn(estate);
  // Names of machines are answered by each network for itself.
  const isOwn = names.some(isInternal);
  const groups = new Map<string, { members: Vantage[]; place: Place }>();
  for (const from of vantages) {
    const place = placeOf(estate, from);
    const subnet = from.subnet !== undefined && listed.has(from.subnet) ? from.subnet : "";
    const key = `${place.kin} ${place.publicKin} ${subnet} ${isOwn ? (from.vnet ?? "") : ""}`;
    const group = groups.get(key);
    if (group) group.members.push(from);
    else groups.set(key, { members: [from], place });
  }
  return [...groups.values()];
}

const memo = new WeakMap<Estate["services"], ReadonlySet<Key>>();

/** Subnets that a service lists: what is called for from them is a matter of their own. */
function listedIn({ services }: Estate): ReadonlySet<Key> {
  let listed = memo.get(services);
  if (!listed) {
    listed = new Set(services.flatMap(({ door }) => door.subnetRules.map((r) => r.subnet)));
    memo.set(services, listed);
  }
  return listed;
}

/** Tells of a name a number that is equal for names which are answered alike, and lead alike, from each of `groups`. */
export function numbersFor(
  estate: Estate,
  groups: readonly Alike[],
  policy: readonly PolicyLine[] | undefined,
): (name: string) => number {
  const sides = sidesOf(estate, groups);
  const numbers = new Map<string, number>();
  const answers = new Map<string, number>();
  return (name) => {
    // Each network answers for itself, so a name of a machine is one of its kind.
    if (isInternal(name)) return numberIn(numbers, name);
    const named = namedBy(estate, [name]);
    const texts: string[] = [];
    const lists = new Set<Key>();
    const tell = ({ place, from }: Side) => {
      const answered = answeredOf(estate, place, name);
      const subject = answered.answers[0]?.answer.named ?? named;
      const wanted = expectationOf(estate, from, subject, policy);
      const number = numberIn(answers, answerClass(answered));
      texts.push(`${number} ${wanted?.class ?? ""} ${wanted?.because ?? ""}`);
      for (const { subnet } of subject.service?.door.subnetRules ?? []) lists.add(subnet);
    };
    for (const side of sides.all) tell(side);
    for (const subnet of lists) {
      texts.push(subnet);
      for (const side of sides.listed.get(subnet) ?? []) tell(side);
    }
    return numberIn(numbers, texts.join("\n"));
  };
}

/** Those of one side get the same DNS answer, and the same is called for from them by a service that does not list them. */
type Side = { readonly place: Place; readonly from: Vantage };

type Sides = {
  /** As they stand when no service lists them. */
  readonly all: readonly Side[];
  /** Those in a subnet that a service lists. */
  readonly listed: ReadonlyMap<Key, readonly Side[]>;
};

function sidesOf(estate: Estate, groups: readonly Alike[]): Sides {
  const isListed = listedIn(estate);
  const all = new Map<string, Side>();
  const listed = new Map<Key, Side[]>();
  for (const { place } of groups) {
    const { from, dns } = place;
    const { subnet, ...elsewhere } = from;
    const key = `${dns} ${from.kind} ${from.vnet !== undefined}`;
    if (!all.has(key)) all.set(key, { place, from: elsewhere });
    if (subnet === undefined || !isListed.has(subnet)) continue;
    listed.set(subnet, [...(listed.get(subnet) ?? []), { place, from }]);
  }
  return { all: [...all.values()], listed };
}

/** All of an answer that a judgement rests on. */
function answerClass({ kind, answers }: Answered): string {
  return [kind, ...answers.map(({ aims }) => aims.map((aim) => aim.class).join("\n"))].join("\n\n");
}

function numberIn(numbers: Map<string, number>, text: string): number {
  let number = numbers.get(text);
  if (number === undefined) numbers.set(text, (number = numbers.size));
  return number;
}
