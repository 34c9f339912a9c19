/** Which members, and so which public names and addresses, a private endpoint of a service has. */
import type { ArmDocument } from "./document.ts";

/** One address of a private endpoint: the member of the service, and the public names it serves. */
export type Member = { readonly member: string; readonly fqdns: readonly string[] };

/** Public suffix by ARM type (lower case) where a service has one name and one member, which is the group itself. */
const PLAIN: Readonly<Record<string, string>> = {
  "microsoft.keyvault/vaults": "vault.azure.net",
  "microsoft.sql/servers": "database.windows.net",
  "microsoft.servicebus/namespaces": "servicebus.windows.net",
  "microsoft.eventhub/namespaces": "servicebus.windows.net",
  "microsoft.cache/redis": "redis.cache.windows.net",
  "microsoft.dbforpostgresql/flexibleservers": "postgres.database.azure.com",
  "microsoft.dbformysql/flexibleservers": "mysql.database.azure.com",
  "microsoft.search/searchservices": "search.windows.net",
  "microsoft.apimanagement/service": "azure-api.net",
  "microsoft.appconfiguration/configurationstores": "azconfig.io",
};

/**
 * The members of `service` for `groupId`, one address each (dns.md 1.2). Cosmos accounts and registries have one more
 * member per region; web apps serve their SCM name at the same address; a service of another kind has none by itself.
 */
export function membersOf(service: ArmDocument, groupId: string): readonly Member[] {
  const { name, location = "" } = service;
  const type = service.type.toLowerCase();
  const plain = PLAIN[type];
  if (plain) return [{ member: groupId, fqdns: [`${name}.${plain}`] }];
  switch (type) {
    case "microsoft.storage/storageaccounts": {
      const [kind = groupId, second] = groupId.split("_");
      const host = second ? `${name}-${second}` : name;
      return [{ member: groupId, fqdns: [`${host}.${kind}.core.windows.net`] }];
    }
    case "microsoft.web/sites":
      return [
        {
          member: groupId,
          fqdns: [`${name}.azurewebsites.net`, `${name}.scm.azurewebsites.net`],
        },
      ];
    case "microsoft.documentdb/databaseaccounts":
      return [
        { member: name, fqdns: [`${name}.documents.azure.com`] },
        { member: `${name}-${location}`, fqdns: [`${name}-${location}.documents.azure.com`] },
      ];
    case "microsoft.containerregistry/registries":
      return [
        {
          member: `registry_data_${location}`,
          fqdns: [`${name}.${location}.data.azurecr.io`],
        },
        { member: "registry_registry", fqdns: [`${name}.azurecr.io`] },
      ];
    case "microsoft.cognitiveservices/accounts":
      return [
        {
          member: "default",
          fqdns: [
            `${name}.cognitiveservices.azure.com`,
            `${name}.openai.azure.com`,
            `${name}.services.ai.azure.com`,
          ],
        },
      ];
    case "microsoft.kusto/clusters":
      return [
        { member: "Engine", fqdns: [`${name}.${location}.kusto.windows.net`] },
        { member: "DataManagement", fqdns: [`ingest-${name}.${location}.kusto.windows.net`] },
      ];
    case "microsoft.containerservice/managedclusters": {
      const { privateFQDN } = service.properties;
      return [{ member: groupId, fqdns: typeof privateFQDN === "string" ? [privateFQDN] : [] }];
    }
    default:
      return [];
  }
}
