/** Which of several routes a packet takes, and what lies behind it (spec/path-scenarios.md, T-SEL). */
import { expect, test } from "vitest";
import { type Estate, type Key, keyOf, type Route, type Subnet } from "#src/model/index.ts";
import { chosenRoute, destinationOf, routesFrom } from "#src/path/index.ts";
import { viewFrom } from "#src/path/routes.ts";
import { choose } from "#src/path/routes-choose.ts";
import {
  circuit,
  circuitKey,
  connection,
  estateOf,
  firewall,
  fromNic,
  fromSubnet,
  gateway,
  idOf,
  nic,
  type Parts,
  peering,
  routeTable,
  serviceEndpoint,
  site,
  storage,
  subnetKey,
  tableKey,
  thing,
  tunnel,
  vnet,
} from "./estate.ts";
import { ending, nextHops, toAddress, told, toService } from "./told-journey.ts";

const TAGS: Parts = {
  serviceTags: {
    source: "told",
    asOf: "2026-11-01",
    cloud: "Public",
    changeNumber: "1",
    complete: true,
    tags: [
      ["AzureCloud", "", ["20.0.0.0/8"]],
      ["AzureCloud.westeurope", "westeurope", ["20.1.0.0/16"]],
      ["Storage", "", ["20.1.1.0/24", "20.2.1.0/24"]],
      ["Storage.WestEurope", "westeurope", ["20.1.1.0/24"]],
      ["Storage.NorthEurope", "northeurope", ["20.2.1.0/24"]],
      ["AzureKeyVault", "", ["20.1.9.0/24"]],
    ].map(([name, region, prefixes]) => ({
      name: String(name),
      region: String(region),
      systemService: "",
      prefixes: Array.isArray(prefixes) ? prefixes : [],
    })),
  },
};

/** One VNet with one subnet whose table has these routes. */
function world(
  routes: Readonly<Record<string, string | Partial<Route>>>,
  ...more: readonly Parts[]
): Estate {
  return estateOf(
    vnet("net", "10.0.0.0/16", {
      apps: ["10.0.1.0/24", { routeTable: tableKey("rt") }],
      nvas: "10.0.2.0/24",
      GatewaySubnet: "10.0.255.0/27",
    }),
    routeTable("rt", routes),
    TAGS,
    ...more,
  );
}
const apps = fromSubnet("net/apps");

/** `type next-hop` of the route taken. */
function hop(estate: Estate, address: string): string {
  const chosen = routesFrom(estate, apps)[chosenRoute(estate, apps, address)];
  return chosen ? [chosen.nextHopType, ...chosen.nextHopAddresses].join(" ") : "none";
}

test("T13: the longest prefix wins", () => {
  const estate = world({ "172.16.0.0/24": "10.0.2.4", "172.16.0.0/16": "10.0.2.5" });
  expect(hop(estate, "172.16.0.5")).toBe("VirtualAppliance 10.0.2.4");
  expect(hop(estate, "172.16.1.5")).toBe("VirtualAppliance 10.0.2.5");
});

test("T14: a route for everything by the VPN gateway goes round by the site", () => {
  const estate = world(
    { "0.0.0.0/0": "VirtualNetworkGateway" },
    gateway("vpn", "net", "Vpn"),
    tunnel("hq", "vpn", ["192.168.0.0/16"]),
  );
  const seen = toAddress(estate, apps, "8.8.8.8");
  expect(nextHops(seen)).toEqual(["VirtualNetworkGateway"]);
  expect(ending(seen)).toBe("public FORCED_TUNNEL_ONPREM");
});

test("T14: a default site does the same without any route", () => {
  const lgw = keyOf(idOf("Microsoft.Network/localNetworkGateways", "lgw-hq"));
  const estate = world(
    {},
    gateway("vpn", "net", "Vpn", { defaultSite: lgw }),
    tunnel("hq", "vpn", ["192.168.0.0/16"]),
  );
  expect(ending(toAddress(estate, apps, "8.8.8.8"))).toBe("public FORCED_TUNNEL_ONPREM");
});

