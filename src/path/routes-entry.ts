/** What one route of a subnet is, inside the engine: Azure's row, and what stands behind it. */
import type { Evidence, Key, Route } from "#src/model/index.ts";
import { type Prefix, type PrefixTrie, parsePrefix, trieOf } from "#src/net/index.ts";
import type { Confidence } from "./flow.ts";

/** Why the route is there (path.md section 1.2). */
export type RouteKind =
  | "local"
  | "internet"
  | "reserved"
  | "peering"
  | "group"
  | "gateway"
  | "hub"
  | "service-endpoint"
  | "interface-endpoint"
  | "user";

export type RouteEntry = {
  readonly kind: RouteKind;
  readonly source: "Default" | "VirtualNetworkGateway" | "User";
  readonly prefixes: readonly string[];
  readonly nextHopType: string;
  readonly nextHops: readonly string[];
  readonly origin: string | null;
  readonly because: readonly Evidence[];
  readonly confidence: Confidence;
  /** The remote VNet, gateway, virtual hub or private endpoint that it leads to. */
  readonly via?: Key;
  /** The connection of the gateway that told the prefix. */
  readonly connection?: Key;
  /** ExpressRoute goes before VPN when both tell a prefix, unless a Route Server prefers VPN. */
  readonly goesFirst?: boolean;
  /** Of ExpressRoute connections: the heavier goes first, whatever the AS paths are. */
  readonly weight?: number;
  /** Service tag of a user-defined route or a service endpoint, as written. */
  readonly tag?: string;
  readonly user?: Route;
  /** Regions that a service endpoint covers; undefined: all. */
  readonly regions?: readonly string[];
};

/** One prefix of an entry, as tries hold it. */
export type Row = { readonly entry: RouteEntry; readonly prefix: Prefix };

/** Routes that are shared as a whole, with the trie by which they are searched. */
export type RouteLayer = {
  readonly entries: readonly RouteEntry[];
  readonly trie: PrefixTrie<Row>;
};

/** A layer of `entries`; text that is no prefix takes no part in the search. */
export function layerOf(entries: readonly RouteEntry[]): RouteLayer {
  const rows: (readonly [Prefix, Row])[] = [];
  for (const entry of entries)
    for (const text of entry.prefixes) {
      const prefix = parsePrefix(text);
      if (prefix) rows.push([prefix, { entry, prefix }]);
    }
  return { entries, trie: trieOf(rows) };
}

export const EMPTY_LAYER: RouteLayer = layerOf([]);

/** One piece of evidence. */
export function seen(resource: string, pointer: string, value: unknown): Evidence {
  return { resource, pointer, seen: value };
}
