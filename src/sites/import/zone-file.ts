/** What does a zone file say (RFC 1035 section 5, with `$TTL`, `$INCLUDE` and `$GENERATE`)? */
import { isUnder, parseAddress, parseName, relativeTo } from "#src/net/index.ts";
import { RECORD_TYPES, type RecordDraft } from "./draft.ts";
import type { Source } from "./reach.ts";
import { generated } from "./zone-generate.ts";
import { type ZoneEntry, zoneEntries } from "./zone-lines.ts";

/** A name below the zone that is delegated to other servers, with the addresses given for them. */
export type ZoneCut = { readonly name: string; readonly servers: string[]; readonly line: number };

export type ZoneContent = {
  /** Names relative to the zone, "@" for the apex; what lies below a delegation is not part of it. */
  readonly records: RecordDraft[];
  readonly cuts: readonly ZoneCut[];
};

/** Types that hold signatures: nothing that clients of this zone would be told apart by. */
const SIGNING = /^(RRSIG|NSEC|NSEC3|NSEC3PARAM|DNSKEY|DS|CDS|CDNSKEY|ZONEMD|TYPE65534)$/;
const CLASS = /^(IN|CH|HS)$/;
const UNITS: Readonly<Record<string, number>> = { S: 1, M: 60, H: 3600, D: 86400, W: 604800 };
/** Position of the name in the data of types that hold one. */
const NAME_AT: Readonly<Record<string, number>> = { CNAME: 0, NS: 0, PTR: 0, MX: 1, SRV: 3 };

/** One record with its owner's whole name. */
type Whole = RecordDraft & { readonly line: number };
type State = {
  readonly zone: string;
  origin: string;
  owner: string;
  ttl: number | undefined;
  lastTtl: number;
};

/** The content of the zone file `source` for the zone called `zone`. Lines that are not understood are noted. */
export function readZoneFile(source: Source, zone: string): ZoneContent {
  const found: Whole[] = [];
  const start = { zone, origin: zone, owner: zone, ttl: undefined, lastTtl: 3600 };
  readEntries(source, start, found);
  return cutApart(zone, found);
}

function readEntries(source: Source, state: State, found: Whole[]): void {
  for (const entry of zoneEntries(source.text)) {
    const { words, line, text } = entry;
    if (entry.open) source.note(line, text, "not-closed");
    switch ((words[0] ?? "").toUpperCase()) {
      case "$ORIGIN": {
        const origin = absolute(words[1] ?? "", state.origin);
        if (origin === undefined) source.note(line, text, "name");
        else state.origin = origin;
        break;
      }
      case "$TTL":
        state.ttl = seconds(words[1] ?? "");
        if (state.ttl === undefined) source.note(line, text, "ttl");
        break;
      case "$INCLUDE": {
        const naming = { line, seen: text, missing: "include-not-given" };
        const origin = absolute(words[2] ?? "@", state.origin) ?? state.origin;
        // The origin of an included file ends with it (RFC 1035 section 5.1).
        for (const inner of source.open(words[1] ?? "", naming))
          readEntries(inner, { ...state, origin }, found);
        break;
      }
      case "$GENERATE": {
        const lines = generated(words);
        if (!lines) source.note(line, text, "generate");
        for (const made of lines ?? [])
          readRecord(source, { ...entry, words: made, blankOwner: false }, state, found);
        break;
      }
      default:
        readRecord(source, entry, state, found);
    }
  }
}

function readRecord(source: Source, entry: ZoneEntry, state: State, found: Whole[]): void {
  const { line, text } = entry;
  const words = [...entry.words];
  if (!entry.blankOwner) {
    const owner = absolute(words.shift() ?? "", state.origin);
    if (owner === undefined) {
      source.note(line, text, "name");
      return;
    }
    state.owner = owner;
  }
  let ttl = state.ttl ?? state.lastTtl;
  for (;;) {
    const word = (words[0] ?? "").toUpperCase();
    const time = seconds(word);
    if (time !== undefined) ttl = state.lastTtl = time;
    else if (!CLASS.test(word)) break;
    words.shift();
  }
  const type = (words.shift() ?? "").toUpperCase();
  if (SIGNING.test(type)) return;
  if (!RECORD_TYPES.has(type)) source.note(line, text, "record-type");
  else if (!isUnder(state.owner, state.zone)) source.note(line, text, "outside-zone");
  else {
    const data = dataOf(type, words, state.origin);
    if (data === undefined) source.note(line, text, "record-data");
    else found.push({ name: state.owner, type, ttl, data, line });
  }
}

/** Data in presentation form with whole names; undefined when the type cannot have it. */
function dataOf(type: string, words: readonly string[], origin: string): string | undefined {
  const at = NAME_AT[type];
  if (at !== undefined) {
    const name = words[at] === undefined ? undefined : absolute(words[at], origin);
    return name === undefined ? undefined : [...words.slice(0, at), `${name}.`].join(" ");
  }
  if (type === "A" || type === "AAAA") {
    const address = words[0] ?? "";
    return parseAddress(address)?.family === (type === "A" ? 4 : 6) ? address : undefined;
  }
  if (words.length === 0) return undefined;
  // A text may be empty, which has to be seen as such.
  return words.join(" ").trim() || '""';
}

/** The zone's own records, and its delegations: NS records below its name. */
function cutApart(zone: string, found: readonly Whole[]): ZoneContent {
  const cuts = new Map<string, ZoneCut>();
  const addresses = new Map<string, string[]>();
  for (const { name, type, data, line } of found) {
    if (type === "NS" && name !== zone && !cuts.has(name))
      cuts.set(name, { name, servers: [], line });
    if (type === "A" || type === "AAAA")
      addresses.set(name, [...(addresses.get(name) ?? []), data].slice(0, 32));
  }
  for (const { name, type, data } of found)
    if (type === "NS") cuts.get(name)?.servers.push(...(addresses.get(data.slice(0, -1)) ?? []));
  const isBelow = (name: string) => {
    for (let at = name; at !== zone; at = at.slice(at.indexOf(".") + 1)) {
      if (cuts.has(at)) return true;
      if (!at.includes(".")) return false;
    }
    return false;
  };
  const records = found
    .filter(({ name, type }) => type !== "SOA" && type !== "NS" && !isBelow(name))
    .map(({ name, type, ttl, data }) => ({ name: relativeTo(name, zone), type, ttl, data }));
  return { records, cuts: [...cuts.values()] };
}

/** The whole name that `name` writes below `origin`. */
function absolute(name: string, origin: string): string | undefined {
  if (name === "@") return origin;
  const own = parseName(name);
  return own === undefined || name.endsWith(".") || origin === ""
    ? own
    : parseName(`${own}.${origin}`);
}

/** Seconds of a TTL such as `3600` or `1h30m`, or undefined. */
function seconds(text: string): number | undefined {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  if (!/^(\d{1,10}[smhdw]){1,5}$/i.test(text)) return undefined;
  return [...text.matchAll(/(\d+)([smhdw])/gi)].reduce(
    (sum, m) => sum + Number(m[1]) * (UNITS[(m[2] ?? "").toUpperCase()] ?? 0),
    0,
  );
}
