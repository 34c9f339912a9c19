/** Which public names a service has: told by its ARM document first, else by its type and name. */
import { parseName } from "#src/net/index.ts";
import { aliasOf } from "./alias.ts";
import type { CloudName } from "./zones.ts";

export type NamedService = {
  /** ARM type in lower case. */
  readonly type: string;
  readonly name: string;
  readonly location: string;
  readonly kind: string;
  /** The `properties` bag of the document, or the flattened document itself. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly cloud: CloudName;
};

export type PublicName = { readonly fqdn: string; readonly groupId: string };

const STORAGE_GROUPS = ["blob", "file", "queue", "table", "web", "dfs"] as const;

const CORE: Readonly<Record<CloudName, string>> = {
  commercial: "core.windows.net",
  usgovernment: "core.usgovcloudapi.net",
  china: "core.chinacloudapi.cn",
};

/** Suffixes by type and cloud where a name follows from the resource's own: commercial, US Government, China. */
const SUFFIXES: Readonly<
  Record<
    string,
    readonly (readonly [
      groupId: string,
      commercial: string,
      usgovernment?: string,
      china?: string,
    ])[]
  >
> = {
  "microsoft.keyvault/vaults": [
    ["vault", "vault.azure.net", "vault.usgovcloudapi.net", "vault.azure.cn"],
  ],
  "microsoft.keyvault/managedhsms": [["managedhsm", "managedhsm.azure.net"]],
  "microsoft.sql/servers": [
    [
      "sqlServer",
      "database.windows.net",
      "database.usgovcloudapi.net",
      "database.chinacloudapi.cn",
    ],
  ],
  "microsoft.containerregistry/registries": [
    ["registry", "azurecr.io", "azurecr.us", "azurecr.cn"],
  ],
  "microsoft.documentdb/databaseaccounts": [
    ["Sql", "documents.azure.com", "documents.azure.us", "documents.azure.cn"],
  ],
  "microsoft.servicebus/namespaces": [
    [
      "namespace",
      "servicebus.windows.net",
      "servicebus.usgovcloudapi.net",
      "servicebus.chinacloudapi.cn",
    ],
  ],
  "microsoft.eventhub/namespaces": [
    [
      "namespace",
      "servicebus.windows.net",
      "servicebus.usgovcloudapi.net",
      "servicebus.chinacloudapi.cn",
    ],
  ],
  "microsoft.relay/namespaces": [
    [
      "namespace",
      "servicebus.windows.net",
      "servicebus.usgovcloudapi.net",
      "servicebus.chinacloudapi.cn",
    ],
  ],
  "microsoft.web/sites": [
    ["sites", "azurewebsites.net", "azurewebsites.us", "chinacloudsites.cn"],
    ["sites", "scm.azurewebsites.net", "scm.azurewebsites.us", "scm.chinacloudsites.cn"],
  ],
  "microsoft.cognitiveservices/accounts": [
    [
      "account",
      "cognitiveservices.azure.com",
      "cognitiveservices.azure.us",
      "cognitiveservices.azure.cn",
    ],
  ],
  "microsoft.search/searchservices": [
    ["searchService", "search.windows.net", "search.azure.us", "search.azure.cn"],
  ],
  "microsoft.cache/redis": [
    [
      "redisCache",
      "redis.cache.windows.net",
      "redis.cache.usgovcloudapi.net",
      "redis.cache.chinacloudapi.cn",
    ],
  ],
  "microsoft.dbforpostgresql/servers": [
    [
      "postgresqlServer",
      "postgres.database.azure.com",
      "postgres.database.usgovcloudapi.net",
      "postgres.database.chinacloudapi.cn",
    ],
  ],
  "microsoft.dbforpostgresql/flexibleservers": [
    [
      "postgresqlServer",
      "postgres.database.azure.com",
      "postgres.database.usgovcloudapi.net",
      "postgres.database.chinacloudapi.cn",
    ],
  ],
  "microsoft.dbformysql/servers": [
    [
      "mysqlServer",
      "mysql.database.azure.com",
      "mysql.database.usgovcloudapi.net",
      "mysql.database.chinacloudapi.cn",
    ],
  ],
  "microsoft.dbformysql/flexibleservers": [
    [
      "mysqlServer",
      "mysql.database.azure.com",
      "mysql.database.usgovcloudapi.net",
      "mysql.database.chinacloudapi.cn",
    ],
  ],
  "microsoft.dbformariadb/servers": [
    [
      "mariadbServer",
      "mariadb.database.azure.com",
      "mariadb.database.usgovcloudapi.net",
      "mariadb.database.chinacloudapi.cn",
    ],
  ],
  "microsoft.appconfiguration/configurationstores": [
    ["configurationStores", "azconfig.io", "azconfig.azure.us", "azconfig.azure.cn"],
  ],
  "microsoft.signalrservice/signalr": [
    ["signalr", "service.signalr.net", "service.signalr.azure.us", "service.signalr.azure.cn"],
  ],
  "microsoft.signalrservice/webpubsub": [["webpubsub", "webpubsub.azure.com"]],
  "microsoft.apimanagement/service": [["Gateway", "azure-api.net", "azure-api.us", "azure-api.cn"]],
  "microsoft.devices/iothubs": [
    ["iotHub", "azure-devices.net", "azure-devices.us", "azure-devices.cn"],
  ],
  "microsoft.devices/provisioningservices": [
    [
      "iotDps",
      "azure-devices-provisioning.net",
      "azure-devices-provisioning.us",
      "azure-devices-provisioning.cn",
    ],
  ],
  "microsoft.purview/accounts": [["account", "purview.azure.com", "purview.azure.us"]],
  "microsoft.synapse/workspaces": [
    ["Sql", "sql.azuresynapse.net", "sql.azuresynapse.usgovcloudapi.net"],
    ["Dev", "dev.azuresynapse.net", "dev.azuresynapse.usgovcloudapi.net"],
  ],
  "microsoft.digitaltwins/digitaltwinsinstances": [],
  "microsoft.hdinsight/clusters": [
    ["gateway", "azurehdinsight.net", "azurehdinsight.us", "azurehdinsight.cn"],
  ],
};

/** Suffixes with the region between the name and them. */
const REGIONAL: Readonly<Record<string, readonly [groupId: string, suffix: string]>> = {
  "microsoft.kusto/clusters": ["cluster", "kusto.windows.net"],
  "microsoft.batch/batchaccounts": ["batchAccount", "batch.azure.com"],
  "microsoft.eventgrid/topics": ["topic", "eventgrid.azure.net"],
  "microsoft.eventgrid/domains": ["domain", "eventgrid.azure.net"],
  "microsoft.datafactory/factories": ["dataFactory", "datafactory.azure.net"],
};

/** Properties whose text is a host name or a URL of the service. */
const TELLING = [
  "vaultUri",
  "hsmUri",
  "fullyQualifiedDomainName",
  "loginServer",
  "documentEndpoint",
  "hostName",
  "fqdn",
  "privateFQDN",
  "endpoint",
  "serviceBusEndpoint",
  "uri",
  "dataIngestionUri",
  "gatewayUrl",
  "accountEndpoint",
  "defaultHostName",
  "defaultHostname",
  "workspaceUrl",
  "attestUri",
  "scmUrl",
  "managementApiUrl",
  "serviceOperationsHostName",
];

/** The public names of `service`, in order of first telling, each once. Never throws, whatever the document holds. */
export function serviceNames(service: NamedService): readonly PublicName[] {
  const found = new Map<string, string>();
  const add = (text: unknown, groupId?: string) => {
    const host = typeof text === "string" ? hostIn(text) : undefined;
    if (host && !found.has(host)) found.set(host, groupId ?? aliasOf(host)?.groupId ?? "");
  };
  const { properties, type } = service;
  const bag = (name: string) => {
    const value = properties[name];
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  };
  if (type === "microsoft.storage/storageaccounts") addStorage(service, bag, add);
  for (const key of TELLING) add(properties[key]);
  for (const value of Object.values(bag("connectivityEndpoints"))) add(value);
  for (const value of Object.values(bag("endpoints"))) add(value);
  for (const key of ["hostNames", "enabledHostNames", "dataEndpointHostNames"])
    for (const value of listIn(properties[key]))
      add(value, key === "dataEndpointHostNames" ? "registry" : undefined);
  if (type === "microsoft.web/sites") {
    const sites =
      listIn(properties.enabledHostNames).length > 0 || listIn(properties.hostNames).length > 0;
    for (const host of found.keys()) if (!aliasOf(host as never)) found.set(host, "sites");
    if (sites)
      for (const host of found.keys()) {
        const dot = host.indexOf(".");
        if (!host.includes(".scm.") && /\.(azurewebsites|chinacloudsites)\./.test(host))
          add(`${host.slice(0, dot)}.scm${host.slice(dot)}`, "sites");
      }
  }
  if (type === "microsoft.documentdb/databaseaccounts") {
    for (const key of ["locations", "writeLocations", "readLocations"])
      for (const place of listIn(properties[key]))
        add((place as { documentEndpoint?: unknown })?.documentEndpoint);
  }
  addDerived(service, found, add);
  return [...found].map(([fqdn, groupId]) => ({ fqdn, groupId }));
}

function addStorage(
  service: NamedService,
  bag: (name: string) => Record<string, unknown>,
  add: (text: unknown, groupId?: string) => void,
): void {
  const primary = bag("primaryEndpoints");
  const secondary = bag("secondaryEndpoints");
  for (const group of STORAGE_GROUPS) add(primary[group], group);
  for (const group of STORAGE_GROUPS) add(secondary[group], `${group}_secondary`);
  if (Object.keys(primary).length > 0) return;
  for (const group of STORAGE_GROUPS)
    if (group !== "web") add(`${service.name}.${group}.${CORE[service.cloud]}`, group);
}

function addDerived(
  service: NamedService,
  found: ReadonlyMap<string, string>,
  add: (text: unknown, groupId?: string) => void,
): void {
  const { type, name, cloud } = service;
  const at = cloud === "commercial" ? 1 : cloud === "usgovernment" ? 2 : 3;
  for (const row of SUFFIXES[type] ?? []) {
    const suffix = row[at as 1 | 2 | 3];
    const isTold = [...found.keys()].some(
      (host) =>
        suffix !== undefined &&
        host.endsWith(`.${suffix}`) &&
        (type !== "microsoft.web/sites" || host.includes(".scm.") === suffix.startsWith("scm.")),
    );
    // A slot is a resource `app/slot` of its own, whose names join the two with a hyphen.
    if (suffix && !isTold) add(`${name.replace("/", "-")}.${suffix}`, row[0]);
  }
  if (type === "microsoft.synapse/workspaces")
    add(
      `${name}-ondemand.${cloud === "usgovernment" ? "sql.azuresynapse.usgovcloudapi.net" : "sql.azuresynapse.net"}`,
      "SqlOnDemand",
    );
  const regional = REGIONAL[type];
  if (regional && service.location && ![...found.keys()].some((host) => host.endsWith(regional[1])))
    add(`${name}.${service.location}.${regional[1]}`, regional[0]);
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The host of a URL or host name, as a checked name; undefined when the text holds none. */
function hostIn(text: string): ReturnType<typeof parseName> {
  // Most names stand there bare, or as `https://name/`; only what is left of the rest needs patterns.
  const isHttps = text.startsWith("https://");
  const end = isHttps ? text.indexOf("/", 8) : -1;
  const body = isHttps ? text.slice(8, end < 0 ? text.length : end) : text;
  const bare = PLAIN.test(body) ? body : bareOf(text);
  return bare.includes(".") && !/^\d+(\.\d+){3}$/.test(bare) ? parseName(bare) : undefined;
}

const PLAIN = /^[\w.*-]+$/;

function bareOf(text: string): string {
  return text
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, "")
    .replace(/[/?#].*$/, "")
    .replace(/:\d+$/, "")
    .replace(/^[^@]*@/, "");
}
