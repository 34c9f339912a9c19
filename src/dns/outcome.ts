/** What an answer means for the client: the outcome of dns.md section 0.2. */
import { aliasOf, serviceOfAlias } from "#src/azure/catalogue/index.ts";
import { type Said, say } from "#src/messages/index.ts";
import {
  inList,
  type Key,
  mayHideNear,
  mayLiveWith,
  type PrivateEndpoint,
} from "#src/model/index.ts";
import { isPrivateAddress, labelsOf, type Name, parentOf, parseAddress } from "#src/net/index.ts";
import {
  groupsOfType,
  isApproved,
  servesGroup,
  servicesNamed,
  subResourcesOf,
  targetEnding,
} from "./alias-state.ts";
import type { Answer } from "./answer.ts";
import type { Query } from "./query.ts";
import type { ChainLink, Confidence, DnsOutcome } from "./resolution.ts";

/** The judgement of one address, or of an answer without addresses. */
export type Judged = {
  readonly outcome: DnsOutcome;
  readonly privateEndpoint: string | null;
  readonly confidence: Confidence;
  readonly assumptions: readonly Said[];
  readonly gaps: readonly Said[];
};

function judged(outcome: DnsOutcome, rest: Partial<Judged> = {}): Judged {
  return {
    outcome,
    privateEndpoint: null,
    confidence: "certain",
    assumptions: [],
    gaps: [],
    ...rest,
  };
}

/** The outcome of `answer` when it holds no address to judge; undefined when its addresses decide. */
export function outcomeWithoutAddress(query: Query, answer: Answer): Judged | undefined {
  if (answer.ending === "loop") return judged("LOOP");
  if (answer.ending === "filtered") return judged("FILTERED");
  if (answer.ending === "forwarded") return judged("FORWARDED", { confidence: "unknown" });
  if (answer.ending === "unseen") return judged("INDETERMINATE", { confidence: "unknown" });
  if (answer.rcode !== "NOERROR") return judged(answer.rcode);
  const data = answer.chain.filter((l) => l.type !== "CNAME");
  if (query.type === "A" || query.type === "AAAA") {
    return data.length === 0 ? judged("NODATA") : undefined;
  }
  return judged(answer.chain.every((l) => l.from === "public") ? "PUBLIC" : "PRIVATE_CUSTOM");
}

/** The outcome of one address at the end of `chain`. */
export function outcomeOf(query: Query, chain: readonly ChainLink[], link: ChainLink): Judged {
  const address = link.data;
  const parsed = parseAddress(address);
  const inVnet = parsed !== undefined && query.facts.vnetsByPrefix.longestFor(parsed).length > 0;
  const owners = query.facts.endpointByAddress.get(address) ?? [];
  if (address === "public" || (!isPrivateAddress(address) && !inVnet && owners.length === 0))
    return judged("PUBLIC");
  const names = serviceNamesIn(query, chain);
  if (owners.length > 0) {
    const serving = owners.filter(
      (o) => names.length === 0 || servesAny(query, o.endpoint, o.fqdns, names),
    );
    const owner = (serving.find((o) => isUsable(query, o.endpoint)) ?? serving[0] ?? owners[0])
      ?.endpoint;
    if (!owner) return judged("PRIVATE_STALE");
    const privateEndpoint = owner.id;
    if (serving.length === 0) return judged("PRIVATE_WRONG_TARGET", { privateEndpoint });
    return judged(isUsable(query, owner) ? "PRIVATE_OK" : "PRIVATE_NOT_APPROVED", {
      privateEndpoint,
    });
  }
  if (names.length === 0) return judged("PRIVATE_CUSTOM");
  const cluster = names
    .flatMap((name) => query.facts.serviceByFqdn.get(name) ?? [])
    .find((s) => s.aks?.isPrivate);
  if (cluster)
    return judged("PRIVATE_OK", {
      confidence: "likely",
      assumptions: [say.dns.assumeClusterAddress({ cluster: cluster.name })],
    });
  return staleOrUnseen(query, names, address, link);
}

/** Service and privatelink names among the owners of a chain, as public service names; empty for a customer's own names. */
function serviceNamesIn(query: Query, chain: readonly ChainLink[]): string[] {
  const found = new Set<string>();
  for (const { name } of chain) {
    if (
      query.facts.serviceByFqdn.has(name) ||
      query.facts.endpointsByFqdn.has(name) ||
      query.facts.endpointsByFqdn.has(`*.${parentOf(name)}`) ||
      query.facts.listeners.has(name)
    )
      found.add(name);
    if (aliasOf(name as Name)) found.add(name);
    if (labelsOf(name).includes("privatelink") || serviceOfAlias(name as Name).length > 0) {
      found.add(name);
      for (const service of serviceOfAlias(name as Name)) found.add(service);
    }
  }
  return [...found];
}

