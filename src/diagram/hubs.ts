/** Which VNets are hubs: those through which others reach gateways, firewalls or name servers. */
import type { Estate, Key } from "#src/model/index.ts";

const known = new WeakMap<Estate, ReadonlySet<Key>>();

/** The keys of the hub VNets of an estate. */
export function hubsOf(estate: Estate): ReadonlySet<Key> {
  let hubs = known.get(estate);
  if (!hubs) known.set(estate, (hubs = findHubs(estate)));
  return hubs;
}

function findHubs(estate: Estate): ReadonlySet<Key> {
  const holders = [
    ...estate.gateways,
    ...estate.firewalls,
    ...estate.resolvers,
    ...estate.peerings.filter((peering) => peering.allowGatewayTransit),
  ].flatMap((holder) => holder.vnet ?? []);
  const hubs = new Set<Key>(holders);
  const peers = new Map<Key, Key[]>();
  for (const { vnet, remoteVnet } of estate.peerings) {
    peers.set(vnet, [...(peers.get(vnet) ?? []), remoteVnet]);
  }
  // The middle of a star is a hub even if it holds nothing; in a mesh nobody has more peers than its peers.
  for (const [vnet, remotes] of peers) {
    const most = Math.max(...remotes.map((remote) => peers.get(remote)?.length ?? 0));
    if (remotes.length >= 3 && remotes.length > most) hubs.add(vnet);
  }
  return hubs;
}
