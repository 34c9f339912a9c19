/** The look-up tables of an estate that name questions need, built on first use and dropped with the estate. */
import { isPrivateLinkZone } from "#src/azure/catalogue/index.ts";
import {
  type DnsServer,
  type Estate,
  type Firewall,
  type ForwardingRule,
  having,
  type InboundEndpoint,
  inList,
  type Key,
  type LoadBalancer,
  type Nic,
  type PrivateEndpoint,
  type PublicIp,
  type Ruleset,
  type RulesetLink,
  type Service,
  type Site,
  type Zone,
  type ZoneLink,
} from "#src/model/index.ts";
import {
  type Name,
  type Prefix,
  type PrefixTrie,
  parseName,
  parsePrefix,
  trieOf,
} from "#src/net/index.ts";

/** A zone as one VNet sees it. */
export type LinkedZone = {
  readonly link: ZoneLink;
  readonly zoneKey: Key;
  readonly name: Name;
  /** Absent when the link's zone was not read. */
  readonly zone?: Zone;
  readonly isPrivateLink: boolean;
};

/** The owner of an address: a private endpoint, with the names that this very address serves. */
export type EndpointAddress = {
  readonly endpoint: PrivateEndpoint;
  readonly fqdns: readonly string[];
  readonly nic?: Nic;
};

export type LinkedRule = {
  readonly rule: ForwardingRule;
  readonly ruleset: Ruleset | undefined;
  readonly link: RulesetLink;
};

export type Facts = {
  readonly linkedZones: ReadonlyMap<Key, ReadonlyMap<string, readonly LinkedZone[]>>;
  /** Links that exist but do not work yet (state or provisioning), by VNet. */
  readonly deadLinks: ReadonlyMap<Key, readonly LinkedZone[]>;
  readonly rules: ReadonlyMap<Key, ReadonlyMap<string, readonly LinkedRule[]>>;
  readonly rulesetCount: ReadonlyMap<Key, number>;
  readonly endpointByAddress: ReadonlyMap<string, readonly EndpointAddress[]>;
  readonly endpointsByTarget: ReadonlyMap<Key, readonly PrivateEndpoint[]>;
  readonly endpointsByFqdn: ReadonlyMap<string, readonly PrivateEndpoint[]>;
  readonly fqdnsOf: ReadonlyMap<Key, ReadonlySet<string>>;
  readonly serviceByFqdn: ReadonlyMap<string, readonly Service[]>;
  /** By `type/name`, lower case. */
  readonly serviceByTypeAndName: ReadonlyMap<string, readonly Service[]>;
  readonly listeners: ReadonlyMap<string, Service>;
  readonly inbound: ReadonlyMap<string, readonly InboundEndpoint[]>;
  readonly firewalls: ReadonlyMap<string, readonly Firewall[]>;
  readonly balancers: ReadonlyMap<string, readonly LoadBalancer[]>;
  readonly nics: ReadonlyMap<string, readonly Nic[]>;
  readonly told: ReadonlyMap<string, readonly DnsServer[]>;
  readonly publicIpByFqdn: ReadonlyMap<string, PublicIp>;
  readonly publicZones: ReadonlyMap<string, Zone>;
  readonly vnetsByPrefix: PrefixTrie<Key>;
  readonly sitesByPrefix: PrefixTrie<Site>;
};

const memo = new WeakMap<Estate, Facts>();

