/** What may lead out of a VNet without any document that was read telling where to (path.md sections 0.2 and 1.4). */
import {
  type Estate,
  type Evidence,
  inList,
  type Key,
  mayHideNear,
  mayLiveWith,
} from "#src/model/index.ts";
import { connectionsOf, gatewaysServing, hangsOn, sitesOver } from "./gateways.ts";
import { hubConnectionsOf, hubsBeside } from "./hub-tables.ts";
import { pathFacts } from "./path-facts.ts";
import { peersOf } from "./peers.ts";
import { seen } from "./routes-entry.ts";

const GATEWAYS = ["microsoft.network/virtualnetworkgateways"];
const CONNECTIONS = ["microsoft.network/connections"];
const PEERINGS = ["microsoft.network/virtualnetworks/virtualnetworkpeerings"];
const ENDPOINTS = ["microsoft.network/privateendpoints", "microsoft.network/networkinterfaces"];

/** What may lead on from a VNet, apart from what is known. */
export type Untold = {
  /** Peers, groups, gateways, connections and hubs that must be there and were not read: they may lead anywhere. */
  readonly unread: readonly Evidence[];
  /** What gateways learn by BGP and nobody told: it leads out of Azure. */
  readonly learned: readonly Evidence[];
};

const memo = new WeakMap<Estate, Map<string, Untold>>();

/** Routes of `vnet` that nobody told; those of gateways and hubs only where a subnet takes `learned` routes. */
export function untoldRoutes(
  estate: Estate,
  vnet: Key,
  how: { readonly learned: boolean },
): Untold {
  let byVnet = memo.get(estate);
  if (!byVnet) memo.set(estate, (byVnet = new Map()));
  const id = `${vnet}|${how.learned}`;
  let found = byVnet.get(id);
  if (!found) {
    const near = [...untoldPeers(estate, vnet), ...untoldGroups(estate, vnet)];
    found = how.learned
      ? {
          unread: [
            ...near,
            ...untoldGateways(estate, vnet),
            ...untoldConnections(estate, vnet),
            ...untoldHubs(estate, vnet),
          ],
          learned: untoldBgp(estate, vnet),
        }
      : { unread: near, learned: [] };
    byVnet.set(id, found);
  }
  return found;
}

/** Working peerings whose remote prefixes neither side tells, and peerings that were not read at all. */
export function untoldPeers(estate: Estate, vnet: Key): readonly Evidence[] {
  const hidden = mayHideNear(estate, vnet, PEERINGS)
    ? [seen(inList(estate.vnets, vnet)?.id ?? vnet, "/properties/virtualNetworkPeerings", null)]
    : [];
  const silent = peersOf(estate, vnet)
    .filter((peer) => !peer.fault && !peer.vnet && peer.prefixes.length === 0)
    .map((peer) => seen(peer.half.id, "/properties/remoteAddressSpace", null));
  return [...hidden, ...silent];
}

/** Gateways that must be there and were not read: a lent one, or one in a GatewaySubnet behind a gap. */
export function untoldGateways(estate: Estate, vnet: Key): readonly Evidence[] {
  const serving = gatewaysServing(estate, vnet);
  const lent = peersOf(estate, vnet)
    .filter((p) => !p.fault && p.half.useRemoteGateways)
    .filter(
      (p) =>
        mayHideNear(estate, p.remote, GATEWAYS) ||
        unreadGatewaysIn(estate, p.remote).length > 0 ||
        (!p.vnet && !serving.some((s) => s.home === p.remote)),
    )
    .map((p) => seen(p.half.id, "/properties/useRemoteGateways", true));
  return [...lent, ...unreadGatewaysIn(estate, vnet)];
}

/** Gateways in the GatewaySubnet of `vnet` that its document names, or that a connection must have, and that were not read. */
function unreadGatewaysIn(estate: Estate, vnet: Key): readonly Evidence[] {
  const subnets = pathFacts(estate).subnetsByVnet.get(vnet) ?? [];
  return subnets
    .filter((s) => s.name.toLowerCase() === "gatewaysubnet")
    .flatMap((s) => {
      const named = (s.gateways ?? []).find((key) => !inList(estate.gateways, key));
      if (named) return [seen(s.id, "/properties/ipConfigurations", named)];
      if (mayHideNear(estate, vnet, GATEWAYS)) return [seen(s.id, "/name", s.name)];
      // No gateway at all was read, and yet a connection near here has one.
      if (estate.gateways.length > 0) return [];
      return estate.connections
        .filter((c) => c.gateway1 && mayLiveWith(vnet, c.gateway1))
        .slice(0, 1)
        .map((c) => seen(c.id, "/properties/virtualNetworkGateway1/id", c.gateway1));
    });
}

