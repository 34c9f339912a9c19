/** What happens at a load balancer in front of appliances: a rule for the port, and members that forward (path.md 1.8). */

import { say } from "#src/messages/index.ts";
import type { Estate, Key, LoadBalancer, Nic } from "#src/model/index.ts";
import { vnetOfSubnet } from "./path-facts.ts";
import { peersOf } from "./peers.ts";
import { seen } from "./routes-entry.ts";
import {
  addHop,
  type Course,
  doubt,
  type End,
  type Position,
  stop,
  untold,
} from "./walk-course.ts";
import { isBasic } from "./walk-deliver.ts";
import { inSubnet, throughNic } from "./walk-nic.ts";

/** Behind a load balancer stand appliances: it needs a rule for every port, or for this one, and members that forward. */
export function throughBalancer(
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
