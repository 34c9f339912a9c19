/** How things are found in an estate, and the only place that may say "absent". */
import type { Gap, Sight } from "./coverage.ts";
import type { Estate, EstateList } from "./estate.ts";
import type { Key } from "./thing.ts";

const tables = new WeakMap<readonly unknown[], Map<Key, unknown>>();
const groups = new WeakMap<readonly unknown[], Map<string, Map<string, unknown[]>>>();

/** The thing under `key` in `list`, or undefined when the list does not hold it. The table is built once per list. */
export function inList<T extends { readonly key: Key }>(
  list: readonly T[],
  key: Key | undefined,
): T | undefined {
  if (key === undefined) return undefined;
  let table = tables.get(list) as Map<Key, T> | undefined;
  if (!table) {
    table = new Map(list.map((item) => [item.key, item]));
    tables.set(list, table);
  }
  return table.get(key);
}

/**
 * The items of `list` whose property `by` equals `value`, in the list's order. The grouping is built once per list
 * and property, so asking is cheap in any loop.
 */
export function having<T, B extends keyof T & string>(
  list: readonly T[],
  by: B,
  value: T[B],
): readonly T[] {
  let byProperty = groups.get(list);
  if (!byProperty) groups.set(list, (byProperty = new Map()));
  let grouped = byProperty.get(by) as Map<T[B], T[]> | undefined;
  if (!grouped) {
    grouped = new Map();
    for (const item of list) {
      const own = grouped.get(item[by]);
      if (own) own.push(item);
      else grouped.set(item[by], [item]);
    }
    byProperty.set(by, grouped as unknown as Map<string, unknown[]>);
  }
  return grouped.get(value) ?? [];
}

/** The gap that hides resources of `type` at `key`, or undefined when nothing hides them. */
export function gapAt(estate: Estate, key: Key, type: string): Gap | undefined {
  return estate.gaps.find(
    (gap) =>
      (gap.type === "*" || gap.type === type) &&
      (key === gap.scope || key.startsWith(`${gap.scope}/`) || gap.scope === ""),
  );
}

/** Whether the thing under `key` is in `list`, is not there, or could not be seen. `type` is the ARM type in lower case. */
export function look<L extends EstateList>(
  estate: Estate,
  list: L,
  key: Key,
  type: string,
): Sight<Estate[L][number]> {
  const value = inList(estate[list] as readonly { readonly key: Key }[], key);
  if (value) return { is: "found", value: value as Estate[L][number] };
  const gap = gapAt(estate, key, type);
  return gap ? { is: "unseen", gap } : { is: "absent" };
}
