/** How ARM writes virtual WANs: hubs, their connections and routing. */
import {
  type ArmDocument,
  type At,
  child,
  idOf,
  nameOf,
  type Ref,
  refTo,
  resource,
} from "./document.ts";

/** A virtual WAN. */
export function virtualWan(name: string, options: At = {}): ArmDocument {
  return resource("Microsoft.Network/virtualWans", name, options, {
    allowBranchToBranchTraffic: true,
    type: "Standard",
  });
}

export type HubOptions = At & {
  readonly wan: Ref;
  readonly prefix: string;
  readonly firewall?: Ref;
  readonly vpnGateway?: Ref;
  readonly expressRouteGateway?: Ref;
};

/** A virtual hub. */
export function virtualHub(name: string, options: HubOptions): ArmDocument {
  return resource("Microsoft.Network/virtualHubs", name, options, {
    virtualWan: refTo(options.wan),
    addressPrefix: options.prefix,
    azureFirewall: refTo(options.firewall),
    vpnGateway: refTo(options.vpnGateway),
    expressRouteGateway: refTo(options.expressRouteGateway),
    hubRoutingPreference: "ExpressRoute",
    routingState: "Provisioned",
    allowBranchToBranchTraffic: false,
    sku: "Standard",
  });
}

/** The connection of a VNet to a hub, associated with and propagating to the default table. */
export function hubConnection(hub: Ref, vnet: Ref): ArmDocument {
  const table = { id: `${idOf(hub)}/hubRouteTables/defaultRouteTable` };
  return child(hub, "hubVirtualNetworkConnections", `conn-${nameOf(vnet)}`, {
    remoteVirtualNetwork: { id: idOf(vnet) },
    enableInternetSecurity: true,
    routingConfiguration: {
      associatedRouteTable: table,
      propagatedRouteTables: { labels: ["default"], ids: [table] },
      vnetRoutes: { staticRoutes: [] },
    },
  });
}

/** The default route table of a hub. */
export function defaultHubTable(hub: Ref): ArmDocument {
  return child(hub, "hubRouteTables", "defaultRouteTable", { labels: ["default"], routes: [] });
}

/** Routing intent: what the hub sends through `nextHop`. */
export function routingIntent(
  hub: Ref,
  options: {
    readonly nextHop: Ref;
    readonly destinations: readonly ("Internet" | "PrivateTraffic")[];
  },
): ArmDocument {
  return child(hub, "routingIntent", "intent", {
    routingPolicies: options.destinations.map((destination) => ({
      name: destination,
      destinations: [destination],
      nextHop: idOf(options.nextHop),
    })),
  });
}
