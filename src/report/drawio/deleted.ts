/** What did a person delete from an exported file, and what stays out with it? */
import type { Cell } from "./cells.ts";
import { longSum } from "./exported.ts";

export type Missing = {
  /** The cells of the estate as it is now, holders before what they hold, wires last. */
  readonly now: readonly Cell[];
  readonly layers: readonly (readonly [id: string, name: string])[];
  /** Whether the file holds a cell. */
  readonly isThere: (id: string) => boolean;
  /** What the last export put into the file; undefined when the file does not tell, or all is to come back. */
  readonly before: string | undefined;
};

/**
 * Ids of the layers, boxes and wires that stay out: what the last export wrote and the file no longer holds, what lies
 * in such, and wires that end at such.
 */
export function deletedIds({ now, layers, isThere, before }: Missing): ReadonlySet<string> {
  const out = new Set<string>();
  if (before === undefined) return out;
  const written = new Set(before.split(" "));
  const isDeleted = (id: string) => !isThere(id) && written.has(longSum(id));
  for (const [id] of layers) if (isDeleted(id)) out.add(id);
  for (const { id, parent, ends } of now) {
    if (isThere(id)) continue;
    const leadsTo = [parent, ends?.from, ends?.to];
    if (isDeleted(id) || leadsTo.some((other) => typeof other === "string" && out.has(other)))
      out.add(id);
  }
  return out;
}
