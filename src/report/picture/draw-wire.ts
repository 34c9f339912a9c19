/** What is drawn of a wire: its rounded line, its head, its mark, its count. */
import type { Point, Rect, Wire } from "#src/diagram/index.ts";
import {
  circle,
  lines,
  type Mark,
  num,
  type Part,
  path,
  polygon,
  roundedRect,
  text,
} from "./drawing.ts";
import { type Change, changeGlyph, flagOnWire, outcomeGlyph } from "./glyphs.ts";
import { widthOf } from "./measure.ts";
import { mixedOther, quieted, styleOf, type WireStyle } from "./outcome-style.ts";

const CORNER = 9;
/** From the head back to the mark (ux.md section 5). */
const MARK_AT = 28;
/** Wires run 10 px apart at the least, so signs on them are smaller than in the legend. */
const SMALL = 0.78;

export type WireContext = {
  readonly isQuiet: boolean;
  /** Whether it starts at a box without boxes in it: then it starts a little inside, below the box. */
  readonly startsInside: boolean;
  /** What a comparison says of it. */
  readonly change: Change | undefined;
  readonly tip: string;
};

/** Everything drawn of `wire`. */
export function drawWire(wire: Wire, context: WireContext): Part {
  const loud = styleOf(wire);
  const style = context.isQuiet ? quieted(loud) : loud;
  const points = context.startsInside ? pulledIn(wire.points, 10) : wire.points;
  return {
    id: wire.id,
    role: "wire",
    title: context.tip,
    link: null,
    bounds: boundsOf(points),
    stretches: points.slice(1).map((p, i) => boundsOf([points[i] ?? p, p])),
    marks:
      points.length < 2
        ? []
        : [...marksOf(wire, points, style, context.isQuiet), ...tagOf(wire, context)],
  };
}

/** The tag of a comparison, in the middle of the wire. */
function tagOf({ points }: Wire, { change }: WireContext): Mark[] {
  if (!change) return [];
  const whole = points.reduce(
    (sum, p, i) => sum + (i === 0 ? 0 : between(points[i - 1] ?? p, p)),
    0,
  );
  const at = backFrom(points, whole / 2);
  return changeGlyph(change, [at.x, at.y]);
}

function marksOf(wire: Wire, points: readonly Point[], style: WireStyle, isQuiet: boolean): Mark[] {
  const marks: Mark[] = [];
  const body = shortened(points, lengthOfHead(style));
  const line = (through: readonly Point[], by: WireStyle) =>
    path(rounded(through), { stroke: by.ink, width: by.width, dash: by.dash });
  if (wire.outcome === "mixed" && !isQuiet)
    marks.push(line(shifted(body, -2.2), style), line(shifted(body, 2.2), mixedOther));
  else marks.push(line(body, style));
  marks.push(...headOf(points, style));
  if (isQuiet) return marks;
  if (wire.outcome === "no-answer") {
    const end = points.at(-1);
    if (end) marks.push(...outcomeGlyph("no-answer", [end.x, end.y], SMALL));
  }
  if (style.isMarked && wire.outcome) {
    const at = backFrom(points, MARK_AT);
    marks.push(...outcomeGlyph(wire.outcome, [at.x, at.y], SMALL));
  }
  if (wire.flagged) {
    marks.push(...flagOnWire(placeOfFlag(wire, points, style)));
  }
  if (wire.count > 1) marks.push(...countAt(wire));
  return marks;
}

/** Behind the mark; on a wire that ends nowhere beyond its end, as its stub is short. */
function placeOfFlag(
  wire: Wire,
  points: readonly Point[],
  style: WireStyle,
): readonly [number, number] {
  const [before, end] = [points.at(-2), points.at(-1)];
  if (wire.from === wire.to && before && end) {
    const way = unit(before, end);
    return [end.x + way.x * 12, end.y + way.y * 12];
  }
  const at = backFrom(points, style.isMarked ? MARK_AT + 13 : MARK_AT - 4);
  return [at.x, at.y];
}

/** How many pairs the wire stands for, on a small ground near its start. */
function countAt(wire: Wire): Mark[] {
  const [start, next] = wire.points;
  if (!start || !next) return [];
  const label = `×${wire.count}`;
  const width = widthOf(label, 9, true) + 6;
  const way = unit(start, next);
  const x = start.x + way.x * (width / 2 + 5);
  const y = start.y + way.y * 11;
  return [
    path(roundedRect({ x: x - width / 2, y: y - 6, width, height: 12 }, 3), { fill: "surface" }),
    text(x, y + 3.2, { text: label, size: 9, bold: true, ink: "muted", anchor: "middle" }),
  ];
}

const heads = { triangle: 10, diamond: 13, bar: 5, ring: 9, none: 0, open: 0 } as const;
const lengthOfHead = (style: WireStyle) =>
  style.width <= 1 ? heads[style.head] * 0.7 : heads[style.head];

