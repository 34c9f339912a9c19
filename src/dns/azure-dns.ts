/** What 168.63.129.16 answers: not one server but a function of the VNet from which the query leaves (dns.md section 2). */

import { say } from "#src/messages/index.ts";
import { type Gap, gapAt, inList, type Key } from "#src/model/index.ts";
import { closestZone, isUnder, labelsOf, type Name } from "#src/net/index.ts";
import {
  type Answer,
  after,
  BARE,
  distinct,
  evidence,
  type Lead,
  type StepDraft,
} from "./answer.ts";
import type { LinkedZone } from "./facts.ts";
import { forwardByRule } from "./forward.ts";
import { publicStep } from "./public-side.ts";
import { following, type Query, visiting, type Way } from "./query.ts";
import type { ChainLink } from "./resolution.ts";
import { ruleFor } from "./rules.ts";
import { policyWord } from "./security-policy.ts";
import { askZone, type ZoneAnswer, zoneDataOf } from "./zone-data.ts";

export const AZURE_DNS = "168.63.129.16";

/** How the trace names Azure-provided DNS: always with the VNet it was asked from (ux.md section 7). */
export function azureDnsLabel(query: Query, vnet: Key): string {
  return `${AZURE_DNS} from ${vnetName(query, vnet)}`;
}

export function vnetName(query: Query, vnet: Key): string {
  return inList(query.estate.vnets, vnet)?.name ?? vnet.slice(vnet.lastIndexOf("/") + 1);
}

/**
 * The answers of Azure-provided DNS asked from `vnet` for `name`: security policy, then the closest linked zone,
 * then internal names, then forwarding rules, then public DNS (dns.md 2.1, 2.2). Every alias that Azure itself
 * obtained is asked anew; an answer that came back by a rule is final (2.5).
 */
export function askAzure(query: Query, vnet: Key, name: Name, way: Way): Answer[] {
  const label = azureDnsLabel(query, vnet);
  return after({ servers: [label] }, resolveIn(query, vnet, name, way, [name]));
}

function resolveIn(
  query: Query,
  vnet: Key,
  name: Name,
  way: Way,
  asked: readonly Name[],
): Answer[] {
  const at = azureDnsLabel(query, vnet);
  const actor = inList(query.estate.vnets, vnet)?.id ?? vnet;
  const step = (
    did: string,
    args: StepDraft["args"],
    because: StepDraft["because"],
    decides = false,
  ): StepDraft => ({ at, actor, did, args, because, decides });
  const place = `azure|${vnet}|${name}`;
  if (way.seen.has(place)) {
    return [
      { ...BARE, rcode: "SERVFAIL", ending: "loop", steps: [step("looped", { name }, [], true)] },
    ];
  }
  if (way.aliases > query.limits.aliases) {
    return [
      {
        ...BARE,
        rcode: "SERVFAIL",
        ending: "loop",
        steps: [step("gave-up", { limit: "aliases", count: query.limits.aliases }, [], true)],
      },
    ];
  }
  const here = visiting(way, place);
  const blocked = policyWord(query.estate, vnet, asked);
  if (blocked?.action === "Block") {
    const args = { name: blocked.matched, rule: blocked.rule.name };
    return [
      {
        ...BARE,
        rcode: "SERVFAIL",
        ending: "refused",
        steps: [step("policy-blocked", args, blocked.because, true)],
        confidence: "likely",
        assumptions: [say.dns.assumeBlockIsServfail({})],
      },
    ];
  }
  const lead: Lead = blocked
    ? {
        steps: [
          step(
            "policy-allowed",
            { name: blocked.matched, rule: blocked.rule.name, action: blocked.action },
            blocked.because,
          ),
        ],
      }
    : {};
  const zones = query.facts.linkedZones.get(vnet);
  const zoneName = zones && closestZone(name, zones);
  const linked = zoneName === undefined ? undefined : zones?.get(zoneName);
  if (linked) {
    const answers = linked.flatMap((zone) =>
      askLinkedZone(query, vnet, zone, name, here, asked, step),
    );
    const twice: Lead =
      linked.length > 1
        ? {
            assumptions: [
              say.dns.sameZoneTwice({ zone: linked[0]?.name ?? "", vnet: vnetName(query, vnet) }),
            ],
            confidence: "likely",
          }
        : {};
    return after(
      lead,
      after(twice, linked.length > 1 ? distinct(answers, query.limits.branches) : answers),
    );
  }
  const hidden = hiddenZone(query, name);
  if (hidden) {
    const gaps = [say.dns.gapZone({ name, scope: hidden.scope, right: hidden.right })];
    const unseen: Answer = {
      ...BARE,
      ending: "unseen",
      steps: [step("could-not-see", { name, what: hidden.scope }, [], true)],
      gaps,
      confidence: "unknown",
      when: [say.dns.whenHiddenZone({ name })],
    };
    const open = beyondZones(query, vnet, name, here, asked, step);
    return after(lead, [
      unseen,
      ...after({ when: [say.dns.whenNoHiddenZone({ name })], gaps, confidence: "unknown" }, open),
    ]);
  }
  return after(lead, beyondZones(query, vnet, name, here, asked, step));
}

