/** What a kind of document that was not read does to a way: it leaves it open, and never makes another one sure. */
import { describe, expect, test } from "vitest";
import { arm } from "#src/demo/index.ts";
import { findVantage, keyOf, type Site } from "#src/model/index.ts";
import { traceOf } from "#src/verdict/index.ts";
import { estateOf } from "../../kit/world.ts";

type Document = arm.ArmDocument;
type Ask = {
  readonly from: string;
  readonly name: string;
  readonly port?: number;
  readonly protocol?: "tcp" | "udp" | "icmp";
};

function trace(documents: readonly Document[], ask: Ask, sites: readonly Site[] = []) {
  const estate = estateOf(arm.withBothSides(documents), { sites });
  const found = findVantage(estate, ask.from);
  if (!("vantage" in found)) throw new Error(`No single vantage is ${ask.from}.`);
  return traceOf(estate, { ...ask, from: found.vantage });
}

const without = (documents: readonly Document[], type: string) =>
  documents.filter((d) => d.type !== `Microsoft.Network/${type}`);

const table = arm.routeTable("rt", {
  routes: [{ name: "all", to: "0.0.0.0/0", hop: "VirtualNetworkGateway" }],
});
const net = arm.vnet("net", {
  prefixes: ["10.0.0.0/16"],
  subnets: {
    GatewaySubnet: "10.0.0.0/24",
    app: { prefix: "10.0.1.0/24" },
    pe: { prefix: "10.0.4.0/24" },
  },
});
const account = arm.storage("st1", { publicAccess: "Disabled" });
const endpoint = arm.privateEndpoint("pe", {
  subnet: arm.subnetOf(net, "pe"),
  target: account,
  groupId: "blob",
  addresses: ["10.0.4.4"],
}).all;

describe("an endpoint", () => {
  const world = [net, account, ...endpoint];
  test("that only its interface names is none that can be judged, and no machine", () => {
    expect(trace(world, { from: "subnet:net/app", name: "10.0.4.4" }).verdict.class).toBe(
      "PRIVATE_ENDPOINT",
    );
    const unread = trace(without(world, "privateEndpoints"), {
      from: "subnet:net/app",
      name: "10.0.4.4",
    });
    expect(unread.verdict).toMatchObject({ class: "UNKNOWN", confidence: "unknown" });
  });
  test("carries TCP alone", () => {
    for (const protocol of ["udp", "icmp"] as const)
      expect(
        trace(world, { from: "subnet:net/app", name: "10.0.4.4", protocol }).verdict,
      ).toMatchObject({
        class: "BLOCKED",
        blockedAt: "PE_STATE",
      });
  });
});

describe("gateways", () => {
  const vpn = arm.vpnGateway("vpn", { vnet: net });
  const office = arm.localGateway("office", {
    prefixes: ["192.168.0.0/16"],
    address: "203.0.113.1",
  });
  const world = [net, vpn, office, arm.connection("c", { gateway: vpn, to: office })];
  const ask = { from: "subnet:net/app", name: "192.168.1.1" };
  test("that a connection must have leave it open where it would lead", () => {
    expect(trace(world, ask).verdict.class).toBe("PRIVATE_ADDRESS");
    expect(trace(without(world, "virtualNetworkGateways"), ask).verdict.class).toBe("UNKNOWN");
    expect(trace([net, office], ask).verdict).toMatchObject({
      class: "BLOCKED",
      blockedAt: "NO_ROUTE",
    });
  });
  test("that the GatewaySubnet names leave it open as well, also where a route names the gateway", () => {
    const empty = arm.vnet("net", {
      prefixes: ["10.0.0.0/16"],
      subnets: { GatewaySubnet: "10.0.0.0/24", app: { prefix: "10.0.1.0/24", routeTable: table } },
    });
    const subnet: Document = {
      id: arm.subnetOf(empty, "GatewaySubnet"),
      name: "GatewaySubnet",
      type: "Microsoft.Network/virtualNetworks/subnets",
      location: "",
      properties: {
        addressPrefix: "10.0.0.0/24",
        ipConfigurations: [{ id: `${vpn.id}/ipConfigurations/default` }],
      },
    };
    expect(
      trace([empty, subnet, table], { from: "subnet:net/app", name: "8.8.8.8" }).verdict.class,
    ).toBe("UNKNOWN");
    expect(
      trace([empty, table], { from: "subnet:net/app", name: "8.8.8.8" }).verdict,
    ).toMatchObject({
      class: "BLOCKED",
      blockedAt: "GATEWAY",
    });
  });
  test("of ExpressRoute go by the heavier connection", () => {
    const er = arm.expressRouteGateway("er", { vnet: net });
    const [one, two] = [arm.circuit("one", {}), arm.circuit("two", {})];
    const both = (weights: readonly [number, number]) => [
      net,
      er,
      one,
      two,
      arm.connection("to-one", { gateway: er, to: one, kind: "ExpressRoute", weight: weights[0] }),
      arm.connection("to-two", { gateway: er, to: two, kind: "ExpressRoute", weight: weights[1] }),
    ];
    const hq: Site = {
      name: "hq",
      attach: [keyOf(one.id), keyOf(two.id)],
      prefixes: ["192.168.0.0/16"],
      dnsServers: [],
      natAddresses: [],
    };
    const by = (weights: readonly [number, number]) =>
      trace(both(weights), ask, [hq]).journeys[0]?.hops.find((h) => h.did === "left-by-gateway")
        ?.nextHop;
    expect(by([100, 0])).toBe("to-one");
    expect(by([0, 100])).toBe("to-two");
  });
});

