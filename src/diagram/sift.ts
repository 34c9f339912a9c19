/** Would fewer wires cross if one thing stood higher or lower in its lane? */
import { type Item, type Lattice, look, numbered } from "./lattice.ts";

/** What may move: wires alone, or boxes of one family too. */
export type Freedom = "wires" | "boxes";

/** For each place of the lanes beside an item: how many of its wires lead below that place, less those that lead above. */
export type Pull = { readonly left: Int32Array; readonly right: Int32Array };

/** Room for the pull of any item, to be filled again and again. */
export function newPull(lanes: readonly Item[]): Pull {
  const size = Math.max(...lanes.map((lane) => lane.last)) + 2;
  return { left: new Int32Array(size), right: new Int32Array(size) };
}

/** Fills `pull` with that of `item`, which stands in lane `lane` and has looked. */
export function setPull(pull: Pull, item: Item, lanes: readonly Item[], lane: number): void {
  fill(pull.left, item.lefts, lanes[lane - 1]);
  fill(pull.right, item.rights, lanes[lane + 1]);
}

function fill(pull: Int32Array, places: Int32Array, lane: Item | undefined): void {
  if (!lane || places.length === 0) return;
  const size = lane.last + 1;
  const [only = 0] = places;
  if (places.length === 1) {
    pull.fill(1, 0, only);
    pull[only] = 0;
    pull.fill(-1, only + 1, size);
    return;
  }
  pull.fill(0, 0, size);
  for (const place of places) pull[place] = (pull[place] ?? 0) + 1;
  let above = 0;
  for (let place = 0; place < size; place++) {
    const here = pull[place] ?? 0;
    pull[place] = places.length - here - 2 * above;
    above += here;
  }
}

/** How many more wires cross when `item`, whose pull is given, stands right above `other` than right below it. */
export function moreAbove(item: Item, other: Item, pull: Pull, lane: number): number {
  let more = 0;
  if (item.lefts.length > 0) more += sumAt(pull.left, other.lefts);
  if (item.rights.length > 0) more += sumAt(pull.right, other.rights);
  return item.turns.length + other.turns.length === 0 ? more : more + turnsAbove(item, other, lane);
}

function sumAt(pull: Int32Array, places: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < places.length; i++) sum += pull[places[i] ?? 0] ?? 0;
  return sum;
}

/** The share of wires that turn round in a gutter: they cross what ends between their two ends. Those from one of the two into the other are left out. */
function turnsAbove(item: Item, other: Item, lane: number): number {
  const straight = ({ lefts, rights }: Item) => (lane === 0 ? rights : lefts).length;
  // The two are to stand side by side, so what lies beyond one lies beyond both.
  const sideOf = (end: Item) => {
    if (end.first >= item.first && end.last <= item.last) return 0;
    return end.last < other.first ? -1 : end.first > other.last ? 1 : 0;
  };
  let more = 0;
  for (const end of other.turns) more -= straight(item) * sideOf(end);
  for (const end of item.turns) {
    const own = sideOf(end);
    more += straight(other) * own;
    for (const far of other.turns) {
      const its = sideOf(far);
      if (own === 0 || its === 0) continue;
      more += own === its ? Math.sign(far.first - end.first) : own;
    }
  }
  return more;
}

/** Past how many neighbours a thing looks at once: sweeps bring it near enough. */
const REACH = 60;

/** Puts each thing of each lane in turn where its wires cross least; what crosses no less elsewhere stays. Ends when nothing moves. */
export function sift({ lanes }: Lattice, freedom: Freedom, rounds: number): void {
  const pull = newPull(lanes);
  const turns = [0, 1, 2, 3, 4, 3, 2, 1];
  let still = 0;
  for (let turn = 0; turn < rounds * turns.length && still < turns.length; turn++) {
    const lane = turns[turn % turns.length] ?? 0;
    still = siftLane({ lanes, lane, freedom, pull }) ? 0 : still + 1;
  }
}

function siftLane({
  lanes,
  lane,
  freedom,
  pull,
}: {
  readonly lanes: readonly Item[];
  readonly lane: number;
  readonly freedom: Freedom;
  readonly pull: Pull;
}): boolean {
  const whole = lanes[lane];
  if (!whole) return false;
  look(whole);
  // Only wires that turn round ask where things of their own lane stand.
  const hasTurns = isTurning(whole);
  let hasMoved = false;
  const visit = (holder: Item) => {
    const items = [...holder.items];
    for (const item of holder.items) {
      if (!item.run && (freedom === "wires" || !item.box)) continue;
      setPull(pull, item, lanes, lane);
      const at = items.indexOf(item);
      const best = bestPlace(items, at, pull, lane);
      if (best === at) continue;
      items.splice(at, 1);
      items.splice(best, 0, item);
      hasMoved = true;
      if (!hasTurns) continue;
      holder.items = [...items];
      numbered(holder, holder.first);
    }
    holder.items = items;
    for (const one of items) if (one.items.length > 0) visit(one);
  };
  visit(whole);
  numbered(whole);
  return hasMoved;
}

const isTurning = ({ turns, items }: Item): boolean => turns.length > 0 || items.some(isTurning);

function bestPlace(items: readonly Item[], at: number, pull: Pull, lane: number): number {
  const item = items[at];
  let [best, least] = [at, 0];
  if (!item) return at;
  for (let step = -1; step <= 1; step += 2) {
    const end = Math.max(-1, Math.min(items.length, at + step * (REACH + 1)));
    let cost = 0;
    for (let j = at + step; j !== end; j += step) {
      const other = items[j];
      // A wire passes everything, and is passed by everything.
      if (!other || (!item.run && !other.run && item.family !== other.family)) break;
      cost -= step * moreAbove(item, other, pull, lane);
      if (cost < least) {
        best = j;
        least = cost;
      }
    }
  }
  return best;
}
