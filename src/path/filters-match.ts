/** Whether a rule of a filter takes a packet: yes, no, for some of the packets meant, or unknown. */
import type { Estate, FilterRule, Key } from "#src/model/index.ts";
import {
  isPrivateAddress,
  type PortRange,
  type Prefix,
  parseAddress,
  parsePorts,
  parsePrefix,
  prefixText,
} from "#src/net/index.ts";
import type { Destination } from "./destination.ts";
import { coverage, type Match, matchAll, matchAny } from "./filters-cover.ts";
import type { VirtualNetwork } from "./filters-virtual-network.ts";
import { tagContains, tagPrefixes, tagsOf, tagWithin } from "./service-tags.ts";

/** A packet as one filter sees it. */
export type Packet = {
  readonly estate: Estate;
  readonly sources: readonly Prefix[];
  /** Application security groups; `unseen` when the interface was not read, `any` for a host of the subnet at large. */
  readonly sourceAsgs: readonly Key[] | "unseen" | "any";
  readonly to: Destination;
  readonly toAsgs: readonly Key[] | "unseen";
  readonly ports: PortRange;
  readonly protocol: "tcp" | "udp" | "icmp";
  /** The tag `VirtualNetwork` where this filter stands. */
  readonly network: VirtualNetwork;
  /** Filters in front of private endpoints do not look at source ports (path.md 2.4). */
  readonly ignoresSourcePorts?: boolean;
};

/** Ports that clients send from. */
const EPHEMERAL: PortRange = { from: 1024, to: 65535 };

/** Whether `rule` takes `packet`. */
export function matchOf(rule: Omit<FilterRule, "access">, packet: Packet): Match {
  const protocol = rule.protocol.toLowerCase();
  if (protocol !== "*" && protocol !== "any" && protocol !== packet.protocol) return "no";
  const isPortless = packet.protocol === "icmp";
  return matchAll([
    isPortless ? "yes" : matchAny(rule.destinationPorts.map((p) => portMatch(p, packet.ports))),
    isPortless || packet.ignoresSourcePorts || rule.sourcePorts.length === 0
      ? "yes"
      : matchAny(rule.sourcePorts.map((p) => portMatch(p, EPHEMERAL))),
    sourceMatch(rule, packet),
    destinationMatch(rule, packet),
  ]);
}

function portMatch(text: string, wanted: PortRange): Match {
  const range = parsePorts(text);
  if (!range) return "unknown";
  if (range.from <= wanted.from && wanted.to <= range.to) return "yes";
  return range.to < wanted.from || wanted.to < range.from ? "no" : "some";
}

function asgMatch(wanted: readonly Key[], has: Packet["sourceAsgs"]): Match {
  if (has === "unseen") return "unknown";
  if (has === "any") return "some";
  return wanted.some((key) => has.includes(key)) ? "yes" : "no";
}

function sourceMatch(rule: Omit<FilterRule, "access">, packet: Packet): Match {
  const answers: Match[] = [];
  if (rule.sourceAsgs.length > 0) answers.push(asgMatch(rule.sourceAsgs, packet.sourceAsgs));
  if (rule.sources.length > 0) answers.push(prefixesMatch(rule.sources, packet.sources, packet));
  return answers.length === 0 ? "yes" : matchAny(answers);
}

function destinationMatch(rule: Omit<FilterRule, "access">, packet: Packet): Match {
  const answers: Match[] = [];
  if (rule.destinationAsgs.length > 0) answers.push(asgMatch(rule.destinationAsgs, packet.toAsgs));
  if (rule.destinations.length > 0) {
    const { to } = packet;
    if (to.kind === "service")
      answers.push(matchAny(rule.destinations.map((d) => serviceMatch(d, to, packet))));
    else {
      const address = parsePrefix(to.address);
      answers.push(address ? prefixesMatch(rule.destinations, [address], packet) : "unknown");
    }
  }
  return answers.length === 0 ? "yes" : matchAny(answers);
}

function isAnything(text: string): boolean {
  return text === "*" || text === "0.0.0.0/0" || text.toLowerCase() === "any";
}

