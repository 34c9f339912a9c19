/** Which routes a virtual hub gives a VNet that is connected to it (path.md section 1.11). */
import { type Estate, inList, type Vnet } from "#src/model/index.ts";
import { holdsPrefix, type Prefix, parsePrefix } from "#src/net/index.ts";
import { defaultTable, hubConnectionsOf, intentOf, tableRows } from "./hub-tables.ts";
import { type RouteEntry, seen } from "./routes-entry.ts";

const PRIVATE_BLOCKS: readonly string[] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** The hub routes of `vnet`; a hub cannot give routes as specific as the VNet's own prefixes. */
export function hubRoutes(estate: Estate, vnet: Vnet): readonly RouteEntry[] {
  const own = vnet.prefixes.map(parsePrefix).filter((p) => p !== undefined);
  return hubConnectionsOf(estate, vnet.key).flatMap((connection) => {
    const hub = inList(estate.hubs, connection.hub);
    if (!hub) return [];
    const table = connection.associatedTable ?? defaultTable(connection.hub);
    const intent = intentOf(estate, connection.hub);
    const base = {
      kind: "hub",
      source: "VirtualNetworkGateway",
      nextHopType: "VirtualNetworkGateway",
      nextHops: [],
      origin: hub.id,
      via: hub.key,
    } as const;
    const entries = new Map<string, RouteEntry>();
    const put = (prefix: string, entry: Omit<RouteEntry, "prefixes">) => {
      if (!fits(prefix, own, connection.internetSecurity)) return;
      const before = entries.get(prefix);
      if (before?.confidence !== "CERTAIN") entries.set(prefix, { ...entry, prefixes: [prefix] });
    };
    const rows = tableRows(estate, connection.hub, table);
    if (intent.privateHop) {
      // Under routing intent spokes get the private blocks and what stands as static in the hub's table.
      const because = [seen(intent.id ?? hub.id, "/properties/routingPolicies", "PrivateTraffic")];
      for (const prefix of PRIVATE_BLOCKS) put(prefix, { ...base, confidence: "CERTAIN", because });
    }
    if (intent.internetHop) {
      const because = [seen(intent.id ?? hub.id, "/properties/routingPolicies", "Internet")];
      put("0.0.0.0/0", { ...base, confidence: "CERTAIN", because });
    }
    for (const row of rows) {
      if (intent.privateHop && !row.isStatic) continue;
      const isOwn = row.target.to === "vnet" && row.target.vnet === vnet.key;
      const isForeignDefault = row.prefix === "0.0.0.0/0" && row.hub !== connection.hub;
      if (!isOwn && !isForeignDefault)
        put(row.prefix, { ...base, confidence: row.confidence, because: row.because });
    }
    return [...entries.values()];
  });
}

function fits(text: string, own: readonly Prefix[], internetSecurity: boolean): boolean {
  const prefix = parsePrefix(text);
  if (!prefix) return false;
  if (prefix.length === 0 && !internetSecurity) return false;
  return !own.some((p) => holdsPrefix(p, prefix));
}
