/** Where a DNS packet starts, and whether it gets to a server's address: by address spaces, peerings and gateways. */
import { type Estate, having, inList, type Key, type Site } from "#src/model/index.ts";
import { isInside, isPrivateAddress, parseAddress } from "#src/net/index.ts";
import { factsOf } from "./facts.ts";
import type { Query } from "./query.ts";

/** A place from which packets leave. */
export type Place =
  | { readonly in: "vnet"; readonly vnet: Key }
  | { readonly in: "hub"; readonly hub: Key }
  | { readonly in: "site"; readonly site: Site }
  | { readonly in: "p2s"; readonly vnet: Key }
  | { readonly in: "internet" };

export type Reach = "yes" | "no" | "unknown";

/** Whether both halves of a peering carry traffic; a half that was not read is taken as the other tells (dns.md 3.4). */
function isPeered(estate: Estate, from: Key, to: Key): boolean {
  const half = (a: Key, b: Key) =>
    having(estate.peerings, "vnet", a).filter((p) => p.remoteVnet === b);
  const works = (p: { state: string; allowVnetAccess: boolean }) =>
    (p.state === "" || p.state.toLowerCase() === "connected") && p.allowVnetAccess;
  const out = half(from, to);
  const back = half(to, from);
  if (out.length === 0 && back.length === 0) return false;
  const fromSeen = inList(estate.vnets, from) !== undefined;
  const toSeen = inList(estate.vnets, to) !== undefined;
  if (out.length === 0 && fromSeen) return false;
  if (back.length === 0 && toSeen && having(estate.peerings, "vnet", to).length > 0) return false;
  return out.every(works) && back.every(works);
}

/** Virtual hubs to which `vnet` is connected. */
function hubsOf(estate: Estate, vnet: Key): readonly Key[] {
  return having(estate.hubConnections, "remoteVnet", vnet).map((c) => c.hub);
}

/** Whether `vnet` hangs on a virtual hub by a connection that was not read: its peering shows it (path.md 1.7). */
export function isOnHiddenHub(estate: Estate, vnet: Key): boolean {
  return (
    hubsOf(estate, vnet).length === 0 &&
    having(estate.peerings, "vnet", vnet).some((p) =>
      p.name.toLowerCase().startsWith("remotevnettohubpeering"),
    )
  );
}

/** Whether two VNets may exchange packets by a virtual hub, at least one connection to which was not read. */
function mayMeetOnHub(estate: Estate, a: Key, b: Key): boolean {
  const [first, second] = [isOnHiddenHub(estate, a), isOnHiddenHub(estate, b)];
  if (first && second) return true;
  return (first && hubsOf(estate, b).length > 0) || (second && hubsOf(estate, a).length > 0);
}

function sameWan(estate: Estate, a: Key, b: Key): boolean {
  if (a === b) return true;
  const wan = inList(estate.hubs, a)?.wan;
  return wan !== undefined && wan === inList(estate.hubs, b)?.wan;
}

/** Whether a user-defined route to an appliance in a peered VNet may carry packets from `from` towards `address`. */
function mayGoByAppliance(estate: Estate, from: Key, address: string): boolean {
  for (const subnet of having(estate.subnets, "vnet", from)) {
    const table = inList(estate.routeTables, subnet.routeTable);
    for (const route of table?.routes ?? []) {
      if (!route.nextHopType.toLowerCase().startsWith("virtualappliance")) continue;
      if (isInside(address, route.prefix) && parseAddress(address)) return true;
    }
  }
  return false;
}

/** Whether a packet from VNet `from` gets to VNet `to` (address `address` in it). */
export function reachesVnet(estate: Estate, from: Key, to: Key, address: string): Reach {
  if (from === to || isPeered(estate, from, to)) return "yes";
  for (const a of hubsOf(estate, from))
    for (const b of hubsOf(estate, to)) if (sameWan(estate, a, b)) return "yes";
  for (const group of estate.connectedGroups)
    if (group.vnets.includes(from) && group.vnets.includes(to)) return "yes";
  if (mayMeetOnHub(estate, from, to)) return "unknown";
  if (mayGoByAppliance(estate, from, address)) return "unknown";
  return "no";
}

