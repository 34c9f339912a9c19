/** What keeps an answer of Azure-provided DNS from being certain: zones, links and lists that were not read, rules that nobody measured. */
import { say } from "#src/messages/index.ts";
import { inList, type Key } from "#src/model/index.ts";
import { labelCount, type Name } from "#src/net/index.ts";
import { type Answer, after, BARE, evidence, type Lead, type MakeStep } from "./answer.ts";
import { vnetNameOf } from "./facts.ts";
import type { Query } from "./query.ts";
import { ruleFor } from "./rules.ts";
import { unreadBlock } from "./security-policy.ts";
import { hiddenLink, hiddenZone } from "./unseen-zones.ts";

/** The answer "a zone that was not read may speak here"; undefined when what was read settles that none does. */
export function unseenZone(
  query: Query,
  vnet: Key,
  name: Name,
  step: MakeStep,
): Answer | undefined {
  const hidden = hiddenZone(query, name);
  const zone = hidden ? undefined : hiddenLink(query, name);
  if (!hidden && !zone) return undefined;
  const count = zone?.linkCount ?? 0;
  const gap = hidden
    ? say.dns.gapZone({ name, scope: hidden.scope, right: hidden.right })
    : say.dns.gapLinks({
        zone: zone?.zone ?? "",
        count: String(count),
        vnet: vnetNameOf(query.estate, vnet),
      });
  const because = zone ? [evidence(zone.id, "/properties/numberOfVirtualNetworkLinks", count)] : [];
  const what = hidden?.scope ?? zone?.id ?? "";
  return {
    ...BARE,
    ending: "unseen",
    steps: [step("could-not-see", { name, what }, because, true)],
    gaps: [gap],
    confidence: "unknown",
    when: [say.dns.whenHiddenZone({ name })],
  };
}

/** The doubt where a rule longer than the linked zone fits too: the zone wins by the documents alone (dns.md 2.5d, 9.1). */
export function longerRuleDoubt(query: Query, vnet: Key, name: Name, zone: Name): Lead {
  const [linked] = ruleFor(query, vnet, name).rules;
  if (!linked || labelCount(linked.rule.domain) <= labelCount(zone)) return {};
  const { domain } = linked.rule;
  return {
    assumptions: [say.dns.assumeZoneBeforeRule({ zone, domain, name })],
    confidence: "likely",
  };
}

/** `answers` of Azure-provided DNS, and beside them a refusal where a list that was not read may block `name` (dns.md 2.8). */
export function withUnreadList(
  query: Query,
  vnet: Key,
  name: Name,
  answers: readonly Answer[],
): readonly Answer[] {
  const unread = unreadBlock(query.estate, vnet, name);
  if (!unread) return answers;
  const { id, name: rule } = unread.rule;
  const words = { list: unread.list.slice(unread.list.lastIndexOf("/") + 1), rule, name };
  const blocked: Answer = {
    ...BARE,
    rcode: "SERVFAIL",
    ending: "refused",
    steps: [
      {
        at: vnetNameOf(query.estate, vnet),
        actor: inList(query.estate.vnets, vnet)?.id ?? vnet,
        did: "could-not-see",
        args: { name, what: unread.list },
        because: [evidence(id, "/properties/dnsResolverDomainLists", unread.list)],
        decides: true,
      },
    ],
    when: [say.dns.whenListHolds(words)],
  };
  const open = after({ when: [say.dns.whenListLacks(words)] }, answers);
  const gaps = [say.dns.gapDomainList(words)];
  return after({ gaps, confidence: "unknown" }, [...open, blocked]);
}
