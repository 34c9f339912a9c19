/** What filters and services are asked about a packet, and how they answer. */
import type { Evidence, Key, Vantage } from "#src/model/index.ts";
import type { Destination } from "./destination.ts";
import type { BlockedAt } from "./journey.ts";

export type Confidence = "CERTAIN" | "LIKELY" | "UNKNOWN";

/** A packet before a filter. */
export type Flow = {
  /** Addresses or prefixes that it may come from; empty: nobody knows. */
  readonly sources: readonly string[];
  readonly fromSubnet?: Key;
  readonly fromNic?: Key;
  readonly to: Destination;
  readonly toSubnet?: Key;
  readonly toNic?: Key;
  readonly port: number;
  readonly protocol: "tcp" | "udp" | "icmp";
};

/** What a filter or a service did with it. `did` is a key of `messages/path.ts`. */
export type Filtered = {
  readonly passes: "yes" | "no" | "unknown";
  readonly blockedAt: BlockedAt | null;
  readonly did: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly because: readonly Evidence[];
  readonly risks: readonly string[];
  readonly confidence: Confidence;
};

/** Who knocks at a service's public door. */
export type Caller = {
  /** Public addresses that the service sees; over a service endpoint it sees none of them. */
  readonly publicAddresses: readonly string[] | "unknown";
  readonly viaServiceEndpoint?: { readonly subnet: Key; readonly variant: "BASIC" | "STANDARD" };
  readonly subnet?: Key;
  readonly vnet?: Key;
  readonly region?: string;
  readonly subscription?: string;
  readonly tenant?: string;
  readonly kind: Vantage["kind"];
};
