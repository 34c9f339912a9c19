/** What Azure cannot know and the user tells: on-premises sites and DNS servers (spec/cli.md, sites file). */
import type { Key } from "./thing.ts";

export type Site = {
  readonly name: string;
  /** Connections, local network gateways, VPN sites or circuits by which it is attached; empty: not told. */
  readonly attach: readonly Key[];
  readonly prefixes: readonly string[];
  readonly dnsServers: readonly string[];
  readonly natAddresses: readonly string[];
};

export type Software =
  | "windows"
  | "bind"
  | "unbound"
  | "dnsmasq"
  | "coredns"
  | "powerdns"
  | "infoblox"
  | "knot"
  | "other";

/** A target of forwarding; port 53 unless told. */
export type Target = { readonly address: string; readonly port: number };

export type ConditionalForwarder = {
  /** Suffix, lower case, without trailing dot. */
  readonly zone: string;
  /** Empty: forwarding is cancelled below this name (BIND `forwarders {}`, dnsmasq `server=/x/`). */
  readonly to: readonly Target[];
  /** Whether the server tries its own recursion when the targets fail; undefined: the software's default. */
  readonly fallback?: boolean;
  readonly enabled: boolean;
  /** Suffixes below `zone` that are not forwarded. */
  readonly except: readonly string[];
};

export type HostedZone = {
  readonly name: string;
  /** False: a partial list (hosts entries); names not listed go on as if the zone were not there. */
  readonly authoritative: boolean;
  /** False: the zone is known but its records were not told, so a missing one proves nothing. */
  readonly complete?: boolean;
  readonly records: readonly {
    /** Relative, "@" for the apex, lower case. */
    readonly name: string;
    readonly type: string;
    readonly ttl: number;
    readonly data: string;
  }[];
};

/** A DNS server whose configuration the user told. */
export type DnsServer = {
  readonly address: string;
  /** What people call it (`dns01`); absent: its address. */
  readonly name?: string;
  /** VNet in which it stands, to settle overlapping address spaces. */
  readonly vnet?: Key;
  readonly software: Software;
  /** How it treats aliases; undefined: as its software does (dns.md section 4.3). */
  readonly family?: "trusting" | "chasing" | "sticky";
  readonly conditionalForwarders: readonly ConditionalForwarder[];
  readonly forwarders: readonly Target[];
  /** Whether it recurses from the root when it has no forwarders or they fail. */
  readonly rootHints: boolean;
  /** BIND `forward only` and the like for the default forwarders; undefined: the software's default. */
  readonly forwardOnly?: boolean;
  readonly zones: readonly HostedZone[];
  readonly hostedDataAppliesToAliases?: boolean;
  /** DNS-rebinding filter: drops private addresses from answers of upstreams. */
  readonly rebindFilter?: { readonly allowSuffixes: readonly string[] };
  readonly dnssecValidation?: boolean;
  readonly validateExcept: readonly string[];
};