/** VNets whose gateway (or hub) carries a site's traffic; undefined when nothing tells how the site is attached. */
export function landingsOf(
  estate: Estate,
  site: Site,
): { vnets: Set<Key>; hubs: Set<Key> } | undefined {
  if (site.attach.length === 0) return undefined;
  const vnets = new Set<Key>();
  const hubs = new Set<Key>();
  const gateway = (key: Key | undefined) => {
    const vnet = inList(estate.gateways, key)?.vnet;
    if (vnet) vnets.add(vnet);
  };
  for (const key of site.attach) {
    gateway(key);
    for (const connection of estate.connections) {
      const touches =
        connection.key === key || connection.localGateway === key || connection.circuit === key;
      if (!touches) continue;
      gateway(connection.gateway1);
      gateway(connection.gateway2);
    }
    for (const hubGateway of estate.hubGateways)
      if (hubGateway.key === key || hubGateway.remotes.includes(key)) hubs.add(hubGateway.hub);
  }
  return { vnets, hubs };
}

/** VNets reachable through a gateway in `gatewayVnet`: itself, and spokes that use it. */
function servedByGateway(estate: Estate, gatewayVnet: Key, vnet: Key): boolean {
  if (gatewayVnet === vnet) return true;
  const spoke = having(estate.peerings, "vnet", vnet).find((p) => p.remoteVnet === gatewayVnet);
  const hub = having(estate.peerings, "vnet", gatewayVnet).find((p) => p.remoteVnet === vnet);
  return Boolean(spoke?.useRemoteGateways && (hub?.allowGatewayTransit ?? true));
}

/** Whether a site and a VNet exchange packets; `unknown` when the estate or the sites file does not tell. */
export function siteReachesVnet(estate: Estate, site: Site, vnet: Key): Reach {
  const landings = landingsOf(estate, site);
  // A site whose attachment nobody told is taken as connected: the user described it because it is.
  if (!landings) return "unknown";
  for (const landing of landings.vnets) if (servedByGateway(estate, landing, vnet)) return "yes";
  for (const hub of landings.hubs)
    for (const own of hubsOf(estate, vnet)) if (sameWan(estate, hub, own)) return "yes";
  if (landings.hubs.size > 0 && isOnHiddenHub(estate, vnet)) return "unknown";
  if (landings.vnets.size === 0 && landings.hubs.size === 0) return "unknown";
  // A DNS server behind a hub's peering without transit: no route back (dns.md 3.4).
  return "no";
}

/** Whether `vnet` has any way out to private addresses beyond its peers: a gateway of its own, a peer's, or a virtual hub. */
export function hasWayOut(estate: Estate, vnet: Key): boolean {
  if (hubsOf(estate, vnet).length > 0) return true;
  if (estate.gateways.some((g) => g.vnet === vnet)) return true;
  if (having(estate.subnets, "vnet", vnet).some((s) => s.name.toLowerCase() === "gatewaysubnet"))
    return true;
  return having(estate.peerings, "vnet", vnet).some(
    (p) => p.useRemoteGateways || p.name.toLowerCase().startsWith("remotevnettohubpeering"),
  );
}

/** Whether a packet from `place` gets to a server that stands in VNet `to`. */
export function placeReachesVnet(query: Query, place: Place, to: Key, address: string): Reach {
  const { estate } = query;
  switch (place.in) {
    case "vnet": {
      const told = query.reaches?.(place.vnet, address);
      // A hub whose connections were not read may lead on where no route was seen.
      if (told === "yes" || (told === "no" && !mayMeetOnHub(estate, place.vnet, to))) return told;
      return reachesVnet(estate, place.vnet, to, address);
    }
    case "hub":
      if (hubsOf(estate, to).some((hub) => sameWan(estate, hub, place.hub))) return "yes";
      return isOnHiddenHub(estate, to) ? "unknown" : "no";
    case "site":
      return siteReachesVnet(estate, place.site, to);
    case "p2s":
      // A gateway's clients get to a peered VNet only where that VNet uses the gateway (dns.md 3.4).
      if (place.vnet === to) return "yes";
      return isPeered(estate, place.vnet, to) && servedByGateway(estate, place.vnet, to)
        ? "yes"
        : "no";
    default:
      return "no";
  }
}

