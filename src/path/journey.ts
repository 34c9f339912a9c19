/** What a journey is: the way of a packet from a vantage to an address, hop by hop, with its evidence. */
import type { Said } from "#src/messages/index.ts";
import type { Evidence } from "#src/model/index.ts";

/** An effective route in Azure's own words (path.md section 1.1). */
export type EffectiveRoute = {
  readonly source: "Default" | "VirtualNetworkGateway" | "User";
  readonly state: "Active" | "Invalid";
  readonly prefixes: readonly string[];
  readonly nextHopType: string;
  readonly nextHopAddresses: readonly string[];
  /** ARM id of what made the route: VNet, peering, route, endpoint …; null for Azure's own. */
  readonly origin: string | null;
  readonly because: readonly Evidence[];
};

/** One hop. `did` values are the keys of `messages/path.ts`. */
export type Hop = {
  readonly n: number;
  readonly at: string;
  readonly actor?: string;
  readonly nextHopType: string;
  readonly nextHop: string;
  readonly did: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly because: readonly Evidence[];
};

/** Where a packet was stopped (path.md section 0.2). */
export type BlockedAt =
  | "DNS"
  | "ROUTE_NONE"
  | "NO_ROUTE"
  | "PEERING"
  | "GATEWAY"
  | "NVA"
  | "NSG_OUT"
  /** Into a machine; additional to the spec, whose list is of ways to services. */
  | "NSG_IN"
  | "ADMIN_RULE"
  | "PE_NSG_IN"
  | "PE_STATE"
  | "PAAS_ACL"
  | "NSP"
  | "SEP"
  | "NO_EGRESS";

export type Transport =
  | "AZURE_BACKBONE"
  | "VIA_NVA_SNAT"
  | "FORCED_TUNNEL_ONPREM"
  | "ER_MICROSOFT_PEERING"
  | "INTERNET";

export type Journey = {
  /** The address aimed at, or `public`. */
  readonly to: string;
  readonly hops: readonly Hop[];
  /** `delivered`, `blocked` or `unknown`. */
  readonly ending: "delivered" | "blocked" | "unknown";
  readonly blockedAt: BlockedAt | null;
  /** How it arrives when it does. */
  readonly arrives: "private-endpoint" | "service-endpoint" | "public" | "private-address" | null;
  readonly transport: Transport | null;
  readonly risks: readonly string[];
  readonly confidence: "CERTAIN" | "LIKELY" | "UNKNOWN";
  readonly assumptions: readonly Said[];
  /** Of an unknown end: the one of `assumptions` for which nobody can tell. */
  readonly gap?: Said;
};
