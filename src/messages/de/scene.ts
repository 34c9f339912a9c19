/** What stands in the picture, in German: titles, counts and the sentence that sums it up. */
import type { OutcomeKey } from "../outcome.ts";
import type { BoxKindKey, SceneWords } from "../scene.ts";
import { numberGerman } from "./forms.ts";

/** The word of each outcome, as a badge and in legends. */
export const outcomeGerman: Readonly<Record<OutcomeKey, string>> = {
  private: "Privat",
  endpoint: "Service Endpoint",
  public: "Öffentlich",
  blocked: "Blockiert",
  "no-answer": "Keine Antwort",
  unseen: "Nicht gesehen",
  mixed: "Gemischt",
};

type Forms = readonly [string, string];

/** Kinds of boxes, for one and for several. */
const kinds: Readonly<Record<BoxKindKey, Forms>> = {
  site: ["Standort", "Standorte"],
  internet: ["Internet", "Internet"],
  gateway: ["Gateway", "Gateways"],
  hub: ["Hub", "Hubs"],
  vnet: ["VNet", "VNets"],
  subnet: ["Subnetz", "Subnetze"],
  resolver: ["DNS-Server", "DNS-Server"],
  zone: ["DNS-Zone", "DNS-Zonen"],
  firewall: ["Firewall", "Firewalls"],
  vantage: ["Blickpunkt", "Blickpunkte"],
  endpoint: ["Private Endpoint", "Private Endpoints"],
  service: ["Dienst", "Dienste"],
  bundle: ["Bündel", "Bündel"],
};

const counted = (count: number, [one, many]: Forms) =>
  `${numberGerman(count)} ${count === 1 ? one : many}`;

const serviceKinds: Readonly<Record<string, Forms>> = {
  "microsoft.storage/storageaccounts": ["Speicherkonto", "Speicherkonten"],
  "microsoft.keyvault/vaults": ["Key Vault", "Key Vaults"],
  "microsoft.web/sites": ["Web-App", "Web-Apps"],
  "microsoft.sql/servers": ["SQL-Server", "SQL-Server"],
  "microsoft.documentdb/databaseaccounts": ["Cosmos-DB-Konto", "Cosmos-DB-Konten"],
  "microsoft.containerregistry/registries": ["Containerregistrierung", "Containerregistrierungen"],
  "microsoft.servicebus/namespaces": ["Service-Bus-Namespace", "Service-Bus-Namespaces"],
  "microsoft.eventhub/namespaces": ["Event-Hubs-Namespace", "Event-Hubs-Namespaces"],
  "microsoft.cache/redis": ["Redis-Cache", "Redis-Caches"],
  "microsoft.cognitiveservices/accounts": ["KI-Konto", "KI-Konten"],
  "microsoft.containerservice/managedclusters": ["AKS-Cluster", "AKS-Cluster"],
  "microsoft.machinelearningservices/workspaces": ["ML-Arbeitsbereich", "ML-Arbeitsbereiche"],
  "microsoft.search/searchservices": ["Suchdienst", "Suchdienste"],
  "microsoft.appconfiguration/configurationstores": [
    "Konfigurationsspeicher",
    "Konfigurationsspeicher",
  ],
  "microsoft.dbforpostgresql/flexibleservers": ["PostgreSQL-Server", "PostgreSQL-Server"],
  "microsoft.dbformysql/flexibleservers": ["MySQL-Server", "MySQL-Server"],
  "microsoft.kusto/clusters": ["Kusto-Cluster", "Kusto-Cluster"],
  "microsoft.network/privatelinkservices": ["Private-Link-Dienst", "Private-Link-Dienste"],
};

/** The kind of a service by its ARM type in lower case; the type's last word when it has no name here. */
function serviceKind(type: string, count = 1): string {
  const last = type.slice(type.lastIndexOf("/") + 1);
  const [one, many] = serviceKinds[type] ?? [last, last];
  return count === 1 ? one : many;
}

/** The words of the picture. */
export const sceneGerman: SceneWords = {
  lanes: ["Eigene Standorte", "Hub", "Spokes", "Private Endpoints", "Dienste"],
  kind: (kind) => kinds[kind][0],
  counted: (kind, count) => counted(count, kinds[kind]),
  serviceKind,
  countedServices: (type, count) => `${numberGerman(count)} ${serviceKind(type, count)}`,
  spokes: (count) => counted(count, ["Spoke", "Spokes"]),
  zones: (count) => counted(count, ["DNS-Zone", "DNS-Zonen"]),
  zonesOpen: "DNS-Zonen",
  internet: "Internet",
  internetSubtitle: "öffentliche Clients",
  publicDns: "öffentliches DNS",
  site: "eigener Standort",
  clients: (gateway) => `VPN-Clients von ${gateway}`,
  clientsSubtitle: "Point-to-Site",
  gatewayKind: (kind) =>
    kind === "ExpressRoute" ? "ExpressRoute-Gateway" : kind === "Vpn" ? "VPN-Gateway" : "Gateway",
  firewall: "Firewall",
  firewallProxy: "Firewall, DNS-Proxy",
  inbound: (address) => `eingehend, ${address}`,
  outbound: "nur ausgehend",
  ruleset: (rules) => counted(rules, ["Weiterleitungsregel", "Weiterleitungsregeln"]),
  dnsServer: "DNS-Server",
  azureDns: "Azure-DNS",
  azureDnsFrom: (vnet) => `gefragt aus ${vnet}`,
  links: (count) => counted(count, ["VNet-Verknüpfung", "VNet-Verknüpfungen"]),
  publicZone: "öffentliche Zone",
  appsOutside: "Apps außerhalb von VNets",
  ghost: "erwähnt, nicht vorhanden",
  unseen: "nicht gesehen",
  noRegion: "Ohne Region",
  more: (kind, count) => `${numberGerman(count)} weitere ${kinds[kind][count === 1 ? 0 : 1]}`,
  peering: "Peering",
  connection: "Verbindung",
  hubConnection: "Hub-Verbindung",
  asks: "fragt",
  passes: "kommt bis hier",
  paths: (count) => counted(count, ["Weg", "Wege"]),
  summary: (a) =>
    `Stufe ${a.level}, ${counted(a.boxes, ["Kasten", "Kästen"])}. ` +
    (a.paths.length === 0
      ? "Es sind keine Wege gezeichnet."
      : `Wege: ${a.paths.map((p) => `${p.word} ${numberGerman(p.count)}`).join(", ")}.`) +
    (a.unexpected > 0 ? ` Nicht wie erwartet: ${numberGerman(a.unexpected)}.` : ""),
  emptyQuestion: "Stufe 4 zeigt den Weg einer Frage. Es wurde noch nichts gefragt.",
};
