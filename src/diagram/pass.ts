/** Through which gap does a wire pass each lane that lies between its ends? */
import type { Run } from "./ends.ts";
import type { Lattice } from "./lattice.ts";
import type { Shown } from "./show.ts";
import type { Gap, Passing, Stack } from "./stack.ts";

/** The gaps of a run, one for each lane that it passes. */
export type Passes = ReadonlyMap<Run, readonly Gap[]>;

const middle = (stack: Stack, box: Shown) => {
  const span = stack.spans.get(box);
  return span ? span.y + span.height / 2 : 0;
};

/** `value`, or the nearer end of the range when it lies outside. */
export const within = (value: number, from: number, to: number) =>
  Math.max(from, Math.min(to, value));

/** The gaps of each run: those in which the lattice puts it; where boxes without wires leave several, that with the shortest way. */
export function passesOf({ lanes, ways }: Lattice, stack: Stack): Passes {
  const passes = new Map<Run, Gap[]>([...ways.keys()].map((run) => [run, []]));
  for (const [lane, { items }] of lanes.entries()) {
    const gaps = stack.gaps.get(lane) ?? [];
    const indexes = new Map(gaps.map(({ above }, i) => [above, i]));
    const gapAbove = (box: Shown) => indexes.get(box) ?? 0;
    // From below: the box under each item.
    const tos: number[] = [];
    let to = gaps.length - 1;
    for (let i = items.length - 1; i >= 0; i--) {
      tos[i] = to;
      const box = items[i]?.box;
      if (box) to = gapAbove(box);
    }
    let from = 0;
    for (const [i, { box, run }] of items.entries()) {
      if (box) from = gapAbove(box) + 1;
      if (!run) continue;
      const at = middle(stack, run.start.box);
      const goal = run.finish ? middle(stack, run.finish.box) : at;
      from = nearestGap(gaps, { from, to: tos[i] ?? from, at, goal });
      const gap = gaps[from];
      if (gap) passes.get(run)?.push(gap);
    }
  }
  // Wires towards the sites pass the lanes from right to left.
  for (const [run, own] of passes) if (run.start.side === "left") own.reverse();
  return passes;
}

/** Which of the gaps between two indexes makes the way from one height to another shortest. */
function nearestGap(
  gaps: readonly Gap[],
  {
    from,
    to,
    at,
    goal,
  }: { readonly from: number; readonly to: number; readonly at: number; readonly goal: number },
): number {
  let [best, least] = [from, Number.POSITIVE_INFINITY];
  for (let i = from; i <= to; i++) {
    const gap = gaps[i];
    if (!gap) continue;
    const y = within(goal, gap.from, gap.to);
    // Equal ways: the one that comes nearer to the goal, so that wires to one box keep together.
    const cost = Math.abs(y - at) + 1.01 * Math.abs(goal - y);
    if (cost < least) [best, least] = [i, cost];
  }
  return best;
}

const nameOf = (lane: number, band: number, index: number) => `${lane}.${band}.${index}`;

/** How many runs pass through each gap. */
export function passingOf(passes: Passes): Passing {
  const counts = new Map<string, number>();
  for (const gaps of passes.values()) {
    for (const { lane, band, index } of gaps) {
      const name = nameOf(lane, band, index);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return (lane, band, index) => counts.get(nameOf(lane, band, index)) ?? 0;
}

/** The same gaps in a stack in which they have other places. */
export function movedTo(passes: Passes, stack: Stack): Passes {
  const byName = new Map<string, Gap>();
  for (const gaps of stack.gaps.values()) {
    for (const gap of gaps) byName.set(nameOf(gap.lane, gap.band, gap.index), gap);
  }
  return new Map(
    [...passes].map(([run, gaps]) => [
      run,
      gaps.map((gap) => byName.get(nameOf(gap.lane, gap.band, gap.index)) ?? gap),
    ]),
  );
}
