/** What becomes of a picture when a person moves boxes in it: what lies in them goes along, and wires keep to their ends. */
import type { Box, Point, Rect, Scene, Wire } from "./scene.ts";

/** How far a box was moved by hand, in px of the scene. */
export type Nudge = { readonly id: string; readonly dx: number; readonly dy: number };

type Shift = { readonly dx: number; readonly dy: number };
type Room = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

const still: Shift = { dx: 0, dy: 0 };

/** How far into the gutter beside its lane a box may be moved. */
const GUTTER = 24;
/** How far below the picture as it was. */
const BELOW = 400;
const MARGIN = 8;

/**
 * The scene with boxes moved by hand. A box stays in its lane, its region and its container, as its place says what
 * it is: what would lead out of them ends at their border. Unknown ids are passed over. Without nudges, the very scene.
 */
export function nudgedScene(scene: Scene, nudges: readonly Nudge[]): Scene {
  const byId = new Map(nudges.map((nudge) => [nudge.id, nudge]));
  if (!scene.boxes.some(({ id }) => byId.has(id))) return scene;
  const before = new Map(scene.boxes.map((box) => [box.id, box]));
  const shifts = new Map<string, Shift>();
  const rooms = roomsOf(scene);
  for (const box of scene.boxes) {
    const carried = (box.parent === null ? undefined : shifts.get(box.parent)) ?? still;
    const own = byId.get(box.id);
    const room = own && rooms(box, before);
    const shift = own && room ? within(box, own, room) : still;
    shifts.set(box.id, { dx: carried.dx + shift.dx, dy: carried.dy + shift.dy });
  }
  const shiftOf = (id: string) => shifts.get(id) ?? still;
  const boxes = scene.boxes.map((box) => moved(box, shiftOf(box.id)));
  const wires = scene.wires.map((wire) => redrawn(wire, shiftOf(wire.from), shiftOf(wire.to)));
  const lowest = Math.max(0, ...boxes.map(({ y, height }) => y + height));
  const more = Math.max(0, lowest + MARGIN - scene.height);
  const last = scene.bands.at(-1);
  return {
    ...scene,
    height: scene.height + more,
    bands: scene.bands.map((band) =>
      band === last && more > 0 ? { ...band, height: band.height + more } : band,
    ),
    boxes,
    wires,
  };
}

/** How far `nudges` really move a box, by itself: what led out of its lane, region or container is taken off. */
export function nudgeWithin(scene: Scene, nudge: Nudge): Nudge {
  const box = scene.boxes.find(({ id }) => id === nudge.id);
  if (!box) return nudge;
  const before = new Map(scene.boxes.map((one) => [one.id, one]));
  return { id: nudge.id, ...within(box, nudge, roomsOf(scene)(box, before)) };
}

const clamped = (value: number, least: number, most: number) =>
  Math.max(Math.min(0, least), Math.min(Math.max(0, most), value));

function within(box: Rect, { dx, dy }: Shift, room: Room): Shift {
  return {
    dx: clamped(dx, room.left - box.x, room.right - box.x - box.width),
    dy: clamped(dy, room.top - box.y, room.bottom - box.y - box.height),
  };
}

/** Where a box may lie: in its container below the title, else in its lane and the band of its region. */
function roomsOf(scene: Scene) {
  const first = new Map<string | null, number>();
  for (const { parent, y } of scene.boxes)
    first.set(parent, Math.min(y, first.get(parent) ?? Number.POSITIVE_INFINITY));
  const last = scene.bands.at(-1);
  return (box: Box, before: ReadonlyMap<string, Box>): Room => {
    const holder = box.parent === null ? undefined : before.get(box.parent);
    if (holder)
      return {
        left: holder.x + MARGIN,
        right: holder.x + holder.width - MARGIN,
        top: first.get(holder.id) ?? holder.y,
        bottom: holder.y + holder.height - MARGIN,
      };
    const lane = scene.lanes.find(({ index }) => index === box.lane);
    const band = scene.bands.find(({ y, height }) => y <= box.y && box.y < y + height);
    const left = lane ? lane.x - GUTTER : box.x;
    const right = lane ? lane.x + lane.width + GUTTER : box.x + box.width;
    if (!band) return { left, right, top: first.get(null) ?? 0, bottom: scene.height + BELOW };
    const own = scene.boxes.filter(
      ({ parent, y }) => parent === null && band.y <= y && y < band.y + band.height,
    );
    return {
      left,
      right,
      top: Math.min(...own.map(({ y }) => y)),
      bottom: band.y + band.height + (band === last ? BELOW : -MARGIN),
    };
  };
}

const moved = (box: Box, { dx, dy }: Shift): Box =>
  dx === 0 && dy === 0 ? box : { ...box, x: box.x + dx, y: box.y + dy };

const movedPoint = ({ x, y }: Point, { dx, dy }: Shift): Point => ({ x: x + dx, y: y + dy });

/** A wire whose ends were moved: as it was between its first and last bend, and at right angles to its ends. */
function redrawn(wire: Wire, from: Shift, to: Shift): Wire {
  const isStill = from.dx === 0 && from.dy === 0 && to.dx === 0 && to.dy === 0;
  const [first, second] = wire.points;
  const [before, last] = wire.points.slice(-2);
  if (isStill || !first || !second || !before || !last) return wire;
  if (from.dx === to.dx && from.dy === to.dy)
    return { ...wire, points: wire.points.map((point) => movedPoint(point, from)) };
  const [start, end] = [movedPoint(first, from), movedPoint(last, to)];
  if (wire.points.length === 2) return { ...wire, points: bent(start, end, first.y === last.y) };
  const points = [...wire.points];
  points[1] = alongWith(second, from, first.y === second.y);
  const at = points.length - 2;
  const bend = points[at] ?? before;
  points[at] = alongWith(bend, to, before.y === last.y);
  points[0] = start;
  points[points.length - 1] = end;
  return { ...wire, points };
}

/** A bend goes along across its first segment, so that this stays straight, and keeps its track otherwise. */
const alongWith = ({ x, y }: Point, { dx, dy }: Shift, isLevel: boolean): Point =>
  isLevel ? { x, y: y + dy } : { x: x + dx, y };

/** From `start` to `end` with a bend half way, where they no longer lie on one line. */
function bent(start: Point, end: Point, isLevel: boolean): readonly Point[] {
  if (isLevel ? start.y === end.y : start.x === end.x) return [start, end];
  const [x, y] = [(start.x + end.x) / 2, (start.y + end.y) / 2];
  return isLevel
    ? [start, { x, y: start.y }, { x, y: end.y }, end]
    : [start, { x: start.x, y }, { x: end.x, y }, end];
}
