/** Where do boxes and wires lie: lanes from left to right, gutters as wide as their tracks, and every wire's corners. */

import { type End, portCounts, type Run, runOf } from "./ends.ts";
import { orderOf } from "./order.ts";
import { movedTo, passesOf, passingOf } from "./pass.ts";
import { roomsOf } from "./room.ts";
import type { Lane, Point, Rect } from "./scene.ts";
import type { Shown } from "./show.ts";
import { sizes } from "./sizes.ts";
import { type Heights, heightsOf } from "./slots.ts";
import { type Stack, stackOf } from "./stack.ts";
import type { Tie } from "./tie.ts";
import { tracksOf, type Vertical, verticalOf } from "./tracks.ts";

export type Placed = {
  readonly rects: ReadonlyMap<Shown, Rect>;
  readonly points: ReadonlyMap<Tie, readonly Point[]>;
  readonly lanes: readonly Omit<Lane, "word">[];
  readonly bands: Stack["bands"];
  readonly width: number;
  readonly height: number;
};

const laneIndexes = [0, 1, 2, 3, 4] as const;

/** Places `roots` and routes `ties`: the same input gives the same picture, to the pixel. */
export function placedOf(roots: readonly Shown[], ties: readonly Tie[]): Placed {
  const runs = ties.map(runOf);
  const ports = portCounts(runs);
  const { lattice, sorting } = orderOf(roots, runs);
  const rooms = roomsOf(lattice, ports);
  // Once to see where the gaps are, and once more with room in them for the wires that pass.
  const passes = passesOf(lattice, stackOf(roots, ports, { sorting, rooms }));
  const stack = stackOf(roots, ports, { sorting, rooms, passing: passingOf(passes) });
  const heights = heightsOf(runs, movedTo(passes, stack), { stack, lattice });

  const gutters = laneIndexes
    .slice(0, -1)
    .map((gutter) => tracksOf(verticalsOf(gutter, runs, heights)));
  const lanes: Omit<Lane, "word">[] = [];
  const firstTracks: number[] = [];
  let x: number = sizes.left;
  for (const index of laneIndexes) {
    const width = sizes.leafWidth[index] + 2 * sizes.inset * depthIn(roots, index);
    lanes.push({ index, x, width });
    const tracks = Math.max(0, (gutters[index]?.count ?? 0) - 1) * sizes.track;
    const room = Math.ceil((2 * sizes.margin + tracks) / sizes.gutterStep) * sizes.gutterStep;
    firstTracks.push(x + width + (room - tracks) / 2);
    x += width + (index < 4 ? room : sizes.left);
  }

  const rects = rectsOf(roots, lanes, stack);
  const points = new Map<Tie, readonly Point[]>();
  for (const run of runs) {
    const trackX = (gutter: number) =>
      (firstTracks[gutter] ?? 0) + (gutters[gutter]?.tracks.get(run.tie.id) ?? 0) * sizes.track;
    points.set(run.tie, cornersOf(run, { rects, heights: heights.get(run) ?? [], trackX }));
  }
  return { rects, points, lanes, bands: stack.bands, width: x, height: stack.height + sizes.left };
}

/** What each run does in a gutter. */
function verticalsOf(gutter: number, runs: readonly Run[], heights: Heights): readonly Vertical[] {
  return runs.flatMap((run) => {
    const at = run.gutters.indexOf(gutter);
    return (at < 0 ? undefined : verticalOf(run, at, heights.get(run) ?? [])) ?? [];
  });
}

const depthIn = (roots: readonly Shown[], lane: number): number =>
  Math.max(0, ...roots.filter((box) => box.lane === lane).map(depthOf));
const depthOf = (box: Shown): number =>
  box.children.length === 0 ? 0 : 1 + Math.max(...box.children.map(depthOf));

function rectsOf(
  roots: readonly Shown[],
  lanes: Placed["lanes"],
  stack: Stack,
): ReadonlyMap<Shown, Rect> {
  const rects = new Map<Shown, Rect>();
  const visit = (box: Shown, x: number, width: number) => {
    const span = stack.spans.get(box);
    if (span) rects.set(box, { x, width, ...span });
    for (const child of box.children) visit(child, x + sizes.inset, width - 2 * sizes.inset);
  };
  for (const box of roots) {
    const lane = lanes[box.lane];
    if (lane) visit(box, lane.x, lane.width);
  }
  return rects;
}

/** The corners of a wire from box to box, without those at which it does not turn. */
function cornersOf(
  { start, finish, gutters }: Run,
  way: {
    readonly rects: ReadonlyMap<Shown, Rect>;
    readonly heights: readonly number[];
    readonly trackX: (gutter: number) => number;
  },
): readonly Point[] {
  const sideX = ({ box, side }: End) => {
    const rect = way.rects.get(box);
    return (rect?.x ?? 0) + (side === "right" ? (rect?.width ?? 0) : 0);
  };
  const [first = 0] = way.heights;
  const from = { x: sideX(start), y: first };
  if (!finish) return [from, { x: from.x + sizes.stub, y: first }];
  const points: Point[] = [from];
  for (const [i, gutter] of gutters.entries()) {
    const [enter = 0, leave = 0] = [way.heights[i], way.heights[i + 1]];
    if (enter === leave) continue;
    const x = way.trackX(gutter);
    points.push({ x, y: enter }, { x, y: leave });
  }
  points.push({ x: sideX(finish), y: way.heights.at(-1) ?? first });
  return points;
}
