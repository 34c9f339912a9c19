/** Through which gap does a wire pass each lane that lies between its ends? */
import type { Run } from "./ends.ts";
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

/** Chooses for each run the gaps with the shortest way from where it is to where it goes. */
export function passesOf(runs: readonly Run[], stack: Stack): Passes {
  const passes = new Map<Run, readonly Gap[]>();
  for (const run of runs) {
    if (!run.finish || run.passes.length === 0) continue;
    const goal = middle(stack, run.finish.box);
    let at = middle(stack, run.start.box);
    const own: Gap[] = [];
    for (const lane of run.passes) {
      const gap = nearestGap(stack.gaps.get(lane) ?? [], at, goal);
      if (!gap) continue;
      own.push(gap);
      at = within(goal, gap.from, gap.to);
    }
    passes.set(run, own);
  }
  return passes;
}

function nearestGap(gaps: readonly Gap[], at: number, goal: number): Gap | undefined {
  let best: Gap | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const gap of gaps) {
    const y = within(goal, gap.from, gap.to);
    // Equal ways: the one that comes nearer to the goal, so that wires to one box keep together.
    const cost = Math.abs(y - at) + 1.01 * Math.abs(goal - y);
    if (cost < least) [best, least] = [gap, cost];
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
