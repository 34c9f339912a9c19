/** Sites, VPN clients, circuits and virtual hubs (spec/path-scenarios.md, T-ONP). */
import { expect, test } from "vitest";
import { type Estate, keyOf, type Peering, type Subnet, type Vantage } from "#src/model/index.ts";
import { chosenRoute, reachesAddress, routesFrom } from "#src/path/index.ts";
import {
  circuit,
  circuitKey,
  connection,
  endpoint,
  estateOf,
  firewall,
  fromClients,
  fromSite,
  fromSubnet,
  gateway,
  gatewayKey,
  hubConnection,
  hubKey,
  idOf,
  nic,
  type Parts,
  peering,
  routeTable,
  site,
  storage,
  subnetKey,
  tableKey,
  thing,
  tunnel,
  virtualHub,
  vnet,
  vnetKey,
} from "./estate.ts";
import { ending, nextHops, toAddress, told, toService } from "./told-journey.ts";

const hq = fromSite("hq");
const PE_HUB = "10.0.5.4";
const PE_B = "10.2.4.4";

type Story = {
  readonly over?: "circuit" | "vpn";
  readonly circuit?: Parameters<typeof circuit>[1];
  readonly lends?: boolean;
  readonly spoke?: Partial<Peering>;
  readonly summarized?: readonly string[];
  readonly gatewayRoutes?: Readonly<Record<string, string>>;
  readonly policy?: Subnet["privateEndpointNetworkPolicies"];
  readonly fastPath?: boolean;
};

/** A hub with a gateway to headquarters, a spoke, and endpoints in both. */
function hybrid(story: Story = {}): Estate {
  const over = story.over ?? "circuit";
  const circuitAttach = [circuitKey("c")];
  return estateOf(
    vnet(
      "hub",
      "10.0.0.0/16",
      {
        GatewaySubnet: [
          "10.0.255.0/27",
          story.gatewayRoutes ? { routeTable: tableKey("rt-gw") } : {},
        ],
        AzureFirewallSubnet: "10.0.1.0/26",
        endpoints: "10.0.5.0/24",
      },
      { summarizedGatewayPrefixes: story.summarized ?? [] },
    ),
    vnet("spokeB", "10.2.0.0/16", {
      endpoints: ["10.2.4.0/24", { privateEndpointNetworkPolicies: story.policy ?? "Disabled" }],
    }),
    peering("hub", "spokeB", {
      lends: story.lends ?? true,
      second: story.spoke ?? { useRemoteGateways: story.lends ?? true },
    }),
    routeTable("rt-gw", story.gatewayRoutes ?? {}),
    firewall("fw", "hub", "10.0.1.4"),
    storage("acct"),
    endpoint("pe-hub", "hub/endpoints", PE_HUB, "acct"),
    endpoint("pe-b", "spokeB/endpoints", PE_B, "acct"),
    over === "circuit"
      ? {
          ...gateway("er", "hub", "ExpressRoute"),
          ...circuit("c", story.circuit),
          ...connection("er-c", "er", {
            circuit: circuitKey("c"),
            gatewayBypass: story.fastPath ?? false,
            privateLinkFastPath: story.fastPath ?? false,
          }),
          ...site("hq", ["192.168.0.0/16"], {
            attach: circuitAttach,
            natAddresses: ["203.0.113.7"],
          }),
        }
      : {
          ...gateway("vpn", "hub", "Vpn"),
          ...tunnel("to-hq", "vpn", ["192.168.0.0/16"]),
          ...site("hq", ["192.168.0.0/16"], {
            attach: [keyOf(idOf("Microsoft.Network/connections", "to-hq"))],
          }),
        },
  );
}

test.each(["circuit", "vpn"] as const)(
  "T49, T50: over %s to endpoints in the hub and in a spoke that uses its gateway",
  (over) => {
    for (const address of [PE_HUB, PE_B]) {
      const seen = toAddress(hybrid({ over }), hq, address);
      expect(ending(seen), told(seen)).toBe("private-endpoint");
      expect(nextHops(seen)).toEqual(["InterfaceEndpoint"]);
      expect(seen.hops.every((h) => h.because.length > 0)).toBe(true);
    }
  },
);

test("T51: a spoke that does not use the gateway is not told to sites", () => {
  for (const story of [{ lends: false }, { spoke: { useRemoteGateways: false } }]) {
    const seen = toAddress(hybrid(story), hq, PE_B);
    expect(ending(seen)).toBe("blocked NO_ROUTE");
  }
});

