/** What becomes of a person's own notes and lines when what held them is gone from Azure: they stay where they were. */

import { childOf, type Element, element } from "../paint/xml-tree.ts";
import { num } from "../picture/drawing.ts";
import { placeOf } from "./place.ts";
import type { FileCell } from "./read-file.ts";

type Point = readonly [x: number, y: number];

/** Where something stands on the page, and in which layer. */
type Spot = { readonly x: number; readonly y: number; readonly layer: string };

/** Size of a note that was the label of a wire, until the editor measures it. */
const NOTE = { width: 120, height: 20 } as const;

/**
 * Frees cells from what is `gone` among `all`: the element of a cell on the layer below, its lines ending where the
 * box was, and what was written on a wire standing where the wire had its middle.
 */
export function orphans(
  gone: readonly FileCell[],
  all: readonly FileCell[],
): (own: FileCell) => Element {
  const goneIds = new Set(gone.map((cell) => cell.id));
  const byId = new Map(all.map((cell) => [cell.id, cell]));
  const firstLayer = all.find(({ cell }) => cell.attributes.parent === "0")?.id ?? "0";

  const spotOf = (id: string): Spot => {
    let [x, y, at] = [0, 0, id];
    for (let depth = 0; depth < 20; depth++) {
      const held = byId.get(at);
      if (!held) return { x, y, layer: firstLayer };
      const place = placeOf(held.cell);
      if (place) [x, y] = [x + place[0], y + place[1]];
      const parent = held.cell.attributes.parent ?? "0";
      if (parent === "0") return { x, y, layer: at };
      at = parent;
    }
    return { x, y, layer: firstLayer };
  };
  const middleOf = (id: string | undefined): Point => {
    const { x, y } = spotOf(id ?? "");
    const held = byId.get(id ?? "");
    const size = (held && placeOf(held.cell)) ?? [0, 0, 0, 0];
    return [x + size[2] / 2, y + size[3] / 2];
  };

  /** `cell` out of the holder `id`, which is gone. */
  const freed = (cell: Element, id: string): Element => {
    const { x, y, layer } = spotOf(id);
    const wire = byId.get(id)?.cell.attributes;
    const on = { ...cell, attributes: { ...cell.attributes, parent: layer } };
    if (wire?.edge !== "1") return shifted(on, [x, y]);
    const ends = [middleOf(wire.source), middleOf(wire.target ?? wire.source)] as const;
    const at = { x: num((ends[0][0] + ends[1][0]) / 2), y: num((ends[0][1] + ends[1][1]) / 2) };
    return withGeometry(on, () => element("mxGeometry", { ...at, ...NOTE, as: "geometry" }));
  };

  return (own) => {
    const { parent, source, target } = own.cell.attributes;
    const isGone = (id: string | undefined) => id !== undefined && goneIds.has(id);
    if (!isGone(parent) && !isGone(source) && !isGone(target)) return own.whole;
    let cell = own.cell;
    if (isGone(parent)) cell = freed(cell, parent ?? "");
    // Ends are told in the places of what holds the line.
    const holder = spotOf(cell.attributes.parent ?? "");
    for (const end of ["source", "target"] as const) {
      const id = own.cell.attributes[end];
      if (!isGone(id)) continue;
      const [x, y] = middleOf(id);
      cell = withEnd(cell, end, [x - holder.x, y - holder.y]);
    }
    if (own.whole === own.cell) return cell;
    return { ...own.whole, children: own.whole.children.map((c) => (c === own.cell ? cell : c)) };
  };
}

/** `cell` with its place, or the corners of its line, moved by `by`. */
function shifted(cell: Element, by: Point): Element {
  const move = (one: Element): Element => ({
    ...one,
    attributes: {
      ...one.attributes,
      x: num((Number(one.attributes.x ?? 0) || 0) + by[0]),
      y: num((Number(one.attributes.y ?? 0) || 0) + by[1]),
    },
  });
  const points = (one: Element): Element => ({
    ...one,
    children: one.children.map((child) => {
      if (typeof child === "string") return child;
      if (child.name === "Array") return points(child);
      // An offset moves a label from its line, wherever that is.
      return child.name === "mxPoint" && child.attributes.as !== "offset" ? move(child) : child;
    }),
  });
  return withGeometry(cell, (geometry) =>
    cell.attributes.edge === "1" ? points(geometry) : move(geometry),
  );
}

function withEnd(cell: Element, end: "source" | "target", [x, y]: Point): Element {
  const { [end]: _, ...attributes } = cell.attributes;
  const point = element("mxPoint", { x: num(x), y: num(y), as: `${end}Point` });
  const geometry = element("mxGeometry", { relative: 1, as: "geometry" });
  const held = childOf(cell, "mxGeometry")
    ? cell
    : { ...cell, children: [...cell.children, geometry] };
  const isOther = (child: Element | string) =>
    typeof child === "string" || child.attributes.as !== `${end}Point`;
  return {
    ...withGeometry(held, (g) => ({ ...g, children: [...g.children.filter(isOther), point] })),
    attributes,
  };
}

function withGeometry(cell: Element, change: (geometry: Element) => Element): Element {
  return {
    ...cell,
    children: cell.children.map((child) =>
      typeof child !== "string" && child.name === "mxGeometry" ? change(child) : child,
    ),
  };
}
