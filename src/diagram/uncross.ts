/** Which of the wires that share a side of a box, or a gap, takes which slot, so that few wires cross? */
import type { Run } from "./ends.ts";
import type { Passes } from "./pass.ts";
import { leastCrossings, type Vertical, verticalOf } from "./tracks.ts";

/** One height of one run. */
type Slot = { readonly run: Run; readonly index: number };

/** What one run does in one gutter, made anew when one of its heights changes. */
type Stretch = { readonly run: Run; readonly at: number; vertical: Vertical | undefined };

/** Rounds over all places; most pictures settle in three. */
const MOST_ROUNDS = 6;

/** Places with more slots than this try neighbours only, as pairs grow with the square. */
const MOST_FOR_ALL_PAIRS = 14;

/** Most comparisons of two wires in one gutter: some tens of milliseconds; past them the picture stays as it is. */
const MOST_LOOKS = 500_000;

/**
 * Lets wires change their slots within each place as long as fewer cross. The heights that a place
 * uses stay the same, so whatever holds of them holds afterwards.
 */
export function uncross(
  runs: readonly Run[],
  passes: Passes,
  heights: ReadonlyMap<Run, number[]>,
): void {
  const stretches = new Map<Run, readonly Stretch[]>();
  const byGutter = new Map<number, Stretch[]>();
  for (const run of runs) {
    const own = run.gutters.map((gutter, at): Stretch => {
      const stretch = { run, at, vertical: verticalOf(run, at, heights.get(run) ?? []) };
      const others = byGutter.get(gutter);
      if (others) others.push(stretch);
      else byGutter.set(gutter, [stretch]);
      return stretch;
    });
    stretches.set(run, own);
  }
  let looks = 0;
  const costOf = ({ run, at, vertical }: Stretch): number => {
    const others = byGutter.get(run.gutters[at] ?? -1) ?? [];
    if (!vertical) return 0;
    looks += others.length;
    let cost = 0;
    for (const other of others) {
      if (other.run !== run && other.vertical) cost += leastCrossings(vertical, other.vertical);
    }
    return cost;
  };
  /** The stretches before and after a slot. */
  const around = ({ run, index }: Slot): readonly Stretch[] =>
    (stretches.get(run) ?? []).slice(Math.max(0, index - 1), index + 1);
  const costAt = (slot: Slot) => around(slot).reduce((sum, stretch) => sum + costOf(stretch), 0);
  const heightOf = ({ run, index }: Slot) => heights.get(run)?.[index] ?? 0;
  const set = (slot: Slot, y: number) => {
    const own = heights.get(slot.run) ?? [];
    own[slot.index] = y;
    for (const stretch of around(slot)) stretch.vertical = verticalOf(slot.run, stretch.at, own);
  };
  const change = (a: Slot, b: Slot) => {
    const [x, y] = [heightOf(a), heightOf(b)];
    set(a, y);
    set(b, x);
  };

  const places = placesOf(runs, passes);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let isSettled = true;
    for (const place of places) {
      const reach = place.length <= MOST_FOR_ALL_PAIRS ? place.length : 1;
      const slots = [...place].sort((a, b) => heightOf(a) - heightOf(b));
      for (let i = 0; i < slots.length; i++) {
        for (let j = i + 1; j < slots.length && j <= i + reach; j++) {
          const [a, b] = [slots[i] as Slot, slots[j] as Slot];
          const before = a.run === b.run ? 0 : costAt(a) + costAt(b);
          if (before === 0) continue;
          change(a, b);
          if (costAt(a) + costAt(b) < before) {
            [slots[i], slots[j]] = [b, a];
            isSettled = false;
          } else change(a, b);
          if (looks > MOST_LOOKS) return;
        }
      }
    }
    if (isSettled) return;
  }
}

/** The slots that may change with one another: of one side of a box, or of one gap. */
function placesOf(runs: readonly Run[], passes: Passes): readonly (readonly Slot[])[] {
  const places = new Map<unknown, Map<string, Slot[]>>();
  const put = (at: unknown, side: string, slot: Slot) => {
    let sides = places.get(at);
    if (!sides) places.set(at, (sides = new Map()));
    const own = sides.get(side);
    if (own) own.push(slot);
    else sides.set(side, [slot]);
  };
  for (const run of runs) {
    const gaps = passes.get(run) ?? [];
    put(run.start.box, run.start.side, { run, index: 0 });
    for (const [i, gap] of gaps.entries()) put(gap, "", { run, index: i + 1 });
    if (run.finish) put(run.finish.box, run.finish.side, { run, index: gaps.length + 1 });
  }
  return [...places.values()]
    .flatMap((sides) => [...sides.values()])
    .filter((slots) => slots.length > 1);
}
