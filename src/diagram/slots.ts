/** At which height does each wire leave, pass and reach: one slot of its own for every wire on every side. */
import { groupedBy } from "#src/base/index.ts";
import type { End, Run } from "./ends.ts";
import { type Passes, within } from "./pass.ts";
import type { Shown } from "./show.ts";
import { sizes } from "./sizes.ts";
import type { Gap, Stack } from "./stack.ts";
import { uncross } from "./uncross.ts";

/** The heights of a run from start to finish: the start, one for each lane passed, the finish. */
export type Heights = ReadonlyMap<Run, readonly number[]>;

/** Neighbouring lanes use slots that lie half a pitch apart, so no two wires ever run along one line between them. */
const offsetOf = (lane: number) => (lane % 2) * (sizes.pitch / 2);

/** The slots of a lane between two heights, ends left out. */
function slotsIn(lane: number, from: number, to: number): readonly number[] {
  const { pitch } = sizes;
  const offset = offsetOf(lane);
  const slots: number[] = [];
  const first = Math.ceil((from + pitch / 2 - offset) / pitch) * pitch + offset;
  for (let y = first; y <= to - pitch / 2; y += pitch) slots.push(y);
  return slots;
}

/** Slots for wires that aim at these heights (in rising order): each near its aim, all in the same order. */
function fitted(slots: readonly number[], aims: readonly number[]): readonly number[] {
  const spare = slots.length - aims.length;
  let next = 0;
  return aims.map((aim, i) => {
    while (next < spare + i && (slots[next + 1] ?? 0) - aim <= aim - (slots[next] ?? 0)) next++;
    const slot = slots[next] ?? aim;
    next++;
    return slot;
  });
}

/** Gives every run its heights. */
export function heightsOf(runs: readonly Run[], passes: Passes, stack: Stack): Heights {
  const middle = (box: Shown) => {
    const span = stack.spans.get(box);
    return span ? span.y + span.height / 2 : 0;
  };
  const halfway = (gap: Gap, goal: number) => within(goal, gap.from, gap.to);
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
      return { run, gap, index: i + 1, aim: halfway(gap, goal), from: middle(run.start.box), goal };
    }),
  );
  for (const own of groupedBy(crossing, ({ gap }) => gap).values()) {
    const [first] = own;
    if (!first) continue;
    const { gap } = first;
    const ordered = own.sort(
      (a, b) => a.goal - b.goal || a.from - b.from || (a.run.tie.id < b.run.tie.id ? -1 : 1),
    );
    const slots = slotsIn(gap.lane, gap.from, gap.to);
    const ys = fitted(
      slots,
      ordered.map(({ aim }) => aim),
    );
    for (const [i, { run, index }] of ordered.entries()) set(run, index, ys[i] ?? gap.from);
  }

  const ends = runs.flatMap((run) => {
    const last = (heights.get(run)?.length ?? 2) - 1;
    const aimOf = (index: number, other: Shown) => {
      const next = index === 0 ? 1 : last - 1;
      return next > 0 && next < last ? (heights.get(run)?.[next] ?? 0) : middle(other);
    };
    const { start, finish } = run;
    const here = { run, end: start, index: 0, aim: aimOf(0, finish?.box ?? start.box) };
    return finish ? [here, { run, end: finish, index: last, aim: aimOf(last, start.box) }] : [here];
  });
  placeEnds(ends, stack, set);
  uncross(runs, passes, heights);
  straighten(runs, heights, stack);
  return heights;
}

/**
 * Lets a wire run straight into a box where it would make a small step: its last height becomes the
 * one before, unless another wire at that side stands nearer than a pitch, or the box does not reach so far.
 */
function straighten(runs: readonly Run[], heights: ReadonlyMap<Run, number[]>, stack: Stack): void {
  const { pitch } = sizes;
  const taken = new Map<string, number[]>();
  const at = (lane: number, side: string) => {
    const name = `${lane}.${side}`;
    let own = taken.get(name);
    if (!own) taken.set(name, (own = []));
    return own;
  };
  for (const run of runs) {
    const own = heights.get(run) ?? [];
    at(run.start.box.lane, run.start.side).push(own[0] ?? 0);
    if (run.finish) at(run.finish.box.lane, run.finish.side).push(own.at(-1) ?? 0);
    for (const [i, lane] of run.passes.entries()) {
      for (const side of ["left", "right"]) at(lane, side).push(own[i + 1] ?? 0);
    }
  }
  for (const run of runs) {
    const own = heights.get(run);
    const box = run.finish?.box;
    const span = box && stack.spans.get(box);
    if (!own || !span || !run.finish || run.start.box.lane === box.lane) continue;
    const last = own.length - 1;
    const [before, y] = [own[last - 1] ?? 0, own[last] ?? 0];
    if (before === y || Math.abs(before - y) > pitch) continue;
    const side = at(box.lane, run.finish.side);
    const isInside = before >= span.y + pitch / 2 && before <= span.y + span.height - pitch / 2;
    const isFree = side.filter((other) => Math.abs(other - before) < pitch).length === 1;
    if (!isInside || !isFree) continue;
    side[side.indexOf(y)] = before;
    own[last] = before;
  }
}

type Aimed = {
  readonly run: Run;
  readonly end: End;
  readonly index: number;
  readonly aim: number;
};

/** Innermost boxes first, in the middle of their sides; a container takes what slots its inner boxes leave. */
function placeEnds(
  ends: readonly Aimed[],
  stack: Stack,
  set: (run: Run, index: number, y: number) => void,
): void {
  const used = new Map<string, Set<number>>();
  const usedOn = (lane: number, side: string) => {
    const name = `${lane}.${side}`;
    let own = used.get(name);
    if (!own) used.set(name, (own = new Set()));
    return own;
  };
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
      const ordered = some.sort((a, b) => a.aim - b.aim || (a.run.tie.id < b.run.tie.id ? -1 : 1));
      const centre = Math.max(0, Math.floor((free.length - ordered.length) / 2));
      const isLeaf = box.children.length === 0;
      const ys = isLeaf
        ? free.slice(centre, centre + ordered.length)
        : fitted(
            free,
            ordered.map(({ aim }) => aim),
          );
      for (const [i, { run, index }] of ordered.entries()) {
        const y = ys[i] ?? span.y;
        taken.add(y);
        set(run, index, y);
      }
    }
  }
}

const depthOf = (box: Shown): number =>
  box.children.length === 0 ? 0 : 1 + Math.max(...box.children.map(depthOf));