/** Whether a packet from `place` gets to an address of `site`. */
export function placeReachesSite(query: Query, place: Place, site: Site): Reach {
  switch (place.in) {
    case "site":
      // Sites of one company reach each other by roads that Azure does not know.
      return place.site.name === site.name ? "yes" : "unknown";
    case "vnet":
    case "p2s":
      return siteReachesVnet(query.estate, site, place.vnet);
    case "hub": {
      const landings = landingsOf(query.estate, site);
      if (!landings) return "unknown";
      for (const hub of landings.hubs) if (sameWan(query.estate, hub, place.hub)) return "yes";
      return landings.hubs.size === 0 && landings.vnets.size === 0 ? "unknown" : "no";
    }
    default:
      return "no";
  }
}

/**
 * Whether a private address that lies in no VNet and no site of the estate can be reached from `place`.
 * Without any gateway there is no route (dns.md 3.4); with one, its far side is not in the estate.
 */
export function placeReachesNowhereKnown(query: Query, place: Place, address: string): Reach {
  if (!isPrivateAddress(address)) return "yes";
  if (place.in === "vnet") {
    if (isInUnreadPeer(query.estate, place.vnet, address)) return "unknown";
    if (hasWayOut(query.estate, place.vnet))
      return coveredByLocalGateway(query, place.vnet, address);
    return mayGoByAppliance(query.estate, place.vnet, address) ? "unknown" : "no";
  }
  return place.in === "internet" ? "no" : "unknown";
}

/** Whether the address lies in a peered VNet that was not read: the peering tells its prefixes. */
function isInUnreadPeer(estate: Estate, vnet: Key, address: string): boolean {
  return having(estate.peerings, "vnet", vnet).some(
    (p) =>
      !inList(estate.vnets, p.remoteVnet) &&
      (p.state === "" || p.state.toLowerCase() === "connected") &&
      [...p.remotePrefixes, ...p.remoteCurrentPrefixes].some((prefix) => isInside(address, prefix)),
  );
}

/** With static VPN only, the prefixes of the local network gateways are all there is; with BGP nobody can tell. */
function coveredByLocalGateway(query: Query, vnet: Key, address: string): Reach {
  const { estate } = query;
  const hubs = new Set<Key>([
    vnet,
    ...having(estate.peerings, "vnet", vnet)
      .filter((p) => p.useRemoteGateways)
      .map((p) => p.remoteVnet),
  ]);
  const gateways = estate.gateways.filter((g) => g.vnet && hubs.has(g.vnet));
  if (gateways.length === 0) return "unknown";
  for (const connection of estate.connections) {
    if (!gateways.some((g) => g.key === connection.gateway1 || g.key === connection.gateway2))
      continue;
    const local = inList(estate.localGateways, connection.localGateway);
    if (local?.prefixes.some((p) => isInside(address, p))) return "yes";
  }
  return "unknown";
}

/** The VNet, of those whose address space holds `address`, that `place` reaches best; with how well. */
export function vnetHolding(
  query: Query,
  place: Place,
  address: string,
): { vnet: Key; reach: Reach } | undefined {
  const parsed = parseAddress(address);
  if (!parsed) return undefined;
  const holders = factsOf(query.estate).vnetsByPrefix.allFor(parsed);
  let best: { vnet: Key; reach: Reach } | undefined;
  for (const vnet of holders) {
    if ((place.in === "vnet" || place.in === "p2s") && place.vnet === vnet)
      return { vnet, reach: "yes" };
    const reach = placeReachesVnet(query, place, vnet, address);
    if (!best || rank(reach) > rank(best.reach)) best = { vnet, reach };
  }
  return best;
}

function rank(reach: Reach): number {
  return reach === "yes" ? 2 : reach === "unknown" ? 1 : 0;
}

/** The site whose prefixes or server list hold `address`, if any. */
export function siteHolding(query: Query, address: string): Site | undefined {
  const byList = query.estate.sites.find((s) => s.dnsServers.includes(address));
  if (byList) return byList;
  const parsed = parseAddress(address);
  return parsed ? factsOf(query.estate).sitesByPrefix.longestFor(parsed)[0] : undefined;
}
