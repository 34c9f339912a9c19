/** What stands in the third lane: spoke VNets by region, their subnets, and the vantages in them. */
import { groupedBy } from "#src/base/index.ts";
import { type Estate, gapAt, having, inList, type Key, type Thing } from "#src/model/index.ts";
import { equipment } from "./forest-hubs.ts";
import { hubsOf } from "./hubs.ts";
import { type Ground, groupOf, type Plan, planOf } from "./plan.ts";

const LANE = 2;

/** The plans of lane 2: one group of spokes for each region, and machines that stand in no VNet. */
export function spokePlans(
  ground: Ground,
  machines: ReadonlyMap<Key, readonly Plan[]>,
  homeless: readonly Plan[],
): readonly Plan[] {
  const { estate, words } = ground;
  const hubs = hubsOf(estate);
  const vnets = estate.vnets
    .filter((vnet) => !hubs.has(vnet.key))
    .map((vnet) =>
      planOf({
        id: vnet.id,
        kind: "vnet",
        title: vnet.name,
        subtitle: vnet.prefixes.join(", "),
        lane: LANE,
        region: vnet.location,
        opensAt: 3,
        children: [...equipment(ground, vnet), ...subnetPlans(estate, vnet, machines, LANE)].map(
          (plan) => inLane(plan, LANE),
        ),
      }),
    );
  const groups = [...groupedBy([...vnets, ...unreadVnets(ground)], (vnet) => vnet.region)].map(
    ([region, children]) =>
      groupOf({
        id: `bundle:spokes:${region}`,
        kind: "bundle",
        title: words.spokes(children.length),
        lane: LANE,
        region,
        opensAt: 2,
        children,
      }),
  );
  const outside = [...groupedBy(homeless, (plan) => plan.region)].map(([region, children]) =>
    groupOf({
      id: `bundle:outside:${region}`,
      kind: "bundle",
      title: words.counted("vantage", children.length),
      subtitle: words.appsOutside,
      lane: LANE,
      region,
      opensAt: 3,
      children,
    }),
  );
  return [...groups, ...outside].flatMap((group) => group ?? []);
}

const inLane = (plan: Plan, lane: number): Plan => ({
  ...plan,
  lane,
  children: plan.children.map((child) => inLane(child, lane)),
});

/** Subnets whose one inhabitant is drawn by itself. */
const dedicated = new Set([
  "gatewaysubnet",
  "azurefirewallsubnet",
  "azurefirewallmanagementsubnet",
  "routeserversubnet",
]);

/** The subnets of a VNet that people and machines use; those of private endpoints alone stand in lane 3. */
export function subnetPlans(
  estate: Estate,
  vnet: Thing,
  machines: ReadonlyMap<Key, readonly Plan[]>,
  lane: number,
): readonly Plan[] {
  return having(estate.subnets, "vnet", vnet.key)
    .filter((subnet) => {
      const own = machines.get(subnet.key) ?? [];
      if (own.length > 0) return true;
      if (dedicated.has(subnet.name.toLowerCase())) return false;
      if (
        subnet.delegations.some((name) => name.toLowerCase() === "microsoft.network/dnsresolvers")
      )
        return false;
      return having(estate.endpoints, "subnet", subnet.key).length === 0;
    })
    .map((subnet) =>
      planOf({
        id: subnet.id,
        kind: "subnet",
        title: subnet.name,
        subtitle: subnet.prefixes.join(", "),
        lane,
        region: vnet.location,
        opensAt: 4,
        children: (machines.get(subnet.key) ?? []).map((plan) => inLane(plan, lane)),
      }),
    );
}

/** VNets that peerings lead to and that were not read. */
function unreadVnets({ estate, words }: Ground): readonly Plan[] {
  const plans = new Map<Key, Plan>();
  for (const peering of estate.peerings) {
    const { remoteVnet: key } = peering;
    if (inList(estate.vnets, key) || plans.has(key)) continue;
    const isUnseen = gapAt(estate, key, "microsoft.network/virtualnetworks") !== undefined;
    plans.set(
      key,
      planOf({
        id: key,
        kind: "vnet",
        title: key.slice(key.lastIndexOf("/") + 1),
        subtitle: isUnseen ? words.unseen : words.ghost,
        lane: LANE,
        region: inList(estate.vnets, peering.vnet)?.location ?? "",
        presence: isUnseen ? "unseen" : "ghost",
      }),
    );
  }
  return [...plans.values()];
}
