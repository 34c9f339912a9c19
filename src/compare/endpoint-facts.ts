/** What a private endpoint means for one vantage and service: premises, exfiltration, routes, filters, DNS, regions, tenants. */
import {
  expectedZones,
  groupsOf,
  linkableTypes,
  normalRegion,
} from "#src/azure/catalogue/index.ts";
import { type Estate, inList, type PrivateEndpoint, type Vantage } from "#src/model/index.ts";
import type { Judgement } from "#src/verdict/index.ts";
import { groupOf, judgementsOf, placeOf } from "#src/verdict/index.ts";
import type { Fact, Support } from "./comparison.ts";
import { evidence, fact } from "./facts.ts";
import type { ByEndpoint, Pair } from "./supposed.ts";

/** Whether private endpoints can lead to a kind of service. */
export function endpointSupport({ estate, service }: Pair): Support {
  if (groupsOf(estate.cloud, service.type).length > 0) return "yes";
  if (service.connections !== undefined) return "yes";
  return linkableTypes.has(service.type) ? "yes" : "unknown";
}

/** Whether the premises reach it: which sites do today by the private address, or what they lack. */
export function endpointOnPremises({ estate, fqdn }: Pair): Fact {
  if (estate.sites.length === 0 && estate.gateways.length === 0) return fact("pe-premises-none");
  const sites = estate.sites.map(
    (s): Vantage => ({ id: `site:${s.name}`, kind: "site", label: s.name, site: s.name }),
  );
  const told = judgementsOf(
    estate,
    sites.map((s) => placeOf(estate, s)),
    fqdn,
    undefined,
  );
  const reached = sites
    .filter((_, i) => told[i]?.verdict.class === "PRIVATE_ENDPOINT")
    .map((s) => s.label);
  if (reached.length > 0) return fact("pe-premises-reached", { sites: reached.join(", ") });
  return fact(sites.length > 0 ? "pe-premises-possible" : "pe-premises-untold");
}

/** What a machine behind it can carry off: one instance, and the rest only while public ways are open. */
export function endpointExfiltration({ service }: Pair): Fact {
  const { door } = service;
  const pointer = door.pointers.publicAccess ?? "/properties/publicNetworkAccess";
  const because = [evidence(service.id, pointer, door.publicAccess ?? null)];
  const isShut = door.publicAccess === "Disabled" || door.publicAccess === "SecuredByPerimeter";
  return fact(
    isShut ? "pe-bound-and-shut" : "pe-bound-but-open",
    { service: service.name },
    because,
  );
}

/** The policy of the subnet that the endpoint stands, or would stand, in. */
function policyOf(estate: Estate, endpoint: PrivateEndpoint | undefined) {
  const subnet = inList(estate.subnets, endpoint?.subnet);
  return { subnet, policy: subnet?.privateEndpointNetworkPolicies || "Disabled" };
}

/** Whether routes of the user reach past the endpoint's own route (path.md 1.7). */
export function endpointRoutes({ estate, from }: Pair, way: ByEndpoint): Fact {
  if (!way.endpoint) return fact("pe-routes-new");
  const { subnet, policy } = policyOf(estate, way.endpoint);
  if (!subnet) return fact("pe-routes-unseen", { endpoint: way.endpoint.name });
  const because = [evidence(subnet.id, "/properties/privateEndpointNetworkPolicies", policy)];
  const args = { endpoint: way.endpoint.name, policy, from: from.label };
  if (way.risks.includes("FIREWALL_BYPASSED"))
    return fact("pe-routes-bypass-firewall", args, because);
  const obeys = ["enabled", "routetableenabled"].includes(policy.toLowerCase());
  return fact(obeys ? "pe-routes-obeyed" : "pe-routes-by-host-only", args, because);
}

/** Whether network security groups stand before the endpoint. */
export function endpointFilters({ estate }: Pair, way: ByEndpoint): Fact {
  if (!way.endpoint) return fact("pe-filters-new");
  const { subnet, policy } = policyOf(estate, way.endpoint);
  if (!subnet) return fact("pe-filters-unseen", { endpoint: way.endpoint.name });
  const because = [evidence(subnet.id, "/properties/privateEndpointNetworkPolicies", policy)];
  const args = { endpoint: way.endpoint.name, policy };
  const isOn = ["enabled", "networksecuritygroupenabled"].includes(policy.toLowerCase());
  if (!isOn) return fact("pe-filters-off", args, because);
  return fact(subnet.nsg ? "pe-filters-on" : "pe-filters-on-without-group", args, because);
}

/** What is left to do in DNS before the name leads to the endpoint from here. */
export function endpointDns(pair: Pair, today: Judgement): Fact {
  const { estate, from, service, fqdn } = pair;
  const group = groupOf(service, fqdn);
  const [wanted = ""] = expectedZones(estate.cloud, service.type, group, service.location);
  const args = { zone: wanted, from: from.label };
  if (today.dns === "PRIVATE_OK" || today.dns === "PRIVATE_NOT_APPROVED")
    return fact("pe-dns-done", args);
  if (from.kind === "site" || from.kind === "p2s")
    return fact("pe-dns-forwarder", { ...args, name: fqdn });
  const zones = estate.zones.filter((z) => z.isPrivate && z.zone === wanted);
  if (zones.length === 0) return fact("pe-dns-zone-missing", args);
  const linked = estate.zoneLinks.some(
    (l) => l.vnet === from.vnet && zones.some((z) => z.key === l.zone),
  );
  const because = zones.map((z) => evidence(z.id, "/name", z.zone));
  const vnet = inList(estate.vnets, from.vnet);
  if (vnet && vnet.dnsServers.length > 0)
    return fact("pe-dns-by-servers", { ...args, servers: vnet.dnsServers.join(", ") }, because);
  return fact(linked ? "pe-dns-record" : "pe-dns-link", args, because);
}

/** Regions: an endpoint reaches any, and stands in that of its VNet. */
export function endpointRegions({ service }: Pair, { region }: ByEndpoint): Fact {
  const args = { region, service: service.name, target: service.location };
  if (region === "" || service.location === "") return fact("pe-region-any", args);
  const isSame = normalRegion(region) === normalRegion(service.location);
  return fact(isSame ? "pe-region-same" : "pe-region-other", args);
}

/** Tenants: any, by approval. */
export function endpointTenants({ estate, from, service }: Pair): Fact {
  const [own, other] = tenantsOf(estate, from, service.subscription);
  if (!own || !other) return fact("pe-tenant-any");
  return fact(own === other ? "pe-tenant-same" : "pe-tenant-other");
}

/** The tenants of a vantage's subscription and of another; undefined where nobody told. */
export function tenantsOf(
  estate: Estate,
  from: Vantage,
  subscription: string,
): readonly [string | undefined, string | undefined] {
  const tenantOf = (id: string | undefined) =>
    estate.subscriptions.find((s) => s.subscription === id)?.tenant || undefined;
  const vnet = inList(estate.vnets, from.vnet);
  return [tenantOf(vnet?.subscription), tenantOf(subscription)];
}
