/** Why no route leads to an address: a peering that does not work, a gateway that is not lent, or nothing at all. */
import { type Estate, type Evidence, having, inList, type Key } from "#src/model/index.ts";
import { isInside, parseAddress } from "#src/net/index.ts";
import {
  connectionFaults,
  connectionsOf,
  gatewaysIn,
  gatewaysServing,
  isExpressRoute,
  sitesOver,
} from "./gateways.ts";
import type { BlockedAt } from "./journey.ts";
import { pathFacts } from "./path-facts.ts";
import { type Peer, peersOf } from "./peers.ts";
import { seen } from "./routes-entry.ts";
import { lastPart } from "./walk-course.ts";

export type Why = {
  readonly blockedAt: BlockedAt;
  readonly did: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly because: readonly Evidence[];
  /** Whether the address lies in a VNet of the estate, so that nothing unseen can lead there. */
  readonly isKnown: boolean;
};

/** The VNets that hold `address`, and those of the private endpoints that own it. */
export function homesOf(estate: Estate, address: string): ReadonlySet<Key> {
  const parsed = parseAddress(address);
  return new Set<Key>([
    ...(parsed ? pathFacts(estate).vnetsByPrefix.allFor(parsed) : []),
    ...(pathFacts(estate).endpointsAt.get(address) ?? []).map((e) => e.vnet),
  ]);
}

/** Why `address` cannot be reached from `vnet` (path.md sections 1.3, 1.4, 1.9). */
export function whyNoRoute(estate: Estate, vnet: Key, address: string): Why {
  const homes = new Set(homesOf(estate, address));
  homes.delete(vnet);
  return (
    brokenPeering(estate, vnet, homes, address) ??
    sharedCircuit(estate, vnet, homes) ??
    unlentGateway(estate, vnet, address) ??
    brokenConnection(estate, vnet, address) ?? {
      blockedAt: "NO_ROUTE",
      did: "no-route",
      args: { address },
      because: [],
      isKnown: homes.size > 0 && [...homes].every((home) => inList(estate.vnets, home)),
    }
  );
}

function brokenPeering(
  estate: Estate,
  vnet: Key,
  homes: ReadonlySet<Key>,
  address: string,
): Why | undefined {
  const lies = (prefixes: readonly string[]) => prefixes.some((p) => isInside(address, p));
  const isNear = (peer: Peer) => homes.size === 0 || homes.has(peer.remote);
  for (const peer of peersOf(estate, vnet).filter(isNear)) {
    // Neither read nor told: no fault is seen.
    if (!peer.fault && !peer.vnet && peer.prefixes.length === 0) continue;
    const told = [...peer.half.remotePrefixes, ...peer.half.remoteCurrentPrefixes];
    if (!homes.has(peer.remote) && !lies(told)) continue;
    return { ...faultOf(peer), blockedAt: "PEERING", isKnown: true };
  }
  for (const home of homes) {
    const back = having(estate.peerings, "vnet", home).find((p) => p.remoteVnet === vnet);
    if (back)
      return {
        blockedAt: "PEERING",
        did: "peering-half-missing",
        args: { peering: back.name, state: back.state, remote: lastPart(home) },
        because: [seen(back.id, "/properties/peeringState", back.state)],
        isKnown: true,
      };
  }
  return undefined;
}

