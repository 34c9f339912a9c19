/** What does one entry of `dnsServers` in a sites file say about a DNS server? */
import {
  type ConditionalForwarder,
  type DnsServer,
  keyOf,
  type Software,
} from "#src/model/index.ts";
import { parseName } from "#src/net/index.ts";
import { fieldsOf, flagOf, listOf, type Placed, readAs } from "./fields.ts";
import { addressOf, readTarget } from "./read-target.ts";
import { readHostedZone } from "./read-zone.ts";

const FIELDS = [
  "address",
  "name",
  "vnet",
  "software",
  "family",
  "conditionalForwarders",
  "forwarders",
  "rootHints",
  "forwardOnly",
  "zones",
  "hostedDataAppliesToAliases",
  "rebindFilter",
  "dnssecValidation",
  "validateExcept",
];

const SOFTWARE: readonly Software[] = [
  "windows",
  "bind",
  "unbound",
  "dnsmasq",
  "coredns",
  "powerdns",
  "infoblox",
  "knot",
  "other",
];
const FAMILIES = ["trusting", "chasing", "sticky"] as const;

/** These only pass questions on; the others can ask public DNS from the root by themselves. */
const NEVER_RECURSES: readonly Software[] = ["dnsmasq", "coredns"];

/**
 * The server that `placed` tells of, or undefined (noted) without a usable address. What is not told is as its
 * software does by default (dns.md 4): root hints are on, but for software that only forwards; such a server without
 * any forwarder takes those of its machine, so it asks public DNS too. Without software both families are evaluated.
 */
export function readDnsServer(placed: Placed): DnsServer | undefined {
  const fields = fieldsOf(placed, FIELDS);
  if (!fields) return undefined;
  if (!fields.has("address")) placed.odd(placed.pointer, "no-address", placed.value);
  const address = readAs(fields.at("address"), "not-an-address", addressOf);
  if (address === undefined) return undefined;
  const software = readAs(fields.at("software"), "not-software", oneOf(SOFTWARE)) ?? "other";
  const family = readAs(fields.at("family"), "not-a-family", oneOf(FAMILIES));
  const name = readAs(fields.at("name"), "not-a-text", (text) => text);
  const vnet = readAs(fields.at("vnet"), "not-an-id", idOf);
  const forwarders = listOf(fields.at("forwarders"), readTarget);
  const forwardOnly = flagOf(fields.at("forwardOnly"));
  const aliases = flagOf(fields.at("hostedDataAppliesToAliases"));
  const rebindFilter = readFilter(fields.at("rebindFilter"));
  const validates = flagOf(fields.at("dnssecValidation"));
  return {
    address,
    software,
    conditionalForwarders: listOf(fields.at("conditionalForwarders"), readForwarder),
    forwarders,
    rootHints:
      flagOf(fields.at("rootHints")) ??
      (forwarders.length === 0 || !NEVER_RECURSES.includes(software)),
    zones: listOf(fields.at("zones"), readHostedZone),
    validateExcept: listOf(fields.at("validateExcept"), readSuffix),
    ...(name === undefined ? {} : { name }),
    ...(vnet === undefined ? {} : { vnet }),
    ...(family === undefined ? {} : { family }),
    ...(forwardOnly === undefined ? {} : { forwardOnly }),
    ...(aliases === undefined ? {} : { hostedDataAppliesToAliases: aliases }),
    ...(rebindFilter === undefined ? {} : { rebindFilter }),
    ...(validates === undefined ? {} : { dnssecValidation: validates }),
  };
}

function readForwarder(placed: Placed): ConditionalForwarder | undefined {
  const fields = fieldsOf(placed, ["zone", "to", "fallback", "enabled", "except"]);
  if (!fields) return undefined;
  if (!fields.has("zone")) placed.odd(placed.pointer, "no-zone", placed.value);
  const zone = readSuffix(fields.at("zone"));
  if (zone === undefined) return undefined;
  // An empty list is told: it cancels forwarding below the name. No list at all leads nowhere known.
  if (!fields.has("to")) {
    placed.odd(placed.pointer, "no-targets", placed.value);
    return undefined;
  }
  const given = fields.at("to");
  const to = listOf(given, readTarget);
  // Targets that could not be read must not turn into "never forward this".
  if (to.length === 0 && !(Array.isArray(given.value) && given.value.length === 0))
    return undefined;
  const fallback = flagOf(fields.at("fallback"));
  return {
    zone,
    to,
    enabled: flagOf(fields.at("enabled")) ?? true,
    except: listOf(fields.at("except"), readSuffix),
    ...(fallback === undefined ? {} : { fallback }),
  };
}

function readFilter(placed: Placed): DnsServer["rebindFilter"] {
  if (typeof placed.value === "boolean") return placed.value ? { allowSuffixes: [] } : undefined;
  if (placed.value === undefined) return undefined;
  const fields = fieldsOf(placed, ["enabled", "allowSuffixes"]);
  if (!fields || flagOf(fields.at("enabled")) === false) return undefined;
  return { allowSuffixes: listOf(fields.at("allowSuffixes"), readSuffix) };
}

/** A suffix of names; `*.` in front says nothing more, since a suffix holds all that lies below it. */
function readSuffix(placed: Placed): string | undefined {
  return readAs(placed, "not-a-name", (text) => parseName(text.replace(/^\*\./, "")));
}

/** Reads a word of `words`, whatever its letter case. */
function oneOf<T extends string>(words: readonly T[]): (text: string) => T | undefined {
  return (text) => words.find((word) => word === text.toLowerCase());
}

/** The key of the ARM id that `text` writes; undefined when it writes none. */
export function idOf(text: string) {
  return /^\/subscriptions\/[^/]+\/.+/i.test(text) ? keyOf(text) : undefined;
}
