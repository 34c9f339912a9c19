/** Where do new boxes go in a file whose boxes have places of their own: where the scene has them, if that is free. */
import type { Scene } from "#src/diagram/index.ts";
import { childOf, type Element } from "../paint/xml-tree.ts";
import { num } from "../picture/drawing.ts";
import { type Cell, geometryOf } from "./cells.ts";

const GAP = 24;
const INSET = 14;

export type Fresh = { readonly cell: Cell; readonly whole: Element };

type Place = readonly [x: number, y: number, width: number, height: number];

/** A cell on its way into the file; places may still grow. */
type Standing = {
  whole: Element;
  readonly id: string;
  readonly parent: string;
  place: Place | undefined;
};

/** `stays` followed by `fresh`, each new box where nothing stands, containers grown to hold what is new in them. */
export function placed(
  stays: readonly Element[],
  fresh: readonly Fresh[],
  scene: Scene,
): readonly Element[] {
  const all = stays.map(standing);
  const byId = new Map(all.map((s) => [s.id, s]));
  const isLayer = (id: string) => byId.get(id)?.place === undefined;
  const kept = new Set(byId.keys());
  for (const { cell, whole } of fresh) {
    const own = standing(whole);
    if (own.place && kept.has(own.parent)) {
      const beside = all.filter(
        (s) => s.place && (isLayer(own.parent) ? isLayer(s.parent) : s.parent === own.parent),
      );
      own.place = free(
        own.place,
        beside.flatMap((s) => (s.place ? [s.place] : [])),
      );
      own.whole = withPlace(own.whole, own.place);
      grow(own, byId);
    } else if (cell.ends && !isWhereTheSceneHas(cell, byId, scene))
      own.whole = selfRouted(own.whole);
    all.push(own);
    byId.set(own.id, own);
  }
  return all.map((s) => s.whole);
}

function standing(whole: Element): Standing {
  const cell = innerOf(whole);
  const id = whole.attributes.id ?? cell.attributes.id ?? "";
  return { whole, id, parent: cell.attributes.parent ?? "", place: placeOf(cell) };
}

/** The cell within `whole`, or `whole` itself when it is one. */
export const innerOf = (whole: Element) => childOf(whole, "mxCell") ?? whole;

/** Place of a box relative to its container; undefined for layers and wires. */
export function placeOf(cell: Element): Place | undefined {
  const geometry = childOf(cell, "mxGeometry");
  if (!geometry || cell.attributes.vertex !== "1") return undefined;
  const number = (name: string) => Number(geometry.attributes[name] ?? 0) || 0;
  return [number("x"), number("y"), number("width"), number("height")];
}

/** `place`, moved down as far as it takes to overlap none of `others`. */
function free(place: Place, others: readonly Place[]): Place {
  const [x, , width, height] = place;
  let y = place[1];
  for (const [ox, oy, ow, oh] of [...others].sort((a, b) => a[1] - b[1])) {
    const isBeside = x >= ox + ow || ox >= x + width;
    if (!isBeside && y < oy + oh && oy < y + height) y = oy + oh + GAP;
  }
  return [x, y, width, height];
}

/** Makes the containers of `own` large enough to hold it. */
function grow(own: Standing, byId: ReadonlyMap<string, Standing>): void {
  let inner = own;
  for (let depth = 0; depth < 20; depth++) {
    const holder = byId.get(inner.parent);
    if (!holder?.place || !inner.place) return;
    const [x, y, width, height] = holder.place;
    const needs = [
      inner.place[0] + inner.place[2] + INSET,
      inner.place[1] + inner.place[3] + INSET,
    ] as const;
    if (needs[0] <= width && needs[1] <= height) return;
    holder.place = [x, y, Math.max(width, needs[0]), Math.max(height, needs[1])];
    holder.whole = withPlace(holder.whole, holder.place);
    inner = holder;
  }
}

/** `whole` with the geometry of `place`; what else its geometry tells stays. */
function withPlace(whole: Element, place: Place): Element {
  const cell = innerOf(whole);
  const children = cell.children.map((child) =>
    typeof child !== "string" && child.name === "mxGeometry"
      ? { ...child, attributes: { ...child.attributes, ...geometryOf(place).attributes } }
      : child,
  );
  return withCell(whole, { ...cell, children });
}

function withCell(whole: Element, cell: Element): Element {
  const before = innerOf(whole);
  if (before === whole) return cell;
  return { ...whole, children: whole.children.map((child) => (child === before ? cell : child)) };
}

/** Whether both ends of a wire stand where the scene has them, so that its way fits. */
function isWhereTheSceneHas(
  { ends }: Cell,
  byId: ReadonlyMap<string, Standing>,
  scene: Scene,
): boolean {
  const boxes = new Map(scene.boxes.map((box) => [box.id, box]));
  return [ends?.from, ends?.to ?? ends?.from].every((id) => {
    const box = boxes.get(id ?? "");
    const at = absolute(id ?? "", byId);
    return box && at && num(at[0]) === num(box.x) && num(at[1]) === num(box.y);
  });
}

/** Where the box `id` stands on the page; undefined when it is not there. */
function absolute(
  id: string,
  byId: ReadonlyMap<string, Standing>,
): readonly [number, number] | undefined {
  let at = byId.get(id);
  if (!at?.place) return undefined;
  let [x, y] = [0, 0];
  for (let depth = 0; at?.place && depth < 20; depth++) {
    [x, y] = [x + at.place[0], y + at.place[1]];
    at = byId.get(at.parent);
  }
  return [x, y];
}

/** A wire without a way of its own: the editor routes it at right angles. */
function selfRouted(whole: Element): Element {
  const cell = innerOf(whole);
  const style = `edgeStyle=orthogonalEdgeStyle;${cell.attributes.style ?? ""}`;
  const children = cell.children.map((child) =>
    typeof child !== "string" && child.name === "mxGeometry" && cell.attributes.target !== undefined
      ? { ...child, children: [] }
      : child,
  );
  return withCell(whole, { ...cell, attributes: { ...cell.attributes, style }, children });
}
