/** What do documents of virtual WANs, their hubs and what hangs on them say (path.md 1.11)? */
import type {
  BgpConnection,
  HubConnection,
  HubGateway,
  HubRouteTable,
  Key,
  RoutingIntent,
  VirtualHub,
  VirtualWan,
  VpnSite,
} from "#src/model/index.ts";
import {
  addressesAt,
  bagAt,
  type Doc,
  filled,
  flagAt,
  itemsAt,
  keyAt,
  keysAt,
  noteOdd,
  numberAt,
  type Place,
  prefixesAt,
  propsAt,
  textAt,
  textsAt,
} from "../doc.ts";
import { parentOf } from "../ids.ts";
import type { Pool } from "../pool.ts";
import { thingOf } from "../things.ts";
import { subnetsIn } from "./balancers.ts";
import { circuitOf } from "./gateways.ts";
import { spaceAt } from "./vnets.ts";

/** A virtual WAN. */
export function readWan(doc: Doc): VirtualWan {
  return {
    ...thingOf(doc),
    allowBranchToBranch: flagAt(propsAt(doc), "allowBranchToBranchTraffic") ?? true,
  };
}

/** A virtual hub; without a WAN it is a Route Server, whose configurations tell its subnet. */
export function readHub(doc: Doc, pool: Pool): VirtualHub {
  const p = propsAt(doc);
  const subnets = [
    ...pool
      .children(doc, "ipconfigurations")
      .map((config) => keyAt(propsAt(config), "subnet"))
      .filter((key) => key !== undefined),
    ...subnetsIn(p, "ipConfigurations"),
  ];
  return filled<VirtualHub>(
    {
      ...thingOf(doc),
      prefix: prefixesAt(p, "addressPrefix")[0] ?? "",
      routingPreference: textAt(p, "hubRoutingPreference"),
      routingState: textAt(p, "routingState"),
      allowBranchToBranch: flagAt(p, "allowBranchToBranchTraffic") ?? false,
      subnets: [...new Set(subnets)],
    },
    {
      wan: keyAt(p, "virtualWan"),
      firewall: keyAt(p, "azureFirewall"),
      vpnGateway: keyAt(p, "vpnGateway"),
      expressRouteGateway: keyAt(p, "expressRouteGateway"),
      p2sGateway: keyAt(p, "p2SVpnGateway"),
    },
  );
}

/** The connection of a VNet to a hub; undefined (noted) when it names no VNet. */
export function readHubConnection(doc: Doc): HubConnection | undefined {
  const p = propsAt(doc);
  const remoteVnet = keyAt(p, "remoteVirtualNetwork");
  if (!remoteVnet) {
    noteOdd(p, "remoteVirtualNetwork", "no-reference", null);
    return undefined;
  }
  const routing = bagAt(p, "routingConfiguration");
  const propagated = routing && bagAt(routing, "propagatedRouteTables");
  const own = routing && bagAt(routing, "vnetRoutes");
  return filled<HubConnection>(
    {
      ...thingOf(doc),
      hub: parentOf(doc.key),
      remoteVnet,
      internetSecurity: flagAt(p, "enableInternetSecurity") ?? false,
      propagatedTables: propagated ? keysAt(propagated, "ids") : [],
      propagatedLabels: propagated ? textsAt(propagated, "labels") : [],
      staticRoutes: (own ? itemsAt(own, "staticRoutes") : []).map((route) => ({
        prefixes: prefixesAt(route, "addressPrefixes"),
        nextHop: textAt(route, "nextHopIpAddress"),
      })),
    },
    {
      associatedTable: routing && keyAt(routing, "associatedRouteTable"),
    },
  );
}

/** A route table of a hub. */
export function readHubRouteTable(doc: Doc): HubRouteTable {
  const p = propsAt(doc);
  return {
    ...thingOf(doc),
    hub: parentOf(doc.key),
    labels: textsAt(p, "labels"),
    routes: itemsAt(p, "routes").map((route) => ({
      name: textAt(route, "name"),
      prefixes: textsAt(route, "destinations"),
      destinationType: textAt(route, "destinationType"),
      nextHopType: textAt(route, "nextHopType"),
      nextHop: textAt(route, "nextHop"),
    })),
  };
}

/** The routing intent of a hub; a policy without a next hop is noted and left out. */
export function readRoutingIntent(doc: Doc): RoutingIntent {
  const policies: RoutingIntent["policies"][number][] = [];
  for (const policy of itemsAt(propsAt(doc), "routingPolicies")) {
    const nextHop = keyAt(policy, "nextHop");
    if (nextHop)
      policies.push({
        name: textAt(policy, "name"),
        destinations: textsAt(policy, "destinations"),
        nextHop,
      });
    else noteOdd(policy, "nextHop", "no-reference", null);
  }
  return { ...thingOf(doc), hub: parentOf(doc.key), policies };
}

/** A BGP peer of a hub or Route Server. */
export function readBgpConnection(doc: Doc): BgpConnection {
  const p = propsAt(doc);
  return filled<BgpConnection>(
    {
      ...thingOf(doc),
      hub: parentOf(doc.key),
      peerAsn: numberAt(p, "peerAsn") ?? 0,
      peerAddress: textAt(p, "peerIp"),
    },
    {
      hubConnection: keyAt(p, "hubVirtualNetworkConnection"),
    },
  );
}

/** A site of a virtual WAN. */
export function readVpnSite(doc: Doc): VpnSite {
  const p = propsAt(doc);
  return filled<VpnSite>(
    {
      ...thingOf(doc),
      prefixes: spaceAt(p, "addressSpace"),
    },
    {
      wan: keyAt(p, "virtualWan"),
    },
  );
}

/** Types of gateways of hubs, with the word for each kind. */
const KINDS: Readonly<Record<string, HubGateway["gatewayKind"]>> = {
  "microsoft.network/vpngateways": "vpn",
  "microsoft.network/expressroutegateways": "expressroute",
  "microsoft.network/p2svpngateways": "p2s",
};

/** A gateway of a hub, with what its connections lead to. */
export function readHubGateway(doc: Doc, pool: Pool): HubGateway | undefined {
  const p = propsAt(doc);
  const hub = keyAt(p, "virtualHub");
  if (!hub) {
    noteOdd(p, "virtualHub", "no-reference", null);
    return undefined;
  }
  const gatewayKind = KINDS[doc.type] ?? "vpn";
  const remotes = [
    ...pool.children(doc, "vpnconnections").map((c) => keyAt(propsAt(c), "remoteVpnSite")),
    ...pool
      .children(doc, "expressrouteconnections")
      .map((c) => circuitOf(keyAt(propsAt(c), "expressRouteCircuitPeering"))),
  ];
  return filled<HubGateway>(
    {
      ...thingOf(doc),
      hub,
      gatewayKind,
      remotes: [...new Set(remotes.filter((key): key is Key => key !== undefined))],
      clientPools: pool
        .children(doc, "p2sconnectionconfigurations")
        .flatMap((config) => poolOfClients(propsAt(config))),
      allowNonVirtualWanTraffic: flagAt(p, "allowNonVirtualWanTraffic") ?? false,
    },
    {
      clientDnsServers: addressesAt(p, "customDnsServers"),
    },
  );
}

function poolOfClients(config: Place): readonly string[] {
  return spaceAt(config, "vpnClientAddressPool");
}
