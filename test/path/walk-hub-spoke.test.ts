/** A hub with a firewall, two spokes, and a private endpoint in the second (spec/path-scenarios.md, T-HS). */
import { expect, test } from "vitest";
import type { Estate, Peering, Subnet } from "#src/model/index.ts";
import {
  endpoint,
  estateOf,
  firewall,
  fromNic,
  fromSubnet,
  nic,
  peering,
  routeTable,
  storage,
  subnetKey,
  tableKey,
  vnet,
} from "./estate.ts";
import { ending, nextHops, toAddress, told } from "./told-journey.ts";

const PE = "10.2.4.4";

type Story = {
  /** Network policies of the endpoint's subnet. */
  readonly policy?: Subnet["privateEndpointNetworkPolicies"];
  /** Routes of the hub's machines. */
  readonly hub?: Readonly<Record<string, string>>;
  /** Routes of spoke A's machines. */
  readonly spokeA?: Readonly<Record<string, string>>;
  readonly state?: string;
  /** Of spoke B's half of the peering with the hub. */
  readonly b?: Partial<Peering>;
  /** Of the hub's half. */
  readonly hubB?: Partial<Peering>;
  readonly a?: Partial<Peering>;
  readonly hubRegion?: string;
  readonly nva?: "firewall" | "machine" | "tagged";
  readonly snat?: boolean;
  readonly moreB?: readonly string[];
};

function world(story: Story = {}): Estate {
  const { nva = "firewall", snat } = story;
  return estateOf(
    vnet(
      "hub",
      "10.0.0.0/16",
      {
        machines: ["10.0.0.0/24", { routeTable: tableKey("rt-hub") }],
        AzureFirewallSubnet: "10.0.1.0/26",
        GatewaySubnet: "10.0.255.0/27",
      },
      story.hubRegion ? { location: story.hubRegion } : {},
    ),
    vnet("spokeA", "10.1.0.0/16", {
      machines: ["10.1.0.0/24", { routeTable: tableKey("rt-a") }],
    }),
    vnet("spokeB", ["10.2.0.0/16", ...(story.moreB ?? [])], {
      machines: "10.2.0.0/24",
      endpoints: ["10.2.4.0/24", { privateEndpointNetworkPolicies: story.policy ?? "Disabled" }],
    }),
    peering("hub", "spokeA", story.a ? { second: story.a } : {}),
    peering("hub", "spokeB", { first: story.hubB ?? {}, second: story.b ?? {} }),
    routeTable("rt-hub", story.hub ?? {}),
    routeTable("rt-a", story.spokeA ?? {}),
    nva === "firewall"
      ? firewall("fw", "hub", "10.0.1.4", snat ? { snatPrivateRanges: ["255.255.255.255/32"] } : {})
      : nic("nva", "hub/AzureFirewallSubnet", "10.0.1.4", {
          ipForwarding: true,
          tags: nva === "tagged" ? { disableSnatOnPL: "true" } : {},
        }),
    nic("vm-a", "spokeA/machines", "10.1.0.4"),
    nic("vm-b", "spokeB/machines", "10.2.0.9"),
    storage("acct"),
    endpoint("pe", "spokeB/endpoints", PE, "acct", story.state),
  );
}

const hubVm = fromSubnet("hub/machines");
const aVm = fromNic("vm-a");
const toFirewall = (prefix: string) => ({ [prefix]: "10.0.1.4" });

test("T24: from the hub without routes of its own, straight to the endpoint", () => {
  const seen = toAddress(world(), hubVm, PE);
  expect(ending(seen)).toBe("private-endpoint");
  expect(nextHops(seen)).toEqual(["InterfaceEndpoint"]);
  expect(seen.risks).toEqual([]);
  expect(seen.confidence).toBe("CERTAIN");
  expect(seen.hops.every((h) => h.because.length > 0)).toBe(true);
});

test.each([
  ["T25", "RouteTableEnabled", "0.0.0.0/0"],
  ["T25 with a wide block", "Enabled", "10.0.0.0/8"],
  ["T28", "Disabled", "10.2.4.0/24"],
  ["T31", "NetworkSecurityGroupEnabled", "10.2.4.0/24"],
  ["T27", "Disabled", "10.2.0.0/16"],
])(
  "%s: policy %s and a route for %s: the endpoint's own route wins, past the firewall",
  (_row, policy, prefix) => {
    const seen = toAddress(world({ policy, hub: toFirewall(prefix) }), hubVm, PE);
    expect(ending(seen)).toBe("private-endpoint");
    expect(nextHops(seen)).toEqual(["InterfaceEndpoint"]);
    expect(seen.risks).toContain("FIREWALL_BYPASSED");
  },
);

