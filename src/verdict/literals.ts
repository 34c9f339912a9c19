/** Which addresses the filters and routes of an estate tell apart: addresses that no rule parts behave alike. */
import type { Estate, FirewallRuleCollection } from "#src/model/index.ts";
import { parseAddress, parsePrefix } from "#src/net/index.ts";

/** Where prefixes of rules begin and end, as IPv4 numbers in rising order, each once. */
type Bounds = readonly number[];

/** One teller of bounds per question: which texts of the estate part addresses. */
type Texts = (estate: Estate) => Iterable<string>;

const memo = new WeakMap<Estate, Map<Texts, Bounds>>();

function boundsOf(estate: Estate, texts: Texts): Bounds {
  let known = memo.get(estate);
  if (!known) memo.set(estate, (known = new Map()));
  let bounds = known.get(texts);
  if (!bounds) {
    const all = new Set<number>();
    for (const text of texts(estate)) addBounds(all, text);
    bounds = [...all].sort((a, b) => a - b);
    known.set(texts, bounds);
  }
  return bounds;
}

/** A prefix begins and ends; so does a range. */
function addBounds(all: Set<number>, text: string): void {
  const [from, to] = text.split("-").map((part) => parsePrefix(part.trim()));
  if (from?.family !== 4) return;
  const last = to?.family === 4 ? to : from;
  all.add(Number(from.base));
  all.add(Number(last.base) + 2 ** (32 - last.length));
}

/** The rules of all firewalls: those of policies, and those that firewalls hold themselves. */
export function* firewallRules(estate: Estate): Generator<FirewallRuleCollection["rules"][number]> {
  for (const { ruleCollections } of [...estate.firewallPolicies, ...estate.firewalls])
    for (const collection of ruleCollections ?? []) yield* collection.rules;
}

/** Sources that filters name. */
function* sourcesIn(estate: Estate): Generator<string> {
  for (const nsg of estate.nsgs) for (const rule of nsg.rules) yield* rule.sources;
  for (const set of estate.adminRuleSets) for (const rule of set.rules) yield* rule.sources;
  for (const rule of firewallRules(estate)) yield* rule.sources;
}

/** Callers that services and perimeters name. */
function* callersIn(estate: Estate): Generator<string> {
  for (const { door } of estate.services) {
    yield* door.ipRules;
    for (const rule of door.restrictions ?? []) yield rule.address;
    for (const rule of door.console?.restrictions ?? []) yield rule.address;
  }
  for (const profile of estate.perimeterProfiles)
    for (const rule of profile.rules) yield* rule.prefixes;
}

/** What VNets have as their own. */
function* spacesIn(estate: Estate): Generator<string> {
  for (const vnet of estate.vnets) yield* vnet.prefixes;
}

function* textsOf(estate: Estate): Generator<string> {
  for (const nsg of estate.nsgs)
    for (const rule of nsg.rules) {
      yield* rule.sources;
      yield* rule.destinations;
    }
  for (const set of estate.adminRuleSets)
    for (const rule of set.rules) {
      yield* rule.sources;
      yield* rule.destinations;
    }
  for (const table of estate.routeTables) for (const route of table.routes) yield route.prefix;
  for (const policy of estate.firewallPolicies) yield* policy.snatPrivateRanges ?? [];
  for (const rule of firewallRules(estate)) {
    yield* rule.sources;
    yield* rule.destinations;
  }
  for (const firewall of estate.firewalls) yield* firewall.snatPrivateRanges ?? [];
  for (const group of estate.ipGroups) yield* group.addresses;
  for (const peering of estate.peerings) {
    yield* peering.remotePrefixes;
    yield* peering.remoteCurrentPrefixes;
  }
  for (const gateway of estate.localGateways) yield* gateway.prefixes;
  for (const site of estate.sites) yield* site.prefixes;
  for (const gateway of estate.gateways) yield* gateway.clientPools;
  for (const connection of estate.connections)
    for (const selector of connection.trafficSelectors) {
      yield* selector.local;
      yield* selector.remote;
    }
}

/** How many of `bounds` are at most `value`. */
function rank(bounds: Bounds, value: number): number {
  let [low, high] = [0, bounds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function placed(estate: Estate, texts: Texts, address: string): string {
  const parsed = parseAddress(address);
  return parsed?.family === 4
    ? String(rank(boundsOf(estate, texts), Number(parsed.value)))
    : address;
}

/** A text that is equal for addresses which no prefix of a rule tells apart; an address that is no IPv4 stands for itself. */
export function placeOfAddress(estate: Estate, address: string): string {
  return placed(estate, textsOf, address);
}

/** The same for what filters name as sources. */
export function placeOfSource(estate: Estate, address: string): string {
  return placed(estate, sourcesIn, address);
}

/** The same for public addresses that services name as callers. */
export function placeOfCaller(estate: Estate, address: string): string {
  return placed(estate, callersIn, address);
}

/** The same for the address spaces of VNets, which may overlap. */
export function placeInSpaces(estate: Estate, address: string): string {
  return placed(estate, spacesIn, address);
}
