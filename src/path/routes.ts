/** Which effective routes a vantage has, in Azure's own words, and which one an address takes (spec/cli.md, `routes`). */
import { type Estate, having, inList, type Key, type Vantage } from "#src/model/index.ts";
import { type Prefix, type PrefixTrie, parsePrefix, prefixText, trieOf } from "#src/net/index.ts";
import type { EffectiveRoute } from "./journey.ts";
import { vnetOfSubnet } from "./path-facts.ts";
import { byStanding, choose, isInvalidated } from "./routes-choose.ts";
import { endpointRoutes } from "./routes-endpoint.ts";
import type { RouteEntry, Row } from "./routes-entry.ts";
import { isLearned, isPreferred, isThere, type RouteView, viewOf } from "./routes-table.ts";

/** The effective routes of `vantage`; empty for a vantage that stands in no VNet of the estate. */
export function routesFrom(estate: Estate, vantage: Vantage): readonly EffectiveRoute[] {
  const view = viewFrom(estate, vantage);
  return view ? listed(view).map(({ route }) => route) : [];
}

/**
 * The place in `routesFrom` of the route that a packet from `vantage` to `address` takes; -1 when none holds it.
 * Path.md section 1.5.
 */
export function chosenRoute(estate: Estate, vantage: Vantage, address: string): number {
  const view = viewFrom(estate, vantage);
  if (!view) return -1;
  const { entry } = choose(view, { kind: "address", address });
  if (!entry) return -1;
  return listed(view).findIndex(
    (row) =>
      row.entry === entry ||
      (entry.kind === "interface-endpoint" &&
        row.entry.kind === entry.kind &&
        row.entry.origin === entry.origin &&
        row.entry.prefixes[0] === entry.prefixes[0]),
  );
}

/** Whether some of the effective routes of `vantage` have their prefixes from the list of service tags. */
export function routesUseTags(estate: Estate, vantage: Vantage): boolean {
  const view = viewFrom(estate, vantage);
  if (!view) return false;
  return view.service.entries.length > 0 || view.user.entries.some((e) => e.tag !== undefined);
}

/** The view that a vantage routes by: of its subnet, of its VNet, of the GatewaySubnet for VPN clients. */
export function viewFrom(estate: Estate, vantage: Vantage): RouteView | undefined {
  // Azure gives no effective routes of an endpoint's NIC (path.md 1.7).
  if (nicFrom(estate, vantage)?.privateEndpoint) return undefined;
  const subnet = subnetFrom(estate, vantage);
  const vnet = vnetOfSubnet(subnet) ?? vantage.vnet;
  if (!vnet) return undefined;
  return viewOf(estate, vnet, subnet);
}

/** The subnet in which `vantage` stands. */
export function subnetFrom(estate: Estate, vantage: Vantage): Key | undefined {
  switch (vantage.kind) {
    case "subnet":
      return vantage.subnet ?? vantage.key;
    case "nic":
    case "vm":
      return nicFrom(estate, vantage)?.ipConfigs.find((c) => c.subnet)?.subnet ?? vantage.subnet;
    case "app":
      return inList(estate.services, vantage.key)?.integrationSubnet ?? vantage.subnet;
    case "p2s": {
      const gateway = inList(estate.gateways, vantage.key);
      return gateway?.subnets[0] ?? vantage.subnet;
    }
    default:
      return vantage.subnet;
  }
}

/** The NIC from which `vantage` sends: a machine's primary one (path.md 0.1). */
export function nicFrom(estate: Estate, vantage: Vantage) {
  if (vantage.kind === "nic") return inList(estate.nics, vantage.key);
  if (vantage.kind !== "vm") return undefined;
  const listed = (inList(estate.vms, vantage.key)?.nics ?? []).flatMap(
    (key) => inList(estate.nics, key) ?? [],
  );
  const own = listed.length > 0 || !vantage.key ? listed : having(estate.nics, "vm", vantage.key);
  return own.find((n) => n.primary) ?? own[0];
}

