/** Which parts of a new picture are the same as before? They stay the same values, so that nothing that shows them is made anew. */
import type { Scene } from "#src/diagram/index.ts";

/** `next` with every box, wire and head that is as it was in `before` taken from there. */
export function keptScene(before: Scene | null, next: Scene): Scene {
  if (!before) return next;
  return {
    ...next,
    lanes: keptList(before.lanes, next.lanes, ({ index }) => String(index)),
    bands: keptList(before.bands, next.bands, ({ region }) => region),
    boxes: keptList(before.boxes, next.boxes, ({ id }) => id),
    wires: keptList(before.wires, next.wires, ({ id }) => id),
  };
}

function keptList<T extends object>(
  before: readonly T[],
  next: readonly T[],
  idOf: (one: T) => string,
): readonly T[] {
  const byId = new Map(before.map((one) => [idOf(one), one]));
  const list = next.map((one) => {
    const old = byId.get(idOf(one));
    return old !== undefined && isAlike(old, one) ? old : one;
  });
  const isWhole = list.length === before.length && list.every((one, i) => one === before[i]);
  return isWhole ? before : list;
}

/** Whether two plain values tell the same. */
function isAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, i) => isAlike(one, b[i]));
  const others: Readonly<Record<string, unknown>> = { ...b };
  const mine = Object.entries(a);
  return (
    mine.length === Object.keys(others).length &&
    mine.every(([key, value]) => isAlike(value, others[key]))
  );
}
