/** Rules that no numbered scenario tells of, from raw ARM documents to the verdict. */
import { describe, expect, test } from "vitest";
import { arm } from "#src/demo/index.ts";
import { findVantage, keyOf, type Site } from "#src/model/index.ts";
import { traceOf } from "#src/verdict/index.ts";
import { estateOf } from "../../kit/world.ts";

type Document = arm.ArmDocument;

const BLOB = "privatelink.blob.core.windows.net";
const blob = "st1.blob.core.windows.net";

/** `document` with other properties. */
function amended(document: Document, properties: Readonly<Record<string, unknown>>): Document {
  return { ...document, properties: { ...document.properties, ...properties } };
}

/** The trace of `name` from the vantage of the short form `from`. */
function trace(
  name: string,
  from: string,
  documents: readonly (Document | readonly Document[])[],
  sites: readonly Site[] = [],
) {
  const estate = estateOf(arm.withBothSides(documents.flat()), { sites });
  const found = findVantage(estate, from);
  if (!("vantage" in found)) throw new Error(`No single vantage is ${from}.`);
  return traceOf(estate, { name, from: found.vantage });
}

const verdict = (...asked: Parameters<typeof trace>) => trace(...asked).verdict;

type Spokes = {
  readonly routes?: readonly arm.RouteTold[];
  readonly table?: Readonly<Record<string, unknown>>;
  readonly policies?: "RouteTableEnabled" | "Enabled";
  /** Space and first part of the addresses of the endpoint's spoke. */
  readonly space?: string;
  readonly nsg?: Document;
  readonly applianceNsg?: Document;
  /** Of spoke A's half of its peering with the hub. */
  readonly half?: Readonly<Record<string, unknown>>;
};

/** Spokes A and B of a hub with a firewall and an appliance; an endpoint for an account stands in B. */
function spokes(told: Spokes = {}): Document[] {
  const space = told.space ?? "10.2";
  const table = amended(arm.routeTable("rt", { routes: told.routes ?? [] }), told.table ?? {});
  const hub = arm.vnet("hub", {
    prefixes: ["10.0.0.0/16"],
    subnets: {
      AzureFirewallSubnet: "10.0.1.0/26",
      nva: { prefix: "10.0.7.0/24", ...(told.applianceNsg ? { nsg: told.applianceNsg } : {}) },
    },
  });
  const a = arm.vnet("a", {
    prefixes: ["10.1.0.0/16"],
    subnets: { app: { prefix: "10.1.0.0/24", routeTable: table } },
  });
  const b = arm.vnet("b", {
    prefixes: [`${space}.0.0/16`],
    subnets: {
      pe: {
        prefix: `${space}.4.0/24`,
        policies: told.policies ?? "Disabled",
        ...(told.nsg ? { nsg: told.nsg } : {}),
      },
      vms: `${space}.0.0/24`,
    },
  });
  const account = arm.storage("st1", { publicAccess: "Disabled" });
  const zone = arm.privateZone(BLOB);
  const [aToHub, hubToA] = arm.peering(a, hub, {});
  return [
    table,
    hub,
    a,
    b,
    amended(aToHub, told.half ?? {}),
    hubToA,
    ...arm.peering(a, b, {}),
    ...arm.peering(hub, b, { forwarded: true }),
    account,
    zone,
    arm.zoneLink(zone, a),
    arm.zoneLink(zone, b),
    arm.recordSet(zone, "A", "st1", [`${space}.4.4`]),
    ...arm.privateEndpoint("pe", {
      subnet: arm.subnetOf(b, "pe"),
      target: account,
      groupId: "blob",
      addresses: [`${space}.4.4`],
    }).all,
    ...arm.machine("nva", {
      subnet: arm.subnetOf(hub, "nva"),
      address: "10.0.7.4",
      forwarding: true,
    }),
    ...(told.nsg ? [told.nsg] : []),
    ...(told.applianceNsg ? [told.applianceNsg] : []),
  ];
}

const by = (to: string, address: string): readonly arm.RouteTold[] => [
  { name: "r", to, hop: "VirtualAppliance", by: address },
];
const hubFirewall = arm.firewall("fw", { vnet: spokes()[1] ?? "", address: "10.0.1.4" });
const denying = (name: string, direction: "Inbound" | "Outbound") =>
  arm.nsg(name, { rules: [{ name: "no", priority: 100, direction, access: "Deny" }] });

