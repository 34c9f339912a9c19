/** What do JSON answers of the Infoblox WAPI say (`zone_forward`, `zone_auth`, `grid:dns`, `member:dns`, `record:…`)? */
import { addForwarder, type Imported, nameIn, newServer, type ServerDraft } from "./draft.ts";
import { addZone, placeRecord, readForwardZone, readMember } from "./infoblox-place.ts";
import type { Source } from "./reach.ts";
import { addressesOf, jsonIn, type Row, rowOf, textAt } from "./rows.ts";

/** Whether `text` is such an answer: every object has a `_ref` that begins with its type. */
export function looksLikeWapi(text: string): boolean {
  return /"_ref"\s*:\s*"(zone_|record:|grid:dns|member:dns)/.test(text);
}

/** The server that `source` tells of. */
export function importWapi(source: Source): Imported {
  const server = newServer("infoblox", source.name);
  server.rootHints = true;
  const rows = objectsIn(jsonIn(source.text.trim()), 0);
  if (rows.length === 0) source.note(0, source.text.slice(0, 60), "json");
  const kindOf = (row: Row) => textAt(row, "_ref").split("/")[0] ?? "";
  const views = new Set<string>();
  const order = (row: Row) => (kindOf(row) === "zone_auth" ? 0 : 1);
  for (const row of rows.toSorted((a, b) => order(a) - order(b))) {
    const note = (code: string) =>
      source.note(0, `${kindOf(row)} ${textAt(row, "fqdn") || textAt(row, "name")}`.trim(), code);
    const view = textAt(row, "view");
    if (view !== "") views.add(view);
    if (view !== "" && view !== [...views][0]) note("second-view");
    else readObject(server, kindOf(row), row, note);
  }
  if (/"next_page_id"\s*:\s*"/.test(source.text)) source.note(0, "next_page_id", "more-pages");
  return { servers: [server], resolvers: [] };
}

function objectsIn(value: unknown, depth: number): Row[] {
  if (Array.isArray(value))
    return depth > 6 ? [] : value.flatMap((item) => objectsIn(item, depth + 1));
  const row = rowOf(value);
  if (!row) return [];
  if (row.has("_ref")) return [row];
  return depth > 6 ? [] : [...row.values()].flatMap((inner) => objectsIn(inner, depth + 1));
}

function readObject(
  server: ServerDraft,
  kind: string,
  row: Row,
  note: (code: string) => void,
): void {
  switch (kind) {
    case "zone_forward": {
      const own = listAt(row, "forwarding_servers").flatMap((member) =>
        targets(member, "forward_to"),
      );
      readForwardZone(server, row, [...new Set([...targets(row, "forward_to"), ...own])], note);
      break;
    }
    case "zone_stub":
    case "zone_delegated": {
      const zone = nameIn(textAt(row, "fqdn"));
      const to = [...targets(row, "stub_from"), ...targets(row, "delegate_to")];
      if (zone === undefined) note("name");
      else if (row.get("disable") !== true) addForwarder(server, zone, to).fallback = false;
      if (to.length === 0) note("no-targets");
      else note("stub-zone");
      break;
    }
    case "zone_auth":
      // Records come page by page and type by type, so those that came are never known to be all.
      if (row.get("disable") !== true) addZone(server, row, false, note);
      break;
    case "grid:dns":
    case "member:dns":
      readMember(server, row);
      break;
    case "record:a":
    case "record:aaaa":
      placeRecord(
        server,
        row,
        {
          name: textAt(row, "name"),
          type: kind === "record:a" ? "A" : "AAAA",
          data: textAt(row, "ipv4addr") || textAt(row, "ipv6addr"),
        },
        note,
      );
      break;
    case "record:cname":
      placeRecord(
        server,
        row,
        { name: textAt(row, "name"), type: "CNAME", data: textAt(row, "canonical") },
        note,
      );
      break;
    case "record:host":
      if (row.get("configure_for_dns") === false) break;
      for (const inner of [...listAt(row, "ipv4addrs"), ...listAt(row, "ipv6addrs")]) {
        const data = textAt(inner, "ipv4addr") || textAt(inner, "ipv6addr");
        placeRecord(
          server,
          row,
          { name: textAt(row, "name"), type: data.includes(":") ? "AAAA" : "A", data },
          note,
        );
      }
      break;
    case "zone_rp":
      note("changes-answers");
      break;
    default:
      note(kind.startsWith("record:") ? "record-type" : "statement");
  }
}

function listAt(row: Row, name: string): Row[] {
  const value = row.get(name);
  return Array.isArray(value) ? value.map(rowOf).filter((item) => item !== undefined) : [];
}

function targets(row: Row, name: string): string[] {
  return listAt(row, name).flatMap((item) => addressesOf(item.get("address")));
}
