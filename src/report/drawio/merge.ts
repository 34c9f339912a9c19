/** How does a newer estate get into a file that a person has edited: only what changed in Azure changes in the file. */
import type { Scene } from "#src/diagram/index.ts";
import { pictureWords } from "#src/messages/index.ts";
import { type Element, elementsOf, printXml } from "../paint/xml-tree.ts";
import { looks } from "../picture/look.ts";
import { type Cell, cellElement, cellsOf, layerElement, layersOf } from "./cells.ts";
import { deletedIds } from "./deleted.ts";
import type { DrawioOptions } from "./drawio.ts";
import { isRoot, listIn, listOf, withList } from "./exported.ts";
import { withOldIds } from "./moved-by-cutting.ts";
import { orphans } from "./orphans.ts";
import { innerOf, placed } from "./place.ts";
import { type File, type FileCell, readFile } from "./read-file.ts";
import { updated } from "./update.ts";

export type Merged = {
  readonly text: string;
  /** Ids of boxes and wires that came, went, or were told anew. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** Ids of boxes whose label both a person and Azure changed: the person's stands, Azure's is kept beside it. */
  readonly both: readonly string[];
  /** Ids of boxes and wires that stay out because a person deleted them, or what holds them, or where they end. */
  readonly leftOut: readonly string[];
};

export type MergeOptions = Omit<DrawioOptions, "changes"> & {
  /** Brings back what a person deleted. */
  readonly restores?: boolean;
};

/**
 * The file `previous` with what `scene` has now, or undefined when `previous` is no file that an export wrote.
 * Places, labels, styles, notes and pages that a person changed or added stay, and what a person deleted stays out for
 * as long as Azure has it; when nothing changed in Azure, the bytes are those of `previous`.
 */
export function mergeDrawio(
  previous: string,
  scene: Scene,
  options: MergeOptions = {},
): Merged | undefined {
  const file = readFile(previous);
  if (!file) return undefined;
  const { look = looks.light, language = "en" } = options;
  const context = { scene, words: pictureWords[language], look, cloud: options.cloud };
  const [now, layers] = [cellsOf(context), layersOf(context)];
  const nowIds = new Set(now.map((cell) => cell.id));
  const held = withOldIds(file.cells, [...nowIds]);
  const old = new Map(held.map((cell) => [cell.id, cell]));
  const root = held.find(({ whole }) => isRoot(whole));
  const before = options.restores ? undefined : listIn(root?.whole);
  const out = deletedIds({ now, layers, isThere: (id) => old.has(id), before });

  const gone = held.filter((c) => c.written !== undefined && !nowIds.has(c.id));
  const goneIds = new Set(gone.map((cell) => cell.id));
  const fresh = now.filter((cell) => !old.has(cell.id) && !out.has(cell.id));
  const updates = new Map<string, ReturnType<typeof updated>>();
  for (const cell of now) {
    const was = old.get(cell.id);
    if (was)
      updates.set(
        cell.id,
        updated(was, cell, (id) => !out.has(id)),
      );
  }
  const changed = [...updates].filter(([, { isChanged }]) => isChanged).map(([id]) => id);
  const both = [...updates].filter(([, u]) => u.isBoth).map(([id]) => id);
  const leftOut = now.filter(({ id }) => out.has(id)).map(({ id }) => id);
  const told = { added: fresh.map((c) => c.id), removed: [...goneIds], changed, both, leftOut };
  const isTagged = held.some(({ id }) => isTag(id));
  const list = listOf([...layers.map(([id]) => id), ...nowIds]);
  if (fresh.length + gone.length + changed.length === 0 && !isTagged)
    if (list === listIn(root?.whole)) return { text: previous, ...told };

  const freed = orphans(gone, held);
  const stays = held
    .filter(({ id }) => !goneIds.has(id) && !isTag(id))
    .map((cell) => freed(withUpdate(cell, updates.get(cell.id)?.whole)))
    .map((whole) => (isRoot(whole) ? withList(whole, list) : whole));
  const standing = [...stays, ...fresh.map(cellElement)];
  const needed = new Set(standing.map((whole) => innerOf(whole).attributes.parent));
  const missing = layers.filter(([id]) => !old.has(id) && needed.has(id));
  const cells = placed([...stays, ...missing.map(layerElement)], fresh.map(toElement), scene);
  return { text: printXml(withCells(file, cells)), ...told };
}

/** `cell` as `whole` tells it anew. */
function withUpdate(cell: FileCell, whole: Element | undefined): FileCell {
  return whole && whole !== cell.whole ? { ...cell, whole, cell: innerOf(whole) } : cell;
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
