/** What a linked private zone answers, and what Azure then does (dns.md 2.2 step A, 2.6). */

import { say } from "#src/messages/index.ts";
import type { Key } from "#src/model/index.ts";
import type { Name } from "#src/net/index.ts";
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
  const linkSeen = evidence(linked.link.id, "/properties/virtualNetwork/id", linked.link.vnet);
  const said = askZone(zoneDataOf(query.estate, linked.zoneKey), linked.name, name, query.type);
  if (said.is === "data" || said.is === "alias")
    return fromRecord(query, vnet, linked, said, name, way, asked, step);
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

function fromRecord(
  query: Query,
  vnet: Key,
  linked: LinkedZone,
  said: Extract<ZoneAnswer, { is: "data" | "alias" }>,
  name: Name,
  way: Way,
  asked: readonly Name[],
  step: MakeStep,
): Answer[] {
  const zoneId = linked.zone?.id ?? linked.zoneKey;
  const seen = evidence(
    said.set.id,
    said.set.autoRegistered ? "/name" : "/properties",
    said.set.values,
  );
  const linkSeen = evidence(linked.link.id, "/properties/virtualNetwork/id", linked.link.vnet);
  if (said.is === "data") {
    const chain = said.set.values.map(
      (data): ChainLink => ({ name, type: query.type, data, ttl: said.set.ttl, from: zoneId }),
    );
    const args = { name, zone: linked.name, data: said.set.values.join(", ") };
    return [
      {
        ...BARE,
        chain,
        steps: [
          step(
            said.set.autoRegistered ? "answered-registered" : "answered",
            args,
            [seen, linkSeen],
            true,
          ),
        ],
      },
    ];
  }
  const chain: ChainLink[] = [
    { name, type: "CNAME", data: said.to, ttl: said.set.ttl, from: zoneId },
  ];
  const steps = [
    step("followed-alias", { name, to: said.to, zone: linked.name }, [seen, linkSeen]),
  ];
  if (query.type === "CNAME") return [{ ...BARE, chain, steps }];
  const to = said.to as Name;
  return after({ chain, steps }, resolveIn(query, vnet, to, following(way), [...asked, to]));
}
