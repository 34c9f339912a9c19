/** What comes back from an address behind which the estate shows no DNS server that it knows (dns.md 3.4, 8.1). */

import { type Said, say } from "#src/messages/index.ts";
import { having, inList, type Key, mayHideNear } from "#src/model/index.ts";
import { isInside, isPrivateAddress, type Name } from "#src/net/index.ts";
import { type Answer, after, BARE, evidence, type StepDraft } from "./answer.ts";
import { askAzure, publicOnly } from "./azure-dns.ts";
import { vnetNameOf } from "./facts.ts";
import {
  type Place,
  placeReachesNowhereKnown,
  placeReachesSite,
  siteHolding,
  vnetHolding,
} from "./place.ts";
import { type Query, visiting, type Way } from "./query.ts";

/** Who put this address down: a client's own settings, a firewall's proxy, or another server's forwarding. */
export type AskedBy = "client" | "proxy" | "server";

/** A server that never answers, with the reason. */
export function unreachable(
  address: string,
  why: Said,
  because: StepDraft["because"] = [],
): Answer {
  const step: StepDraft = {
    at: address,
    did: "unreachable",
    args: { address },
    why,
    because,
    decides: true,
  };
  return { ...BARE, rcode: "TIMEOUT", ending: "unreachable", servers: [address], steps: [step] };
}

/** An address behind which the estate shows nothing that speaks DNS, or a machine whose configuration nobody told. */
export function askUnknown(
  query: Query,
  place: Place,
  address: string,
  name: Name,
  way: Way,
  by: AskedBy,
): Answer[] {
  if (!isPrivateAddress(address) && !vnetHolding(query, place, address)) {
    const step: StepDraft = {
      at: address,
      did: "asked-public-resolver",
      args: { address },
      because: [],
    };
    return after({ servers: [address], steps: [step] }, publicOnly(query, name, way));
  }
  const holding = vnetHolding(query, place, address);
  const site = holding && holding.reach !== "no" ? undefined : siteHolding(query, address);
  if (site) {
    const reach = placeReachesSite(query, place, site);
    return reach === "no"
      ? [unreachable(address, say.dns.whyNoWayToSite({ site: site.name }))]
      : [forwardedAway(address, say.dns.gapSiteServer({ address, site: site.name }))];
  }
  if (holding) {
    if (holding.reach === "no") {
      return [
        unreachable(
          address,
          say.dns.whyNoWayToVnet({
            vnet: vnetNameOf(query.estate, holding.vnet),
            from: placeName(query, place),
          }),
        ),
      ];
    }
    if (isResolverSubnet(query, holding.vnet, address)) {
      const vnet = vnetNameOf(query.estate, holding.vnet);
      if (mayHideNear(query.estate, holding.vnet, INBOUND)) return [unseenInbound(address, vnet)];
      return [unreachable(address, say.dns.whyNoInbound({ vnet }))];
    }
    return by !== "client"
      ? [
          forwardedAway(
            address,
            say.dns.gapMachineServer({ address, owner: ownerOf(query, address) }),
          ),
        ]
      : unknownMachine(query, holding.vnet, address, name, way);
  }
  const reach = placeReachesNowhereKnown(query, place, address);
  // A rule's target that nothing in the estate shows may stand behind a road that was not read; a client's own
  // server, or a firewall's, in a VNet without any gateway cannot answer (dns.md 3.3, 3.4).
  if (reach === "no" && (by !== "server" || place.in !== "vnet" || query.estate.sites.length > 0)) {
    return [unreachable(address, say.dns.whyNoRoute({ from: placeName(query, place) }))];
  }
  return [forwardedAway(address, say.dns.gapUnknownServer({ address }))];
}

/** A question that left towards a server whose data the estate does not hold. */
export function forwardedAway(address: string, gap: Said): Answer {
  const step: StepDraft = {
    at: address,
    did: "forwarded-away",
    args: { address },
    because: [],
    decides: true,
  };
  return {
    ...BARE,
    ending: "forwarded",
    servers: [address],
    steps: [step],
    gaps: [gap],
    confidence: "unknown",
  };
}

/** A machine of ours with a configuration that nobody told: both usual ways are shown (dns.md 8.1). */
function unknownMachine(query: Query, vnet: Key, address: string, name: Name, way: Way): Answer[] {
  const owner = ownerOf(query, address);
  const nic = query.facts.nics.get(address)?.[0];
  const step = (did: string): StepDraft => ({
    at: address,
    ...(nic ? { actor: nic.id } : {}),
    did,
    args: { address, owner, vnet: vnetNameOf(query.estate, vnet) },
    because: nic
      ? [evidence(nic.id, "/properties/ipConfigurations/0/properties/privateIPAddress", address)]
      : [],
    decides: true,
  });
  const place = `unknown|${address}|${name}`;
  if (way.seen.has(place))
    return [{ ...BARE, rcode: "SERVFAIL", ending: "loop", steps: [step("looped")] }];
  const here = visiting(way, place);
  const gaps = [say.dns.gapMachineServer({ address, owner })];
  const toAzure = after(
    {
      servers: [address],
      when: [say.dns.whenForwardsToAzure({ address })],
      steps: [step("assumed-azure-forwarder")],
      assumptions: [say.dns.assumeForwardsToAzure({ address })],
      gaps,
      confidence: "unknown",
    },
    askAzure(query, vnet, name, here),
  );
  const toInternet = after(
    {
      servers: [address],
      when: [say.dns.whenForwardsToInternet({ address })],
      steps: [step("assumed-internet-forwarder")],
      assumptions: [say.dns.assumeForwardsToInternet({ address })],
      gaps,
      confidence: "unknown",
    },
    publicOnly(query, name, here),
  );
  return [...toAzure, ...toInternet];
}

function ownerOf(query: Query, address: string): string {
  const nic = query.facts.nics.get(address)?.[0];
  const vm = inList(query.estate.vms, nic?.vm);
  return vm?.name ?? nic?.name ?? query.facts.balancers.get(address)?.[0]?.name ?? address;
}

const INBOUND = [
  "microsoft.network/dnsresolvers",
  "microsoft.network/dnsresolvers/inboundendpoints",
];

/** The open answer of an address at which an inbound endpoint may stand that was not read. */
function unseenInbound(address: string, vnet: string): Answer {
  const gap = say.dns.gapInbound({ address, vnet });
  const step: StepDraft = {
    at: address,
    did: "could-not-see",
    args: { name: address, what: vnet },
    because: [],
    decides: true,
  };
  return {
    ...BARE,
    ending: "unseen",
    servers: [address],
    steps: [step],
    gaps: [gap],
    confidence: "unknown",
  };
}

/** Whether the address lies in a subnet given to a Private Resolver: nothing but an endpoint can answer there (MC52). */
function isResolverSubnet(query: Query, vnet: Key, address: string): boolean {
  return having(query.estate.subnets, "vnet", vnet).some(
    (s) =>
      s.delegations.some((d) => d.toLowerCase() === "microsoft.network/dnsresolvers") &&
      s.prefixes.some((p) => isInside(address, p)),
  );
}

/** How sentences name a place. */
export function placeName(query: Query, place: Place): string {
  switch (place.in) {
    case "vnet":
    case "p2s":
      return vnetNameOf(query.estate, place.vnet);
    case "hub":
      return place.hub.slice(place.hub.lastIndexOf("/") + 1);
    case "site":
      return place.site.name;
    default:
      return "internet";
  }
}
