/** Which addresses the filters and routes of an estate tell apart: addresses that no rule parts behave alike. */
import type { Estate } from "#src/model/index.ts";
import { parseAddress, parsePrefix } from "#src/net/index.ts";

/** Where prefixes of rules begin and end, as IPv4 numbers in rising order, each once. */
type Bounds = readonly number[];

const memo = new WeakMap<Estate, Bounds>();

function boundsOf(estate: Estate): Bounds {
  let bounds = memo.get(estate);
  if (!bounds) {
    const all = new Set<number>();
    for (const text of textsOf(estate)) {
      const prefix = parsePrefix(text);
      if (prefix?.family !== 4) continue;
      const first = Number(prefix.base);
      all.add(first);
      all.add(first + 2 ** (32 - prefix.length));
    }
    bounds = [...all].sort((a, b) => a - b);
    memo.set(estate, bounds);
  }
  return bounds;
}

function* textsOf(estate: Estate): Generator<string> {
  for (const nsg of estate.nsgs)
    for (const rule of nsg.rules) {
      yield* rule.sources;
      yield* rule.destinations;
    }
  for (const set of estate.adminRuleSets)
    for (const rule of set.rules) {
      yield* rule.sources;
      yield* rule.destinations;
    }
  for (const table of estate.routeTables) for (const route of table.routes) yield route.prefix;
  for (const policy of estate.firewallPolicies) {
    yield* policy.snatPrivateRanges ?? [];
    for (const collection of policy.ruleCollections)
      for (const rule of collection.rules) {
        yield* rule.sources;
        yield* rule.destinations;
      }
  }
  for (const firewall of estate.firewalls) yield* firewall.snatPrivateRanges ?? [];
  for (const group of estate.ipGroups) yield* group.addresses;
  for (const peering of estate.peerings) {
    yield* peering.remotePrefixes;
    yield* peering.remoteCurrentPrefixes;
  }
  for (const gateway of estate.localGateways) yield* gateway.prefixes;
  for (const site of estate.sites) yield* site.prefixes;
  for (const gateway of estate.gateways) yield* gateway.clientPools;
  for (const connection of estate.connections)
    for (const selector of connection.trafficSelectors) {
      yield* selector.local;
      yield* selector.remote;
    }
}

/** How many of `bounds` are at most `value`. */
function rank(bounds: Bounds, value: number): number {
  let [low, high] = [0, bounds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A text that is equal for addresses which no prefix of a rule tells apart; an address that is no IPv4 stands for itself. */
export function placeOfAddress(estate: Estate, address: string): string {
  const parsed = parseAddress(address);
  return parsed?.family === 4 ? String(rank(boundsOf(estate), Number(parsed.value))) : address;
}