test("T15: of tags that hold one prefix, the regional goes before the general, AzureCloud last", () => {
  const both = { Storage: "10.0.2.4", "Storage.WestEurope": "Internet" };
  expect(hop(world(both), "20.1.1.7")).toBe("Internet");
  expect(hop(world(both), "20.2.1.7")).toBe("VirtualAppliance 10.0.2.4");
  const cloud = { AzureCloud: "10.0.2.4", "AzureCloud.westeurope": "Internet" };
  expect(hop(world(cloud), "20.1.77.7")).toBe("Internet");
  expect(hop(world(cloud), "20.7.7.7")).toBe("VirtualAppliance 10.0.2.4");
});

test("T15: the same for a service whose address nobody knows", () => {
  const chosen = (routes: Readonly<Record<string, string>>, region: string) => {
    const estate = world(routes, storage("acct", { location: region }));
    const view = viewFrom(estate, apps);
    const to = destinationOf("public", "acct.blob.core.windows.net", estate.services[0]);
    return view && choose(view, to).entry?.user?.prefix;
  };
  const all = {
    "0.0.0.0/0": "10.0.2.4",
    AzureCloud: "Internet",
    "AzureCloud.westeurope": "Internet",
    Storage: "Internet",
    "Storage.WestEurope": "Internet",
  };
  expect(chosen(all, "westeurope")).toBe("Storage.WestEurope");
  expect(chosen(all, "eastus")).toBe("Storage");
  const { Storage: _s, "Storage.WestEurope": _w, ...cloud } = all;
  expect(chosen(cloud, "westeurope")).toBe("AzureCloud.westeurope");
  expect(chosen(cloud, "eastus")).toBe("AzureCloud");
  expect(chosen({ "0.0.0.0/0": "10.0.2.4", AzureKeyVault: "Internet" }, "eastus")).toBe(
    "0.0.0.0/0",
  );
});

test("T15: a CIDR that holds part of the tag leaves the choice likely only", () => {
  const estate = world(
    { "20.1.1.0/25": "None", "0.0.0.0/0": "10.0.2.4" },
    storage("acct"),
    nic("nva", "net/nvas", "10.0.2.4", { ipForwarding: true }),
  );
  const seen = toService(estate, apps, "acct");
  expect(ending(seen), told(seen)).toBe("public VIA_NVA_SNAT");
  expect(seen.confidence).toBe("LIKELY");
});

test("T16: a service endpoint goes before 0.0.0.0/0 by BGP, and before a route to an appliance", () => {
  const estate = estateOf(
    world(
      { "0.0.0.0/0": "10.0.2.4" },
      gateway("er", "net", "ExpressRoute"),
      circuit("c"),
      connection("er-c", "er", { circuit: circuitKey("c") }),
      site("hq", ["0.0.0.0/0"], { attach: [circuitKey("c")] }),
      storage("acct"),
    ),
  );
  const withEndpoint = {
    ...estate,
    subnets: estate.subnets.map(
      (s): Subnet =>
        s.name === "apps"
          ? { ...s, serviceEndpoints: [serviceEndpoint("Microsoft.Storage", "westeurope")] }
          : s,
    ),
  };
  const seen = toService(withEndpoint, apps, "acct");
  expect(nextHops(seen)).toEqual(["VirtualNetworkServiceEndpoint"]);
  expect(ending(seen)).toBe("service-endpoint");
  expect(seen.risks).toContain("FIREWALL_BYPASSED");
  expect(hop(withEndpoint, "20.1.1.7")).toBe("VirtualNetworkServiceEndpoint");
  expect(hop(withEndpoint, "20.2.1.7")).toBe("VirtualAppliance 10.0.2.4");
});

test("T17: an explicit prefix goes before a tag that holds the same prefix", () => {
  const estate = world({ Storage: "10.0.2.4", "20.1.1.0/24": "VirtualNetworkGateway" });
  expect(hop(estate, "20.1.1.7")).toBe("VirtualNetworkGateway");
});

