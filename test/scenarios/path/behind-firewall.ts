/** A small world in which every packet of spoke a goes by a firewall, and the rules that the firewall may have. */
import { arm } from "#src/demo/index.ts";
import { findVantage } from "#src/model/index.ts";
import { traceOf } from "#src/verdict/index.ts";
import { estateOf } from "../../kit/world.ts";

export type Document = arm.ArmDocument;
export type Bag = Readonly<Record<string, unknown>>;

export const blob = "st1.blob.core.windows.net";

/** A rule of a policy or a firewall: `from > to:ports`, or `from > name` for a request by name. */
function rule(name: string, more: Bag): Bag {
  return { name, sourceAddresses: ["*"], ...more };
}
export const toAddress = (address: string, more: Bag = {}) =>
  rule("by-address", {
    ruleType: "NetworkRule",
    ipProtocols: ["TCP"],
    protocols: ["TCP"],
    destinationAddresses: [address],
    destinationPorts: ["443"],
    ...more,
  });
export const toName = (name: string, more: Bag = {}) =>
  rule("by-name", {
    ruleType: "ApplicationRule",
    targetFqdns: [name],
    protocols: [{ protocolType: "Https", port: 443 }],
    ...more,
  });
export const collection = (
  priority: number,
  action: "Allow" | "Deny",
  ...rules: readonly Bag[]
): Bag => ({
  name: `${action}-${priority}`,
  properties: { priority, action: { type: action }, rules },
});

/** A firewall without a policy. */
export function classic(network: readonly Bag[], application: readonly Bag[] = [], more: Bag = {}) {
  const document = arm.firewall("fw", { vnet: vnets().hub, address: "10.0.1.4" });
  return {
    ...document,
    properties: {
      ...document.properties,
      networkRuleCollections: network,
      applicationRuleCollections: application,
      natRuleCollections: [],
      ...more,
    },
  };
}

/** A policy with groups `[priority, collections]`; `listed`: the groups that the policy's own document names. */
export function policy(
  name: string,
  groups: readonly (readonly [priority: number, ...collections: Bag[]])[],
  more: { readonly base?: Document; readonly listed?: readonly string[]; readonly set?: Bag } = {},
): Document[] {
  const [bare] = arm.firewallPolicy(name, more.base ? { base: more.base } : {});
  if (!bare) throw new Error("A policy is a document.");
  const listed = more.listed?.map((group) => ({ id: `${bare.id}/ruleCollectionGroups/${group}` }));
  return [
    {
      ...bare,
      properties: {
        ...bare.properties,
        ...(listed ? { ruleCollectionGroups: listed } : {}),
        ...more.set,
      },
    },
    ...groups.map(([priority, ...collections]) => ({
      id: `${bare.id}/ruleCollectionGroups/g${priority}`,
      name: `g${priority}`,
      type: "Microsoft.Network/firewallPolicies/ruleCollectionGroups",
      location: "",
      properties: {
        priority,
        ruleCollections: collections.map((c) => ({
          ruleCollectionType: "FirewallPolicyFilterRuleCollection",
          name: c.name,
          ...(c.properties as Bag),
        })),
      },
    })),
  ];
}
export const under = (first: Document | undefined) =>
  arm.firewall("fw", {
    vnet: vnets().hub,
    address: "10.0.1.4",
    ...(first ? { policy: first } : {}),
  });

function vnets() {
  const hub = arm.vnet("hub", {
    prefixes: ["10.0.0.0/16"],
    subnets: { AzureFirewallSubnet: "10.0.1.0/26" },
  });
  const table = arm.routeTable("rt", {
    routes: [
      { name: "pe", to: "10.2.4.0/24", hop: "VirtualAppliance", by: "10.0.1.4" },
      { name: "all", to: "0.0.0.0/0", hop: "VirtualAppliance", by: "10.0.1.4" },
    ],
  });
  const a = arm.vnet("a", {
    prefixes: ["10.1.0.0/16"],
    subnets: { app: { prefix: "10.1.0.0/24", routeTable: table } },
  });
  const b = arm.vnet("b", {
    prefixes: ["10.2.0.0/16"],
    subnets: { pe: { prefix: "10.2.4.0/24", policies: "RouteTableEnabled" } },
  });
  return { hub, table, a, b };
}

/** The verdict about `name` from spoke a, whose packets go by the firewall; its endpoint stands in spoke b. */
export function verdict(
  firewall: readonly Document[],
  name = blob,
  more: readonly Document[] = [],
) {
  const { hub, table, a, b } = vnets();
  const account = arm.storage("st1", { publicAccess: "Disabled" });
  const zone = arm.privateZone("privatelink.blob.core.windows.net");
  const documents = [
    hub,
    table,
    a,
    b,
    ...arm.peering(a, hub, { forwarded: true }),
    ...arm.peering(hub, b, { forwarded: true }),
    account,
    arm.storage("open"),
    zone,
    arm.zoneLink(zone, a),
    arm.recordSet(zone, "A", "st1", ["10.2.4.4"]),
    ...arm.privateEndpoint("pe", {
      subnet: arm.subnetOf(b, "pe"),
      target: account,
      groupId: "blob",
      addresses: ["10.2.4.4"],
    }).all,
    ...firewall,
    ...more,
  ];
  const estate = estateOf(arm.withBothSides(documents));
  const found = findVantage(estate, "subnet:a/app");
  if (!("vantage" in found)) throw new Error("No single vantage is spoke a.");
  return traceOf(estate, { name, from: found.vantage }).verdict;
}

export const passes = { class: "PRIVATE_ENDPOINT", confidence: "certain" };
export const stops = { class: "BLOCKED", blockedAt: "NVA" };
