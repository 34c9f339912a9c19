/** Which small worlds does the bench serve? */
import { arm, demoDocuments } from "#src/demo/index.ts";
import { type Doc, servedEstate } from "./estate.ts";

/** Contoso, as Azure would hold it. */
export function contoso(): readonly Doc[] {
  // Every web app has its settings, which the demo does without.
  const settings = demoDocuments()
    .filter((doc) => doc.type === "Microsoft.Web/sites")
    .map((site) => arm.child(site, "config", "web", {}));
  return [...demoDocuments(), ...settings].map((doc) => ({ ...doc }));
}

const SUBSCRIPTION = "5b0c0000-0000-4000-8000-00000000000a";
const OTHER = "5b0c0000-0000-4000-8000-00000000000b";

/** A world of one of each kind that is asked for in its own way. */
export function smallWorld(): readonly Doc[] {
  const at = { subscription: SUBSCRIPTION, group: "rg-a" };
  const make = (type: string, name: string, properties: Readonly<Record<string, unknown>> = {}) =>
    arm.resource(type, name, at, properties);
  const vnet = make("Microsoft.Network/virtualNetworks", "vnet-a", { subnets: [] });
  const ruleset = make("Microsoft.Network/dnsForwardingRulesets", "rules");
  const endpoint = make("Microsoft.Network/privateEndpoints", "pe-a");
  const wan = make("Microsoft.Network/virtualWans", "wan");
  const hub = make("Microsoft.Network/virtualHubs", "hub", { virtualWan: { id: wan.id } });
  const sql = make("Microsoft.Sql/servers", "sql-a");
  const bus = make("Microsoft.ServiceBus/namespaces", "sb-a");
  const zone = arm.resource(
    "Microsoft.Network/privateDnsZones",
    "privatelink.blob.core.windows.net",
    { ...at, region: "global" },
    {},
  );
  const documents = [
    subscription(SUBSCRIPTION),
    subscription(OTHER),
    vnet,
    arm.resource(
      "Microsoft.Network/virtualNetworks",
      "vnet-b",
      { subscription: OTHER, group: "rg-b" },
      {},
    ),
    make("Microsoft.Network/routeTables", `rt-${"long".repeat(60)}`),
    endpoint,
    arm.child(endpoint, "privateDnsZoneGroups", "default", {}),
    ruleset,
    arm.child(ruleset, "forwardingRules", "corp", { domainName: "corp.example." }),
    arm.child(ruleset, "forwardingRules", "lab", { domainName: "lab.example." }),
    arm.child(ruleset, "virtualNetworkLinks", "link", { virtualNetwork: { id: vnet.id } }),
    wan,
    hub,
    arm.child(hub, "hubRouteTables", "defaultRouteTable", {}),
    sql,
    arm.child(sql, "firewallRules", "office", {}),
    bus,
    arm.child(bus, "networkRuleSets", "default", {}),
    zone,
    arm.child(zone, "A", "sta", { aRecords: [{ ipv4Address: "10.0.0.4" }] }),
    arm.child(zone, "virtualNetworkLinks", "link", { virtualNetwork: { id: vnet.id } }),
  ];
  return documents.map((doc) => ({ ...doc }));
}

function subscription(id: string) {
  return {
    id: `/subscriptions/${id}`,
    name: id,
    type: "Microsoft.Resources/subscriptions",
    subscriptionId: id,
    tenantId: "e3763666-df7d-4603-84f1-ab20627b3be5",
    displayName: `sub ${id.slice(-1)}`,
    state: "Enabled",
    properties: {},
  };
}

/** The ids (lower case, in order) that a collection with every right brings home from these documents. */
export function everyId(documents: readonly Doc[]): readonly string[] {
  return servedEstate(documents)
    .documents.map((doc) => doc.id.toLowerCase())
    .sort();
}
