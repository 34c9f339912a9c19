/** Whether a rule of an Azure Firewall takes a packet (path.md 2.5). */
import type { FirewallRuleCollection } from "#src/model/index.ts";
import { type Match, matchAll, matchAny } from "./filters-cover.ts";
import { matchOf, type Packet } from "./filters-match.ts";

export type FirewallRule = FirewallRuleCollection["rules"][number];

/** What a firewall sees of a packet. */
export type Seen = {
  readonly packet: Packet;
  /** The name in the request, in lower case; "" when only its address is known. */
  readonly fqdn: string;
  /** Other names of the service aimed at, in lower case: they may have the same address. */
  readonly kin: readonly string[];
  /** Whether clients and firewall are known to ask the same DNS: its proxy is on. */
  readonly asksAlike: boolean;
};

/** Whether a network rule takes it. */
export function networkMatch(rule: FirewallRule, seen: Seen): Match {
  const { packet } = seen;
  if (rule.takesNothing || !protocolMatches(rule.protocols, packet.protocol)) return "no";
  const ports = rule.ports.length > 0 ? rule.ports : ["*"];
  const told = rule.destinations.length > 0 || rule.fqdns.length > 0;
  const to = told
    ? matchAny([
        ...(rule.destinations.length > 0 ? [sidesMatch(rule, rule.destinations, packet)] : []),
        ...rule.fqdns.map((pattern) => addressMatch(pattern, seen)),
      ])
    : "unknown";
  return matchAll([to, sidesMatch(rule, ["*"], packet, ports)]);
}

/** Whether an application rule takes it: by the name in the request, at the ports that it tells. */
export function applicationMatch(rule: FirewallRule, seen: Seen): Match {
  const { packet } = seen;
  if (rule.takesNothing || packet.protocol !== "tcp") return "no";
  if (!portMatches(rule, packet.ports.from)) return "no";
  const named = matchAny([
    ...rule.fqdns.map((pattern): Match => {
      if (seen.fqdn === "") return "unknown";
      return isNamed(pattern, seen.fqdn) ? "yes" : "no";
    }),
    ...(rule.urls ?? []).map((url): Match => {
      const mayBe = seen.fqdn === "" || isNamed(hostOf(url), seen.fqdn);
      return mayBe ? "unknown" : "no";
    }),
    ...rule.fqdnTags.map((tag): Match => (isForOthers(tag, packet) ? "no" : "unknown")),
    ...(rule.webCategories ?? []).map((): Match => "unknown"),
  ]);
  return matchAll([named, sidesMatch(rule, ["*"], packet)]);
}

function sidesMatch(
  rule: FirewallRule,
  destinations: readonly string[],
  packet: Packet,
  destinationPorts: readonly string[] = ["*"],
): Match {
  return matchOf(
    {
      id: "",
      name: rule.name,
      priority: 0,
      direction: "Outbound",
      protocol: "*",
      sources: rule.sources.length > 0 ? rule.sources : ["*"],
      sourceAsgs: [],
      sourcePorts: ["*"],
      destinations,
      destinationAsgs: [],
      destinationPorts,
    },
    packet,
  );
}

function protocolMatches(told: readonly string[], wanted: string): boolean {
  return (
    told.length === 0 ||
    told.some((p) => p.toLowerCase() === "any" || p === "*" || p.toLowerCase() === wanted)
  );
}

/** Names in network rules stand for the addresses that the firewall itself gets for them. */
function addressMatch(pattern: string, { fqdn, kin, asksAlike }: Seen): Match {
  if (fqdn === "") return "unknown";
  if (isNamed(pattern, fqdn)) return asksAlike ? "yes" : "unknown";
  return kin.includes(pattern.toLowerCase()) ? "unknown" : "no";
}

/** Ports of an application rule; without any, those of the web. */
function portMatches(rule: FirewallRule, port: number): boolean {
  const told = [...rule.ports, ...rule.protocols].flatMap((p) => /(\d+)$/.exec(p)?.[1] ?? []);
  return told.length === 0 ? port === 443 || port === 80 : told.includes(String(port));
}

/** Whether a pattern of a rule (`*`, `*.example.com`, a whole name) holds a name in lower case. */
export function isNamed(pattern: string, name: string): boolean {
  const wanted = pattern.toLowerCase();
  if (wanted === "*" || wanted === name) return true;
  return wanted.startsWith("*") && name.endsWith(wanted.slice(1));
}

/** The host part of a page's address. */
export function hostOf(url: string): string {
  return url.replace(/^[a-z]+:\/\//i, "").replace(/[/:].*$/, "");
}

/** Tags of names that Microsoft's own hosts bear, and never the service of a user. */
const OTHERS = /^(windowsupdate|windowsdiagnostics|microsoftactiveprotectionservice|office365)\b/i;

function isForOthers(tag: string, { to }: Packet): boolean {
  return to.service !== undefined && OTHERS.test(tag);
}
