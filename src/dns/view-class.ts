/**
 * Which vantages get equal answers to every name: those that ask the same servers, or whose networks see the same
 * zones, rules and policies. What differs between them is only what the steps call the network.
 */
import { type Estate, having, inList, type Key } from "#src/model/index.ts";
import { AZURE_DNS } from "./azure-dns.ts";
import {
  type Place,
  placeReachesSite,
  placeReachesVnet,
  siteHolding,
  vnetHolding,
} from "./place.ts";
import type { Query } from "./query.ts";
import type { VantageServers } from "./vantage-servers.ts";

/**
 * The class of a vantage with these servers: equal text, equal rcode, chain, addresses and outcome for every name but
 * those under internal.cloudapp.net and reverse names, which are each network's own (dns.md 2.7). `own` is the text for a vantage that
 * shares with its own network only.
 */
export function viewClassOf(query: Query, asked: VantageServers, own: string): string {
  const { place } = asked;
  if (asked.unseen !== undefined) return own;
  const seen = asked.servers.map((address) => serverView(query, place, address));
  if (seen.includes(undefined)) return own;
  return `${place.in}|${asked.did}|${asked.sure}|${asked.assumptions.length}|${seen.join(" ")}`;
}

/** What stands behind `address` for `place`; undefined where that is told by the place itself. */
function serverView(query: Query, place: Place, address: string): string | undefined {
  if (address === AZURE_DNS)
    return place.in === "vnet" ? `azure ${azureView(query, place.vnet)}` : "azure, out of reach";
  const { facts } = query;
  const told = facts.told.get(address) ?? [];
  const others = [...(facts.inbound.get(address) ?? []), ...(facts.firewalls.get(address) ?? [])];
  const standing = told.length > 0 ? told : others;
  // Several at one address, or a load balancer, are settled by where the question comes from.
  if (standing.length !== 1 || facts.balancers.has(address)) return undefined;
  const holding = vnetHolding(query, place, address);
  const site = told[0] && !told[0].vnet ? siteHolding(query, address) : undefined;
  const vnet = standing[0]?.vnet ?? holding?.vnet;
  if (!vnet && !site) return undefined;
  const toVnet = vnet ? `${vnet} ${placeReachesVnet(query, place, vnet, address)}` : "";
  const toSite = site ? `${site.name} ${placeReachesSite(query, place, site)}` : "";
  return `${address} ${toVnet} ${holding?.reach ?? ""} ${toSite}`;
}

const memo = new WeakMap<
  Estate,
  { readonly views: Map<Key, number>; readonly texts: Map<string, number> }
>();

/** Number of what Azure-provided DNS sees from `vnet`: linked zones with their policies, rules, security policies. */
function azureView(query: Query, vnet: Key): number {
  const { estate } = query;
  let known = memo.get(estate);
  if (!known) memo.set(estate, (known = { views: new Map(), texts: new Map() }));
  let view = known.views.get(vnet);
  if (view === undefined) {
    const text = viewText(query, vnet);
    view = known.texts.get(text) ?? known.texts.size;
    known.texts.set(text, view);
    known.views.set(vnet, view);
  }
  return view;
}

function viewText(query: Query, vnet: Key): string {
  const { estate, facts } = query;
  const zones = [...(facts.linkedZones.get(vnet)?.values() ?? [])]
    .flat()
    .map(({ zoneKey, link }) => `${zoneKey} ${link.resolutionPolicy.toLowerCase()}`);
  const rules = [...(facts.rules.get(vnet)?.values() ?? [])]
    .flat()
    .map(({ rule, ruleset, link }) => {
      const outbound = ruleset?.outboundEndpoints
        .map((key) => inList(estate.outboundEndpoints, key)?.vnet)
        .find((v) => v !== undefined);
      return `${rule.key} ${outbound ?? link.vnet}`;
    });
  const policies = having(estate.dnsPolicyLinks, "vnet", vnet).map((link) => link.policy);
  const parts = [zones.sort(), rules.sort(), [facts.rulesetCount.get(vnet) ?? 0], policies];
  return parts.map((part) => part.join("\n")).join("\n\n");
}