describe("ways", () => {
  test("without peering routes, a route that goes before the peer's endpoint anyway leaves nothing unknown", () => {
    const all = { table: { disablePeeringRoute: "All" } };
    expect(verdict(blob, "subnet:a/app", spokes(all)).class).toBe("UNKNOWN");
    const steered = { ...all, routes: by("10.2.4.4/32", "10.0.1.4") };
    expect(verdict(blob, "subnet:a/app", [...spokes(steered), hubFirewall]).class).toBe(
      "PRIVATE_ENDPOINT",
    );
  });
  test("an endpoint at a public number is private to everybody", () => {
    const world = spokes({ space: "20.99" });
    expect(verdict(blob, "subnet:a/app", world).class).toBe("PRIVATE_ENDPOINT");
    expect(verdict("20.99.4.4", "internet", world)).toMatchObject({
      class: "BLOCKED",
      blockedAt: "NO_ROUTE",
    });
  });
  test("a next hop behind a peering that does not work stops at the peering", () => {
    const world = spokes({
      routes: by("10.2.4.4/32", "10.0.7.4"),
      half: { peeringState: "Disconnected" },
    });
    expect(verdict(blob, "subnet:a/app", world)).toMatchObject({
      class: "BLOCKED",
      blockedAt: "PEERING",
    });
  });
  test("a peer that was not read, and tells no prefixes, may lead anywhere", () => {
    const far = arm.vnet("far", { prefixes: ["10.9.0.0/16"], subnets: { s: "10.9.0.0/24" } });
    const world = spokes();
    const a = world[2] ?? far;
    const [toFar] = arm.peering(a, far, {});
    const silent = amended(toFar, {
      remoteAddressSpace: { addressPrefixes: [] },
      remoteVirtualNetworkAddressSpace: { addressPrefixes: [] },
    });
    // Spoke C is read, and joined to nobody.
    const c = arm.vnet("c", { prefixes: ["10.3.0.0/16"], subnets: { s: "10.3.0.0/24" } });
    expect(verdict("10.3.0.4", "subnet:a/app", [...world, c])).toMatchObject({
      class: "BLOCKED",
      blockedAt: "NO_ROUTE",
    });
    expect(verdict("10.3.0.4", "subnet:a/app", [...world, c, silent]).class).toBe("UNKNOWN");
  });
  test("the group of an appliance's own subnet filters what the appliance passes on", () => {
    const open = { ...arm.storage("st2"), location: "eastus" };
    const world = (applianceNsg?: Document) => [
      ...spokes({
        routes: by("0.0.0.0/0", "10.0.7.4"),
        ...(applianceNsg ? { applianceNsg } : {}),
      }),
      open,
    ];
    const name = "st2.blob.core.windows.net";
    expect(verdict(name, "subnet:a/app", world())).toMatchObject({
      class: "PUBLIC",
      transport: "VIA_NVA_SNAT",
    });
    expect(verdict(name, "subnet:a/app", world(denying("nva-nsg", "Outbound")))).toMatchObject({
      class: "BLOCKED",
      blockedAt: "NSG_OUT",
      confidence: "likely",
    });
  });
  test("T39 a group before endpoints counts where the subnet's policy says so", () => {
    const nsg = denying("pe-nsg", "Inbound");
    expect(verdict(blob, "subnet:a/app", spokes({ nsg, policies: "Enabled" }))).toMatchObject({
      class: "BLOCKED",
      blockedAt: "PE_NSG_IN",
    });
    expect(verdict(blob, "subnet:a/app", spokes({ nsg })).class).toBe("PRIVATE_ENDPOINT");
  });
  test("T87 an app that routes all its traffic is under the rules of its subnet", () => {
    const nsg = denying("app-nsg", "Outbound");
    const net = arm.vnet("v", {
      prefixes: ["10.0.0.0/16"],
      subnets: { apps: { prefix: "10.0.0.0/24", nsg, delegation: "Microsoft.Web/serverFarms" } },
    });
    const app = (routesAll: boolean) =>
      amended(arm.webApp("web1", {}), {
        virtualNetworkSubnetId: arm.subnetOf(net, "apps"),
        outboundVnetRouting: { allTraffic: routesAll },
      });
    const vault = arm.keyVault("kv1", {});
    const seen = (all: boolean) =>
      verdict("kv1.vault.azure.net", "app:web1", [nsg, net, app(all), vault]);
    expect(seen(true)).toMatchObject({ class: "BLOCKED", blockedAt: "NSG_OUT" });
    expect(seen(false)).toMatchObject({ class: "PUBLIC", transport: "AZURE_BACKBONE" });
  });
});

