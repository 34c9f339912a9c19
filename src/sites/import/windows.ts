/** What exports of a Windows DNS server say: zones, forwarders, conditional forwarders as JSON or CSV (dns.md 8.3). */
import { parseAddress } from "#src/net/index.ts";
import { csvRows } from "./csv.ts";
import {
  type Imported,
  type ImportFile,
  type Note,
  newServer,
  plainName,
  type ServerDraft,
} from "./draft.ts";

type Row = Readonly<Record<string, unknown>>;

/** ZoneType as a number, when PowerShell wrote the enum so. */
const ZONE_TYPES = ["cache", "primary", "secondary", "stub", "forwarder"];

/** Whether `text` looks like such an export. */
export function looksLikeWindows(text: string): boolean {
  return (
    /"?(ZoneName|ZoneType|MasterServers|UseRootHint|IsDsIntegrated|ZoneScope)"?\s*[:,;]/.test(
      text,
    ) || /^"?(ZoneName|IPAddress)"?,/m.test(text)
  );
}

/** The server that `file` tells of. `text` may be the helper script's object, one row, rows, or CSV. */
export function importWindows(file: ImportFile, noteFor: (file: string) => Note): Imported {
  const note = noteFor(file.name);
  const server = newServer("windows");
  const trimmed = file.text.trimStart();
  const rows =
    trimmed.startsWith("{") || trimmed.startsWith("[")
      ? fromJson(server, trimmed, note)
      : fromCsv(file.text);
  for (const { row, line } of rows) readRow(server, row, (seen, code) => note(line, seen, code));
  return { servers: [server], resolvers: [] };
}

type Placed = { readonly row: Row; readonly line: number };

function fromCsv(text: string): Placed[] {
  const [head, ...rest] = csvRows(text);
  return rest.map(({ cells, line }) => ({
    line,
    row: Object.fromEntries((head?.cells ?? []).map((name, i) => [name.trim(), cells[i] ?? ""])),
  }));
}

function fromJson(server: ServerDraft, text: string, note: Note): Placed[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    note(0, error instanceof Error ? error.message : "", "json");
    return [];
  }
  const rows: Row[] = [];
  const walk = (v: unknown, depth: number) => {
    if (Array.isArray(v)) {
      for (const item of v) walk(item, depth);
      return;
    }
    if (typeof v !== "object" || v === null || depth > 4) return;
    const row = v as Row;
    if (typeof get(row, "computer") === "string")
      server.label = String(get(row, "computer")).toLowerCase();
    const inner = [
      "zones",
      "forwarder",
      "forwarders",
      "conditionalForwarders",
      "value",
      "records",
      "settings",
    ]
      .map((k) => get(row, k))
      .filter((x) => typeof x === "object" && x !== null);
    const isRow = [
      "ZoneName",
      "UseRootHint",
      "IPAddress",
      "RecordType",
      "ListeningIPAddress",
      "HostName",
    ].some((k) => get(row, k) !== undefined);
    if (isRow) rows.push(row);
    else if (inner.length > 0) for (const x of inner) walk(x, depth + 1);
    else note(0, JSON.stringify(v).slice(0, 80), "statement");
  };
  walk(value, 0);
  return rows.map((row) => ({ row, line: 0 }));
}

/** A property of a row whatever its letter case. */
function get(row: Row, name: string): unknown {
  if (name in row) return row[name];
  const lower = name.toLowerCase();
  for (const key of Object.keys(row)) if (key.toLowerCase() === lower) return row[key];
  return undefined;
}

function readRow(server: ServerDraft, row: Row, note: (seen: string, code: string) => void): void {
  const listening = addressesOf(get(row, "ListeningIPAddress"));
  if (listening.length > 0) {
    server.addresses.push(...listening.filter((a) => !a.includes(":")));
    return;
  }
  const recordType = get(row, "RecordType");
  if (typeof recordType === "string") {
    readRecord(server, row, recordType.toUpperCase(), note);
    return;
  }
  const zoneName = get(row, "ZoneName");
  if (typeof zoneName === "string" && zoneName !== "") {
    readZone(server, row, plainName(zoneName), note);
    return;
  }
  if (get(row, "UseRootHint") !== undefined || get(row, "IPAddress") !== undefined) {
    server.forwarders.push(...addressesOf(get(row, "IPAddress")));
    const hint = truth(get(row, "UseRootHint"));
    if (hint !== undefined) server.rootHints = hint;
    return;
  }
  note(JSON.stringify(row).slice(0, 80), "statement");
}

