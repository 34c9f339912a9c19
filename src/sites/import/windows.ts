/** What do exports of a Windows DNS server say: JSON, CSV, CLIXML or Format-List text (dns.md 8.3)? */
import { clixmlValues, looksLikeClixml } from "./clixml.ts";
import { csvRows } from "./csv.ts";
import { type Imported, newServer, type ServerDraft } from "./draft.ts";
import { listedRows, looksListed, looksTabled, tabledRows } from "./format-list.ts";
import type { Source } from "./reach.ts";
import { jsonIn, type PlacedRow, type Row, rowOf, textAt } from "./rows.ts";
import { kindOf, type Place, readRow, settle } from "./windows-rows.ts";

const DEPTH = 16;

/** Whether `text` looks like such an export. */
export function looksLikeWindows(text: string): boolean {
  return (
    /^[ \t]*"?(ZoneName|ZoneType|UseRootHint|MasterServers)"?[ \t]*[:,;]/im.test(text) ||
    /"(ZoneName|ZoneType|MasterServers|UseRootHint|IsDsIntegrated|EnableReordering|ServerZone|ServerForwarder|ListeningIPAddress|RecordType|ServerAddresses|NameServers)"\s*[:,;]/i.test(
      text,
    ) ||
    /^"?(ZoneName|IPAddress|HostName)"?[,;]/im.test(text) ||
    looksTabled(text) ||
    (looksLikeClixml(text) && /DnsServer|N="(ZoneName|UseRootHint)"/.test(text))
  );
}

/** The server that `source` tells of: the helper script's object, `Get-DnsServer`, one row, rows, in any of the forms. */
export function importWindows(source: Source): Imported {
  const server = newServer("windows", source.name);
  const place: Place = { server, source, full: new Set(), resolvers: [], recursion: true };
  for (const { row, line } of rowsIn(server, source)) readRow(place, row, line);
  settle(place);
  return {
    servers: isEmpty(server) && place.resolvers.length > 0 ? [] : [server],
    resolvers: place.resolvers,
  };
}

function isEmpty(server: ServerDraft): boolean {
  return (
    server.zones.size +
      server.conditional.size +
      server.forwarders.length +
      server.addresses.length ===
    0
  );
}

function rowsIn(server: ServerDraft, source: Source): PlacedRow[] {
  const text = source.text.trimStart();
  if (looksLikeClixml(text)) return flattened(clixmlValues(text), server, source);
  if (text.startsWith("{") || text.startsWith("[")) {
    const value = jsonIn(text);
    if (value === undefined) source.note(0, text.slice(0, 60), "json");
    return value === undefined ? [] : flattened(value, server, source);
  }
  if (looksTabled(source.text)) return tabledRows(source.text);
  if (looksListed(source.text)) return listedRows(source.text);
  const [head, ...rest] = csvRows(source.text);
  const names = (head?.cells ?? []).map((name) => name.trim().toLowerCase());
  return rest.map(({ cells, line }) => ({
    line,
    row: new Map(names.map((name, i) => [name, cells[i] ?? ""])),
  }));
}

/** The rows in `value`, however deep: containers of any name are opened, and a computer's name is kept. */
function flattened(value: unknown, server: ServerDraft, source: Source): PlacedRow[] {
  const rows: PlacedRow[] = [];
  const walk = (v: unknown, depth: number) => {
    if (Array.isArray(v)) for (const item of v) walk(item, depth + 1);
    const row = depth < DEPTH ? rowOf(v) : undefined;
    if (!row) return;
    const computer =
      textAt(row, "computer") || textAt(row, "ComputerName") || textAt(row, "PSComputerName");
    if (computer) server.label = computer.toLowerCase();
    if (kindOf(row) !== undefined) {
      rows.push({ row, line: lineOf(row, source.text) });
      return;
    }
    const before = rows.length;
    for (const inner of row.values()) if (typeof inner === "object") walk(inner, depth + 1);
    if (rows.length === before && depth < 2 && row.size > 0)
      source.note(0, JSON.stringify(v).slice(0, 80), "statement");
  };
  walk(value, 0);
  return rows;
}

/** The line on which the row's name stands first, or 0: good enough to find it by. */
function lineOf(row: Row, text: string): number {
  // In a long export a search per row would cost more than the place is worth.
  const name = text.length < 200_000 ? textAt(row, "ZoneName") : "";
  const at = name === "" ? -1 : text.indexOf(`"${name}"`);
  return at < 0 ? 0 : text.slice(0, at).split("\n").length;
}
