/** What happens at an appliance that a route names: who it is, whether it passes packets on, and what it puts on them (path.md 1.8). */
import { say } from "#src/messages/index.ts";
import {
  type Estate,
  type Evidence,
  inList,
  type Key,
  type LoadBalancer,
  type Nic,
} from "#src/model/index.ts";
import { parseAddress } from "#src/net/index.ts";
import { inboundFilter } from "./filters.ts";
import { vnetOfSubnet } from "./path-facts.ts";
import { peersOf } from "./peers.ts";
import { type RouteEntry, seen } from "./routes-entry.ts";
import { systemLayer } from "./routes-system.ts";
import { untoldPeers } from "./routes-untold.ts";
import {
  addHop,
  adopt,
  branchOf,
  type Course,
  doubt,
  type End,
  heed,
  type Position,
  stop,
  untold,
} from "./walk-course.ts";
import { crossing } from "./walk-cross.ts";
import { isBasic } from "./walk-deliver.ts";
import { throughFirewall } from "./walk-firewall.ts";
import { flowOf, placeName, standingAt, subnetHolding } from "./walk-places.ts";
import { nicAddresses, wayOut } from "./way-out.ts";

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

function inSubnet(subnet: Key | undefined): { readonly subnet?: Key } {
  return subnet ? { subnet } : {};
}

/** What follows from an appliance of which nobody knows what it does inside. */
function unknownInside(vnet: Key): Pick<Position, "forwarder" | "publicSources" | "needsSnat"> {
  return {
    forwarder: { vnet, isGateway: false, snat: "unknown" },
    publicSources: "unknown",
    needsSnat: true,
  };
}

/** The tag by which Azure drops the need for source translation before private endpoints; letter case counts. */
function keepsSourceSafely(nic: Nic): boolean {
  return nic.tags.disableSnatOnPL === "true";
}

function throughNic(course: Course, next: Position, nic: Nic, before: Position): End {
  const { estate } = course;
  const place = { at: nic.name, actor: nic.id };
  const forwarding = [seen(nic.id, "/properties/enableIPForwarding", nic.ipForwarding)];
  if (!nic.ipForwarding)
    return stop(course, "NVA", {
      ...place,
      did: "forwarding-off",
      args: { nic: nic.name },
      because: forwarding,
    });
  if (before.subnet && before.subnet === next.subnet && !before.forwarder) course.risks.add("LOOP");
  const isPrivate = course.to.kind === "address" && !course.to.service;
  if (isPrivate) {
    const answer = inboundFilter(
      estate,
      flowOf(course, before, { ...(next.subnet ? { toSubnet: next.subnet } : {}), toNic: nic.key }),
    );
    if (answer.passes === "no") {
      heed(course, place, answer, "NVA");
      doubt(course, "LIKELY");
      return { ending: "blocked", blockedAt: "NVA", arrives: null, transport: null };
    }
  }
  doubt(course, "LIKELY", say.path.assumePassesOn({ appliance: nic.name }));
  addHop(course, {
    ...place,
    did: "passed-appliance",
    args: { appliance: nic.name },
    because: forwarding,
  });
  const own = nicAddresses(estate, nic) ?? wayOut(estate, { ...next, nic: nic.key });
  return course.onward(course, {
    ...next,
    nic: nic.key,
    ...unknownInside(next.vnet),
    needsSnat: before.needsSnat || !keepsSourceSafely(nic),
    publicSources: own.is === "by" && own.addresses.length > 0 ? own.addresses : "unknown",
  });
}

/** Behind a load balancer stand appliances: it needs a rule for every port, or for this one, and members that forward. */
function throughBalancer(
  course: Course,
  next: Position,
  balancer: LoadBalancer,
  before: Position,
): End {
  const { estate } = course;
  const place = { at: balancer.name, actor: balancer.id };
  const isGlobal = peersOf(estate, before.vnet).some((p) => p.remote === next.vnet && p.isGlobal);
  if (isGlobal && isBasic(balancer.sku))
    return stop(course, "PEERING", {
      ...place,
      did: "basic-balancer-over-global-peering",
      args: { balancer: balancer.name },
      because: [seen(balancer.id, "/sku/name", balancer.sku)],
    });
  const address = next.appliances.at(-1);
  const front = balancer.frontends.find((f) => f.address === address);
  const own = balancer.rules.filter((r) => r.frontend === undefined || r.frontend === front?.key);
  const isForAll = (r: (typeof own)[number]) =>
    r.protocol.toLowerCase() === "all" && r.frontendPort === 0;
  const rule =
    own.find(isForAll) ??
    own.find(
      (r) =>
        r.frontendPort === course.port &&
        ["all", course.protocol].includes(r.protocol.toLowerCase()),
    );
  const rules = [
    seen(
      balancer.id,
      "/properties/loadBalancingRules",
      own.map((r) => r.name),
    ),
  ];
  if (!rule)
    return stop(course, "NVA", {
      ...place,
      did: "balancer-without-rule",
      args: { balancer: balancer.name, port: course.port },
      because: rules,
    });
  const members = membersOf(estate, balancer, rule.pools);
  if (members.length === 0) {
    addHop(course, {
      ...place,
      did: "unread-members",
      args: { balancer: balancer.name },
      because: rules,
    });
    return untold(course, [say.path.gapMembers({ balancer: balancer.name })]);
  }
  addHop(course, {
    ...place,
    did: "balanced-to",
    args: { balancer: balancer.name, members: members.map((m) => m.name).join(", ") },
    because: rules,
  });
  if (members.length > 1 && members.some((m) => !m.ipForwarding))
    doubt(course, "LIKELY", say.path.assumeSomeForward({ balancer: balancer.name }));
  const member = members.find((m) => m.ipForwarding) ?? members[0];
  const subnet = member?.ipConfigs.find((c) => c.subnet)?.subnet;
  if (!member) return untold(course, []);
  return throughNic(
    course,
    { ...next, vnet: vnetOfSubnet(subnet) ?? next.vnet, ...inSubnet(subnet) },
    member,
    before,
  );
}

function membersOf(estate: Estate, balancer: LoadBalancer, pools: readonly Key[]): readonly Nic[] {
  const own = balancer.pools.filter((p) => pools.length === 0 || pools.includes(p.key));
  const keys = new Set(own.map((p) => p.key));
  const configs = new Set(own.flatMap((p) => p.members));
  const addresses = new Set(own.flatMap((p) => p.addresses));
  return estate.nics.filter((nic) =>
    nic.ipConfigs.some(
      (c) =>
        c.pools.some((p) => keys.has(p)) ||
        [...configs].some((m) => m === c.id.toLowerCase()) ||
        addresses.has(c.address),
    ),
  );
}
