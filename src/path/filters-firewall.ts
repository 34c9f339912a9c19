/** What an Azure Firewall does with a packet, as far as its rules tell: those of its policy, or its own (path.md 2.5). */
import {
  type Estate,
  type Firewall,
  type FirewallRuleCollection,
  inList,
  type Key,
} from "#src/model/index.ts";
import { parsePrefix } from "#src/net/index.ts";
import { evidence, lastName, passing, stopped, undecided } from "./filters-answer.ts";
import type { Match } from "./filters-cover.ts";
import type { Packet } from "./filters-match.ts";
import { endpointOf, redirectOf } from "./filters-sql.ts";
import { virtualNetworkOf } from "./filters-virtual-network.ts";
import { type Book, booksOf } from "./firewall-books.ts";
import { applicationMatch, type FirewallRule, networkMatch, type Seen } from "./firewall-match.ts";
import type { Filtered, Flow } from "./flow.ts";

/** A rule that takes the packet, or may; without a rule: what may stand in a book that was not read whole. */
type Hit = {
  readonly book: Book;
  readonly match: Match;
  readonly told?: { readonly collection: FirewallRuleCollection; readonly rule: FirewallRule };
};

/**
 * Whether `firewall` lets the packet pass. Network rules come before application rules, a parent policy's before the
 * child's; what no rule takes is denied. `args.by` is `network` or `application`: the latter always translates the
 * source address.
 */
export function firewallAllows(
  estate: Estate,
  firewall: Firewall,
  flow: Flow,
  fqdn: string,
): Filtered {
  const args = { firewall: firewall.name };
  const { books, missing } = booksOf(estate, firewall);
  if (missing)
    return undecided("firewall-policy-unseen", { args: { ...args, policy: lastName(missing) } });
  if (!books.some((b) => b.collections.length > 0 || b.rest === "none"))
    return undecided("firewall-rules-unseen", { args });
  const seen = seenOf(estate, firewall, flow, fqdn);
  const network = hitsOf(books, "network", (rule) => networkMatch(rule, seen));
  const application = hitsOf(books, "application", (rule) => applicationMatch(rule, seen));
  const answer = decided(network) ?? decided(application);
  const hosts = [...network, ...application].some((h) => h.match === "some") ? "some" : "all";
  if (!answer)
    return stopped("NVA", "firewall-no-rule", {
      args: { ...args, fqdn, port: flow.port, hosts },
      confidence: hosts === "some" || books.some((b) => b.rest === "silent") ? "LIKELY" : "CERTAIN",
      because: books.map((b) => evidence(b.id, b.pointer, "")),
    });
  const { told, book } = answer.hit;
  if (!told)
    return undecided("firewall-rules-unseen", {
      args,
      because: [evidence(book.id, book.pointer, "")],
    });
  const by = told.rule.ruleType.toLowerCase().startsWith("app") ? "application" : "network";
  const words = { ...args, by, rule: told.rule.name, collection: told.collection.name };
  const because = [evidenceOf(book, told)];
  if (!answer.isSure) return undecided("firewall-undecided", { args: words, because });
  const confidence = answer.differs ? "LIKELY" : "CERTAIN";
  if (isDeny(answer.hit))
    return stopped("NVA", "firewall-denies", { args: words, because, confidence });
  const redirect = redirectOf(estate, flow);
  const isShort =
    redirect !== undefined &&
    (by === "application" ||
      !allows(
        hitsOf(books, "network", (rule) =>
          networkMatch(rule, { ...seen, packet: { ...seen.packet, ports: redirect.ports } }),
        ),
      ));
  if (redirect && isShort) {
    const ports = `${redirect.ports.from}-${redirect.ports.to}`;
    const told = {
      args: { ...words, server: redirect.server, ports },
      because,
      risks: ["SQL_REDIRECT_PORTS"],
      confidence: "LIKELY",
    } as const;
    return redirect.isTold
      ? stopped("NVA", "firewall-stops-redirect", told)
      : passing("firewall-redirect-possible", told);
  }
  return passing("firewall-allows", { args: words, because, confidence });
}

