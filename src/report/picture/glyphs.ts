/** The small signs beside words: one for each kind of box, one for each outcome, and the tags of a comparison. */
import type { BoxKind } from "#src/diagram/index.ts";
import type { OutcomeWord } from "#src/verdict/index.ts";
import { circle, data, lines, type Mark, path, polygon, roundedRect } from "./drawing.ts";
import type { Ink } from "./look.ts";

type Place = readonly [x: number, y: number];
type Draw = (x: number, y: number) => string;
const rect = (x: number, y: number, width: number, height: number, r = 0.5) =>
  roundedRect({ x, y, width, height }, r);

// Each within 14 by 14, around its middle.
const kinds: Readonly<Record<BoxKind, Draw>> = {
  site: (x, y) =>
    rect(x - 6, y - 6, 8, 12) +
    rect(x + 2, y - 1, 4, 7) +
    lines([
      [x - 4, y - 3, x, y - 3],
      [x - 4, y, x, y],
      [x - 4, y + 3, x, y + 3],
    ]),
  internet: (x, y) =>
    circle(x, y, 6.5) +
    lines([
      [x - 6.5, y, x + 6.5, y],
      [x, y - 6.5, x, y + 6.5],
    ]) +
    data`M${x - 4.6},${y - 4.6}Q${x},${y - 1.5} ${x + 4.6},${y - 4.6}M${x - 4.6},${y + 4.6}Q${x},${y + 1.5} ${x + 4.6},${y + 4.6}`,
  gateway: (x, y) =>
    lines([
      [x - 6, y - 3, x + 6, y - 3],
      [x + 3, y - 6, x + 6, y - 3],
      [x + 3, y, x + 6, y - 3],
      [x - 6, y + 3, x + 6, y + 3],
      [x - 3, y, x - 6, y + 3],
      [x - 3, y + 6, x - 6, y + 3],
    ]),
  hub: (x, y) =>
    circle(x, y, 2.5) +
    lines([
      [x - 6, y - 6, x - 2, y - 2],
      [x + 6, y - 6, x + 2, y - 2],
      [x - 6, y + 6, x - 2, y + 2],
      [x + 6, y + 6, x + 2, y + 2],
    ]),
  vnet: (x, y) =>
    lines([
      [x - 3, y - 5, x - 7, y],
      [x - 7, y, x - 3, y + 5],
      [x + 3, y - 5, x + 7, y],
      [x + 7, y, x + 3, y + 5],
    ]) +
    circle(x - 2, y, 0.6) +
    circle(x + 2, y, 0.6),
  subnet: (x, y) =>
    lines([
      [x - 3, y - 5, x - 6, y - 5],
      [x - 6, y - 5, x - 6, y + 5],
      [x - 6, y + 5, x - 3, y + 5],
      [x + 3, y - 5, x + 6, y - 5],
      [x + 6, y - 5, x + 6, y + 5],
      [x + 6, y + 5, x + 3, y + 5],
    ]),
  resolver: (x, y) => circle(x - 2, y - 1.5, 4) + lines([[x + 1, y + 1.5, x + 6, y + 6]]),
  zone: (x, y) =>
    rect(x - 5, y - 6, 11, 12) +
    lines([
      [x - 2, y - 6, x - 2, y + 6],
      [x, y - 3, x + 4, y - 3],
      [x, y, x + 4, y],
    ]),
  firewall: (x, y) =>
    rect(x - 6.5, y - 5, 13, 10) +
    lines([
      [x - 6.5, y, x + 6.5, y],
      [x, y - 5, x, y],
      [x - 3.5, y, x - 3.5, y + 5],
      [x + 3.5, y, x + 3.5, y + 5],
    ]),
  vantage: (x, y) =>
    rect(x - 6, y - 5.5, 12, 8) +
    lines([
      [x, y + 2.5, x, y + 5.5],
      [x - 3.5, y + 5.5, x + 3.5, y + 5.5],
    ]),
  endpoint: (x, y) =>
    circle(x - 3, y, 3) +
    lines([
      [x, y, x + 7, y],
      [x + 4.5, y, x + 4.5, y + 3],
      [x + 7, y, x + 7, y + 3],
    ]),
  service: (x, y) =>
    data`M${x - 6},${y + 4}Q${x - 8},${y - 1} ${x - 3.5},${y - 1.5}Q${x - 1},${y - 7} ${x + 3},${y - 3}Q${x + 8},${y - 2} ${x + 6},${y + 4}Z`,
  bundle: (x, y) =>
    rect(x - 6, y - 6, 9, 9) +
    lines([
      [x + 6, y - 3, x + 6, y + 6],
      [x + 6, y + 6, x - 3, y + 6],
    ]),
};

/** The sign of a kind of box, around `place`. */
export function kindGlyph(kind: BoxKind, [x, y]: Place, ink: Ink = "muted"): Mark {
  return path(kinds[kind](x, y), { stroke: ink, width: 1.1 });
}

