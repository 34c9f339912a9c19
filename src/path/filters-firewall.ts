/** What an Azure Firewall does with a packet, as far as its policy's rules tell (path.md 2.5). */
import {
  type Estate,
  type Firewall,
  type FirewallPolicy,
  type FirewallRuleCollection,
  inList,
  type Key,
} from "#src/model/index.ts";
import { parsePrefix } from "#src/net/index.ts";
import { evidence, lastName, passing, stopped, undecided } from "./filters-answer.ts";
import { type Match, matchAny } from "./filters-cover.ts";
import { matchOf, type Packet } from "./filters-match.ts";
import { redirectOf } from "./filters-sql.ts";
import { virtualNetworkOf } from "./filters-virtual-network.ts";
import type { Filtered, Flow } from "./flow.ts";

type Rule = FirewallRuleCollection["rules"][number];
type Hit = {
  readonly policy: FirewallPolicy;
  readonly collection: FirewallRuleCollection;
  readonly rule: Rule;
  readonly match: Match;
};

/** Longest chain of parent policies that is followed; Azure allows one parent. */
const MOST_PARENTS = 8;

/**
 * Whether `firewall` lets the packet pass. Network rules come before application rules, a parent policy's before the
 * child's. No rule at all means that none was read. `args.by` is `network` or `application`: the latter always
 * translates the source address.
 */
export function firewallAllows(
  estate: Estate,
  firewall: Firewall,
  flow: Flow,
  fqdn: string,
): Filtered {
  const args = { firewall: firewall.name };
  const { policies, missing } = policiesOf(estate, firewall);
  if (missing)
    return undecided("firewall-policy-unseen", { args: { ...args, policy: lastName(missing) } });
  const all = policies.flatMap((policy) =>
    policy.ruleCollections.map((collection) => ({ policy, collection })),
  );
  if (all.length === 0) return undecided("firewall-rules-unseen", { args });
  const packet = packetOf(estate, firewall, flow);
  const network = decided(hitsOf(all, "network", (rule) => networkMatch(rule, packet, fqdn)));
  const answer =
    network ?? decided(hitsOf(all, "application", (rule) => nameMatch(rule, packet, fqdn)));
  if (!answer)
    return stopped("NVA", "firewall-no-rule", {
      args: { ...args, fqdn, port: flow.port },
      confidence: "LIKELY",
      because: policies.map((p) => evidence(p.id, "/properties/ruleCollectionGroups", "")),
    });
  const { hit, isSure } = answer;
  const by = hit.rule.ruleType.toLowerCase().startsWith("app") ? "application" : "network";
  const seen = { ...args, by, rule: hit.rule.name, collection: hit.collection.name };
  const because = [evidenceOf(hit)];
  if (!isSure) return undecided("firewall-undecided", { args: seen, because });
  if (isDeny(hit)) return stopped("NVA", "firewall-denies", { args: seen, because });
  const redirect = redirectOf(estate, flow);
  const isShort =
    redirect?.isTold &&
    (by === "application" ||
      !allows(
        hitsOf(all, "network", (r) => networkMatch(r, { ...packet, ports: redirect.ports }, fqdn)),
      ));
  if (redirect && isShort)
    return stopped("NVA", "firewall-stops-redirect", {
      args: {
        ...seen,
        server: redirect.server,
        ports: `${redirect.ports.from}-${redirect.ports.to}`,
      },
      because,
      risks: ["SQL_REDIRECT_PORTS"],
      confidence: "LIKELY",
    });
  return passing("firewall-allows", { args: seen, because });
}

function isDeny({ collection }: Hit): boolean {
  return collection.action.toLowerCase() === "deny";
}

/** Whether the first rule that takes all of the packets that are meant lets them pass. */
function allows(hits: readonly Hit[]): boolean {
  const answer = decided(hits);
  return answer ? answer.isSure && !isDeny(answer.hit) : false;
}

/** Where a rule stands: in the document of its group, when that is known. */
function evidenceOf({ policy, collection, rule }: Hit) {
  const { at } = collection;
  return at
    ? evidence(at.resource, `${at.pointer}/rules/${collection.rules.indexOf(rule)}/name`, rule.name)
    : evidence(policy.id, "/properties/ruleCollectionGroups", rule.name);
}

function policiesOf(
  estate: Estate,
  firewall: Firewall,
): { readonly policies: readonly FirewallPolicy[]; readonly missing?: Key } {
  const policies: FirewallPolicy[] = [];
  let key = firewall.policy;
  while (key && policies.length < MOST_PARENTS && !policies.some((p) => p.key === key)) {
    const policy = inList(estate.firewallPolicies, key);
    if (!policy) return { policies, missing: key };
    policies.unshift(policy);
    key = policy.base;
  }
  return { policies };
}