test("T18: a user-defined route longer than a service endpoint's prefix leaves it likely", () => {
  const estate = world({ "20.1.1.0/28": "10.0.2.4" }, storage("acct"));
  const withEndpoint = {
    ...estate,
    subnets: estate.subnets.map(
      (s): Subnet =>
        s.name === "apps"
          ? { ...s, serviceEndpoints: [serviceEndpoint("Microsoft.Storage", "westeurope")] }
          : s,
    ),
  };
  const view = viewFrom(withEndpoint, apps);
  const choice = view && choose(view, { kind: "address", address: "20.1.1.5" });
  expect(choice?.entry?.nextHopType).toBe("VirtualNetworkServiceEndpoint");
  expect(choice?.confidence).toBe("LIKELY");
});

test("T19: without propagation neither static nor learned routes are there", () => {
  const estate = estateOf(
    world({}, gateway("vpn", "net", "Vpn"), tunnel("hq", "vpn", ["10.10.0.0/16"])),
  );
  const off = {
    ...estate,
    routeTables: estate.routeTables.map((t) => ({ ...t, disableBgpPropagation: true })),
  };
  expect(ending(toAddress(estate, apps, "10.10.0.5"))).toBe("private-address");
  const seen = toAddress(off, apps, "10.10.0.5");
  expect(nextHops(seen)).toEqual(["None"]);
  expect(ending(seen)).toBe("blocked NO_ROUTE");
});

test("T20: ExpressRoute goes before VPN for one prefix", () => {
  const estate = world(
    {},
    gateway("vpn", "net", "Vpn"),
    tunnel("hq", "vpn", ["10.10.0.0/16"]),
    gateway("er", "net", "ExpressRoute"),
    circuit("c"),
    connection("er-c", "er", { circuit: circuitKey("c") }),
    site("hq", ["10.10.0.0/16"], { attach: [circuitKey("c")] }),
  );
  const seen = toAddress(estate, apps, "10.10.0.5");
  expect(seen.hops[0]?.nextHop).toBe("er");
  expect(ending(seen)).toBe("private-address");
  const rows = routesFrom(estate, apps).filter((r) => r.prefixes.includes("10.10.0.0/16"));
  expect(rows.map((r) => `${r.origin?.split("/").at(-1)} ${r.state}`).sort()).toEqual([
    "er Active",
    "vpn Invalid",
  ]);
});

test("T21: a learned prefix inside a peer's space never goes before the peering", () => {
  const estate = estateOf(
    world({}, vnet("peer", "10.50.0.0/16"), peering("net", "peer")),
    gateway("er", "net", "ExpressRoute"),
    circuit("c"),
    connection("er-c", "er", { circuit: circuitKey("c") }),
    site("hq", ["10.50.1.0/24", "10.0.7.0/24"], { attach: [circuitKey("c")] }),
  );
  expect(hop(estate, "10.50.1.5")).toBe("VNetPeering");
  expect(hop(estate, "10.0.7.5")).toBe("VnetLocal");
  const learned = routesFrom(estate, apps).find((r) => r.source === "VirtualNetworkGateway");
  expect(learned?.state).toBe("Invalid");
});

test("T21: a user-defined route that overrides BGP puts longer learned routes aside", () => {
  const parts: readonly Parts[] = [
    gateway("er", "net", "ExpressRoute"),
    circuit("c"),
    connection("er-c", "er", { circuit: circuitKey("c") }),
    site("hq", ["192.168.1.0/24"], { attach: [circuitKey("c")] }),
  ];
  const route = { nextHopType: "VirtualAppliance", nextHops: ["10.0.2.4"] };
  const plain = world({ "192.168.0.0/16": route }, ...parts);
  expect(hop(plain, "192.168.1.5")).toBe("VirtualNetworkGateway");
  const overriding = world({ "192.168.0.0/16": { ...route, bgpOverride: true } }, ...parts);
  expect(hop(overriding, "192.168.1.5")).toBe("VirtualAppliance 10.0.2.4");
});