/** The arrowhead at the end of `points`. */
function headOf(points: readonly Point[], style: WireStyle): Mark[] {
  const [before, end] = [points.at(-2), points.at(-1)];
  if (!before || !end || style.head === "none") return [];
  const way = unit(before, end);
  const length = lengthOfHead(style);
  // A place given by how far back from the end and how far aside.
  const at = (back: number, aside: number): readonly [number, number] => [
    end.x - way.x * back - way.y * aside,
    end.y - way.y * back + way.x * aside,
  ];
  const half = style.width <= 1 ? 3.4 : 4.6;
  switch (style.head) {
    case "triangle":
      return [path(polygon([at(0, 0), at(length, half), at(length, -half)]), { fill: style.ink })];
    case "diamond":
      return [
        path(polygon([at(0, 0), at(length / 2, half), at(length, 0), at(length / 2, -half)]), {
          fill: style.ink,
        }),
      ];
    case "bar":
      return [path(lines([[...at(5.5, -5), ...at(5.5, 5)]]), { stroke: style.ink, width: 3.4 })];
    case "ring":
      return [
        path(circle(...at(length / 2, 0), length / 2 - 0.5), {
          fill: "surface",
          stroke: style.ink,
          width: 1.6,
        }),
      ];
    default:
      return [
        path(
          lines([
            [...at(6, 4), ...at(0, 0)],
            [...at(0, 0), ...at(6, -4)],
          ]),
          {
            stroke: style.ink,
            width: style.width,
          },
        ),
      ];
  }
}

function unit(from: Point, to: Point): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  return { x: dx / length, y: dy / length };
}

const between = (a: Point, b: Point) => Math.hypot(b.x - a.x, b.y - a.y);

/** `points` with the start moved `by` backwards, into the box it leaves. */
function pulledIn(points: readonly Point[], by: number): readonly Point[] {
  const [start, next] = points;
  if (!start || !next) return points;
  const way = unit(start, next);
  return [{ x: start.x - way.x * by, y: start.y - way.y * by }, ...points.slice(1)];
}

/** `points` with the end cut off by `by`. */
function shortened(points: readonly Point[], by: number): readonly Point[] {
  const [before, end] = [points.at(-2), points.at(-1)];
  if (!before || !end || by === 0) return points;
  const way = unit(before, end);
  const cut = Math.min(by, between(before, end));
  return [...points.slice(0, -1), { x: end.x - way.x * cut, y: end.y - way.y * cut }];
}

/** The place `length` before the end, along the wire; its start when the wire is shorter. */
export function backFrom(points: readonly Point[], length: number): Point {
  let left = length;
  for (let i = points.length - 1; i > 0; i--) {
    const [a, b] = [points[i - 1], points[i]];
    if (!a || !b) break;
    const here = between(a, b);
    if (here >= left) {
      const way = unit(b, a);
      return { x: b.x + way.x * left, y: b.y + way.y * left };
    }
    left -= here;
  }
  return points[0] ?? { x: 0, y: 0 };
}

/** `points` moved `by` to the side of their way, for two wires in parallel. */
function shifted(points: readonly Point[], by: number): readonly Point[] {
  return points.map((p, i) => {
    const ways = [
      points[i - 1] && unit(points[i - 1] ?? p, p),
      points[i + 1] && unit(p, points[i + 1] ?? p),
    ];
    const sides = ways.filter((w) => w !== undefined);
    const normal = sides.reduce((sum, w) => ({ x: sum.x - w.y, y: sum.y + w.x }), { x: 0, y: 0 });
    // On a straight stretch both sides agree; on a corner of a right angle each adds its own shift.
    const isStraight =
      sides.length === 2 &&
      Math.abs(normal.x) + Math.abs(normal.y) > 1.9 &&
      (normal.x === 0 || normal.y === 0);
    const scale = isStraight ? by / 2 : by;
    return { x: p.x + normal.x * scale, y: p.y + normal.y * scale };
  });
}

/** Path data through `points` with rounded corners, each at most half as large as the shorter stretch beside it. */
export function rounded(points: readonly Point[]): string {
  const [start] = points;
  if (!start) return "";
  let d = `M${num(start.x)} ${num(start.y)}`;
  for (let i = 1; i < points.length; i++) {
    const [before, here, after] = [points[i - 1], points[i], points[i + 1]];
    if (!before || !here) continue;
    if (!after) {
      d += `L${num(here.x)} ${num(here.y)}`;
      continue;
    }
    const r = Math.min(CORNER, between(before, here) / 2, between(here, after) / 2);
    const [into, out] = [unit(before, here), unit(here, after)];
    d += `L${num(here.x - into.x * r)},${num(here.y - into.y * r)}Q${num(here.x)},${num(here.y)} ${num(here.x + out.x * r)},${num(here.y + out.y * r)}`;
  }
  return d;
}

function boundsOf(points: readonly Point[]): Rect {
  const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
  const [x, y] = [Math.min(...xs) - 12, Math.min(...ys) - 12];
  return points.length === 0
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x, y, width: Math.max(...xs) + 12 - x, height: Math.max(...ys) + 12 - y };
}
