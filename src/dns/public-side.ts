/** What public DNS says about a name: modelled from the estate, never asked live (dns.md section 1). */
import { serviceOfAlias } from "#src/azure/catalogue/index.ts";
import { say } from "#src/messages/index.ts";
import {
  closestZone,
  isUnder,
  labelsOf,
  type Name,
  parentOf,
  parseAddress,
  relativeTo,
} from "#src/net/index.ts";
import { aliasStateOf, servicesNamed } from "./alias-state.ts";
import { type Answer, BARE, evidence, type Lead } from "./answer.ts";
import type { Query } from "./query.ts";
import type { ChainLink } from "./resolution.ts";
import { isPrivateReverse } from "./reverse-name.ts";
import { askZone, type ZoneData, zoneDataOf } from "./zone-data.ts";

/** TTL of records of public DNS, as seen for Storage (dns.md 4.4). */
const PUBLIC_TTL = 60;
const AT = "public DNS";

/** One step of public DNS: an end, or an alias to go on from. */
export type PublicStep =
  | { readonly is: "end"; readonly answer: Answer }
  | { readonly is: "alias"; readonly to: Name; readonly lead: Lead };

/** Top labels that public DNS does not delegate (RFC 6761, RFC 6762, RFC 8375, ICANN's reservation of `internal`). */
const NOT_PUBLIC = new Set([
  "local",
  "internal",
  "localhost",
  "invalid",
  "test",
  "onion",
  "lan",
  "home",
  "corp",
  "intranet",
  "private",
  "localdomain",
]);

/** Names that exist in each VNet only, the suffix that DHCP hands out beside custom servers, and home networks (dns.md 2.7). */
const NOT_PUBLISHED = ["internal.cloudapp.net", "reddog.microsoft.com", "home.arpa"];

/** The alternatives of what public DNS answers for `name`: one, or two where the resource is not in the estate. */
export function publicStep(query: Query, name: Name): PublicStep[] {
  return (
    ownPublicZone(query, name) ??
    knownName(query, name) ??
    serviceName(query, name) ??
    privateLinkName(query, name) ?? [foreignName(query, name)]
  );
}

function end(lead: Lead, rest: Partial<Answer>): PublicStep {
  return { is: "end", answer: { ...BARE, ...lead, ...rest } };
}

function link(
  name: string,
  type: string,
  data: string,
  ttl = PUBLIC_TTL,
  from = "public",
): ChainLink {
  return { name, type, data, ttl, from };
}

/** A public zone of the estate's own, when it holds the name. */
function ownPublicZone(query: Query, name: Name): PublicStep[] | undefined {
  const zoneName = closestZone(name, query.facts.publicZones);
  const zone = zoneName === undefined ? undefined : query.facts.publicZones.get(zoneName);
  if (!zone) return undefined;
  const data = zoneDataOf(query.estate, zone.key);
  if (isDelegated(data, zone.zone, name)) return undefined;
  const said = askZone(data, zone.zone, name, query.type);
  // The zone is in the estate, but whether the world delegates to it is not told, hence "likely".
  const doubt = {
    assumptions: [say.dns.assumePublicZoneDelegated({ zone: zone.zone })],
    confidence: "likely",
  } as const;
  const step = (did: string, args: Record<string, string | number>, seen: unknown) => ({
    at: AT,
    actor: zone.id,
    did,
    args,
    because: [evidence(zone.id, "", seen)],
  });
  if (said.is === "data") {
    const chain = said.set.values.map((data) => link(name, query.type, data, said.set.ttl));
    const steps = [
      step("public-answered", { name, data: said.set.values.join(", ") }, said.set.values),
    ];
    return [end({ ...doubt, chain, steps }, {})];
  }
  if (said.is === "alias") {
    const chain = [link(name, "CNAME", said.to, said.set.ttl)];
    const steps = [step("public-alias", { name, to: said.to }, said.to)];
    const lead: Lead = { ...doubt, chain, steps };
    return [query.type === "CNAME" ? end(lead, {}) : { is: "alias", to: said.to as Name, lead }];
  }
  const rcode = said.is === "nodata" ? "NODATA" : "NXDOMAIN";
  return [
    end({ ...doubt, steps: [step("public-nothing", { name, rcode }, zone.zone)] }, { rcode }),
  ];
}

