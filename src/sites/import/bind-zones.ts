/** Which zones of a `named.conf` does BIND forward, ask for, or host, as BIND 9.18 was seen to do it? */
import { closestZone, isUnder } from "#src/net/index.ts";
import type { Statement } from "./bind-parse.ts";
import { noteOf, targetsOf } from "./bind-targets.ts";
import { addForwarder, nameIn, type ServerDraft, zoneIn } from "./draft.ts";
import { hostZone } from "./zone-hosting.ts";

/** What zones need to know of the rest of the configuration. */
export type BindScope = {
  readonly server: ServerDraft;
  /** Lists of servers by name. */
  readonly primaries: Map<string, Statement>;
  readonly views: readonly Statement[];
  /** Names that a hosted zone delegates. */
  readonly cuts: Set<string>;
  /** False: the server does not recurse, so it forwards nothing. */
  forwards: boolean;
};

type Zone = {
  readonly statement: Statement;
  readonly name: string;
  readonly type: string;
  readonly options: ReadonlyMap<string, Statement>;
};

const HOSTED = new Set(["primary", "master", "secondary", "slave", "mirror"]);
const FROM_SERVERS = new Set(["stub", "static-stub"]);

/** Reads the zones among `statements`; of one told twice the first counts. */
export function readZones(scope: BindScope, statements: readonly Statement[]): void {
  const zones = new Map<string, Zone>();
  for (const statement of statements) {
    const zone = statement.words[0] === "zone" ? zoneOf(scope, statement) : undefined;
    if (zone && !zones.has(zone.name)) zones.set(zone.name, zone);
  }
  for (const zone of zones.values()) if (zone.type === "forward") readForward(scope, zone);
  for (const zone of zones.values()) if (FROM_SERVERS.has(zone.type)) readStub(scope, zone);
  for (const zone of zones.values()) if (HOSTED.has(zone.type)) readHosted(scope, zone);
  dropShadowed(scope, zones);
  if (!scope.forwards) scope.server.conditional.clear();
}

function zoneOf(scope: BindScope, statement: Statement): Zone | undefined {
  const [, written = "", zoneClass = "IN"] = statement.words;
  if (/^(ch|chaos|hs|hesiod)$/i.test(zoneClass)) return undefined;
  const name = nameIn(written);
  if (name === undefined) {
    noteOf(statement, "name");
    return undefined;
  }
  const options = new Map((statement.block ?? []).map((s) => [s.words[0] ?? "", s]));
  const view = options.get("in-view")?.words[1];
  if (view !== undefined) {
    const same = scope.views
      .find((v) => v.words[1] === view)
      ?.block?.find((s) => s.words[0] === "zone" && nameIn(s.words[1] ?? "") === name);
    if (same && !same.block?.some((s) => s.words[0] === "in-view")) return zoneOf(scope, same);
    noteOf(statement, "zone-type");
    return undefined;
  }
  const type = options.get("type")?.words[1]?.toLowerCase() ?? "";
  if (type === "redirect" || type === "delegation-only") noteOf(statement, "changes-answers");
  else if (!HOSTED.has(type) && !FROM_SERVERS.has(type) && type !== "forward" && type !== "hint")
    noteOf(statement, "zone-type");
  return { statement, name, type, options };
}

/** A forward zone without servers stops forwarding below its name; its policy is its own, "first" unless told. */
function readForward(scope: BindScope, { name, options }: Zone): void {
  const list = options.get("forwarders");
  const to = list ? targetsOf(list) : [];
  const isOnly = options.get("forward")?.words[1]?.toLowerCase() === "only";
  if (name === "") {
    scope.server.forwarders = to;
    scope.server.forwardOnly = isOnly;
  } else addForwarder(scope.server, name, to).fallback = !isOnly;
}

/** The servers of a stub zone are asked only where nothing is forwarded: global forwarders go first, seen in BIND 9.18. */
function readStub(scope: BindScope, { statement, name, type, options }: Zone): void {
  const own = options.get("forwarders");
  const ownTargets = own ? targetsOf(own) : [];
  if (ownTargets.length > 0) {
    const isOnly = options.get("forward")?.words[1]?.toLowerCase() === "only";
    addForwarder(scope.server, name, ownTargets).fallback = !isOnly;
    return;
  }
  if (!own && scope.server.forwarders.length > 0) {
    noteOf(statement, "stub-behind-forwarders");
    return;
  }
  const list = ["server-addresses", "masters", "primaries"]
    .map((key) => options.get(key))
    .find((s) => s !== undefined);
  const to = list ? targetsOf(list, scope.primaries) : [];
  if (options.has("server-names")) noteOf(statement, "host-instead-of-address");
  else if (to.length === 0) noteOf(statement, "no-targets");
  addForwarder(scope.server, name, to).fallback = false;
  noteOf(statement, type === "stub" ? "stub-zone" : "asked-without-recursion");
}

function readHosted(scope: BindScope, { statement, name, type, options }: Zone): void {
  const { server } = scope;
  // A mirror of the root is a copy for own use: the server still recurses.
  if (type === "mirror") return;
  const path = options.get("file")?.words[1];
  const seen = path ? `zone "${name}" file "${path}"` : `zone "${name}"`;
  const naming = { line: statement.line, seen, missing: "zone-file-not-given" };
  const files = path ? statement.source.open(path, naming) : [];
  if (!path) statement.source.note(naming.line, seen, naming.missing);
  // A copy fetched from the primary is kept in a binary form unless told otherwise.
  const text = files.filter(({ text: own }) => isText(own.slice(0, 200)));
  if (text.length < files.length) statement.source.note(naming.line, seen, "zone-file-binary");
  const list = options.get("forwarders");
  const own = list ? targetsOf(list) : undefined;
  // What is delegated goes to the zone's own forwarders, else to the global ones; an empty list asks the servers named.
  for (const cut of hostZone(server, name, text, own ?? server.forwarders)) scope.cuts.add(cut);
}

/**
 * BIND answers from its own zone even where a forward zone of a longer name lies below it, unless the own zone
 * delegates that name (seen in BIND 9.18); such forwarders are never asked.
 */
function dropShadowed(scope: BindScope, zones: ReadonlyMap<string, Zone>): void {
  const { server } = scope;
  const forwardZones = [...zones.values()].filter((z) => z.type === "forward");
  for (const { name, statement } of forwardZones) {
    const host = closestZone(name, server.zones);
    if (host === undefined || !zoneIn(server, host, true).authoritative) continue;
    const isDelegated = [...scope.cuts].some((cut) => isUnder(name, cut) && isUnder(cut, host));
    if (isDelegated || !zoneIn(server, host, true).complete) continue;
    server.conditional.delete(name);
    noteOf(statement, "own-zone-answers");
  }
}

/** Whether what stands at a file's start was written by people. */
function isText(start: string): boolean {
  for (let i = 0; i < start.length; i++) {
    const c = start.charCodeAt(i);
    if (c < 9 || c === 0xfffd) return false;
  }
  return true;
}
