/**
 * What a collection asks for: the sweeps of Resource Graph, and what only ARM tells.
 *
 * Source: path.md 6.2 (resource table) and 6.4 (Resource Graph first). As of: 2026-11-23.
 */

/** One query of Resource Graph: the rows of `types` in `table`. */
export type SweepRow = {
  /** Word by which people and replies name it. */
  readonly kind: string;
  readonly table: "resources" | "networkresources" | "dnsresources" | "appserviceresources";
  /** ARM types in lower case. */
  readonly types: readonly string[];
  /** Whether resources of any other type that have private endpoint connections come along. */
  readonly connected?: true;
};

/** What is asked of ARM for each resource of a type, because Resource Graph does not hold it. */
export type ChildRow = {
  readonly kind: string;
  /** ARM type of the parent, lower case. */
  readonly parent: string;
  /** Path below the parent. */
  readonly path: string;
  /** ARM type of what comes back, lower case. */
  readonly type: string;
  /** Newest first; the next is tried when the cloud does not know one. */
  readonly versions: readonly string[];
  /** A list (`value`), or one document. */
  readonly shape: "list" | "one";
  /** Only where the parent's document says so. */
  readonly only?: "hub-of-a-wan" | "uniform-scale-set";
  /** Not asked where a sweep already brought a document of `type` below the parent. */
  readonly unlessSwept?: true;
  /** Many and dispensable: asked only when the options say so (path.md 6.4). */
  readonly optional?: "zoneGroups";
};

/** The columns of a row that are kept, the order of pages, and the count by type, as Resource Graph's language writes them. */
export const WANTED_COLUMNS =
  "project id, name, type, location, kind, sku, zones, managedBy, subscriptionId, tenantId, resourceGroup, tags, apiVersion, properties";
export const IN_ORDER = "order by id asc";
export const COUNTED = "summarize rows = count() by type";

const network = (...names: readonly string[]) => names.map((name) => `microsoft.network/${name}`);

export const sweepRows: readonly SweepRow[] = [
  { kind: "virtual networks", table: "resources", types: network("virtualnetworks") },
  { kind: "network interfaces", table: "resources", types: network("networkinterfaces") },
  {
    kind: "private endpoints",
    table: "resources",
    types: network("privateendpoints", "privatelinkservices"),
  },
  {
    kind: "routes and filters",
    table: "resources",
    types: network(
      "routetables",
      "networksecuritygroups",
      "applicationsecuritygroups",
      "ipgroups",
      "serviceendpointpolicies",
    ),
  },
  {
    kind: "gateways and hubs",
    table: "resources",
    types: network(
      "virtualnetworkgateways",
      "connections",
      "localnetworkgateways",
      "expressroutecircuits",
      "expressroutegateways",
      "virtualwans",
      "virtualhubs",
      "virtualhubs/bgpconnections",
      "vpngateways",
      "vpnsites",
      "p2svpngateways",
      "vpnserverconfigurations",
      "routefilters",
      "azurefirewalls",
      "firewallpolicies",
      "networkvirtualappliances",
      "virtualnetworkappliances",
      "servicegateways",
    ),
  },
  {
    kind: "addresses and balancers",
    table: "resources",
    types: network("loadbalancers", "natgateways", "publicipaddresses", "publicipprefixes"),
  },
  {
    kind: "private DNS",
    table: "resources",
    types: network(
      "privatednszones",
      "privatednszones/virtualnetworklinks",
      "dnszones",
      "dnsresolvers",
      "dnsresolvers/inboundendpoints",
      "dnsresolvers/outboundendpoints",
      "dnsforwardingrulesets",
      "dnsresolverpolicies",
      "dnsresolverdomainlists",
    ),
  },
  {
    kind: "DNS records",
    table: "dnsresources",
    types: ["privatednszones", "dnszones"].flatMap((zones) =>
      ["a", "aaaa", "cname", "mx", "ptr", "soa", "srv", "txt"].map(
        (record) => `microsoft.network/${zones}/${record}`,
      ),
    ),
  },
  {
    kind: "machines",
    table: "resources",
    types: ["microsoft.compute/virtualmachines", "microsoft.compute/virtualmachinescalesets"],
  },
  {
    kind: "services",
    table: "resources",
    connected: true,
    // The types that the model reads doors of (path.md 3.3); all others come by their connections.
    types: [
      "microsoft.storage/storageaccounts",
      "microsoft.keyvault/vaults",
      "microsoft.keyvault/managedhsms",
      "microsoft.sql/servers",
      "microsoft.sql/managedinstances",
      "microsoft.documentdb/databaseaccounts",
      "microsoft.containerregistry/registries",
      "microsoft.servicebus/namespaces",
      "microsoft.eventhub/namespaces",
      "microsoft.relay/namespaces",
      "microsoft.eventgrid/topics",
      "microsoft.eventgrid/domains",
      "microsoft.web/sites",
      "microsoft.web/sites/slots",
      "microsoft.web/staticsites",
      "microsoft.web/hostingenvironments",
      "microsoft.cognitiveservices/accounts",
      "microsoft.search/searchservices",
      "microsoft.containerservice/managedclusters",
      "microsoft.dbforpostgresql/flexibleservers",
      "microsoft.dbforpostgresql/servers",
      "microsoft.dbformysql/flexibleservers",
      "microsoft.dbformysql/servers",
      "microsoft.dbformariadb/servers",
      "microsoft.cache/redis",
      "microsoft.cache/redisenterprise",
      "microsoft.insights/privatelinkscopes",
      "microsoft.insights/components",
      "microsoft.operationalinsights/workspaces",
      "microsoft.automation/automationaccounts",
      "microsoft.recoveryservices/vaults",
      "microsoft.appconfiguration/configurationstores",
      "microsoft.machinelearningservices/workspaces",
      "microsoft.synapse/workspaces",
      "microsoft.datafactory/factories",
      "microsoft.databricks/workspaces",
      "microsoft.signalrservice/signalr",
      "microsoft.devices/iothubs",
      "microsoft.batch/batchaccounts",
      "microsoft.apimanagement/service",
      "microsoft.app/managedenvironments",
      "microsoft.network/applicationgateways",
      "microsoft.network/networksecurityperimeters",
    ],
  },
  {
    kind: "policies in effect",
    table: "networkresources",
    types: network(
      "firewallpolicies/rulecollectiongroups",
      "effectiveconnectivityconfigurations",
      "effectivesecurityadminrules",
      "virtualnetworks/subnets/effectiveroutingrules",
      "networksecurityperimeters/profiles",
      "networksecurityperimeters/profiles/accessrules",
      "networksecurityperimeters/resourceassociations",
    ),
  },
  {
    kind: "web app settings",
    table: "appserviceresources",
    types: ["microsoft.web/sites/config"],
  },
];

