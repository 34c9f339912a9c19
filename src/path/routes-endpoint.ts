/** Which routes service endpoints and private endpoints add to a subnet (path.md sections 1.6 and 1.7). */
import { normalRegion, pairedRegion, serviceTagOf } from "#src/azure/catalogue/index.ts";
import {
  type Estate,
  inList,
  type ServiceEndpoint,
  type Subnet,
  type Vnet,
} from "#src/model/index.ts";
import { holdsAddress, isInside, type Prefix, parseAddress, parsePrefix } from "#src/net/index.ts";
import { type EndpointAt, pathFacts } from "./path-facts.ts";
import { peersOf, takesPart, workingPeer } from "./peers.ts";
import { EMPTY_LAYER, layerOf, type RouteEntry, type RouteLayer, seen } from "./routes-entry.ts";
import { tagPrefixes, tagsOf } from "./service-tags.ts";

const memo = new WeakMap<Estate, Map<string, RouteLayer>>();

/** Regions that the endpoint covers; undefined: all of them (path.md 1.6). */
function regionsOf(endpoint: ServiceEndpoint, vnet: Vnet): readonly string[] | undefined {
  const service = endpoint.service.toLowerCase();
  const told = endpoint.locations.map(normalRegion);
  if (service === "microsoft.sql") return [vnet.location];
  if (service !== "microsoft.storage" || told.includes("*")) return undefined;
  if (told.length > 0) return told;
  const pair = pairedRegion(vnet.location);
  return pair ? [vnet.location, pair] : [vnet.location];
}

/** The service endpoint routes of `subnet`; shared by subnets of a region with the same endpoints. */
export function serviceEndpointLayer(estate: Estate, subnet: Subnet, vnet: Vnet): RouteLayer {
  if (subnet.serviceEndpoints.length === 0) return EMPTY_LAYER;
  let byKind = memo.get(estate);
  if (!byKind) memo.set(estate, (byKind = new Map()));
  const id = `${vnet.location}|${JSON.stringify(subnet.serviceEndpoints)}`;
  let layer = byKind.get(id);
  if (!layer) {
    layer = layerOf(subnet.serviceEndpoints.flatMap((e) => serviceRoute(estate, e, vnet)));
    byKind.set(id, layer);
  }
  return layer;
}

function serviceRoute(estate: Estate, endpoint: ServiceEndpoint, vnet: Vnet): RouteEntry[] {
  const tag = serviceTagOf(endpoint.service);
  if (tag === undefined) return [];
  const state = endpoint.state.toLowerCase();
  if (state !== "" && state !== "succeeded") return [];
  const tags = tagsOf(estate);
  const regions = regionsOf(endpoint, vnet);
  const prefixes = (regions ?? [""]).flatMap((region) => tagPrefixes(tags, tag, region) ?? []);
  return [
    {
      kind: "service-endpoint",
      source: "Default",
      prefixes: [...new Set(prefixes)],
      nextHopType: "VirtualNetworkServiceEndpoint",
      nextHops: [],
      origin: null,
      confidence: "CERTAIN",
      tag,
      ...(regions ? { regions } : {}),
      because: [],
    },
  ];
}

/** Evidence that `subnet` has the endpoint of `tag`. */
export function serviceEndpointEvidence(subnet: Subnet | undefined, tag: string) {
  const at = subnet?.serviceEndpoints.findIndex((e) => serviceTagOf(e.service) === tag) ?? -1;
  if (!subnet || at < 0) return [];
  return [
    seen(
      subnet.id,
      `/properties/serviceEndpoints/${at}/service`,
      subnet.serviceEndpoints[at]?.service,
    ),
  ];
}

/** A private endpoint as a subnet sees it, with the rule by which a user-defined route may put it aside. */
export type EndpointRoute = {
  readonly at: EndpointAt;
  readonly entry: RouteEntry;
  readonly prefix: Prefix;
  /** Prefix of the endpoint's VNet that holds the address: routes at least as long may invalidate it. */
  readonly space: Prefix | undefined;
  /** Whether the endpoint's subnet obeys route tables; undefined: that subnet was not read. */
  readonly obeysRoutes: boolean | undefined;
  readonly policy: string;
  /** Whether it stands in a peered VNet. */
  readonly isPeers: boolean;
};

