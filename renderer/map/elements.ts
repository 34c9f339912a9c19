/** A scene as the elements of the canvas: every box at its place, every wire with its own corners. */
import type { ElementDefinition } from "cytoscape";
import type { Box, BoxKind, Point, Rect, Scene, Wire } from "#src/diagram/index.ts";

/** One element, and what the drawing needs to know to bring it onto the canvas in good order. */
export type Drawable = {
  readonly id: string;
  readonly element: ElementDefinition;
  /** The part of the picture that it takes. */
  readonly bounds: Rect;
  /** Ids of the elements at its ends, which must be there before it. */
  readonly ends: readonly string[];
};

const middle = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** How far corners are cut, in pixels: across, and up and down. Sides stay straight, where wires attach. */
const cuts: Partial<
  Record<BoxKind, readonly { readonly at: string; readonly x: number; readonly y: number }[]>
> = {
  vantage: [
    { at: "ne", x: 10, y: 12 },
    { at: "se", x: 10, y: 12 },
  ],
  resolver: [
    { at: "nw", x: 8, y: 8 },
    { at: "ne", x: 8, y: 8 },
    { at: "sw", x: 8, y: 8 },
    { at: "se", x: 8, y: 8 },
  ],
  endpoint: [
    { at: "nw", x: 14, y: 9 },
    { at: "ne", x: 14, y: 9 },
    { at: "sw", x: 14, y: 9 },
    { at: "se", x: 14, y: 9 },
  ],
  firewall: [
    { at: "nw", x: 12, y: 12 },
    { at: "ne", x: 12, y: 12 },
    { at: "sw", x: 12, y: 12 },
    { at: "se", x: 12, y: 12 },
  ],
  gateway: [
    { at: "nw", x: 12, y: 16 },
    { at: "ne", x: 12, y: 16 },
  ],
};

/** The outline of a box whose corners are cut, as cytoscape wants it: x and y from -1 to 1. */
function outlineOf(box: Box): string | undefined {
  const own = box.isOpen ? undefined : cuts[box.kind];
  if (!own) return undefined;
  const cut = (at: string) => {
    const found = own.find((one) => one.at === at);
    return { x: ((found?.x ?? 0) * 2) / box.width, y: ((found?.y ?? 0) * 2) / box.height };
  };
  const [nw, ne, se, sw] = [cut("nw"), cut("ne"), cut("se"), cut("sw")];
  return [
    [-1 + nw.x, -1],
    [1 - ne.x, -1],
    [1, -1 + ne.y],
    [1, 1 - se.y],
    [1 - se.x, 1],
    [-1 + sw.x, 1],
    [-1, 1 - sw.y],
    [-1, -1 + nw.y],
  ]
    .flat()
    .join(" ");
}

/** The elements of `scene`: its boxes, then its wires. */
export function elementsOf(scene: Scene): readonly Drawable[] {
  const byId = new Map(scene.boxes.map((box) => [box.id, box]));
  const depth = (box: Box): number => {
    const parent = box.parent === null ? undefined : byId.get(box.parent);
    return parent ? depth(parent) + 1 : 0;
  };
  const nodes = scene.boxes.map((box): Drawable => {
    const points = outlineOf(box);
    const own = depth(box);
    const element: ElementDefinition = {
      group: "nodes",
      data: {
        id: box.id,
        kind: box.kind,
        presence: box.presence,
        open: box.isOpen,
        depth: own,
        // An inner box lies above the open one around it, whichever came first.
        ...(box.isOpen ? { above: 1 + Math.min(own, MOST_DEPTH) } : {}),
        width: box.width,
        height: box.height,
        ...(points ? { points } : {}),
      },
      position: middle(box),
    };
    return { id: box.id, element, bounds: box, ends: [] };
  });
  const wires = scene.wires.flatMap((wire) => {
    const [from, to] = [byId.get(wire.from), byId.get(wire.to)];
    if (!from || !to) return [];
    if (wire.outcome === "mixed") {
      // Two thin wires side by side, each in its own style.
      return [
        wireOf(wire, from, to, { suffix: "~a", outcome: "private", shift: -2 }),
        wireOf(wire, from, to, { suffix: "~b", outcome: "public", shift: 2 }),
      ];
    }
    if (wire.from === wire.to) return stubOf(wire, from);
    return [wireOf(wire, from, to)];
  });
  return [...nodes, ...wires];
}

/** Open boxes lie one in another at most so deep; wires are drawn above all of them. */
const MOST_DEPTH = 8;

function boundsOf(points: readonly Point[]): Rect {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** The id of a wire, from that of one of its halves. */
export const wireIdOf = (id: string): string => id.replace(/~[ab]$/, "");

type Half = { readonly suffix: string; readonly outcome: string; readonly shift: number };

function wireOf(wire: Wire, from: Box, to: Box, half?: Half): Drawable {
  const shift = half?.shift ?? 0;
  const points = wire.points.map(({ x, y }) => ({ x: x + shift, y: y + shift }));
  const [start, end] = [wire.points[0] as Point, wire.points.at(-1) as Point];
  const first = { x: start.x, y: start.y + shift };
  const last = { x: end.x, y: end.y + shift };
  const id = wire.id + (half?.suffix ?? "");
  const element: ElementDefinition = {
    group: "edges",
    data: {
      id,
      source: from.id,
      target: to.id,
      kind: wire.kind,
      half: half !== undefined,
      ...((half?.outcome ?? wire.outcome) ? { outcome: half?.outcome ?? wire.outcome } : {}),
      start: offsetText(first, middle(from)),
      end: offsetText(last, middle(to)),
      ...cornersOf([first, ...points.slice(1, -1), last]),
    },
  };
  return { id, element, bounds: boundsOf(points), ends: [from.id, to.id] };
}

const offsetText = (point: Point, centre: Point) =>
  `${point.x - centre.x}px ${point.y - centre.y}px`;

/** The corners of a polyline relative to the line between its ends: how far along, and how far beside. */
function cornersOf(points: readonly Point[]) {
  const [a, b] = [points[0] as Point, points.at(-1) as Point];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy);
  const corners = points.slice(1, -1);
  if (corners.length === 0 || length === 0)
    return { straight: true, weights: "0.5", distances: "0" };
  const weights = corners.map(({ x, y }) => ((x - a.x) * dx + (y - a.y) * dy) / length ** 2);
  const distances = corners.map(({ x, y }) => (dx * (y - a.y) - dy * (x - a.x)) / length);
  return {
    weights: weights.map((w) => w.toFixed(5)).join(" "),
    distances: distances.map((d) => d.toFixed(3)).join(" "),
  };
}

/** A wire that ends nowhere needs a place to end at. */
function stubOf(wire: Wire, from: Box): readonly Drawable[] {
  const [start, end] = [wire.points[0] as Point, wire.points.at(-1) as Point];
  const id = `stub ${wire.id}`;
  const place: ElementDefinition = {
    group: "nodes",
    data: { id, kind: "stub", presence: "solid", depth: 0, width: 1, height: 1 },
    position: { ...end },
    classes: "stub",
  };
  const line: ElementDefinition = {
    group: "edges",
    data: {
      id: wire.id,
      source: from.id,
      target: id,
      kind: wire.kind,
      outcome: wire.outcome ?? "no-answer",
      straight: true,
      weights: "0.5",
      distances: "0",
      start: offsetText(start, middle(from)),
      end: "0px 0px",
    },
  };
  const bounds = boundsOf(wire.points);
  return [
    { id, element: place, bounds: { ...end, width: 1, height: 1 }, ends: [] },
    { id: wire.id, element: line, bounds, ends: [from.id, id] },
  ];
}