/** Whether the zone hands `name` on to other servers by an NS record set below its apex (RFC 1034 section 4.3.2). */
function isDelegated(data: ZoneData, zone: string, name: string): boolean {
  for (let at: string = name; at !== zone; at = parentOf(at))
    if (data.sets.get(relativeTo(at, zone))?.some((set) => set.type === "NS")) return true;
  return false;
}

/** Names that the estate knows by heart: public IP labels, AKS public names, failover listeners. */
function knownName(query: Query, name: Name): PublicStep[] | undefined {
  const ip = query.facts.publicIpByFqdn.get(name);
  if (ip?.address) {
    const type = parseAddress(ip.address)?.family === 6 ? "AAAA" : "A";
    if (query.type !== type) return [noData(name)];
    const because = [evidence(ip.id, "/properties/ipAddress", ip.address)];
    const steps = [
      { at: AT, actor: ip.id, did: "public-answered", args: { name, data: ip.address }, because },
    ];
    return [end({ chain: [link(name, type, ip.address)], steps }, {})];
  }
  const primary = query.facts.listeners.get(name);
  const server = primary?.names[0]?.fqdn.toLowerCase();
  if (primary && server && server !== name) {
    const because = [evidence(primary.id, "/properties/replicationRole", "Primary")];
    const steps = [
      { at: AT, actor: primary.id, did: "public-listener", args: { name, to: server }, because },
    ];
    const lead = { chain: [link(name, "CNAME", server)], steps };
    return [query.type === "CNAME" ? end(lead, {}) : { is: "alias", to: server as Name, lead }];
  }
  for (const service of query.facts.serviceByFqdn.get(name) ?? []) {
    const aks = service.aks;
    if (!aks) continue;
    // A private cluster's public name holds the private address (dns.md 1.3).
    if (
      aks.isPrivate &&
      name === aks.fqdn.toLowerCase() &&
      name !== aks.privateFqdn.toLowerCase()
    ) {
      const addresses = clusterAddresses(query, service.key, aks.privateFqdn.toLowerCase());
      if (query.type !== "A") return [noData(name)];
      if (addresses.length === 0) continue;
      const because = [evidence(service.id, "/properties/fqdn", aks.fqdn)];
      const steps = [
        {
          at: AT,
          actor: service.id,
          did: "public-private-address",
          args: { name, data: addresses.join(", ") },
          because,
        },
      ];
      const chain = addresses.map((a) => link(name, "A", a));
      const assumptions = [say.dns.assumeClusterPublished({ name })];
      return [end({ chain, steps, confidence: "likely", assumptions }, {})];
    }
    if (name === aks.privateFqdn.toLowerCase()) {
      const steps = [
        {
          at: AT,
          actor: service.id,
          did: "public-nothing",
          args: { name, rcode: "NXDOMAIN" },
          because: [evidence(service.id, "/properties/privateFQDN", aks.privateFqdn)],
        },
      ];
      return [end({ steps }, { rcode: "NXDOMAIN" })];
    }
  }
  return undefined;
}

function clusterAddresses(query: Query, cluster: string, privateName: string): string[] {
  const found = new Set<string>();
  for (const endpoint of query.facts.endpointsByTarget.get(cluster as never) ?? [])
    for (const [address, owners] of query.facts.endpointByAddress)
      if (owners.some((o) => o.endpoint.key === endpoint.key)) found.add(address);
  for (const zone of query.estate.zones) {
    if (!zone.isPrivate || !isUnder(privateName, zone.zone)) continue;
    const said = askZone(zoneDataOf(query.estate, zone.key), zone.zone, privateName, "A");
    if (said.is === "data") for (const value of said.set.values) found.add(value);
  }
  return [...found].sort();
}

