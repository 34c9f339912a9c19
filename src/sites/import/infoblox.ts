/** What an Infoblox CSV export says: forward zones, authoritative zones and their records, member forwarders. */
import { csvRows } from "./csv.ts";
import {
  addRecord,
  type Imported,
  type ImportFile,
  type Note,
  newServer,
  plainName,
  type ServerDraft,
} from "./draft.ts";

const BESIDE_THE_POINT = new Set(
  "network networkcontainer dhcprange fixedaddress memberdhcp ptrrecord nsgroup namedacl grid member hostaddress ipv6network".split(
    " ",
  ),
);

/** Whether `text` looks like an Infoblox CSV export: rows that name their columns by `header-…`. */
export function looksLikeInfoblox(text: string): boolean {
  return /(^|\n)"?header-[a-z0-9]+"?,/i.test(text);
}

/** The server that `file` tells of. */
export function importInfoblox(file: ImportFile, noteFor: (file: string) => Note): Imported {
  const note = noteFor(file.name);
  const server = newServer("infoblox");
  server.rootHints = true;
  const heads = new Map<string, readonly string[]>();
  for (const { cells, line } of csvRows(file.text)) {
    const kind = (cells[0] ?? "").trim().toLowerCase();
    if (kind.startsWith("header-")) {
      heads.set(
        kind.slice(7),
        cells.map((c) => c.replace(/\*$/, "").trim().toLowerCase()),
      );
      continue;
    }
    const head = heads.get(kind);
    if (!head) {
      if (!BESIDE_THE_POINT.has(kind))
        note(line, cells.join(",").slice(0, 80), "row-without-header");
      continue;
    }
    const cell = (name: string) => (cells[head.indexOf(name)] ?? "").trim();
    readRow(server, kind, cell, () => note(line, cells.join(",").slice(0, 80), "statement"));
  }
  return { servers: [server], resolvers: [] };
}

function readRow(
  server: ServerDraft,
  kind: string,
  cell: (name: string) => string,
  unknown: () => void,
): void {
  const ttl = Number(cell("ttl")) || 28800;
  switch (kind) {
    case "forwardzone": {
      if (/^true$/i.test(cell("disabled"))) return;
      const to = addressesIn(cell("forward_to"));
      if (to.length === 0) unknown();
      else
        server.conditionalForwarders.push({
          zone: plainName(cell("fqdn")),
          to,
          fallback: !/^true$/i.test(cell("forwarders_only")),
        });
      return;
    }
    case "authzone":
      if (!/^true$/i.test(cell("disabled")))
        server.zones.push({
          name: plainName(cell("fqdn")),
          records: [],
          authoritative: true,
          complete: true,
        });
      return;
    case "arecord":
    case "aaaarecord":
      place(server, cell("fqdn"), kind === "arecord" ? "A" : "AAAA", cell("address"), ttl);
      return;
    case "hostrecord":
      for (const address of addressesIn(cell("addresses")))
        place(server, cell("fqdn"), "A", address, ttl);
      return;
    case "cnamerecord":
      place(server, cell("fqdn"), "CNAME", `${plainName(cell("canonical_name"))}.`, ttl);
      return;
    case "memberdns":
    case "griddns":
      server.forwarders.push(...addressesIn(cell("forwarders")));
      if (/^true$/i.test(cell("forwarders_only"))) {
        server.rootHints = false;
        server.forwardOnly = true;
      }
      return;
    default:
      if (!BESIDE_THE_POINT.has(kind)) unknown();
  }
}

function place(server: ServerDraft, fqdn: string, type: string, data: string, ttl: number): void {
  const name = plainName(fqdn);
  const home = server.zones
    .filter((z) => name === z.name || name.endsWith(`.${z.name}`))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (home)
    home.records.push({
      name: name === home.name ? "@" : name.slice(0, -home.name.length - 1),
      type,
      ttl,
      data,
    });
  else
    addRecord(
      server,
      { name, authoritative: false, complete: true },
      { name: "@", type, ttl, data },
    );
}

function addressesIn(text: string): string[] {
  return text.match(/\d{1,3}(?:\.\d{1,3}){3}/g) ?? [];
}
