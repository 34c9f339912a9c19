/** The wires of outcomes: from where questions are asked, through private endpoints, to services. */
import { type Estate, inList } from "#src/model/index.ts";
import type { OutcomeWord } from "#src/verdict/index.ts";
import type { Block } from "./ask.ts";
import { endpointOf } from "./endpoint-of.ts";
import type { Forest } from "./forest.ts";
import type { Ground } from "./plan.ts";
import type { SceneLevel } from "./scene.ts";
import type { Shown } from "./show.ts";
import type { Stands } from "./stand.ts";
import { placesIn } from "./tally.ts";
import type { TieBasket } from "./tie.ts";

type Field = Ground & {
  readonly forest: Forest;
  readonly stands: Stands;
  readonly level: SceneLevel;
};

/**
 * Puts the wires of `blocks`. What is refused as expected is no wire: a closed door that should be
 * closed is not traffic. A private pair leads to its endpoint, and the endpoint to its service.
 */
export function putPaths(field: Field, blocks: readonly Block[], basket: TieBasket): void {
  const { estate, forest, stands, level } = field;
  const used = new Map<string, boolean>();
  const spotsOf = spotsIn(forest, stands);
  for (const block of blocks) {
    const aimsOf = aimsIn(estate, stands, block);
    for (const { word, flagged, spots } of waysOf(block, spotsOf)) {
      const common = { kind: "path", outcome: word, label: "", flagged, lit: false } as const;
      // What is as expected runs together in trunks; what is not leads to the very box that it is about.
      const aims = aimsOf(word, flagged && level > 1 ? "nearest" : "outermost");
      for (const [from, pairs] of spots) {
        for (const { to, count, through } of aims.boxes)
          basket.put({ ...common, from, to: to ?? from, count: pairs * count, through });
      }
      for (const endpoint of aims.endpoints)
        used.set(endpoint, (used.get(endpoint) ?? false) || flagged);
    }
  }
  putLastWires(field, used, basket);
}

/** How many vantages stand on each drawn box. */
type Spots = ReadonlyMap<Shown, number>;

/** Tells the boxes from which the wires of a list of vantages start, each list looked up once. */
function spotsIn(forest: Forest, stands: Stands): (from: readonly string[]) => Spots {
  const placesOf = placesIn(forest);
  const known = new Map<readonly string[], Spots>();
  return (from) => {
    let spots = known.get(from);
    if (!spots) {
      const made = new Map<Shown, number>();
      for (const place of placesOf(from)) {
        const box = stands.outermost(place);
        if (box) made.set(box, (made.get(box) ?? 0) + 1);
      }
      known.set(from, (spots = made));
    }
    return spots;
  };
}

type Way = {
  readonly word: OutcomeWord;
  readonly flagged: boolean;
  readonly spots: Map<Shown, number>;
};

/** The answers of a block that are drawn, with the boxes from which they are asked. */
function waysOf({ answers }: Block, spotsOf: (from: readonly string[]) => Spots): Iterable<Way> {
  const ways = new Map<string, Way>();
  for (const { from, word, asExpected } of answers) {
    const flagged = asExpected === false;
    if (!flagged && (word === "blocked" || word === "no-answer")) continue;
    const own = spotsOf(from);
    if (own.size === 0) continue;
    const key = flagged ? `${word}!` : word;
    let way = ways.get(key);
    if (!way) ways.set(key, (way = { word, flagged, spots: new Map() }));
    for (const [box, pairs] of own) way.spots.set(box, (way.spots.get(box) ?? 0) + pairs);
  }
  return ways.values();
}

/** A box to which names of a block lead (undefined: nothing answers, so the wire ends where it begins). */
type Aim = { readonly to: Shown | undefined; count: number; readonly through: string[] };

type Aims = {
  readonly boxes: readonly Aim[];
  /** Ids of the private endpoints among what it leads through. */
  readonly endpoints: readonly string[];
};

/** Tells where the names of a block lead, found once for each kind of answer. */
function aimsIn(
  estate: Estate,
  stands: Stands,
  { names }: Block,
): (word: OutcomeWord, at: "nearest" | "outermost") => Aims {
  const known = new Map<string, Aims>();
  const find = (word: OutcomeWord, at: "nearest" | "outermost"): Aims => {
    const boxes = new Map<Shown | undefined, Aim>();
    const endpoints: string[] = [];
    const lead = (to: Shown | undefined, through: readonly string[]) => {
      let aim = boxes.get(to);
      if (!aim) boxes.set(to, (aim = { to, count: 0, through: [] }));
      aim.count += 1;
      aim.through.push(...through);
    };
    for (const { service, endpoint: told } of names) {
      const own = service ? [service] : [];
      if (word === "no-answer") {
        lead(undefined, own);
        continue;
      }
      const endpoint = endpointOf(estate, { service, word, ...(told ? { endpoint: told } : {}) });
      const door = endpoint === undefined ? undefined : stands[at](endpoint);
      if (endpoint !== undefined && door) {
        lead(door, [endpoint, ...own]);
        endpoints.push(endpoint);
        continue;
      }
      const to = service ? stands[at](service) : undefined;
      if (to) lead(to, own);
    }
    return { boxes: [...boxes.values()], endpoints };
  };
  return (word, at) => {
    const kind = word === "private" || word === "no-answer" ? word : "other";
    let aims = known.get(`${kind} ${at}`);
    if (!aims) known.set(`${kind} ${at}`, (aims = find(word, at)));
    return aims;
  };
}

/** From each endpoint to what it leads to: private where pairs go this way, blocked where it is not approved. */
function putLastWires(
  { estate, words, stands, level }: Field,
  used: ReadonlyMap<string, boolean>,
  basket: TieBasket,
): void {
  for (const endpoint of estate.endpoints) {
    for (const { targetKey, state } of endpoint.connections) {
      const at = level > 1 ? stands.nearest : stands.outermost;
      const [from, to] = [at(endpoint.id), at(targetKey)];
      if (!from || !to) continue;
      const isApproved = state === "" || state.toLowerCase() === "approved";
      // In an overview a rejected endpoint is no traffic; the pairs themselves tell.
      if (!isApproved && level < 3) continue;
      const outcome: OutcomeWord | null = isApproved
        ? used.has(endpoint.id)
          ? "private"
          : null
        : "blocked";
      basket.put({
        from,
        to,
        kind: outcome === null ? "link" : "path",
        outcome,
        label: isApproved ? words.kind("endpoint") : state,
        flagged: used.get(endpoint.id) ?? false,
        through: [endpoint.id, inList(estate.services, targetKey)?.id ?? targetKey],
        lit: false,
      });
    }
  }
}
