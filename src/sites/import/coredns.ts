/** What a Corefile says about a DNS server (CoreDNS manual, plugins forward, hosts, file). */
import {
  addHost,
  type Imported,
  type ImportFile,
  type Include,
  type Note,
  newServer,
  plainName,
  type ServerDraft,
} from "./draft.ts";
import { readHosts, readResolvConf } from "./hosts.ts";
import { readZoneFile } from "./zone-file.ts";

type Line = {
  readonly words: readonly string[];
  readonly line: number;
  readonly block: readonly Line[];
};

/** Plugins that do not bear on which upstream answers a name. */
const BESIDE_THE_POINT = new Set(
  "errors log health ready prometheus cache loop reload loadbalance bind debug whoami pprof trace dnstap bufsize timeouts any minimal nsid cancel metadata tls header multisocket acl".split(
    " ",
  ),
);

/** Whether `text` looks like a Corefile. */
export function looksLikeCorefile(text: string): boolean {
  return (
    /(^|\n)[^\s#{}][^#{}\n]*\{\s*(#.*)?\n/.test(text) &&
    /\n\s*(forward|hosts|file|kubernetes|errors|cache|proxy|log)\b/.test(text) &&
    !/;/.test(text)
  );
}

/** The server that `file` configures: one block per zone list, the longest zone takes a name. */
export function importCorefile(
  file: ImportFile,
  noteFor: (file: string) => Note,
  include: Include,
): Imported {
  const server = newServer("coredns");
  server.rootHints = false;
  const note = noteFor(file.name);
  for (const block of parse(file.text, note)) {
    const zones = block.words.map(zoneOf).filter((z) => z !== undefined);
    if (block.words[0]?.startsWith("(")) continue;
    if (block.words[0] === "import") note(block.line, block.words.join(" "), "include-not-given");
    else for (const zone of zones) readBlock(server, zone, block.block, note, noteFor, include);
  }
  return { servers: [server], resolvers: [] };
}

/** The zone of a block's key such as `dns://example.org:1053`; "" for the root. */
function zoneOf(key: string): string | undefined {
  const bare = key
    .replace(/,$/, "")
    .replace(/^[a-z]+:\/\//, "")
    .replace(/:\d+$/, "");
  if (bare === "" && key.startsWith(":")) return "";
  return bare === "" ? undefined : plainName(bare);
}

function readBlock(
  server: ServerDraft,
  zone: string,
  lines: readonly Line[],
  note: Note,
  noteFor: (file: string) => Note,
  include: Include,
): void {
  for (const line of lines) {
    const [plugin, ...args] = line.words;
    switch (plugin) {
      case "forward":
        readForward(server, zone, line, args, note, noteFor, include);
        break;
      case "hosts":
        readHostsPlugin(server, line, args, note, noteFor, include);
        break;
      case "file": {
        const files = include(args[0] ?? "");
        const names = args.length > 1 ? args.slice(1).map(plainName) : [zone];
        if (files.length === 0) note(line.line, line.words.join(" "), "zone-file-not-given");
        for (const name of names) {
          const records = files.flatMap((f) =>
            readZoneFile(
              f.text,
              name,
              (n, seen, code) => note(line.line, `${f.name}:${n}: ${seen}`, code),
              include,
            ),
          );
          server.zones.push({ name, records, authoritative: true, complete: files.length > 0 });
        }
        break;
      }
      case "kubernetes":
        for (const name of args.map(plainName))
          server.zones.push({ name, records: [], authoritative: true, complete: false });
        break;
      default:
        if (!plugin || !BESIDE_THE_POINT.has(plugin))
          note(
            line.line,
            line.words.join(" "),
            plugin === "rewrite" || plugin === "template" ? "changes-answers" : "statement",
          );
    }
  }
}

function readForward(
  server: ServerDraft,
  zone: string,
  line: Line,
  args: readonly string[],
  note: Note,
  noteFor: (file: string) => Note,
  include: Include,
): void {
  const from = plainName(args[0] ?? ".");
  const suffix = from === "" ? zone : from;
  const to = args.slice(1).flatMap((target) => {
    if (!target.startsWith("/")) {
      const bare = target.replace(/^(dns|tls):\/\//, "").replace(/:53$/, "");
      return [bare.replace(/^([\d.]+):(\d+)$/, "$1#$2")];
    }
    const files = include(target);
    if (files.length === 0) note(line.line, line.words.join(" "), "resolv-not-given");
    return files.flatMap((f) => readResolvConf(f.text, noteFor(f.name)));
  });
  const except = line.block
    .filter((b) => b.words[0] === "except")
    .flatMap((b) => b.words.slice(1).map(plainName));
  if (suffix === "") server.forwarders.push(...to);
  else
    server.conditionalForwarders.push({
      zone: suffix,
      to,
      fallback: false,
      ...(except.length > 0 ? { except } : {}),
    });
}

function readHostsPlugin(
  server: ServerDraft,
  line: Line,
  args: readonly string[],
  note: Note,
  noteFor: (file: string) => Note,
  include: Include,
): void {
  const path = args.find((a) => a.startsWith("/") || a.includes("."));
  const own = line.block
    .filter((b) => /^[\d:]/.test(b.words[0] ?? ""))
    .map((b) => b.words.join(" "));
  for (const h of readHosts(own.join("\n"), (_, seen, code) => note(line.line, seen, code)))
    addHost(server, h.name, h.address);
  if (!path || own.length > 0) return;
  const files = include(path);
  if (files.length === 0) note(line.line, line.words.join(" "), "include-not-given");
  for (const f of files)
    for (const h of readHosts(f.text, noteFor(f.name))) addHost(server, h.name, h.address);
}

function parse(text: string, note: Note): Line[] {
  const top: Line[] = [];
  const stack: Line[][] = [top];
  text.split(/\r?\n/).forEach((raw, i) => {
    const bare = raw.replace(/(^|\s)#.*$/, "").trim();
    if (bare === "") return;
    const words = bare.split(/\s+/);
    const opens = words.at(-1) === "{";
    if (words[0] === "}") {
      if (stack.length > 1) stack.pop();
      else note(i + 1, bare, "brace");
      return;
    }
    const line: Line = { words: opens ? words.slice(0, -1) : words, line: i + 1, block: [] };
    stack.at(-1)?.push(line);
    if (opens) stack.push(line.block as Line[]);
  });
  if (stack.length > 1) note(0, "{", "not-closed");
  return top;
}
