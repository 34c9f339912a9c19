/** From raw documents to ways: what the reader makes of ARM's own writing leads where the scenarios say. */
import { expect, test } from "vitest";
import { readEstate } from "#src/azure/index.ts";
import { arm } from "#src/demo/index.ts";
import { type Estate, findVantage, keyOf } from "#src/model/index.ts";
import { routesFrom } from "#src/path/index.ts";
import { estateOf } from "../kit/world.ts";
import { ending, nextHops, toAddress, told, toService } from "./told-journey.ts";

type Doc = arm.ArmDocument;

function from(estate: Estate, short: string) {
  const found = findVantage(estate, short);
  if (!("vantage" in found)) throw new Error(`No single vantage is ${short}.`);
  return found.vantage;
}

/** `document` with other properties. */
function amended(document: Doc, properties: Readonly<Record<string, unknown>>): Doc {
  return { ...document, properties: { ...document.properties, ...properties } };
}

type Told = {
  readonly hubRoutes?: readonly arm.RouteTold[];
  readonly policies?: arm.SubnetOptions["policies"];
  /** Of the hub's half of the peering with spoke B. */
  readonly half?: Readonly<Record<string, unknown>>;
  readonly lends?: boolean;
  readonly circuit?: Readonly<Record<string, unknown>>;
};

/** Hub with firewall and circuit, spoke B with an endpoint, as documents. */
function world(story: Told = {}): Estate {
  const table = arm.routeTable("rt", { routes: story.hubRoutes ?? [] });
  const hub = arm.vnet("hub", {
    prefixes: ["10.0.0.0/16"],
    subnets: {
      apps: { prefix: "10.0.0.0/24", routeTable: table },
      AzureFirewallSubnet: "10.0.1.0/26",
      GatewaySubnet: "10.0.255.0/27",
    },
  });
  const spoke = arm.vnet("spokeB", {
    prefixes: ["10.2.0.0/16"],
    subnets: {
      pe: { prefix: "10.2.4.0/24", ...(story.policies ? { policies: story.policies } : {}) },
    },
  });
  const [out, back] = arm.peering(hub, spoke, { lends: story.lends ?? true });
  const account = arm.storage("acct");
  const gateway = arm.expressRouteGateway("er", { vnet: hub });
  const circuit = amended(arm.circuit("c", {}), story.circuit ?? {});
  const link = arm.connection("er-c", { gateway, to: circuit, kind: "ExpressRoute" });
  return estateOf(
    arm.withBothSides([
      table,
      hub,
      spoke,
      amended(out, story.half ?? {}),
      back,
      account,
      ...arm.privateEndpoint("pe", {
        subnet: arm.subnetOf(spoke, "pe"),
        target: account,
        groupId: "blob",
        addresses: ["10.2.4.4"],
      }).all,
      arm.firewall("fw", { vnet: hub, address: "10.0.1.4" }),
      gateway,
      circuit,
      link,
    ]),
    {
      sites: [
        {
          name: "hq",
          attach: [keyOf(circuit.id)],
          prefixes: ["192.168.0.0/16"],
          dnsServers: [],
          natAddresses: ["203.0.113.7"],
        },
      ],
    },
  );
}

const byFirewall = (to: string): readonly arm.RouteTold[] => [
  { name: "r", to, hop: "VirtualAppliance", by: "10.0.1.4" },
];

test("T25, T26: the endpoint's policy decides whether a route of the VNet's length counts", () => {
  const by = (told: Told) => {
    const estate = world(told);
    return nextHops(toAddress(estate, from(estate, "subnet:hub/apps"), "10.2.4.4"));
  };
  expect(by({ policies: "RouteTableEnabled", hubRoutes: byFirewall("10.2.0.0/16") })).toEqual([
    "VirtualAppliance",
    "InterfaceEndpoint",
  ]);
  expect(by({ policies: "RouteTableEnabled", hubRoutes: byFirewall("0.0.0.0/0") })).toEqual([
    "InterfaceEndpoint",
  ]);
  expect(by({ hubRoutes: byFirewall("10.2.0.0/16") })).toEqual(["InterfaceEndpoint"]);
});

test("T44, T46: a half that is not connected, or has not learned the prefix", () => {
  const down = world({ half: { peeringState: "Initiated" } });
  expect(ending(toAddress(down, from(down, "subnet:hub/apps"), "10.2.4.4"))).toBe(
    "blocked PEERING",
  );
  const late = world({
    half: {
      peeringSyncLevel: "RemoteNotInSync",
      remoteAddressSpace: { addressPrefixes: ["10.7.0.0/16"] },
      remoteVirtualNetworkAddressSpace: { addressPrefixes: ["10.7.0.0/16", "10.2.0.0/16"] },
    },
  });
  expect(ending(toAddress(late, from(late, "subnet:hub/apps"), "10.2.4.4"))).toBe(
    "blocked PEERING",
  );
});