/** The tables of `estate`. */
export function factsOf(estate: Estate): Facts {
  let facts = memo.get(estate);
  if (!facts) memo.set(estate, (facts = buildFacts(estate)));
  return facts;
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The zone's name as its id tells it, for a zone that was not read. */
function zoneNameOf(key: Key): Name | undefined {
  return parseName(key.slice(key.lastIndexOf("/") + 1));
}

function buildFacts(estate: Estate): Facts {
  return {
    ...zoneTables(estate),
    ...ruleTables(estate),
    ...endpointTables(estate),
    ...serviceTables(estate),
    ...addressTables(estate),
  };
}

/** Whether a link works: only `Completed` links do (dns.md 2.3). */
export function linkWorks(link: ZoneLink): boolean {
  const state = link.state.toLowerCase();
  return (
    (state === "" || state === "completed") && link.provisioningState.toLowerCase() !== "failed"
  );
}

function zoneTables(estate: Estate) {
  const linkedZones = new Map<Key, Map<string, LinkedZone[]>>();
  const deadLinks = new Map<Key, LinkedZone[]>();
  for (const link of estate.zoneLinks) {
    const zone = inList(estate.zones, link.zone);
    const name = zone ? (zone.zone as Name) : zoneNameOf(link.zone);
    if (name === undefined) continue;
    const linked: LinkedZone = {
      link,
      zoneKey: link.zone,
      name,
      ...(zone ? { zone } : {}),
      isPrivateLink: isPrivateLinkZone(name),
    };
    if (!linkWorks(link)) {
      add(deadLinks, link.vnet, linked);
      continue;
    }
    let byName = linkedZones.get(link.vnet);
    if (!byName) linkedZones.set(link.vnet, (byName = new Map()));
    add(byName, name as string, linked);
  }
  const publicZones = new Map(estate.zones.filter((z) => !z.isPrivate).map((z) => [z.zone, z]));
  return { linkedZones, deadLinks, publicZones };
}

function ruleTables(estate: Estate) {
  const rules = new Map<Key, Map<string, LinkedRule[]>>();
  const rulesetCount = new Map<Key, number>();
  for (const link of estate.rulesetLinks) {
    if (link.provisioningState.toLowerCase() === "failed") continue;
    rulesetCount.set(link.vnet, (rulesetCount.get(link.vnet) ?? 0) + 1);
    let byDomain = rules.get(link.vnet);
    if (!byDomain) rules.set(link.vnet, (byDomain = new Map()));
    for (const rule of having(estate.forwardingRules, "ruleset", link.ruleset)) {
      if (!rule.enabled) continue;
      add(byDomain, rule.domain, { rule, ruleset: inList(estate.rulesets, link.ruleset), link });
    }
  }
  return { rules, rulesetCount };
}

function endpointTables(estate: Estate) {
  const endpointByAddress = new Map<string, EndpointAddress[]>();
  const endpointsByTarget = new Map<Key, PrivateEndpoint[]>();
  const endpointsByFqdn = new Map<string, PrivateEndpoint[]>();
  const fqdnsOf = new Map<Key, Set<string>>();
  const note = (
    endpoint: PrivateEndpoint,
    address: string,
    fqdns: readonly string[],
    nic?: Nic,
  ) => {
    if (!address) return;
    const owners = endpointByAddress.get(address) ?? [];
    const known = owners.find((o) => o.endpoint.key === endpoint.key);
    const merged = [...new Set([...(known?.fqdns ?? []), ...fqdns.map((f) => f.toLowerCase())])];
    const carrier = nic ?? known?.nic;
    const entry: EndpointAddress = {
      endpoint,
      fqdns: merged,
      ...(carrier ? { nic: carrier } : {}),
    };
    endpointByAddress.set(
      address,
      known ? owners.map((o) => (o === known ? entry : o)) : [...owners, entry],
    );
  };
  const nicsOfEndpoint = new Map<Key, Nic[]>();
  for (const nic of estate.nics)
    if (nic.privateEndpoint) add(nicsOfEndpoint, nic.privateEndpoint, nic);
  for (const endpoint of estate.endpoints) {
    const fqdns = new Set<string>();
    const nics = [...(nicsOfEndpoint.get(endpoint.key) ?? [])];
    for (const key of endpoint.nics) {
      const nic = inList(estate.nics, key);
      if (nic && !nics.includes(nic)) nics.push(nic);
    }
    for (const nic of nics) {
      for (const config of nic.ipConfigs) {
        const own = config.privateLink?.fqdns ?? [];
        for (const fqdn of own) fqdns.add(fqdn.toLowerCase());
        note(endpoint, config.address, own, nic);
      }
    }
    for (const config of endpoint.ipConfigs) note(endpoint, config.address, []);
    // customDnsConfigs may be empty when a zone group is attached, so all three sources count (dns.md 0.4).
    for (const custom of endpoint.customDns) {
      if (custom.fqdn) fqdns.add(custom.fqdn.toLowerCase());
      for (const address of custom.addresses)
        note(endpoint, address, custom.fqdn ? [custom.fqdn] : []);
    }
    fqdnsOf.set(endpoint.key, fqdns);
    for (const fqdn of fqdns) add(endpointsByFqdn, fqdn, endpoint);
    for (const connection of endpoint.connections)
      add(endpointsByTarget, connection.targetKey, endpoint);
  }
  const addressesOf = new Map<Key, Set<string>>();
  for (const [address, owners] of endpointByAddress)
    for (const { endpoint } of owners) {
      const own = addressesOf.get(endpoint.key);
      if (own) own.add(address);
      else addressesOf.set(endpoint.key, new Set([address]));
    }
  for (const group of estate.zoneGroups) {
    const endpoint = inList(estate.endpoints, group.endpoint);
    if (!endpoint) continue;
    // A zone group also tells the endpoint's addresses, when neither NIC nor customDnsConfigs was read; else it
    // tells more names of those that are known.
    const own = addressesOf.get(endpoint.key);
    for (const { fqdn, addresses } of group.zones.flatMap((zone) => zone.records))
      for (const address of addresses)
        if (!own) note(endpoint, address, []);
        else if (own.has(address) && fqdn !== "") note(endpoint, address, [fqdn]);
  }
  return { endpointByAddress, endpointsByTarget, endpointsByFqdn, fqdnsOf };
}

function serviceTables(estate: Estate) {
  const serviceByFqdn = new Map<string, Service[]>();
  const serviceByTypeAndName = new Map<string, Service[]>();
  const listeners = new Map<string, Service>();
  for (const service of estate.services) {
    add(serviceByTypeAndName, `${service.type}/${service.name.toLowerCase()}`, service);
    for (const { fqdn } of service.names) {
      const list = serviceByFqdn.get(fqdn.toLowerCase());
      if (!list) serviceByFqdn.set(fqdn.toLowerCase(), [service]);
      else if (!list.includes(service)) list.push(service);
    }
    for (const listener of service.listeners) {
      const primary = inList(estate.services, listener.primary) ?? service;
      listeners.set(listener.fqdn.toLowerCase(), primary);
    }
  }
  return { serviceByFqdn, serviceByTypeAndName, listeners };
}

function addressTables(estate: Estate) {
  const inbound = new Map<string, InboundEndpoint[]>();
  for (const endpoint of estate.inboundEndpoints)
    for (const ip of endpoint.ips) add(inbound, ip.address, endpoint);
  const firewalls = new Map<string, Firewall[]>();
  for (const firewall of estate.firewalls)
    for (const address of firewall.addresses) add(firewalls, address, firewall);
  const balancers = new Map<string, LoadBalancer[]>();
  for (const balancer of estate.loadBalancers)
    for (const frontend of balancer.frontends)
      if (frontend.address) add(balancers, frontend.address, balancer);
  const nics = new Map<string, Nic[]>();
  for (const nic of estate.nics)
    for (const config of nic.ipConfigs) if (config.address) add(nics, config.address, nic);
  const told = new Map<string, DnsServer[]>();
  for (const server of estate.dnsServers) add(told, server.address, server);
  const publicIpByFqdn = new Map(
    estate.publicIps.filter((ip) => ip.fqdn).map((ip) => [ip.fqdn.toLowerCase(), ip]),
  );
  const entries: (readonly [Prefix, Key])[] = [];
  for (const vnet of estate.vnets)
    for (const text of vnet.prefixes) {
      const prefix = parsePrefix(text);
      if (prefix) entries.push([prefix, vnet.key]);
    }
  const siteEntries: (readonly [Prefix, Site])[] = [];
  for (const site of estate.sites)
    for (const text of site.prefixes) {
      const prefix = parsePrefix(text);
      if (prefix) siteEntries.push([prefix, site]);
    }
  return {
    inbound,
    firewalls,
    balancers,
    nics,
    told,
    publicIpByFqdn,
    vnetsByPrefix: trieOf(entries),
    sitesByPrefix: trieOf(siteEntries),
  };
}

/** The name of the VNet under `key`, as its document or else its id tells it. */
export function vnetNameOf(estate: Estate, key: Key): string {
  return inList(estate.vnets, key)?.name ?? key.slice(key.lastIndexOf("/") + 1);
}