test("T22: an appliance whose NIC does not forward stops the packet", () => {
  const seen = toAddress(
    world({ "0.0.0.0/0": "10.0.2.4" }, nic("nva", "net/nvas", "10.0.2.4")),
    apps,
    "8.8.8.8",
  );
  expect(nextHops(seen)).toEqual(["VirtualAppliance"]);
  expect(ending(seen)).toBe("blocked NVA");
});

test.each([
  ["only ExpressRoute", [gateway("er", "net", "ExpressRoute")]],
  ["both kinds", [gateway("er", "net", "ExpressRoute"), gateway("vpn", "net", "Vpn")]],
  ["none", []],
] satisfies readonly (readonly [string, readonly Parts[]])[])(
  "T23: a route that names the gateway, with %s",
  (_which, gateways) => {
    const seen = toAddress(
      world({ "0.0.0.0/0": "VirtualNetworkGateway" }, ...gateways),
      apps,
      "8.8.8.8",
    );
    expect(ending(seen)).toBe("blocked GATEWAY");
  },
);

test("routes spread over several appliances: the worst end counts, and answers may differ", () => {
  const ecmp = { nextHopType: "VirtualApplianceEcmp", nextHops: ["10.0.2.4", "10.0.2.5"] };
  const seen = toAddress(
    world(
      { "0.0.0.0/0": ecmp },
      nic("nva1", "net/nvas", "10.0.2.4", { ipForwarding: true }),
      nic("nva2", "net/nvas", "10.0.2.5"),
    ),
    apps,
    "8.8.8.8",
  );
  expect(ending(seen)).toBe("blocked NVA");
  expect(seen.risks).toContain("ASYMMETRIC");
});

test("an appliance beside its clients may send packets back to itself", () => {
  const estate = world(
    { "8.8.8.8/32": "10.0.1.4" },
    nic("nva", "net/apps", "10.0.1.4", { ipForwarding: true }),
  );
  const seen = toAddress(estate, apps, "8.8.8.8");
  expect(seen.risks).toContain("LOOP");
  expect(ending(seen)).toBe("blocked NVA");
});

test("a next hop in a subnet that nobody stands in, as far as was read, is unknown", () => {
  const seen = toAddress(world({ "0.0.0.0/0": "10.0.2.9" }), apps, "8.8.8.8");
  expect(ending(seen)).toBe("unknown");
  expect(seen.confidence).toBe("UNKNOWN");
});

test("a next hop behind the gateway is out of reach", () => {
  const estate = world(
    { "0.0.0.0/0": "10.10.0.5" },
    gateway("vpn", "net", "Vpn"),
    tunnel("hq", "vpn", ["10.10.0.0/16"]),
  );
  expect(ending(toAddress(estate, apps, "8.8.8.8"))).toBe("blocked NVA");
});

/** An internal load balancer in front of one appliance. */
function balanced(told: { readonly ports: number; readonly forwarding: boolean }): Parts {
  const own = thing("Microsoft.Network/loadBalancers", "ilb");
  const pool = keyOf(`${own.id}/backendAddressPools/pool`);
  return {
    loadBalancers: [
      {
        ...own,
        sku: "Standard",
        frontends: [
          {
            id: "f",
            key: keyOf("f"),
            name: "f",
            address: "10.0.2.100",
            subnet: subnetKey("net/nvas"),
          },
        ],
        pools: [{ id: pool, key: pool, name: "pool", members: [], addresses: [] }],
        rules: [
          {
            name: "ha",
            protocol: told.ports === 0 ? "All" : "Tcp",
            frontendPort: told.ports,
            backendPort: told.ports,
            frontend: keyOf("f"),
            pools: [pool],
          },
        ],
        outboundRules: [],
      },
    ],
    ...nic("nva", "net/nvas", "10.0.2.4", {
      ipForwarding: told.forwarding,
      config: { pools: [pool] },
    }),
  };
}