type MakeStep = (
  did: string,
  args: StepDraft["args"],
  because: StepDraft["because"],
  decides?: boolean,
) => StepDraft;

function askLinkedZone(
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

/** Steps B to D of dns.md 2.2: internal names, rules, public DNS with every alias asked anew from this VNet. */
function beyondZones(
  query: Query,
  vnet: Key,
  name: Name,
  way: Way,
  asked: readonly Name[],
  step: MakeStep,
): Answer[] {
  const internal = internalName(query, vnet, name, step);
  if (internal) return [internal];
  const choice = ruleFor(query, vnet, name);
  const lead = noZoneLead(query, vnet, name, step);
  if (choice.rules.length > 0) {
    const many = (query.facts.rulesetCount.get(vnet) ?? 0) > 1;
    const warn: Lead = many
      ? {
          assumptions: [say.dns.severalRulesets({ vnet: vnetName(query, vnet) })],
          confidence: "likely",
        }
      : {};
    const answers = choice.rules.flatMap((rule) => forwardByRule(query, rule, name, way, step));
    return judgeByPolicy(
      query,
      vnet,
      asked,
      after(lead, after(warn, distinct(answers, query.limits.branches))),
      step,
    );
  }
  const skipped = choice.skipped.map(({ rule, reserved }) =>
    step(
      "skipped-rule",
      { name, domain: rule.rule.domain === "" ? "." : rule.rule.domain, reserved },
      [evidence(rule.rule.id, "/properties/domainName", rule.rule.domain)],
    ),
  );
  const passed: Lead = {
    steps: [...(lead.steps ?? []), ...skipped],
    ...(choice.byReserved
      ? { confidence: "likely" as const, assumptions: [say.dns.assumeReserved({ name })] }
      : {}),
  };
  return after(
    passed,
    publicStep(query, name).flatMap((next) => {
      if (next.is === "end") return [next.answer];
      return after(next.lead, resolveIn(query, vnet, next.to, following(way), [...asked, next.to]));
    }),
  );
}

/** A word on the zone that could have spoken: why Azure goes on to rules and public DNS for a privatelink name. */
function noZoneLead(query: Query, vnet: Key, name: Name, step: MakeStep): Lead {
  if (!labelsOf(name).includes("privatelink") && !mayBePrivate(query, name)) return {};
  const dead = query.facts.deadLinks.get(vnet)?.find((d) => isUnder(name, d.name));
  if (dead) {
    const args = {
      name,
      zone: dead.name,
      vnet: vnetName(query, vnet),
      state: dead.link.state || dead.link.provisioningState,
    };
    return {
      steps: [
        step(
          "link-not-ready",
          args,
          [evidence(dead.link.id, "/properties/virtualNetworkLinkState", dead.link.state)],
          true,
        ),
      ],
    };
  }
  const elsewhere = query.estate.zones.filter((z) => z.isPrivate && isUnder(name, z.zone));
  const because = elsewhere.slice(0, 3).map((z) => evidence(z.id, "/virtualNetworkLinks", null));
  const wanted = elsewhere[0]?.zone ?? name.slice(name.indexOf(".privatelink.") + 1);
  return {
    steps: [step("had-no-zone", { name, wanted, vnet: vnetName(query, vnet) }, because, true)],
  };
}

function mayBePrivate(query: Query, name: string): boolean {
  return query.estate.zones.some((z) => z.isPrivate && isUnder(name, z.zone));
}

/** Public DNS asked by Azure past zones and rules: every alias stays in public DNS. */
export function publicOnly(query: Query, name: Name, way: Way): Answer[] {
  if (way.aliases > query.limits.aliases) return [{ ...BARE, rcode: "SERVFAIL", ending: "loop" }];
  return publicStep(query, name).flatMap((next) =>
    next.is === "end"
      ? [next.answer]
      : after(next.lead, publicOnly(query, next.to, following(way))),
  );
}

/** A chain that came back by a rule is inspected too: a Block on any of its names counts (dns.md 2.8). */
function judgeByPolicy(
  query: Query,
  vnet: Key,
  asked: readonly Name[],
  answers: Answer[],
  step: MakeStep,
): Answer[] {
  if (query.estate.dnsPolicyLinks.length === 0) return answers;
  return answers.map((answer) => {
    const names = [
      ...asked,
      ...answer.chain.filter((l) => l.type === "CNAME").map((l) => l.data as Name),
    ];
    const word = policyWord(query.estate, vnet, names);
    if (word?.action !== "Block") return answer;
    return {
      ...answer,
      rcode: "SERVFAIL",
      ending: "refused",
      chain: [],
      steps: [
        ...answer.steps,
        step("policy-blocked", { name: word.matched, rule: word.rule.name }, word.because, true),
      ],
    };
  });
}

/** `*.internal.cloudapp.net` of this VNet: machines by their own name; never of another VNet (dns.md 2.7). */
function internalName(query: Query, vnet: Key, name: Name, step: MakeStep): Answer | undefined {
  if (!isUnder(name, "internal.cloudapp.net")) return undefined;
  const host = labelsOf(name)[0] ?? "";
  const vm = query.estate.vms.find(
    (v) =>
      v.name.toLowerCase() === host &&
      v.nics.some((key) =>
        inList(query.estate.nics, key)?.ipConfigs.some((c) => c.subnet?.startsWith(`${vnet}/`)),
      ),
  );
  const nics = vm?.nics.map((key) => inList(query.estate.nics, key)) ?? [];
  const nic = nics.find((n) => n?.primary) ?? nics[0];
  const address = nic?.ipConfigs[0]?.address;
  if (!vm || !nic || !address)
    return {
      ...BARE,
      rcode: "NXDOMAIN",
      steps: [step("found-no-internal", { name, vnet: vnetName(query, vnet) }, [], true)],
    };
  if (query.type !== "A")
    return {
      ...BARE,
      rcode: "NODATA",
      steps: [step("found-no-internal", { name, vnet: vnetName(query, vnet) }, [], true)],
    };
  const because = [
    evidence(nic.id, "/properties/ipConfigurations/0/properties/privateIPAddress", address),
  ];
  const chain = [
    { name, type: "A", data: address, ttl: 10, from: inList(query.estate.vnets, vnet)?.id ?? vnet },
  ];
  return {
    ...BARE,
    chain,
    steps: [step("answered-internal", { name, data: address }, because, true)],
  };
}

/** Whether the records of a linked zone were not (or not all) read, so that a missing one proves nothing. */
function recordsUnseen(query: Query, linked: LinkedZone): boolean {
  if (!linked.zone) return true;
  const data = zoneDataOf(query.estate, linked.zoneKey);
  if (data.sets.size === 0 && (linked.zone.recordSetCount ?? 0) > 1) return true;
  return query.estate.gaps.some(
    (g) =>
      g.scope === linked.zoneKey ||
      g.scope.startsWith(`${linked.zoneKey}/`) ||
      (linked.zoneKey.startsWith(`${g.scope}/`) &&
        (g.type === "*" ||
          (g.type.startsWith("microsoft.network/privatednszones/") &&
            !g.type.endsWith("virtualnetworklinks")))),
  );
}

const ZONE = "microsoft.network/privatednszones";

/**
 * The gap that may hide a zone (or a link of one) which would answer `name`; undefined when what was
 * seen settles it. A seen zone that holds the name's records shows where such records are kept, and its links
 * are then the ones that count, unless they themselves were not seen.
 */
function hiddenZone(query: Query, name: Name): Gap | undefined {
  const { gaps } = query.estate;
  if (gaps.length === 0) return undefined;
  if (
    !labelsOf(name).includes("privatelink") &&
    !gaps.some((g) => isUnder(name, zoneInScope(g.scope) ?? "-"))
  )
    return undefined;
  const named = gaps.find((g) => {
    const zone = zoneInScope(g.scope);
    if (zone === undefined || !isUnder(name, zone)) return false;
    // A link's own scope hides just that link; the zone's scope hides the zone with all its links.
    return g.type === "*" || g.type === ZONE || g.type === `${ZONE}/virtualnetworklinks`;
  });
  if (named) return named;
  const holder = query.estate.zones.find(
    (z) =>
      z.isPrivate &&
      isUnder(name, z.zone) &&
      askZone(zoneDataOf(query.estate, z.key), z.zone, name, query.type).is !== "nxdomain",
  );
  if (holder) return gapAt(query.estate, holder.key, `${ZONE}/virtualnetworklinks`);
  return gaps.find(
    (g) =>
      zoneInScope(g.scope) === undefined &&
      !g.scope.includes("/providers/") &&
      (g.type === "*" || g.type === ZONE || g.type === `${ZONE}/virtualnetworklinks`),
  );
}

function zoneInScope(scope: string): string | undefined {
  const marker = "/privatednszones/";
  const start = scope.indexOf(marker);
  if (start < 0) return undefined;
  return scope.slice(start + marker.length).split("/")[0];
}
