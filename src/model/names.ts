/** Where names are answered: private zones, links, records, resolvers, rulesets, DNS security policies. */
import type { Key, Thing } from "./thing.ts";

/** A DNS zone. `zone` is its name in lower case without trailing dot. */
export type Zone = Thing & {
  readonly zone: string;
  readonly isPrivate: boolean;
  /** Number of record sets that Azure told, SOA included; undefined when not told. */
  readonly recordSetCount?: number;
  /** Number of VNet links that Azure told; undefined when not told. */
  readonly linkCount?: number;
};

export type ZoneLink = Thing & {
  readonly zone: Key;
  readonly vnet: Key;
  readonly registration: boolean;
  /** `Default` or `NxDomainRedirect`. */
  readonly resolutionPolicy: string;
  /** `Completed` unless told otherwise. */
  readonly state: string;
  readonly provisioningState: string;
};

export type RecordType =
  | "A"
  | "AAAA"
  | "CNAME"
  | "MX"
  | "NS"
  | "PTR"
  | "SOA"
  | "SRV"
  | "TXT"
  | "CAA";

export type RecordSet = {
  readonly id: string;
  readonly key: Key;
  readonly zone: Key;
  /** Relative to the zone, lower case, "@" for the apex. */
  readonly name: string;
  readonly type: RecordType;
  readonly ttl: number;
  /** Presentation form, one per record: address, target name without trailing dot, text … */
  readonly values: readonly string[];
  readonly autoRegistered: boolean;
  /** `metadata.creator`; "" when not told. */
  readonly creator: string;
};

export type Resolver = Thing & { readonly vnet: Key };

export type InboundEndpoint = Thing & {
  readonly resolver: Key;
  /** VNet of its subnet (or of its resolver). */
  readonly vnet?: Key;
  readonly ips: readonly { readonly address: string; readonly subnet?: Key }[];
};

export type OutboundEndpoint = Thing & {
  readonly resolver: Key;
  readonly subnet?: Key;
  readonly vnet?: Key;
};

export type Ruleset = Thing & { readonly outboundEndpoints: readonly Key[] };

export type ForwardingRule = Thing & {
  readonly ruleset: Key;
  /** Suffix without trailing dot, lower case; "" is the wildcard rule `.`. */
  readonly domain: string;
  readonly enabled: boolean;
  readonly targets: readonly { readonly address: string; readonly port: number }[];
};

export type RulesetLink = Thing & {
  readonly ruleset: Key;
  readonly vnet: Key;
  readonly provisioningState: string;
};

/** A DNS security policy (`dnsResolverPolicies`). */
export type DnsPolicy = Thing;

export type DnsPolicyRule = Thing & {
  readonly policy: Key;
  readonly priority: number;
  /** `Allow`, `Alert`, `Block`. */
  readonly action: string;
  readonly enabled: boolean;
  readonly domainLists: readonly Key[];
};

export type DnsPolicyLink = Thing & { readonly policy: Key; readonly vnet: Key };

/** Domains without trailing dot, lower case; "" stands for `.` (every name); `*.` prefixes kept. */
export type DomainList = Thing & { readonly domains: readonly string[] };
