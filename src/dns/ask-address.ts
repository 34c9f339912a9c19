/** What the server behind an address answers, asked from a place: who it is, whether the packet gets there, what it does. */

import { type Said, say } from "#src/messages/index.ts";
import { having, inList, type Key, keyOf, type Vnet } from "#src/model/index.ts";
import { isPrivateAddress, type Name } from "#src/net/index.ts";
import {
  type Answer,
  after,
  BARE,
  distinct,
  evidence,
  type Lead,
  type StepDraft,
} from "./answer.ts";
import { AZURE_DNS, askAzure } from "./azure-dns.ts";
import { askCustom } from "./custom-server.ts";
import { vnetNameOf } from "./facts.ts";
import { askFirewall } from "./firewall-proxy.ts";
import {
  isOnHiddenHub,
  type Place,
  placeReachesSite,
  placeReachesVnet,
  type Reach,
  siteHolding,
  vnetHolding,
} from "./place.ts";
import { forwarding, type Query, type Way } from "./query.ts";
import { type AskedBy, askUnknown, placeName, unreachable } from "./unknown-server.ts";

/** The answers of the server at `address`, asked from `place` for `name`. */
export function askAddress(
  query: Query,
  place: Place,
  address: string,
  name: Name,
  way: Way,
  by: AskedBy,
): Answer[] {
  if (way.forwards > query.limits.forwards) {
    return [
      {
        ...BARE,
        rcode: "SERVFAIL",
        ending: "loop",
        steps: [
          {
            at: address,
            did: "gave-up",
            args: { limit: "forwards", count: query.limits.forwards },
            because: [],
            decides: true,
          },
        ],
      },
    ];
  }
  const next = forwarding(way);
  if (address === AZURE_DNS) {
    return place.in === "vnet"
      ? askAzure(query, place.vnet, name, next)
      : [unreachable(address, say.dns.whyPlatformAddress({}))];
  }
  const known = askKnown(query, place, address, name, next);
  if (known) return known;
  return askUnknown(query, place, address, name, next, by);
}

/** What is known to stand in a VNet at the address, with whether the place gets there. */
type Found = { readonly vnet: Key | undefined; readonly ask: () => Answer[] };

