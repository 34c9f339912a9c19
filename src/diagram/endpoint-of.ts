/** Through which private endpoint does a pair lead? */
import { type Estate, inList, type Key, keyOf } from "#src/model/index.ts";
import type { Pair } from "./ask.ts";

const firstEndpoints = new WeakMap<Estate, ReadonlyMap<Key, string>>();

/** The endpoint that a private pair leads through: as told, else the first approved one of its service. */
export function endpointOf(
  estate: Estate,
  { endpoint, service, word }: Pick<Pair, "endpoint" | "service" | "word">,
): string | undefined {
  if (word !== "private") return undefined;
  if (endpoint) return inList(estate.endpoints, keyOf(endpoint))?.id ?? endpoint;
  if (!service) return undefined;
  let first = firstEndpoints.get(estate);
  if (!first) {
    const found = new Map<Key, string>();
    for (const { id, connections } of estate.endpoints) {
      for (const { targetKey, state } of connections) {
        if (state.toLowerCase() === "approved" && !found.has(targetKey)) found.set(targetKey, id);
      }
    }
    firstEndpoints.set(estate, (first = found));
  }
  return first.get(keyOf(service));
}