describe("a virtual hub", () => {
  const wan = arm.virtualWan("wan");
  const hub = arm.virtualHub("hub", { wan, prefix: "10.100.0.0/24" });
  const site: Document = {
    id: `${hub.id.replace("virtualHubs/hub", "vpnSites/branch")}`,
    name: "branch",
    type: "Microsoft.Network/vpnSites",
    location: "westeurope",
    properties: { addressSpace: { addressPrefixes: ["192.168.0.0/16"] } },
  };
  const gateway: Document = {
    ...site,
    id: site.id.replace("vpnSites/branch", "vpnGateways/vpn"),
    name: "vpn",
    type: "Microsoft.Network/vpnGateways",
    properties: {
      virtualHub: { id: hub.id },
      connections: [{ name: "c", properties: { remoteVpnSite: { id: site.id } } }],
    },
  };
  const world = [wan, hub, site, gateway, net, account, ...endpoint, arm.hubConnection(hub, net)];
  const branch: Site = {
    name: "branch",
    attach: [keyOf(site.id)],
    prefixes: ["192.168.0.0/16"],
    dnsServers: [],
    natAddresses: [],
  };
  const seen = (documents: readonly Document[]) =>
    trace(documents, { from: "site:branch", name: "10.0.4.4" }, [branch]).verdict;
  test("whose documents were read tells a branch the way", () => {
    expect(seen(world)).toMatchObject({ class: "PRIVATE_ENDPOINT" });
  });
  test("that was not read itself, or has no connection that was read, or a VNet that was not, leaves it open", () => {
    for (const type of [
      "virtualHubs",
      "virtualHubs/hubVirtualNetworkConnections",
      "virtualNetworks",
    ])
      expect(seen(without(world, type)).class, type).toBe("UNKNOWN");
  });
});

test("whether SQL sends clients on is a document of its own: without it, one open port is likely enough", () => {
  const nsg = arm.nsg("nsg", {
    rules: [
      { name: "sql", priority: 100, direction: "Outbound", access: "Allow", ports: ["1433"] },
      { name: "no", priority: 200, direction: "Outbound", access: "Deny" },
    ],
  });
  const v = arm.vnet("v", {
    prefixes: ["10.0.0.0/16"],
    subnets: { app: { prefix: "10.0.1.0/24", nsg }, pe: { prefix: "10.0.4.0/24" } },
  });
  const documents = (policy?: "Proxy" | "Redirect") => {
    const [server, ...parts] = arm.sqlServer("sql1", policy ? { connectionPolicy: policy } : {});
    if (!server) throw new Error("A server is a document.");
    return [
      nsg,
      v,
      server,
      ...(policy ? parts : []),
      ...arm.privateEndpoint("spe", {
        subnet: arm.subnetOf(v, "pe"),
        target: server,
        groupId: "sqlServer",
        addresses: ["10.0.4.9"],
      }).all,
    ];
  };
  const seen = (policy?: "Proxy" | "Redirect") =>
    trace(documents(policy), { from: "subnet:v/app", name: "10.0.4.9", port: 1433 }).verdict;
  expect(seen("Proxy")).toMatchObject({ class: "PRIVATE_ENDPOINT", confidence: "certain" });
  expect(seen("Redirect")).toMatchObject({ class: "BLOCKED", blockedAt: "NSG_OUT" });
  expect(seen()).toMatchObject({
    class: "PRIVATE_ENDPOINT",
    confidence: "likely",
    risks: ["SQL_REDIRECT_PORTS"],
  });
});
