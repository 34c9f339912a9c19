/** Contoso's VNets: two hubs, five spokes, their peerings and machines. */
import {
  type ArmDocument,
  type At,
  machine,
  nsg,
  peering,
  type Ref,
  resourceId,
  routeTable,
  type SubnetOptions,
  subnetOf,
  vnet,
} from "../arm/index.ts";
import {
  appsNeuPlace,
  appsPlace,
  dataPlace,
  hubNeuPlace,
  hubPlace,
  LEGACY,
  shopNeuPlace,
  shopPlace,
} from "./places.ts";

/** Addresses that routes, rules and clients name. */
export const FIREWALL = "10.0.1.4";
export const FIREWALL_NEU = "10.16.1.4";
export const RESOLVER = "10.0.4.4";
export const RESOLVER_NEU = "10.16.4.4";
const RESOLVERS = "Microsoft.Network/dnsResolvers";
const HQ = "192.168.0.0/16";

/** A spoke's way out: everything that is not its own goes through the region's firewall. */
function spokeRoutes(name: string, at: At, firewall: string): ArmDocument {
  return routeTable(name, {
    ...at,
    withoutGatewayRoutes: true,
    routes: [
      { name: "internet", to: "0.0.0.0/0", hop: "VirtualAppliance", by: firewall },
      { name: "contoso", to: "10.0.0.0/8", hop: "VirtualAppliance", by: firewall },
      { name: "hq", to: HQ, hop: "VirtualAppliance", by: firewall },
    ],
  });
}

/** What a firewall's own subnet must know: the other region lies behind the other firewall. */
function firewallRoutes(
  name: string,
  at: At,
  otherRegion: string,
  otherFirewall: string,
): ArmDocument {
  return routeTable(name, {
    ...at,
    routes: [
      { name: "other-region", to: otherRegion, hop: "VirtualAppliance", by: otherFirewall },
      { name: "internet", to: "0.0.0.0/0", hop: "Internet" },
    ],
  });
}

/** What comes in from headquarters takes the firewall too, so that both directions agree. */
function gatewayRoutes(
  name: string,
  at: At,
  spokes: readonly string[],
  firewall: string,
): ArmDocument {
  const routes = spokes.map((to, i) => ({
    name: `spoke-${i + 1}`,
    to,
    hop: "VirtualAppliance" as const,
    by: firewall,
  }));
  return routeTable(name, { ...at, routes });
}

function endpointFilter(name: string, at: At): ArmDocument {
  return nsg(name, {
    ...at,
    rules: [
      {
        name: "allow-contoso",
        priority: 100,
        direction: "Inbound",
        access: "Allow",
        protocol: "Tcp",
        from: ["10.0.0.0/8", HQ, "172.16.0.0/24"],
        ports: ["443", "1433", "5671", "6380"],
      },
      { name: "deny-others", priority: 4000, direction: "Inbound", access: "Deny" },
    ],
  });
}

const spokeTable = spokeRoutes("rt-spoke", hubPlace, FIREWALL);
const spokeTableNeu = spokeRoutes("rt-spoke-neu", hubNeuPlace, FIREWALL_NEU);
const firewallTable = firewallRoutes("rt-firewall", hubPlace, "10.16.0.0/13", FIREWALL_NEU);
const firewallTableNeu = firewallRoutes("rt-firewall-neu", hubNeuPlace, "10.0.0.0/13", FIREWALL);
const gatewayTable = gatewayRoutes(
  "rt-gateway",
  hubPlace,
  ["10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"],
  FIREWALL,
);
const gatewayTableNeu = gatewayRoutes(
  "rt-gateway-neu",
  hubNeuPlace,
  ["10.17.0.0/16", "10.18.0.0/16"],
  FIREWALL_NEU,
);
const endpointFilterWeu = endpointFilter("nsg-pe", appsPlace);
const endpointFilterNeu = endpointFilter("nsg-pe-neu", appsNeuPlace);

function clients(prefix: string, table: Ref, more: Partial<SubnetOptions> = {}): SubnetOptions {
  return { prefix, routeTable: table, ...more };
}

function endpoints(prefix: string, table: Ref, filter: Ref): SubnetOptions {
  return { prefix, routeTable: table, nsg: filter, policies: "Enabled" };
}

export const hub = vnet("vnet-hub", {
  ...hubPlace,
  prefixes: ["10.0.0.0/20"],
  dns: [RESOLVER],
  subnets: {
    GatewaySubnet: { prefix: "10.0.0.0/26", routeTable: gatewayTable },
    AzureFirewallSubnet: { prefix: "10.0.1.0/26", routeTable: firewallTable },
    "snet-dns-in": { prefix: "10.0.4.0/28", delegation: RESOLVERS },
    "snet-dns-out": { prefix: "10.0.4.16/28", delegation: RESOLVERS },
    "snet-mgmt": clients("10.0.5.0/24", spokeTable),
  },
});

export const hubNeu = vnet("vnet-hub-neu", {
  ...hubNeuPlace,
  prefixes: ["10.16.0.0/20"],
  dns: [RESOLVER_NEU],
  subnets: {
    GatewaySubnet: { prefix: "10.16.0.0/26", routeTable: gatewayTableNeu },
    AzureFirewallSubnet: { prefix: "10.16.1.0/26", routeTable: firewallTableNeu },
    "snet-dns-in": { prefix: "10.16.4.0/28", delegation: RESOLVERS },
    "snet-dns-out": { prefix: "10.16.4.16/28", delegation: RESOLVERS },
    "snet-build": clients("10.16.5.0/24", spokeTableNeu),
  },
});