function readZone(
  server: ServerDraft,
  row: Row,
  name: string,
  note: (seen: string, code: string) => void,
): void {
  if (truth(get(row, "IsAutoCreated")) === true || name === "trustanchors") return;
  const raw = get(row, "ZoneType");
  const type =
    typeof raw === "number" ? (ZONE_TYPES[raw] ?? String(raw)) : String(raw ?? "").toLowerCase();
  const masters = get(row, "MasterServers");
  if (type === "forwarder" || type === "stub" || (type === "" && masters !== undefined)) {
    const to = addressesOf(masters);
    if (to.length === 0) {
      // The default table view leaves MasterServers out: without it the forwarder leads nowhere known.
      note(
        `${name}: MasterServers ${masters === undefined ? "missing" : JSON.stringify(masters)}`,
        "masters-missing",
      );
      return;
    }
    const recursion = truth(get(row, "UseRecursion"));
    server.conditionalForwarders.push({
      zone: name,
      to,
      ...(recursion === undefined ? {} : { fallback: recursion }),
    });
    return;
  }
  if (type === "primary" || type === "secondary") {
    if (!server.zones.some((z) => z.name === name))
      server.zones.push({ name, records: [], authoritative: true, complete: false });
    return;
  }
  if (type !== "cache") note(`${name}: ZoneType ${String(raw)}`, "zone-type");
}

function readRecord(
  server: ServerDraft,
  row: Row,
  type: string,
  note: (seen: string, code: string) => void,
): void {
  const zoneName = get(row, "ZoneName");
  const dn = String(get(row, "DistinguishedName") ?? "");
  const fromDn = /(?:^|,)DC=([^,]+),cn=MicrosoftDNS/i.exec(dn)?.[1];
  const zone = plainName(
    typeof zoneName === "string" && zoneName !== "" ? zoneName : (fromDn ?? ""),
  );
  const host = plainName(String(get(row, "HostName") ?? "@"));
  const data = get(row, "RecordData");
  const value =
    typeof data === "object" && data !== null
      ? dataOf(data as Row)
      : typeof data === "string"
        ? data
        : "";
  if (type === "SOA" || type === "NS") return;
  if (zone === "" || value === "") {
    note(`${host} ${type}`, zone === "" ? "record-without-zone" : "record-data");
    return;
  }
  let home = server.zones.find((z) => z.name === zone);
  if (!home)
    server.zones.push((home = { name: zone, records: [], authoritative: true, complete: true }));
  home.complete = true;
  home.records.push({ name: host === "" ? "@" : host, type, ttl: 3600, data: value });
}

function dataOf(data: Row): string {
  for (const key of [
    "IPv4Address",
    "IPv6Address",
    "HostNameAlias",
    "PtrDomainName",
    "DescriptiveText",
    "NameServer",
  ]) {
    const value = get(data, key);
    if (typeof value === "string") return value;
    const inner = addressesOf(value)[0];
    if (inner) return inner;
  }
  return "";
}

/** Addresses in every way PowerShell writes them: text, lists, `{a, b}`, objects with IPAddressToString, wrapped arrays. */
function addressesOf(value: unknown): string[] {
  if (typeof value === "string")
    return value.split(/[\s,;{}[\]]+/).filter((part) => parseAddress(part) !== undefined);
  if (Array.isArray(value)) return value.flatMap(addressesOf);
  if (typeof value !== "object" || value === null) return [];
  const row = value as Row;
  const text = get(row, "IPAddressToString");
  if (typeof text === "string") return addressesOf(text);
  const wrapped = get(row, "value");
  if (wrapped !== undefined) return addressesOf(wrapped);
  // An IPAddress object without its text carries the four octets as one number, lowest octet first.
  const number = get(row, "Address");
  if (typeof number === "number" && number >= 0 && number <= 0xffffffff) {
    return [
      [number & 255, (number >>> 8) & 255, (number >>> 16) & 255, (number >>> 24) & 255].join("."),
    ];
  }
  return [];
}

function truth(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (typeof value === "string" && /^(true|false)$/i.test(value))
    return value.toLowerCase() === "true";
  return undefined;
}
