/** What stands in the second lane: hubs with their gateways, firewalls and resolvers, and the DNS zones. */
import { compareText, groupedBy, sortedBy } from "#src/base/index.ts";
import {
  type Estate,
  gapAt,
  having,
  inList,
  type Key,
  type Thing,
  type Zone,
} from "#src/model/index.ts";
import { serverPlan } from "./forest-sites.ts";
import { subnetPlans } from "./forest-spokes.ts";
import { hubsOf } from "./hubs.ts";
import { type Ground, type Plan, planOf } from "./plan.ts";

const LANE = 1;

/** The plans of lane 1: hubs by name, then zones in the region of the hub that sees them. */
export function hubPlans(
  ground: Ground,
  machines: ReadonlyMap<Key, readonly Plan[]>,
): readonly Plan[] {
  const { estate, words } = ground;
  const hubs = hubsOf(estate);
  const vnets = estate.vnets
    .filter((vnet) => hubs.has(vnet.key))
    .map((vnet) =>
      planOf({
        id: vnet.id,
        kind: "hub",
        title: vnet.name,
        subtitle: vnet.prefixes.join(", "),
        lane: LANE,
        region: vnet.location,
        opensAt: 2,
        children: [...equipment(ground, vnet), ...subnetPlans(estate, vnet, machines, LANE)],
      }),
    );
  const virtual = estate.hubs
    .filter((hub) => hub.wan !== undefined)
    .map((hub) =>
      planOf({
        id: hub.id,
        kind: "hub",
        title: hub.name,
        subtitle: hub.prefix,
        lane: LANE,
        region: hub.location,
        opensAt: 2,
        children: [
          ...having(estate.hubGateways, "hub", hub.key).map((gateway) =>
            child(gateway, "gateway", words.gatewayKind(gateway.gatewayKind)),
          ),
          ...having(estate.firewalls, "hub", hub.key).map((firewall) =>
            child(firewall, "firewall", firewallSubtitle(ground, firewall)),
          ),
        ],
      }),
    );
  return [...vnets, ...virtual, ...zonePlans(ground)];
}

function child(thing: Thing, kind: Plan["kind"], subtitle: string): Plan {
  return planOf({
    id: thing.id,
    kind,
    title: thing.name,
    subtitle,
    lane: LANE,
    region: thing.location,
  });
}

function firewallSubtitle(
  { estate, words }: Ground,
  firewall: Estate["firewalls"][number],
): string {
  const policy = inList(estate.firewallPolicies, firewall.policy);
  const word = (firewall.dnsProxy ?? policy?.dnsProxy) ? words.firewallProxy : words.firewall;
  return [word, ...firewall.addresses].join(" · ");
}

/** Gateways, firewalls, resolvers, rulesets and told DNS servers of a VNet; empty for most spokes. */
export function equipment(ground: Ground, vnet: Thing): readonly Plan[] {
  const { estate, words } = ground;
  const resolvers = having(estate.resolvers, "vnet", vnet.key);
  const outbound = having(estate.outboundEndpoints, "vnet", vnet.key);
  const rulesets = estate.rulesets.filter((ruleset) =>
    outbound.some((endpoint) => ruleset.outboundEndpoints[0] === endpoint.key),
  );
  return [
    ...having(estate.gateways, "vnet", vnet.key).map((gateway) =>
      child(gateway, "gateway", words.gatewayKind(gateway.gatewayType)),
    ),
    ...having(estate.firewalls, "vnet", vnet.key).map((firewall) =>
      child(firewall, "firewall", firewallSubtitle(ground, firewall)),
    ),
    ...resolvers.map((resolver) => {
      const addresses = having(estate.inboundEndpoints, "resolver", resolver.key)
        .flatMap((endpoint) => endpoint.ips)
        .map((ip) => ip.address);
      const subtitle = addresses.length > 0 ? words.inbound(addresses.join(", ")) : words.outbound;
      return child(resolver, "resolver", subtitle);
    }),
    ...rulesets.map((ruleset) => {
      const rules = having(estate.forwardingRules, "ruleset", ruleset.key);
      return child(ruleset, "resolver", words.ruleset(rules.length));
    }),
    ...having(estate.dnsServers, "vnet", vnet.key).map((server) => ({
      ...serverPlan(ground, server.address),
      lane: LANE,
      region: vnet.location,
    })),
  ];
}

/** All zones in one box: they are global, so it stands in the region with most VNets. */
function zonePlans(ground: Ground): readonly Plan[] {
  const { estate, words } = ground;
  const region = homeRegion(estate);
  const zones = [...estate.zones.map((zone) => zonePlan(ground, zone)), ...missingZones(ground)];
  if (zones.length === 0) return [];
  return [
    planOf({
      id: "bundle:zones",
      kind: "bundle",
      title: words.zones(zones.length),
      openTitle: words.zonesOpen,
      lane: LANE,
      region,
      opensAt: 3,
      children: sortedBy(zones, (zone) => zone.title).map((zone) => ({ ...zone, region })),
    }),
  ];
}

function homeRegion(estate: Estate): string {
  const regions = [...groupedBy(estate.vnets, (vnet) => vnet.location)];
  regions.sort(([a, own], [b, others]) => others.length - own.length || compareText(a, b));
  return regions[0]?.[0] ?? "";
}

function zonePlan({ estate, words }: Ground, zone: Zone): Plan {
  const links = having(estate.zoneLinks, "zone", zone.key).length;
  return planOf({
    id: zone.id,
    kind: "zone",
    title: zone.zone,
    subtitle: zone.isPrivate ? words.links(zone.linkCount ?? links) : words.publicZone,
    lane: LANE,
    region: "",
  });
}

/** Zones that endpoints write into and that were not read: not there, or not seen. */
function missingZones({ estate, words }: Ground): readonly Plan[] {
  const wanted = new Map<Key, string>();
  for (const group of estate.zoneGroups) {
    for (const { zone, zoneId } of group.zones) {
      if (!inList(estate.zones, zone)) wanted.set(zone, zoneId);
    }
  }
  return [...wanted].map(([key, id]) => {
    const isUnseen = gapAt(estate, key, "microsoft.network/privatednszones") !== undefined;
    return planOf({
      id,
      kind: "zone",
      title: id.slice(id.lastIndexOf("/") + 1),
      subtitle: isUnseen ? words.unseen : words.ghost,
      lane: LANE,
      region: "",
      presence: isUnseen ? "unseen" : "ghost",
    });
  });
}