/** The routes to private endpoints at `address` as the subnet `subnet` of `vnet` has them. */
export function endpointRoutesAt(
  estate: Estate,
  vnet: Vnet,
  subnet: Subnet | undefined,
  address: string,
): readonly EndpointRoute[] {
  const here = pathFacts(estate).endpointsAt.get(address) ?? [];
  return here.flatMap((at) => endpointRoute(estate, vnet, subnet, at) ?? []);
}

/** The routes to every private endpoint in `vnet` and its direct peers. */
export function endpointRoutes(
  estate: Estate,
  vnet: Vnet,
  subnet: Subnet | undefined,
): readonly EndpointRoute[] {
  const { endpointsIn } = pathFacts(estate);
  const near = [
    vnet.key,
    ...peersOf(estate, vnet.key)
      .filter((p) => !p.fault)
      .map((p) => p.remote),
  ];
  return [...new Set(near)]
    .flatMap((key) => endpointsIn.get(key) ?? [])
    .flatMap((at) => endpointRoute(estate, vnet, subnet, at) ?? []);
}

function endpointRoute(
  estate: Estate,
  vnet: Vnet,
  subnet: Subnet | undefined,
  at: EndpointAt,
): EndpointRoute | undefined {
  if (at.vnet === vnet.key) return routeTo(estate, at, false);
  const peer = workingPeer(estate, vnet.key, at.vnet);
  // What the peering does not route (not synced, not listed) has no endpoint route either.
  if (!peer || !takesPart(peer.half, subnet?.name)) return undefined;
  const isRouted = peer.prefixes.some((p) => isInside(at.address, p));
  return isRouted ? routeTo(estate, at, true) : undefined;
}

/** Regions in which the network policies of endpoints have no effect (path.md 1.7). */
const WITHOUT_POLICIES = new Set([
  "westindia",
  "australiacentral2",
  "southafricawest",
  "brazilsoutheast",
]);

const routes = new WeakMap<EndpointAt, Map<boolean, EndpointRoute | undefined>>();

/** The route to an endpoint, the same for all its neighbours; `isPeers` for those in other VNets. */
function routeTo(estate: Estate, at: EndpointAt, isPeers: boolean): EndpointRoute | undefined {
  let byPlace = routes.get(at);
  if (!byPlace) routes.set(at, (byPlace = new Map()));
  if (!byPlace.has(isPeers)) byPlace.set(isPeers, routeMade(estate, at, isPeers));
  return byPlace.get(isPeers);
}

function routeMade(estate: Estate, at: EndpointAt, isPeers: boolean): EndpointRoute | undefined {
  const address = parseAddress(at.address);
  const prefix = parsePrefix(at.address);
  if (!address || !prefix) return undefined;
  const home = inList(estate.subnets, at.subnet);
  const policy = home?.privateEndpointNetworkPolicies ?? "";
  const region = normalRegion(at.endpoint.location);
  const obeys = /^(routetableenabled|enabled)$/i.test(policy) && !WITHOUT_POLICIES.has(region);
  const spaces = (inList(estate.vnets, at.vnet)?.prefixes ?? [])
    .map(parsePrefix)
    .filter((p) => p !== undefined && holdsAddress(p, address));
  return {
    at,
    prefix,
    space: spaces[0],
    obeysRoutes: home ? obeys : undefined,
    policy,
    isPeers,
    entry: {
      kind: "interface-endpoint",
      source: "Default",
      prefixes: [`${at.address}/${prefix.length}`],
      nextHopType: "InterfaceEndpoint",
      nextHops: [],
      origin: at.endpoint.id,
      via: at.endpoint.key,
      confidence: "CERTAIN",
      because: [
        ...(home ? [seen(home.id, "/properties/privateEndpointNetworkPolicies", policy)] : []),
        seen(at.endpoint.id, "/properties/subnet/id", at.subnet ?? null),
      ],
    },
  };
}