describe("SQL behind a firewall", () => {
  const name = "sql1.database.windows.net";
  const world = (policy: "Redirect" | "Proxy", rule: arm.FirewallRuleTold) => {
    const rules = arm.firewallPolicy("fp", { allow: [rule] });
    const base = spokes({ routes: by("10.2.4.9/32", "10.0.1.4") });
    const server = arm.sqlServer("sql1", { publicAccess: "Disabled", connectionPolicy: policy });
    const zone = arm.privateZone("privatelink.database.windows.net");
    const [a, b] = [base[2], base[3]];
    if (!a || !b || !server[0]) throw new Error("The world lacks a part.");
    return [
      ...base,
      ...rules,
      arm.firewall("fw", { vnet: base[1] ?? "", address: "10.0.1.4", policy: rules[0] ?? "" }),
      ...server,
      zone,
      arm.zoneLink(zone, a),
      arm.recordSet(zone, "A", "sql1", ["10.2.4.9"]),
      ...arm.privateEndpoint("sql-pe", {
        subnet: arm.subnetOf(b, "pe"),
        target: server[0],
        groupId: "sqlServer",
        addresses: ["10.2.4.9"],
      }).all,
    ];
  };
  const addresses = (ports: string): arm.FirewallRuleTold => ({
    name: "sql",
    from: ["*"],
    to: ["10.2.4.9"],
    ports: [ports],
    protocols: ["TCP"],
  });
  test("T79 under the policy Redirect all ports from 1433 on are needed", () => {
    expect(verdict(name, "subnet:a/app", world("Redirect", addresses("1433")))).toMatchObject({
      class: "BLOCKED",
      blockedAt: "NVA",
      confidence: "likely",
      risks: ["SQL_REDIRECT_PORTS"],
    });
    const wide = world("Redirect", addresses("1433-65535"));
    expect(verdict(name, "subnet:a/app", wide).class).toBe("PRIVATE_ENDPOINT");
    const proxied = world("Proxy", addresses("1433"));
    expect(verdict(name, "subnet:a/app", proxied).class).toBe("PRIVATE_ENDPOINT");
  });
  test("rules for names know nothing of the addresses that a redirect leads to", () => {
    const named: arm.FirewallRuleTold = {
      name: "names",
      from: ["*"],
      fqdns: ["*.database.windows.net"],
      ports: ["1433"],
      protocols: ["Mssql"],
    };
    expect(verdict(name, "subnet:a/app", world("Redirect", named)).blockedAt).toBe("NVA");
    expect(verdict(name, "subnet:a/app", world("Proxy", named)).class).toBe("PRIVATE_ENDPOINT");
  });
  test("the evidence names the rule in the document of its group", () => {
    const { journeys } = trace(name, "subnet:a/app", world("Proxy", addresses("1433")));
    const passed = journeys[0]?.hops.find((h) => h.did === "passed-firewall");
    expect(passed?.because.at(-1)).toMatchObject({
      pointer: "/properties/ruleCollections/0/rules/0/name",
      seen: "sql",
    });
    expect(passed?.because.at(-1)?.resource).toMatch(/\/ruleCollectionGroups\/default$/);
  });
});