const networkVersions = ["2026-01-01", "2024-05-01", "2022-07-01"];
const resolverVersions = ["2022-07-01"];
const policyVersions = ["2025-05-01", "2023-07-01-preview"];
const sqlVersions = ["2023-08-01", "2021-11-01"];

const list = (
  kind: string,
  parent: string,
  path: string,
  versions: readonly string[],
  more: Partial<ChildRow> = {},
): ChildRow => ({
  kind,
  parent,
  path,
  type: `${parent}/${path.toLowerCase()}`,
  versions,
  shape: "list",
  ...more,
});

const ruleSet = (parent: string, versions: readonly string[]): ChildRow => ({
  kind: "service firewalls",
  parent,
  path: "networkRuleSets/default",
  type: `${parent}/networkrulesets`,
  versions,
  shape: "one",
});

export const childRows: readonly ChildRow[] = [
  list(
    "zone groups",
    "microsoft.network/privateendpoints",
    "privateDnsZoneGroups",
    networkVersions,
    {
      optional: "zoneGroups",
    },
  ),
  list(
    "forwarding rules",
    "microsoft.network/dnsforwardingrulesets",
    "forwardingRules",
    resolverVersions,
  ),
  list(
    "ruleset links",
    "microsoft.network/dnsforwardingrulesets",
    "virtualNetworkLinks",
    resolverVersions,
  ),
  list(
    "DNS policy rules",
    "microsoft.network/dnsresolverpolicies",
    "dnsSecurityRules",
    policyVersions,
  ),
  list(
    "DNS policy links",
    "microsoft.network/dnsresolverpolicies",
    "virtualNetworkLinks",
    policyVersions,
  ),
  ...["hubVirtualNetworkConnections", "hubRouteTables", "routingIntent", "routeMaps"].map((path) =>
    list("hub routing", "microsoft.network/virtualhubs", path, networkVersions, {
      only: "hub-of-a-wan",
    }),
  ),
  ...["firewallRules", "virtualNetworkRules", "connectionPolicies", "failoverGroups"].map((path) =>
    list("service firewalls", "microsoft.sql/servers", path, sqlVersions),
  ),
  ruleSet("microsoft.servicebus/namespaces", ["2021-11-01", "2018-01-01-preview"]),
  ruleSet("microsoft.eventhub/namespaces", ["2024-01-01", "2021-11-01"]),
  list("service firewalls", "microsoft.dbforpostgresql/flexibleservers", "firewallRules", [
    "2024-08-01",
    "2022-12-01",
  ]),
  list("service firewalls", "microsoft.dbformysql/flexibleservers", "firewallRules", [
    "2023-12-30",
    "2021-05-01",
  ]),
  {
    kind: "web app settings",
    parent: "microsoft.web/sites",
    path: "config/web",
    type: "microsoft.web/sites/config",
    versions: ["2025-03-01", "2022-03-01"],
    shape: "one",
    unlessSwept: true,
  },
  list(
    "network interfaces",
    "microsoft.compute/virtualmachinescalesets",
    "networkInterfaces",
    ["2018-10-01"],
    { only: "uniform-scale-set" },
  ),
];

/**
 * Types for which Resource Graph may still use an API version that hides what the model reads (path.md 6.2):
 * a row below `since` has its type asked again of ARM, by subscription.
 */
export const newerRows: readonly {
  readonly type: string;
  readonly since: string;
  readonly path: string;
  readonly versions: readonly string[];
}[] = [
  // disablePeeringRoute and hasBgpOverride of routes.
  {
    type: "microsoft.network/routetables",
    since: "2024-05-01",
    path: "Microsoft.Network/routeTables",
    versions: networkVersions,
  },
  // privateEndpointVNetPolicies and summarizedGatewayPrefixes.
  {
    type: "microsoft.network/virtualnetworks",
    since: "2023-11-01",
    path: "Microsoft.Network/virtualNetworks",
    versions: networkVersions,
  },
  // resolutionPolicy of links came with 2024-06-01, but links have no list by subscription; each zone is asked.
];

/** Zones' links by zone, where Resource Graph's API version hides their `resolutionPolicy` (dns.md 2.6). */
export const zoneLinkRow: ChildRow & { readonly since: string } = {
  ...list("private DNS", "microsoft.network/privatednszones", "virtualNetworkLinks", [
    "2024-06-01",
    "2020-06-01",
  ]),
  since: "2024-06-01",
};