/** Whether the endpoint serves one of `names`: by the names told for this address, by its own names, or by its target. */
function servesAny(
  query: Query,
  endpoint: PrivateEndpoint,
  told: readonly string[],
  names: readonly string[],
): boolean {
  if (names.some((name) => isClusterBehind(query, endpoint, name))) return true;
  if (told.length > 0) return names.some((name) => coveredBy(told, name));
  const own = query.facts.fqdnsOf.get(endpoint.key);
  if (own && own.size > 0 && names.some((name) => coveredBy(own, name))) return true;
  for (const name of names) {
    const form = aliasOf(name as Name);
    for (const connection of endpoint.connections) {
      for (const service of servicesNamed(query, name)) {
        const wanted = subResourcesOf(service, name, form);
        if (service.key === connection.targetKey && servesGroup(connection.groupIds, wanted))
          return true;
      }
      if (!form) continue;
      const target = connection.targetKey;
      const type = form.resourceTypes.find((t) => target.endsWith(targetEnding(form, t)));
      if (type !== undefined && servesGroup(connection.groupIds, groupsOfType(form, type)))
        return true;
    }
  }
  return false;
}

/** Whether `name` is a name of the AKS cluster that the endpoint leads to: its public name is on no list (dns.md 1.3). */
function isClusterBehind(query: Query, endpoint: PrivateEndpoint, name: string): boolean {
  return (query.facts.serviceByFqdn.get(name) ?? []).some(
    (s) => s.aks && endpoint.connections.some((c) => c.targetKey === s.key),
  );
}

/** Whether `fqdns` hold `name`, also by a wildcard such as `*.eastus.inference.ml.azure.com`. */
function coveredBy(fqdns: Iterable<string>, name: string): boolean {
  for (const fqdn of fqdns) {
    if (fqdn === name) return true;
    if (fqdn.startsWith("*.") && name.endsWith(fqdn.slice(1))) return true;
    // NIC lists may carry the privatelink form itself.
    if (serviceOfAlias(fqdn as Name).includes(name as Name)) return true;
  }
  return false;
}

/** Whether traffic passes: the provider's list is the authority, the endpoint's own copy stands in where none was seen. */
export function isUsable(query: Query, endpoint: PrivateEndpoint): boolean {
  for (const connection of endpoint.connections) {
    const service = inList(query.estate.services, connection.targetKey);
    const own = service?.connections?.find((c) => c.endpointKey === endpoint.key);
    if (isApproved(own ? own.state : connection.state)) return true;
  }
  return false;
}

/**
 * A private address that no endpoint of the estate owns: stale, unless an endpoint that was not read may own it.
 * The service's own list of connections shows endpoints of other subscriptions.
 */
function staleOrUnseen(
  query: Query,
  names: readonly string[],
  address: string,
  link: ChainLink,
): Judged {
  const { estate } = query;
  const homes = vnetsHolding(query, address);
  const foreign = names
    .flatMap((name) => servicesNamed(query, name))
    .flatMap((s) => s.connections ?? [])
    .filter(
      (c) => isApproved(c.state) && c.endpoint !== "" && !inList(estate.endpoints, c.endpointKey),
    )
    .filter((c) => homes.length === 0 || homes.some((vnet) => mayLiveWith(vnet, c.endpointKey)));
  const record = estate.records.find(
    (r) => r.zone === link.from.toLowerCase() && r.values.includes(address) && r.creator !== "",
  );
  const creator = record?.creator.toLowerCase();
  const made = foreign.find((c) =>
    creator?.includes(c.endpoint.slice(c.endpoint.lastIndexOf("/") + 1).toLowerCase()),
  );
  if (made)
    return judged("PRIVATE_OK", {
      privateEndpoint: made.endpoint,
      confidence: "likely",
      assumptions: [say.dns.assumeForeignEndpoint({ endpoint: made.endpoint, address })],
    });
  const nets = homes.length > 0 ? homes : [undefined];
  const hidden = foreign.length > 0 || nets.some((vnet) => mayHideNear(estate, vnet, OWNERS));
  if (!hidden) return judged("PRIVATE_STALE");
  return judged("INDETERMINATE", {
    confidence: "unknown",
    gaps: [say.dns.gapEndpointOwner({ address })],
  });
}

/** The VNets of the estate whose address space holds `address`. */
function vnetsHolding(query: Query, address: string): readonly Key[] {
  const parsed = parseAddress(address);
  return parsed ? query.facts.vnetsByPrefix.allFor(parsed) : [];
}

/** What an address in a network may belong to without that being seen. */
const OWNERS = ["microsoft.network/privateendpoints", "microsoft.network/networkinterfaces"];
