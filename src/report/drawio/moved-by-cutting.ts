/** Which cells did a person cut and paste: the editor gave them other ids, and they are the same things still? */
import type { Element } from "../paint/xml-tree.ts";
import { longSum } from "./exported.ts";
import type { FileCell } from "./read-file.ts";

/**
 * `cells` with the ids of old for what was cut and pasted: a copy is taken for the thing itself when the file holds no
 * other of it, and `ids`, those of the estate, have it. All that leads to it follows.
 */
export function withOldIds(
  cells: readonly FileCell[],
  ids: readonly string[],
): readonly FileCell[] {
  const held = new Set(cells.map(({ id }) => id));
  const copies = new Map<string, FileCell>();
  for (const cell of cells)
    if (cell.copyOf !== undefined && !copies.has(cell.copyOf)) copies.set(cell.copyOf, cell);
  const names = new Map<string, string>();
  if (copies.size > 0)
    for (const id of ids) {
      const copy = held.has(id) ? undefined : copies.get(longSum(id));
      if (copy) names.set(copy.id, id);
    }
  if (names.size === 0) return cells;
  return cells.map((cell) => renamed(cell, names));
}

function renamed(own: FileCell, names: ReadonlyMap<string, string>): FileCell {
  const id = names.get(own.id) ?? own.id;
  const named = ({ attributes, ...rest }: Element): Element => {
    const changed: Record<string, string> = { ...attributes };
    for (const name of ["id", "parent", "source", "target"]) {
      const now = names.get(attributes[name] ?? "");
      if (now !== undefined) changed[name] = now;
    }
    return { ...rest, attributes: changed };
  };
  const cell = named(own.cell);
  const whole =
    own.whole === own.cell
      ? cell
      : {
          ...named(own.whole),
          children: own.whole.children.map((child) => (child === own.cell ? cell : child)),
        };
  const isAdopted = id !== own.id;
  return {
    id,
    whole,
    cell,
    written: isAdopted ? whole.attributes.written : own.written,
    copyOf: isAdopted ? undefined : own.copyOf,
  };
}