test.each([
  ["T26", "RouteTableEnabled", "10.2.0.0/16"],
  ["T26 by subnet", "Enabled", "10.2.4.0/24"],
  ["T29", "Disabled", "10.2.4.4/32"],
  ["T30", "RouteTableEnabled", "10.2.4.4/32"],
])("%s: policy %s and a route for %s: by the firewall", (_row, policy, prefix) => {
  const seen = toAddress(world({ policy, hub: toFirewall(prefix) }), hubVm, PE);
  expect(ending(seen), told(seen)).toBe("private-endpoint");
  expect(nextHops(seen)).toEqual(["VirtualAppliance", "InterfaceEndpoint"]);
  expect(seen.hops[0]?.nextHop).toBe("10.0.1.4");
  expect(seen.risks).not.toContain("FIREWALL_BYPASSED");
});

test("T32: from one spoke to the other nothing leads: peering is not transitive", () => {
  const seen = toAddress(world(), aVm, PE);
  expect(ending(seen)).toBe("blocked NO_ROUTE");
  expect(nextHops(seen)).toEqual(["None"]);
});

test("T33: from spoke A by the firewall, which translates", () => {
  const seen = toAddress(world({ spokeA: toFirewall("10.2.0.0/16"), snat: true }), aVm, PE);
  expect(ending(seen), told(seen)).toBe("private-endpoint");
  expect(nextHops(seen)).toEqual(["VirtualAppliance", "InterfaceEndpoint"]);
  expect(seen.risks).toEqual([]);
});

test("T34, T35: an appliance that may keep the source is a risk, unless it bears the tag", () => {
  const routes = toFirewall("10.2.0.0/16");
  const bare = toAddress(world({ spokeA: routes, nva: "machine" }), aVm, PE);
  expect(ending(bare), told(bare)).toBe("private-endpoint");
  expect(bare.risks).toContain("SNAT_REQUIRED");
  const tagged = toAddress(world({ spokeA: routes, nva: "tagged" }), aVm, PE);
  expect(ending(tagged)).toBe("private-endpoint");
  expect(tagged.risks).not.toContain("SNAT_REQUIRED");
  const byDefault = toAddress(world({ spokeA: routes }), aVm, PE);
  expect(byDefault.risks).toContain("SNAT_REQUIRED");
});

test("T36: 0.0.0.0/0 to the firewall takes the reserved block away, so the endpoint is reached by it", () => {
  const seen = toAddress(world({ spokeA: toFirewall("0.0.0.0/0"), snat: true }), aVm, PE);
  expect(ending(seen)).toBe("private-endpoint");
  expect(nextHops(seen)).toEqual(["VirtualAppliance", "InterfaceEndpoint"]);
});

test("T37: what the firewall forwards untranslated needs spoke B's leave", () => {
  const routes = toFirewall("10.2.0.0/16");
  const closed = { allowForwardedTraffic: false };
  for (const nva of ["firewall", "machine"] as const) {
    const seen = toAddress(world({ spokeA: routes, b: closed, nva }), aVm, "10.2.0.9");
    expect(ending(seen), told(seen)).toBe("blocked PEERING");
    expect(nextHops(seen)[0]).toBe("VirtualAppliance");
    expect(seen.confidence).toBe("LIKELY");
  }
  const open = toAddress(world({ spokeA: routes }), aVm, "10.2.0.9");
  expect(ending(open)).toBe("private-address");
  const translated = toAddress(world({ spokeA: routes, b: closed, snat: true }), aVm, "10.2.0.9");
  expect(ending(translated)).toBe("private-address");
});

test.each(["Pending", "Rejected", "Disconnected"])("T40: a connection that is %s", (state) => {
  const seen = toAddress(world({ state }), hubVm, PE);
  expect(ending(seen)).toBe("blocked PE_STATE");
  expect(nextHops(seen)).toEqual(["InterfaceEndpoint"]);
});

test("T42: no way to the endpoint when the firewall's next hop does not exist", () => {
  const seen = toAddress(world({ spokeA: { "10.2.0.0/16": "10.0.77.4" } }), aVm, PE);
  expect(ending(seen)).toBe("blocked NVA");
});

test("T43: from the endpoint's own VNet", () => {
  const seen = toAddress(world(), fromNic("vm-b"), PE);
  expect(ending(seen)).toBe("private-endpoint");
  expect(nextHops(seen)).toEqual(["InterfaceEndpoint"]);
});