/** What is wrong with a peering that does not carry an address. */
export function faultOf(peer: Peer): Pick<Why, "did" | "args" | "because"> {
  const half = peer.faulty ?? peer.half;
  const args = { peering: half.name, remote: lastPart(peer.remote) };
  switch (peer.fault) {
    case "state":
      return {
        did: "peering-down",
        args: { ...args, state: half.state },
        because: [seen(half.id, "/properties/peeringState", half.state)],
      };
    case "access":
      return {
        did: "peering-closed",
        args,
        because: [seen(half.id, "/properties/allowVirtualNetworkAccess", false)],
      };
    case "ipv6-only":
      return {
        did: "peering-ipv6-only",
        args,
        because: [seen(half.id, "/properties/enableOnlyIPv6Peering", true)],
      };
    default:
      return {
        did: half.completeVnets ? "peering-unsynced" : "peering-without-subnet",
        args: { ...args, level: half.syncLevel },
        because: half.completeVnets
          ? [
              seen(half.id, "/properties/peeringSyncLevel", half.syncLevel),
              seen(half.id, "/properties/remoteAddressSpace/addressPrefixes", peer.prefixes),
            ]
          : [seen(half.id, "/properties/remoteSubnetNames", half.remoteSubnetNames)],
      };
  }
}

/** Two VNets on one circuit do not reach each other unless both gateways allow it (path.md 1.9). */
function sharedCircuit(estate: Estate, vnet: Key, homes: ReadonlySet<Key>): Why | undefined {
  const circuits = (at: Key) =>
    gatewaysServing(estate, at)
      .filter(({ gateway }) => isExpressRoute(gateway))
      .flatMap(({ gateway }) =>
        connectionsOf(estate, gateway.key).flatMap((c) =>
          c.circuit ? [{ circuit: c.circuit, gateway }] : [],
        ),
      );
  const own = circuits(vnet);
  for (const home of homes)
    for (const there of circuits(home)) {
      const here = own.find((o) => o.circuit === there.circuit);
      if (!here || here.gateway === there.gateway) continue;
      return {
        blockedAt: "GATEWAY",
        did: "circuit-without-vnet-traffic",
        args: { circuit: lastPart(there.circuit), remote: lastPart(home) },
        because: [here.gateway, there.gateway].map((g) =>
          seen(g.id, "/properties/allowRemoteVnetTraffic", g.allowRemoteVnetTraffic ?? false),
        ),
        isKnown: true,
      };
    }
  return undefined;
}

/** A hub's gateway leads there, but only one half of the peering says that the spoke may use it. */
function unlentGateway(estate: Estate, vnet: Key, address: string): Why | undefined {
  for (const peer of peersOf(estate, vnet)) {
    const lent = peer.back?.allowGatewayTransit ?? false;
    if (peer.fault || peer.half.useRemoteGateways === lent) continue;
    if (!gatewaysIn(estate, peer.remote).some((g) => leadsTo(estate, g.key, address))) continue;
    const half = peer.half.useRemoteGateways ? (peer.back ?? peer.half) : peer.half;
    const flag = peer.half.useRemoteGateways ? "allowGatewayTransit" : "useRemoteGateways";
    return {
      blockedAt: "GATEWAY",
      did: "gateway-not-lent",
      args: { peering: half.name, flag, remote: lastPart(peer.remote) },
      because: [seen(half.id, `/properties/${flag}`, false)],
      isKnown: true,
    };
  }
  return undefined;
}

function prefixesBehind(estate: Estate, gateway: Key): readonly string[] {
  return connectionsOf(estate, gateway).flatMap((c) => [
    ...(inList(estate.localGateways, c.localGateway)?.prefixes ?? []),
    ...sitesOver(estate, c).flatMap((s) => s.prefixes),
  ]);
}

function leadsTo(estate: Estate, gateway: Key, address: string): boolean {
  return prefixesBehind(estate, gateway).some((p) => isInside(address, p));
}

/** A connection would lead there, but it or its circuit does not work. */
function brokenConnection(estate: Estate, vnet: Key, address: string): Why | undefined {
  for (const { gateway } of gatewaysServing(estate, vnet)) {
    if (!leadsTo(estate, gateway.key, address)) continue;
    for (const connection of connectionsOf(estate, gateway.key)) {
      const faults = connectionFaults(estate, connection);
      if (faults.length > 0)
        return {
          blockedAt: "GATEWAY",
          did: "connection-down",
          args: { connection: connection.name },
          because: faults,
          isKnown: true,
        };
    }
  }
  return undefined;
}
