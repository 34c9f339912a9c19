/** Which layers of routes a subnet has: shared by its VNet, its route table and its endpoints, never built twice. */
import {
  type Estate,
  inList,
  type Key,
  type RouteTable,
  type Subnet,
  type Vnet,
} from "#src/model/index.ts";
import { peersOf, takesPart } from "./peers.ts";
import { serviceEndpointLayer } from "./routes-endpoint.ts";
import { EMPTY_LAYER, layerOf, type RouteEntry, type RouteLayer } from "./routes-entry.ts";
import { gatewayRoutes } from "./routes-gateway.ts";
import { hubRoutes } from "./routes-hub.ts";
import { systemLayer } from "./routes-system.ts";
import { userLayer } from "./routes-user.ts";

/** Routes as one class of subnets has them: same VNet, same route table, same service endpoints. */
export type RouteView = {
  readonly estate: Estate;
  readonly vnet: Vnet;
  /** A subnet of the class; absent: a place in the VNet without route table and endpoints. */
  readonly subnet?: Subnet;
  readonly table?: RouteTable;
  /** The key of a route table that is named and was not read. */
  readonly unreadTable?: Key;
  readonly system: RouteLayer;
  readonly gateway: RouteLayer;
  readonly user: RouteLayer;
  readonly service: RouteLayer;
  /** Whether `disablePeeringRoute` takes the peering routes away. */
  readonly withoutPeering: boolean;
  /** Whether a user-defined 0.0.0.0/0 takes the reserved blocks away. */
  readonly withoutReserved: boolean;
};

type Views = {
  readonly byPlace: Map<Key, RouteView>;
  readonly byClass: Map<string, RouteView>;
};

const views = new WeakMap<Estate, Views>();
const gateways = new WeakMap<Estate, Map<Key, RouteLayer>>();

/** The view from the subnet `subnet`, or from its VNet alone; undefined when the VNet was not read. */
export function viewOf(estate: Estate, vnet: Key, subnet: Key | undefined): RouteView | undefined {
  let known = views.get(estate);
  if (!known) views.set(estate, (known = { byPlace: new Map(), byClass: new Map() }));
  const place = subnet ?? vnet;
  const before = known.byPlace.get(place);
  if (before) return before;
  const home = inList(estate.vnets, vnet);
  if (!home) return undefined;
  const own = inList(estate.subnets, subnet);
  const id = own ? `${vnet}|${classOf(estate, own)}` : vnet;
  let view = known.byClass.get(id);
  if (!view) known.byClass.set(id, (view = built(estate, home, own)));
  known.byPlace.set(place, view);
  return view;
}

/** What sets subnets of one VNet apart: route table, service endpoints, and the subnet peerings they take part in. */
function classOf(estate: Estate, subnet: Subnet): string {
  const parts = peersOf(estate, subnet.vnet)
    .filter((p) => !p.half.completeVnets)
    .map((p) => (takesPart(p.half, subnet.name) ? "1" : "0"));
  return `${subnet.routeTable ?? ""}|${JSON.stringify(subnet.serviceEndpoints)}|${parts.join("")}`;
}

function built(estate: Estate, vnet: Vnet, subnet: Subnet | undefined): RouteView {
  const table = inList(estate.routeTables, subnet?.routeTable);
  const user = table ? userLayer(estate, table) : EMPTY_LAYER;
  return {
    estate,
    vnet,
    system: systemLayer(estate, vnet),
    gateway: table?.disableBgpPropagation ? EMPTY_LAYER : gatewayLayer(estate, vnet),
    user,
    service: subnet ? serviceEndpointLayer(estate, subnet, vnet) : EMPTY_LAYER,
    withoutPeering: table?.disablePeeringRoute.toLowerCase() === "all",
    withoutReserved: user.entries.some((e) => e.prefixes.includes("0.0.0.0/0")),
    ...(subnet ? { subnet } : {}),
    ...(table ? { table } : {}),
    ...(subnet?.routeTable && !table ? { unreadTable: subnet.routeTable } : {}),
  };
}

/** Routes that gateways and hubs give every subnet of `vnet` that takes them. */
export function gatewayLayer(estate: Estate, vnet: Vnet): RouteLayer {
  let byVnet = gateways.get(estate);
  if (!byVnet) gateways.set(estate, (byVnet = new Map()));
  let layer = byVnet.get(vnet.key);
  if (!layer) {
    layer = layerOf([...gatewayRoutes(estate, vnet), ...hubRoutes(estate, vnet)]);
    byVnet.set(vnet.key, layer);
  }
  return layer;
}

/** Whether `entry` of the system layer is there in this view. */
export function isThere(view: RouteView, entry: RouteEntry): boolean {
  if (entry.kind === "peering") return !view.withoutPeering;
  if (entry.kind === "reserved") return !view.withoutReserved;
  return true;
}

/** Whether `entry` was learned from a gateway or a hub. */
export function isLearned(entry: RouteEntry): boolean {
  return entry.source === "VirtualNetworkGateway";
}

/** System routes that put learned ones aside, even longer ones (path.md 1.5, step 2). */
export function isPreferred(entry: RouteEntry): boolean {
  return ["local", "peering", "group", "interface-endpoint"].includes(entry.kind);
}
