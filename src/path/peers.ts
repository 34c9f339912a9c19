/** Which VNets a VNet is peered with, whether traffic passes, and for which prefixes (path.md section 1.3). */
import { sortedBy } from "#src/base/index.ts";
import {
  type Estate,
  having,
  inList,
  type Key,
  type Peering,
  type Vnet,
} from "#src/model/index.ts";
import type { Confidence } from "./flow.ts";
import { pathFacts } from "./path-facts.ts";

/** Why a peering carries nothing. */
export type PeeringFault = "state" | "access" | "ipv6-only";

export type Peer = {
  readonly remote: Key;
  /** Absent: not read, so that only the peering itself tells of it. */
  readonly vnet?: Vnet;
  readonly half: Peering;
  readonly back?: Peering;
  readonly fault?: PeeringFault;
  /** The half whose property is the fault. */
  readonly faulty?: Peering;
  /** Remote prefixes that are routed; empty when nothing passes. */
  readonly prefixes: readonly string[];
  readonly isGlobal: boolean;
  readonly confidence: Confidence;
};

type Peers = { readonly all: readonly Peer[]; readonly working: ReadonlyMap<Key, Peer> };

const memo = new WeakMap<Estate, Map<Key, Peers>>();

function peersTable(estate: Estate, vnet: Key): Peers {
  let byVnet = memo.get(estate);
  if (!byVnet) memo.set(estate, (byVnet = new Map()));
  let peers = byVnet.get(vnet);
  if (!peers) {
    const all = sortedBy(
      having(estate.peerings, "vnet", vnet).map((half) => peerOf(estate, half)),
      (p) => p.remote,
    );
    const working = new Map(all.filter((p) => !p.fault).map((p) => [p.remote, p]));
    byVnet.set(vnet, (peers = { all, working }));
  }
  return peers;
}

/** The peerings of the VNet `vnet`, working or not, sorted by remote VNet. */
export function peersOf(estate: Estate, vnet: Key): readonly Peer[] {
  return peersTable(estate, vnet).all;
}

/** The working peering of `vnet` with `remote`, or undefined. */
export function workingPeer(estate: Estate, vnet: Key, remote: Key): Peer | undefined {
  return peersTable(estate, vnet).working.get(remote);
}

const halves = new WeakMap<readonly Peering[], ReadonlyMap<Key, ReadonlyMap<Key, Peering>>>();

/** The other half of `half`, when it was read. */
function backOf(estate: Estate, half: Peering): Peering | undefined {
  let table = halves.get(estate.peerings);
  if (!table) {
    const byVnet = new Map<Key, Map<Key, Peering>>();
    for (const p of estate.peerings) {
      const own = byVnet.get(p.vnet);
      if (own) own.set(p.remoteVnet, p);
      else byVnet.set(p.vnet, new Map([[p.remoteVnet, p]]));
    }
    halves.set(estate.peerings, (table = byVnet));
  }
  return table.get(half.remoteVnet)?.get(half.vnet);
}

function isConnected(half: Peering): boolean {
  return half.state === "" || half.state.toLowerCase() === "connected";
}

/** Whether the two halves know each other's current prefixes. */
export function isInSync(half: Peering): boolean {
  return half.syncLevel === "" || half.syncLevel.toLowerCase() === "fullyinsync";
}

function peerOf(estate: Estate, half: Peering): Peer {
  const back = backOf(estate, half);
  const vnet = inList(estate.vnets, half.remoteVnet);
  const local = inList(estate.vnets, half.vnet);
  const halves = back ? [half, back] : [half];
  const down = halves.find((h) => !isConnected(h));
  const closed = halves.find((h) => !h.allowVnetAccess);
  const narrow = halves.find((h) => h.onlyIpv6);
  const { prefixes, sure } = prefixesOf(estate, half, vnet);
  const routed = narrow ? prefixes.filter((p) => p.includes(":")) : prefixes;
  const fault: PeeringFault | undefined = down
    ? "state"
    : closed
      ? "access"
      : narrow && routed.length === 0
        ? "ipv6-only"
        : undefined;
  const faulty = down ?? closed ?? narrow;
  return {
    remote: half.remoteVnet,
    half,
    prefixes: fault ? [] : routed,
    isGlobal: Boolean(vnet?.location && local?.location && vnet.location !== local.location),
    confidence: sure && vnet && back ? "CERTAIN" : "LIKELY",
    ...(vnet ? { vnet } : {}),
    ...(back ? { back } : {}),
    ...(fault ? { fault } : {}),
    ...(fault && faulty ? { faulty } : {}),
  };
}

/** Prefixes as last synced; of a subnet peering, those of the listed remote subnets. */
function prefixesOf(
  estate: Estate,
  half: Peering,
  vnet: Vnet | undefined,
): { readonly prefixes: readonly string[]; readonly sure: boolean } {
  if (!half.completeVnets) {
    const named = new Set(half.remoteSubnetNames.map((n) => n.toLowerCase()));
    const subnets = (pathFacts(estate).subnetsByVnet.get(half.remoteVnet) ?? []).filter((s) =>
      named.has(s.name.toLowerCase()),
    );
    if (subnets.length > 0)
      return { prefixes: subnets.flatMap((s) => s.prefixes), sure: subnets.length === named.size };
  }
  if (half.remotePrefixes.length > 0) return { prefixes: half.remotePrefixes, sure: true };
  if (isInSync(half) && vnet) return { prefixes: vnet.prefixes, sure: true };
  return { prefixes: vnet?.prefixes ?? half.remoteCurrentPrefixes, sure: false };
}

/** Whether a subnet of this name takes part in the peering `half` on its own side (subnet peering; path.md 1.3). */
export function takesPart(half: Peering, localSubnet: string | undefined): boolean {
  if (half.completeVnets || localSubnet === undefined) return true;
  return half.localSubnetNames.some((n) => n.toLowerCase() === localSubnet.toLowerCase());
}