function packetOf(estate: Estate, firewall: Firewall, flow: Flow): Packet {
  return {
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
}

function hitsOf(
  all: readonly { readonly policy: FirewallPolicy; readonly collection: FirewallRuleCollection }[],
  kind: "network" | "application",
  matches: (rule: Rule) => Match,
): readonly Hit[] {
  const depth = [...new Set(all.map(({ policy }) => policy))];
  return [...all]
    .sort(
      (a, b) =>
        depth.indexOf(a.policy) - depth.indexOf(b.policy) ||
        a.collection.priority - b.collection.priority,
    )
    .flatMap(({ policy, collection }) =>
      collection.rules
        .filter((rule) => rule.ruleType.toLowerCase().startsWith(kind))
        .map((rule) => ({ policy, collection, rule, match: matches(rule) })),
    )
    .filter(({ match }) => match !== "no");
}

/** The first rule that takes the packet, unless one before it may take it and do otherwise. */
function decided(
  hits: readonly Hit[],
): { readonly hit: Hit; readonly isSure: boolean } | undefined {
  const at = hits.findIndex((h) => h.match === "yes");
  const final = at < 0 ? undefined : hits[at];
  const maybe = (at < 0 ? hits : hits.slice(0, at)).find(
    (h) => h.collection.action.toLowerCase() !== final?.collection.action.toLowerCase(),
  );
  if (maybe) return { hit: maybe, isSure: false };
  return final && { hit: final, isSure: true };
}

/** IP groups are read into the sources; a group that was not is an id, which no address matches for sure. */
function addresses(texts: readonly string[]): readonly string[] {
  return texts.length > 0 ? texts : ["*"];
}

function protocolMatches(told: readonly string[], wanted: string): boolean {
  return (
    told.length === 0 ||
    told.some((p) => p.toLowerCase() === "any" || p === "*" || p.toLowerCase() === wanted)
  );
}

function networkMatch(rule: Rule, packet: Packet, fqdn: string): Match {
  if (!protocolMatches(rule.protocols, packet.protocol)) return "no";
  const base = {
    id: "",
    name: rule.name,
    priority: 0,
    direction: "Outbound" as const,
    protocol: "*",
    sources: addresses(rule.sources),
    sourceAsgs: [],
    sourcePorts: ["*"],
    destinationAsgs: [],
    destinationPorts: rule.ports.length > 0 ? rule.ports : ["*"],
  };
  const byName = rule.fqdns.some((pattern) => isNamed(pattern, fqdn));
  if (byName) return matchOf({ ...base, destinations: ["*"] }, packet);
  if (rule.destinations.length === 0) return rule.fqdns.length > 0 ? "no" : "unknown";
  return matchOf({ ...base, destinations: rule.destinations }, packet);
}

function nameMatch(rule: Rule, packet: Packet, fqdn: string): Match {
  if (packet.protocol !== "tcp") return "no";
  const named = matchAny([
    ...rule.fqdns.map((pattern): Match => (isNamed(pattern, fqdn) ? "yes" : "no")),
    ...rule.fqdnTags.map((): Match => "unknown"),
  ]);
  if (named === "no" || !portMatches(rule, packet.ports.from)) return "no";
  const from = matchOf(
    {
      id: "",
      name: rule.name,
      priority: 0,
      direction: "Outbound",
      protocol: "*",
      sources: addresses(rule.sources),
      sourceAsgs: [],
      sourcePorts: ["*"],
      destinations: ["*"],
      destinationAsgs: [],
      destinationPorts: ["*"],
    },
    packet,
  );
  return from === "yes" ? named : from;
}

/** Ports of an application rule, told as ports or within its protocols (`Https:443`, `Mssql:1433`). */
function portMatches(rule: Rule, port: number): boolean {
  const told = [...rule.ports, ...rule.protocols].flatMap((p) => /(\d+)$/.exec(p)?.[1] ?? []);
  return told.length === 0 ? port === 443 || port === 80 : told.includes(String(port));
}

function isNamed(pattern: string, fqdn: string): boolean {
  const [wanted, name] = [pattern.toLowerCase(), fqdn.toLowerCase()];
  if (wanted === "*" || wanted === name) return true;
  return wanted.startsWith("*") && name.endsWith(wanted.slice(1));
}
