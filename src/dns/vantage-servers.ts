/** Which DNS servers a vantage asks, in order, and from where its packets leave (dns.md 3.1, 3.5). */

import { type Said, say } from "#src/messages/index.ts";
import {
  type Evidence,
  gapAt,
  having,
  inList,
  type Key,
  keyOf,
  type Vantage,
} from "#src/model/index.ts";
import { evidence } from "./answer.ts";
import { AZURE_DNS } from "./azure-dns.ts";
import type { Place } from "./place.ts";
import type { Query } from "./query.ts";

/** The servers of a vantage. No servers: it asks public DNS by a resolver of its own. */
export type VantageServers = {
  readonly place: Place;
  readonly servers: readonly string[];
  /** Code of the sentence that says where the list comes from (messages/dns.ts). */
  readonly did: string;
  /** The name of whose settings the list is of; `by` says what that is. */
  readonly source: string;
  readonly by: "" | "site" | "nic" | "vnet" | "vpn";
  readonly because: readonly Evidence[];
  readonly assumptions: readonly Said[];
  readonly sure: boolean;
  /** What would tell which servers it asks and was not read; then no answer can be given. */
  readonly unseen?: string;
};

/** The servers that `vantage` asks. */
export function serversOf(query: Query, vantage: Vantage): VantageServers {
  const { estate } = query;
  switch (vantage.kind) {
    case "internet":
      return publicResolver("own-resolver", vantage.label);
    case "site": {
      const site = estate.sites.find((s) => s.name === vantage.site);
      if (!site) return publicResolver("own-resolver", vantage.label);
      const because = [evidence(`sites.json#${site.name}`, "/dnsServers", site.dnsServers)];
      if (site.dnsServers.length === 0) {
        return {
          ...publicResolver("site-without-servers", site.name),
          because,
          assumptions: [say.dns.assumeSiteResolvesPublicly({ site: site.name })],
          sure: false,
        };
      }
      return {
        place: { in: "site", site },
        servers: site.dnsServers,
        did: "asked",
        source: site.name,
        by: "site",
        because,
        assumptions: [],
        sure: true,
      };
    }
    case "p2s":
      return p2sServers(query, vantage);
    case "app":
      if (!vantage.vnet)
        return {
          ...publicResolver("app-without-vnet", vantage.label),
          because: vantage.key
            ? [evidence(vantage.id, "/properties/virtualNetworkSubnetId", null)]
            : [],
        };
      return withoutOverride(vnetServers(query, vantage.vnet), vantage.label);
    case "nic":
    case "vm": {
      const nic =
        vantage.kind === "nic" ? inList(estate.nics, vantage.key) : primaryNic(query, vantage.key);
      const vnet = vantage.vnet ?? vnetOf(nic?.ipConfigs[0]?.subnet);
      if (nic && nic.dnsServers.length > 0 && vnet) {
        const because = [evidence(nic.id, "/properties/dnsSettings/dnsServers", nic.dnsServers)];
        return {
          place: { in: "vnet", vnet },
          servers: nic.dnsServers,
          did: "asked",
          source: nic.name,
          by: "nic",
          because,
          assumptions: [],
          sure: true,
        };
      }
      return vnet
        ? vnetServers(query, vnet)
        : { ...publicResolver("own-resolver", vantage.label), unseen: vantage.id };
    }
    default:
      return vantage.vnet
        ? vnetServers(query, vantage.vnet)
        : { ...publicResolver("own-resolver", vantage.label), unseen: vantage.id };
  }
}

/** An app's servers by its VNet: an app setting that a Reader cannot see may name others (dns.md 3.5). */
function withoutOverride(servers: VantageServers, app: string): VantageServers {
  const assumptions = [...servers.assumptions, say.dns.assumeNoAppDnsOverride({ app })];
  return { ...servers, assumptions, sure: false };
}

