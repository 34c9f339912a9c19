/** What becomes of one cell that is in the file and in the estate: what Azure changed is told anew, the rest stays. */
import { childOf, type Element } from "../paint/xml-tree.ts";
import {
  type Cell,
  cellElement,
  readWritten,
  sumOf,
  WRITTEN,
  writtenOf,
  writtenText,
} from "./cells.ts";
import type { FileCell } from "./read-file.ts";

export type Updated = {
  readonly whole: Element;
  readonly isChanged: boolean;
  /** Whether a person and Azure both changed the label. */
  readonly isBoth: boolean;
};

/** Azure's label, beside a label that a person wrote. */
const AZURE_LABEL = "labelInAzure";

/** What only a person or only Azure changed is taken from them; what both did stays the person's. */
const taken = (told: string | undefined, written: string, now: string | undefined) =>
  written === "" || sumOf(told ?? "") === written ? now : told;

/**
 * `before`, as it stands in the file, with what is new in `now`. `hasParent` tells which holders the file has: a box
 * does not follow Azure into one that a person deleted.
 */
export function updated(
  before: FileCell,
  now: Cell,
  hasParent: (id: string) => boolean = () => true,
): Updated {
  const fresh = cellElement(now);
  const freshCell = childOf(fresh, "mxCell") ?? fresh;
  const written = readWritten(before.written ?? "");
  const next = writtenOf(now);
  const told = before.whole.attributes;
  const { style, parent } = before.cell.attributes;

  const isLabelNew = next.label !== written.label;
  const isOwnLabel = sumOf(told.label ?? "") !== written.label;
  const isStyleNew = next.style !== written.style && sumOf(style ?? "") === written.style;
  // What moved into another container in Azure takes its new place; a person's own container stays.
  const isParentNew =
    next.parent !== written.parent &&
    sumOf(parent ?? "") === written.parent &&
    hasParent(now.parent);

  const isBoth = isLabelNew && isOwnLabel;
  const attributes = withoutUndefined({
    ...told,
    ...now.data,
    tooltip: taken(told.tooltip, written.tooltip, now.data.tooltip),
    link: taken(told.link, written.link, now.data.link),
    label: isLabelNew && !isOwnLabel ? now.label : (told.label ?? now.label),
    ...(isBoth ? { [AZURE_LABEL]: now.label } : {}),
    // The place that we wrote stays with the place that it explains.
    [WRITTEN]: writtenText({ ...next, place: isParentNew ? next.place : written.place }),
  });
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

function withoutUndefined(
  values: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const told: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) if (value !== undefined) told[name] = value;
  return told;
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
