/** What do zones, records and members of Infoblox make of a server, in CSV and WAPI words alike? */
import { closestZone, parseAddress, relativeTo } from "#src/net/index.ts";
import { addForwarder, nameIn, type ServerDraft, zoneIn } from "./draft.ts";
import { addressesOf, type Row, textAt, truthAt } from "./rows.ts";

type Note = (code: string) => void;

/** A forward zone: asked first and, unless forwarders only, resolved by its own recursion when they are silent. */
export function readForwardZone(
  server: ServerDraft,
  row: Row,
  to: readonly string[],
  note: Note,
): void {
  const zone = nameIn(textAt(row, "fqdn"));
  if (zone === undefined) note("name");
  else if (to.length === 0)
    note(
      textAt(row, "external_ns_group") || textAt(row, "ns_group") ? "group-not-told" : "no-targets",
    );
  else {
    const forwarder = addForwarder(server, zone, to);
    forwarder.fallback = truthAt(row, "forwarders_only") !== true;
    if (truthAt(row, "disabled") === true || truthAt(row, "disable") === true)
      forwarder.enabled = false;
  }
}

/** An authoritative zone; reverse zones may be written as a prefix, and are left out then. */
export function addZone(server: ServerDraft, row: Row, complete: boolean, note: Note): void {
  const written = textAt(row, "fqdn");
  if (written.includes("/")) return;
  const name = nameIn(written);
  if (name === undefined) note("name");
  else zoneIn(server, name, true).complete &&= complete;
}

/** The forwarders of the grid or a member; several members add up, and that is for the reader to part. */
export function readMember(server: ServerDraft, row: Row): void {
  const to = addressesOf(row.get("forwarders"));
  server.forwarders.push(...to.filter((address) => !server.forwarders.includes(address)));
  if (truthAt(row, "forwarders_only") ?? truthAt(row, "forward_only")) server.forwardOnly = true;
  if (
    truthAt(row, "allow_recursive_query") === false ||
    truthAt(row, "recursion_enabled") === false
  )
    server.rootHints = false;
}

/** A record in the closest zone, or on its own where its zone is not told. */
export function placeRecord(
  server: ServerDraft,
  row: Row,
  record: { readonly name: string; readonly type: string; readonly data: string },
  note: Note,
): void {
  if (truthAt(row, "disabled") === true || truthAt(row, "disable") === true) return;
  const name = nameIn(record.name);
  const isAddress = record.type === "A" || record.type === "AAAA";
  const target = isAddress ? undefined : nameIn(record.data);
  if (name === undefined) note("name");
  else if (isAddress ? parseAddress(record.data) === undefined : target === undefined)
    note("record-data");
  else {
    const home = closestZone(name, server.zones);
    const ttl = Number(textAt(row, "ttl")) || 28_800;
    const data = isAddress ? record.data : `${target}.`;
    const zone = zoneIn(server, home ?? name, home !== undefined);
    zone.records.push({ name: relativeTo(name, zone.name), type: record.type, ttl, data });
  }
}
