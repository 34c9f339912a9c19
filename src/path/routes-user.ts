/** Which routes a route table holds, service tags spelt out (path.md sections 1.2, row 9, and 1.5, step 6). */
import type { Estate, RouteTable } from "#src/model/index.ts";
import { parsePrefix } from "#src/net/index.ts";
import { layerOf, type RouteEntry, type RouteLayer, seen } from "./routes-entry.ts";
import { tagParts, tagPrefixes, tagsOf } from "./service-tags.ts";

const memo = new WeakMap<Estate, Map<RouteTable, RouteLayer>>();

/** The routes of `table`, shared by all its subnets. */
export function userLayer(estate: Estate, table: RouteTable): RouteLayer {
  let byTable = memo.get(estate);
  if (!byTable) memo.set(estate, (byTable = new Map()));
  let layer = byTable.get(table);
  if (!layer) byTable.set(table, (layer = layerOf(entriesOf(estate, table))));
  return layer;
}

function entriesOf(estate: Estate, table: RouteTable): RouteEntry[] {
  const tags = tagsOf(estate);
  return table.routes.map((route) => {
    const isTag = parsePrefix(route.prefix) === undefined;
    return {
      kind: "user",
      source: "User",
      prefixes: isTag ? (tagPrefixes(tags, route.prefix) ?? []) : [route.prefix],
      nextHopType: nextHopTypeOf(route.nextHopType),
      nextHops: route.nextHops,
      origin: route.id,
      user: route,
      confidence: "CERTAIN",
      because: [
        // A route is a resource of its own; its place in the table's list is nowhere told.
        seen(route.id, "/properties/addressPrefix", route.prefix),
        seen(route.id, "/properties/nextHopType", route.nextHopType),
      ],
      ...(isTag ? { tag: route.prefix } : {}),
    };
  });
}

/** Azure's spelling: route tables write `VnetLocal` as it is, and effective routes do too. */
function nextHopTypeOf(written: string): string {
  const known = [
    "VnetLocal",
    "VirtualNetworkGateway",
    "VirtualAppliance",
    "VirtualApplianceEcmp",
    "Internet",
    "None",
  ];
  return known.find((k) => k.toLowerCase() === written.toLowerCase()) ?? written;
}

/**
 * How a user-defined route stands among others of one prefix: a CIDR before a regional tag, that before a tag of all
 * regions, AzureCloud of a region, and AzureCloud last (path.md 1.5, step 6).
 */
export function userRank(entry: RouteEntry): number {
  if (entry.tag === undefined) return 4;
  const { service, region } = tagParts(entry.tag);
  if (service === "azurecloud") return region === "" ? 0 : 1;
  return region === "" ? 2 : 3;
}
