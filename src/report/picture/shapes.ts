/** Which outline has each kind of box (ux.md section 6.3); left and right sides stay straight where wires attach. */
import type { Box, BoxKind, Rect } from "#src/diagram/index.ts";
import type { PathMark } from "./drawing.ts";
import { num, path, polygon, roundedRect } from "./drawing.ts";

export type Outline =
  | "rounded"
  | "cut"
  | "octagon"
  | "trapezium"
  | "barrel"
  | "hexagon"
  | "tag"
  | "stack";

const outlines: Readonly<Record<BoxKind, Outline>> = {
  site: "rounded",
  internet: "rounded",
  gateway: "trapezium",
  hub: "rounded",
  vnet: "rounded",
  subnet: "rounded",
  resolver: "cut",
  zone: "barrel",
  firewall: "octagon",
  vantage: "tag",
  endpoint: "hexagon",
  service: "rounded",
  bundle: "stack",
};

/** The outline of a box of `kind`. */
export const outlineOf = (kind: BoxKind): Outline => outlines[kind];

/** Path data of `outline` in `rect`. */
export function shapeOf(outline: Outline, rect: Rect): string {
  const { x, y, width, height } = rect;
  const [r, b, cut] = [x + width, y + height, Math.min(10, height / 3)];
  const tip = Math.min(15, height * 0.34);
  switch (outline) {
    case "cut":
      return polygon([
        [x, y],
        [r - cut, y],
        [r, y + cut],
        [r, b],
        [x + cut, b],
        [x, b - cut],
      ]);
    case "octagon":
      return polygon([
        [x + cut, y],
        [r - cut, y],
        [r, y + cut],
        [r, b - cut],
        [r - cut, b],
        [x + cut, b],
        [x, b - cut],
        [x, y + cut],
      ]);
    case "trapezium":
      return polygon([
        [x, y],
        [r, y + cut * 0.4],
        [r, b - cut * 0.4],
        [x, b],
      ]);
    case "hexagon":
      return polygon([
        [x, y + cut * 0.8],
        [x + width / 2, y],
        [r, y + cut * 0.8],
        [r, b - cut * 0.8],
        [x + width / 2, b],
        [x, b - cut * 0.8],
      ]);
    case "tag":
      return polygon([
        [x, y],
        [r - 14, y],
        [r, y + tip],
        [r, b - tip],
        [r - 14, b],
        [x, b],
      ]);
    case "barrel":
      return barrel(rect);
    default:
      return roundedRect(rect, Math.min(8, height / 4));
  }
}

function barrel({ x, y, width, height }: Rect): string {
  const [r, b, bulge] = [x + width, y + height, 5];
  const p = (...n: number[]) => n.map(num).join(" ");
  return `M${p(x, y + bulge)}Q${p(x + width / 2, y - bulge, r, y + bulge)}L${p(r, b - bulge)}Q${p(x + width / 2, b + bulge, x, b - bulge)}Z`;
}

/** How the outline of `box` is drawn: solid, dashed for a ghost, dotted and hatched for what was not seen. */
export function outlineMarks(
  box: Box,
  how: { readonly isContainer: boolean; readonly depth: number },
): PathMark[] {
  const outline = how.isContainer ? "rounded" : outlineOf(box.kind);
  const d = shapeOf(outline, box);
  const fill = how.isContainer && how.depth % 2 === 0 ? "sunken" : "surface";
  const width = box.kind === "service" ? 2.2 : box.kind === "subnet" ? 1 : 1.5;
  if (box.presence === "ghost")
    return [path(d, { fill: "surface", stroke: "border", width: 1.5, dash: [6, 4] })];
  if (box.presence === "unseen")
    return [
      path(d, { fill: "surface" }),
      path(hatch(box), { stroke: "pale", width: 1 }),
      path(d, { stroke: "unseen", width: 1.5, dash: [2, 3] }),
    ];
  const behind =
    outline === "stack"
      ? [
          path(shapeOf("rounded", { ...box, x: box.x + 4, y: box.y + 4 }), {
            fill,
            stroke: "border",
            width: 1,
          }),
        ]
      : [];
  return [...behind, path(d, { fill, stroke: "border", width })];
}

/** Diagonal lines across `rect`, 9 px apart. */
function hatch({ x, y, width, height }: Rect): string {
  const inset = 3;
  const [l, t, r, b] = [x + inset, y + inset, x + width - inset, y + height - inset];
  let d = "";
  for (let c = l + t + 9; c < r + b; c += 9) {
    // The line x + y = c, from the left or bottom side to the top or right one.
    const [x1, x2] = [Math.max(l, c - b), Math.min(r, c - t)];
    if (x2 > x1) d += `M${num(x1)} ${num(c - x1)}L${num(x2)} ${num(c - x2)}`;
  }
  return d || `M${num(l)} ${num(t)}L${num(l)} ${num(t)}`;
}
