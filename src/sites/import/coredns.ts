/** What does a Corefile say about a DNS server (CoreDNS manual: server blocks, plugins forward, hosts, file)? */
import { isUnder } from "#src/net/index.ts";
import { readForward } from "./coredns-forward.ts";
import { corefileBlocks, type Line } from "./corefile-parse.ts";
import {
  addForwarder,
  addHost,
  type Imported,
  nameIn,
  newServer,
  type ServerDraft,
  zoneIn,
} from "./draft.ts";
import { readHosts } from "./hosts.ts";
import type { Source } from "./reach.ts";
import { reverseZones } from "./reverse.ts";
import { hostZone } from "./zone-hosting.ts";

/** Plugins that do not bear on which upstream answers a name. */
const USUAL =
  /^(errors|log|health|ready|prometheus|cache|loop|reload|loadbalance|bind|debug|whoami|pprof|trace|dnstap|bufsize|timeouts|any|minimal|nsid|cancel|metadata|tls|header|multisocket|chaos|local|ratelimit|transfer|on|root|sign|dnssec|autopath|geoip|import|tsig|quic|grpc_server|https|view)$/;
const CHANGING =
  /^(rewrite|template|dns64|acl|alternate|erratic|minimal_any|firewall|records|mdns|alias|finalize|blocklist|ads)$/;
/** Plugins that answer from data kept elsewhere. */
const ELSEWHERE =
  /^(etcd|route53|azure|clouddns|k8s_external|federation|auto|secondary|netbox|redis|mysql|pdsql)$/;
const PLUGIN =
  /^[ \t]*(forward|hosts|file|kubernetes|errors|cache|proxy|log|health|reload|loop|rewrite|template|import)\b/m;

