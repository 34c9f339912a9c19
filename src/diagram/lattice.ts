/** What stands in each lane, one below the other, and to what do its wires lead in the lanes beside it? */
import type { Run } from "./ends.ts";
import type { Shown } from "./show.ts";

/** One thing in the order of a lane: a box, a wire, or (with neither) the line between two bands. */
export type Item = {
  readonly box: Shown | undefined;
  /** A wire that passes the lane, or that ends at the side of a box which holds others. */
  readonly run: Run | undefined;
  /** Only boxes of one family change places among themselves. */
  readonly family: number;
  /** What it holds, from top to bottom: this order is what changes. */
  items: readonly Item[];
  /** The innermost things to which its wires lead: in the lane to the left, to the right, and back into its own. */
  readonly left: Item[];
  readonly right: Item[];
  readonly turns: Item[];
  /** The places of those at the left and at the right, as `look` last saw them. */
  lefts: Int32Array;
  rights: Int32Array;
  /** The first and the last of the places in its lane that it takes, 0 at the top. */
  first: number;
  last: number;
  /** By which it is sorted among its neighbours. */
  middle: number;
};

export type Lattice = {
  /** One item for each lane, which holds all that stands there. */
  readonly lanes: readonly Item[];
  /** The items of a wire: its start, one in each lane that it passes, its finish. */
  readonly ways: ReadonlyMap<Run, readonly Item[]>;
  /** The item of each box that has wires, or holds one that has. */
  readonly boxes: ReadonlyMap<Shown, Item>;
};

const nowhere = new Int32Array(0);

/** An item without wires, first in its lane. */
export function newItem({ box, run, family = 0, items = [] }: Partial<Item>): Item {
  const [left, right, turns]: readonly [Item[], Item[], Item[]] = [[], [], []];
  const places = { lefts: nowhere, rights: nowhere, first: 0, last: 0, middle: 0 };
  return { box, run, family, items, left, right, turns, ...places };
}

/** Gives the places of all that stands in an item anew, from `first` on; returns the first place after it. */
export function numbered(item: Item, first = 0): number {
  let next = first;
  for (const one of item.items) next = numbered(one, next);
  if (item.items.length === 0) next = first + 1;
  item.first = first;
  item.last = next - 1;
  return next;
}

/** Tells an item, and all that stands in it, where what they lead to stands now. */
export function look(item: Item): void {
  item.lefts = placesOf(item.left, item.lefts);
  item.rights = placesOf(item.right, item.rights);
  for (const one of item.items) look(one);
}

function placesOf(ends: readonly Item[], before: Int32Array): Int32Array {
  const places = before.length === ends.length ? before : new Int32Array(ends.length);
  for (let i = 0; i < ends.length; i++) places[i] = ends[i]?.first ?? 0;
  return places;
}

/** The order of a lattice at one time. */
export type Kept = ReadonlyMap<Item, readonly Item[]>;

/** The order as it is now. */
export function keptOrder({ lanes }: Lattice): Kept {
  const kept = new Map<Item, readonly Item[]>();
  const visit = (item: Item) => {
    if (item.items.length > 0) kept.set(item, item.items);
    for (const one of item.items) visit(one);
  };
  for (const lane of lanes) visit(lane);
  return kept;
}

/** Puts everything into an order that was kept. */
export function setOrder({ lanes }: Lattice, kept: Kept): void {
  for (const [item, items] of kept) item.items = items;
  for (const lane of lanes) numbered(lane);
}
