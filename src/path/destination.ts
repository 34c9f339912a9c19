/** What a packet is aimed at: an address, or a service whose public address nobody knows by number. */
import { serviceEndpointFor, serviceTagOf } from "#src/azure/catalogue/index.ts";
import type { Service } from "#src/model/index.ts";
import { isUnder } from "#src/net/index.ts";

/**
 * The aim of a journey. A service without a known public address is taken as inside its own service tag, in its
 * region (spec/cli.md, `trace`).
 */
export type Destination =
  | {
      readonly kind: "address";
      readonly address: string;
      /** The service that the name asked for belongs to, when the estate holds it. */
      readonly service?: Service;
      /** The name that led here; absent when an address was asked for. */
      readonly fqdn?: string;
    }
  | {
      readonly kind: "service";
      /** Absent: the name belongs to nothing in the estate. */
      readonly service?: Service;
      /** Service tag without region (`Storage`); absent or "" when none is known: only AzureCloud and 0.0.0.0/0 hold it. */
      readonly tag?: string;
      /** Region of the resource, as ARM's short name; absent or "" when not known. */
      readonly region?: string;
      readonly fqdn: string;
    };

/** Tags of public names whose service is not in the estate, by suffix. */
const TAG_BY_SUFFIX: readonly (readonly [string, string])[] = [
  ["core.windows.net", "Storage"],
  ["database.windows.net", "Sql"],
  ["vault.azure.net", "AzureKeyVault"],
  ["documents.azure.com", "AzureCosmosDB"],
  ["servicebus.windows.net", "ServiceBus"],
  ["azurewebsites.net", "AppService"],
  ["azurecr.io", "AzureContainerRegistry"],
  ["cognitiveservices.azure.com", "CognitiveServicesFrontend"],
  ["openai.azure.com", "CognitiveServicesFrontend"],
  ["search.windows.net", "AzureCognitiveSearch"],
];

/** Tags of services that no service endpoint covers, by ARM type. */
const TAG_BY_TYPE: Readonly<Record<string, string>> = {
  "microsoft.search/searchservices": "AzureCognitiveSearch",
};

/** The service tag that holds the public addresses of `service`, or of the public name `fqdn`; "" when none is known. */
export function tagOf(service: Service | undefined, fqdn: string): string {
  if (service) {
    const endpoint = serviceEndpointFor(service.type);
    const tag = endpoint ? serviceTagOf(endpoint) : TAG_BY_TYPE[service.type];
    if (tag !== undefined) return tag;
  }
  return TAG_BY_SUFFIX.find(([suffix]) => isUnder(fqdn, suffix))?.[1] ?? "";
}

/**
 * The destination of one address of an answer. `address` is an IP address, or `public` for a public address that the
 * estate does not know (spec/cli.md, `resolve`).
 */
export function destinationOf(
  address: string,
  fqdn: string,
  service: Service | undefined,
): Destination {
  const owner = service ? { service } : {};
  if (address !== "public") return { kind: "address", address, fqdn, ...owner };
  const tag = tagOf(service, fqdn);
  return { kind: "service", tag, region: service?.location ?? "", fqdn, ...owner };
}