type Listed = { readonly entry: RouteEntry; readonly route: EffectiveRoute };

const memo = new WeakMap<RouteView, readonly Listed[]>();

/** Every route of `view` with its state, in the order in which Azure writes them. */
function listed(view: RouteView): readonly Listed[] {
  let list = memo.get(view);
  if (!list) memo.set(view, (list = withStates(view)));
  return list;
}

const ORDER = ["local", "peering", "group", "gateway", "hub", "service-endpoint"];
const LAST = ["interface-endpoint", "internet", "reserved", "user"];

function withStates(view: RouteView): readonly Listed[] {
  const endpoints = endpointRoutes(view.estate, view.vnet, view.subnet).filter(
    (e) => !(view.withoutPeering && e.isPeers),
  );
  const order = [...ORDER, ...LAST];
  const entries = [
    ...view.system.entries.filter((e) => isThere(view, e)),
    ...view.gateway.entries,
    ...view.service.entries,
    ...endpoints.map((e) => e.entry),
    ...view.user.entries,
  ].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const rows = entries.map((entry) => ({ entry, rows: rowsOf(entry) }));
  const flat = rows.flatMap((r) => r.rows);
  const dropped = new Set<RouteEntry>(
    endpoints
      .filter((e) => isInvalidated(e, holding(view.user.trie, e.prefix)))
      .map((e) => e.entry),
  );
  const stronger = trieOf(
    flat
      .filter((r) => isPreferred(r.entry) || r.entry.user?.bgpOverride)
      .map((r) => [r.prefix, r] as const),
  );
  const isOut = (row: Row) =>
    dropped.has(row.entry) || (isLearned(row.entry) && holding(stronger, row.prefix).length > 0);
  const best = new Map<string, Row>();
  for (const row of flat) {
    if (isOut(row)) continue;
    const key = prefixText(row.prefix);
    const before = best.get(key);
    if (!before || standing(row, before) < 0) best.set(key, row);
  }
  return rows.map(({ entry, rows: own }) => {
    const isActive =
      own.length === 0 ||
      own.some((row) => {
        const winner = best.get(prefixText(row.prefix));
        return !isOut(row) && winner !== undefined && isSame(row, winner);
      });
    return { entry, route: routeOf(entry, isActive) };
  });
}

/** The rows of `trie` whose prefixes hold the whole of `prefix`. */
function holding(trie: PrefixTrie<Row>, prefix: Prefix): readonly Row[] {
  const first = { family: prefix.family, value: prefix.base };
  return trie.allFor(first).filter((row) => row.prefix.length <= prefix.length);
}

/** At one prefix a service endpoint goes before everything; for the rest, the usual standing. */
function standing(a: Row, b: Row): number {
  const se = (row: Row) => +(row.entry.kind === "service-endpoint");
  return se(b) - se(a) || byStanding(a, b);
}

/** Learned routes of one standing stand beside each other; all other ties have one winner, the first. */
function isSame(row: Row, winner: Row): boolean {
  if (row.entry === winner.entry) return true;
  return isLearned(row.entry) && isLearned(winner.entry) && byStanding(row, winner) === 0;
}

function rowsOf(entry: RouteEntry): Row[] {
  return entry.prefixes.flatMap((text) => {
    const prefix = parsePrefix(text);
    return prefix ? [{ entry, prefix }] : [];
  });
}

function routeOf(entry: RouteEntry, isActive: boolean): EffectiveRoute {
  return {
    source: entry.source,
    state: isActive ? "Active" : "Invalid",
    // A tag whose prefixes are not at hand stands by its name.
    prefixes: entry.prefixes.length > 0 || entry.tag === undefined ? entry.prefixes : [entry.tag],
    nextHopType: entry.nextHopType,
    nextHopAddresses: entry.nextHops,
    origin: entry.origin,
    because: entry.because,
  };
}
