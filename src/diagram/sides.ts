/** Which slots do wires take at the sides of boxes? */
import { groupedBy } from "#src/base/index.ts";
import type { End, Run, Side } from "./ends.ts";
import { fitted, slotsIn } from "./fit.ts";
import type { Item, Lattice } from "./lattice.ts";
import { within } from "./pass.ts";
import type { Shown } from "./show.ts";
import type { Stack } from "./stack.ts";

/** A wire's end that waits for a slot. */
export type Aimed = {
  readonly run: Run;
  readonly end: End;
  /** Which of the heights of its run it is. */
  readonly index: number;
  /** The height from which the wire comes. */
  readonly aim: number;
  /** Its place among the ends at its side of the box; below 0 for what turns back upwards. */
  readonly place: number;
};

/** The highest and the lowest wire at one side of a box and of all in it. */
type Reach = readonly [number, number];

/** Innermost boxes first, in the middle of their sides; a container takes what slots its inner boxes leave. */
export function endSlots(
  ends: readonly Aimed[],
  {
    stack,
    lattice,
    set,
  }: {
    readonly stack: Stack;
    readonly lattice: Lattice;
    readonly set: (run: Run, index: number, y: number) => void;
  },
): void {
  const used = new Map<string, Set<number>>();
  const usedOn = (lane: number, side: Side) => {
    const name = `${lane}.${side}`;
    let own = used.get(name);
    if (!own) used.set(name, (own = new Set()));
    return own;
  };
  const reaches = { left: new Map<Shown, Reach>(), right: new Map<Shown, Reach>() };
  const holders = holdersIn(lattice);
  // A container comes after what it holds.
  const groups = [...groupedBy(ends, ({ end }) => end.box)].sort(
    ([a], [b]) => depthOf(a) - depthOf(b) || (a.id < b.id ? -1 : 1),
  );
  for (const [box, own] of groups) {
    const span = stack.spans.get(box);
    if (!span) continue;
    for (const [side, some] of groupedBy(own, ({ end }) => end.side)) {
      const taken = usedOn(box.lane, side);
      const free = slotsIn(box.lane, span.y, span.y + span.height).filter((y) => !taken.has(y));
      const ordered = some.sort(byPlace);
      const centre = Math.max(0, Math.floor((free.length - ordered.length) / 2));
      const aims = ordered.map(({ aim, place }) => {
        const [from, to] = roomAt(lattice.boxes.get(box), place, reaches[side]);
        return within(aim, from ?? span.y, to ?? span.y + span.height);
      });
      const isLeaf = box.children.length === 0;
      const ys = isLeaf ? free.slice(centre, centre + ordered.length) : fitted(free, aims);
      for (const [i, { run, index }] of ordered.entries()) {
        const y = ys[i] ?? span.y;
        taken.add(y);
        set(run, index, y);
      }
      for (let at: Shown | undefined = box; at; at = holders.get(at)) {
        const [top, bottom] = reaches[side].get(at) ?? [Infinity, -Infinity];
        reaches[side].set(at, [Math.min(top, ys[0] ?? top), Math.max(bottom, ys.at(-1) ?? bottom)]);
      }
    }
  }
}

/** Wires between the same two boxes run side by side; those that turn back lie one within the other. */
const byPlace = (a: Aimed, b: Aimed) =>
  a.place - b.place || (a.run.tie.id < b.run.tie.id ? -1 : 1) * (a.place < 0 ? -1 : 1);

const depthOf = (box: Shown): number =>
  box.children.length === 0 ? 0 : 1 + Math.max(...box.children.map(depthOf));

/** The box that holds each box with wires. */
function holdersIn({ boxes }: Lattice): ReadonlyMap<Shown, Shown> {
  const holders = new Map<Shown, Shown>();
  for (const [holder, { items }] of boxes) {
    for (const { box } of items) if (box) holders.set(box, holder);
  }
  return holders;
}

/** Between which wires of the boxes within a box a wire of its own stands: below those before its place, above those after it. */
function roomAt(
  item: Item | undefined,
  place: number,
  reaches: ReadonlyMap<Shown, Reach>,
): readonly [number | undefined, number | undefined] {
  let from: number | undefined;
  for (const { box, first, last } of item?.items ?? []) {
    const reach = box && reaches.get(box);
    if (!reach) continue;
    if (first > place) return [from, reach[0]];
    if (last < place) from = reach[1];
  }
  return [from, undefined];
}
