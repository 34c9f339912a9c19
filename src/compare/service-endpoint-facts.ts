/** What a service endpoint means for one vantage and service: premises, exfiltration, routes, filters, DNS, regions, tenants. */
import { normalRegion, serviceEndpointFor, serviceTagOf } from "#src/azure/catalogue/index.ts";
import { inList, type Subnet } from "#src/model/index.ts";
import { destinationOf, outboundFilter } from "#src/path/index.ts";
import type { Fact, Support } from "./comparison.ts";
import { tenantsOf } from "./endpoint-facts.ts";
import { evidence, fact } from "./facts.ts";
import type { Pair } from "./supposed.ts";
import { isNearby } from "./worlds.ts";

const STORAGE = "microsoft.storage/storageaccounts";
const VAULT = "microsoft.keyvault/vaults";
const SQL = "microsoft.sql/servers";

/** Whether a service endpoint covers a kind of service; that of registries never left its preview (path.md 4.1). */
export function serviceEndpointSupport({ service }: Pair): Support {
  const kind = serviceEndpointFor(service.type);
  if (!kind) return "no";
  return service.type === "microsoft.containerregistry/registries" ? "preview" : "yes";
}

/** Whether one may exist: for the kind of service, and in the vantage's subnet. The premises, VPN clients and apps outside have none. */
export function mayHaveServiceEndpoint({ from, service }: Pair): boolean {
  if (!serviceEndpointFor(service.type)) return false;
  return from.subnet !== undefined || from.kind === "vnet";
}

/** What is told in place of each fact where none may exist. */
export function serviceEndpointNone({ from, service }: Pair): Fact {
  return serviceEndpointFor(service.type)
    ? fact("se-no-subnet", { from: from.label })
    : fact("no-service-endpoint", { service: service.name });
}

function subnetOf({ estate, from }: Pair): Subnet | undefined {
  return inList(estate.subnets, from.subnet);
}

/** The premises cannot use one: only an address rule for their public address lets them in. */
export function serviceEndpointOnPremises({ estate, service }: Pair): Fact {
  const nat = estate.sites.flatMap((s) => s.natAddresses);
  return nat.length > 0
    ? fact("se-premises-by-address", { addresses: nat.join(", "), service: service.name })
    : fact("se-premises-never");
}

/** What a machine behind it can carry off: every instance of the service, unless an endpoint policy lists the accounts. */
export function serviceEndpointExfiltration(pair: Pair): Fact {
  const { service } = pair;
  const subnet = subnetOf(pair);
  if (service.type !== STORAGE) return fact("se-open-without-policies", { service: service.name });
  const policies = subnet?.serviceEndpointPolicies ?? [];
  if (policies.length === 0) return fact("se-open-without-policy", { subnet: subnet?.name ?? "" });
  return fact(
    "se-policed",
    { subnet: subnet?.name ?? "", count: policies.length },
    subnet ? [evidence(subnet.id, "/properties/serviceEndpointPolicies", policies)] : [],
  );
}

/** Its routes go before the user's, so that a firewall is passed by (path.md 1.5). */
export function serviceEndpointRoutes(pair: Pair): Fact {
  const { estate } = pair;
  const subnet = subnetOf(pair);
  const table = inList(estate.routeTables, subnet?.routeTable);
  const route = table?.routes.find(
    (r) => r.prefix === "0.0.0.0/0" && r.nextHopType.startsWith("VirtualAppliance"),
  );
  if (!table || !route) return fact("se-routes-plain");
  return fact("se-routes-bypass-firewall", { table: table.name }, [
    evidence(route.id, "/properties/nextHopType", route.nextHopType),
  ]);
}

/** The subnet's filters must let the service's public addresses out (path.md 2, rule 5). */
export function serviceEndpointFilters({ estate, from, service, fqdn }: Pair): Fact {
  const kind = serviceEndpointFor(service.type);
  const tag = `${(kind && serviceTagOf(kind)) ?? ""}.${service.location}`;
  if (!from.subnet) return fact("se-filters-none", { tag });
  const answer = outboundFilter(estate, {
    sources: inList(estate.subnets, from.subnet)?.prefixes ?? [],
    fromSubnet: from.subnet,
    ...(from.kind === "nic" && from.key ? { fromNic: from.key } : {}),
    to: destinationOf("public", fqdn, service),
    port: 443,
    protocol: "tcp",
  });
  const args = { tag, nsg: String(answer.args.nsg ?? ""), rule: String(answer.args.rule ?? "") };
  if (answer.passes === "no") return fact("se-filters-deny", args, answer.because);
  if (answer.passes === "unknown") return fact("se-filters-unseen", args, answer.because);
  return answer.did === "nsg-none"
    ? fact("se-filters-none", { tag })
    : fact("se-filters-allow", args, answer.because);
}

/** DNS stays as it is, which is a matter only where a private endpoint exists beside. */
export function serviceEndpointDns({ service }: Pair, hasEndpoint: boolean): Fact {
  return fact(hasEndpoint ? "se-dns-leads-elsewhere" : "se-dns-none", { service: service.name });
}

/** Regions: any, but SQL its own, and Storage its own and its pair unless the endpoint for all regions is used. */
export function serviceEndpointRegions({ estate, from, service }: Pair): Fact {
  const region = inList(estate.vnets, from.vnet)?.location ?? "";
  const args = { region, target: service.location, service: service.name };
  if (region === "" || service.location === "") return fact("se-region-unknown", args);
  if (service.type === STORAGE)
    return fact(isNearby(region, service.location) ? "se-region-paired" : "se-region-global", args);
  if (service.type === SQL)
    return fact(
      normalRegion(region) === normalRegion(service.location)
        ? "se-region-same"
        : "se-region-never",
      args,
    );
  return fact("se-region-any", args);
}

/** Tenants: Storage and Key Vault take subnets of others, nobody else does. */
export function serviceEndpointTenants({ estate, from, service }: Pair): Fact {
  const [own, other] = tenantsOf(estate, from, service.subscription);
  const takesOthers = service.type === STORAGE || service.type === VAULT;
  if (own && other && own !== other)
    return fact(takesOthers ? "se-tenant-other" : "se-tenant-never");
  return fact(takesOthers ? "se-tenant-any" : "se-tenant-same-only");
}
