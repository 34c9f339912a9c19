/** What becomes of a person's own notes and lines when what held them is gone from Azure: they stay where they were. */

import { childOf, type Element, element } from "../paint/xml-tree.ts";
import { num } from "../picture/drawing.ts";
import { placeOf } from "./place.ts";
import type { FileCell } from "./read-file.ts";

/** The element of `own`, freed from what is `gone`: on the layer below it, its lines ending where the box was. */
export function orphaned(
  own: FileCell,
  gone: readonly FileCell[],
  all: readonly FileCell[],
): Element {
  const { parent, source, target } = own.cell.attributes;
  const isGone = (id: string | undefined) =>
    id !== undefined && gone.some((cell) => cell.id === id);
  if (!isGone(parent) && !isGone(source) && !isGone(target)) return own.whole;
  const byId = new Map(all.map((cell) => [cell.id, cell]));
  let cell = own.cell;
  if (isGone(parent)) {
    const [x, y, layer] = standsAt(parent ?? "", byId);
    cell = { ...moved(cell, [x, y]), attributes: { ...cell.attributes, parent: layer } };
  }
  for (const end of ["source", "target"] as const) {
    const id = own.cell.attributes[end];
    if (!isGone(id)) continue;
    const held = byId.get(id ?? "");
    const [x, y] = standsAt(id ?? "", byId);
    const size = (held && placeOf(held.cell)) ?? [0, 0, 0, 0];
    cell = withEnd(cell, end, [x + size[2] / 2, y + size[3] / 2]);
  }
  if (own.whole === own.cell) return cell;
  return { ...own.whole, children: own.whole.children.map((c) => (c === own.cell ? cell : c)) };
}

/** Where the box `id` stands on the page, and in which layer. */
function standsAt(
  id: string,
  byId: ReadonlyMap<string, FileCell>,
): readonly [number, number, string] {
  let [x, y, at] = [0, 0, id];
  for (let depth = 0; depth < 20; depth++) {
    const held = byId.get(at);
    const place = held && placeOf(held.cell);
    if (!held || !place) return [x, y, at];
    [x, y, at] = [x + place[0], y + place[1], held.cell.attributes.parent ?? "1"];
  }
  return [x, y, at];
}

function moved(cell: Element, [dx, dy]: readonly [number, number]): Element {
  const place = placeOf(cell);
  if (!place) return cell;
  const at = { x: num(place[0] + dx), y: num(place[1] + dy) };
  return withGeometry(cell, (geometry) => ({
    ...geometry,
    attributes: { ...geometry.attributes, ...at },
  }));
}

function withEnd(
  cell: Element,
  end: "source" | "target",
  [x, y]: readonly [number, number],
): Element {
  const { [end]: _, ...attributes } = cell.attributes;
  const point = element("mxPoint", { x: num(x), y: num(y), as: `${end}Point` });
  const geometry =
    childOf(cell, "mxGeometry") ?? element("mxGeometry", { relative: 1, as: "geometry" });
  const freed = childOf(cell, "mxGeometry")
    ? cell
    : { ...cell, children: [...cell.children, geometry] };
  return {
    ...withGeometry(freed, (g) => ({ ...g, children: [...g.children, point] })),
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
