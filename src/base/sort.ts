/** How lists that leave a room are put in order: by plain code units, the same on every machine. */

/** Negative, zero or positive as `a` stands before, with or after `b`, by code units (no locale). */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A new list, sorted by the text that `key` tells of each item; items with equal keys keep their order. */
export function sortedBy<T>(items: Iterable<T>, key: (item: T) => string): T[] {
  return [...items]
    .map((item) => [key(item), item] as const)
    .sort((a, b) => compareText(a[0], b[0]))
    .map(([, item]) => item);
}

/** `items` in lists by the key that `key` tells of each, in order of first appearance. */
export function groupedBy<T, K>(items: Iterable<T>, key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const k = key(item);
    const group = groups.get(k);
    if (group) group.push(item);
    else groups.set(k, [item]);
  }
  return groups;
}

/** `items` without repeats, first appearances kept. */
export function unique<T>(items: Iterable<T>): T[] {
  return [...new Set(items)];
}
