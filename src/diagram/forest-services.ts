/** What stands in the last two lanes: private endpoints by subnet, and services by kind. */
import { groupedBy, sortedBy } from "#src/base/index.ts";
import {
  type Estate,
  gapAt,
  inList,
  type Key,
  keyOf,
  type PrivateEndpoint,
} from "#src/model/index.ts";
import { allPlans, type Ground, groupOf, type Plan, planOf } from "./plan.ts";

/** The plans of lane 3: one group of endpoints for each region, in it one for each VNet, in it their subnets. */
export function endpointPlans(
  ground: Ground,
  addresses: ReadonlyMap<Key, string>,
  usedSubnets: ReadonlySet<string>,
): readonly Plan[] {
  const { estate, words } = ground;
  const groups = [...groupedBy(estate.endpoints, (endpoint) => endpoint.vnet)].flatMap(
    ([vnetKey, endpoints]) => {
      const vnet = inList(estate.vnets, vnetKey);
      const region = vnet?.location ?? endpoints[0]?.location ?? "";
      const bySubnet = groupedBy(endpoints, (endpoint) => endpoint.subnet);
      const subnets = [...bySubnet].map(([key, own]) =>
        subnetPlan(ground, { key, region, vnet: vnet?.name ?? "" }, own, addresses, usedSubnets),
      );
      const group = groupOf({
        id: `bundle:endpoints:${vnet?.id ?? ""}`,
        kind: "bundle",
        title: words.counted("endpoint", endpoints.length),
        subtitle: vnet?.name ?? "",
        lane: 3,
        region,
        opensAt: 3,
        children: subnets,
      });
      return group ?? [];
    },
  );
  return byRegion([...groups, ...unreadEndpoints(ground)], (plans, region) => ({
    id: `bundle:endpoints:${region}`,
    title: words.counted("endpoint", countOf("endpoint", plans)),
    openTitle: words.lanes[3],
    lane: 3,
    opensAt: 2,
  }));
}

const countOf = (kind: Plan["kind"], plans: readonly Plan[]): number =>
  plans.reduce((sum, plan) => sum + (plan.kind === kind ? 1 : countOf(kind, plan.children)), 0);

/** One container for each region: wires of what is as expected end at it. */
function byRegion(
  plans: readonly Plan[],
  told: (
    plans: readonly Plan[],
    region: string,
  ) => Pick<Plan, "id" | "title" | "openTitle" | "lane" | "opensAt">,
): readonly Plan[] {
  return [...groupedBy(plans, (plan) => plan.region)].map(([region, children]) =>
    planOf({ kind: "bundle", region, children, ...told(children, region) }),
  );
}

/** A subnet with the endpoints in it. A subnet with machines is drawn among the spokes, so this one is its other half. */
function subnetPlan(
  { estate, words }: Ground,
  at: { readonly key: Key | undefined; readonly region: string; readonly vnet: string },
  endpoints: readonly PrivateEndpoint[],
  addresses: ReadonlyMap<Key, string>,
  usedSubnets: ReadonlySet<string>,
): Plan {
  const subnet = inList(estate.subnets, at.key);
  const id = subnet?.id ?? `unknown:${at.vnet}`;
  return planOf({
    id: usedSubnets.has(id) || !subnet ? `endpoints:${id}` : id,
    kind: "subnet",
    title: at.vnet || words.unseen,
    subtitle: [subnet?.name ?? words.unseen, ...(subnet?.prefixes ?? [])].join(" · "),
    lane: 3,
    region: at.region,
    opensAt: 3,
    children: sortedBy(endpoints, (endpoint) => endpoint.name).map((endpoint) =>
      planOf({
        id: endpoint.id,
        kind: "endpoint",
        title: endpoint.name,
        subtitle: endpointSubtitle(endpoint, addresses.get(endpoint.key) ?? ""),
        lane: 3,
        region: at.region,
      }),
    ),
  });
}

function endpointSubtitle(endpoint: PrivateEndpoint, address: string): string {
  const states = endpoint.connections.map((c) => c.state).filter((s) => s && s !== "Approved");
  return [address, ...states.map((state) => state.toLowerCase())].filter(Boolean).join(" · ");
}