/** A name of a PaaS service: with or without its privatelink alias. */
function serviceName(query: Query, name: Name): PublicStep[] | undefined {
  const state = aliasStateOf(query, name);
  if (state.is === "none") return undefined;
  const plain = (lead: Lead): PublicStep => publicEnd(query, name, lead, true);
  const aliased = (lead: Lead, because: readonly ReturnType<typeof evidence>[]): PublicStep => {
    if (state.is === "no") return plain(lead);
    const step = { at: AT, did: "public-alias", args: { name, to: state.alias }, because };
    const whole = { ...lead, chain: [link(name, "CNAME", state.alias)], steps: [step] };
    return query.type === "CNAME" ? end(whole, {}) : { is: "alias", to: state.alias, lead: whole };
  };
  if (state.is === "yes") {
    const assumption =
      state.doubt === "shared"
        ? say.dns.assumeSharedAlias({ name })
        : say.dns.assumeSubResource({ name });
    const doubt: Lead =
      state.doubt === "" ? {} : { confidence: "likely", assumptions: [assumption] };
    return [aliased(doubt, state.because)];
  }
  if (state.is === "no") {
    const step = {
      at: AT,
      did: "public-no-alias",
      args: { name },
      because: state.because,
      decides: true,
    };
    return [
      plain({
        steps: [step],
        ...(state.sure
          ? {}
          : {
              confidence: "likely" as const,
              assumptions: [say.dns.assumeNoOtherEndpoint({ name })],
            }),
      }),
    ];
  }
  const gap = say.dns.gapForeignService({ name });
  return [
    plain({ when: [say.dns.whenNoEndpoint({ name })], gaps: [gap], confidence: "unknown" }),
    aliased({ when: [say.dns.whenEndpoint({ name })], gaps: [gap], confidence: "unknown" }, []),
  ];
}

/** A privatelink name asked in public DNS: it is registered on purpose, with the public address (dns.md 1.1 P4). */
function privateLinkName(query: Query, name: Name): PublicStep[] | undefined {
  if (!labelsOf(name).includes("privatelink")) return undefined;
  // AKS private names are not published (dns.md T100).
  if (name.includes(".azmk8s.io") || name.includes(".azmk8s.")) {
    const step = { at: AT, did: "public-nothing", args: { name, rcode: "NXDOMAIN" }, because: [] };
    return [
      end(
        {
          steps: [step],
          confidence: "likely",
          assumptions: [say.dns.assumeAksNotPublic({ name })],
        },
        { rcode: "NXDOMAIN" },
      ),
    ];
  }
  const names = serviceOfAlias(name);
  const isKnown = names.some(
    (n) => servicesNamed(query, n).length > 0 || query.facts.endpointsByFqdn.has(n),
  );
  return [publicEnd(query, name, {}, isKnown)];
}

/** A name that is no Azure service: the world's, as far as anyone can tell from here. */
function foreignName(query: Query, name: Name): PublicStep {
  const top = labelsOf(name).at(-1) ?? "";
  const twoLabels = labelsOf(name).length > 1;
  if (
    !twoLabels ||
    NOT_PUBLIC.has(top) ||
    NOT_PUBLISHED.some((zone) => isUnder(name, zone)) ||
    isPrivateReverse(name)
  ) {
    const step = { at: AT, did: "public-nothing", args: { name, rcode: "NXDOMAIN" }, because: [] };
    return end({ steps: [step] }, { rcode: "NXDOMAIN" });
  }
  return publicEnd(query, name, {}, false);
}

function noData(name: Name): PublicStep {
  const step = { at: AT, did: "public-nothing", args: { name, rcode: "NODATA" }, because: [] };
  return end({ steps: [step] }, { rcode: "NODATA" });
}

/**
 * An end in public data that no estate holds. Azure's service names stand for A records behind aliases of Azure's own
 * clusters (dns.md 1.1), so other types are NODATA for them. That a name which the estate does not know exists at all
 * is taken for granted, and said.
 */
function publicEnd(query: Query, name: Name, lead: Lead, isAzure: boolean): PublicStep {
  const azure = isAzure || isUnder(name, "windows.net");
  const doubts = [...(lead.assumptions ?? [])];
  if (!isAzure && !lead.gaps?.length) doubts.push(say.dns.assumeExists({ name }));
  const isEmpty = azure ? !["A", "CNAME"].includes(query.type) : query.type === "CNAME";
  if (azure && query.type === "CNAME") doubts.push(say.dns.assumeClusterAlias({ name }));
  if (isEmpty) doubts.push(say.dns.assumeOnlyA({ name }));
  const doubt: Lead =
    doubts.length > 0 ? { assumptions: doubts, confidence: lead.confidence ?? "likely" } : {};
  const step = isEmpty
    ? { at: AT, did: "public-nothing", args: { name, rcode: "NODATA" }, because: [] }
    : { at: AT, did: "public-answered", args: { name, data: "public" }, because: [] };
  const whole: Lead = { ...lead, ...doubt, steps: [...(lead.steps ?? []), step] };
  if (isEmpty) return end(whole, { rcode: "NODATA" });
  return end({ ...whole, chain: [link(name, query.type, "public")] }, {});
}