/** Whether the addresses in `texts` (prefixes, addresses, tags) hold all of `packets`. */
function prefixesMatch(
  texts: readonly string[],
  packets: readonly Prefix[],
  packet: Packet,
): Match {
  if (texts.some(isAnything)) return "yes";
  if (packets.length === 0) return "unknown";
  const literal = texts.flatMap((text) => parsePrefix(text) ?? []);
  const tags = texts.filter((text) => !parsePrefix(text));
  return matchAny([
    coverage(literal, packets),
    ...tags.map((tag) => {
      const each = packets.map((p) => tagMatch(tag, p, packet));
      if (each.every((m) => m === each[0])) return each[0] ?? "unknown";
      return each.includes("unknown") ? "unknown" : "some";
    }),
  ]);
}

/** Whether a text is the id of a list of addresses that was not read: an IP group. */
function isUnread(text: string): boolean {
  return text.startsWith("/");
}

const RANGE = /^([\d.]+)-([\d.]+)$/;

function tagMatch(tag: string, prefix: Prefix, packet: Packet): Match {
  if (isUnread(tag)) return "unknown";
  const word = tag.toLowerCase();
  const address = prefixText(prefix).replace(/\/\d+$/, "");
  const { network } = packet;
  if (word === "virtualnetwork" || word === "internet") {
    const inside = insideNetwork(prefix, address, network);
    if (word === "virtualnetwork") return inside;
    if (inside === "yes" || isPrivateAddress(address)) return "no";
    return inside === "no" || network.holdsDefault ? "yes" : "unknown";
  }
  if (word === "azureplatformdns" || word === "azureplatformlkm")
    return address === "168.63.129.16" ? "yes" : "no";
  if (word === "azureplatformimds") return address === "169.254.169.254" ? "yes" : "no";
  const range = RANGE.exec(tag);
  if (range) return rangeMatch(range[1] ?? "", range[2] ?? "", prefix);
  return tagContains(tagsOf(packet.estate), tag, address);
}

function insideNetwork(prefix: Prefix, address: string, network: VirtualNetwork): Match {
  const covered = coverage(network.prefixes, [prefix]);
  if (covered !== "no") return covered;
  if (network.holdsDefault) return isPrivateAddress(address) ? "yes" : "unknown";
  return network.isOpen && isPrivateAddress(address) ? "unknown" : "no";
}

function rangeMatch(from: string, to: string, prefix: Prefix): Match {
  const [low, high] = [parseAddress(from), parseAddress(to)];
  if (!low || !high || low.family !== high.family) return "unknown";
  if (low.family !== prefix.family) return "no";
  const size = 1n << BigInt((prefix.family === 4 ? 32 : 128) - prefix.length);
  const last = prefix.base + size - 1n;
  if (last < low.value || high.value < prefix.base) return "no";
  return low.value <= prefix.base && last <= high.value ? "yes" : "some";
}

/** Whether `text` holds every public address that a service may have, which is known by its tag and region alone. */
function serviceMatch(
  text: string,
  to: Extract<Destination, { kind: "service" }>,
  packet: Packet,
): Match {
  if (isAnything(text)) return "yes";
  const word = text.toLowerCase();
  // Whether the tag holds what a default route of the user leads to is not settled (path.md 2, rule 4).
  if (word === "virtualnetwork") return packet.network.holdsDefault ? "unknown" : "no";
  if (word === "internet") return "yes";
  if (isUnread(text)) return "unknown";
  const prefix = parsePrefix(text);
  if (!prefix) {
    if (RANGE.test(text)) return "unknown";
    // A service without a tag of its own is in AzureCloud; a name that is no service of ours may be anywhere.
    if (!to.tag && !(to.service && word.startsWith("azurecloud")))
      return word.startsWith("azureplatform") ? "no" : "unknown";
    return tagWithin(to.tag ?? "", to.region, text);
  }
  if (isPrivateAddress(prefixText(prefix).replace(/\/\d+$/, "")) && prefix.length >= 8) return "no";
  const known = to.tag ? tagPrefixes(tagsOf(packet.estate), to.tag, to.region) : undefined;
  if (!known) return "unknown";
  const covered = coverage(
    [prefix],
    known.flatMap((k) => parsePrefix(k) ?? []),
  );
  return covered === "some" ? "unknown" : covered;
}
