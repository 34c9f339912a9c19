/** What stands in the first lane: the internet, sites and their DNS servers, VPN clients, and what attaches unnamed. */
import { sortedBy } from "#src/base/index.ts";
import { type Ground, type Plan, planOf } from "./plan.ts";

const base = { lane: 0, region: "" } as const;

/** The plans of lane 0, in the order in which they stand. */
export function sitePlans(ground: Ground): readonly Plan[] {
  const { words } = ground;
  const internet = planOf({
    ...base,
    id: "internet",
    kind: "internet",
    title: words.internet,
    subtitle: words.internetSubtitle,
  });
  return [
    internet,
    ...sites(ground),
    ...unnamedSites(ground),
    ...clients(ground),
    ...strays(ground),
  ];
}

function sites(ground: Ground): readonly Plan[] {
  const { estate, words } = ground;
  return sortedBy(estate.sites, (site) => site.name).map((site) =>
    planOf({
      ...base,
      id: `site:${site.name}`,
      kind: "site",
      title: site.name,
      subtitle: site.prefixes.join(", ") || words.site,
      opensAt: 3,
      children: site.dnsServers.map((address) => serverPlan(ground, address)),
    }),
  );
}

/** The box of a DNS server that answers at `address`. */
export function serverPlan({ estate, words }: Ground, address: string): Plan {
  const told = estate.dnsServers.find((server) => server.address === address);
  return planOf({
    ...base,
    id: `dns:${address}`,
    kind: "resolver",
    title: told?.name ?? address,
    subtitle: told?.name ? address : words.dnsServer,
    presence: told ? "solid" : "unseen",
  });
}

/** Local gateways and circuits to which no site was told: somebody's network, known by its line alone. */
function unnamedSites({ estate, words }: Ground): readonly Plan[] {
  const attached = new Set<string>(estate.sites.flatMap((site) => site.attach));
  const linesOfSites = new Set<string>(
    estate.connections
      .filter((c) => attached.has(c.key))
      .flatMap((c) => [c.localGateway ?? "", c.circuit ?? ""]),
  );
  return [...estate.localGateways, ...estate.circuits]
    .filter((line) => !attached.has(line.key) && !linesOfSites.has(line.key))
    .map((line) =>
      planOf({
        ...base,
        id: line.id,
        kind: "site",
        title: line.name,
        subtitle: "prefixes" in line ? line.prefixes.join(", ") : words.site,
      }),
    );
}

function clients({ estate, words }: Ground): readonly Plan[] {
  const gateways = [...estate.gateways, ...estate.hubGateways];
  return gateways
    .filter((gateway) => gateway.clientPools.length > 0)
    .map((gateway) =>
      planOf({
        ...base,
        id: `p2s:${gateway.id}`,
        kind: "vantage",
        title: words.clients(gateway.name),
        subtitle: words.clientsSubtitle,
      }),
    );
}

/** DNS servers that were told and belong to no site and no VNet. */
function strays(ground: Ground): readonly Plan[] {
  const { estate } = ground;
  const ofSites = new Set(estate.sites.flatMap((site) => site.dnsServers));
  return estate.dnsServers
    .filter((server) => !ofSites.has(server.address) && server.vnet === undefined)
    .map((server) => serverPlan(ground, server.address));
}
