/** What the estate's own settings, or the user's policy, call for between a vantage and a name. */
import {
  type Estate,
  having,
  type PrivateEndpoint,
  type Service,
  type Vantage,
} from "#src/model/index.ts";
import { groupOf, type Named } from "./named.ts";
import type { ExpectedBecause, VerdictClass } from "./verdict.ts";

export type Expectation = {
  readonly class: VerdictClass;
  readonly because: ExpectedBecause;
} | null;

/** One line of the user's policy: what is wanted between these vantages and these names. The first that fits counts. */
export type PolicyLine = {
  /** A name, or `*.suffix`; absent: every name. */
  readonly name?: string;
  /** ARM type of the service, in lower case; absent: every type. */
  readonly type?: string;
  /** Kinds of vantages; absent: all. */
  readonly from?: readonly Vantage["kind"][];
  readonly want: VerdictClass;
};

/**
 * What is called for from `from` to the service that answers to a name; null when nothing tells. In order: the policy,
 * public access that is off, an approved endpoint for the name's sub-resource, rules that list the subnet, an open door.
 */
export function expectationOf(
  estate: Estate,
  from: Vantage,
  named: Named,
  policy: readonly PolicyLine[] = [],
): Expectation {
  const { service, fqdn } = named;
  const line = policy.find((l) => fits(l, from, service, fqdn));
  if (line) return { class: line.want, because: "policy" };
  if (!service) return null;
  const { door } = service;
  const isOff = door.publicAccess === "Disabled" || door.publicAccess === "SecuredByPerimeter";
  const hasEndpoint = isConnected(estate, service, fqdn);
  // Whoever stands on no network of the estate can use no endpoint: for him a shut door is a shut door.
  if (!standsInside(from)) {
    if (isOff) return { class: "BLOCKED", because: "public access disabled" };
    return publicSide(estate, from, service, hasEndpoint);
  }
  if (isOff && door.publicAccess === "Disabled")
    return { class: "PRIVATE_ENDPOINT", because: "public access disabled" };
  if (hasEndpoint) return { class: "PRIVATE_ENDPOINT", because: "has a private endpoint" };
  return publicSide(estate, from, service, hasEndpoint);
}

function fits(
  line: PolicyLine,
  from: Vantage,
  service: Service | undefined,
  fqdn: string,
): boolean {
  if (line.from && !line.from.includes(from.kind)) return false;
  if (line.type !== undefined && line.type.toLowerCase() !== service?.type) return false;
  if (line.name === undefined) return true;
  const wanted = line.name.toLowerCase();
  const name = fqdn.toLowerCase();
  return wanted.startsWith("*.") ? name.endsWith(wanted.slice(1)) : name === wanted;
}

/** Whether packets of a vantage start in a network that endpoints stand in, or one that is attached to it. */
export function standsInside(from: Vantage): boolean {
  return from.kind !== "internet" && (from.kind !== "app" || from.vnet !== undefined);
}

/** Whether an approved endpoint serves the name: one of ours, or one that the service lists. */
function isConnected(estate: Estate, service: Service, fqdn: string): boolean {
  const group = groupOf(service, fqdn).toLowerCase();
  const serves = (groups: readonly string[]) =>
    groups.length === 0 || group === "" || groups.some((g) => g.toLowerCase() === group);
  const isApproved = (state: string) => state.toLowerCase() === "approved";
  if (service.connections?.some((c) => isApproved(c.state) && serves(c.groupIds))) return true;
  const listed = new Set(service.connections?.map((c) => c.endpointKey));
  return endpointsOf(estate, service).some(
    (e) =>
      !listed.has(e.key) &&
      e.connections.some(
        (c) => c.targetKey === service.key && isApproved(c.state) && serves(c.groupIds),
      ),
  );
}

const byTarget = new WeakMap<readonly PrivateEndpoint[], Map<string, PrivateEndpoint[]>>();

/** The endpoints of the estate that lead to `service`. */
export function endpointsOf(estate: Estate, service: Service): readonly PrivateEndpoint[] {
  let table = byTarget.get(estate.endpoints);
  if (!table) {
    table = new Map();
    for (const endpoint of estate.endpoints)
      for (const target of new Set(endpoint.connections.map((c) => c.targetKey)))
        table.set(target, [...(table.get(target) ?? []), endpoint]);
    byTarget.set(estate.endpoints, table);
  }
  return table.get(service.key) ?? [];
}

function publicSide(
  estate: Estate,
  from: Vantage,
  service: Service,
  hasEndpoint: boolean,
): Expectation {
  const { door } = service;
  if (!door.complete) return null;
  // What a perimeter lets in is its own matter; the door alone does not tell.
  if (having(estate.perimeterAssociations, "resource", service.key).length > 0) return null;
  if (from.subnet && door.subnetRules.some((r) => r.subnet === from.subnet))
    return { class: "SERVICE_ENDPOINT", because: "lists the subnet" };
  if (door.defaultAction === "Allow") return { class: "PUBLIC", because: "open to everybody" };
  const hasRules = door.ipRules.length + (door.restrictions?.length ?? 0) > 0;
  if (door.defaultAction === "Deny")
    return hasRules ? null : { class: "BLOCKED", because: "not in its rules" };
  const isWeb = service.type === "microsoft.web/sites";
  if (isWeb && door.publicAccess === undefined && hasEndpoint)
    return { class: "BLOCKED", because: "has a private endpoint" };
  const isListed = /^microsoft\.(sql|synapse|dbfor\w+)\//.test(service.type);
  if (isListed) return hasRules ? null : { class: "BLOCKED", because: "not in its rules" };
  if (hasRules || door.subnetRules.length > 0) return null;
  return door.publicAccess === "Enabled" ? { class: "PUBLIC", because: "open to everybody" } : null;
}