function actionOf({ told }: Hit): string | undefined {
  return told?.collection.action.toLowerCase();
}

function isDeny(hit: Hit): boolean {
  return actionOf(hit) === "deny";
}

/** Whether the first rule that takes all of the packets that are meant lets them pass. */
function allows(hits: readonly Hit[]): boolean {
  const answer = decided(hits);
  return answer ? answer.isSure && !answer.differs && !isDeny(answer.hit) : false;
}

/** Where a rule stands: in the document of its group or firewall, when that is known. */
function evidenceOf(book: Book, { collection, rule }: NonNullable<Hit["told"]>) {
  const { at } = collection;
  return at
    ? evidence(at.resource, `${at.pointer}/rules/${collection.rules.indexOf(rule)}/name`, rule.name)
    : evidence(book.id, book.pointer, rule.name);
}

function seenOf(estate: Estate, firewall: Firewall, flow: Flow, fqdn: string): Seen {
  const packet: Packet = {
    estate,
    sources: flow.sources.flatMap((text) => parsePrefix(text) ?? []),
    sourceAsgs: [],
    to: flow.to,
    toAsgs: [],
    ports: { from: flow.port, to: flow.port },
    protocol: flow.protocol,
    network: virtualNetworkOf(estate, firewall.subnets[0], firewall.vnet),
    ignoresSourcePorts: true,
  };
  const target = endpointOf(estate, flow)?.connections[0]?.targetKey;
  const service = flow.to.service ?? inList(estate.services, target);
  return {
    packet,
    fqdn: fqdn.toLowerCase(),
    kin: (service?.names ?? []).map((n) => n.fqdn.toLowerCase()),
    asksAlike: isProxyOn(estate, firewall),
  };
}

/** Whether the DNS proxy is on: in the firewall's own settings, or in the first policy of its chain that tells. */
function isProxyOn(estate: Estate, firewall: Firewall): boolean {
  const passed = new Set<Key>();
  let on = firewall.policy ? undefined : firewall.dnsProxy;
  let key = firewall.policy;
  while (on === undefined && key && !passed.has(key)) {
    passed.add(key);
    const policy = inList(estate.firewallPolicies, key);
    on = policy?.dnsProxy;
    key = policy?.base;
  }
  return on ?? false;
}

/** What may take the packet, in the order in which it counts: book by book, unread rules at any place of theirs. */
function hitsOf(
  books: readonly Book[],
  kind: "network" | "application",
  matches: (rule: FirewallRule) => Match,
): readonly Hit[] {
  return books.flatMap((book) => [
    ...(book.rest === "unread" ? [{ book, match: "unknown" } as const] : []),
    ...book.collections.flatMap((collection) =>
      collection.rules
        .filter((rule) => rule.ruleType.toLowerCase().startsWith(kind))
        .map((rule) => ({ book, match: matches(rule), told: { collection, rule } }))
        .filter(({ match }) => match !== "no"),
    ),
  ]);
}

type Decided = {
  readonly hit: Hit;
  /** Whether no rule before it may take the packet and do otherwise. */
  readonly isSure: boolean;
  /** Whether a rule before it takes some of the packets that are meant, and does otherwise. */
  readonly differs: boolean;
};

/** The first rule that takes the packet. As in network security groups, a rule for some hosts alone decides for none. */
function decided(hits: readonly Hit[]): Decided | undefined {
  const at = hits.findIndex((h) => h.match === "yes");
  const final = at < 0 ? undefined : hits[at];
  const before = at < 0 ? hits : hits.slice(0, at);
  const others = before.filter((h) => !final || !h.told || actionOf(h) !== actionOf(final));
  const maybe = others.find((h) => h.match === "unknown");
  if (maybe) return { hit: maybe, isSure: false, differs: false };
  return final && { hit: final, isSure: true, differs: others.length > 0 };
}
