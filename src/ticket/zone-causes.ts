/** Would a link, a record, a forwarder or a rule more or less explain what was pasted? Each is tried. */

import { aliasOf } from "#src/azure/catalogue/index.ts";
import { unique } from "#src/base/index.ts";
import { type Estate, having, inList, type Key, keyOf, type Zone } from "#src/model/index.ts";
import { isInside, isUnder, parentOf, parseName, relativeTo } from "#src/net/index.ts";
import { possibleAnswers } from "./agree.ts";
import { type Case, explains, proven, type Weighed } from "./case.ts";

/** Most changes of one kind that are tried. */
const MOST = 10;

/** The causes that lie in zones and in servers on the way. */
export function zoneCauses(one: Case): readonly Weighed[] {
  const names = namesOf(one);
  const vnets = vnetsOnTheWay(one);
  return [
    ...linksGone(one, names, vnets),
    ...linksAdded(one, names, vnets),
    ...recordsGone(one, names),
    ...forwarders(one, names),
    ...rules(one, names, vnets),
  ];
}

/** Every name that the question leads through, predicted or pasted, and its privatelink alias. */
function namesOf({ name, predicted, pasted }: Case): readonly string[] {
  const alias = aliasOf(name)?.alias;
  const predictedNames = possibleAnswers(predicted).flatMap(({ chain }) =>
    chain.map((link) => link.name),
  );
  return unique([
    name,
    ...(alias ? [alias] : []),
    ...predictedNames,
    ...pasted.chain.map((link) => link.name),
  ]);
}

/** The VNets whose view of private zones counts: the vantage's, and those of servers on the way. */
function vnetsOnTheWay({ estate, vantage, predicted, reading }: Case): readonly Key[] {
  const servers = unique([
    ...predicted.servers,
    ...predicted.branches.flatMap((branch) => branch.servers),
    ...(reading.server ? [reading.server] : []),
  ]);
  const ofServer = (server: string): readonly Key[] => [
    ...estate.inboundEndpoints
      .filter(({ ips }) => ips.some(({ address }) => address === server))
      .flatMap(({ vnet }) => vnet ?? []),
    ...estate.vnets
      .filter(({ prefixes }) => prefixes.some((prefix) => isInside(server, prefix)))
      .map(({ key }) => key),
  ];
  return unique([...(vantage.vnet ? [vantage.vnet] : []), ...servers.flatMap(ofServer)]);
}

const holdsAny = (zone: string, names: readonly string[]) =>
  zone !== "" && names.some((name) => isUnder(name, zone));

const labelOf = (estate: Estate, vnet: Key) =>
  inList(estate.vnets, vnet)?.name ?? vnet.slice(vnet.lastIndexOf("/") + 1);

function linksGone(one: Case, names: readonly string[], vnets: readonly Key[]): readonly Weighed[] {
  const { estate, vantage } = one;
  const links = estate.zoneLinks.filter(
    (link) => vnets.includes(link.vnet) && holdsAny(zoneNameOf(estate, link.zone), names),
  );
  return links.slice(0, MOST).flatMap((link) => {
    const without = {
      ...estate,
      zoneLinks: estate.zoneLinks.filter(({ key }) => key !== link.key),
    };
    if (!explains(one, { estate: without, vantage })) return [];
    return [
      proven(
        "link-gone",
        { zone: zoneNameOf(estate, link.zone), vnet: labelOf(estate, link.vnet), link: link.name },
        50,
      ),
    ];
  });
}

function zoneNameOf(estate: Estate, key: Key): string {
  return inList(estate.zones, key)?.zone ?? parseName(key.slice(key.lastIndexOf("/") + 1)) ?? "";
}

function linksAdded(
  one: Case,
  names: readonly string[],
  vnets: readonly Key[],
): readonly Weighed[] {
  const { estate, vantage } = one;
  const zones = estate.zones.filter((zone) => zone.isPrivate && holdsAny(zone.zone, names));
  const pairs = vnets.flatMap((vnet) =>
    zones.filter((zone) => !isLinked(estate, zone, vnet)).map((zone) => ({ zone, vnet })),
  );
  return pairs.slice(0, MOST).flatMap(({ zone, vnet }) => {
    if (!explains(one, { estate: withLink(estate, zone, vnet), vantage })) return [];
    return [
      proven(
        "link-added",
        { zone: zone.zone, group: zone.resourceGroup, vnet: labelOf(estate, vnet) },
        52,
      ),
    ];
  });
}