/** The sign of an outcome around `place`, 14 px across, on a ground of its own so that no wire strikes it through. */
export function outcomeGlyph(word: OutcomeWord, [x, y]: Place): Mark[] {
  const cross = lines([
    [x - 2.8, y - 2.8, x + 2.8, y + 2.8],
    [x + 2.8, y - 2.8, x - 2.8, y + 2.8],
  ]);
  switch (word) {
    case "private":
      return [
        path(circle(x, y, 6.5), { fill: "private" }),
        path(circle(x, y - 1.4, 1.7), { fill: "surface" }),
        path(
          polygon([
            [x - 0.9, y],
            [x + 0.9, y],
            [x + 1.5, y + 3.6],
            [x - 1.5, y + 3.6],
          ]),
          { fill: "surface" },
        ),
      ];
    case "endpoint":
      return [
        path(
          polygon([
            [x, y - 7],
            [x + 7, y],
            [x, y + 7],
            [x - 7, y],
          ]),
          { fill: "endpoint" },
        ),
      ];
    case "public":
      return [
        path(circle(x, y, 6), { fill: "surface", stroke: "public", width: 2 }),
        path(
          lines([[x - 6, y, x + 6, y]]) +
            data`M${x},${y - 6}Q${x - 4},${y} ${x},${y + 6}Q${x + 4},${y} ${x},${y - 6}`,
          { stroke: "public", width: 1 },
        ),
      ];
    case "blocked":
      return [
        path(octagon(x, y, 7.5), { fill: "blocked", stroke: "surface", width: 1 }),
        path(cross, { stroke: "surface", width: 1.9 }),
      ];
    case "no-answer":
      return [
        path(circle(x, y, 6.5), { fill: "surface", stroke: "blocked", width: 2.2 }),
        path(lines([[x - 4.4, y + 4.4, x + 4.4, y - 4.4]]), { stroke: "blocked", width: 2 }),
      ];
    case "mixed":
      return [
        path(circle(x, y, 6.5), { fill: "surface", stroke: "ink", width: 1.4 }),
        path(
          data`M${x},${y - 6.5}Q${x - 6.5},${y - 6.5} ${x - 6.5},${y}Q${x - 6.5},${y + 6.5} ${x},${y + 6.5}Z`,
          { fill: "ink" },
        ),
      ];
    default:
      return [
        path(circle(x, y, 7), { fill: "surface", stroke: "unseen", width: 1.2 }),
        // A question mark that needs no font.
        path(
          data`M${x - 2.4},${y - 1.8}Q${x - 2.4},${y - 4.4} ${x},${y - 4.4}Q${x + 2.5},${y - 4.4} ${x + 2.5},${y - 2}Q${x + 2.5},${y - 0.4} ${x},${y + 0.2}L${x},${y + 1.6}`,
          { stroke: "muted", width: 1.5 },
        ),
        path(circle(x, y + 4, 0.9), { fill: "muted" }),
      ];
  }
}

function octagon(x: number, y: number, r: number): string {
  const k = r * 0.42;
  return polygon([
    [x - k, y - r],
    [x + k, y - r],
    [x + r, y - k],
    [x + r, y + k],
    [x + k, y + r],
    [x - k, y + r],
    [x - r, y + k],
    [x - r, y - k],
  ]);
}

/** The triangle with "!" that says "not as expected", its corner at `place`. */
export function flagGlyph([x, y]: Place): Mark[] {
  return [
    path(
      polygon([
        [x - 20, y],
        [x, y],
        [x, y + 20],
      ]),
      { fill: "danger" },
    ),
    path(lines([[x - 6, y + 3, x - 6, y + 8]]), { stroke: "onDanger", width: 2 }),
    path(circle(x - 6, y + 11, 1.1), { fill: "onDanger" }),
  ];
}

/** The flag on a wire: a small upright triangle with "!". */
export function flagOnWire([x, y]: Place): Mark[] {
  return [
    path(
      polygon([
        [x, y - 7],
        [x + 7, y + 5.5],
        [x - 7, y + 5.5],
      ]),
      { fill: "danger", stroke: "surface", width: 1 },
    ),
    path(lines([[x, y - 2.6, x, y + 1.4]]), { stroke: "onDanger", width: 1.6 }),
    path(circle(x, y + 3.5, 0.9), { fill: "onDanger" }),
  ];
}

export type Change = "added" | "removed" | "changed";

/** The tag of a comparison around `place`: plus, minus or delta, each in its own shape. */
export function changeGlyph(change: Change, [x, y]: Place): Mark[] {
  if (change === "changed")
    return [
      path(circle(x, y, 8), { fill: "surface", stroke: "ink", width: 1.4 }),
      path(
        polygon([
          [x, y - 4.5],
          [x + 4.5, y + 3.2],
          [x - 4.5, y + 3.2],
        ]),
        { stroke: "ink", width: 1.5 },
      ),
    ];
  const strokes: (readonly [number, number, number, number])[] = [[x - 4, y, x + 4, y]];
  if (change === "added") strokes.push([x, y - 4, x, y + 4]);
  const ink = change === "added" ? "added" : "danger";
  const shape = change === "added" ? circle(x, y, 8) : rect(x - 8, y - 8, 16, 16, 2);
  return [path(shape, { fill: ink }), path(lines(strokes), { stroke: "surface", width: 2 })];
}
