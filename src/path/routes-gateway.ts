/** Which routes gateways give a VNet: static sites, other VNets, VPN clients, and BGP as told (path.md section 1.4). */
import {
  type Connection,
  type Estate,
  type Evidence,
  type Gateway,
  inList,
  type Key,
  type Vnet,
} from "#src/model/index.ts";
import type { Confidence } from "./flow.ts";
import {
  connectionFaults,
  connectionsOf,
  farGateway,
  gatewaysServing,
  hangsOn,
  isExpressRoute,
  othersOnCircuit,
  type ServingGateway,
  sitesOver,
  spokesOf,
} from "./gateways.ts";
import { defaultTable, tableRows } from "./hub-tables.ts";
import { vnetOfSubnet } from "./path-facts.ts";
import { type RouteEntry, seen } from "./routes-entry.ts";

/** The gateway routes of `vnet`, from its own gateways and borrowed ones. */
export function gatewayRoutes(estate: Estate, vnet: Vnet): readonly RouteEntry[] {
  return gatewaysServing(estate, vnet.key).flatMap((serving) => routesOf(estate, vnet, serving));
}

type Told = {
  readonly prefixes: readonly string[];
  readonly confidence: Confidence;
  readonly because: readonly Evidence[];
  readonly connection?: Connection;
};

/** Whether a Route Server beside the gateways of `home` prefers what VPN learns to what circuits do. */
function prefersVpn(estate: Estate, home: Key): boolean {
  return estate.hubs.some(
    (h) =>
      !h.wan &&
      h.routingPreference.toLowerCase().startsWith("vpn") &&
      h.subnets.some((s) => vnetOfSubnet(s) === home),
  );
}

function routesOf(estate: Estate, vnet: Vnet, serving: ServingGateway): RouteEntry[] {
  const { gateway, home } = serving;
  const goesFirst = isExpressRoute(gateway) !== prefersVpn(estate, home);
  return prefixesOf(estate, serving)
    .flatMap((told) => told.prefixes.map((prefix) => ({ ...told, prefix })))
    .filter(({ prefix }) => !vnet.prefixes.includes(prefix))
    .map(
      (told): RouteEntry => ({
        kind: "gateway",
        source: "VirtualNetworkGateway",
        prefixes: [told.prefix],
        nextHopType: "VirtualNetworkGateway",
        nextHops: [],
        origin: gateway.id,
        via: gateway.key,
        goesFirst,
        confidence: serving.confidence === "LIKELY" ? "LIKELY" : told.confidence,
        because: [
          ...told.because,
          ...(serving.over
            ? [seen(serving.over.half.id, "/properties/useRemoteGateways", true)]
            : []),
        ],
        ...(told.connection ? { connection: told.connection.key } : {}),
        ...(told.connection?.circuit ? { weight: told.connection.routingWeight } : {}),
      }),
    );
}

function prefixesOf(estate: Estate, { gateway, home }: ServingGateway): Told[] {
  const told: Told[] = [];
  for (const connection of connectionsOf(estate, gateway.key)) {
    // A connection or circuit that does not work learns nothing.
    if (connectionFaults(estate, connection).length > 0) continue;
    told.push(...prefixesOver(estate, connection, gateway.key, home));
  }
  // What the user told of a site that hangs on the gateway itself.
  for (const site of estate.sites)
    if (hangsOn(site, gateway.key))
      told.push({
        prefixes: site.prefixes,
        confidence: "LIKELY",
        because: [seen(`sites.json#${site.name}`, "/prefixes", site.prefixes)],
      });
  if (gateway.clientPools.length > 0)
    told.push({
      prefixes: gateway.clientPools,
      confidence: "CERTAIN",
      because: [
        seen(
          gateway.id,
          "/properties/vpnClientConfiguration/vpnClientAddressPool/addressPrefixes",
          gateway.clientPools,
        ),
      ],
    });
  if (gateway.defaultSite)
    told.push({
      prefixes: ["0.0.0.0/0"],
      confidence: "CERTAIN",
      because: [seen(gateway.id, "/properties/gatewayDefaultSite/id", gateway.defaultSite)],
    });
  return told;
}

function prefixesOver(
  estate: Estate,
  connection: Connection,
  gateway: Key,
  home: Key,
): readonly Told[] {
  const told: Told[] = [];
  const local = inList(estate.localGateways, connection.localGateway);
  if (local && local.prefixes.length > 0)
    told.push({
      prefixes: local.prefixes,
      confidence: "CERTAIN",
      because: [
        seen(local.id, "/properties/localNetworkAddressSpace/addressPrefixes", local.prefixes),
      ],
      connection,
    });
  for (const site of sitesOver(estate, connection)) {
    const prefixes = site.prefixes.filter((p) => !local?.prefixes.includes(p));
    if (prefixes.length > 0)
      told.push({
        prefixes,
        confidence: "LIKELY",
        because: [seen(`sites.json#${site.name}`, "/prefixes", prefixes)],
        connection,
      });
  }
  const far = farGateway(estate, connection, gateway);
  if (far?.vnet && connection.connectionType.toLowerCase() === "vnet2vnet")
    told.push(...spacesBehind(estate, far.vnet, connection, connection.bgp));
  told.push(...spacesOnHubs(estate, connection, inList(estate.gateways, gateway)));
  if (connection.circuit)
    for (const other of othersOnCircuit(estate, connection.circuit, gateway)) {
      const own = inList(estate.gateways, gateway);
      // Off by default; both ends must opt in (path.md 1.9).
      if (!own?.allowRemoteVnetTraffic || !other.gateway.allowRemoteVnetTraffic) continue;
      if (!other.gateway.vnet || other.gateway.vnet === home) continue;
      told.push(...spacesBehind(estate, other.gateway.vnet, connection, true));
    }
  return told;
}

/**
 * Spaces of VNets on virtual hubs that hang on the same circuit: only when the gateway and the hub's gateway both let
 * such traffic in (path.md 1.9).
 */
function spacesOnHubs(estate: Estate, connection: Connection, own: Gateway | undefined): Told[] {
  const { circuit } = connection;
  if (!circuit || !own?.allowVirtualWanTraffic) return [];
  return estate.hubGateways
    .filter((g) => g.allowNonVirtualWanTraffic && g.remotes.includes(circuit))
    .flatMap((g) =>
      tableRows(estate, g.hub, defaultTable(g.hub))
        .filter((row) => row.target.to === "vnet")
        .map((row) => ({
          prefixes: [row.prefix],
          confidence: "CERTAIN",
          because: [seen(g.id, "/properties/allowNonVirtualWanTraffic", true), ...row.because],
          connection,
        })),
    );
}

/** The space of the VNet at the far end; with `all`, also of the spokes that borrow its gateway. */
function spacesBehind(estate: Estate, vnet: Key, connection: Connection, all: boolean): Told[] {
  const far = inList(estate.vnets, vnet);
  const spokes = all ? spokesOf(estate, vnet).flatMap((p) => p.vnet ?? []) : [];
  return [...(far ? [far] : []), ...spokes].map((v) => ({
    prefixes: v.prefixes,
    confidence: "CERTAIN",
    because: [seen(v.id, "/properties/addressSpace/addressPrefixes", v.prefixes)],
    connection,
  }));
}