function publicResolver(did: string, source: string): VantageServers {
  return {
    place: { in: "internet" },
    servers: [],
    did,
    source,
    by: "",
    because: [],
    assumptions: [],
    sure: true,
  };
}

function vnetOf(subnet: Key | undefined): Key | undefined {
  return subnet ? (subnet.slice(0, subnet.indexOf("/subnets/")) as Key) : undefined;
}

function primaryNic(query: Query, vm: Key | undefined) {
  const nics = (inList(query.estate.vms, vm)?.nics ?? [])
    .map((key) => inList(query.estate.nics, key))
    .filter((n) => n !== undefined);
  const attached = nics.length > 0 || !vm ? nics : having(query.estate.nics, "vm", vm);
  return attached.find((n) => n.primary) ?? attached[0];
}

const VNETS = "microsoft.network/virtualnetworks";

/** A VNet's custom servers, or Azure-provided DNS when it has none. */
function vnetServers(query: Query, key: Key): VantageServers {
  const vnet = inList(query.estate.vnets, key);
  const place: Place = { in: "vnet", vnet: key };
  const name = vnet?.name ?? key.slice(key.lastIndexOf("/") + 1);
  // A network that was refused may name any server.
  if (!vnet && gapAt(query.estate, key, VNETS))
    return { ...publicResolver("own-resolver", name), place, unseen: key };
  if (!vnet)
    return {
      place,
      servers: [AZURE_DNS],
      did: "asked-azure",
      source: name,
      by: "",
      because: [],
      assumptions: [say.dns.assumeAzureProvided({ vnet: name })],
      sure: false,
    };
  const because = [evidence(vnet.id, "/properties/dhcpOptions/dnsServers", vnet.dnsServers)];
  return vnet.dnsServers.length > 0
    ? {
        place,
        servers: vnet.dnsServers,
        did: "asked",
        source: name,
        by: "vnet",
        because,
        assumptions: [],
        sure: true,
      }
    : {
        place,
        servers: [AZURE_DNS],
        did: "asked-azure",
        source: name,
        by: "vnet",
        because,
        assumptions: [],
        sure: true,
      };
}

/** VPN clients get the VNet's custom servers; with Azure-provided DNS they get none that works (dns.md 3.5). */
function p2sServers(query: Query, vantage: Vantage): VantageServers {
  const ofHub = inList(query.estate.hubGateways, vantage.key);
  if (ofHub) {
    const servers = ofHub.clientDnsServers ?? [];
    const because = [evidence(ofHub.id, "/properties/customDnsServers", servers)];
    // A hub has no DNS settings of its own: its clients get the gateway's servers, or none (dns.md 3.5).
    return servers.length === 0
      ? { ...publicResolver("p2s-without-servers", vantage.label), because }
      : {
          place: { in: "hub", hub: ofHub.hub },
          servers,
          did: "asked",
          source: ofHub.name,
          by: "vpn",
          because,
          assumptions: [],
          sure: true,
        };
  }
  const gateway = inList(query.estate.gateways, vantage.key);
  const key = gateway?.vnet ?? vantage.vnet;
  const vnet = inList(query.estate.vnets, key);
  if (!vnet && gapAt(query.estate, key ?? keyOf(vantage.id), VNETS))
    return {
      ...publicResolver("p2s-without-servers", vantage.label),
      unseen: key ?? vantage.id,
    };
  if (!key || !vnet)
    return {
      ...publicResolver("p2s-without-servers", vantage.label),
      assumptions: [say.dns.assumeNoClientDns({ gateway: vantage.label })],
      sure: false,
    };
  const because = [evidence(vnet.id, "/properties/dhcpOptions/dnsServers", vnet.dnsServers)];
  if (vnet.dnsServers.length === 0)
    return { ...publicResolver("p2s-without-servers", vantage.label), because };
  return {
    place: { in: "p2s", vnet: key },
    servers: vnet.dnsServers,
    did: "asked",
    source: vnet.name,
    by: "vpn",
    because,
    assumptions: [],
    sure: true,
  };
}
