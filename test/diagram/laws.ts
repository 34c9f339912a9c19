/** What must hold of every scene, computed from its boxes and wires (ux.md section 23: 18, 19, 23). */
import type { Box, Point, Rect, Scene, Wire } from "#src/diagram/index.ts";

type Segment = { readonly wire: Wire; readonly a: Point; readonly b: Point };

const overlaps = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const isInside = (inner: Rect, outer: Rect) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

function segmentsOf(wires: readonly Wire[]): readonly Segment[] {
  return wires.flatMap((wire) =>
    wire.points.slice(1).map((b, i) => ({ wire, a: wire.points[i] as Point, b })),
  );
}

/** Every law that a scene breaks, in words; none when all hold. */
export function brokenLaws(scene: Scene): readonly string[] {
  return [
    ...brokenBoxes(scene),
    ...brokenWays(scene),
    ...sharedTracks(scene),
    ...crossedBoxes(scene),
    ...overlappingMarks(scene),
  ];
}

function brokenBoxes({ boxes, lanes, width, height }: Scene): readonly string[] {
  const broken: string[] = [];
  const byId = new Map(boxes.map((box) => [box.id, box]));
  if (byId.size !== boxes.length) broken.push("two boxes share an id");
  const families = Map.groupBy(boxes, (box) => box.parent);
  for (const [parent, siblings] of families) {
    const holder = parent === null ? undefined : byId.get(parent);
    if (parent !== null && !holder) broken.push(`${parent} holds boxes and is not drawn`);
    for (const [i, a] of siblings.entries()) {
      if (holder && !isInside(a, holder)) broken.push(`${a.id} leaves ${holder.id}`);
      if (holder && a.y < holder.y + 30) broken.push(`${a.id} covers the title of ${holder.id}`);
      for (const b of siblings.slice(i + 1)) {
        if (overlaps(a, b)) broken.push(`${a.id} overlaps ${b.id}`);
      }
    }
  }
  for (const box of boxes) {
    const lane = lanes[box.lane];
    if (!lane || box.x < lane.x || box.x + box.width > lane.x + lane.width)
      broken.push(`${box.id} leaves its lane`);
    if (!isInside(box, { x: 0, y: 0, width, height })) broken.push(`${box.id} leaves the picture`);
  }
  return broken;
}

/** Wires are orthogonal and begin and end at the sides of their boxes. */
function brokenWays({ boxes, wires }: Scene): readonly string[] {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const isAtSide = (box: Box | undefined, point: Point | undefined) =>
    box !== undefined &&
    point !== undefined &&
    (point.x === box.x || point.x === box.x + box.width) &&
    point.y > box.y &&
    point.y < box.y + box.height;
  return wires.flatMap((wire) => {
    const broken: string[] = [];
    if (!isAtSide(byId.get(wire.from), wire.points[0])) broken.push(`${wire.id} begins nowhere`);
    const isStub = wire.from === wire.to;
    if (!isStub && !isAtSide(byId.get(wire.to), wire.points.at(-1)))
      broken.push(`${wire.id} ends nowhere`);
    for (const { a, b } of segmentsOf([wire])) {
      if ((a.x === b.x) === (a.y === b.y)) broken.push(`${wire.id} runs aslant or stands still`);
    }
    return broken;
  });
}

/** No two wires run along one line, not even for a pixel. */
function sharedTracks({ wires }: Scene): readonly string[] {
  const broken: string[] = [];
  const along = (axis: "x" | "y") => {
    const other = axis === "x" ? "y" : "x";
    const lines = Map.groupBy(
      segmentsOf(wires).filter(({ a, b }) => a[axis] === b[axis]),
      ({ a }) => a[axis],
    );
    for (const segments of lines.values()) {
      const ordered = segments
        .map(({ wire, a, b }) => ({
          wire,
          from: Math.min(a[other], b[other]),
          to: Math.max(a[other], b[other]),
        }))
        .sort((a, b) => a.from - b.from);
      let reach = Number.NEGATIVE_INFINITY;
      let last = "";
      for (const { wire, from, to } of ordered) {
        if (from <= reach && wire.id !== last) broken.push(`${wire.id} lies on ${last}`);
        if (to > reach) [reach, last] = [to, wire.id];
      }
    }
  };
  along("x");
  along("y");
  return broken;
}

/** A wire touches only its two boxes and what holds them; and never a title. */
function crossedBoxes({ boxes, wires }: Scene): readonly string[] {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const holders = (id: string): readonly string[] => {
    const box = byId.get(id);
    return box?.parent ? [box.parent, ...holders(box.parent)] : [];
  };
  return wires.flatMap((wire) => {
    const own = new Set([wire.from, wire.to, ...holders(wire.from), ...holders(wire.to)]);
    const ends = new Set([wire.from, wire.to]);
    return segmentsOf([wire]).flatMap(({ a, b }) => {
      const line = {
        x: Math.min(a.x, b.x),
        y: Math.min(a.y, b.y),
        width: Math.abs(a.x - b.x),
        height: Math.abs(a.y - b.y),
      };
      return boxes.flatMap((box) => {
        const inner = {
          x: box.x + 0.5,
          y: box.y + 0.5,
          width: box.width - 1,
          height: box.height - 1,
        };
        const isHit =
          line.x <= inner.x + inner.width &&
          line.x + line.width >= inner.x &&
          line.y <= inner.y + inner.height &&
          line.y + line.height >= inner.y;
        if (!isHit) return [];
        if (!own.has(box.id)) return [`${wire.id} crosses ${box.id}`];
        const isTitle = line.y < box.y + 30 && !ends.has(box.id);
        return isTitle ? [`${wire.id} crosses the title of ${box.id}`] : [];
      });
    });
  });
}

/** The marks that stand before arrowheads (28 px) keep clear of each other: 11 px across. */
function overlappingMarks({ wires }: Scene): readonly string[] {
  const marks = wires
    .filter((wire) => wire.outcome === "blocked" || wire.outcome === "unseen")
    .flatMap((wire) => {
      const [before, last] = wire.points.slice(-2);
      if (!before || !last) return [];
      return [{ wire, x: last.x + Math.sign(before.x - last.x) * 28, y: last.y }];
    });
  return marks.flatMap((a, i) =>
    marks
      .slice(i + 1)
      .filter((b) => Math.abs(a.x - b.x) < 11 && Math.abs(a.y - b.y) < 11)
      .map((b) => `the marks of ${a.wire.id} and ${b.wire.id} overlap`),
  );
}

/** How many times wires cross each other: what routing tries to keep low. */
export function crossingsOf({ wires }: Scene): number {
  const segments = segmentsOf(wires);
  const upright = segments.filter(({ a, b }) => a.x === b.x);
  const level = segments.filter(({ a, b }) => a.y === b.y);
  let count = 0;
  for (const v of upright) {
    const [top, bottom] = [Math.min(v.a.y, v.b.y), Math.max(v.a.y, v.b.y)];
    for (const h of level) {
      if (h.wire === v.wire) continue;
      const [from, to] = [Math.min(h.a.x, h.b.x), Math.max(h.a.x, h.b.x)];
      if (from < v.a.x && v.a.x < to && top < h.a.y && h.a.y < bottom) count++;
    }
  }
  return count;
}
