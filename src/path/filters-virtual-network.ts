/** What the tag `VirtualNetwork` stands for in the filters of one subnet (path.md 2, rule 4). */
import {
  type Estate,
  having,
  inList,
  type Key,
  type Peering,
  type Subnet,
} from "#src/model/index.ts";
import { type Prefix, parsePrefix } from "#src/net/index.ts";

/** The prefixes of the tag, and what about it is not known. */
export type VirtualNetwork = {
  readonly prefixes: readonly Prefix[];
  /** Whether private networks beyond these may belong to it: gateways that learn by BGP, what was not read. */
  readonly isOpen: boolean;
  /** A route of the user for 0.0.0.0/0 may make the tag hold everything. */
  readonly holdsDefault: boolean;
};

const memo = new WeakMap<Estate, Map<string, VirtualNetwork>>();

/** The tag as seen from `subnet`, or from `vnet` when no subnet is meant. */
export function virtualNetworkOf(
  estate: Estate,
  subnet: Key | undefined,
  vnet?: Key,
): VirtualNetwork {
  let known = memo.get(estate);
  if (!known) memo.set(estate, (known = new Map()));
  const at = subnet ?? vnet ?? "";
  let tag = known.get(at);
  if (!tag) known.set(at, (tag = build(estate, inList(estate.subnets, subnet), vnet)));
  return tag;
}

function build(estate: Estate, subnet: Subnet | undefined, at: Key | undefined): VirtualNetwork {
  const texts = new Set<string>(["168.63.129.16/32"]);
  const key = subnet?.vnet ?? at;
  const vnet = inList(estate.vnets, key);
  let isOpen = !vnet;
  for (const prefix of vnet?.prefixes ?? []) texts.add(prefix);
  for (const peering of key ? having(estate.peerings, "vnet", key) : []) {
    const isUp = peering.state === "" || peering.state.toLowerCase() === "connected";
    if (!isUp || !peering.allowVnetAccess) continue;
    const remote = remoteOf(estate, peering);
    if (remote.length === 0) isOpen = true;
    for (const prefix of remote) texts.add(prefix);
    if (peering.useRemoteGateways && addGateways(estate, peering.remoteVnet, texts)) isOpen = true;
  }
  if (key && addGateways(estate, key, texts)) isOpen = true;
  if (key && addHubs(estate, key, texts)) isOpen = true;
  for (const group of estate.connectedGroups) {
    if (!key || !group.vnets.includes(key)) continue;
    for (const member of group.vnets)
      for (const prefix of inList(estate.vnets, member)?.prefixes ?? []) texts.add(prefix);
  }
  const table = inList(estate.routeTables, subnet?.routeTable);
  if (subnet?.routeTable && !table) isOpen = true;
  for (const route of table?.routes ?? []) texts.add(route.prefix);
  const holdsDefault = texts.delete("0.0.0.0/0");
  return { prefixes: [...texts].flatMap((text) => parsePrefix(text) ?? []), isOpen, holdsDefault };
}

function remoteOf(estate: Estate, peering: Peering): readonly string[] {
  if (peering.remotePrefixes.length > 0) return peering.remotePrefixes;
  return inList(estate.vnets, peering.remoteVnet)?.prefixes ?? [];
}

/** Adds what the gateways of a VNet lead to; true when they may lead to more than the documents tell. */
function addGateways(estate: Estate, vnet: Key, texts: Set<string>): boolean {
  const own = estate.gateways.filter((g) => g.vnet === vnet);
  let isOpen = false;
  for (const gateway of own) {
    for (const pool of gateway.clientPools) texts.add(pool);
    if (gateway.bgp || gateway.gatewayType.toLowerCase() === "expressroute") isOpen = true;
    for (const connection of estate.connections) {
      if (connection.gateway1 !== gateway.key && connection.gateway2 !== gateway.key) continue;
      const local = inList(estate.localGateways, connection.localGateway);
      for (const prefix of local?.prefixes ?? []) texts.add(prefix);
      if (connection.localGateway && !local) isOpen = true;
      const other = connection.gateway1 === gateway.key ? connection.gateway2 : connection.gateway1;
      const remote = inList(estate.gateways, other)?.vnet;
      for (const prefix of inList(estate.vnets, remote)?.prefixes ?? []) texts.add(prefix);
      for (const site of estate.sites)
        if (
          site.attach.some(
            (a) =>
              a === connection.key || a === connection.localGateway || a === connection.circuit,
          )
        )
          for (const prefix of site.prefixes) texts.add(prefix);
    }
  }
  return isOpen;
}

/** Adds what the virtual hubs of a VNet connect; branches of a hub are learned, so more may be there. */
function addHubs(estate: Estate, vnet: Key, texts: Set<string>): boolean {
  const hubs = having(estate.hubConnections, "remoteVnet", vnet).map((c) => c.hub);
  for (const key of hubs) {
    const hub = inList(estate.hubs, key);
    if (hub?.prefix) texts.add(hub.prefix);
    for (const connection of having(estate.hubConnections, "hub", key))
      for (const prefix of inList(estate.vnets, connection.remoteVnet)?.prefixes ?? [])
        texts.add(prefix);
  }
  return hubs.length > 0;
}
