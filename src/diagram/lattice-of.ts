/** What stands in the lanes of a picture before any order is sought: boxes as they are listed, and each passing wire halfway between its ends. */
import type { End, Run } from "./ends.ts";
import { type Item, type Lattice, newItem, numbered } from "./lattice.ts";
import type { Shown } from "./show.ts";

const laneIndexes = [0, 1, 2, 3, 4] as const;

/** The lattice of `runs` between `roots`, whose bands are those of `regions`. Boxes without wires are left out: they hinder none. */
export function latticeOf(
  roots: readonly Shown[],
  runs: readonly Run[],
  regions: readonly string[],
): Lattice {
  const grown = grownOf(roots, runs, regions);
  const { lanes, boxes, itemByEnd } = grown;
  for (const lane of lanes) numbered(lane);
  const shareOf = ({ first, last }: Item, lane: number) =>
    (first + last + 1) / 2 / ((lanes[lane]?.last ?? 0) + 1);

  const ways = new Map<Run, readonly Item[]>();
  const passing: { readonly item: Item; readonly at: number }[][] = lanes.map(() => []);
  for (const run of runs) {
    const { start, finish, passes } = run;
    const [from, to] = [itemByEnd.get(start), finish && itemByEnd.get(finish)];
    if (!from || !to || !finish) continue;
    const [a, b] = [shareOf(from, start.box.lane), shareOf(to, finish.box.lane)];
    const between = passes.map((lane, i) => {
      const item = newItem({ run });
      passing[lane]?.push({ item, at: a + ((b - a) * (i + 1)) / (passes.length + 1) });
      return item;
    });
    ways.set(run, [from, ...between, to]);
  }
  for (const [i, lane] of lanes.entries()) {
    const own = lane.items.map((item) => ({ item, at: shareOf(item, i) }));
    // Sorting keeps what stands at one place as listed.
    const all = [...own, ...(passing[i] ?? [])].sort((a, b) => a.at - b.at);
    lane.items = all.map(({ item }) => item);
    numbered(lane);
  }
  for (const [run, way] of ways) join(run, way, grown.holders);
  return { lanes, ways, boxes };
}

type Grown = {
  readonly lanes: readonly Item[];
  readonly boxes: ReadonlyMap<Shown, Item>;
  readonly itemByEnd: ReadonlyMap<End, Item>;
  /** An item and all that hold it below the lane itself. */
  readonly holders: (item: Item) => readonly Item[];
};

/** The boxes that have wires, in their lanes, and the ends of wires at boxes that hold others. */
function grownOf(roots: readonly Shown[], runs: readonly Run[], regions: readonly string[]): Grown {
  const ends = new Map<Shown, { readonly end: End; readonly run: Run }[]>();
  for (const run of runs) {
    for (const end of run.finish ? [run.start, run.finish] : []) {
      const own = ends.get(end.box);
      if (own) own.push({ end, run });
      else ends.set(end.box, [{ end, run }]);
    }
  }
  const families = new Map<string, number>();
  const familyOf = (name: string): number => {
    const known = families.get(name) ?? families.size + 1;
    families.set(name, known);
    return known;
  };
  const itemByEnd = new Map<End, Item>();
  const parents = new Map<Item, Item>();
  const boxes = new Map<Shown, Item>();
  const itemsOf = (box: Shown, family: number): readonly Item[] => {
    const own = ends.get(box) ?? [];
    const inner = box.children.flatMap((child) =>
      itemsOf(child, familyOf(`${box.id} ${child.kind}`)),
    );
    if (own.length + inner.length === 0) return [];
    const isLeaf = inner.length === 0;
    const stubs = isLeaf ? [] : own.map(({ run }) => newItem({ run }));
    const item = newItem({ box, family, items: [...inner, ...stubs] });
    for (const [i, { end }] of own.entries()) itemByEnd.set(end, stubs[i] ?? item);
    for (const one of item.items) parents.set(one, item);
    boxes.set(box, item);
    return [item];
  };
  const lanes = laneIndexes.map((lane) => {
    const own = roots.filter((box) => box.lane === lane);
    // Sites and vantages stand in no band.
    const bands = lane === 0 ? [own] : regions.map((r) => own.filter((box) => box.region === r));
    const items = bands.flatMap((band, i) => [
      ...(i > 0 ? [newItem({})] : []),
      ...band.flatMap((box) => itemsOf(box, familyOf(`${lane} ${i}`))),
    ]);
    return newItem({ items });
  });
  const holders = (item: Item): readonly Item[] => {
    const above = parents.get(item);
    return above ? [item, ...holders(above)] : [item];
  };
  return { lanes, boxes, itemByEnd, holders };
}

/** Tells the items of a way, and all that hold them, of each other. */
function join(run: Run, way: readonly Item[], holders: Grown["holders"]): void {
  const isEast = run.start.side === "right";
  const turnsBack = run.start.box.lane === run.finish?.box.lane;
  for (const [i, to] of way.entries()) {
    const from = way[i - 1];
    if (!from) continue;
    const [west, east] = isEast ? [from, to] : [to, from];
    const [a, b] = [holders(west), holders(east)];
    // What holds both ends does not see the wire.
    for (const one of a) if (!b.includes(one)) (turnsBack ? one.turns : one.right).push(east);
    for (const one of b) if (!a.includes(one)) (turnsBack ? one.turns : one.left).push(west);
  }
}
