/** What an `unbound.conf` with its includes says about a DNS server (unbound.conf manual). */
import {
  addHost,
  addRecord,
  type Imported,
  type ImportFile,
  type Include,
  type Note,
  newServer,
  plainName,
  type ServerDraft,
  type ZoneDraft,
} from "./draft.ts";
import { readZoneFile } from "./zone-file.ts";

type Entry = {
  readonly key: string;
  readonly value: string;
  readonly line: number;
  readonly file: string;
};
type Clause = {
  readonly name: string;
  readonly line: number;
  readonly file: string;
  readonly entries: Entry[];
};

const CLAUSES = new Set(
  "server remote-control forward-zone stub-zone auth-zone view python dynlib dnscrypt cachedb rpz dnstap ipset".split(
    " ",
  ),
);
const DEPTH = 16;

/** Whether `text` looks like an unbound.conf. */
export function looksLikeUnbound(text: string): boolean {
  return /(^|\n)\s*(server|forward-zone|stub-zone|auth-zone)\s*:\s*(#.*)?(\r?\n|$)/.test(text);
}

/** The server that `file` configures. */
export function importUnbound(
  file: ImportFile,
  noteFor: (file: string) => Note,
  include: Include,
): Imported {
  const server = newServer("unbound");
  server.rootHints = true;
  const clauses: Clause[] = [];
  gather(file, clauses, noteFor, include, 0);
  for (const clause of clauses) {
    const note = (entry: Entry, code: string) =>
      noteFor(entry.file)(entry.line, `${entry.key}: ${entry.value}`, code);
    if (clause.name === "server") readServer(server, clause, note);
    else if (clause.name === "forward-zone" || clause.name === "stub-zone")
      readForward(server, clause, note);
    else if (clause.name === "auth-zone") readAuth(server, clause, noteFor(clause.file), include);
    else if (clause.name === "view" || clause.name === "rpz")
      noteFor(clause.file)(clause.line, `${clause.name}:`, "changes-answers");
    else if (!CLAUSES.has(clause.name))
      noteFor(clause.file)(clause.line, `${clause.name}:`, "statement");
  }
  return { servers: [server], resolvers: [] };
}

function gather(
  file: ImportFile,
  clauses: Clause[],
  noteFor: (file: string) => Note,
  include: Include,
  depth: number,
): void {
  file.text.split(/\r?\n/).forEach((raw, i) => {
    const line = i + 1;
    const text = cutComment(raw).trim();
    if (text === "") return;
    const match = /^([A-Za-z0-9-]+):\s*(.*)$/.exec(text);
    if (!match) {
      noteFor(file.name)(line, text, "line");
      return;
    }
    const key = (match[1] ?? "").toLowerCase();
    const value = match[2] ?? "";
    if (key === "include" || key === "include-toplevel") {
      const path = value.replace(/^"|"$/g, "");
      const files = depth < DEPTH ? include(path) : [];
      if (files.length === 0) noteFor(file.name)(line, text, "include-not-given");
      for (const f of files) gather(f, clauses, noteFor, include, depth + 1);
    } else if (value === "" && CLAUSES.has(key))
      clauses.push({ name: key, line, file: file.name, entries: [] });
    else if (clauses.length === 0) noteFor(file.name)(line, text, "outside-clause");
    else clauses.at(-1)?.entries.push({ key, value, line, file: file.name });
  });
}

function cutComment(line: string): string {
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '"' || line[i] === "'") quoted = !quoted;
    // An address may carry `#auth-name`; a comment's # stands at the start or after white space.
    if (line[i] === "#" && !quoted && (i === 0 || /\s/.test(line[i - 1] ?? "")))
      return line.slice(0, i);
  }
  return line;
}

type NoteEntry = (entry: Entry, code: string) => void;

