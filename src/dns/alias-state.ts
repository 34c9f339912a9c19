/** Whether public DNS gives a service name its privatelink alias: a property of the resource, not of the asker. */
import { type AliasForm, aliasOf, groupsOf } from "#src/azure/catalogue/index.ts";
import {
  type Estate,
  type Evidence,
  gapAt,
  inList,
  type Key,
  type PrivateEndpoint,
  type Service,
} from "#src/model/index.ts";
import { type Name, parentOf } from "#src/net/index.ts";
import { evidence } from "./answer.ts";
import type { Query } from "./query.ts";
import { aliasFormOf } from "./told-alias.ts";

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
      /** What is assumed: that an endpoint of an untold sub-resource serves the name, or that somebody has one. */
      readonly doubt: "" | "sub-resource" | "shared";
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
  const form = aliasFormOf(query, name as Name);
  if (!form) return { is: "none" };
  const services = servicesNamed(query, name);
  const approved: Evidence[] = [];
  const others: Evidence[] = [];
  let listed = services.length > 0;
  let isSure = false;
  for (const service of services) {
    if (!service.connections) {
      listed = false;
      continue;
    }
    const wanted = subResourcesOf(service, name, form);
    for (const connection of service.connections) {
      const endpoint = inList(query.estate.endpoints, connection.endpointKey);
      const groups = connection.groupIds.length
        ? connection.groupIds
        : (endpoint?.connections.flatMap((c) => c.groupIds) ?? []);
      if (!listsName(query, connection.endpointKey, name) && !servesGroup(groups, wanted)) continue;
      const seen = evidence(
        connection.id || service.id,
        "/properties/privateLinkServiceConnectionState/status",
        connection.state,
      );
      (isApproved(connection.state) ? approved : others).push(seen);
      // What an endpoint that was not read serves is told by its sub-resource, which some services leave out.
      const isTold = groups.length > 0 || groupsOf(query.cloud, service.type).length < 2;
      if (isApproved(connection.state) && isTold) isSure = true;
    }
    if (service.connections.length === 0)
      others.push(evidence(service.id, "/properties/privateEndpointConnections", []));
  }
  for (const endpoint of endpointsFor(query, name, services)) {
    const lists = listsName(query, endpoint.key, name);
    for (const connection of endpoint.connections) {
      const target = services.find((s) => s.key === connection.targetKey) ?? services[0];
      const wanted = target
        ? subResourcesOf(target, name, form)
        : groupsOfType(form, typeOf(connection.targetKey));
      if (!lists && !servesGroup(connection.groupIds, wanted)) continue;
      // The service's own list is the provider's word and wins over the consumer's copy.
      if (services.some((s) => s.connections?.some((c) => c.endpointKey === endpoint.key)))
        continue;
      const pointer = connection.manual
        ? "/properties/manualPrivateLinkServiceConnections"
        : "/properties/privateLinkServiceConnections";
      const seen = evidence(endpoint.id, pointer, connection.state);
      (isApproved(connection.state) ? approved : others).push(seen);
      if (isApproved(connection.state)) isSure = true;
    }
  }
  if (approved.length > 0)
    return { is: "yes", alias: form.alias, because: approved, doubt: isSure ? "" : "sub-resource" };
  // A name that all of Azure shares has its alias by somebody's endpoint, whoever that is (dns.md 1.4, MC11).
  if (form.isShared) return { is: "yes", alias: form.alias, because: others, doubt: "shared" };
  if (services.length > 0) {
    const hidden = services.some((s) => gapAt(query.estate, s.key, s.type));
    if (hidden) return { is: "unknown", alias: form.alias };
    return { is: "no", because: others, sure: listed };
  }
  // Endpoints of ours that point at it, none approved: others' endpoints cannot be seen from here.
  return { is: "unknown", alias: form.alias };
}

/** Whether the endpoint lists the name: then it serves it, whatever its sub-resource is called (Kusto's hidden accounts, 1.3). */
function listsName(query: Query, endpoint: Key, name: string): boolean {
  const own = query.facts.fqdnsOf.get(endpoint);
  return own !== undefined && (own.has(name) || own.has(`*.${parentOf(name)}`));
}

/** The sub-resources of `service` that answer to `name`. */
export function subResourcesOf(
  service: Service,
  name: string,
  form: AliasForm | undefined,
): readonly string[] {
  const slot = /\/slots\/([^/]+)$/.exec(service.key)?.[1];
  // A slot is a sub-resource of its own (dns.md 1.3); its own list may also say just "sites".
  if (slot !== undefined) return [`sites-${slot}`, "sites"];
  const told = service.names.find((n) => n.fqdn.toLowerCase() === name)?.groupId ?? "";
  if (form && (told === "" || told === form.groupId)) return groupsOfType(form, service.type);
  return [told];
}

/** The sub-resources of a type that answer to names of this form. */
export function groupsOfType(form: AliasForm, type: string): readonly string[] {
  return form.groups.get(type) ?? [form.groupId];
}

/** The ARM type of the resource under `key`, of its last part: `microsoft.storage/storageaccounts`. */
function typeOf(key: Key): string {
  const [provider, ...parts] = key.slice(key.lastIndexOf("/providers/") + 11).split("/");
  return [provider, ...parts.filter((_, i) => i % 2 === 0)].join("/");
}

/** Endpoints of the estate that lead to the service behind `name`: by target, by names they serve, or by the id's form. */
function endpointsFor(query: Query, name: string, services: readonly Service[]): PrivateEndpoint[] {
  const found = new Set<PrivateEndpoint>(query.facts.endpointsByFqdn.get(name) ?? []);
  for (const endpoint of query.facts.endpointsByFqdn.get(`*.${parentOf(name)}`) ?? [])
    found.add(endpoint);
  for (const service of services) {
    // The endpoint of a slot leads to the site and names the slot as its sub-resource.
    const [site] = service.key.split("/slots/");
    for (const target of new Set([service.key, site as Key]))
      for (const endpoint of query.facts.endpointsByTarget.get(target) ?? []) found.add(endpoint);
  }
  if (services.length === 0) {
    const form = aliasOf(name as Name);
    const endings = form ? form.resourceTypes.map((type) => targetEnding(form, type)) : [];
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

/** Whether a connection with `groups` serves one of the sub-resources `wanted`; what is not told on either side may. */
export function servesGroup(groups: readonly string[], wanted: readonly string[]): boolean {
  if (groups.length === 0 || wanted.length === 0 || wanted.includes("")) return true;
  return groups.some((g) => wanted.some((w) => w.toLowerCase() === g.toLowerCase()));
}

/** How the id of a resource of `type` ends that a name's form may belong to. */
export function targetEnding(form: AliasForm, type: string): string {
  return `/providers/${type}/${form.resourceLabels[0] ?? ""}`;
}
