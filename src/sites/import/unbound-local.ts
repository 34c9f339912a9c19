/** What do the local zones and local data of an `unbound.conf` answer, by the zones' types (unbound.conf manual)? */
import { closestZone, isUnder, parseAddress, relativeTo } from "#src/net/index.ts";
import { nameIn, RECORD_TYPES, type RecordDraft, type ServerDraft, zoneIn } from "./draft.ts";
import { noteOf, type Setting } from "./unbound-parse.ts";

export type Local = {
  readonly types: Map<string, { readonly type: string; readonly setting: Setting }>;
  readonly data: Setting[];
};

/** The zone answers for all that lies below it, also where it has no data. */
const WHOLE = new Set(["static", "deny", "refuse", "redirect", "inform_deny", "inform_redirect"]);
/** The same, whatever data there is. */
const ALWAYS = new Set([
  "always_refuse",
  "always_nxdomain",
  "always_nodata",
  "always_deny",
  "always_null",
]);
/** Names without data go on as if the zone were not there. */
const OPEN = new Set(["transparent", "typetransparent", "inform", "ipset", "block_a", "truncate"]);

/** Puts the zones and data of `local` into `server`. */
export function placeLocal(server: ServerDraft, local: Local): void {
  for (const [name, { type, setting }] of local.types) {
    if (WHOLE.has(type) || ALWAYS.has(type)) {
      zoneIn(server, name, true).authoritative = true;
      if (type === "always_null") addNull(server, name);
      // Clients see REFUSED or nothing at all; either way no address.
      if (/refuse|deny|nodata/.test(type)) noteOf(setting, "refused-as-missing");
    } else if (OPEN.has(type) || type === "always_transparent") {
      zoneIn(server, name, false);
      if (type === "block_a" || type === "typetransparent") noteOf(setting, "changes-answers");
    } else if (type !== "nodefault" && type !== "noview") noteOf(setting, "zone-type");
  }
  for (const setting of local.data) placeData(server, local, setting);
}

function addNull(server: ServerDraft, zone: string): void {
  const { records } = zoneIn(server, zone, true);
  for (const name of ["@", "*"])
    records.push(
      { name, type: "A", ttl: 3600, data: "0.0.0.0" },
      { name, type: "AAAA", ttl: 3600, data: "::" },
    );
}

function placeData(server: ServerDraft, local: Local, setting: Setting): void {
  const record = recordIn(setting.values.join(" "));
  if (!record) {
    noteOf(setting, "record-data");
    return;
  }
  const { name } = record;
  if (!RECORD_TYPES.has(record.type)) {
    noteOf(setting, "record-type");
    return;
  }
  const home = closestZone(name, local.types);
  const type = home === undefined ? "transparent" : (local.types.get(home)?.type ?? "");
  if (ALWAYS.has(type) || type === "always_transparent") {
    noteOf(setting, "data-ignored");
    return;
  }
  const isRedirect = type === "redirect" || type === "inform_redirect";
  if (record.type === "CNAME" && !isRedirect) {
    // The alias alone is answered and its target never looked up (seen in Unbound 1.17).
    noteOf(setting, "alias-not-followed");
    zoneIn(server, name, false).complete = false;
    return;
  }
  if (home !== undefined && WHOLE.has(type) && isUnder(name, home)) {
    const { records } = zoneIn(server, home, true);
    records.push({ ...record, name: relativeTo(name, home) });
    if (isRedirect && name === home) records.push({ ...record, name: "*" });
  } else zoneIn(server, name, false).records.push({ ...record, name: "@" });
}

/** The record that `text` (`name [ttl] [class] type data`) writes, with its whole name. */
function recordIn(text: string): RecordDraft | undefined {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const name = nameIn(words.shift() ?? "");
  let ttl = 3600;
  for (;;) {
    const word = words[0] ?? "";
    if (/^\d{1,9}$/.test(word)) ttl = Number(word);
    else if (!/^(IN|CH|HS)$/i.test(word)) break;
    words.shift();
  }
  const type = (words.shift() ?? "").toUpperCase();
  const data = words.join(" ");
  const family = type === "A" ? 4 : type === "AAAA" ? 6 : undefined;
  if (name === undefined || data === "" || !/^[A-Z]+$/.test(type)) return undefined;
  if (family !== undefined && parseAddress(data)?.family !== family) return undefined;
  return { name, type, ttl, data };
}
