/** Whether the route filter of a Microsoft peering lets a service's prefixes through (path.md 1.9). */
import { normalRegion } from "#src/azure/catalogue/index.ts";
import { type Estate, type Evidence, inList, type Key } from "#src/model/index.ts";
import type { Destination } from "./destination.ts";
import { tagOf } from "./destination.ts";
import { seen } from "./routes-entry.ts";

/**
 * Numbers of regions in BGP communities: 12076:51nnn is everything of a region, 52nnn its storage, 53nnn its SQL,
 * 54nnn its Cosmos DB. Source: Microsoft Learn, "ExpressRoute routing requirements", from memory.
 */
const REGIONS: Readonly<Record<string, number>> = {
  westeurope: 2,
  northeurope: 3,
  eastus: 4,
  eastus2: 5,
  westus: 6,
  northcentralus: 7,
  southcentralus: 8,
  centralus: 9,
  eastasia: 10,
  southeastasia: 11,
  japaneast: 12,
  japanwest: 13,
  brazilsouth: 14,
  australiaeast: 15,
  australiasoutheast: 16,
  centralindia: 17,
  westindia: 18,
  southindia: 19,
  canadacentral: 20,
  canadaeast: 21,
  uksouth: 24,
  ukwest: 25,
  westus2: 26,
  westcentralus: 27,
  koreasouth: 28,
  koreacentral: 29,
  francecentral: 30,
  francesouth: 31,
  australiacentral: 32,
  australiacentral2: 33,
  southafricanorth: 34,
  southafricawest: 35,
  uaenorth: 36,
  uaecentral: 37,
  switzerlandnorth: 38,
  switzerlandwest: 39,
  germanynorth: 40,
  germanywestcentral: 41,
  norwayeast: 42,
  norwaywest: 43,
};

const SERVICES: Readonly<Record<string, number>> = { Storage: 52, Sql: 53, AzureCosmosDB: 54 };

type Told = { readonly is: "yes" | "no" | "unknown"; readonly because: readonly Evidence[] };

/** Without a route filter nothing is told to the site; with one, only its communities. */
export function filterTells(estate: Estate, key: Key | undefined, to: Destination): Told {
  if (!key) return { is: "no", because: [] };
  const filter = inList(estate.routeFilters, key);
  if (!filter) return { is: "unknown", because: [] };
  const because = [
    seen(filter.id, "/properties/rules/0/properties/communities", filter.communities),
  ];
  if (filter.communities.length === 0) return { is: "no", because };
  const region = to.kind === "service" ? (to.region ?? "") : (to.service?.location ?? "");
  const tag = to.kind === "service" ? (to.tag ?? "") : tagOf(to.service, to.fqdn ?? "");
  const number = REGIONS[normalRegion(region)];
  if (number === undefined) return { is: "unknown", because };
  const community = (kind: number) => `12076:${kind}${String(number).padStart(3, "0")}`;
  const wanted = [51, SERVICES[tag]].flatMap((kind) =>
    kind === undefined ? [] : [community(kind)],
  );
  return { is: filter.communities.some((c) => wanted.includes(c)) ? "yes" : "no", because };
}