/** Connections of serving gateways that were not read, or whose far end was not. */
function untoldConnections(estate: Estate, vnet: Key): readonly Evidence[] {
  return gatewaysServing(estate, vnet).flatMap(({ gateway }) => {
    const hidden = mayHideNear(estate, gateway.key, CONNECTIONS)
      ? [seen(gateway.id, "/properties/gatewayType", gateway.gatewayType)]
      : [];
    const unread = connectionsOf(estate, gateway.key)
      .filter((c) => {
        const far = c.gateway1 === gateway.key ? c.gateway2 : c.gateway1;
        return (
          (c.localGateway && !inList(estate.localGateways, c.localGateway)) ||
          (far && far !== gateway.key && !inList(estate.gateways, far))
        );
      })
      .map((c) => seen(c.id, "/properties/connectionType", c.connectionType));
    return [...hidden, ...unread];
  });
}

/** ExpressRoute or BGP connections without a site that names its prefixes, and Route Servers with peers. */
function untoldBgp(estate: Estate, vnet: Key): readonly Evidence[] {
  const homes = new Set<Key>([vnet]);
  const found: Evidence[] = [];
  for (const { gateway, home } of gatewaysServing(estate, vnet)) {
    homes.add(home);
    if (estate.sites.some((s) => hangsOn(s, gateway.key))) continue;
    for (const connection of connectionsOf(estate, gateway.key)) {
      const learns = connection.circuit !== undefined || connection.bgp;
      if (learns && sitesOver(estate, connection).length === 0)
        found.push(seen(connection.id, "/properties/enableBgp", connection.bgp));
    }
  }
  const servers = estate.hubs.filter(
    (h) => !h.wan && h.subnets.some((s) => [...homes].some((home) => s.startsWith(`${home}/`))),
  );
  for (const server of servers)
    for (const peer of estate.bgpConnections.filter((c) => c.hub === server.key))
      found.push(seen(peer.id, "/properties/peerIp", peer.peerAddress));
  return found;
}

/** Hubs that were not read, hidden hub peerings, and hub connections of VNets that were not read. */
function untoldHubs(estate: Estate, vnet: Key): readonly Evidence[] {
  const own = hubConnectionsOf(estate, vnet);
  const hidden = peersOf(estate, vnet)
    .filter((p) => p.half.name.toLowerCase().startsWith("remotevnettohubpeering"))
    .filter(() => own.length === 0)
    .map((p) => seen(p.half.id, "/properties/remoteVirtualNetwork/id", p.remote));
  return [...hidden, ...own.flatMap((connection) => untoldInHub(estate, connection.hub))];
}

/** What was not read of a virtual hub: itself, all of its connections, or VNets and branches on it. */
export function untoldInHub(estate: Estate, hub: Key): readonly Evidence[] {
  const read = inList(estate.hubs, hub);
  if (!read) return [seen(hub, "/properties/virtualWan/id", null)];
  const hubs = new Set(hubsBeside(estate, hub).map((h) => h.key));
  const connections = estate.hubConnections.filter((c) => hubs.has(c.hub));
  if (connections.length === 0)
    return [seen(read.id, "/properties/virtualNetworkConnections", null)];
  const vnets = connections
    .filter((c) => !inList(estate.vnets, c.remoteVnet))
    .map((c) => seen(c.id, "/properties/remoteVirtualNetwork/id", c.remoteVnet));
  const branches = estate.hubGateways
    .filter((g) => hubs.has(g.hub))
    .filter((g) =>
      g.remotes.some(
        (r) => !inList(estate.vpnSites, r) && !estate.sites.some((s) => hangsOn(s, r)),
      ),
    )
    .map((g) => seen(g.id, "/properties/virtualHub/id", g.hub));
  return [...vnets, ...branches];
}

/** Members of connected groups that were not read. */
function untoldGroups(estate: Estate, vnet: Key): readonly Evidence[] {
  return estate.connectedGroups
    .filter((g) => g.vnets.includes(vnet) && g.vnets.some((v) => !inList(estate.vnets, v)))
    .map((g) => seen(g.id, "/properties/appliesToGroups", g.vnets.length));
}

/** Whether a private endpoint that was not read may stand in the VNet `vnet`. */
export function mayHideEndpoint(estate: Estate, vnet: Key): boolean {
  return mayHideNear(estate, vnet, ENDPOINTS);
}
