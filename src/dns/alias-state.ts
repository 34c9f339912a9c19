/** Whether public DNS gives a service name its privatelink alias: a property of the resource, not of the asker. */
import { type AliasForm, aliasOf } from "#src/azure/catalogue/index.ts";
import {
  type Estate,
  type Evidence,
  gapAt,
  inList,
  type PrivateEndpoint,
  type Service,
} from "#src/model/index.ts";
import type { Name } from "#src/net/index.ts";
import { evidence } from "./answer.ts";
import type { Query } from "./query.ts";

/**
 * The alias question's answer (dns.md 1.1, P1, P6, ambiguity 9.9: alias exactly when one connection is approved).
 * `yes` and `no` carry why; `unknown` means that the resource is not in the estate.
 */
export type AliasState =
  | { readonly is: "none" }
  | {
      readonly is: "yes";
      readonly alias: Name;
      readonly because: readonly Evidence[];
      readonly sure: boolean;
    }
  | { readonly is: "no"; readonly because: readonly Evidence[]; readonly sure: boolean }
  | { readonly is: "unknown"; readonly alias: Name };

/** The services of the estate that answer to `name`: by a name of theirs, or by the resource that the name's form tells. */
export function servicesNamed(query: Query, name: string): readonly Service[] {
  const direct = query.facts.serviceByFqdn.get(name);
  if (direct) return direct;
  const form = aliasOf(name as Name);
  if (!form) return [];
  const found = form.resourceLabels.flatMap((label) =>
    form.resourceTypes.flatMap(
      (type) => query.facts.serviceByTypeAndName.get(`${type}/${label}`) ?? [],
    ),
  );
  // The likeliest label comes first; a shorter one only counts when no longer one names a service.
  return found.slice(0, 1);
}

const memo = new WeakMap<Estate, Map<string, AliasState>>();

/** Whether `name` has a privatelink alias in public DNS now: the same for every asker, so worked out once per estate. */
export function aliasStateOf(query: Query, name: string): AliasState {
  let states = memo.get(query.estate);
  if (!states) memo.set(query.estate, (states = new Map()));
  let state = states.get(name);
  if (!state) states.set(name, (state = workOut(query, name)));
  return state;
}

function workOut(query: Query, name: string): AliasState {
  const form = aliasOf(name as Name);
  if (!form) return { is: "none" };
  const group =
    servicesNamed(query, name)
      .flatMap((s) => s.names)
      .find((n) => n.fqdn.toLowerCase() === name)?.groupId || form.groupId;
  const services = servicesNamed(query, name);
  const approved: Evidence[] = [];
  const others: Evidence[] = [];
  let listed = services.length > 0;
  for (const service of services) {
    if (!service.connections) {
      listed = false;
      continue;
    }
    for (const connection of service.connections) {
      const endpoint = inList(query.estate.endpoints, connection.endpointKey);
      const groups = connection.groupIds.length
        ? connection.groupIds
        : (endpoint?.connections.flatMap((c) => c.groupIds) ?? []);
      if (!servesGroup(groups, group)) continue;
      const seen = evidence(
        connection.id || service.id,
        "/properties/privateLinkServiceConnectionState/status",
        connection.state,
      );
      (isApproved(connection.state) ? approved : others).push(seen);
    }
    if (service.connections.length === 0)
      others.push(evidence(service.id, "/properties/privateEndpointConnections", []));
  }
  for (const endpoint of endpointsFor(query, name, services)) {
    // An endpoint that lists the name serves it, whatever its sub-resource is called (Kusto's hidden accounts, 1.3).
    const lists = query.facts.fqdnsOf.get(endpoint.key)?.has(name) ?? false;
    for (const connection of endpoint.connections) {
      if (!lists && !servesGroup(connection.groupIds, group)) continue;
      // The service's own list is the provider's word and wins over the consumer's copy.
      if (services.some((s) => s.connections?.some((c) => c.endpointKey === endpoint.key)))
        continue;
      const pointer = connection.manual
        ? "/properties/manualPrivateLinkServiceConnections"
        : "/properties/privateLinkServiceConnections";
      const seen = evidence(endpoint.id, pointer, connection.state);
      (isApproved(connection.state) ? approved : others).push(seen);
    }
  }
  if (approved.length > 0) return { is: "yes", alias: form.alias, because: approved, sure: true };
  if (services.length > 0) {
    const hidden = services.some((s) => gapAt(query.estate, s.key, s.type));
    if (hidden) return { is: "unknown", alias: form.alias };
    return { is: "no", because: others, sure: listed };
  }
  // Endpoints of ours that point at it, none approved: others' endpoints cannot be seen from here.
  return { is: "unknown", alias: form.alias };
}

/** Endpoints of the estate that lead to the service behind `name`: by target, by names they serve, or by the id's form. */
function endpointsFor(query: Query, name: string, services: readonly Service[]): PrivateEndpoint[] {
  const found = new Set<PrivateEndpoint>(query.facts.endpointsByFqdn.get(name) ?? []);
  for (const service of services)
    for (const endpoint of query.facts.endpointsByTarget.get(service.key) ?? [])
      found.add(endpoint);
  if (services.length === 0) {
    const form = aliasOf(name as Name);
    const endings = form ? targetEndings(form) : [];
    for (const [target, endpoints] of query.facts.endpointsByTarget)
      if (endings.some((ending) => target.endsWith(ending)))
        for (const endpoint of endpoints) found.add(endpoint);
  }
  return [...found];
}

/** Whether a connection is `Approved`; every other state counts as none (dns.md 1.1). */
export function isApproved(state: string): boolean {
  return state.toLowerCase() === "approved";
}

/** Whether a connection with `groups` serves the sub-resource `group`; what is not told on either side may. */
export function servesGroup(groups: readonly string[], group: string): boolean {
  if (groups.length === 0 || group === "") return true;
  const wanted = group.toLowerCase();
  return groups.some((g) => g.toLowerCase() === wanted);
}

/** How the ids of the resources end that a name's form may belong to. */
export function targetEndings(form: AliasForm): string[] {
  const [label] = form.resourceLabels;
  return form.resourceTypes.map((type) => `/providers/${type}/${label ?? ""}`);
}
