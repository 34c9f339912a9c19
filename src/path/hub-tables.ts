/** What the route tables of virtual hubs hold, and which row a hub takes for an address (path.md section 1.11). */
import {
  type Estate,
  type Evidence,
  type HubConnection,
  type HubGateway,
  having,
  inList,
  type Key,
  keyOf,
  type VirtualHub,
} from "#src/model/index.ts";
import { type Address, holdsAddress, type Prefix, parsePrefix } from "#src/net/index.ts";
import type { Confidence } from "./flow.ts";
import { hangsOn } from "./gateways.ts";
import { seen } from "./routes-entry.ts";

/** Where a row of a hub's table leads. */
export type HubTarget =
  | { readonly to: "vnet"; readonly vnet: Key; readonly connection: HubConnection }
  | {
      readonly to: "branch";
      readonly gateway: HubGateway;
      readonly remote?: Key;
      /** The VNet, beyond a circuit, whose gateway takes the packet. */
      readonly vnet?: Key;
    }
  | { readonly to: "hop"; readonly nextHop: string };

export type HubRow = {
  readonly prefix: string;
  readonly target: HubTarget;
  /** The hub at which the connection hangs. */
  readonly hub: Key;
  readonly isStatic: boolean;
  readonly confidence: Confidence;
  readonly because: readonly Evidence[];
};

/** The key of the default table of `hub`. */
export function defaultTable(hub: Key): Key {
  return keyOf(`${hub}/hubRouteTables/defaultRouteTable`);
}

/** Connections of `vnet` to virtual hubs. */
export function hubConnectionsOf(estate: Estate, vnet: Key): readonly HubConnection[] {
  return having(estate.hubConnections, "remoteVnet", vnet);
}

/** The hubs of the virtual WAN of `hub`, itself included. */
export function hubsBeside(estate: Estate, hub: Key): readonly VirtualHub[] {
  const wan = inList(estate.hubs, hub)?.wan;
  return estate.hubs.filter((h) => h.key === hub || (wan !== undefined && h.wan === wan));
}

/** The next hops of routing intent on `hub`: what private traffic and what internet traffic passes. */
export function intentOf(
  estate: Estate,
  hub: Key,
): { readonly privateHop?: Key; readonly internetHop?: Key; readonly id?: string } {
  const intent = having(estate.routingIntents, "hub", hub)[0];
  const hop = (kind: string) =>
    intent?.policies.find((p) => p.destinations.some((d) => d.toLowerCase() === kind))?.nextHop;
  const privateHop = hop("privatetraffic");
  const internetHop = hop("internet");
  return {
    ...(intent ? { id: intent.id } : {}),
    ...(privateHop ? { privateHop } : {}),
    ...(internetHop ? { internetHop } : {}),
  };
}

function labelsOf(estate: Estate, table: Key): readonly string[] {
  const told = inList(estate.hubRouteTables, table)?.labels ?? [];
  const isDefault = table.endsWith("/defaultroutetable");
  return [...told, ...(isDefault ? ["default"] : [])].map((l) => l.toLowerCase());
}

/** Whether `connection` tells its prefixes to `table`; without any routing configuration, to all default tables. */
function propagates(estate: Estate, connection: HubConnection, table: Key): boolean {
  const { propagatedTables: tables, propagatedLabels: labels } = connection;
  const labelled = labelsOf(estate, table);
  if (tables.length === 0 && labels.length === 0)
    return connection.associatedTable === undefined && labelled.includes("default");
  return tables.includes(table) || labels.some((l) => labelled.includes(l.toLowerCase()));
}

/** Prefixes behind a branch gateway: VPN sites, told circuits, clients. */
function branchRows(estate: Estate, gateway: HubGateway): HubRow[] {
  const rows: HubRow[] = [];
  const push = (
    prefixes: readonly string[],
    confidence: Confidence,
    because: readonly Evidence[],
    remote?: Key,
  ) => {
    for (const prefix of prefixes)
      rows.push({
        prefix,
        hub: gateway.hub,
        isStatic: false,
        confidence,
        because,
        target: { to: "branch", gateway, ...(remote ? { remote } : {}) },
      });
  };
  for (const remote of gateway.remotes) {
    const site = inList(estate.vpnSites, remote);
    if (site)
      push(
        site.prefixes,
        "CERTAIN",
        [seen(site.id, "/properties/addressSpace/addressPrefixes", site.prefixes)],
        remote,
      );
    for (const told of estate.sites)
      if (hangsOn(told, remote))
        push(
          told.prefixes.filter((p) => !site?.prefixes.includes(p)),
          "LIKELY",
          [seen(`sites.json#${told.name}`, "/prefixes", told.prefixes)],
          remote,
        );
  }
  // Also by a connection of the gateway, whose far end is not told apart.
  for (const told of estate.sites)
    if (hangsOn(told, gateway.key))
      push(told.prefixes, "LIKELY", [seen(`sites.json#${told.name}`, "/prefixes", told.prefixes)]);
  for (const remote of gateway.remotes)
    if (gateway.allowNonVirtualWanTraffic)
      for (const { home, prefixes, id } of onCircuit(estate, remote))
        for (const prefix of prefixes)
          rows.push({
            prefix,
            hub: gateway.hub,
            isStatic: false,
            confidence: "CERTAIN",
            because: [seen(id, "/properties/allowVirtualWanTraffic", true)],
            target: { to: "branch", gateway, remote, vnet: home },
          });
  push(gateway.clientPools, "CERTAIN", [
    seen(gateway.id, "/properties/p2SConnectionConfigurations", gateway.clientPools),
  ]);
  return rows;
}

