/** Where may a wire run straight into a box, instead of making a small step before it? */
import type { Run } from "./ends.ts";
import { sizes } from "./sizes.ts";
import type { Stack } from "./stack.ts";

/**
 * Lets a wire run straight into a box where it would make a small step: its last height becomes the
 * one before, unless another wire at that side stands nearer than a pitch, or the box does not reach so far.
 */
export function straighten(
  runs: readonly Run[],
  heights: ReadonlyMap<Run, number[]>,
  stack: Stack,
): void {
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