test("T52: prefixes summarized for the hub leave other spokes as they are", () => {
  expect(ending(toAddress(hybrid({ summarized: ["10.0.0.0/16"] }), hq, PE_B))).toBe(
    "private-endpoint",
  );
  expect(ending(toAddress(hybrid({ summarized: ["10.2.0.0/16"] }), hq, PE_HUB))).toBe(
    "blocked NO_ROUTE",
  );
});

test("T53: a route on the GatewaySubnet leads by the firewall when the endpoint's subnet obeys routes", () => {
  const gatewayRoutes = { "10.2.4.0/24": "10.0.1.4" };
  const seen = toAddress(hybrid({ gatewayRoutes, policy: "RouteTableEnabled" }), hq, PE_B);
  expect(ending(seen), told(seen)).toBe("private-endpoint");
  expect(nextHops(seen)).toEqual(["VirtualAppliance", "InterfaceEndpoint"]);
  const bypassing = toAddress(hybrid({ gatewayRoutes }), hq, PE_B);
  expect(nextHops(bypassing)).toEqual(["InterfaceEndpoint"]);
  expect(bypassing.risks).toContain("FIREWALL_BYPASSED");
});

test("T54: a circuit with Microsoft peering alone never reaches private addresses", () => {
  const seen = toAddress(hybrid({ circuit: { microsoft: "only" } }), hq, PE_HUB);
  expect(ending(seen)).toBe("blocked GATEWAY");
});

test("T54: a circuit that is not provisioned carries nothing", () => {
  const seen = toAddress(hybrid({ circuit: { state: "NotProvisioned" } }), hq, PE_HUB);
  expect(ending(seen)).toBe("blocked GATEWAY");
});

/** The route filter of Microsoft peering with these communities. */
function routeFilter(...communities: readonly string[]): Parts {
  return { routeFilters: [{ ...thing("Microsoft.Network/routeFilters", "rf"), communities }] };
}

test("T55: Microsoft peering carries public traffic of the regions that its filter names", () => {
  const by = (...communities: readonly string[]) => {
    const estate = hybrid({ circuit: { microsoft: "too" } });
    return ending(toService({ ...estate, ...routeFilter(...communities) }, hq, "acct"));
  };
  expect(by("12076:51002")).toBe("public ER_MICROSOFT_PEERING");
  expect(by("12076:52002")).toBe("public ER_MICROSOFT_PEERING");
  expect(by("12076:51004")).toBe("public INTERNET");
  expect(by()).toBe("public INTERNET");
  expect(ending(toService(hybrid(), hq, "acct"))).toBe("public INTERNET");
});

/** Two VNets whose gateways hang on one circuit. */
function joined(first: boolean, second: boolean): Estate {
  return estateOf(
    vnet("a", "10.1.0.0/16", { apps: "10.1.1.0/24", GatewaySubnet: "10.1.255.0/27" }),
    vnet("b", "10.2.0.0/16", { apps: "10.2.1.0/24", GatewaySubnet: "10.2.255.0/27" }),
    gateway("er-a", "a", "ExpressRoute", { allowRemoteVnetTraffic: first }),
    gateway("er-b", "b", "ExpressRoute", { allowRemoteVnetTraffic: second }),
    circuit("c"),
    connection("a-c", "er-a", { circuit: circuitKey("c") }),
    connection("b-c", "er-b", { circuit: circuitKey("c") }),
  );
}

test("T56, T57: two VNets on one circuit reach each other only when both gateways allow it", () => {
  const end = (first: boolean, second: boolean) =>
    ending(toAddress(joined(first, second), fromSubnet("a/apps"), "10.2.1.4"));
  expect(end(false, false)).toBe("blocked GATEWAY");
  expect(end(true, false)).toBe("blocked GATEWAY");
  expect(end(true, true)).toBe("private-address");
});