function readServer(server: ServerDraft, clause: Clause, note: NoteEntry): void {
  const types = new Map<string, string>();
  const data: { entry: Entry; words: string[] }[] = [];
  for (const entry of clause.entries) {
    const words = entry.value.replace(/"/g, " ").replace(/'/g, " ").trim().split(/\s+/);
    switch (entry.key) {
      case "interface":
      case "ip-address": {
        const address = (words[0] ?? "").split("@")[0] ?? "";
        if (/^\d+(\.\d+){3}$/.test(address) && address !== "0.0.0.0" && address !== "127.0.0.1")
          server.addresses.push(address);
        break;
      }
      case "private-address":
        server.rebindFilter = {
          enabled: true,
          allowSuffixes: server.rebindFilter?.allowSuffixes ?? [],
        };
        break;
      case "private-domain":
        server.rebindFilter = {
          enabled: server.rebindFilter?.enabled ?? false,
          allowSuffixes: [...(server.rebindFilter?.allowSuffixes ?? []), plainName(words[0] ?? "")],
        };
        break;
      case "domain-insecure":
        server.validateExcept.push(plainName(words[0] ?? ""));
        break;
      case "module-config":
        server.dnssecValidation = words.includes("validator") && server.dnssecValidation !== false;
        break;
      case "auto-trust-anchor-file":
      case "trust-anchor-file":
      case "trust-anchor":
        server.dnssecValidation ??= true;
        break;
      case "local-zone":
        types.set(plainName(words[0] ?? ""), (words[1] ?? "").toLowerCase());
        break;
      case "local-data":
        data.push({ entry, words });
        break;
      default:
        break;
    }
  }
  readLocal(server, types, data, note);
}

function readLocal(
  server: ServerDraft,
  types: ReadonlyMap<string, string>,
  data: readonly { entry: Entry; words: string[] }[],
  note: NoteEntry,
): void {
  for (const [name, type] of types) {
    const isStatic =
      type === "static" ||
      type === "redirect" ||
      type.startsWith("always_nx") ||
      type === "refuse" ||
      type === "deny";
    if (isStatic) server.zones.push({ name, records: [], authoritative: true, complete: true });
  }
  for (const { entry, words } of data) {
    const name = plainName(words.shift() ?? "");
    let ttl = 3600;
    while (
      words.length > 0 &&
      (/^\d+$/.test(words[0] ?? "") || /^(IN|CH|HS)$/i.test(words[0] ?? ""))
    ) {
      const word = words.shift() ?? "";
      if (/^\d+$/.test(word)) ttl = Number(word);
    }
    const type = (words.shift() ?? "").toUpperCase();
    const value = words.join(" ");
    if (!type || !value) {
      note(entry, "record-data");
      continue;
    }
    const home = closest(server.zones, name);
    if (home) {
      const isRedirect = types.get(home.name) === "redirect";
      home.records.push({
        name: name === home.name ? "@" : name.slice(0, -home.name.length - 1),
        type,
        ttl,
        data: value,
      });
      if (isRedirect) home.records.push({ name: "*", type, ttl, data: value });
    } else if (type === "A" || type === "AAAA") addHost(server, name, value, ttl);
    else
      addRecord(
        server,
        { name, authoritative: false, complete: true },
        { name: "@", type, ttl, data: value },
      );
  }
}

function closest(zones: readonly ZoneDraft[], name: string): ZoneDraft | undefined {
  return zones
    .filter((z) => name === z.name || name.endsWith(`.${z.name}`))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

function readForward(server: ServerDraft, clause: Clause, note: NoteEntry): void {
  const prefix = clause.name === "forward-zone" ? "forward" : "stub";
  const value = (key: string) => clause.entries.filter((e) => e.key === key);
  const name = value("name")[0];
  if (!name) {
    const first = clause.entries[0];
    if (first) note(first, "zone-without-name");
    return;
  }
  for (const entry of value(`${prefix}-host`)) note(entry, "host-instead-of-address");
  const to = value(`${prefix}-addr`).map((e) => {
    const [address, port] = (e.value.replace(/"/g, "").split("#")[0] ?? "").trim().split("@");
    return port && port !== "53" ? `${address}#${port}` : (address ?? "");
  });
  const zone = plainName(name.value);
  const first = value(`${prefix}-first`)[0]?.value.trim() === "yes";
  if (zone === "") {
    server.forwarders.push(...to);
    server.rootHints = first;
  } else server.conditionalForwarders.push({ zone, to, fallback: first });
}

function readAuth(server: ServerDraft, clause: Clause, note: Note, include: Include): void {
  const get = (key: string) =>
    clause.entries.find((e) => e.key === key)?.value.replace(/^"|"$/g, "");
  const name = plainName(get("name") ?? "");
  const path = get("zonefile");
  const files = path ? include(path) : [];
  if (files.length === 0) note(clause.line, `auth-zone ${name}`, "zone-file-not-given");
  const records = files.flatMap((f) =>
    readZoneFile(
      f.text,
      name,
      (line, seen, code) => note(line, `${f.name}: ${seen}`, code),
      include,
    ),
  );
  server.zones.push({ name, records, authoritative: true, complete: files.length > 0 });
}
