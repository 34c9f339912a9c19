/** What do importers gather about DNS servers before it becomes a sites file? */
import { parseAddress, parseName } from "#src/net/index.ts";

/** A text given to the importers, with the name by which it is cited. */
export type ImportFile = { readonly name: string; readonly text: string };

/** Something that an importer did not understand or could not use: the place, what was seen, and why. */
export type ImportNote = {
  readonly file: string;
  /** 1-based; 0 when the whole file is meant. */
  readonly line: number;
  readonly seen: string;
  /** Key of `messages/importing.ts`. */
  readonly code: string;
};

/** Record types that a sites file holds. */
export const RECORD_TYPES: ReadonlySet<string> = new Set(
  "A AAAA CNAME MX NS PTR SOA SRV TXT CAA".split(" "),
);

export type RecordDraft = {
  readonly name: string;
  readonly type: string;
  readonly ttl: number;
  readonly data: string;
};

export type ZoneDraft = {
  readonly name: string;
  readonly records: RecordDraft[];
  authoritative: boolean;
  complete: boolean;
};

export type ForwarderDraft = {
  readonly zone: string;
  readonly to: string[];
  fallback?: boolean;
  enabled?: boolean;
  except?: string[];
};

/** One server's configuration, in the words of the sites file; gathered from one or several files. */
export type ServerDraft = {
  readonly software: string;
  /** What tells servers of one software apart: a computer's name; "" when nothing does. */
  label: string;
  /** The file that told it, for notes about the whole. */
  readonly file: string;
  readonly addresses: string[];
  forwarders: string[];
  /** By zone. */
  readonly conditional: Map<string, ForwarderDraft>;
  /** By name. */
  readonly zones: Map<string, ZoneDraft>;
  family?: "trusting" | "chasing" | "sticky";
  rootHints?: boolean;
  forwardOnly?: boolean;
  hostedDataAppliesToAliases?: boolean;
  /** Present: private addresses from upstreams are dropped, but for these suffixes. */
  rebindAllows?: string[];
  dnssecValidation?: boolean;
  readonly validateExcept: string[];
};

/** What an importer gives back. `resolvers` are servers that clients ask (resolv.conf). */
export type Imported = {
  readonly servers: readonly ServerDraft[];
  readonly resolvers: readonly string[];
};

/** How importers report: the line, what stood there, and the code of the reason. */
export type Note = (line: number, seen: string, code: string) => void;

/** A draft of a server with nothing known but its software. */
export function newServer(software: string, file: string, label = ""): ServerDraft {
  return {
    software,
    label,
    file,
    addresses: [],
    forwarders: [],
    conditional: new Map(),
    zones: new Map(),
    validateExcept: [],
  };
}

/** `text` without quotes around it. */
export function unquoted(text: string): string {
  const bare = text.trim();
  const quote = bare[0];
  return (quote === '"' || quote === "'") && bare.length > 1 && bare.endsWith(quote)
    ? bare.slice(1, -1)
    : bare;
}

/** The name that `text` writes, quotes dropped, "." being ""; undefined when it writes none. */
export function nameIn(text: string): string | undefined {
  const bare = unquoted(text).trim();
  return parseName(bare.length > 1 && bare.startsWith(".") ? bare.slice(1) : bare);
}

/** `address` and `port` as the sites file writes a target; undefined when it is no address or no port. */
export function targetIn(address: string, port = "53"): string | undefined {
  const number = Number(port);
  if (!parseAddress(address) || !Number.isInteger(number) || number < 1 || number > 65535)
    return undefined;
  return number === 53 ? address : `${address}#${number}`;
}

/** The zone called `name` of `server`, made when missing. */
export function zoneIn(server: ServerDraft, name: string, authoritative: boolean): ZoneDraft {
  const known = server.zones.get(name);
  if (known) return known;
  const made: ZoneDraft = { name, records: [], authoritative, complete: true };
  server.zones.set(name, made);
  return made;
}

/** A host of its own, as hosts files and `host-record` lines make it: one name, and nothing else of its domain. */
export function addHost(server: ServerDraft, name: string, address: string, ttl = 0): void {
  const type = address.includes(":") ? "AAAA" : "A";
  zoneIn(server, name, false).records.push({ name: "@", type, ttl, data: address });
}

/** Adds targets for `zone`; those of several lines gather. */
export function addForwarder(
  server: ServerDraft,
  zone: string,
  to: readonly string[],
): ForwarderDraft {
  const known = server.conditional.get(zone);
  if (known) {
    known.to.push(...to.filter((t) => !known.to.includes(t)));
    return known;
  }
  const made: ForwarderDraft = { zone, to: [...to] };
  server.conditional.set(zone, made);
  return made;
}