test("T58: VPN clients reach the gateway's VNet and its direct peers, no further", () => {
  const estate = estateOf(
    vnet("vnet1", "10.1.0.0/16", { GatewaySubnet: "10.1.255.0/27" }),
    ...["2", "3", "4"].map((n) => vnet(`vnet${n}`, `10.${n}.0.0/16`, { pe: `10.${n}.4.0/24` })),
    peering("vnet1", "vnet2", { lends: true }),
    peering("vnet1", "vnet4"),
    peering("vnet2", "vnet3"),
    gateway("vpn", "vnet1", "Vpn", { clientPools: ["172.16.0.0/24"] }),
    storage("acct"),
    ...["2", "3", "4"].map((n) => endpoint(`pe${n}`, `vnet${n}/pe`, `10.${n}.4.4`, "acct")),
  );
  const from = fromClients("vpn");
  expect(ending(toAddress(estate, from, "10.2.4.4"))).toBe("private-endpoint");
  expect(ending(toAddress(estate, from, "10.4.4.4"))).toBe("private-endpoint");
  expect(ending(toAddress(estate, from, "10.3.4.4"))).toBe("blocked NO_ROUTE");
});

test("T59: VPN clients get on to a VNet at the end of a tunnel only over BGP", () => {
  const end = (bgp: boolean) => {
    const estate = estateOf(
      vnet("vnet1", "10.1.0.0/16", { GatewaySubnet: "10.1.255.0/27" }),
      vnet("vnet2", "10.2.0.0/16", { GatewaySubnet: "10.2.255.0/27", pe: "10.2.4.0/24" }),
      gateway("vpn1", "vnet1", "Vpn", { clientPools: ["172.16.0.0/24"], bgp }),
      gateway("vpn2", "vnet2", "Vpn", { bgp }),
      connection("1-2", "vpn1", { gateway2: gatewayKey("vpn2"), bgp }),
      storage("acct"),
      endpoint("pe2", "vnet2/pe", "10.2.4.4", "acct"),
    );
    const seen = toAddress(estate, fromClients("vpn1"), "10.2.4.4");
    return ending(seen);
  };
  expect(end(false)).toMatch(/^blocked /);
  expect(end(true)).toBe("private-endpoint");
});

test("T60: VPN clients reach public addresses by their own way", () => {
  const estate = hybrid({ over: "vpn" });
  const withClients = {
    ...estate,
    gateways: estate.gateways.map((g) => ({ ...g, clientPools: ["172.16.0.0/24"] })),
  };
  expect(ending(toService(withClients, fromClients("vpn"), "acct"))).toBe("public INTERNET");
});

test("T61: FastPath leads past the gateway only to endpoints of its own VNet", () => {
  const estate = hybrid({ fastPath: true, circuit: { direct: true } });
  const fast = (address: string) =>
    toAddress(estate, hq, address).hops.some((h) => h.did === "took-fastpath");
  expect(ending(toAddress(estate, hq, PE_B))).toBe("private-endpoint");
  expect(fast(PE_B)).toBe(false);
  expect(fast(PE_HUB)).toBe(true);
});

/** Two VNets and a site on one virtual hub; an endpoint in the second VNet. */
function wan(
  told: {
    readonly intent?: boolean;
    readonly policy?: Subnet["privateEndpointNetworkPolicies"];
    readonly withoutHubRoutes?: boolean;
    readonly propagates?: boolean;
    readonly remoteHub?: boolean;
  } = {},
): Estate {
  const fw = keyOf(idOf("Microsoft.Network/azureFirewalls", "fw-hub"));
  const y = told.remoteHub ? "hub2" : "hub1";
  return estateOf(
    virtualHub("hub1", "10.100.0.0/23"),
    virtualHub("hub2", "10.101.0.0/23"),
    vnet("x", "10.1.0.0/16", { apps: ["10.1.1.0/24", { routeTable: tableKey("rt-x") }] }),
    vnet("y", "10.2.0.0/16", {
      pe: ["10.2.4.0/24", { privateEndpointNetworkPolicies: told.policy ?? "Disabled" }],
    }),
    routeTable("rt-x", {}, { disableBgpPropagation: told.withoutHubRoutes ?? false }),
    hubConnection("hub1", "x"),
    hubConnection(
      y,
      "y",
      told.propagates === false
        ? {
            propagatedTables: [keyOf(`${hubKey(y)}/hubRouteTables/noneRouteTable`)],
            propagatedLabels: ["none"],
          }
        : {},
    ),
    storage("acct"),
    endpoint("pe", "y/pe", PE_B, "acct"),
    {
      hubGateways: [
        {
          ...thing("Microsoft.Network/expressRouteGateways", "er-hub"),
          hub: hubKey("hub1"),
          gatewayKind: "expressroute",
          remotes: [circuitKey("c")],
          clientPools: [],
          allowNonVirtualWanTraffic: false,
        },
      ],
    },
    circuit("c"),
    site("hq", ["192.168.0.0/16"], { attach: [circuitKey("c")] }),
    told.intent
      ? {
          ...firewall("fw-hub", "none", "10.100.0.132", { hub: hubKey("hub1"), subnets: [] }),
          routingIntents: [
            {
              ...thing("Microsoft.Network/virtualHubs", "hub1/routingIntent/intent"),
              hub: hubKey("hub1"),
              policies: [{ name: "private", destinations: ["PrivateTraffic"], nextHop: fw }],
            },
          ],
        }
      : {},
  );
}
const x = fromSubnet("x/apps");