/** Whether `text` looks like a Corefile. */
export function looksLikeCorefile(text: string): boolean {
  return (
    /^[^\s#{};][^#{};\n]*\{[ \t]*(#.*)?$/m.test(text) &&
    PLUGIN.test(text) &&
    !/;[ \t]*$/m.test(text)
  );
}

/** One zone of a server block. */
type Keyed = { readonly zone: string; readonly port: string; readonly block: Line };

/** The server that `source` configures: the block with the longest zone takes a name, whatever its plugins do. */
export function importCorefile(source: Source): Imported {
  const server = newServer("coredns", source.name);
  server.rootHints = false;
  const keyed = corefileBlocks(source).flatMap((block) => keysOf(block));
  // Clients ask port 53; where no block listens there, the first port stands for it.
  const port = keyed.some((k) => k.port === "53") ? "53" : keyed[0]?.port;
  const zones = new Map<string, Line>();
  for (const { zone, port: own, block } of keyed) {
    if (own !== port) noteOf(block, "other-port");
    else if (zones.has(zone)) noteOf(block, "second-view");
    else zones.set(zone, block);
  }
  // A block that holds only for some clients gives way to one for all of the same zone, which the order settles above.
  for (const [zone, block] of zones) readBlock(server, zone, block, zones);
  return { servers: [server], resolvers: [] };
}

/** The zones and port of a block; `dns://example.org:1053`, `10.0.0.0/8` and `.` are keys. */
function keysOf(block: Line): Keyed[] {
  return block.words.flatMap((word) => {
    const key = word.replace(/,$/, "");
    if (key === "") return [];
    const scheme = /^([a-z]+):\/\//.exec(key)?.[1] ?? "dns";
    const bare = key.slice(key.startsWith(`${scheme}://`) ? scheme.length + 3 : 0);
    const port = /:(\d+)$/.exec(bare)?.[1] ?? "53";
    const host = bare.replace(/:\d+$/, "");
    if (scheme !== "dns") {
      noteOf(block, "other-port");
      return [];
    }
    const names = host.includes("/") ? reverseZones(host) : [host === "" ? "" : nameIn(host)];
    if (names.length === 0 || names.includes(undefined)) noteOf(block, "name");
    return names.flatMap((zone) => (zone === undefined ? [] : [{ zone, port, block }]));
  });
}

function readBlock(
  server: ServerDraft,
  zone: string,
  block: Line,
  zones: ReadonlyMap<string, Line>,
): void {
  const taken = (name: string) =>
    isUnder(name, zone) &&
    ![...zones.keys()].some((z) => z.length > zone.length && isUnder(name, z));
  let forwards = false;
  let ends = false;
  for (const line of block.block) {
    const [plugin = "", ...args] = line.words;
    if (plugin === "forward" || plugin === "proxy")
      forwards = readForward(server, zone, line) || forwards;
    else if (plugin === "hosts") ends = readHostsPlugin(server, line, args, taken) || ends;
    else if (plugin === "file") readFile(server, zone, line, args);
    else if (plugin === "kubernetes" || ELSEWHERE.test(plugin)) {
      const names = args
        .map((a) => (a.includes("/") ? undefined : nameIn(a)))
        .filter((n) => n !== undefined);
      for (const name of names.length > 0 ? names : [zone])
        zoneIn(server, name, !fallsThrough(line)).complete = false;
      if (plugin !== "kubernetes") noteOf(line, "zones-elsewhere");
    } else if (CHANGING.test(plugin)) noteOf(line, "changes-answers");
    else if (!USUAL.test(plugin)) noteOf(line, "statement");
    if (plugin === "view") noteOf(line, "second-view");
  }
  if (ends) {
    // Hosts without fallthrough answer for the whole block: other names fail.
    noteOf(block, "no-fallthrough");
    if (zone === "") server.forwarders = [];
    for (const name of server.conditional.keys()) if (taken(name)) server.conditional.delete(name);
  }
  // A block without forwarding refuses what it has no data for, also below a block that forwards.
  if ((ends || !forwards) && zone !== "") addForwarder(server, zone, []).fallback = false;
}

function fallsThrough(line: Line): boolean {
  return line.block.some((b) => b.words[0] === "fallthrough" && b.words.length === 1);
}

function readFile(server: ServerDraft, zone: string, line: Line, args: readonly string[]): void {
  const [path = "", ...written] = args;
  const names = written.map(nameIn).filter((n) => n !== undefined);
  const naming = {
    line: line.line,
    seen: line.words.slice(0, 20).join(" "),
    missing: "zone-file-not-given",
  };
  const files = line.source.open(path, naming);
  for (const name of names.length > 0 ? names : [zone]) {
    hostZone(server, name, files);
    if (fallsThrough(line)) zoneIn(server, name, true).authoritative = false;
  }
}

/** Reads a hosts plugin; true when names that it does not hold go no further. */
function readHostsPlugin(
  server: ServerDraft,
  line: Line,
  args: readonly string[],
  taken: (name: string) => boolean,
): boolean {
  const inline = line.block.filter((b) => /^[\da-f]*[.:]/i.test(b.words[0] ?? ""));
  const path = args[0] ?? (inline.length > 0 ? undefined : "/etc/hosts");
  const naming = {
    line: line.line,
    seen: line.words.slice(0, 20).join(" "),
    missing: "hosts-not-given",
  };
  const files = path === undefined ? [] : line.source.open(path, naming);
  const ttl = Number(line.block.find((b) => b.words[0] === "ttl")?.words[1] ?? 3600) || 3600;
  const found = [
    ...inline.flatMap((b) =>
      readHosts(b.words.join(" "), (_, seen, code) => line.source.note(b.line, seen, code)),
    ),
    ...files.flatMap((f) => readHosts(f.text, f.note)),
  ];
  for (const { name, address } of found) if (taken(name)) addHost(server, name, address, ttl);
  const only = args
    .slice(1)
    .map(nameIn)
    .filter((n) => n !== undefined);
  return !line.block.some((b) => b.words[0] === "fallthrough") && only.length === 0;
}

/** Notes `line` as it stands, without its block. */
function noteOf(line: Line, code: string): void {
  line.source.note(line.line, line.words.slice(0, 20).join(" "), code);
}
