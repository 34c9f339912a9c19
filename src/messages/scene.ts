/** What stands in the picture: titles, counts and the sentence that sums it up. */

/** Kinds of boxes, for one and for several. */
const kinds = {
  site: ["site", "sites"],
  internet: ["internet", "internet"],
  gateway: ["gateway", "gateways"],
  hub: ["hub", "hubs"],
  vnet: ["VNet", "VNets"],
  subnet: ["subnet", "subnets"],
  resolver: ["DNS server", "DNS servers"],
  zone: ["DNS zone", "DNS zones"],
  firewall: ["firewall", "firewalls"],
  vantage: ["vantage", "vantages"],
  endpoint: ["private endpoint", "private endpoints"],
  service: ["service", "services"],
  bundle: ["bundle", "bundles"],
} as const;

export type BoxKindKey = keyof typeof kinds;

const counted = (count: number, [one, many]: readonly [string, string]) =>
  `${count} ${count === 1 ? one : many}`;

const serviceKinds: Readonly<Record<string, readonly [string, string]>> = {
  "microsoft.storage/storageaccounts": ["storage account", "storage accounts"],
  "microsoft.keyvault/vaults": ["key vault", "key vaults"],
  "microsoft.web/sites": ["web app", "web apps"],
  "microsoft.sql/servers": ["SQL server", "SQL servers"],
  "microsoft.documentdb/databaseaccounts": ["Cosmos DB account", "Cosmos DB accounts"],
  "microsoft.containerregistry/registries": ["container registry", "container registries"],
  "microsoft.servicebus/namespaces": ["Service Bus namespace", "Service Bus namespaces"],
  "microsoft.eventhub/namespaces": ["Event Hubs namespace", "Event Hubs namespaces"],
  "microsoft.cache/redis": ["Redis cache", "Redis caches"],
  "microsoft.cognitiveservices/accounts": ["AI account", "AI accounts"],
  "microsoft.containerservice/managedclusters": ["AKS cluster", "AKS clusters"],
  "microsoft.machinelearningservices/workspaces": ["ML workspace", "ML workspaces"],
  "microsoft.search/searchservices": ["search service", "search services"],
  "microsoft.appconfiguration/configurationstores": ["configuration store", "configuration stores"],
  "microsoft.dbforpostgresql/flexibleservers": ["PostgreSQL server", "PostgreSQL servers"],
  "microsoft.dbformysql/flexibleservers": ["MySQL server", "MySQL servers"],
  "microsoft.kusto/clusters": ["Kusto cluster", "Kusto clusters"],
  "microsoft.network/privatelinkservices": ["private link service", "private link services"],
};

/** The kind of a service by its ARM type in lower case, for one or several; the type's last word when it has no name here. */
function serviceKind(type: string, count = 1): string {
  const [one, many] = serviceKinds[type] ?? [lastWord(type), lastWord(type)];
  return count === 1 ? one : many;
}

const lastWord = (type: string) => type.slice(type.lastIndexOf("/") + 1);

/** The words of the picture. */
export const sceneWords = {
  lanes: ["On-premises", "Hub", "Spokes", "Private endpoints", "Services"] as readonly [
    string,
    string,
    string,
    string,
    string,
  ],
  kind: (kind: BoxKindKey): string => kinds[kind][0],
  counted: (kind: BoxKindKey, count: number) => counted(count, kinds[kind]),
  serviceKind,
  countedServices: (type: string, count: number) => `${count} ${serviceKind(type, count)}`,
  spokes: (count: number) => counted(count, ["spoke", "spokes"]),
  zones: (count: number) => counted(count, ["DNS zone", "DNS zones"]),
  zonesOpen: "DNS zones",
  internet: "Internet",
  internetSubtitle: "public clients",
  publicDns: "public DNS",
  site: "on-premises site",
  clients: (gateway: string) => `VPN clients of ${gateway}`,
  clientsSubtitle: "point-to-site",
  gatewayKind: (kind: string): string =>
    kind === "ExpressRoute" ? "ExpressRoute gateway" : kind === "Vpn" ? "VPN gateway" : "gateway",
  firewall: "firewall",
  firewallProxy: "firewall, DNS proxy",
  inbound: (address: string) => `inbound endpoint ${address}`,
  outbound: "outbound endpoint",
  ruleset: (rules: number) => counted(rules, ["forwarding rule", "forwarding rules"]),
  dnsServer: "DNS server",
  azureDns: "Azure DNS",
  azureDnsFrom: (vnet: string) => `asked from ${vnet}`,
  links: (count: number) => counted(count, ["VNet link", "VNet links"]),
  publicZone: "public zone",
  appsOutside: "apps outside VNets",
  ghost: "referenced, not there",
  unseen: "not seen",
  noRegion: "No region",
  more: (kind: BoxKindKey, count: number) => `${count} more ${kinds[kind][count === 1 ? 0 : 1]}`,
  peering: "peering",
  connection: "connection",
  hubConnection: "hub connection",
  asks: "asks",
  /** On a wire of a packet that is stopped further on. */
  passes: "gets this far",
  paths: (count: number) => counted(count, ["path", "paths"]),
  summary: (a: {
    readonly level: number;
    readonly boxes: number;
    readonly paths: readonly { readonly word: string; readonly count: number }[];
    readonly unexpected: number;
  }) =>
    `Level ${a.level}, ${counted(a.boxes, ["box", "boxes"])}. ` +
    (a.paths.length === 0
      ? "No paths are drawn."
      : `Paths: ${a.paths.map((p) => `${p.count} ${p.word.toLowerCase()}`).join(", ")}.`) +
    (a.unexpected > 0 ? ` ${a.unexpected} not as expected.` : ""),
  emptyQuestion: "Level 4 shows the path of one question. Nothing has been asked yet.",
};

/** The words of the picture, in one language. */
export type SceneWords = typeof sceneWords;
