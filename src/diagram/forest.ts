/** The whole estate as plans, and where each vantage, endpoint and service stands among them. */
import { groupedBy } from "#src/base/index.ts";
import type { SceneWords } from "#src/messages/index.ts";
import type { Estate, Key, Vantage } from "#src/model/index.ts";
import { hubPlans } from "./forest-hubs.ts";
import { endpointPlans, servicePlans } from "./forest-services.ts";
import { sitePlans } from "./forest-sites.ts";
import { spokePlans } from "./forest-spokes.ts";
import { allPlans, type Ground, isThing, type Plan, planOf } from "./plan.ts";

export type Forest = {
  readonly roots: readonly Plan[];
  /** Plans by id in lower case. */
  readonly byId: ReadonlyMap<string, Plan>;
  /** Containing plan by id in lower case. */
  readonly parents: ReadonlyMap<string, Plan>;
  /** Id of the plan on which each vantage stands, by the vantage's id; vantages that count no pairs of their own are absent. */
  readonly places: ReadonlyMap<string, string>;
  /** How many things there are. */
  readonly total: number;
};

const known = new WeakMap<Estate, WeakMap<readonly Vantage[], Map<SceneWords, Forest>>>();

/** The forest of an estate, made once for each list of vantages and each language. */
export function forestOf(ground: Ground, vantages: readonly Vantage[]): Forest {
  const { estate, words } = ground;
  let byVantages = known.get(estate);
  if (!byVantages) known.set(estate, (byVantages = new WeakMap()));
  let byWords = byVantages.get(vantages);
  if (!byWords) byVantages.set(vantages, (byWords = new Map()));
  let forest = byWords.get(words);
  if (!forest) byWords.set(words, (forest = plantForest(ground, vantages)));
  return forest;
}

function plantForest(ground: Ground, vantages: readonly Vantage[]): Forest {
  const { estate } = ground;
  const machines = machinesOf(estate, vantages);
  const bySubnet = new Map<Key, readonly Plan[]>();
  const homeless: Plan[] = [];
  for (const [subnet, own] of groupedBy(machines, ({ vantage }) => vantage.subnet)) {
    if (subnet)
      bySubnet.set(
        subnet,
        own.map(({ plan }) => plan),
      );
    else homeless.push(...own.map(({ plan }) => plan));
  }
  const west = [
    ...sitePlans(ground),
    ...hubPlans(ground, bySubnet),
    ...spokePlans(ground, bySubnet, homeless),
  ];
  const used = new Set([...allPlans(west)].map((plan) => plan.id));
  const endpoints = endpointPlans(ground, addressesOf(estate), used);
  const roots = [...west, ...endpoints, ...servicePlans(ground, endpoints)];
  return { roots, ...indexed(roots), places: placesOf(estate, vantages, machines) };
}

function indexed(roots: readonly Plan[]): Pick<Forest, "byId" | "parents" | "total"> {
  const byId = new Map<string, Plan>();
  const parents = new Map<string, Plan>();
  for (const plan of allPlans(roots)) {
    byId.set(plan.id.toLowerCase(), plan);
    for (const child of plan.children) parents.set(child.id.toLowerCase(), plan);
  }
  return { byId, parents, total: [...byId.values()].filter(isThing).length };
}

type Machine = { readonly vantage: Vantage; readonly plan: Plan };

/** Machines and apps: each stands once, however many interfaces it has. */
function machinesOf(estate: Estate, vantages: readonly Vantage[]): readonly Machine[] {
  const ofMachines = new Set<Key>(
    estate.nics
      .filter((nic) => nic.vm ?? nic.privateEndpoint ?? nic.privateLinkService)
      .map((nic) => nic.key),
  );
  const regions = new Map<Key, string>(estate.vnets.map((vnet) => [vnet.key, vnet.location]));
  return vantages
    .filter(
      ({ kind, key }) =>
        kind === "vm" || kind === "app" || (kind === "nic" && key && !ofMachines.has(key)),
    )
    .map((vantage) => ({
      vantage,
      plan: planOf({
        id: vantage.kind === "app" ? `app:${vantage.id}` : vantage.id,
        kind: "vantage",
        title: vantage.label,
        lane: 2,
        region: (vantage.vnet && regions.get(vantage.vnet)) ?? "",
      }),
    }));
}

/** On which plan each vantage counts: a subnet with machines counts by its machines, a VNet by its subnets. */
function placesOf(
  estate: Estate,
  vantages: readonly Vantage[],
  machines: readonly Machine[],
): ReadonlyMap<string, string> {
  const places = new Map<string, string>(
    machines.map(({ vantage, plan }) => [vantage.id, plan.id]),
  );
  const inhabited = new Set(machines.map(({ vantage }) => vantage.subnet));
  const ofEndpoints = new Set(estate.endpoints.map((endpoint) => endpoint.subnet));
  for (const { id, kind, key, site } of vantages) {
    if (kind === "internet") places.set(id, "internet");
    if (kind === "site") places.set(id, `site:${site ?? id.replace(/^site:/, "")}`);
    if (kind === "p2s") places.set(id, `p2s:${key ?? ""}`);
    if (kind === "subnet" && key && !inhabited.has(key) && !ofEndpoints.has(key))
      places.set(id, id);
  }
  return places;
}

/** The first address of each private endpoint: of its interfaces, or as it tells itself. */
function addressesOf(estate: Estate): ReadonlyMap<Key, string> {
  const addresses = new Map<Key, string>();
  for (const nic of estate.nics) {
    const [first] = nic.ipConfigs;
    if (nic.privateEndpoint && first?.address) addresses.set(nic.privateEndpoint, first.address);
  }
  for (const endpoint of estate.endpoints) {
    const own = endpoint.ipConfigs[0]?.address ?? endpoint.customDns[0]?.addresses[0];
    if (own && !addresses.has(endpoint.key)) addresses.set(endpoint.key, own);
  }
  return addresses;
}
