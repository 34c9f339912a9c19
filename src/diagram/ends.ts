/** On which side does a wire leave a box and reach another, and which lanes does it pass between? */
import type { Shown } from "./show.ts";
import type { Tie } from "./tie.ts";

export type Side = "left" | "right";

/** One end of a wire. */
export type End = { readonly tie: Tie; readonly box: Shown; readonly side: Side };

/** A wire's ends and the lanes between them; a wire that ends nowhere has one end. */
export type Run = {
  readonly tie: Tie;
  readonly start: End;
  readonly finish: End | undefined;
  /** Lanes that it passes through, in order of its way. */
  readonly passes: readonly number[];
  /** Gutters that it runs through, in order: gutter n lies between lanes n and n + 1. */
  readonly gutters: readonly number[];
};

/** The run of a tie. Within one lane wires keep to the left, where the hubs are; sites have only a right. */
export function runOf(tie: Tie): Run {
  const { from, to } = tie;
  const end = (box: Shown, side: Side): End => ({ tie, box, side });
  if (from === to) {
    return { tie, start: end(from, "right"), finish: undefined, passes: [], gutters: [] };
  }
  const [a, b] = [from.lane, to.lane];
  if (a === b) {
    const side = a === 0 ? "right" : "left";
    const gutters = [a === 0 ? 0 : a - 1];
    return { tie, start: end(from, side), finish: end(to, side), passes: [], gutters };
  }
  const step = a < b ? 1 : -1;
  const passes: number[] = [];
  for (let lane = a + step; lane !== b; lane += step) passes.push(lane);
  const gutters = [a, ...passes].map((lane) => (step > 0 ? lane : lane - 1));
  const [start, finish]: readonly [Side, Side] = step > 0 ? ["right", "left"] : ["left", "right"];
  return { tie, start: end(from, start), finish: end(to, finish), passes, gutters };
}

/** How many wires end at each side of each box. */
export type PortCounts = ReadonlyMap<Shown, Readonly<Record<Side, number>>>;

/** Counts the ends of `runs` by box and side. */
export function portCounts(runs: readonly Run[]): PortCounts {
  const counts = new Map<Shown, Record<Side, number>>();
  for (const { start, finish } of runs) {
    for (const end of finish ? [start, finish] : [start]) {
      let count = counts.get(end.box);
      if (!count) counts.set(end.box, (count = { left: 0, right: 0 }));
      count[end.side] += 1;
    }
  }
  return counts;
}