test("T62: between VNets of one hub, and of two hubs of one WAN", () => {
  for (const remoteHub of [false, true]) {
    const seen = toAddress(wan({ remoteHub }), x, PE_B);
    expect(ending(seen), told(seen)).toBe("private-endpoint");
    expect(nextHops(seen)).toEqual(["VirtualNetworkGateway"]);
  }
});

test("T63: under routing intent a branch goes past the hub's firewall to an endpoint that does not obey routes", () => {
  const seen = toAddress(wan({ intent: true }), hq, PE_B);
  expect(ending(seen), told(seen)).toBe("private-endpoint");
  expect(seen.risks).toContain("ASYMMETRIC");
});

test("T64: with route tables obeyed it goes by the firewall", () => {
  const seen = toAddress(wan({ intent: true, policy: "RouteTableEnabled" }), hq, PE_B);
  expect(ending(seen), told(seen)).toBe("private-endpoint");
  expect(seen.hops.map((h) => h.did)).toContain("passed-firewall");
  expect(seen.risks).not.toContain("ASYMMETRIC");
});

test("T63: between VNets routing intent leads by the firewall", () => {
  const seen = toAddress(wan({ intent: true }), x, PE_B);
  expect(seen.hops.map((h) => h.did)).toContain("passed-firewall");
  expect(ending(seen)).toBe("private-endpoint");
  const rows = routesFrom(wan({ intent: true }), x).filter(
    (r) => r.source === "VirtualNetworkGateway",
  );
  expect(rows.flatMap((r) => r.prefixes)).toEqual([
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
  ]);
});

test("T65: a table that keeps learned routes out keeps the hub's out too", () => {
  const seen = toAddress(wan({ withoutHubRoutes: true }), x, PE_B);
  expect(nextHops(seen)).toEqual(["None"]);
  expect(ending(seen)).toBe("blocked NO_ROUTE");
});

test("T66: a connection that tells its prefixes to no table is not reached", () => {
  expect(ending(toAddress(wan({ propagates: false }), x, PE_B))).toBe("blocked NO_ROUTE");
  expect(ending(toAddress(wan({ propagates: false }), hq, PE_B))).toBe("blocked NO_ROUTE");
});

test("a VNet whose gateway shares the hub's circuit is reached when both gateways let it", () => {
  const joinedByCircuit = (vnetSide: boolean, hubSide: boolean) => {
    const estate = estateOf(
      wan(),
      vnet("z", "10.3.0.0/16", { apps: "10.3.1.0/24", GatewaySubnet: "10.3.255.0/27" }),
      gateway("er-z", "z", "ExpressRoute", { allowVirtualWanTraffic: vnetSide }),
      connection("z-c", "er-z", { circuit: circuitKey("c") }),
    );
    return {
      ...estate,
      hubGateways: estate.hubGateways.map((g) => ({ ...g, allowNonVirtualWanTraffic: hubSide })),
    };
  };
  const both = joinedByCircuit(true, true);
  expect(ending(toAddress(both, fromSubnet("z/apps"), PE_B))).toBe("private-endpoint");
  expect(ending(toAddress(both, x, "10.3.1.4"))).toBe("private-address");
  const one = joinedByCircuit(true, false);
  expect(ending(toAddress(one, fromSubnet("z/apps"), PE_B))).toBe("blocked NO_ROUTE");
  expect(ending(toAddress(one, x, "10.3.1.4"))).toBe("blocked NO_ROUTE");
});

test("public traffic of a VNet goes by the hub's firewall when its connection asks for that", () => {
  const fw = keyOf(idOf("Microsoft.Network/azureFirewalls", "fw-hub"));
  const estate = (internetSecurity: boolean) => {
    const made = wan({ intent: true });
    return {
      ...made,
      routingIntents: made.routingIntents.map((i) => ({
        ...i,
        policies: [...i.policies, { name: "out", destinations: ["Internet"], nextHop: fw }],
      })),
      hubConnections: made.hubConnections.map((c) => ({ ...c, internetSecurity })),
    };
  };
  expect(ending(toService(estate(true), x, "acct"))).toBe("public VIA_NVA_SNAT");
  expect(ending(toService(estate(false), x, "acct"))).toBe("public AZURE_BACKBONE");
});

