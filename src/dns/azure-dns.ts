/** What 168.63.129.16 answers: not one server but a function of the VNet from which the query leaves (dns.md section 2). */

import { say } from "#src/messages/index.ts";
import { inList, type Key } from "#src/model/index.ts";
import { closestZone, isUnder, labelsOf, type Name } from "#src/net/index.ts";
import {
  type Answer,
  after,
  BARE,
  distinct,
  evidence,
  type Lead,
  lessSure,
  type MakeStep,
  type StepDraft,
} from "./answer.ts";
import { longerRuleDoubt, unseenZone, withUnreadList } from "./azure-doubts.ts";
import { vnetNameOf } from "./facts.ts";
import { forwardByRule } from "./forward.ts";
import { internalName } from "./internal-name.ts";
import { askLinkedZone } from "./linked-zone.ts";
import { publicStep } from "./public-side.ts";
import { following, type Query, visiting, type Way } from "./query.ts";
import { ruleFor } from "./rules.ts";
import { policyWord } from "./security-policy.ts";

export const AZURE_DNS = "168.63.129.16";

/** How the trace names Azure-provided DNS: always with the VNet it was asked from (ux.md section 7). */
export function azureDnsLabel(query: Query, vnet: Key): string {
  return `${AZURE_DNS} from ${vnetNameOf(query.estate, vnet)}`;
}

/**
 * The answers of Azure-provided DNS asked from `vnet` for `name`: security policy, then the closest linked zone,
 * then internal names, then forwarding rules, then public DNS (dns.md 2.1, 2.2). Every alias that Azure itself
 * obtained is asked anew; an answer that came back by a rule is final (2.5).
 */
export function askAzure(query: Query, vnet: Key, name: Name, way: Way): Answer[] {
  const label = azureDnsLabel(query, vnet);
  const answers = resolveIn(query, vnet, name, way, [name]);
  return after({ servers: [label] }, withUnreadList(query, vnet, name, answers));
}

/** One name asked in `vnet`, `asked` being all names of this query so far: the alias targets come back here. */
export function resolveIn(
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
              say.dns.sameZoneTwice({
                zone: linked[0]?.name ?? "",
                vnet: vnetNameOf(query.estate, vnet),
              }),
            ],
            confidence: "likely",
          }
        : {};
    const shorter = longerRuleDoubt(query, vnet, name, zoneName ?? name);
    return after(
      lead,
      after(
        shorter,
        after(twice, linked.length > 1 ? distinct(answers, query.limits.branches) : answers),
      ),
    );
  }
  const unseen = unseenZone(query, vnet, name, step);
  if (unseen) {
    const { gaps } = unseen;
    const open = beyondZones(query, vnet, name, here, asked, step);
    return after(lead, [
      unseen,
      ...after({ when: [say.dns.whenNoHiddenZone({ name })], gaps, confidence: "unknown" }, open),
    ]);
  }
  return after(lead, beyondZones(query, vnet, name, here, asked, step));
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
          assumptions: [say.dns.severalRulesets({ vnet: vnetNameOf(query.estate, vnet) })],
          confidence: "likely",
        }
      : {};
    const answers = choice.rules
      .flatMap((rule) => forwardByRule(query, rule, name, way, step))
      .flatMap((answer) => goneOn(query, vnet, answer, way, asked));
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

/**
 * A forwarded answer is final, but one that ends in an alias without data is gone on from by Azure itself: nobody has
 * measured it (dns.md 9.3).
 */
function goneOn(
  query: Query,
  vnet: Key,
  answer: Answer,
  way: Way,
  asked: readonly Name[],
): Answer[] {
  const last = answer.chain.at(-1);
  const isBare = last?.type === "CNAME" && answer.rcode === "NOERROR" && query.type !== "CNAME";
  if (!isBare || answer.ending !== "answered") return [answer];
  const to = last.data as Name;
  const assumptions = [...answer.assumptions, say.dns.assumeBareAlias({ name: to })];
  const lead: Lead = { ...answer, assumptions, confidence: lessSure(answer.confidence, "likely") };
  return after(lead, resolveIn(query, vnet, to, following(way), [...asked, to]));
}

/** A word on the zone that could have spoken: why Azure goes on to rules and public DNS for a privatelink name. */
function noZoneLead(query: Query, vnet: Key, name: Name, step: MakeStep): Lead {
  if (!labelsOf(name).includes("privatelink") && !mayBePrivate(query, name)) return {};
  const dead = query.facts.deadLinks.get(vnet)?.find((d) => isUnder(name, d.name));
  if (dead) {
    const args = {
      name,
      zone: dead.name,
      vnet: vnetNameOf(query.estate, vnet),
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
    steps: [
      step("had-no-zone", { name, wanted, vnet: vnetNameOf(query.estate, vnet) }, because, true),
    ],
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
      assumptions: [...answer.assumptions, say.dns.assumeBlockIsServfail({})],
      confidence: lessSure(answer.confidence, "likely"),
      steps: [
        ...answer.steps,
        step("policy-blocked", { name: word.matched, rule: word.rule.name }, word.because, true),
      ],
    };
  });
}
