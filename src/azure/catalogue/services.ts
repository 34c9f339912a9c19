/** Small facts about services that the path side needs: service tags, usual ports. */

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
