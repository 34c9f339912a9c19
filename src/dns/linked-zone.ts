/** What a linked private zone answers, and what Azure then does (dns.md 2.2 step A, 2.6). */

import { say } from "#src/messages/index.ts";
import type { Key, RecordSet, Zone } from "#src/model/index.ts";
import { type Name, parseAddress } from "#src/net/index.ts";
import { type Answer, after, BARE, evidence, type Lead, type MakeStep } from "./answer.ts";
import { publicOnly, resolveIn } from "./azure-dns.ts";
import type { LinkedZone } from "./facts.ts";
import { following, type Query, type Way } from "./query.ts";
import type { ChainLink } from "./resolution.ts";
import { recordsUnseen } from "./unseen-zones.ts";
import { askZone, type ZoneAnswer, zoneDataOf } from "./zone-data.ts";

/** The answers of one linked zone for `name`. */
export function askLinkedZone(
  query: Query,
  vnet: Key,
  linked: LinkedZone,
  name: Name,
  way: Way,
  asked: readonly Name[],
  step: MakeStep,
): Answer[] {
  const zoneId = linked.zone?.id ?? linked.zoneKey;
  const linkSeen = linkEvidence(linked);
  const said = askZone(zoneDataOf(query.estate, linked.zoneKey), linked.name, name, query.type);
  if (said.is === "data") return fromData(query, linked, said.set, name, step);
  if (said.is === "alias") return fromAlias(query, vnet, linked, said, name, way, asked, step);
  // Every zone holds an SOA at its apex, which exports leave out (dns.md 2.9).
  if (query.type === "SOA" && name === linked.name && linked.zone)
    return fromData(query, linked, soaOf(linked.zone), name, step);
  const gap = recordsUnseen(query, linked);
  if (gap) {
    return [
      {
        ...BARE,
        ending: "unseen",
        steps: [step("could-not-see", { name, what: zoneId }, [linkSeen], true)],
        gaps: [say.dns.gapRecords({ zone: linked.name })],
        confidence: "unknown",
      },
    ];
  }
  if (said.is === "nodata") {
    const args = { name, zone: linked.name, type: query.type, types: said.types.join(", ") };
    return [
      {
        ...BARE,
        rcode: "NODATA",
        steps: [step("found-other-type", args, [linkSeen, evidence(zoneId, "", said.types)], true)],
      },
    ];
  }
  const missing = [linkSeen, evidence(zoneId, "/recordsets", null)];
  const redirects =
    linked.link.resolutionPolicy.toLowerCase() === "nxdomainredirect" &&
    linked.isPrivateLink &&
    ["A", "AAAA", "CNAME"].includes(query.type);
  if (!redirects) {
    return [
      {
        ...BARE,
        rcode: "NXDOMAIN",
        steps: [step("found-no-record", { name, zone: linked.name }, missing, true)],
      },
    ];
  }
  // The policy on the link of the VNet that is asked counts; the retry goes to public DNS, past zones and rules (dns.md 2.6, 9.8).
  const policy = evidence(
    linked.link.id,
    "/properties/resolutionPolicy",
    linked.link.resolutionPolicy,
  );
  const lead: Lead = {
    steps: [step("redirected-to-public", { name, zone: linked.name }, [...missing, policy], true)],
  };
  return after(lead, publicOnly(query, name, way));
}

/** What Azure writes into the SOA of every private zone. */
const SOA = "azureprivatedns.net azureprivatedns-host.microsoft.com 1 3600 300 2419200 10";

function soaOf(zone: Zone): RecordSet {
  const rest = { autoRegistered: false, creator: "" };
  return {
    ...rest,
    id: zone.id,
    key: zone.key,
    zone: zone.key,
    name: "@",
    type: "SOA",
    ttl: 3600,
    values: [SOA],
  };
}

function fromData(
  query: Query,
  linked: LinkedZone,
  set: RecordSet,
  name: Name,
  step: MakeStep,
): Answer[] {
  const from = linked.zone?.id ?? linked.zoneKey;
  const family = query.type === "A" ? 4 : query.type === "AAAA" ? 6 : undefined;
  const isUsable = (data: string) => family === undefined || parseAddress(data)?.family === family;
  const values = set.values.filter(isUsable);
  const odd = set.values.filter((data) => !isUsable(data));
  // A registered machine's record that the export does not hold is inferred from the machine (dns.md 2.7).
  const isInferred = set.autoRegistered && !set.key.startsWith(`${linked.zoneKey}/`);
  const assumptions = [
    ...odd.map((data) => say.dns.assumeNotAnAddress({ name, data, type: query.type })),
    ...(isInferred ? [say.dns.assumeRegistered({ name, zone: linked.name })] : []),
  ];
  const because = [evidence(set.id, pointerOf(set), set.values), linkEvidence(linked)];
  const data = values.join(", ");
  const did = set.autoRegistered ? "answered-registered" : "answered";
  const told =
    values.length > 0
      ? step(did, { name, zone: linked.name, data }, because, true)
      : step(
          "found-other-type",
          { name, zone: linked.name, type: query.type, types: "" },
          because,
          true,
        );
  return [
    {
      ...BARE,
      rcode: values.length > 0 ? "NOERROR" : "NODATA",
      chain: values.map((value) => ({ name, type: query.type, data: value, ttl: set.ttl, from })),
      steps: [told],
      assumptions,
      confidence: assumptions.length > 0 ? "likely" : "certain",
    },
  ];
}

/** Where a record set's document holds its values. */
function pointerOf(set: RecordSet): string {
  if (set.autoRegistered) return "/name";
  const word = set.type.toLowerCase();
  return set.type === "CNAME" || set.type === "SOA"
    ? `/properties/${word}Record`
    : `/properties/${word}Records`;
}

function linkEvidence(linked: LinkedZone) {
  return evidence(linked.link.id, "/properties/virtualNetwork/id", linked.link.vnet);
}

function fromAlias(
  query: Query,
  vnet: Key,
  linked: LinkedZone,
  said: Extract<ZoneAnswer, { is: "alias" }>,
  name: Name,
  way: Way,
  asked: readonly Name[],
  step: MakeStep,
): Answer[] {
  const to = said.to as Name;
  const from = linked.zone?.id ?? linked.zoneKey;
  const chain: ChainLink[] = [{ name, type: "CNAME", data: to, ttl: said.set.ttl, from }];
  const because = [evidence(said.set.id, pointerOf(said.set), to), linkEvidence(linked)];
  const steps = [step("followed-alias", { name, to, zone: linked.name }, because)];
  if (query.type === "CNAME") return [{ ...BARE, chain, steps }];
  return after({ chain, steps }, resolveIn(query, vnet, to, following(way), [...asked, to]));
}