describe("at the service", () => {
  const network = (service: string, tenantId?: string) => ({
    ...arm.vnet("v", {
      prefixes: ["10.0.0.0/16"],
      subnets: { app: { prefix: "10.0.0.0/24", serviceEndpoints: [service] } },
    }),
    ...(tenantId ? { tenantId } : {}),
  });
  const app = arm.subnetOf(network("Microsoft.Storage"), "app");
  const listed = { defaultAction: "Deny", subnetRules: [app] } as const;

  test("T83 the tenants that rows tell part subnet and service, Storage and Key Vault excepted", () => {
    const theirs = (documents: readonly Document[]) =>
      documents.map((d) => ({
        ...d,
        id: d.id.replace("5b0c0000", "77770000"),
        tenantId: "22222222-0000-4000-8000-000000000002",
      }));
    const ours = "11111111-0000-4000-8000-000000000001";
    const hub = theirs(arm.eventHub("eh1", listed));
    const vault = theirs([arm.keyVault("kv1", listed)]);
    expect(
      verdict("eh1.servicebus.windows.net", "subnet:v/app", [
        network("Microsoft.EventHub", ours),
        hub,
      ]),
    ).toMatchObject({ class: "BLOCKED", blockedAt: "PAAS_ACL" });
    expect(
      verdict("kv1.vault.azure.net", "subnet:v/app", [network("Microsoft.KeyVault", ours), vault])
        .class,
    ).toBe("SERVICE_ENDPOINT");
  });
  test("an endpoint for Storage that tells no regions covers the paired region too", () => {
    const net = network("Microsoft.Storage");
    const [subnet] = (net.properties as { subnets: { properties: Record<string, unknown> }[] })
      .subnets;
    const told = JSON.parse(
      JSON.stringify(net).replace(/"locations":\[[^\]]*\],?/, ""),
    ) as Document;
    expect(subnet).toBeDefined();
    const account = { ...arm.storage("st1", listed), location: "northeurope" };
    expect(verdict(blob, "subnet:v/app", [told, account]).class).toBe("SERVICE_ENDPOINT");
  });
  test("what trusted services may still do is a risk where public access is off", () => {
    const account = (bypass: string) =>
      amended(arm.storage("st1", { publicAccess: "Disabled" }), {
        networkAcls: { defaultAction: "Deny", bypass, ipRules: [], virtualNetworkRules: [] },
      });
    const risks = (bypass: string) => verdict(blob, "internet", [account(bypass)]).risks;
    expect(risks("AzureServices")).toEqual(["TRUSTED_BYPASS"]);
    expect(risks("None")).toEqual([]);
  });
  test("a learning perimeter whose rules may know the caller is no block", () => {
    const account = { ...arm.storage("st1", { defaultAction: "Deny" }), location: "eastus" };
    const perimeter = arm.resourceId("Microsoft.Network/networkSecurityPerimeters", "p");
    const part = (path: string, type: string, properties: Readonly<Record<string, unknown>>) => ({
      id: `${perimeter}/${path}`,
      name: path.slice(path.lastIndexOf("/") + 1),
      type: `Microsoft.Network/networkSecurityPerimeters/${type}`,
      location: "westeurope",
      properties,
    });
    const learning = (rule: Readonly<Record<string, unknown>>) => [
      part("resourceAssociations/a", "resourceAssociations", {
        privateLinkResource: { id: account.id },
        profile: { id: `${perimeter}/profiles/x` },
        accessMode: "Learning",
      }),
      part("profiles/x", "profiles", {}),
      part("profiles/x/accessRules/in", "profiles/accessRules", { direction: "Inbound", ...rule }),
    ];
    const net = arm.vnet("v", { prefixes: ["10.0.0.0/16"], subnets: { app: "10.0.0.0/24" } });
    const from = (rule: Readonly<Record<string, unknown>>) =>
      verdict(blob, "subnet:v/app", [net, account, learning(rule)]);
    expect(from({ addressPrefixes: ["203.0.113.0/24"] }).class).toBe("UNKNOWN");
    expect(
      from({ subscriptions: [{ id: `/subscriptions/${arm.DEFAULT_SUBSCRIPTION}` }] }),
    ).toMatchObject({ class: "PUBLIC", confidence: "likely", risks: ["LEARNING_MODE"] });
    expect(from({ addressPrefixes: [] })).toMatchObject({
      class: "BLOCKED",
      blockedAt: "PAAS_ACL",
    });
  });
});

describe("circuits", () => {
  const hub = arm.vnet("hub", {
    prefixes: ["10.0.0.0/16"],
    subnets: { GatewaySubnet: "10.0.255.0/27", pe: "10.0.4.0/24" },
  });
  const gateway = arm.expressRouteGateway("er", { vnet: hub });
  const circuit = arm.circuit("c", {});
  const link = arm.connection("er-c", { gateway, to: circuit, kind: "ExpressRoute" });
  const account = arm.storage("st1", { defaultAction: "Allow" });
  const endpoint = arm.privateEndpoint("pe", {
    subnet: arm.subnetOf(hub, "pe"),
    target: account,
    groupId: "blob",
    addresses: ["10.0.4.4"],
  }).all;
  const hq: Site = {
    name: "hq",
    attach: [keyOf(link.id)],
    prefixes: ["192.168.0.0/16"],
    dnsServers: [],
    natAddresses: ["203.0.113.7"],
  };
  test("a circuit that was not read is taken to work, and said so", () => {
    const seen = (documents: readonly Document[]) =>
      trace("10.0.4.4", "site:hq", [hub, gateway, link, account, endpoint, documents], [hq])
        .verdict;
    expect(seen([circuit])).toMatchObject({ class: "PRIVATE_ENDPOINT", confidence: "certain" });
    expect(seen([])).toMatchObject({ class: "PRIVATE_ENDPOINT", confidence: "likely" });
  });
});
