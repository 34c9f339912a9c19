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

const hiding = new WeakMap<Estate, Map<string, boolean>>();

/**
 * Whether a resource of one of `types` (ARM types in lower case) that belongs to the network `near` may be there without
 * having been read. What stands in a network or joins it to others (endpoints, interfaces, gateways, connections,
 * peerings, resolvers) lives in the network's subscription (path.md 4.4), so only gaps there can hide one. Without
 * `near`, a gap anywhere can.
 */
export function mayHideNear(
  estate: Estate,
  near: Key | undefined,
  types: readonly string[],
): boolean {
  if (estate.gaps.length === 0) return false;
  let known = hiding.get(estate);
  if (!known) hiding.set(estate, (known = new Map()));
  const id = `${near} ${types.join()}`;
  let hides = known.get(id);
  if (hides === undefined)
    known.set(id, (hides = estate.gaps.some((gap) => hidesOne(gap, near, types))));
  return hides;
}

function hidesOne({ scope, type }: Gap, near: Key | undefined, types: readonly string[]): boolean {
  if (type !== "*" && !types.includes(type)) return false;
  if (near && !mayLiveWith(near, scope)) return false;
  const own = typeOfScope(scope);
  if (own === undefined || types.includes(own)) return true;
  // The parts of one resource were refused: those of another network are none of this one's.
  const holdsParts = types.some((t) => t.startsWith(`${own}/`) && (type === "*" || type === t));
  return holdsParts && (own !== "microsoft.network/virtualnetworks" || !near || near === scope);
}

/** Whether the resource or scope `other` may be in the subscription of the network `near`. */
export function mayLiveWith(near: Key, other: Key): boolean {
  const own = subscriptionOf(other);
  return own === undefined || own === subscriptionOf(near);
}

function subscriptionOf(key: Key): string | undefined {
  return /^\/subscriptions\/([^/]+)/.exec(key)?.[1];
}

/** The ARM type of the one resource that a scope names; undefined: the scope is wider than one resource. */
function typeOfScope(scope: Key): string | undefined {
  const at = scope.lastIndexOf("/providers/");
  if (at < 0 || !scope.startsWith("/subscriptions/")) return undefined;
  const [, , provider, ...rest] = scope.slice(at).split("/");
  return [provider, ...rest.filter((_, i) => i % 2 === 0)].join("/");
}
