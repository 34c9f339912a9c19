/** In which of Azure's clouds does an estate stand, by its regions and by the names in its documents? */
import type { Cloud } from "#src/model/index.ts";
import { isBag, prop } from "./bag.ts";
import type { Doc } from "./doc.ts";
import { regionOf } from "./things.ts";

/** Properties in which services tell names of their own. */
const TELLING = [
  "primaryEndpoints",
  "vaultUri",
  "fullyQualifiedDomainName",
  "loginServer",
  "documentEndpoint",
  "defaultHostName",
  "serviceBusEndpoint",
  "hostName",
  "endpoint",
  "fqdn",
] as const;

const GOVERNMENT = /\.(usgovcloudapi\.net|azure\.us|azurewebsites\.us|azurecr\.us)\b/i;
const CHINA = /\.(chinacloudapi\.cn|azure\.cn|chinacloudsites\.cn|azurecr\.cn)\b/i;

/** The cloud of `docs`: the one that most documents which tell any but the commercial one tell. */
export function cloudOf(docs: readonly Doc[]): Cloud {
  let [government, china, commercial] = [0, 0, 0];
  for (const doc of docs) {
    // What stands inside another stands in its cloud.
    if (doc.isInline) continue;
    const told = ofRegion(regionOf(doc)) ?? ofNames(doc) ?? ofAccount(doc);
    if (told === "usgovernment") government++;
    else if (told === "china") china++;
    else if (told === "commercial") commercial++;
  }
  if (government === 0 && china === 0) return "commercial";
  // A file of another estate may have slipped in; most of what was read decides.
  if (commercial > government && commercial > china) return "commercial";
  return government >= china ? "usgovernment" : "china";
}

function ofRegion(region: string): Cloud | undefined {
  if (region === "" || region === "global") return undefined;
  if (region.startsWith("usgov") || region.startsWith("usdod")) return "usgovernment";
  return region.startsWith("china") ? "china" : "commercial";
}

function ofNames(doc: Doc): Cloud | undefined {
  for (const name of TELLING) {
    const value = doc.props[name];
    const text = isBag(value) ? prop(value, "blob") : value;
    if (typeof text !== "string") continue;
    if (GOVERNMENT.test(text)) return "usgovernment";
    if (CHINA.test(text)) return "china";
  }
  return undefined;
}

/** `az account list` names the cloud. */
function ofAccount(doc: Doc): Cloud | undefined {
  const name = doc.type === "microsoft.resources/subscriptions" ? doc.body.cloudName : undefined;
  if (name === "AzureUSGovernment") return "usgovernment";
  return name === "AzureChinaCloud" ? "china" : undefined;
}
