/** Small facts about services that the path side needs: service tags, usual ports, prices. */

/** Service tag whose prefixes a service endpoint routes (path.md 1.6). Grade: inferred, the last but two from memory. */
const TAGS: Readonly<Record<string, string>> = {
  "microsoft.storage": "Storage",
  "microsoft.storage.global": "Storage",
  "microsoft.sql": "Sql",
  "microsoft.keyvault": "AzureKeyVault",
  "microsoft.azurecosmosdb": "AzureCosmosDB",
  "microsoft.servicebus": "ServiceBus",
  "microsoft.eventhub": "EventHub",
  "microsoft.web": "AppService",
  "microsoft.containerregistry": "AzureContainerRegistry",
  "microsoft.cognitiveservices": "CognitiveServicesFrontend",
  "microsoft.azureactivedirectory": "AzureActiveDirectory",
};

/** Service endpoint name by resource type: which endpoint, enabled on a subnet, covers the service. */
const ENDPOINTS: Readonly<Record<string, string>> = {
  "microsoft.storage/storageaccounts": "Microsoft.Storage",
  "microsoft.sql/servers": "Microsoft.Sql",
  "microsoft.keyvault/vaults": "Microsoft.KeyVault",
  "microsoft.documentdb/databaseaccounts": "Microsoft.AzureCosmosDB",
  "microsoft.servicebus/namespaces": "Microsoft.ServiceBus",
  "microsoft.eventhub/namespaces": "Microsoft.EventHub",
  "microsoft.web/sites": "Microsoft.Web",
  "microsoft.containerregistry/registries": "Microsoft.ContainerRegistry",
  "microsoft.cognitiveservices/accounts": "Microsoft.CognitiveServices",
};

/** The service tag of a service endpoint's service (`Microsoft.Storage` → `Storage`), or undefined. */
export function serviceTagOf(service: string): string | undefined {
  return TAGS[service.toLowerCase()];
}

/** The service endpoint that covers resources of `type`, or undefined when none does (path.md 4.1). */
export function serviceEndpointFor(type: string): string | undefined {
  return ENDPOINTS[type.toLowerCase()];
}

/** Usual TCP port of a sub-resource (path.md 2.4); 443 where nothing else is known. */
export function defaultPort(groupId: string): number {
  const ports: Readonly<Record<string, number>> = {
    sqlserver: 1433,
    managedinstance: 1433,
    sql_mi: 1433,
    file: 445,
    rediscache: 6380,
    redisenterprise: 10000,
    postgresqlserver: 5432,
    mysqlserver: 3306,
    mariadbserver: 3306,
  };
  return ports[groupId.toLowerCase()] ?? 443;
}

/** List prices in US dollars (path.md 4.6). Source: Azure Retail Prices, read 2026-09-17; edit here when they change. */
export const PRICES = {
  asOf: "2026-09-17",
  source: "https://prices.azure.com/api/retail/prices (Virtual Network Private Link)",
  hoursPerMonth: 730,
  endpointPerHour: 0.01,
  /** Per GB and direction, by volume: up to 1 PB, to 5 PB, above. */
  endpointPerGb: [
    { upToGb: 1_000_000, price: 0.01 },
    { upToGb: 5_000_000, price: 0.006 },
    { upToGb: Number.POSITIVE_INFINITY, price: 0.004 },
  ],
  standardServiceEndpointPerVnetHour: 0.1,
  directConnectPerHour: 0.675,
  peeringPerGb: 0.01,
} as const;