/** Applications: Azure-provided DNS, and zones linked by the team itself. */
export const spoke01 = vnet("vnet-spoke-01", {
  ...appsPlace,
  prefixes: ["10.1.0.0/16"],
  subnets: {
    "snet-app": clients("10.1.1.0/24", spokeTable, { serviceEndpoints: ["Microsoft.Storage"] }),
    "snet-pe": endpoints("10.1.2.0/24", spokeTable, endpointFilterWeu),
    "snet-web": clients("10.1.3.0/24", spokeTable, { delegation: "Microsoft.Web/serverFarms" }),
  },
});

/** Data: DNS by the hub's firewall. */
export const spoke02 = vnet("vnet-spoke-02", {
  ...dataPlace,
  prefixes: ["10.2.0.0/16"],
  dns: [FIREWALL],
  subnets: {
    "snet-data": clients("10.2.1.0/24", spokeTable, { serviceEndpoints: ["Microsoft.Storage"] }),
    "snet-pe": endpoints("10.2.2.0/24", spokeTable, endpointFilterWeu),
  },
});

/** The shop. Mistake: its DNS servers were overridden with a public resolver. */
export const spoke03 = vnet("vnet-spoke-03", {
  ...shopPlace,
  prefixes: ["10.3.0.0/16"],
  dns: ["8.8.8.8"],
  subnets: { "snet-shop": clients("10.3.1.0/24", spokeTable) },
});

/** Applications in North Europe: DNS by that hub's firewall. */
export const spoke11 = vnet("vnet-spoke-11", {
  ...appsNeuPlace,
  prefixes: ["10.17.0.0/16"],
  dns: [FIREWALL_NEU],
  subnets: {
    "snet-app": clients("10.17.1.0/24", spokeTableNeu),
    "snet-pe": endpoints("10.17.2.0/24", spokeTableNeu, endpointFilterNeu),
  },
});

/** Payments of the shop: Azure-provided DNS, linked to the shop's own copy of a zone. */
export const spoke12 = vnet("vnet-spoke-12", {
  ...shopNeuPlace,
  prefixes: ["10.18.0.0/16"],
  subnets: {
    "snet-pay": clients("10.18.1.0/24", spokeTableNeu),
    "snet-pe": endpoints("10.18.2.0/24", spokeTableNeu, endpointFilterNeu),
  },
});

/** A VNet in the subscription that could not be read: only the hub's half of the peering tells of it. */
const legacy = vnet("vnet-legacy", {
  subscription: LEGACY,
  group: "rg-legacy",
  region: "westeurope",
  prefixes: ["10.6.0.0/16"],
});

function machines(): readonly ArmDocument[] {
  const at = (place: At, home: ArmDocument, subnet: string, address: string) => ({
    ...place,
    subnet: subnetOf(home, subnet),
    address,
  });
  return [
    machine("vm-jump-01", at(hubPlace, hub, "snet-mgmt", "10.0.5.10")),
    machine("vm-build-01", at(hubNeuPlace, hubNeu, "snet-build", "10.16.5.10")),
    machine("vm-app-01", at(appsPlace, spoke01, "snet-app", "10.1.1.10")),
    machine("vm-app-02", at(appsPlace, spoke01, "snet-app", "10.1.1.11")),
    machine("vm-data-01", at(dataPlace, spoke02, "snet-data", "10.2.1.10")),
    machine("vm-shop-01", at(shopPlace, spoke03, "snet-shop", "10.3.1.10")),
    machine("vm-neu-01", at(appsNeuPlace, spoke11, "snet-app", "10.17.1.10")),
    machine("vm-pay-01", at(shopNeuPlace, spoke12, "snet-pay", "10.18.1.10")),
  ].flat();
}

/** All documents of VNets, their peerings, tables, filters and machines. */
export function networks(): readonly ArmDocument[] {
  const spokes = [spoke01, spoke02, spoke03].flatMap((s) =>
    peering(hub, s, { forwarded: true, lends: true }),
  );
  const spokesNeu = [spoke11, spoke12].flatMap((s) =>
    peering(hubNeu, s, { forwarded: true, lends: true }),
  );
  const [towardsLegacy] = peering(hub, legacy, { forwarded: true, lends: true });
  return [
    hub,
    hubNeu,
    spoke01,
    spoke02,
    spoke03,
    spoke11,
    spoke12,
    ...peering(hub, hubNeu, { forwarded: true }),
    ...spokes,
    ...spokesNeu,
    towardsLegacy,
    spokeTable,
    spokeTableNeu,
    firewallTable,
    firewallTableNeu,
    gatewayTable,
    gatewayTableNeu,
    endpointFilterWeu,
    endpointFilterNeu,
    ...machines(),
  ];
}

/** The id of a private endpoint in the subscription that could not be read. */
export function legacyEndpoint(name: string): string {
  return resourceId("Microsoft.Network/privateEndpoints", name, {
    subscription: LEGACY,
    group: "rg-legacy",
  });
}
