/** At which height does each wire leave, pass and reach: one slot of its own for every wire on every side. */
import { groupedBy } from "#src/base/index.ts";
import type { Run } from "./ends.ts";
import { fitted, slotsIn } from "./fit.ts";
import type { Item, Lattice } from "./lattice.ts";
import { type Passes, within } from "./pass.ts";
import type { Shown } from "./show.ts";
import { type Aimed, endSlots } from "./sides.ts";
import type { Stack } from "./stack.ts";
import { straighten } from "./straighten.ts";

/** The heights of a run from start to finish: the start, one for each lane passed, the finish. */
export type Heights = ReadonlyMap<Run, readonly number[]>;

/** Gives every run its heights, so that they stand in the order of the lattice. */
export function heightsOf(
  runs: readonly Run[],
  passes: Passes,
  { stack, lattice }: { readonly stack: Stack; readonly lattice: Lattice },
): Heights {
  const middle = (box: Shown) => {
    const span = stack.spans.get(box);
    return span ? span.y + span.height / 2 : 0;
  };
  const heights = new Map<Run, number[]>(
    runs.map((run) => [run, [0, ...(passes.get(run) ?? []).map(() => 0), 0]]),
  );
  const set = (run: Run, index: number, y: number) => {
    const own = heights.get(run);
    if (own) own[index] = y;
  };

  // Passing wires first: the ends of wires then aim at them.
  const crossing = runs.flatMap((run) =>
    (passes.get(run) ?? []).map((gap, i) => {
      const goal = run.finish ? middle(run.finish.box) : 0;
      const place = lattice.ways.get(run)?.[i + 1]?.first ?? 0;
      return { run, gap, index: i + 1, aim: within(goal, gap.from, gap.to), place };
    }),
  );
  for (const [gap, own] of groupedBy(crossing, (one) => one.gap)) {
    own.sort((a, b) => a.place - b.place);
    const slots = slotsIn(gap.lane, gap.from, gap.to);
    const aims = own.map(({ aim }) => aim);
    const ys = fitted(slots, aims);
    for (const [i, { run, index }] of own.entries()) set(run, index, ys[i] ?? gap.from);
  }

  const ends = runs.flatMap((run): readonly Aimed[] => {
    const { start, finish } = run;
    const own = heights.get(run) ?? [];
    const last = own.length - 1;
    const way = lattice.ways.get(run) ?? [];
    // Nothing lies between the ends of a run of two heights.
    const aimAt = (index: number, other: Shown) => (last > 1 ? (own[index] ?? 0) : middle(other));
    const from = { run, end: start, index: 0, aim: aimAt(1, finish?.box ?? start.box) };
    if (!finish) return [{ ...from, place: 0 }];
    const to = { run, end: finish, index: last, aim: aimAt(last - 1, start.box) };
    return [
      { ...from, place: placeOf(way[0], way[1]) },
      { ...to, place: placeOf(way[last], way[last - 1]) },
    ];
  });
  endSlots(ends, { stack, lattice, set });
  straighten(runs, heights, stack);
  return heights;
}

/** Further than any place in a lane. */
const FAR = 1e6;

/**
 * Where a wire's end stands among those at its side of a box: by what it leads to. What turns back
 * upwards comes first and what turns back downwards last, the shorter within the longer.
 */
function placeOf(own: Item | undefined, next: Item | undefined): number {
  if (!own || !next) return 0;
  if (own.run) return own.first;
  if (!own.turns.includes(next)) return next.first;
  return next.first < own.first ? -FAR - next.first : 2 * FAR - next.first;
}
