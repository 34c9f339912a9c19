/** What does an Infoblox CSV export say: forward zones, authoritative zones and their records, member forwarders? */
import { csvRows } from "./csv.ts";
import { type Imported, newServer } from "./draft.ts";
import { addZone, placeRecord, readForwardZone, readMember } from "./infoblox-place.ts";
import type { Source } from "./reach.ts";
import { addressesOf, type Row, textAt, truthAt } from "./rows.ts";

const BESIDE_THE_POINT =
  /^(network|networkcontainer|networkview|ipv6.*|dhcp.*|fixedaddress|member|memberdhcp|ptrrecord|namedacl|grid|hostaddress|range|sharednetwork|option.*|mac.*|admin.*|txtrecord|mxrecord|srvrecord|nsrecord|soarecord|view|ns.*member|griddhcp|filter.*|roaminghost|lease|upgradegroup|discovery.*|.*definition)$/;

/** Whether `text` looks like an Infoblox CSV export: rows that name their columns by `header-…`. */
export function looksLikeInfoblox(text: string): boolean {
  return /^"?header-[a-z0-9]+"?,/im.test(text);
}

/** The server that `source` tells of. */
export function importInfoblox(source: Source): Imported {
  const server = newServer("infoblox", source.name);
  server.rootHints = true;
  const heads = new Map<string, readonly string[]>();
  const rows: { kind: string; row: Row; line: number; seen: string }[] = [];
  for (const { cells, line } of csvRows(source.text)) {
    const kind = (cells[0] ?? "").trim().toLowerCase();
    const seen = cells.join(",").slice(0, 120);
    if (kind.startsWith("header-")) {
      heads.set(
        kind.slice(7),
        cells.map((c) => c.replace(/\*$/, "").trim().toLowerCase()),
      );
      continue;
    }
    const head = heads.get(kind);
    if (head)
      rows.push({ kind, row: new Map(head.map((name, i) => [name, cells[i] ?? ""])), line, seen });
    else if (!BESIDE_THE_POINT.test(kind)) source.note(line, seen, "row-without-header");
  }
  // Without any records in it the export is one of zones alone.
  const hasRecords = rows.some(({ kind }) => /^(a|aaaa|cname|host)record$/.test(kind));
  const views = new Set<string>();
  const order = (kind: string) => (kind === "authzone" ? 0 : 1);
  for (const { kind, row, line, seen } of rows.toSorted((a, b) => order(a.kind) - order(b.kind))) {
    const note = (code: string) => source.note(line, seen, code);
    const view = textAt(row, "view");
    if (view !== "") views.add(view);
    // The first view counts, as servers of the sites file have one.
    if (view !== "" && view !== [...views][0]) {
      note("second-view");
      continue;
    }
    if (kind === "forwardzone")
      readForwardZone(
        server,
        row,
        addressesOf(textAt(row, "forward_to").replaceAll("/", " ")),
        note,
      );
    else if (kind === "authzone") {
      if (truthAt(row, "disabled") !== true) addZone(server, row, hasRecords, note);
    } else if (kind === "memberdns" || kind === "griddns") readMember(server, row);
    else if (kind === "nsgroup" || kind === "forwardnsgroup") note("zones-elsewhere");
    else if (/^(a|aaaa)record$/.test(kind))
      placeRecord(
        server,
        row,
        {
          name: textAt(row, "fqdn"),
          type: kind === "arecord" ? "A" : "AAAA",
          data: textAt(row, "address"),
        },
        note,
      );
    else if (kind === "cnamerecord")
      placeRecord(
        server,
        row,
        { name: textAt(row, "fqdn"), type: "CNAME", data: textAt(row, "canonical_name") },
        note,
      );
    else if (kind === "hostrecord") {
      if (truthAt(row, "configure_for_dns") === false) continue;
      for (const data of [
        ...addressesOf(row.get("addresses")),
        ...addressesOf(row.get("ipv6_addresses")),
      ])
        placeRecord(
          server,
          row,
          { name: textAt(row, "fqdn"), type: data.includes(":") ? "AAAA" : "A", data },
          note,
        );
    } else if (!BESIDE_THE_POINT.test(kind)) note("statement");
  }
  return { servers: [server], resolvers: [] };
}
