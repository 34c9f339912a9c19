/** Which resources does an estate name that lie where nothing was read: the gaps that follow from references? */
import type { Gap, Key } from "#src/model/index.ts";
import { placeOf, typeOfKey } from "./ids.ts";
import type { Lists } from "./kinds.ts";
import type { Pool } from "./pool.ts";

/**
 * A gap for each resource that something names and nothing holds, when no resource of its subscription was read at
 * all. Where the subscription was read, a resource that is not there is absent: it was deleted.
 */
export function referencedGaps(lists: Lists, pool: Pool): readonly Gap[] {
  const gaps = new Map<Key, Gap>();
  const refer = (key: Key | undefined) => {
    if (key === undefined || pool.get(key) || gaps.has(key)) return;
    const { subscription } = placeOf(key);
    const type = typeOfKey(key);
    if (subscription === "" || type === "" || isRead(pool, subscription)) return;
    gaps.set(key, { scope: key, type, why: "referenced", right: `${type}/read` });
  };
  for (const { remoteVnet } of lists.peerings) refer(remoteVnet);
  for (const { remoteVnet } of lists.hubConnections) refer(remoteVnet);
  for (const { vnet } of lists.zoneLinks) refer(vnet);
  for (const { vnet } of lists.rulesetLinks) refer(vnet);
  for (const { zones } of lists.zoneGroups) for (const { zone } of zones) refer(zone);
  for (const { connections } of lists.endpoints)
    for (const { targetKey } of connections) refer(targetKey);
  for (const { routeTable, nsg } of lists.subnets) {
    refer(routeTable);
    refer(nsg);
  }
  for (const { outboundEndpoints } of lists.rulesets)
    for (const key of outboundEndpoints) refer(key);
  for (const { policy } of lists.firewalls) refer(policy);
  for (const { base } of lists.firewallPolicies) refer(base);
  for (const { circuit } of lists.connections) refer(circuit);
  return [...gaps.values()];
}

/** Whether any resource of `subscription` was read: documents stand in order of their keys, so it is looked up by halves. */
function isRead(pool: Pool, subscription: string): boolean {
  const start = `/subscriptions/${subscription}/`;
  let [low, high] = [0, pool.docs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pool.docs[middle]?.key ?? "") < start) low = middle + 1;
    else high = middle;
  }
  return pool.docs[low]?.key.startsWith(start) ?? false;
}