test.each([
  ["T44", { hubB: { state: "Initiated" } }],
  ["T44 the other half", { b: { state: "Disconnected" } }],
  ["T45", { b: { allowVnetAccess: false } }],
  ["T45 the other half", { hubB: { allowVnetAccess: false } }],
  ["IPv6 only", { hubB: { onlyIpv6: true } }],
] satisfies readonly (readonly [string, Story])[])(
  "%s: a peering that carries nothing",
  (_row, story) => {
    const seen = toAddress(world(story), hubVm, PE);
    expect(ending(seen), told(seen)).toBe("blocked PEERING");
    expect(nextHops(seen)).toEqual(["None"]);
  },
);

test("T46: a prefix that the peering has not learned yet", () => {
  const estate = estateOf(
    world({
      moreB: ["10.9.0.0/16"],
      hubB: {
        syncLevel: "RemoteNotInSync",
        remotePrefixes: ["10.2.0.0/16"],
        remoteCurrentPrefixes: ["10.2.0.0/16", "10.9.0.0/16"],
      },
    }),
    endpoint("pe9", "spokeB/endpoints", "10.9.0.4", "acct"),
  );
  const seen = toAddress(estate, hubVm, "10.9.0.4");
  expect(ending(seen)).toBe("blocked PEERING");
  expect(nextHops(seen)).toEqual(["None"]);
  const old = toAddress(estate, hubVm, PE);
  expect(ending(old)).toBe("private-endpoint");
  expect(old.risks).toContain("UNSYNCED_PEERING");
});

test("T47: across regions the endpoint is reached as well", () => {
  const seen = toAddress(world({ hubRegion: "eastus" }), hubVm, PE);
  expect(ending(seen)).toBe("private-endpoint");
  expect(nextHops(seen)).toEqual(["InterfaceEndpoint"]);
  const machine = toAddress(world({ hubRegion: "eastus" }), hubVm, "10.2.0.9");
  expect(nextHops(machine)).toEqual(["VNetGlobalPeering"]);
});

test("T48: a subnet peering gives other subnets the route, but drops their packets", () => {
  const partly = {
    completeVnets: false,
    localSubnetNames: ["other"],
    remoteSubnetNames: ["endpoints"],
  };
  const seen = toAddress(world({ hubB: partly }), hubVm, PE);
  expect(nextHops(seen)).toEqual(["VNetPeering"]);
  expect(ending(seen)).toBe("blocked PEERING");
  const listed = toAddress(
    world({ hubB: { ...partly, localSubnetNames: ["machines"] } }),
    hubVm,
    PE,
  );
  expect(ending(listed)).toBe("private-endpoint");
});

test("where Azure has no policies for endpoints, their own route wins", () => {
  const estate = world({ policy: "Enabled", hub: toFirewall("10.2.0.0/16") });
  const away = {
    ...estate,
    endpoints: estate.endpoints.map((e) => ({ ...e, location: "westindia" })),
  };
  expect(nextHops(toAddress(away, hubVm, PE))).toEqual(["InterfaceEndpoint"]);
});

test("whether a table that takes peering routes away takes peers' endpoints too is not known", () => {
  const estate = world();
  const away = {
    ...estate,
    routeTables: estate.routeTables.map((t) => ({ ...t, disablePeeringRoute: "All" })),
  };
  const seen = toAddress(away, hubVm, PE);
  expect(ending(seen)).toBe("unknown");
});

test("an appliance that sends packets round in a circle is found out", () => {
  const estate = estateOf(world({ spokeA: toFirewall("0.0.0.0/0"), nva: "machine" }), {
    subnets: [],
  });
  const looped = {
    ...estate,
    subnets: estate.subnets.map((s) =>
      s.key === subnetKey("hub/AzureFirewallSubnet") ? { ...s, routeTable: tableKey("rt-a") } : s,
    ),
  };
  const seen = toAddress(looped, aVm, "10.200.0.1");
  expect(ending(seen)).toBe("blocked NVA");
  expect(seen.risks).toContain("LOOP");
});

test("the way back from a machine past another appliance is a risk", () => {
  const estate = world();
  const backByFirewall = {
    ...estate,
    subnets: estate.subnets.map((s) =>
      s.key === subnetKey("spokeB/machines") ? { ...s, routeTable: tableKey("rt-b") } : s,
    ),
    routeTables: [
      ...estate.routeTables,
      ...(routeTable("rt-b", { "10.0.0.0/16": "10.0.1.4" }).routeTables ?? []),
    ],
  };
  const seen = toAddress(backByFirewall, hubVm, "10.2.0.9");
  expect(ending(seen)).toBe("private-address");
  expect(seen.risks).toContain("ASYMMETRIC");
});