test("T89: a subnet peering that does not list the subnet of the sender", () => {
  const estate = world({
    half: {
      peerCompleteVnets: false,
      localSubnetNames: ["other"],
      remoteSubnetNames: ["pe"],
      remoteAddressSpace: { addressPrefixes: ["10.2.4.0/24"] },
    },
  });
  const seen = toAddress(estate, from(estate, "subnet:hub/apps"), "10.2.4.4");
  expect(nextHops(seen)).toEqual(["VNetPeering"]);
  expect(ending(seen)).toBe("blocked PEERING");
});

test("T50, T51: a site reaches the spoke by the circuit when the hub lends its gateway", () => {
  const lent = world();
  const seen = toAddress(lent, from(lent, "site:hq"), "10.2.4.4");
  expect(ending(seen), told(seen)).toBe("private-endpoint");
  const kept = world({ lends: false });
  expect(ending(toAddress(kept, from(kept, "site:hq"), "10.2.4.4"))).toBe("blocked NO_ROUTE");
});

test("T55: Microsoft peering with a route filter of the region", () => {
  const filter = {
    id: arm.resourceId("Microsoft.Network/routeFilters", "rf"),
    name: "rf",
    type: "Microsoft.Network/routeFilters",
    location: "westeurope",
    properties: {
      rules: [{ name: "r", properties: { access: "Allow", communities: ["12076:51002"] } }],
    },
  };
  const bare = world();
  const id = bare.circuits[0]?.id ?? "";
  const peering = (peeringType: string, more: Readonly<Record<string, unknown>> = {}) => ({
    id: `${id}/peerings/${peeringType}`,
    name: peeringType,
    properties: { peeringType, state: "Enabled", ...more },
  });
  const withPeering = world({
    circuit: {
      peerings: [
        peering("AzurePrivatePeering"),
        peering("MicrosoftPeering", { routeFilter: { id: filter.id } }),
      ],
    },
  });
  const filters = estateOf([filter]).routeFilters;
  const seen = toService(
    { ...withPeering, routeFilters: filters },
    from(withPeering, "site:hq"),
    "acct",
  );
  expect(ending(seen), told(seen)).toBe("public ER_MICROSOFT_PEERING");
  expect(ending(toService(bare, from(bare, "site:hq"), "acct"))).toBe("public INTERNET");
});

test("T62, T64: between VNets of a hub, and by its firewall under routing intent", () => {
  const hubWorld = (intent: boolean): Estate => {
    const wan = arm.virtualWan("wan");
    const hub = arm.virtualHub("hub", { wan, prefix: "10.100.0.0/23" });
    const fw = arm.firewall("fw-hub", { hub, address: "10.100.0.132" });
    const a = arm.vnet("a", { prefixes: ["10.1.0.0/16"], subnets: { apps: "10.1.0.0/24" } });
    const b = arm.vnet("b", { prefixes: ["10.2.0.0/16"], subnets: { pe: "10.2.4.0/24" } });
    const account = arm.storage("acct");
    return estateOf(
      arm.withBothSides([
        wan,
        hub,
        arm.defaultHubTable(hub),
        arm.hubConnection(hub, a),
        arm.hubConnection(hub, b),
        a,
        b,
        account,
        ...arm.privateEndpoint("pe", {
          subnet: arm.subnetOf(b, "pe"),
          target: account,
          groupId: "blob",
          addresses: ["10.2.4.4"],
        }).all,
        ...(intent
          ? [fw, arm.routingIntent(hub, { nextHop: fw, destinations: ["PrivateTraffic"] })]
          : []),
      ]),
    );
  };
  for (const intent of [false, true]) {
    const estate = hubWorld(intent);
    const seen = toAddress(estate, from(estate, "subnet:a/apps"), "10.2.4.4");
    expect(nextHops(seen)).toEqual(["VirtualNetworkGateway"]);
    expect(ending(seen), told(seen)).toBe("private-endpoint");
    expect(seen.hops.some((h) => h.did === "passed-firewall")).toBe(intent);
  }
});

test("evidence of routes and rules leads to what was seen, in whatever order their lists stand", () => {
  const table = arm.routeTable("rt", {
    routes: [
      { name: "z", to: "0.0.0.0/0", hop: "Internet" },
      { name: "a", to: "10.9.0.0/16", hop: "None" },
    ],
  });
  const hub = arm.vnet("hub", {
    prefixes: ["10.0.0.0/16"],
    subnets: { apps: { prefix: "10.0.0.0/24", routeTable: table } },
  });
  const read = readEstate([{ source: "world", value: [table, hub] }], {});
  const routes = routesFrom(read.estate, from(read.estate, "subnet:hub/apps"));
  const proofs = routes.filter((r) => r.source === "User").flatMap((r) => r.because);
  expect(proofs.map((p) => p.seen)).toEqual(["10.9.0.0/16", "None", "0.0.0.0/0", "Internet"]);
  for (const { resource, pointer, seen } of proofs)
    expect(at(read.documents.get(keyOf(resource)), pointer), `${resource}#${pointer}`).toBe(seen);
});

/** What a JSON pointer leads to in `value`. */
function at(value: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce<unknown>(
      (bag, word) => Object.entries(bag ?? {}).find(([k]) => k === word)?.[1],
      value,
    );
}
