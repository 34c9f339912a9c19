/** Which route a packet takes from a subnet: Azure's selection, with what it puts aside (path.md section 1.5). */
import { type Said, say } from "#src/messages/index.ts";
import { addressText, isPrivateAddress, parseAddress, prefixText } from "#src/net/index.ts";
import type { Destination } from "./destination.ts";
import { tagOf } from "./destination.ts";
import type { Confidence } from "./flow.ts";
import { type EndpointRoute, endpointRoutesAt } from "./routes-endpoint.ts";
import type { RouteEntry, Row } from "./routes-entry.ts";
import { chosenForService, coversService } from "./routes-service.ts";
import { isLearned, isPreferred, isThere, type RouteView } from "./routes-table.ts";
import { userRank } from "./routes-user.ts";

export type Choice = {
  /** Absent: no route at all holds the destination. */
  readonly entry?: RouteEntry;
  /** The prefix that matched; "" when none did, or when a tag stands for it. */
  readonly prefix: string;
  /** Other learned routes of the same standing, between which packets are spread. */
  readonly beside: readonly RouteEntry[];
  /** A route to an appliance that held the destination and lost to an endpoint's route. */
  readonly bypassed?: RouteEntry;
  readonly confidence: Confidence;
  readonly assumptions: readonly Said[];
};

/** The route that `view` takes for `to`. */
export function choose(view: RouteView, to: Destination): Choice {
  if (to.kind === "service") return withUnreadTable(view, chosenForService(view, to));
  return withUnreadTable(view, chosenForAddress(view, to));
}

/** A route table that was not read may hold anything: what is chosen without it is not known. */
function withUnreadTable(view: RouteView, choice: Choice): Choice {
  if (!view.unreadTable) return choice;
  const table = view.unreadTable.slice(view.unreadTable.lastIndexOf("/") + 1);
  return {
    ...choice,
    confidence: "UNKNOWN",
    assumptions: [...choice.assumptions, say.path.gapRouteTable({ table })],
  };
}

function chosenForAddress(view: RouteView, to: Extract<Destination, { kind: "address" }>): Choice {
  const address = parseAddress(to.address);
  if (!address) return { prefix: "", beside: [], confidence: "UNKNOWN", assumptions: [] };
  const assumptions: Said[] = [];
  const user = view.user.trie.allFor(address);
  const services = [...view.service.trie.allFor(address)];
  // An endpoint's own address is no public address of its service, whatever tags the subnet has routes for.
  const isPublic =
    !isPrivateAddress(to.address) &&
    view.system.trie.allFor(address).every((row) => row.entry.kind === "internet");
  if (to.service && services.length === 0 && isPublic) {
    // The number may be missing from the list of tags that is at hand; the service's own tag tells as well.
    const tag = tagOf(to.service, to.fqdn ?? "");
    const entry = view.service.entries.find((e) => coversService(e, tag, to.service?.location));
    if (entry) return overService(entry, user, "LIKELY");
  }
  const service = services[0];
  if (service) return overService(service.entry, user, "CERTAIN", service);

  const endpoints = endpointRoutesAt(
    view.estate,
    view.vnet,
    view.subnet,
    addressText(address),
  ).filter((e) => !(view.withoutPeering && e.isPeers));
  // Where spaces overlap, the VNet's own endpoint stands before a peer's.
  const kept = endpoints
    .filter((e) => !isInvalidated(e, user))
    .sort((a, b) => +a.isPeers - +b.isPeers);
  const system = view.system.trie.allFor(address).filter((row) => isThere(view, row.entry));
  const learned = learnedFor(user, system, endpoints, view.gateway.trie.allFor(address));
  const rows: Row[] = [
    ...user,
    ...learned,
    ...kept.map(({ entry, prefix }) => ({ entry, prefix })),
    ...system,
  ];
  const [best, ...rest] = rows.sort(byStanding);
  if (!best) return { prefix: "", beside: [], confidence: "CERTAIN", assumptions };
  if (!isPrivateAddress(to.address))
    for (const entry of view.user.entries)
      if (entry.tag !== undefined && entry.prefixes.length === 0)
        assumptions.push(say.path.gapTag({ tag: entry.tag }));
  const lost = best.entry.kind === "interface-endpoint" ? user.find(isToAppliance) : undefined;
  const unread = endpoints.find((e) => e.obeysRoutes === undefined && user.length > 0);
  if (unread) assumptions.push(say.path.assumePolicyOff({ endpoint: unread.at.endpoint.name }));
  // Whether the endpoints of peers go with the peering routes is not documented (path.md 1.2).
  const isMoot =
    view.withoutPeering && endpoints.length === 0 && mayBePeers(view, to.address, user);
  if (isMoot) assumptions.push(say.path.assumeNoPeerEndpoints({ table: view.table?.name ?? "" }));
  return {
    entry: best.entry,
    prefix: prefixText(best.prefix),
    beside: isLearned(best.entry)
      ? rest.filter((r) => byStanding(best, r) === 0 && isLearned(r.entry)).map((r) => r.entry)
      : [],
    confidence: isMoot ? "UNKNOWN" : assumptions.length > 0 ? "LIKELY" : best.entry.confidence,
    assumptions,
    ...(lost ? { bypassed: lost.entry } : {}),
  };
}

