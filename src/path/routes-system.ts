/** Which routes Azure itself gives every subnet of a VNet (path.md section 1.2, rows 1 to 5). */
import { type Estate, inList, type Key, type Vnet } from "#src/model/index.ts";
import { holdsPrefix, parsePrefix } from "#src/net/index.ts";
import { peersOf } from "./peers.ts";
import { layerOf, type RouteEntry, type RouteLayer, seen } from "./routes-entry.ts";

/**
 * Blocks that go nowhere. The private ones are documented; the others were seen in effective route tables that Azure
 * returned, in two recordings.
 */
export const RESERVED: readonly string[] = [
  "10.0.0.0/8",
  "100.64.0.0/10",
  "172.16.0.0/12",
  "25.48.0.0/12",
  "25.4.0.0/14",
  "198.18.0.0/15",
  "157.59.0.0/16",
  "192.168.0.0/16",
  "25.33.0.0/16",
  "40.109.0.0/16",
  "104.147.0.0/16",
  "104.146.0.0/17",
  "40.108.0.0/17",
  "23.103.0.0/18",
  "25.41.0.0/20",
  "20.35.252.0/22",
];

const memo = new WeakMap<Estate, Map<Key, RouteLayer>>();

/** The system routes of the VNet `vnet`: its own space, peers, connected groups, the internet, reserved blocks. */
export function systemLayer(estate: Estate, vnet: Vnet): RouteLayer {
  let byVnet = memo.get(estate);
  if (!byVnet) memo.set(estate, (byVnet = new Map()));
  let layer = byVnet.get(vnet.key);
  if (!layer) {
    layer = layerOf([
      ...localRoutes(vnet),
      ...peeringRoutes(estate, vnet),
      ...groupRoutes(estate, vnet),
      ...internetRoutes(vnet),
      ...reservedRoutes(vnet),
    ]);
    byVnet.set(vnet.key, layer);
  }
  return layer;
}

const BASE = { source: "Default", nextHops: [], confidence: "CERTAIN" } as const;

function localRoutes(vnet: Vnet): RouteEntry[] {
  return vnet.prefixes.map((prefix) => ({
    ...BASE,
    kind: "local",
    prefixes: [prefix],
    nextHopType: "VnetLocal",
    origin: vnet.id,
    via: vnet.key,
    because: [seen(vnet.id, "/properties/addressSpace/addressPrefixes", vnet.prefixes)],
  }));
}

function peeringRoutes(estate: Estate, vnet: Vnet): RouteEntry[] {
  return peersOf(estate, vnet.key)
    .flatMap((peer) => peer.prefixes.map((prefix) => ({ peer, prefix })))
    .map(({ peer, prefix }) => ({
      ...BASE,
      kind: "peering",
      prefixes: [prefix],
      nextHopType: peer.isGlobal ? "VNetGlobalPeering" : "VNetPeering",
      origin: peer.half.id,
      via: peer.remote,
      confidence: peer.confidence,
      because: [
        seen(peer.half.id, "/properties/peeringState", peer.half.state),
        seen(peer.half.id, "/properties/remoteAddressSpace/addressPrefixes", peer.prefixes),
      ],
    }));
}

/** Members of a mesh, or of a hub and spoke whose spokes are joined directly; the hub itself has peerings. */
function groupRoutes(estate: Estate, vnet: Vnet): RouteEntry[] {
  return estate.connectedGroups.flatMap((group) => {
    const isMesh = group.topology.toLowerCase() === "mesh" || group.directlyConnected;
    if (!isMesh || !group.vnets.includes(vnet.key)) return [];
    return group.vnets
      .filter((key) => key !== vnet.key && !group.hubs.includes(key))
      .flatMap((key) =>
        (inList(estate.vnets, key)?.prefixes ?? []).map(
          (prefix): RouteEntry => ({
            ...BASE,
            kind: "group",
            prefixes: [prefix],
            nextHopType: "ConnectedGroup",
            origin: group.id,
            via: key,
            because: [seen(group.id, "/properties/appliesToGroups", key)],
          }),
        ),
      );
  });
}

function internetRoutes(vnet: Vnet): RouteEntry[] {
  const six = vnet.prefixes.some((p) => p.includes(":"));
  return ["0.0.0.0/0", ...(six ? ["::/0"] : [])].map((prefix) => ({
    ...BASE,
    kind: "internet",
    prefixes: [prefix],
    nextHopType: "Internet",
    origin: null,
    because: [],
  }));
}

/** Reserved blocks, unless the VNet's own space equals or contains one. */
function reservedRoutes(vnet: Vnet): RouteEntry[] {
  const own = vnet.prefixes.map(parsePrefix).filter((p) => p !== undefined);
  return RESERVED.filter((text) => {
    const block = parsePrefix(text);
    return block !== undefined && !own.some((p) => holdsPrefix(p, block));
  }).map((prefix) => ({
    ...BASE,
    kind: "reserved",
    prefixes: [prefix],
    nextHopType: "None",
    origin: null,
    because: [],
  }));
}
