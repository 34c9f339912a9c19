/** What does a sites file tell of on-premises sites and DNS servers (the format `split-horizon.sites/1`)? */
import { sortedBy } from "#src/base/index.ts";
import type { DnsServer, Site } from "#src/model/index.ts";
import { parsePrefix } from "#src/net/index.ts";
import { fieldsOf, listOf, type Placed, readAs, type SitesOddity } from "./fields.ts";
import { idOf, readDnsServer } from "./read-server.ts";
import { addressOf } from "./read-target.ts";

/** The format that this program writes and reads. */
export const SITES_FORMAT = "split-horizon.sites/1";

/** Why a value is no sites file at all: it has another format (or none), or one of a newer program. */
export type SitesRefusal =
  | { readonly why: "not-sites"; readonly seen: unknown }
  | { readonly why: "newer"; readonly format: number };

/** What people tell beside Azure's documents. */
export type Told = {
  /** By name. */
  readonly sites: readonly Site[];
  /** By address, then VNet. */
  readonly dnsServers: readonly DnsServer[];
};

/** What a sites file tells, what was strange in it, and whether it is one. */
export type ReadSites = Told & {
  readonly oddities: readonly SitesOddity[];
  /** Present: nothing was read. */
  readonly refusal?: SitesRefusal;
};

/**
 * What the parsed JSON `value` of the file `source` tells. Never throws: parts that are wrong become oddities, each
 * with its JSON pointer, and the rest is kept; a value of another or a newer format is refused whole.
 */
export function readSites(value: unknown, source: string): ReadSites {
  const refusal = refusalOf(value);
  if (refusal) return { sites: [], dnsServers: [], oddities: [], refusal };
  const oddities: SitesOddity[] = [];
  const odd: Placed["odd"] = (pointer, code, seen) =>
    void oddities.push({ resource: source, pointer, code, seen });
  const fields = fieldsOf({ value, pointer: "", odd }, ["format", "sites", "dnsServers"]);
  if (!fields) return { sites: [], dnsServers: [], oddities };
  const told = oneOfEach(
    {
      sites: listOf(fields.at("sites"), readSite),
      dnsServers: listOf(fields.at("dnsServers"), readDnsServer),
    },
    (seen) => odd("", "told-twice", seen),
  );
  return { ...told, oddities };
}

/** One server as `dnsServers` lists it, for those who tell a single one; undefined when it has no usable address. */
export function readOneServer(
  value: unknown,
  source: string,
): { readonly server: DnsServer | undefined; readonly oddities: readonly SitesOddity[] } {
  const oddities: SitesOddity[] = [];
  const odd: Placed["odd"] = (pointer, code, seen) =>
    void oddities.push({ resource: source, pointer, code, seen });
  return { server: readDnsServer({ value, pointer: "", odd }), oddities };
}

/** `files` as one: of a site or server told several times the last counts, and that is noted. */
export function mergedSites(
  files: readonly { readonly source: string; readonly read: ReadSites }[],
): ReadSites {
  const oddities = files.flatMap(({ read }) => read.oddities);
  let told: Told = { sites: [], dnsServers: [] };
  for (const { source, read } of files) {
    const both = {
      sites: [...told.sites, ...read.sites],
      dnsServers: [...told.dnsServers, ...read.dnsServers],
    };
    told = oneOfEach(both, (seen) => {
      oddities.push({ resource: source, pointer: "", code: "told-twice", seen });
    });
  }
  return { ...told, oddities };
}

function refusalOf(value: unknown): SitesRefusal | undefined {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  const seen: unknown = isObject && "format" in value ? value.format : undefined;
  const number = typeof seen === "string" ? /^split-horizon\.sites\/(\d+)$/.exec(seen)?.[1] : "";
  if (!number) return { why: "not-sites", seen };
  return Number(number) > 1 ? { why: "newer", format: Number(number) } : undefined;
}

function readSite(placed: Placed): Site | undefined {
  const known = ["name", "attach", "prefixes", "dnsServers", "natAddresses"];
  const fields = fieldsOf(placed, known);
  if (!fields) return undefined;
  if (!fields.has("name")) placed.odd(placed.pointer, "no-name", placed.value);
  const name = readAs(fields.at("name"), "not-a-text", (text) => text);
  if (name === undefined) return undefined;
  return {
    name,
    attach: listOf(fields.at("attach"), (item) => readAs(item, "not-an-id", idOf)),
    prefixes: listOf(fields.at("prefixes"), readPrefix),
    dnsServers: listOf(fields.at("dnsServers"), (item) =>
      readAs(item, "not-an-address", addressOf),
    ),
    natAddresses: listOf(fields.at("natAddresses"), readPrefix),
  };
}

/** A prefix, or a bare address, as written. */
function readPrefix(placed: Placed): string | undefined {
  return readAs(placed, "not-a-prefix", (text) => (parsePrefix(text) ? text : undefined));
}

/** `told` in order, with the last of each name or address alone; `twice` hears of those that gave way. */
function oneOfEach(told: Told, twice: (seen: string) => void): Told {
  const last = <T>(items: readonly T[], key: (item: T) => string) => {
    const byKey = new Map<string, T>();
    for (const item of items) {
      if (byKey.has(key(item))) twice(key(item).trim());
      byKey.set(key(item), item);
    }
    return sortedBy(byKey.values(), key);
  };
  return {
    sites: last(told.sites, (site) => site.name.toLowerCase()),
    dnsServers: last(told.dnsServers, (server) => `${server.address} ${server.vnet ?? ""}`),
  };
}