test("a machine whose subnet keeps learned routes out has no way to answer a site", () => {
  const made = estateOf(hybrid(), routeTable("rt-b", {}, { disableBgpPropagation: true }));
  const estate = {
    ...made,
    subnets: made.subnets.map((s) =>
      s.key === subnetKey("spokeB/endpoints") ? { ...s, routeTable: tableKey("rt-b") } : s,
    ),
  };
  const seen = toAddress(estate, hq, "10.2.4.99");
  expect(ending(seen)).toBe("private-address");
  expect(seen.risks).toContain("NO_RETURN_ROUTE");
});

test("a hub sends what lies behind an appliance in a spoke by that spoke's connection", () => {
  const made = estateOf(
    wan(),
    vnet("nvas", "10.9.0.0/16", { nva: "10.9.0.0/24" }),
    vnet("behind", "10.50.0.0/16", { apps: "10.50.1.0/24" }),
    peering("nvas", "behind"),
    nic("nva", "nvas/nva", "10.9.0.4", { ipForwarding: true }),
    hubConnection("hub1", "nvas", {
      staticRoutes: [{ prefixes: ["10.50.0.0/16"], nextHop: "10.9.0.4" }],
    }),
  );
  const seen = toAddress(made, x, "10.50.1.5");
  expect(ending(seen), told(seen)).toBe("private-address");
  expect(seen.hops.map((h) => h.did)).toContain("passed-appliance");
  const [connection] = made.hubConnections.filter((c) => c.name === "nvas");
  const byTable: Estate = {
    ...made,
    hubConnections: made.hubConnections.map((c) =>
      c === connection ? { ...c, propagatedTables: [], propagatedLabels: ["none"] } : c,
    ),
    hubRouteTables: [
      {
        ...thing("Microsoft.Network/virtualHubs", "hub1/hubRouteTables/defaultRouteTable"),
        hub: hubKey("hub1"),
        labels: ["default"],
        routes: [
          {
            name: "behind",
            prefixes: ["10.50.0.0/16"],
            destinationType: "CIDR",
            nextHopType: "ResourceId",
            nextHop: connection?.id ?? "",
          },
        ],
      },
    ],
  };
  const routed = toAddress(byTable, x, "10.50.1.5");
  expect(ending(routed), told(routed)).toBe("private-address");
});

test("from branch to branch only when the hub lets it", () => {
  const estate = (lets: boolean) => {
    const made = estateOf(
      wan(),
      site("lab", ["172.20.0.0/16"], { attach: [circuitKey("d")] }),
      circuit("d"),
    );
    return {
      ...made,
      hubs: made.hubs.map((h) => ({ ...h, allowBranchToBranch: lets })),
      hubGateways: made.hubGateways.map((g) => ({
        ...g,
        remotes: [...g.remotes, circuitKey("d")],
      })),
    };
  };
  expect(ending(toAddress(estate(true), hq, "172.20.0.5"))).toBe("private-address");
  expect(ending(toAddress(estate(false), hq, "172.20.0.5"))).toBe("blocked GATEWAY");
});

test("a VNet with public numbers behind routing intent needs them told to the hub", () => {
  const estate = estateOf(
    wan({ intent: true }),
    vnet("pub", "52.1.0.0/16", { apps: "52.1.1.0/24" }),
    hubConnection("hub1", "pub"),
  );
  expect(ending(toAddress(estate, x, "52.1.1.4"))).toBe("blocked NO_ROUTE");
  expect(
    ending(
      toAddress(
        estateOf(wan(), vnet("pub", "52.1.0.0/16"), hubConnection("hub1", "pub")),
        x,
        "52.1.1.4",
      ),
    ),
  ).toBe("private-address");
});

test("a site that hangs on a hub is reached from a VNet by the hub", () => {
  const seen = toAddress(wan(), x, "192.168.1.5");
  expect(nextHops(seen)).toEqual(["VirtualNetworkGateway"]);
  expect(ending(seen)).toBe("private-address");
});

test("a site of which nobody told how it is attached: unknown, not blocked", () => {
  const estate = estateOf(hybrid(), site("lab", ["172.20.0.0/16"]));
  expect(ending(toAddress(estate, fromSite("lab"), PE_HUB))).toBe("unknown");
});

