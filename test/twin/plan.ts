/** What the twin builds for a world: a plain plan that the program inside the network namespace carries out. */
import type { DnsServer, Estate } from "#src/model/index.ts";
import { PLACES, type TwinWorld } from "./world.ts";

/** Data of the Azure stand-in, flat and by itself: no part of the engine reads or writes it. */
export type AzurePlan = {
  /** VNet name → its address prefix, linked zones, and rules. */
  readonly vnets: readonly {
    readonly name: string;
    readonly prefix: string;
    readonly zones: readonly {
      readonly name: string;
      readonly redirect: boolean;
      readonly records: readonly {
        readonly name: string;
        readonly type: string;
        readonly data: string;
      }[];
    }[];
    readonly rules: readonly { readonly domain: string; readonly target: string }[];
  }[];
  /** Address from which the outbound endpoint's packets leave, and its VNet's prefix. */
  readonly outbound: string;
};

export type Plan = {
  readonly azure: AzurePlan;
  /** Lines of the public root zone. */
  readonly publicZone: readonly string[];
  readonly servers: readonly DnsServer[];
  readonly firewall: {
    readonly address: string;
    readonly on: boolean;
    readonly servers: readonly string[];
  };
  readonly addresses: readonly string[];
  /** Pairs of prefixes between which no packet passes. */
  readonly walls: readonly (readonly [from: string, to: string])[];
  readonly questions: readonly {
    readonly client: string;
    readonly servers: readonly string[];
    readonly name: string;
    readonly type: string;
  }[];
};

/** Address of the stand-in for public DNS' root, and the addresses it gives. */
export const ROOT = "198.41.0.4";
const PUBLIC_ADDRESS = "203.0.113.10";

/** Reserved suffixes that the questions of the worlds meet, written from dns.md 2.4 by hand. */
export const RESERVED = ["windows.net", "core.windows.net", "azure.net"];

export function planOf(world: TwinWorld): Plan {
  const { estate } = world;
  const hub = estate.vnets[0]?.key;
  const walls: [string, string][] = [];
  const wall = (a: string, b: string) => {
    walls.push([a, b], [b, a]);
  };
  estate.vnets.forEach((vnet, i) => {
    if (i === 0) return;
    const peered = estate.peerings.some((p) => p.vnet === vnet.key && p.remoteVnet === hub);
    if (!peered) {
      wall(`10.${i}.0.0/16`, "10.0.0.0/16");
      wall(`10.${i}.0.0/16`, "192.168.0.0/16");
    }
  });
  const policy = estate.firewallPolicies[0];
  return {
    azure: azureOf(estate),
    publicZone: publicZoneOf(estate),
    servers: estate.dnsServers,
    firewall: {
      address: PLACES.firewall,
      on: policy?.dnsProxy ?? false,
      servers: policy?.dnsServers ?? [],
    },
    addresses: [
      ...new Set([
        ROOT,
        PLACES.publicResolver,
        "168.63.129.16",
        PLACES.inbound,
        PLACES.firewall,
        PLACES.machine,
        PLACES.site,
        "10.0.2.4",
        ...world.questions.map((q) => q.client),
      ]),
    ],
    walls,
    questions: world.questions.map((q) => ({
      client: q.client,
      servers: serversFor(estate, q.vantage),
      name: q.name,
      type: q.type,
    })),
  };
}

function serversFor(
  estate: Estate,
  vantage: TwinWorld["questions"][number]["vantage"],
): readonly string[] {
  if (vantage.kind === "internet") return [ROOT];
  if (vantage.kind === "site") return estate.sites[0]?.dnsServers ?? [];
  const own = estate.vnets.find((v) => v.key === vantage.vnet)?.dnsServers ?? [];
  return own.length > 0 ? own : ["168.63.129.16"];
}

function azureOf(estate: Estate): AzurePlan {
  const vnets = estate.vnets.map((vnet, i) => ({
    name: vnet.name,
    prefix: `10.${i}.`,
    zones: estate.zoneLinks
      .filter((link) => link.vnet === vnet.key && link.state === "Completed")
      .map((link) => ({
        name: estate.zones.find((z) => z.key === link.zone)?.zone ?? "",
        redirect: link.resolutionPolicy === "NxDomainRedirect",
        records: estate.records
          .filter((r) => r.zone === link.zone)
          .map((r) => ({ name: r.name, type: r.type as string, data: r.values[0] ?? "" })),
      })),
    rules: estate.rulesetLinks
      .filter((link) => link.vnet === vnet.key)
      .flatMap(() =>
        estate.forwardingRules
          .filter((r) => r.enabled)
          .map((r) => ({ domain: r.domain, target: r.targets[0]?.address ?? "" })),
      ),
  }));
  return { vnets, outbound: "10.0.2.4" };
}

const ALIAS: Readonly<Record<string, string>> = {
  blob: "privatelink.blob.core.windows.net",
  vault: "privatelink.vaultcore.azure.net",
  sqlServer: "privatelink.database.windows.net",
};

/** The public side: an alias exactly where a connection is approved; privatelink names are registered always (dns.md 1.1). */
function publicZoneOf(estate: Estate): string[] {
  const lines = [
    "$TTL 60",
    `. IN SOA root. root. 1 60 60 60 1`,
    ". IN NS ns.root.",
    `ns.root. IN A ${ROOT}`,
  ];
  for (const service of estate.services) {
    const name = service.names[0];
    if (!name) continue;
    const alias = `${service.name}.${ALIAS[name.groupId]}`;
    const approved = service.connections?.some((c) => c.state === "Approved");
    lines.push(
      approved ? `${name.fqdn}. IN CNAME ${alias}.` : `${name.fqdn}. IN A ${PUBLIC_ADDRESS}`,
    );
    lines.push(`${alias}. IN A ${PUBLIC_ADDRESS}`);
  }
  for (const name of ["www.example.org", "*.contoso.com", "*.example"]) {
    lines.push(
      `${name}. IN A ${PUBLIC_ADDRESS}`,
      `${name}. IN AAAA 2001:db8::10`,
      `${name}. IN TXT "public"`,
    );
  }
  return lines;
}
