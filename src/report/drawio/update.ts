/** What becomes of one cell that is in the file and in the estate: what Azure changed is told anew, the rest stays. */
import { childOf, type Element } from "../paint/xml-tree.ts";
import { type Cell, cellElement, sumOf, WRITTEN, writtenOf } from "./cells.ts";
import type { FileCell } from "./read-file.ts";

export type Updated = {
  readonly whole: Element;
  readonly isChanged: boolean;
  /** Whether a person and Azure both changed the label. */
  readonly isBoth: boolean;
};

/** Azure's label, beside a label that a person wrote. */
const AZURE_LABEL = "labelInAzure";

/** `before`, as it stands in the file, with what is new in `now`. */
export function updated(before: FileCell, now: Cell): Updated {
  const fresh = cellElement(now);
  const freshCell = childOf(fresh, "mxCell") ?? fresh;
  const [place, label, style, parent] = (before.written ?? ";;;").split(";");
  const told = before.whole.attributes;
  const isWritten = (seen: string | undefined, sum: string | undefined) =>
    sumOf(seen ?? "") === sum;

  const isLabelNew = sumOf(now.label) !== label;
  const isOwnLabel = !isWritten(told.label, label);
  const isStyleNew = sumOf(now.style) !== style && isWritten(before.cell.attributes.style, style);
  // What moved into another container in Azure takes its new place; a person's own container stays.
  const isParentNew =
    sumOf(now.parent) !== parent && isWritten(before.cell.attributes.parent, parent);

  const isBoth = isLabelNew && isOwnLabel;
  const attributes: Record<string, string> = {
    ...told,
    ...now.data,
    label: isLabelNew && !isOwnLabel ? now.label : (told.label ?? now.label),
    ...(isBoth ? { [AZURE_LABEL]: now.label } : {}),
    // The place that we wrote stays with the place that it explains.
    [WRITTEN]: [
      isParentNew ? writtenOf(now).split(";")[0] : place,
      ...writtenOf(now).split(";").slice(1),
    ].join(";"),
  };
  for (const name of ["expected", "presence"]) if (!(name in now.data)) delete attributes[name];
  const cell: Element = {
    ...before.cell,
    attributes: {
      ...before.cell.attributes,
      ...(isStyleNew ? { style: now.style } : {}),
      ...(isParentNew ? { parent: now.parent } : {}),
    },
    children: isParentNew ? freshCell.children : before.cell.children,
  };
  const whole: Element =
    before.whole === before.cell
      ? { ...cell, attributes: { ...cell.attributes, ...attributes } }
      : {
          ...before.whole,
          attributes,
          children: before.whole.children.map((child) => (child === before.cell ? cell : child)),
        };
  const isChanged = !isSame(whole, before.whole);
  return { whole: isChanged ? whole : before.whole, isChanged, isBoth };
}

function isSame(a: Element, b: Element): boolean {
  return canonical(a) === canonical(b);
}

/** An element as text in which the order of attributes does not count. */
function canonical(e: Element): string {
  const told = Object.entries(e.attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    e.name,
    told,
    e.children.map((c) => (typeof c === "string" ? c : canonical(c))),
  ]);
}
