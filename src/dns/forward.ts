/** What comes back when a question is passed on: by a ruleset's rule, or to a server's list of targets. */

import { say } from "#src/messages/index.ts";
import { inList } from "#src/model/index.ts";
import type { Name } from "#src/net/index.ts";
import {
  type Answer,
  after,
  BARE,
  distinct,
  evidence,
  type Lead,
  type StepDraft,
} from "./answer.ts";
import { askAddress } from "./ask-address.ts";
import { AZURE_DNS } from "./azure-dns.ts";
import type { LinkedRule } from "./facts.ts";
import type { Place } from "./place.ts";
import type { Query, Way } from "./query.ts";
import { type AskedBy, unreachable } from "./unknown-server.ts";

/** Whether an answer is no answer at all, so that the next server would be asked. */
export function isSilent(answer: Answer): boolean {
  return answer.rcode === "TIMEOUT";
}

/**
 * The answers behind a forwarding rule. The packet leaves from the outbound endpoint's VNet; targets are tried in
 * order and a silent one is passed over; what comes back is final, aliases included (dns.md 2.4, 2.5e).
 */
export function forwardByRule(
  query: Query,
  linked: LinkedRule,
  name: Name,
  way: Way,
  step: (
    did: string,
    args: StepDraft["args"],
    because: StepDraft["because"],
    decides?: boolean,
  ) => StepDraft,
): Answer[] {
  const { rule, ruleset } = linked;
  const outbound = ruleset?.outboundEndpoints
    .map((key) => inList(query.estate.outboundEndpoints, key))
    .find((o) => o !== undefined);
  const vnet = outbound?.vnet ?? linked.link.vnet;
  const domain = rule.domain === "" ? "." : rule.domain;
  const targets = rule.targets
    .map((t) => (t.port === 53 ? t.address : `${t.address}:${t.port}`))
    .join(", ");
  const because = [
    evidence(rule.id, "/properties/domainName", `${rule.domain}.`),
    evidence(rule.id, "/properties/targetDnsServers", rule.targets),
    evidence(linked.link.id, "/properties/virtualNetwork/id", linked.link.vnet),
  ];
  const lead: Lead = {
    steps: [
      step("matched-rule", { name, domain, ruleset: ruleset?.name ?? "", targets }, because, true),
    ],
    ...(outbound || !ruleset
      ? {}
      : {
          assumptions: [say.dns.assumeOutboundHere({ ruleset: ruleset.name })],
          confidence: "likely" as const,
        }),
  };
  const addresses = rule.targets.map((t) => t.address);
  const usable = addresses.filter((address) => address !== AZURE_DNS);
  // Azure refuses its own address as a target, so a document that holds it leads nowhere (dns.md 2.4).
  if (usable.length === 0 && addresses.length > 0)
    return after(lead, [unreachable(AZURE_DNS, say.dns.whyRuleToPlatform({}))]);
  return after(lead, inOrder(query, { in: "vnet", vnet }, usable, name, way));
}

/** Targets tried in order: the first that answers speaks; when none does, the last silence is the answer. */
export function inOrder(
  query: Query,
  place: Place,
  addresses: readonly string[],
  name: Name,
  way: Way,
): Answer[] {
  const silent: StepDraft[] = [];
  let last: Answer[] = [{ ...BARE, rcode: "TIMEOUT", ending: "unreachable", steps: [] }];
  for (const address of addresses) {
    const answers = askAddress(query, place, address, name, way, "server");
    if (!answers.every(isSilent)) return after({ steps: silent }, answers);
    last = answers;
    silent.push(...(answers[0]?.steps ?? []));
  }
  return last.length > 0
    ? after({ steps: silent.slice(0, -(last[0]?.steps.length ?? 0) || undefined) }, last)
    : last;
}

/** Targets any of which may be chosen: every different answer stays open, silent ones are passed over. */
export function anyOf(
  query: Query,
  place: Place,
  addresses: readonly string[],
  name: Name,
  way: Way,
  by: AskedBy = "server",
): Answer[] {
  const all = addresses.map((address) => ({
    address,
    answers: askAddress(query, place, address, name, way, by),
  }));
  const speaking = all.filter(({ answers }) => !answers.every(isSilent));
  const heard = speaking.length > 0 ? speaking : all;
  const open = distinct(
    heard.flatMap(({ answers }) => answers),
    query.limits.branches,
  );
  if (open.length <= 1 || heard.length <= 1) return open;
  const servers = heard.map(({ address }) => address).join(", ");
  const chance: Lead = {
    assumptions: [say.dns.assumeServerChooses({ servers })],
    confidence: "likely",
  };
  return heard
    .flatMap(({ address, answers }) =>
      after({ ...chance, when: [say.dns.whenServer({ address })] }, answers),
    )
    .filter(
      (answer, i, list) =>
        list.findIndex(
          (o) =>
            o.rcode === answer.rcode && JSON.stringify(o.chain) === JSON.stringify(answer.chain),
        ) === i,
    )
    .slice(0, query.limits.branches);
}
