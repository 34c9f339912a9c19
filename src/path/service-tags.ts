/** Which addresses and services a service tag stands for, as far as the told list, or else the built-in extract, knows. */
import { normalRegion, serviceTagRows, TAGS_AS_OF } from "#src/azure/catalogue/index.ts";
import type { Estate, ServiceTag, ServiceTags } from "#src/model/index.ts";
import {
  holdsAddress,
  isPrivateAddress,
  type Prefix,
  parseAddress,
  parsePrefix,
} from "#src/net/index.ts";

export type Three = "yes" | "no" | "unknown";

const builtIn: ServiceTags = {
  source: "built-in",
  asOf: TAGS_AS_OF,
  cloud: "Public",
  changeNumber: "",
  complete: false,
  tags: serviceTagRows.map(([name, region, systemService, , prefixes]) => ({
    name,
    region,
    systemService,
    prefixes: prefixes.split(" "),
  })),
};

/** For the other clouds, whose addresses the built-in extract does not hold. */
const nothing: ServiceTags = { ...builtIn, asOf: "", tags: [] };

/** The tags that hold for `estate`: as told, or the built-in extract. */
export function tagsOf(estate: Estate): ServiceTags {
  return estate.serviceTags ?? (estate.cloud === "commercial" ? builtIn : nothing);
}

/** Regions whose word in tags is not ARM's short name. From memory of the weekly file. */
const TAG_REGIONS: Readonly<Record<string, string>> = {
  brazilse: "brazilsoutheast",
  centralfrance: "francecentral",
  southfrance: "francesouth",
  germanyn: "germanynorth",
  germanywc: "germanywestcentral",
  norwaye: "norwayeast",
  norwayw: "norwaywest",
  switzerlandn: "switzerlandnorth",
  switzerlandw: "switzerlandwest",
};

/** A tag's two halves: `Storage.WestEurope` → `storage`, `westeurope`; the region is "" for all regions. */
export function tagParts(text: string): { readonly service: string; readonly region: string } {
  const lower = text.toLowerCase();
  const dot = lower.indexOf(".");
  // `AzureFrontDoor.Backend` and its like are one word with a dot, not a region.
  if (dot < 0 || lower.startsWith("azurefrontdoor.")) return { service: lower, region: "" };
  const region = normalRegion(lower.slice(dot + 1));
  return { service: lower.slice(0, dot), region: TAG_REGIONS[region] ?? region };
}

type Known = { readonly tag: ServiceTag; readonly prefixes: readonly Prefix[] };
const memo = new WeakMap<ServiceTags, ReadonlyMap<string, Known>>();

function tableOf(tags: ServiceTags): ReadonlyMap<string, Known> {
  let table = memo.get(tags);
  if (!table) {
    table = new Map(
      tags.tags.map((tag) => {
        const { service, region } = tagParts(tag.name);
        const prefixes = tag.prefixes.flatMap((text) => parsePrefix(text) ?? []);
        return [`${service}.${region}`, { tag, prefixes }];
      }),
    );
    memo.set(tags, table);
  }
  return table;
}

function knownOf(tags: ServiceTags, tag: string, region = ""): Known | undefined {
  const parts = tagParts(tag);
  return tableOf(tags).get(`${parts.service}.${parts.region || normalRegion(region)}`);
}

/** The prefixes of `tag` (in `region`, when the tag itself names none), or undefined when the list does not hold it. */
export function tagPrefixes(
  tags: ServiceTags,
  tag: string,
  region?: string,
): readonly string[] | undefined {
  return knownOf(tags, tag, region)?.tag.prefixes;
}

/**
 * Whether `address` lies in `tag`. `unknown` when the list does not hold the tag; a partial list may say yes for a
 * tag of all regions (by one of its regions) but never no. Tags that depend on the asker (`VirtualNetwork`,
 * `Internet` beyond private addresses) are the filter's business (path.md 2, rule 4).
 */
export function tagContains(tags: ServiceTags, tag: string, address: string): Three {
  const { service, region } = tagParts(tag);
  const parsed = parseAddress(address);
  if (!parsed) return "unknown";
  if (service === "azureloadbalancer") return address === "168.63.129.16" ? "yes" : "no";
  if (service === "internet") return isPrivateAddress(address) ? "no" : "yes";
  if (isPrivateAddress(address)) return "no";
  const known = knownOf(tags, tag);
  if (known) return known.prefixes.some((p) => holdsAddress(p, parsed)) ? "yes" : "no";
  for (const { tag: part, prefixes } of tableOf(tags).values()) {
    const own = tagParts(part.name);
    const isPart =
      service === "azurecloud"
        ? region === "" || own.region === region
        : own.service === service && region === "";
    if (isPart && prefixes.some((p) => holdsAddress(p, parsed))) return "yes";
  }
  return tags.complete ? "no" : "unknown";
}

/**
 * Whether every address of the service tag `inner` (in `region`; "" or absent: not known) lies in the tag `outer`:
 * `Storage.WestEurope` in `Storage`, both in `AzureCloud`, everything Azure in `Internet`.
 */
export function tagWithin(inner: string, region: string | undefined, outer: string): Three {
  const out = tagParts(outer);
  const own = tagParts(inner);
  const place = own.region || normalRegion(region ?? "");
  if (out.service === "internet") return "yes";
  if (out.service === "virtualnetwork" || out.service === "azureloadbalancer") return "no";
  const sameService = out.service === own.service || out.service === "azurecloud";
  if (!sameService) {
    // The two tags of Azure AI overlap in a way that the list alone tells.
    const kin =
      own.service.slice(0, 12) === "cognitiveser" && out.service.startsWith("cognitiveser");
    return kin ? "unknown" : "no";
  }
  if (out.region === "") return "yes";
  if (place === "") return "unknown";
  return out.region === place ? "yes" : "no";
}
