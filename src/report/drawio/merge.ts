/** How does a newer estate get into a file that a person has edited: only what changed in Azure changes in the file. */
import type { Scene } from "#src/diagram/index.ts";
import { pictureWords } from "#src/messages/index.ts";
import { type Element, element, elementsOf, printXml } from "../paint/xml-tree.ts";
import { looks } from "../picture/look.ts";
import { type Cell, cellElement, cellsOf, layersOf } from "./cells.ts";
import type { DrawioOptions } from "./drawio.ts";
import { orphaned } from "./orphans.ts";
import { placed } from "./place.ts";
import { type File, readFile } from "./read-file.ts";
import { updated } from "./update.ts";

export type Merged = {
  readonly text: string;
  /** Ids of boxes and wires that came, went, or were told anew. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** Ids of boxes whose label both a person and Azure changed: the person's stands, Azure's is kept beside it. */
  readonly both: readonly string[];
};

/**
 * The file `previous` with what `scene` has now, or undefined when `previous` is no file that an export wrote.
 * Places, labels, styles, notes and pages that a person changed or added stay; when nothing changed in Azure, the
 * bytes are those of `previous`.
 */
export function mergeDrawio(
  previous: string,
  scene: Scene,
  options: Omit<DrawioOptions, "changes"> = {},
): Merged | undefined {
  const file = readFile(previous);
  if (!file) return undefined;
  const { look = looks.light, language = "en" } = options;
  const context = { scene, words: pictureWords[language], look, cloud: options.cloud };
  const now = cellsOf(context);
  const nowIds = new Set(now.map((cell) => cell.id));
  const old = new Map(file.cells.map((cell) => [cell.id, cell]));

  const gone = file.cells.filter((c) => c.written !== undefined && !nowIds.has(c.id));
  const goneIds = new Set(gone.map((cell) => cell.id));
  const fresh = now.filter((cell) => !old.has(cell.id));
  const updates = new Map<string, ReturnType<typeof updated>>();
  for (const cell of now) {
    const before = old.get(cell.id);
    if (before) updates.set(cell.id, updated(before, cell));
  }
  const changed = [...updates].filter(([, { isChanged }]) => isChanged).map(([id]) => id);
  const both = [...updates].filter(([, u]) => u.isBoth).map(([id]) => id);
  const told = { added: fresh.map((c) => c.id), removed: [...goneIds], changed, both };
  const isTagged = file.cells.some(({ id }) => isTag(id));
  if (fresh.length + gone.length + changed.length === 0 && !isTagged)
    return { text: previous, ...told };

  const stays = file.cells
    .filter(({ id }) => !goneIds.has(id) && !isTag(id))
    .map((cell) => updates.get(cell.id)?.whole ?? orphaned(cell, gone, file.cells));
  const layers = layersOf(context)
    .filter(([id]) => !old.has(id))
    .map(([id, value]) => element("mxCell", { id, value, parent: "0" }));
  const cells = placed([...stays, ...layers], fresh.map(toElement), scene);
  return { text: printXml(withCells(file, cells)), ...told };
}

const isTag = (id: string) => id === "layer:changes" || id.startsWith("change ");

const toElement = (cell: Cell) => ({ cell, whole: cellElement(cell) });

/** The whole file with `cells` as the cells of our page, which is written as plain XML. */
function withCells(file: File, cells: readonly Element[]): Element {
  const model = {
    ...file.model,
    children: file.model.children.map((child) =>
      typeof child !== "string" && child.name === "root" ? { ...child, children: cells } : child,
    ),
  };
  return {
    ...file.root,
    children: elementsOf(file.root).map((page) =>
      page === file.page ? { ...page, children: [model] } : page,
    ),
  };
}
