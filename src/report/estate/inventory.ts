/** What is there: the tables of subscriptions, networks and their parts, gateways, endpoints, services, zones, resolvers and sites. */
import { sortedBy } from "#src/base/index.ts";
import { having } from "#src/model/index.ts";
import { type Block, table } from "../document/document.ts";
import { type Facts, MOST_ROWS, nameIn, ownerOf, regionOf } from "./facts.ts";
import { peerings, subnets } from "./inventory-networks.ts";

type Rows = readonly (readonly string[])[];

/** The blocks of the inventory; a list with nothing in it is left out. */
export function inventory(facts: Facts): readonly Block[] {
  const { words } = facts;
  const { columns: c, inventory: titles } = words;
  const part = (
    title: string,
    heads: readonly string[],
    rows: Rows,
    shares: readonly number[],
  ): Block[] =>
    rows.length === 0
      ? []
      : [
          { is: "heading", text: `${title} (${rows.length})` },
          table(heads, rows.slice(0, MOST_ROWS), shares),
          ...(rows.length > MOST_ROWS
            ? [{ is: "text", text: words.rows(MOST_ROWS, rows.length) } as const]
            : []),
        ];
  return [
    ...part(titles.subscriptions, [c.name, c.id, c.state], subscriptions(facts), [3, 4, 1]),
    ...part(
      titles.vnets,
      [c.name, c.region, c.prefixes, c.dnsServers, c.subnets, c.owner],
      vnets(facts),
      [3, 2, 3, 3, 1, 4],
    ),
    ...part(
      titles.subnets,
      [c.name, c.prefixes, c.nsg, c.routes, c.serviceEndpoints, c.delegations],
      subnets(facts),
      [3, 2, 2, 2, 3, 3],
    ),
    ...part(titles.peerings, [c.from, c.to, c.state, c.passes], peerings(facts), [2, 2, 2, 5]),
    ...part(
      titles.gateways,
      [c.name, c.kind, c.region, c.address, c.owner],
      gateways(facts),
      [3, 3, 2, 3, 4],
    ),
    ...part(
      titles.endpoints,
      [c.name, c.address, c.target, c.state, c.owner],
      endpoints(facts),
      [3, 2, 3, 2, 4],
    ),
    ...part(
      titles.services,
      [c.name, c.kind, c.region, c.publicAccess, c.endpoints, c.owner],
      services(facts),
      [3, 3, 2, 1.4, 1, 4],
    ),
    ...part(titles.zones, [c.name, c.links, c.records, c.owner], zones(facts), [5, 3, 1, 4]),
    ...part(titles.resolvers, [c.name, c.kind, c.detail, c.owner], resolvers(facts), [3, 2, 4, 4]),
    ...part(titles.sites, [c.name, c.kind, c.prefixes, c.detail], sites(facts), [3, 2, 3, 4]),
  ];
}

const subscriptions = ({ estate }: Facts): Rows =>
  estate.subscriptions.map((s) => [s.displayName || s.name, s.subscription, s.state]);

const vnets = (facts: Facts): Rows =>
  facts.estate.vnets.map((vnet) => [
    vnet.name,
    regionOf(vnet.location),
    vnet.prefixes.join(", "),
    vnet.dnsServers.join(", ") || facts.words.azureDns,
    String(vnet.subnets.length),
    ownerOf(facts, vnet),
  ]);

const gateways = (facts: Facts): Rows => {
  const { estate } = facts;
  const publicAddress = (key: (typeof estate.publicIps)[number]["key"]) =>
    estate.publicIps.find((ip) => ip.key === key)?.address ?? "";
  return [
    ...estate.gateways.map((g) => [
      g.name,
      facts.sceneWords.gatewayKind(g.gatewayType),
      regionOf(g.location),
      g.publicIps.map(publicAddress).filter(Boolean).join(", "),
      ownerOf(facts, g),
    ]),
    ...estate.firewalls.map((f) => [
      f.name,
      f.dnsProxy ? facts.sceneWords.firewallProxy : facts.sceneWords.firewall,
      regionOf(f.location),
      f.addresses.join(", "),
      ownerOf(facts, f),
    ]),
  ];
};

const endpoints = (facts: Facts): Rows =>
  facts.estate.endpoints.map((pe) => [
    pe.name,
    addressesOf(facts, pe).join(", "),
    pe.connections
      .map((c) => `${nameIn(facts.estate.services, c.targetKey)} ${c.groupIds.join(", ")}`.trim())
      .join("; "),
    pe.connections.map((c) => c.state).join(", "),
    ownerOf(facts, pe),
  ]);

/** Addresses of an endpoint, from its interfaces and configuration, without repeats. */
function addressesOf(
  { estate }: Facts,
  pe: Facts["estate"]["endpoints"][number],
): readonly string[] {
  const nics = estate.nics.filter(
    (nic) => nic.privateEndpoint === pe.key || pe.nics.includes(nic.key),
  );
  const all = [
    ...nics.flatMap((nic) => nic.ipConfigs.map((config) => config.address)),
    ...pe.ipConfigs.map((config) => config.address),
    ...pe.customDns.flatMap((entry) => entry.addresses),
  ];
  return [...new Set(all.filter(Boolean))];
}

const services = (facts: Facts): Rows =>
  facts.estate.services.map((s) => [
    s.name,
    facts.sceneWords.serviceKind(s.type),
    regionOf(s.location),
    facts.words.publicAccess[s.door.publicAccess ?? ""] ?? "",
    String(
      facts.estate.endpoints.filter((pe) => pe.connections.some((c) => c.targetKey === s.key))
        .length,
    ),
    ownerOf(facts, s),
  ]);

const zones = (facts: Facts): Rows => {
  const { estate } = facts;
  return estate.zones.map((zone) => [
    zone.zone,
    having(estate.zoneLinks, "zone", zone.key)
      .map((link) => nameIn(estate.vnets, link.vnet))
      .join(", "),
    zone.recordSetCount === undefined
      ? String(having(estate.records, "zone", zone.key).length)
      : String(zone.recordSetCount),
    ownerOf(facts, zone),
  ]);
};

const resolvers = (facts: Facts): Rows => {
  const { estate } = facts;
  const inbound = estate.inboundEndpoints.map((e) => [
    `${nameIn(estate.resolvers, e.resolver)}/${e.name}`,
    facts.pictureWords.kind("resolver"),
    `${e.ips.map((ip) => ip.address).join(", ")} ${nameIn(estate.vnets, e.vnet)}`.trim(),
    ownerOf(facts, e),
  ]);
  const rules = estate.forwardingRules.map((rule) => [
    `${nameIn(estate.rulesets, rule.ruleset)}/${rule.name}`,
    rule.enabled ? facts.words.rule : facts.words.ruleOff,
    `${rule.domain || "."} → ${rule.targets.map((t) => t.address).join(", ")}`,
    ownerOf(facts, rule),
  ]);
  return [...inbound, ...rules];
};

const sites = ({ estate, pictureWords }: Facts): Rows => [
  ...estate.sites.map((site) => [
    site.name,
    pictureWords.kind("site"),
    site.prefixes.join(", "),
    site.dnsServers.join(", "),
  ]),
  ...sortedBy(estate.dnsServers, (s) => s.address).map((server) => [
    server.name ?? server.address,
    server.software,
    server.address,
    server.conditionalForwarders
      .map((f) => `${f.zone || "."} → ${f.to.map((t) => t.address).join(", ")}`)
      .join("; "),
  ]),
];
