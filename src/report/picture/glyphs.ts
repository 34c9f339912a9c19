/** The small signs beside words: one for each kind of box, one for each outcome, and the tags of a comparison. */
import type { BoxKind } from "#src/diagram/index.ts";
import type { OutcomeWord } from "#src/verdict/index.ts";
import { circle, data, lines, type Mark, num, path, polygon, roundedRect } from "./drawing.ts";
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

/**
 * The sign of an outcome around `place`, on a ground of its own so that no wire strikes it through: 14 px across,
 * and `k` times that where wires run close together.
 */
export function outcomeGlyph(word: OutcomeWord, [x, y]: Place, k = 1): Mark[] {
  // A place in the sign, told from its middle.
  const at = (dx: number, dy: number) => [x + dx * k, y + dy * k] as const;
  const curve = (...points: readonly (readonly [number, number])[]) =>
    points
      .map(
        ([dx, dy], i) =>
          `${i === 0 ? "M" : i % 2 === 1 ? "Q" : " "}${at(dx, dy).map(num).join(",")}`,
      )
      .join("");
  const stroke = (ink: Ink, width: number) => ({ stroke: ink, width: width * Math.sqrt(k) });
  const disc = (r: number) => circle(x, y, r * k);
  switch (word) {
    case "private":
      return [
        path(disc(6.5), { fill: "private" }),
        path(circle(...at(0, -1.4), 1.7 * k), { fill: "surface" }),
        path(polygon([at(-0.9, 0), at(0.9, 0), at(1.5, 3.6), at(-1.5, 3.6)]), { fill: "surface" }),
      ];
    case "endpoint":
      return [path(polygon([at(0, -7), at(7, 0), at(0, 7), at(-7, 0)]), { fill: "endpoint" })];
    case "public":
      return [
        path(disc(6), { fill: "surface", ...stroke("public", 2) }),
        path(
          lines([[...at(-6, 0), ...at(6, 0)]]) + curve([0, -6], [-4, 0], [0, 6], [4, 0], [0, -6]),
          stroke("public", 1),
        ),
      ];
    case "blocked":
      return [
        path(octagon(x, y, 7.5 * k), { fill: "blocked", stroke: "surface", width: 1 }),
        path(
          lines([
            [...at(-2.8, -2.8), ...at(2.8, 2.8)],
            [...at(2.8, -2.8), ...at(-2.8, 2.8)],
          ]),
          stroke("surface", 1.9),
        ),
      ];
    case "no-answer":
      return [
        path(disc(6.5), { fill: "surface", ...stroke("blocked", 2.2) }),
        path(lines([[...at(-4.4, 4.4), ...at(4.4, -4.4)]]), stroke("blocked", 2)),
      ];
    case "mixed":
      return [
        path(disc(6.5), { fill: "surface", ...stroke("ink", 1.4) }),
        path(`${curve([0, -6.5], [-6.5, -6.5], [-6.5, 0], [-6.5, 6.5], [0, 6.5])}Z`, {
          fill: "ink",
        }),
      ];
    default:
      return [
        path(disc(7), { fill: "surface", ...stroke("unseen", 1.2) }),
        // A question mark that needs no font.
        path(
          `${curve([-2.4, -1.8], [-2.4, -4.4], [0, -4.4], [2.5, -4.4], [2.5, -2], [2.5, -0.4], [0, 0.2])}L${at(0, 1.6).map(num).join(",")}`,
          stroke("muted", 1.5),
        ),
        path(circle(...at(0, 4), 0.9 * k), { fill: "muted" }),
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
        [x, y - 5.6],
        [x + 5.8, y + 4.6],
        [x - 5.8, y + 4.6],
      ]),
      { fill: "danger", stroke: "surface", width: 0.8 },
    ),
    path(lines([[x, y - 2.2, x, y + 1.2]]), { stroke: "onDanger", width: 1.3 }),
    path(circle(x, y + 2.9, 0.75), { fill: "onDanger" }),
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