/** Whether a peer's endpoint at `address` would have the packet if its route stayed: no user-defined route goes before it. */
function mayBePeers(view: RouteView, address: string, user: readonly Row[]): boolean {
  return endpointRoutesAt(view.estate, view.vnet, view.subnet, address).some(
    (e) =>
      e.isPeers && !isInvalidated(e, user) && !user.some((u) => u.prefix.length >= e.prefix.length),
  );
}

/** Learned routes that are left: none where a system route is preferred or a user-defined route overrides them. */
function learnedFor(
  user: readonly Row[],
  system: readonly Row[],
  endpoints: readonly EndpointRoute[],
  learned: readonly Row[],
): readonly Row[] {
  if (endpoints.length > 0 || system.some((row) => isPreferred(row.entry))) return [];
  if (user.some((row) => row.entry.user?.bgpOverride)) return [];
  return learned;
}

/** A service endpoint overrides learned and user-defined routes; a longer user-defined route makes it likely only. */
function overService(
  entry: RouteEntry,
  user: readonly Row[],
  confidence: Confidence,
  row?: Row,
): Choice {
  const longer = user.find((u) => row && u.prefix.length > row.prefix.length);
  const lost = user.find(isToAppliance);
  return {
    entry,
    prefix: row ? prefixText(row.prefix) : (entry.tag ?? ""),
    beside: [],
    confidence: longer ? "LIKELY" : confidence,
    assumptions: longer
      ? [say.path.assumeEndpointWins({ prefix: longer.entry.prefixes[0] ?? "" })]
      : [],
    ...(lost ? { bypassed: lost.entry } : {}),
  };
}

export function isToAppliance(row: Row): boolean {
  return row.entry.nextHopType.startsWith("VirtualAppliance");
}

/**
 * Whether a user-defined route puts the endpoint's route aside (path.md 1.7): it must be at least as long as the
 * prefix of the endpoint's VNet, and the endpoint's subnet must obey route tables.
 */
export function isInvalidated(endpoint: EndpointRoute, user: readonly Row[]): boolean {
  const { space } = endpoint;
  if (!endpoint.obeysRoutes || !space) return false;
  return user.some((row) => row.prefix.length >= space.length);
}

const SOURCES = { User: 2, VirtualNetworkGateway: 1, Default: 0 } as const;

/** Orders rows by standing: longest prefix, then user before learned before system, then the ties of each. */
export function byStanding(a: Row, b: Row): number {
  return (
    b.prefix.length - a.prefix.length ||
    SOURCES[b.entry.source] - SOURCES[a.entry.source] ||
    (a.entry.source === "User" ? userRank(b.entry) - userRank(a.entry) : 0) ||
    (isLearned(a.entry)
      ? +(b.entry.goesFirst ?? false) - +(a.entry.goesFirst ?? false) ||
        (b.entry.weight ?? 0) - (a.entry.weight ?? 0)
      : 0) ||
    systemRank(a.entry) - systemRank(b.entry)
  );
}

/** Of equal system routes, the VNet's own and an endpoint's go before a peer's, peers before a connected group. */
function systemRank(entry: RouteEntry): number {
  if (entry.source !== "Default") return 0;
  const order = ["interface-endpoint", "local", "peering", "group", "internet", "reserved"];
  return order.indexOf(entry.kind);
}