test("a gateway that learns by BGP, and nobody told what: unknown, not blocked", () => {
  const estate = { ...hybrid(), sites: [] };
  expect(ending(toAddress(estate, fromSubnet("hub/endpoints"), "192.168.1.5"))).toBe("unknown");
  const other = toAddress(estate, fromSubnet("hub/endpoints"), "8.8.8.8");
  expect(ending(other)).toBe("public INTERNET");
  expect(other.confidence).toBe("LIKELY");
});

test("a spoke whose peering is lent a gateway on one side only", () => {
  const estate = hybrid({ spoke: { useRemoteGateways: false } });
  const seen = toAddress(estate, fromSubnet("spokeB/endpoints"), "192.168.1.5");
  expect(ending(seen)).toBe("blocked GATEWAY");
});

test("between two spokes by a VPN gateway that a route names", () => {
  const estate = estateOf(
    vnet("hub", "10.0.0.0/16", { GatewaySubnet: "10.0.255.0/27" }),
    vnet("a", "10.1.0.0/16", { apps: ["10.1.1.0/24", { routeTable: tableKey("rt") }] }),
    vnet("b", "10.2.0.0/16", { apps: "10.2.1.0/24" }),
    peering("hub", "a", { lends: true }),
    peering("hub", "b", {
      lends: true,
      second: { allowForwardedTraffic: false, useRemoteGateways: true },
    }),
    gateway("vpn", "hub", "Vpn"),
    routeTable("rt", { "10.2.0.0/16": "VirtualNetworkGateway" }),
  );
  const seen = toAddress(estate, fromSubnet("a/apps"), "10.2.1.5");
  expect(ending(seen), told(seen)).toBe("private-address");
  expect(nextHops(seen)).toEqual(["VirtualNetworkGateway", "VNetPeering"]);
});

test("from the internet public doors only", () => {
  const internet: Vantage = { id: "internet", kind: "internet", label: "internet" };
  expect(ending(toService(hybrid(), internet, "acct"))).toBe("public INTERNET");
  expect(ending(toAddress(hybrid(), internet, PE_HUB))).toBe("blocked NO_ROUTE");
});

test("an app without VNet integration, and with one that does not route all", () => {
  const app = (told: { readonly subnet?: string; readonly all?: boolean }): Estate => {
    const web = storage("web").services?.[0];
    const own = thing("Microsoft.Web/sites", "web");
    return estateOf(hybrid(), {
      services: web
        ? [
            {
              ...web,
              ...own,
              names: [],
              ...(told.subnet ? { integrationSubnet: subnetKey(told.subnet) } : {}),
              ...(told.all === undefined ? {} : { routesAll: told.all }),
            },
          ]
        : [],
    });
  };
  const id = idOf("Microsoft.Web/sites", "web");
  const from: Vantage = { id, kind: "app", label: "web", key: keyOf(id) };
  expect(ending(toAddress(app({}), from, PE_HUB))).toBe("blocked NO_ROUTE");
  expect(ending(toService(app({}), from, "acct"))).toBe("public AZURE_BACKBONE");
  const inside = app({ subnet: "hub/endpoints", all: false });
  expect(ending(toAddress(inside, from, PE_HUB))).toBe("private-endpoint");
  expect(nextHops(toService(inside, from, "acct"))).toEqual([]);
  expect(nextHops(toService(app({ subnet: "hub/endpoints", all: true }), from, "acct"))).toEqual([
    "Internet",
  ]);
});

test("whether a DNS server is reached from a VNet", () => {
  const estate = hybrid();
  expect(reachesAddress(estate, vnetKey("spokeB"), "10.0.5.9")).toBe("yes");
  expect(reachesAddress(estate, vnetKey("spokeB"), "10.77.0.1")).toBe("no");
  expect(reachesAddress({ ...estate, sites: [] }, vnetKey("spokeB"), "10.77.0.1")).toBe("unknown");
});

test("routes of the spoke name the borrowed gateway", () => {
  const estate = hybrid();
  const spoke = fromSubnet("spokeB/endpoints");
  const route = routesFrom(estate, spoke)[chosenRoute(estate, spoke, "192.168.1.5")];
  expect(route?.nextHopType).toBe("VirtualNetworkGateway");
  expect(route?.origin).toBe(estate.gateways[0]?.id);
});