test("appliances behind a load balancer need a rule for the port, and members that forward", () => {
  const by = { "0.0.0.0/0": "10.0.2.100" };
  const end = (told: Parameters<typeof balanced>[0]) =>
    ending(toAddress(world(by, balanced(told)), apps, "8.8.8.8"));
  expect(end({ ports: 0, forwarding: true })).toBe("public VIA_NVA_SNAT");
  expect(end({ ports: 80, forwarding: true })).toBe("blocked NVA");
  expect(end({ ports: 0, forwarding: false })).toBe("blocked NVA");
});

test("a route table that was not read leaves everything unknown", () => {
  const estate = world({});
  const seen = toAddress({ ...estate, routeTables: [] }, apps, "10.0.2.9");
  expect(ending(seen)).toBe("unknown");
});

test("peering routes that a table takes away are gone, and a route of its own leads instead", () => {
  const parts: readonly Parts[] = [vnet("peer", "10.50.0.0/16"), peering("net", "peer")];
  const estate = world({}, ...parts);
  const away = {
    ...estate,
    routeTables: estate.routeTables.map((t) => ({ ...t, disablePeeringRoute: "All" })),
  };
  expect(hop(estate, "10.50.0.5")).toBe("VNetPeering");
  expect(hop(away, "10.50.0.5")).toBe("None");
});

test("a connected group joins VNets that have no peering", () => {
  const members: readonly Key[] = ["net", "other"].map((n) =>
    keyOf(idOf("Microsoft.Network/virtualNetworks", n)),
  );
  const estate = world({}, vnet("other", "10.60.0.0/16"), {
    connectedGroups: [
      {
        ...thing("Microsoft.Network/networkManagers", "mesh"),
        vnets: members,
        topology: "Mesh",
        hubs: [],
        directlyConnected: false,
      },
    ],
  });
  expect(hop(estate, "10.60.0.5")).toBe("ConnectedGroup");
  expect(ending(toAddress(estate, apps, "10.60.0.5"))).toBe("private-address");
});

test("a private subnet without a way out stops public packets, but not those to near storage", () => {
  const estate = estateOf(
    vnet("net", "10.0.0.0/16", { apps: ["10.0.1.0/24", { defaultOutboundAccess: false }] }),
    storage("near"),
    storage("far", { location: "eastus" }),
    nic("vm", "net/apps", "10.0.1.4", {
      config: { publicIp: keyOf(idOf("Microsoft.Network/publicIPAddresses", "ip")) },
    }),
    {
      publicIps: [
        {
          ...thing("Microsoft.Network/publicIPAddresses", "ip"),
          address: "20.9.9.9",
          sku: "Standard",
          fqdn: "",
        },
      ],
    },
    TAGS,
  );
  expect(ending(toService(estate, apps, "far"))).toBe("blocked NO_EGRESS");
  expect(ending(toService(estate, apps, "near"))).toBe("public AZURE_BACKBONE");
  expect(ending(toService(estate, fromNic("vm"), "far"))).toBe("public AZURE_BACKBONE");
  expect(ending(toAddress(estate, apps, "8.8.8.8"))).toBe("blocked NO_EGRESS");
});

test("an appliance in a private subnet needs a way out of its own", () => {
  const estate = (told: Partial<Subnet>) => {
    const made = world(
      { "0.0.0.0/0": "10.0.2.4" },
      nic("nva", "net/nvas", "10.0.2.4", { ipForwarding: true }),
    );
    return {
      ...made,
      subnets: made.subnets.map((s) => (s.name === "nvas" ? { ...s, ...told } : s)),
    };
  };
  expect(ending(toAddress(estate({}), apps, "8.8.8.8"))).toBe("public VIA_NVA_SNAT");
  expect(ending(toAddress(estate({ defaultOutboundAccess: false }), apps, "8.8.8.8"))).toBe(
    "blocked NO_EGRESS",
  );
});

test("public traffic by the firewall goes out with the firewall's address", () => {
  const estate = estateOf(
    world({ "0.0.0.0/0": "10.0.3.4" }, firewall("fw", "net", "10.0.3.4"), storage("acct")),
  );
  const seen = toService(estate, apps, "acct");
  expect(ending(seen), told(seen)).toBe("public VIA_NVA_SNAT");
});
