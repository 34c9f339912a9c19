/** Whether a packet gets from one VNet into another: peering flags on both sides, sync, forwarded traffic (path.md 1.3). */
import { type Said, say } from "#src/messages/index.ts";
import { inList, type Key, type Peering } from "#src/model/index.ts";
import { isInside } from "#src/net/index.ts";
import { isInSync, type Peer, takesPart, workingPeer } from "./peers.ts";
import { seen } from "./routes-entry.ts";
import { type Course, doubt, type End, lastPart, type Position, stop } from "./walk-course.ts";
import { placeName } from "./walk-places.ts";

/** The end that stops the packet on its way from its VNet into `remote`, or undefined when it gets in. */
export function crossing(course: Course, position: Position, remote: Key): End | undefined {
  if (remote === position.vnet) return undefined;
  // Connected groups and hubs carry everything; only peerings have flags.
  const peer = workingPeer(course.estate, position.vnet, remote);
  if (!peer) return undefined;
  const at = placeName(course.estate, position.vnet, position.subnet);
  const refuse = (did: string, half: Peering, pointer: string, value: unknown) =>
    stop(course, "PEERING", {
      at,
      actor: half.id,
      nextHopType: peer.isGlobal ? "VNetGlobalPeering" : "VNetPeering",
      nextHop: lastPart(remote),
      did,
      args: { peering: half.name, remote: lastPart(remote) },
      because: [seen(half.id, pointer, value)],
    });
  if (!isInSync(peer.half)) course.risks.add("UNSYNCED_PEERING");
  doubt(course, peer.confidence, ...(peer.confidence === "LIKELY" ? [unread(peer)] : []));
  const subnet = inList(course.estate.subnets, position.subnet);
  if (!takesPart(peer.half, subnet?.name))
    return refuse(
      "subnet-not-peered",
      peer.half,
      "/properties/localSubnetNames",
      peer.half.localSubnetNames,
    );
  const { back } = peer;
  if (back && isForeignTo(position, back))
    return refuse(
      "peering-unsynced-back",
      back,
      "/properties/remoteAddressSpace/addressPrefixes",
      back.remotePrefixes,
    );
  return forwardedInto(course, position, peer, refuse);
}

function unread(peer: Peer): Said {
  return say.path.assumePeeringWorks({ peering: peer.half.name });
}

/** Whether the receiver's half has not yet learned the prefix from which the packet comes. */
function isForeignTo(position: Position, back: Peering): boolean {
  if (isInSync(back) || back.remotePrefixes.length === 0) return false;
  if (position.sourceVnet !== position.vnet || position.sources.length === 0) return false;
  return !position.sources.some((s) =>
    back.remotePrefixes.some((p) => isInside(s.split("/")[0] ?? s, p)),
  );
}

/** What an appliance passed on with its source unchanged needs the receiver's leave. */
function forwardedInto(
  course: Course,
  position: Position,
  peer: Peer,
  refuse: (did: string, half: Peering, pointer: string, value: unknown) => End,
): End | undefined {
  const { forwarder } = position;
  if (!forwarder || forwarder.isGateway || forwarder.vnet !== position.vnet) return undefined;
  if (forwarder.snat === "yes" || position.sourceVnet === position.vnet) return undefined;
  if (peer.back && !peer.back.allowForwardedTraffic) {
    doubt(course, "LIKELY", say.path.assumeReceiverDecides({ peering: peer.back.name }));
    return refuse("forwarding-refused", peer.back, "/properties/allowForwardedTraffic", false);
  }
  if (!peer.half.allowForwardedTraffic) course.risks.add("FORWARDED_TRAFFIC_ONE_SIDED");
  return undefined;
}