/** Endpoints that services list and that were not read. */
function unreadEndpoints({ estate, words }: Ground): readonly Plan[] {
  const plans = new Map<Key, Plan>();
  for (const service of estate.services) {
    for (const { endpoint, endpointKey: key } of service.connections ?? []) {
      if (endpoint === "" || inList(estate.endpoints, key) || plans.has(key)) continue;
      const isUnseen = gapAt(estate, key, "microsoft.network/privateendpoints") !== undefined;
      plans.set(
        key,
        planOf({
          id: endpoint,
          kind: "endpoint",
          title: endpoint.slice(endpoint.lastIndexOf("/") + 1),
          subtitle: isUnseen ? words.unseen : words.ghost,
          lane: 3,
          region: service.location,
          presence: isUnseen ? "unseen" : "ghost",
        }),
      );
    }
  }
  return sortedBy(plans.values(), (plan) => plan.id);
}

/**
 * The plans of lane 4: services grouped by kind in each region, in order of their first endpoint in
 * lane 3, so that most wires between the two lanes run straight.
 */
export function servicePlans(ground: Ground, endpoints: readonly Plan[]): readonly Plan[] {
  const { estate, words } = ground;
  const ranks = ranksBy(estate, endpoints);
  const last = String(ranks.size).padStart(6, "0");
  const plans = sortedBy(allServices(ground), ({ plan }) => ranks.get(keyOf(plan.id)) ?? last);
  const groups = groupedBy(plans, ({ type, plan }) => `${plan.region}:${type}`);
  const kinds = [...groups].flatMap(([key, own]) => {
    const [first] = own;
    const group = groupOf({
      id: `bundle:services:${key}`,
      kind: "bundle",
      title: words.countedServices(first?.type ?? "", own.length),
      lane: 4,
      region: first?.plan.region ?? "",
      opensAt: 3,
      children: own.map(({ plan }) => plan),
    });
    return group ?? [];
  });
  return byRegion(kinds, (own, region) => ({
    id: `bundle:services:${region}`,
    title: words.counted("service", countOf("service", own)),
    openTitle: words.lanes[4],
    lane: 4,
    opensAt: 1,
  }));
}

/** Where the first endpoint of each service stands, as text that sorts. */
function ranksBy(estate: Estate, plans: readonly Plan[]): ReadonlyMap<Key, string> {
  const ranks = new Map<Key, string>();
  for (const plan of allPlans(plans)) {
    const endpoint =
      plan.kind === "endpoint" ? inList(estate.endpoints, keyOf(plan.id)) : undefined;
    for (const { targetKey } of endpoint?.connections ?? []) {
      if (!ranks.has(targetKey)) ranks.set(targetKey, String(ranks.size).padStart(6, "0"));
    }
  }
  return ranks;
}

function allServices(ground: Ground): readonly { readonly type: string; readonly plan: Plan }[] {
  const { estate, words } = ground;
  return [
    ...[...estate.services, ...estate.linkServices].map((service) => ({
      type: service.type,
      plan: planOf({
        id: service.id,
        kind: "service",
        title: service.name,
        subtitle: words.serviceKind(service.type),
        lane: 4,
        region: service.location,
      }),
    })),
    ...unreadTargets(ground),
  ];
}

/** Targets of private endpoints that were not read. */
function unreadTargets({
  estate,
  words,
}: Ground): readonly { readonly type: string; readonly plan: Plan }[] {
  const found = new Map<Key, { readonly type: string; readonly plan: Plan }>();
  for (const endpoint of estate.endpoints) {
    for (const { targetKey: key, target } of endpoint.connections) {
      if (inList(estate.services, key) || inList(estate.linkServices, key) || found.has(key))
        continue;
      if (key === "") continue;
      const type = key.split("/").slice(6, 8).join("/");
      const isUnseen = gapAt(estate, key, type) !== undefined;
      const plan = planOf({
        id: target,
        kind: "service",
        title: target.slice(target.lastIndexOf("/") + 1),
        subtitle: isUnseen ? words.unseen : words.ghost,
        lane: 4,
        region: endpoint.location,
        presence: isUnseen ? "unseen" : "ghost",
      });
      found.set(key, { type, plan });
    }
  }
  return [...found.values()];
}
