/** What importers gather about DNS servers before it becomes a sites file. */

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

export type RecordDraft = { name: string; type: string; ttl: number; data: string };

export type ZoneDraft = {
  name: string;
  records: RecordDraft[];
  authoritative: boolean;
  complete: boolean;
};

export type ForwarderDraft = { zone: string; to: string[]; fallback?: boolean; except?: string[] };

/** One server's configuration, in the words of the sites file; gathered from one or several files. */
export type ServerDraft = {
  software: string;
  /** What tells servers of one software apart: a computer's name; "" when nothing does. */
  label: string;
  addresses: string[];
  forwarders: string[];
  conditionalForwarders: ForwarderDraft[];
  rootHints: boolean | undefined;
  forwardOnly: boolean | undefined;
  zones: ZoneDraft[];
  rebindFilter: { enabled: boolean; allowSuffixes: string[] } | undefined;
  dnssecValidation: boolean | undefined;
  validateExcept: string[];
};

/** What an importer gives back. `resolvers` are servers that clients ask (resolv.conf). */
export type Imported = {
  readonly servers: readonly ServerDraft[];
  readonly resolvers: readonly string[];
};

/** How importers report: the line, what stood there, and the code of the reason. */
export type Note = (line: number, seen: string, code: string) => void;

/** How importers reach other given files: by the path that a configuration names, matched from its end. */
export type Include = (path: string) => readonly ImportFile[];

/** A draft of a server with nothing known but its software. */
export function newServer(software: string, label = ""): ServerDraft {
  return {
    software,
    label,
    addresses: [],
    forwarders: [],
    conditionalForwarders: [],
    rootHints: undefined,
    forwardOnly: undefined,
    zones: [],
    rebindFilter: undefined,
    dnssecValidation: undefined,
    validateExcept: [],
  };
}

/** `text` as a zone or host name: lower case, no quotes, no trailing dot; "." becomes "". */
export function plainName(text: string): string {
  const bare = text.trim().replace(/^"|"$/g, "").toLowerCase();
  return bare.endsWith(".") ? bare.slice(0, -1) : bare;
}

/** Adds `record` to the zone named `zone`, which is made when missing. */
export function addRecord(
  server: ServerDraft,
  zone: Omit<ZoneDraft, "records">,
  record: RecordDraft,
): void {
  let known = server.zones.find((z) => z.name === zone.name);
  if (!known) server.zones.push((known = { ...zone, records: [] }));
  known.records.push(record);
}

/** A host of its own, as hosts files and `host-record` lines make it: one name, and nothing else of its domain. */
export function addHost(server: ServerDraft, name: string, address: string, ttl = 0): void {
  addRecord(
    server,
    { name, authoritative: false, complete: true },
    { name: "@", type: address.includes(":") ? "AAAA" : "A", ttl, data: address },
  );
}
