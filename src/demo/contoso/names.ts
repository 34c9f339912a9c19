/** Contoso's zones, links, resolvers and rulesets. */
import {
  type ArmDocument,
  inbound,
  nameOf,
  outbound,
  privateZone,
  recordSet,
  resolver,
  rule,
  ruleset,
  rulesetLink,
  subnetOf,
  zoneLink,
} from "../arm/index.ts";
import { hub, hubNeu, RESOLVER, RESOLVER_NEU, spoke01, spoke12 } from "./networks.ts";
import { dnsPlace, hubNeuPlace, hubPlace, shopNeuPlace } from "./places.ts";

/** The zones of private endpoints, each once, in one subscription. */
export const zones = {
  blob: privateZone("privatelink.blob.core.windows.net", dnsPlace),
  vault: privateZone("privatelink.vaultcore.azure.net", dnsPlace),
  sql: privateZone("privatelink.database.windows.net", dnsPlace),
  cosmos: privateZone("privatelink.documents.azure.com", dnsPlace),
  registry: privateZone("privatelink.azurecr.io", dnsPlace),
  web: privateZone("privatelink.azurewebsites.net", dnsPlace),
  redis: privateZone("privatelink.redis.cache.windows.net", dnsPlace),
  bus: privateZone("privatelink.servicebus.windows.net", dnsPlace),
  cognitive: privateZone("privatelink.cognitiveservices.azure.com", dnsPlace),
  openai: privateZone("privatelink.openai.azure.com", dnsPlace),
  foundry: privateZone("privatelink.services.ai.azure.com", dnsPlace),
} as const;

/** Mistake: the shop keeps a second copy of a zone, and links its VNet to that one. */
export const shopVault = privateZone("privatelink.vaultcore.azure.net", shopNeuPlace);

/** Contoso's own names in Azure. */
const azureZone = privateZone("azure.contoso.com", dnsPlace);

function links(): readonly ArmDocument[] {
  return Object.values(zones).flatMap((zone) => {
    const name = nameOf(zone);
    return [
      zoneLink(zone, hub),
      zoneLink(zone, hubNeu),
      // Mistake: the team of vnet-spoke-01 linked every zone but the one for blobs.
      ...(name === nameOf(zones.blob) ? [] : [zoneLink(zone, spoke01)]),
      ...(name === nameOf(zones.vault) ? [] : [zoneLink(zone, spoke12)]),
    ];
  });
}

function resolvers(): readonly ArmDocument[] {
  const weu = resolver("dnspr-hub", { ...hubPlace, vnet: hub });
  const neu = resolver("dnspr-hub-neu", { ...hubNeuPlace, vnet: hubNeu });
  const outWeu = outbound(weu, "outbound", { ...hubPlace, subnet: subnetOf(hub, "snet-dns-out") });
  const outNeu = outbound(neu, "outbound", {
    ...hubNeuPlace,
    subnet: subnetOf(hubNeu, "snet-dns-out"),
  });
  const rules = ruleset("rs-contoso", { ...hubPlace, outbound: [outWeu] });
  const rulesNeu = ruleset("rs-contoso-neu", { ...hubNeuPlace, outbound: [outNeu] });
  return [
    weu,
    neu,
    inbound(weu, "inbound", {
      ...hubPlace,
      subnet: subnetOf(hub, "snet-dns-in"),
      address: RESOLVER,
    }),
    inbound(neu, "inbound", {
      ...hubNeuPlace,
      subnet: subnetOf(hubNeu, "snet-dns-in"),
      address: RESOLVER_NEU,
    }),
    outWeu,
    outNeu,
    rules,
    rule(rules, "corp.contoso.com", ["192.168.0.53"]),
    rulesetLink(rules, hub),
    rulesetLink(rules, spoke01),
    rulesNeu,
    rule(rulesNeu, "corp.contoso.com", ["192.168.0.53"]),
    // Mistake: the rule should lead to West Europe, where the zone is linked; it leads back to its own hub.
    rule(rulesNeu, "azure.contoso.com", [RESOLVER_NEU]),
    rulesetLink(rulesNeu, hubNeu),
    rulesetLink(rulesNeu, spoke12),
  ];
}

/** All documents of names, but for the records that private endpoints write. */
export function names(): readonly ArmDocument[] {
  return [
    ...Object.values(zones),
    ...links(),
    shopVault,
    zoneLink(shopVault, spoke12),
    azureZone,
    zoneLink(azureZone, hub),
    zoneLink(azureZone, spoke01),
    recordSet(azureZone, "A", "portal", ["10.1.1.10"], { ttl: 3600 }),
    recordSet(azureZone, "A", "shop", ["10.3.1.10"], { ttl: 3600 }),
    // Mistake: the cache's endpoint was made anew at 10.2.2.12; the record of the old one stayed.
    recordSet(zones.redis, "A", "redis-contoso", ["10.2.2.99"], {
      creator:
        "created by private endpoint pe-redis-old with resource guid 0d3c1f52-77aa-4b6e-9d1b-5f0c2e1a9b44",
    }),
    ...resolvers(),
  ];
}
