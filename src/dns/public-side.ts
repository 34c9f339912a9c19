/** What public DNS says about a name: modelled from the estate, never asked live (dns.md section 1). */
import { serviceOfAlias } from "#src/azure/catalogue/index.ts";
import { say } from "#src/messages/index.ts";
import { closestZone, isUnder, labelsOf, type Name } from "#src/net/index.ts";
import { aliasStateOf, servicesNamed } from "./alias-state.ts";
import { type Answer, BARE, evidence, type Lead } from "./answer.ts";
import type { Query } from "./query.ts";
import type { ChainLink } from "./resolution.ts";
import { askZone, zoneDataOf } from "./zone-data.ts";

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
  const said = askZone(zoneDataOf(query.estate, zone.key), zone.zone, name, query.type);
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
    return [end({ chain, steps }, {})];
  }
  if (said.is === "alias") {
    const chain = [link(name, "CNAME", said.to, said.set.ttl)];
    const steps = [step("public-alias", { name, to: said.to }, said.to)];
    if (query.type === "CNAME") return [end({ chain, steps }, {})];
    return [{ is: "alias", to: said.to as Name, lead: { chain, steps } }];
  }
  // The zone is in the estate, but whether the world delegates to it is not told, hence "likely".
  const rcode = said.is === "nodata" ? "NODATA" : "NXDOMAIN";
  const lead: Lead = {
    steps: [step("public-nothing", { name, rcode }, zone.zone)],
    assumptions: [say.dns.assumePublicZoneDelegated({ zone: zone.zone })],
    confidence: "likely",
  };
  return [end(lead, { rcode })];
}

/** Names that the estate knows by heart: public IP labels, AKS public names, failover listeners. */
function knownName(query: Query, name: Name): PublicStep[] | undefined {
  const ip = query.facts.publicIpByFqdn.get(name);
  if (ip?.address) {
    if (query.type !== "A") return [noData(name)];
    const because = [evidence(ip.id, "/properties/ipAddress", ip.address)];
    const steps = [
      { at: AT, actor: ip.id, did: "public-answered", args: { name, data: ip.address }, because },
    ];
    return [end({ chain: [link(name, "A", ip.address)], steps }, {})];
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
      return [
        end({ chain: addresses.map((a) => link(name, "A", a)), steps, confidence: "likely" }, {}),
      ];
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
  if (state.is === "yes")
    return [
      aliased(
        state.sure
          ? {}
          : { confidence: "likely", assumptions: [say.dns.assumeSharedAlias({ name })] },
        state.because,
      ),
    ];
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
  if (!twoLabels || NOT_PUBLIC.has(top) || isUnder(name, "home.arpa")) {
    const step = { at: AT, did: "public-nothing", args: { name, rcode: "NXDOMAIN" }, because: [] };
    return end({ steps: [step] }, { rcode: "NXDOMAIN" });
  }
  return publicEnd(query, name, {}, false);
}

function noData(name: Name): PublicStep {
  const step = { at: AT, did: "public-nothing", args: { name, rcode: "NODATA" }, because: [] };
  return end({ steps: [step] }, { rcode: "NODATA" });
}

/** An end in a public address. Azure service names publish A records only, so other types are NODATA for them. */
function publicEnd(query: Query, name: Name, lead: Lead, isAzure: boolean): PublicStep {
  if (query.type !== "A" && (isAzure || query.type === "CNAME" || isUnder(name, "windows.net"))) {
    const step = { at: AT, did: "public-nothing", args: { name, rcode: "NODATA" }, because: [] };
    return end(
      {
        ...lead,
        steps: [...(lead.steps ?? []), step],
        confidence: lead.confidence ?? "likely",
        assumptions: [...(lead.assumptions ?? []), say.dns.assumeOnlyA({ name })],
      },
      { rcode: "NODATA" },
    );
  }
  const step = { at: AT, did: "public-answered", args: { name, data: "public" }, because: [] };
  return end(
    { ...lead, chain: [link(name, query.type, "public")], steps: [...(lead.steps ?? []), step] },
    {},
  );
}
