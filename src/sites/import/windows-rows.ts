/** What does one exported row say about a Windows DNS server? */
import { addForwarder, nameIn, type ServerDraft, zoneIn } from "./draft.ts";
import { isOfMachine } from "./hosts.ts";
import type { Source } from "./reach.ts";
import { addressesOf, type Row, textAt, truthAt } from "./rows.ts";
import { readRecord } from "./windows-records.ts";
import { hostZone } from "./zone-hosting.ts";

/** The export being read. */
export type Place = {
  readonly server: ServerDraft;
  readonly source: Source;
  /** Zones whose records were exported whole: their SOA was among them. */
  readonly full: Set<string>;
  /** Servers that the machine itself asks. */
  readonly resolvers: string[];
  recursion: boolean;
};

type Kind =
  | "record"
  | "root-hint"
  | "zone"
  | "forwarder"
  | "setting"
  | "recursion"
  | "scope"
  | "policy"
  | "nrpt"
  | "client"
  | "beside";

/** ZoneType as a number, when PowerShell wrote the enum so. */
const ZONE_TYPES = ["cache", "primary", "secondary", "stub", "forwarder"];

/** What `row` is; undefined when it is no row, but perhaps holds some. */
export function kindOf(row: Row): Kind | undefined {
  const has = (name: string) => row.has(name);
  if (has("recordtype") && (has("recorddata") || has("hostname"))) return "record";
  if (has("nameserver") && has("ipaddress")) return "root-hint";
  if (has("zonename"))
    return has("zonetype") || has("masterservers") || !has("agingenabled") ? "zone" : "beside";
  if (has("processingorder") && has("action")) return "policy";
  if (has("enablerecursion") && has("forwarder")) return "scope";
  if (has("namespace") && has("nameservers")) return "nrpt";
  if (has("serveraddresses")) return "client";
  if (has("listeningipaddress")) return "setting";
  if (has("enable") && has("secureresponse")) return "recursion";
  if (has("userootint") || has("useroothint") || has("enablereordering")) return "forwarder";
  if (
    has("ipaddress") &&
    [...row.keys()].every((k) => /^(ipaddress|timeout|pscomputername|runspaceid)$/.test(k))
  )
    return "forwarder";
  return undefined;
}

/** Reads `row`, found at `line`, into the server of `place`. */
export function readRow(place: Place, row: Row, line: number): void {
  const { server, source } = place;
  const seen = () => JSON.stringify(Object.fromEntries(row)).slice(0, 120);
  switch (kindOf(row)) {
    case "record":
      readRecord(place, row, line);
      break;
    case "zone":
      readZone(place, row, line);
      break;
    case "forwarder": {
      server.forwarders.push(...addressesOf(row.get("ipaddress")));
      const written = row.get("ipaddress");
      if (typeof written === "string" && /\[\]|CimInstance/.test(written))
        source.note(line, written, "masters-missing");
      const hints = truthAt(row, "UseRootHint");
      if (hints !== undefined) server.rootHints = hints;
      break;
    }
    case "scope":
      // The scope called "." is the server's own; others apply to clients that a policy picks.
      if (textAt(row, "Name") !== ".") source.note(line, seen(), "changes-answers");
      else if (truthAt(row, "EnableRecursion") === false) place.recursion = false;
      break;
    case "recursion":
      if (truthAt(row, "Enable") === false) place.recursion = false;
      break;
    case "setting":
      server.addresses.push(
        ...addressesOf(row.get("listeningipaddress")).filter((a) => !isOfMachine(a)),
      );
      break;
    case "policy":
      if (truthAt(row, "IsEnabled") !== false) source.note(line, seen(), "changes-answers");
      break;
    case "nrpt":
      source.note(line, seen(), "client-rule");
      break;
    case "client":
      place.resolvers.push(
        ...addressesOf(row.get("serveraddresses")).filter(
          (a) => !isOfMachine(a) && !/^fec0:/i.test(a),
        ),
      );
      break;
    case "root-hint":
    case "beside":
      break;
    default:
      source.note(line, seen(), "statement");
  }
}

function readZone(place: Place, row: Row, line: number): void {
  const { server, source } = place;
  const written = textAt(row, "ZoneName");
  const name = nameIn(written);
  const rawType = textAt(row, "ZoneType");
  const type = /^\d$/.test(rawType)
    ? (ZONE_TYPES[Number(rawType)] ?? rawType)
    : rawType.toLowerCase();
  if (truthAt(row, "IsAutoCreated") === true || /^trustanchors$/i.test(written) || type === "cache")
    return;
  const note = (seen: string, code: string) => source.note(line, `${written}: ${seen}`, code);
  if (name === undefined) {
    note(written, "name");
    return;
  }
  if (truthAt(row, "IsPaused") === true || truthAt(row, "IsShutdown") === true)
    note("IsPaused", "paused");
  const masters = row.get("masterservers");
  if (type === "forwarder" || type === "stub" || (type === "" && masters !== undefined)) {
    const to = addressesOf(masters);
    if (to.length === 0) {
      // The default table view and CSV leave the addresses out: without them the forwarder leads nowhere known.
      note(
        `MasterServers ${masters === undefined ? "missing" : JSON.stringify(masters)}`,
        "masters-missing",
      );
      return;
    }
    if (type === "stub") note("Stub", "stub-zone");
    const recursion = truthAt(row, "UseRecursion");
    const forwarder = addForwarder(server, name, to);
    if (type === "stub") forwarder.fallback = false;
    else if (recursion !== undefined) forwarder.fallback = recursion;
  } else if (type === "primary" || type === "secondary") {
    if (server.zones.has(name)) return;
    const file = textAt(row, "ZoneFile") || `${name}.dns`;
    const naming = { line, seen: `${written} (${file})`, missing: "zone-records-not-given" };
    // Records may have come, or may come, in another export.
    if (server.zones.get(name)?.records.length) return;
    hostZone(server, name, source.open(file, naming));
  } else note(`ZoneType ${rawType}`, "zone-type");
}

/** What is known once all rows were read. */
export function settle({ server, full, recursion }: Place): void {
  for (const name of full) zoneIn(server, name, true).complete = true;
  // Root hints count only where forwarders are silent, or where there are none.
  if (server.forwarders.length === 0) server.rootHints = true;
  if (recursion) return;
  server.forwarders = [];
  server.conditional.clear();
  server.rootHints = false;
}