function askKnown(
  query: Query,
  place: Place,
  address: string,
  name: Name,
  way: Way,
): Answer[] | undefined {
  const candidates: Found[] = [];
  const { facts, estate } = query;
  for (const server of facts.told.get(address) ?? []) {
    const site = server.vnet ? undefined : siteHolding(query, address);
    const holding = server.vnet ? undefined : vnetHolding(query, place, address);
    if (site && (!holding || holding.reach === "no" || place.in === "site")) {
      const reach = placeReachesSite(query, place, site);
      const ask = () => askCustom(query, server, { in: "site", site }, name, way);
      return reach === "no"
        ? [unreachable(address, say.dns.whyNoWayToSite({ site: site.name }))]
        : after(doubt(reach, say.dns.assumeSiteReachable({ site: site.name })), ask());
    }
    const vnet = server.vnet ?? holding?.vnet;
    const at: Place = vnet
      ? { in: "vnet", vnet }
      : isPrivateAddress(address)
        ? place
        : { in: "internet" };
    candidates.push({ vnet, ask: () => askCustom(query, server, at, name, way) });
  }
  if (candidates.length === 0) {
    for (const endpoint of facts.inbound.get(address) ?? []) {
      const vnet = endpoint.vnet;
      const step: StepDraft = {
        at: address,
        actor: endpoint.id,
        did: "reached-inbound",
        args: {
          address,
          endpoint: endpoint.name,
          vnet: vnet ? vnetNameOf(query.estate, vnet) : "?",
        },
        because: [evidence(endpoint.id, "/properties/ipConfigurations", address)],
      };
      candidates.push({
        vnet,
        ask: () =>
          vnet
            ? after({ servers: [address], steps: [step] }, askAzure(query, vnet, name, way))
            : unseenServer(address, step),
      });
    }
    for (const firewall of facts.firewalls.get(address) ?? []) {
      if (firewall.hub) {
        const reach = placeReachesHub(query, place, firewall.hub);
        if (reach === "no")
          return [unreachable(address, say.dns.whyNotOnHub({ hub: lastOf(firewall.hub) }))];
        return askFirewall(query, firewall, address, name, way);
      }
      candidates.push({
        vnet: firewall.vnet,
        ask: () => askFirewall(query, firewall, address, name, way),
      });
    }
    for (const balancer of facts.balancers.get(address) ?? []) {
      const members = balancer.frontends.some((f) => f.address === address)
        ? poolAddresses(query, balancer.key)
        : [];
      const told = members.filter((m) => facts.told.has(m));
      if (told.length === 0) continue;
      const subnet = balancer.frontends.find((f) => f.address === address)?.subnet;
      const vnet = subnet ? vnetOfSubnet(subnet) : undefined;
      const step: StepDraft = {
        at: address,
        actor: balancer.id,
        did: "balanced",
        args: { address, members: told.join(", ") },
        because: [evidence(balancer.id, "/properties/frontendIPConfigurations", address)],
      };
      const from: Place = vnet ? { in: "vnet", vnet } : place;
      candidates.push({
        vnet,
        ask: () =>
          after(
            { servers: [address], steps: [step] },
            distinct(
              told.flatMap((m) => askAddress(query, from, m, name, way, "server")),
              query.limits.branches,
            ),
          ),
      });
    }
  }
  if (candidates.length === 0) return undefined;
  let refusal: Answer | undefined;
  for (const candidate of candidates) {
    const reach = candidate.vnet ? placeReachesVnet(query, place, candidate.vnet, address) : "yes";
    if (reach !== "no")
      return after(doubt(reach, say.dns.assumeReachable({ address })), candidate.ask());
    const vnet = candidate.vnet as Key;
    refusal ??= unreachable(
      address,
      say.dns.whyNoWayToVnet({
        vnet: vnetNameOf(query.estate, vnet),
        from: placeName(query, place),
      }),
      [
        evidence(
          estate.vnets.find((v: Vnet) => v.key === vnet)?.id ?? vnet,
          "/properties/virtualNetworkPeerings",
          null,
        ),
      ],
    );
  }
  return refusal ? [refusal] : undefined;
}

/** What an answer owes to a way that the estate does not fully show. */
function doubt(reach: Reach, assumption: Said): Lead {
  return reach === "unknown" ? { assumptions: [assumption], confidence: "likely" } : {};
}

function unseenServer(address: string, step: StepDraft): Answer[] {
  return [
    {
      ...BARE,
      ending: "unseen",
      servers: [address],
      steps: [step],
      gaps: [say.dns.gapServer({ address })],
      confidence: "unknown",
    },
  ];
}

function placeReachesHub(query: Query, place: Place, hub: Key): Reach {
  if (place.in === "hub") return "yes";
  if (place.in === "vnet") {
    const own = having(query.estate.hubConnections, "remoteVnet", place.vnet).map((c) => c.hub);
    const wan = inList(query.estate.hubs, hub)?.wan;
    if (
      own.some((h) => h === hub || (wan !== undefined && inList(query.estate.hubs, h)?.wan === wan))
    )
      return "yes";
    const hidden = isOnHiddenHub(query.estate, place.vnet);
    // Hub connections are no part of Resource Graph, so an estate without any of them proves nothing.
    return hidden ? "yes" : query.estate.hubConnections.length === 0 ? "unknown" : "no";
  }
  return "unknown";
}

function poolAddresses(query: Query, balancer: Key): string[] {
  const pools = inList(query.estate.loadBalancers, balancer)?.pools ?? [];
  const found = new Set<string>();
  for (const pool of pools) {
    for (const address of pool.addresses) found.add(address);
    for (const nic of query.estate.nics)
      for (const config of nic.ipConfigs)
        if (config.pools.includes(pool.key) || pool.members.includes(keyOf(config.id)))
          found.add(config.address);
  }
  return [...found].sort();
}

function vnetOfSubnet(subnet: Key): Key {
  return subnet.slice(0, subnet.indexOf("/subnets/")) as Key;
}

function lastOf(key: string): string {
  return key.slice(key.lastIndexOf("/") + 1);
}