const isLinked = (estate: Estate, zone: Zone, vnet: Key) =>
  having(estate.zoneLinks, "zone", zone.key).some((link) => link.vnet === vnet);

/** `estate` with `zone` linked to `vnet`; a zone of the same name that is linked there gives way, as a VNet takes one of a name. */
function withLink(estate: Estate, zone: Zone, vnet: Key): Estate {
  const id = `${zone.id}/virtualNetworkLinks/supposed`;
  const link = {
    ...zone,
    id,
    key: keyOf(id),
    name: "supposed",
    zone: zone.key,
    vnet,
    registration: false,
    resolutionPolicy: "Default",
    state: "Completed",
    provisioningState: "Succeeded",
  };
  const others = estate.zoneLinks.filter(
    (other) => other.vnet !== vnet || zoneNameOf(estate, other.zone) !== zone.zone,
  );
  return { ...estate, zoneLinks: [...others, link] };
}

function recordsGone(one: Case, names: readonly string[]): readonly Weighed[] {
  const { estate, vantage } = one;
  const fitting = estate.records.filter((record) => {
    const zone = inList(estate.zones, record.zone);
    return (
      zone?.isPrivate &&
      names.some((name) => isUnder(name, zone.zone) && relativeTo(name, zone.zone) === record.name)
    );
  });
  return fitting.slice(0, MOST).flatMap((record) => {
    const without = { ...estate, records: estate.records.filter(({ key }) => key !== record.key) };
    if (!explains(one, { estate: without, vantage })) return [];
    return [
      proven(
        "record-gone",
        { record: record.name, type: record.type, zone: zoneNameOf(estate, record.zone) },
        48,
      ),
    ];
  });
}

/** Conditional forwarders of told servers on the way: one taken out, or one for the service's public suffix put in. */
function forwarders(one: Case, names: readonly string[]): readonly Weighed[] {
  const { estate, vantage, predicted, name } = one;
  const servers = estate.dnsServers.filter(
    ({ address }) => predicted.servers.includes(address) || address === one.reading.server,
  );
  return servers.slice(0, 4).flatMap((server) => {
    const changed = (conditionalForwarders: typeof server.conditionalForwarders): Estate => ({
      ...estate,
      dnsServers: estate.dnsServers.map((other) =>
        other === server ? { ...server, conditionalForwarders } : other,
      ),
    });
    const called = server.name ?? server.address;
    const gone = server.conditionalForwarders
      .filter(({ zone }) => holdsAny(zone, names))
      .slice(0, MOST)
      .filter((forwarder) =>
        explains(one, {
          estate: changed(server.conditionalForwarders.filter((other) => other !== forwarder)),
          vantage,
        }),
      )
      .map(({ zone }) => proven("forwarder-gone", { server: called, zone }, 45));
    const model =
      server.conditionalForwarders.find(({ zone }) => holdsAny(zone, names)) ??
      server.conditionalForwarders[0];
    const suffix = parentOf(name);
    const isThere = server.conditionalForwarders.some(({ zone }) => zone === suffix);
    if (!model || isThere) return gone;
    const added = [
      ...server.conditionalForwarders,
      { ...model, zone: suffix, enabled: true, except: [] },
    ];
    return explains(one, { estate: changed(added), vantage })
      ? [
          ...gone,
          proven(
            "forwarder-added",
            { server: called, zone: suffix, to: model.to.map(({ address }) => address).join(", ") },
            45,
          ),
        ]
      : gone;
  });
}

function rules(one: Case, names: readonly string[], vnets: readonly Key[]): readonly Weighed[] {
  const { estate, vantage } = one;
  const linked = new Set(
    estate.rulesetLinks.filter(({ vnet }) => vnets.includes(vnet)).map(({ ruleset }) => ruleset),
  );
  const fitting = estate.forwardingRules.filter(
    (rule) =>
      linked.has(rule.ruleset) &&
      rule.enabled &&
      (rule.domain === "" || holdsAny(rule.domain, names)),
  );
  return fitting.slice(0, MOST).flatMap((rule) => {
    const without = {
      ...estate,
      forwardingRules: estate.forwardingRules.filter(({ key }) => key !== rule.key),
    };
    return explains(one, { estate: without, vantage })
      ? [
          proven(
            "rule-gone",
            { rule: rule.name, domain: rule.domain === "" ? "." : rule.domain },
            44,
          ),
        ]
      : [];
  });
}
