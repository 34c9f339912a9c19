/** What happens at an appliance that a route names: who it is, whether it passes packets on, and what it puts on them (path.md 1.8). */

import { say } from "#src/messages/index.ts";
import { type Estate, type Evidence, inList, type Key } from "#src/model/index.ts";
import { isInside, parseAddress } from "#src/net/index.ts";
import { type Peer, peersOf } from "./peers.ts";
import { type RouteEntry, seen } from "./routes-entry.ts";
import { systemLayer } from "./routes-system.ts";
import { untoldPeers } from "./routes-untold.ts";
import { throughBalancer } from "./walk-balancer.ts";
import {
  addHop,
  adopt,
  branchOf,
  type Course,
  doubt,
  type End,
  lastPart,
  type Position,
  stop,
  untold,
} from "./walk-course.ts";
import { crossing } from "./walk-cross.ts";
import { throughFirewall } from "./walk-firewall.ts";
import { inSubnet, throughNic, unknownInside } from "./walk-nic.ts";
import { placeName, standingAt, subnetHolding } from "./walk-places.ts";
import { faultOf } from "./walk-why.ts";

/** The packet goes to every address that `entry` names; the worst end counts. */
export function goByAppliances(
  course: Course,
  position: Position,
  entry: Pick<RouteEntry, "nextHopType" | "nextHops" | "prefixes" | "because">,
): End {
  const [first, ...others] = entry.nextHops;
  if (first === undefined)
    return stop(course, "NVA", {
      at: placeName(course.estate, position.vnet, position.subnet),
      nextHopType: entry.nextHopType,
      did: "appliance-without-address",
      args: { prefix: entry.prefixes[0] ?? "" },
      because: entry.because,
    });
  if (others.length === 0) return goByAppliance(course, position, first, entry.because);
  // Behind an appliance one way stands for all: ways of ways would have no end.
  if (position.appliances.length > 0) {
    doubt(course, "LIKELY", say.path.assumeSpreadAlike({ prefix: entry.prefixes[0] ?? "" }));
    return goByAppliance(course, position, first, entry.because);
  }
  // Packets are spread; unless the appliances share their state, an answer may come back by another one.
  course.risks.add("ASYMMETRIC");
  const ways = entry.nextHops.map((address) => {
    const branch = branchOf(course);
    return { branch, end: goByAppliance(branch, position, address, entry.because) };
  });
  const order = ["delivered", "unknown", "blocked"];
  const [worst] = ways.sort((a, b) => order.indexOf(b.end.ending) - order.indexOf(a.end.ending));
  if (!worst) return untold(course, []);
  adopt(course, worst.branch);
  return worst.end;
}

/** The VNet in which the next hop `address` stands: the packet's own, or a direct peer (path.md 1.8). */
function homeOf(estate: Estate, vnet: Key, address: string): Key | undefined {
  const own = inList(estate.vnets, vnet);
  const parsed = parseAddress(address);
  if (!own || !parsed) return undefined;
  const near = systemLayer(estate, own).trie.allFor(parsed);
  return near.find(({ entry }) => entry.kind === "local" || entry.kind === "peering")?.entry.via;
}

/** The peering that would lead to the next hop `address` if it worked. */
function brokenPeerAt(estate: Estate, vnet: Key, address: string): Peer | undefined {
  return peersOf(estate, vnet).find(
    (p) => p.fault && (p.vnet?.prefixes ?? p.half.remotePrefixes).some((q) => isInside(address, q)),
  );
}

function goByAppliance(
  course: Course,
  position: Position,
  address: string,
  because: readonly Evidence[],
): End {
  const { estate } = course;
  const at = placeName(estate, position.vnet, position.subnet);
  const key = `appliance ${address}`;
  if (position.passed.includes(key)) {
    course.risks.add("LOOP");
    return stop(course, "NVA", { at, did: "went-in-circles", args: { address }, because });
  }
  const home = homeOf(estate, position.vnet, address);
  if (!home && untoldPeers(estate, position.vnet).length > 0)
    return unresolved(course, position.vnet, address, because);
  const broken = home ? undefined : brokenPeerAt(estate, position.vnet, address);
  if (broken)
    return stop(course, "PEERING", {
      at,
      actor: (broken.faulty ?? broken.half).id,
      nextHopType: broken.isGlobal ? "VNetGlobalPeering" : "VNetPeering",
      nextHop: lastPart(broken.remote),
      ...faultOf(broken),
    });
  if (!home)
    return stop(course, "NVA", {
      at,
      did: "appliance-out-of-reach",
      args: { address },
      because,
    });
  const held = crossing(course, position, home);
  if (held) return held;
  const standing = standingAt(estate, home, address);
  const next: Position = {
    ...withoutNic(position),
    vnet: home,
    passed: [...position.passed, key],
    appliances: [...position.appliances, address],
  };
  switch (standing?.is) {
    case "firewall":
      return throughFirewall(
        course,
        { ...next, ...inSubnet(standing.firewall.subnets[0]) },
        standing.firewall,
      );
    case "nic":
      return throughNic(course, { ...next, ...inSubnet(standing.subnet) }, standing.nic, position);
    case "balancer":
      return throughBalancer(course, next, standing.balancer, position);
    case "appliance":
      doubt(course, "LIKELY", say.path.assumePassesOn({ appliance: standing.appliance.name }));
      addHop(course, {
        at: standing.appliance.name,
        actor: standing.appliance.id,
        did: "passed-appliance",
        args: { appliance: standing.appliance.name },
        because: [seen(standing.appliance.id, "/properties", address)],
      });
      return course.onward(course, {
        ...next,
        ...inSubnet(standing.appliance.subnet),
        ...unknownInside(home),
      });
    default:
      return unresolved(course, home, address, because);
  }
}

/** Nothing that was read stands at the address: unknown inside a subnet that is there, else nobody can be there. */
function unresolved(course: Course, home: Key, address: string, because: readonly Evidence[]): End {
  const { estate } = course;
  const isRead = inList(estate.vnets, home) !== undefined && untoldPeers(estate, home).length === 0;
  const subnet = subnetHolding(estate, home, address);
  if (isRead && !subnet)
    return stop(course, "NVA", {
      at: placeName(estate, home),
      did: "nobody-at-address",
      args: { address },
      because,
    });
  addHop(course, {
    at: placeName(estate, home, subnet?.key),
    did: "unread-appliance",
    args: { address },
    because: subnet ? [seen(subnet.id, "/properties/addressPrefix", subnet.prefixes)] : because,
  });
  return untold(course, [say.path.gapAppliance({ address })]);
}

function withoutNic({ nic: _nic, subnet: _subnet, ...rest }: Position): Position {
  return rest;
}
