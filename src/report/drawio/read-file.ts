/** What is in a diagrams.net file: its pages, and the cells of the page that we wrote? */
import { inflateSync, strFromU8 } from "fflate";
import { fromBase64 } from "../paint/base64.ts";
import { childOf, type Element, elementsOf, readXml } from "../paint/xml-tree.ts";
import { readWritten, WRITTEN } from "./cells.ts";
import { longSum } from "./exported.ts";
import { PAGE } from "./page.ts";

/** A cell as the file holds it: a bare `mxCell`, or one inside an object that carries label and metadata. */
export type FileCell = {
  readonly id: string;
  /** The element as it stands in the file. */
  readonly whole: Element;
  readonly cell: Element;
  /** What we wrote of it at the last export; undefined for what a person drew. */
  readonly written: string | undefined;
  /** Sum of the id of the cell that a person made this one of by copying; undefined for all others. */
  readonly copyOf: string | undefined;
};

export type File = {
  readonly root: Element;
  /** The page that we wrote. */
  readonly page: Element;
  readonly model: Element;
  readonly cells: readonly FileCell[];
};

/** The file in `text`, or undefined when it is none or holds no page that we wrote. */
export function readFile(text: string): File | undefined {
  const root = readXml(text);
  if (root?.name !== "mxfile") return undefined;
  const pages = elementsOf(root).filter((page) => page.name === "diagram");
  const read = pages.flatMap((page) => {
    const model = modelIn(page);
    const holder = model && childOf(model, "root");
    return model && holder
      ? [{ root, page, model, cells: elementsOf(holder).flatMap(cellIn) }]
      : [];
  });
  return (
    read.find(({ page }) => page.attributes.id === PAGE) ??
    read.find(({ cells }) => cells.some(({ written }) => written !== undefined))
  );
}

/** The model of a page: as XML, or, as some editors save it, deflated and in base64. */
function modelIn(page: Element): Element | undefined {
  const plain = childOf(page, "mxGraphModel");
  if (plain) return plain;
  const packed = page.children.find((child) => typeof child === "string")?.trim();
  if (!packed) return undefined;
  try {
    return readXml(decodeURIComponent(strFromU8(inflateSync(fromBase64(packed)))));
  } catch {
    // Not what editors write; the caller says that the file cannot be read.
    return undefined;
  }
}

function cellIn(whole: Element): FileCell[] {
  const cell = whole.name === "mxCell" ? whole : childOf(whole, "mxCell");
  const id = whole.attributes.id ?? cell?.attributes.id;
  if (!cell || id === undefined) return [];
  const written = whole.attributes[WRITTEN];
  const own = written === undefined ? "" : readWritten(written).id;
  const isCopy = own !== "" && own !== longSum(id);
  return [
    { id, whole, cell, written: isCopy ? undefined : written, copyOf: isCopy ? own : undefined },
  ];
}