/** VNets whose gateways hang on `circuit` and let virtual WAN traffic in (path.md 1.9). */
function onCircuit(estate: Estate, circuit: Key) {
  return having(estate.connections, "circuit", circuit).flatMap((connection) => {
    const gateway = inList(estate.gateways, connection.gateway1 ?? connection.gateway2);
    const vnet = inList(estate.vnets, gateway?.vnet);
    if (!gateway?.allowVirtualWanTraffic || !vnet) return [];
    return [{ home: vnet.key, prefixes: vnet.prefixes, id: gateway.id }];
  });
}

function vnetRows(estate: Estate, connection: HubConnection): HubRow[] {
  const vnet = inList(estate.vnets, connection.remoteVnet);
  const target = { to: "vnet", vnet: connection.remoteVnet, connection } as const;
  const base = { hub: connection.hub, target, confidence: "CERTAIN" } as const;
  return [
    ...(vnet?.prefixes ?? []).map((prefix) => ({
      ...base,
      prefix,
      isStatic: false,
      because: [seen(connection.id, "/properties/remoteVirtualNetwork/id", connection.remoteVnet)],
    })),
    ...connection.staticRoutes.flatMap((route) =>
      route.prefixes.map((prefix) => ({
        ...base,
        prefix,
        isStatic: true,
        because: [
          seen(
            connection.id,
            "/properties/routingConfiguration/vnetRoutes/staticRoutes",
            route.nextHop,
          ),
        ],
      })),
    ),
  ];
}

const memo = new WeakMap<Estate, Map<string, readonly HubRow[]>>();

function once(estate: Estate, what: string, make: () => readonly HubRow[]): readonly HubRow[] {
  let byWhat = memo.get(estate);
  if (!byWhat) memo.set(estate, (byWhat = new Map()));
  let rows = byWhat.get(what);
  if (!rows) byWhat.set(what, (rows = make()));
  return rows;
}

/** The rows of `table` of `hub`: static routes, and what every connection on any hub of the WAN propagates to it. */
export function tableRows(estate: Estate, hub: Key, table: Key): readonly HubRow[] {
  return once(estate, `${hub}|${table}`, () => {
    const hubs = new Set(hubsBeside(estate, hub).map((h) => h.key));
    const own = inList(estate.hubRouteTables, table);
    const statics = (own?.routes ?? []).flatMap((route) =>
      route.prefixes.map(
        (prefix): HubRow => ({
          prefix,
          hub,
          isStatic: true,
          confidence: "CERTAIN",
          target: { to: "hop", nextHop: route.nextHop },
          because: [seen(own?.id ?? table, "/properties/routes", route.name)],
        }),
      ),
    );
    const vnets = estate.hubConnections
      .filter((c) => hubs.has(c.hub) && propagates(estate, c, table))
      .flatMap((c) => vnetRows(estate, c));
    // Branches all use the default tables.
    const branches = labelsOf(estate, table).includes("default")
      ? estate.hubGateways.filter((g) => hubs.has(g.hub)).flatMap((g) => branchRows(estate, g))
      : [];
    return [...statics, ...vnets, ...branches];
  });
}

/** Everything that hangs on the hubs of the WAN of `hub`: what a hub's firewall knows under routing intent. */
export function allRows(estate: Estate, hub: Key): readonly HubRow[] {
  return once(estate, `${hub}|*`, () => {
    const hubs = new Set(hubsBeside(estate, hub).map((h) => h.key));
    return [
      ...estate.hubConnections.filter((c) => hubs.has(c.hub)).flatMap((c) => vnetRows(estate, c)),
      ...estate.hubGateways.filter((g) => hubs.has(g.hub)).flatMap((g) => branchRows(estate, g)),
    ];
  });
}

/**
 * The row that `hub` takes for `address`: longest prefix, then static, then the hub's routing preference (ExpressRoute
 * unless told), then local before remote. 0.0.0.0/0 never comes from another hub.
 */
export function chosenRow(
  estate: Estate,
  hub: Key,
  rows: readonly HubRow[],
  address: Address,
): HubRow | undefined {
  const prefers = inList(estate.hubs, hub)?.routingPreference.toLowerCase() ?? "";
  const kind = prefers.startsWith("vpn") ? "vpn" : "expressroute";
  let best: { readonly row: HubRow; readonly rank: readonly number[] } | undefined;
  for (const row of rows) {
    const prefix: Prefix | undefined = parsePrefix(row.prefix);
    if (!prefix || !holdsAddress(prefix, address)) continue;
    if (prefix.length === 0 && row.hub !== hub) continue;
    const { target } = row;
    const preferred = target.to !== "branch" || target.gateway.gatewayKind === kind;
    const rank = [prefix.length, +row.isStatic, +preferred, +(row.hub === hub)];
    if (!best || isBefore(rank, best.rank)) best = { row, rank };
  }
  return best?.row;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  for (const [i, value] of a.entries()) {
    const other = b[i] ?? 0;
    if (value !== other) return value > other;
  }
  return false;
}
