/** Which sites file comes out of real configuration files of DNS servers and of the machines that ask them? */
import { compareText } from "#src/base/index.ts";
import { importBind, looksLikeBind } from "./bind.ts";
import * as clients from "./clients.ts";
import { configMapFiles, looksLikeConfigMap } from "./configmap.ts";
import { importCorefile, looksLikeCorefile } from "./coredns.ts";
import { importDnsmasq, looksLikeDnsmasq } from "./dnsmasq.ts";
import {
  addHost,
  type Imported,
  type ImportFile,
  type ImportNote,
  type Note,
  newServer,
} from "./draft.ts";
import { looksLikeHosts, looksLikeResolvConf, readHosts, readResolvConf } from "./hosts.ts";
import { importInfoblox, looksLikeInfoblox } from "./infoblox.ts";
import { importWapi, looksLikeWapi } from "./infoblox-wapi.ts";
import { importKnot, looksLikeKnot } from "./knot.ts";
import { importKnotYaml, looksLikeKnotYaml } from "./knot-yaml.ts";
import { merged } from "./merge.ts";
import { importPowerdns, looksLikePowerdns } from "./powerdns.ts";
import { reachFrom, type Source } from "./reach.ts";
import { type ImportOptions, type SitesFile, sitesFileOf } from "./sites-file.ts";
import { mended } from "./text.ts";
import { togetherIn } from "./together.ts";
import { importUnbound } from "./unbound.ts";
import { looksLikeUnbound } from "./unbound-parse.ts";
import { importWindows, looksLikeWindows } from "./windows.ts";

/** What an import makes of files. */
export type ImportResult = {
  readonly sites: SitesFile;
  /** By file and line; the same of one line is noted once, and at most 1,000 of a file. */
  readonly notes: readonly ImportNote[];
  /** Each file that was understood, and as what; "included" when another one names it. */
  readonly recognised: readonly { readonly file: string; readonly as: string }[];
};

export type { ImportOptions, SitesFile } from "./sites-file.ts";

type Reader = {
  readonly as: string;
  readonly looks: (text: string) => boolean;
  readonly read: (source: Source) => Imported;
};

/** In order of how sure the look is: formats with a telling word first. */
const READERS: readonly Reader[] = [
  { as: "azure-vpn", looks: clients.looksLikeAzureVpn, read: clients.importAzureVpn },
  { as: "scutil", looks: clients.looksLikeScutil, read: clients.importScutil },
  { as: "resolvectl", looks: clients.looksLikeResolvectl, read: clients.importResolvectl },
  { as: "ipconfig", looks: clients.looksLikeIpconfig, read: clients.importIpconfig },
  { as: "infoblox", looks: looksLikeInfoblox, read: importInfoblox },
  { as: "infoblox-wapi", looks: looksLikeWapi, read: importWapi },
  { as: "windows", looks: looksLikeWindows, read: importWindows },
  { as: "powerdns", looks: looksLikePowerdns, read: importPowerdns },
  { as: "knot", looks: looksLikeKnot, read: importKnot },
  { as: "knot-yaml", looks: looksLikeKnotYaml, read: importKnotYaml },
  { as: "bind", looks: looksLikeBind, read: importBind },
  { as: "unbound", looks: looksLikeUnbound, read: importUnbound },
  { as: "coredns", looks: looksLikeCorefile, read: importCorefile },
  { as: "dnsmasq", looks: looksLikeDnsmasq, read: importDnsmasq },
  { as: "resolv.conf", looks: looksLikeResolvConf, read: importResolvConf },
  { as: "hosts", looks: looksLikeHosts, read: importHosts },
];

/** Notes kept per file: more of them say nothing new. */
const NOTES = 1000;

/**
 * The sites file that `files` amount to. Files that a configuration names (includes, zone files, hosts) are read
 * through it. Never throws: what is not understood is noted with file and line.
 */
export function importSites(
  files: readonly ImportFile[],
  options: ImportOptions = {},
): ImportResult {
  const texts = [...files]
    .sort((a, b) => compareText(a.name, b.name))
    .map(({ name, text }) => ({ name, text: mended(text) }));
  const maps = texts.filter(({ text }) => looksLikeConfigMap(text));
  const all = [...texts.filter((f) => !maps.includes(f)), ...maps.flatMap(configMapFiles)];
  const tries = all.map((file) => tryOf(file, all));
  const alone = rootsOf(tries);
  const groups = togetherIn(alone);
  const parts = new Set(
    groups.flatMap((group) => [group.main.name, ...group.parts.map((f) => f.name)]),
  );
  const roots = [
    ...alone.filter((t) => !parts.has(t.file.name)),
    ...groups.map(({ main }) => tryOf(main, all)),
  ].sort((a, b) => compareText(a.file.name, b.file.name));
  const named = new Set(roots.flatMap((t) => [...t.opened]));
  const notes = roots.flatMap((t) => t.notes);
  const recognised = tries.flatMap(({ file, as }) => {
    if (named.has(file.name)) return [{ file: file.name, as: "included" }];
    if (as !== undefined) return [{ file: file.name, as }];
    notes.push({
      file: file.name,
      line: 0,
      seen: file.text.slice(0, 60),
      code: unknownCode(file.text),
    });
    return [];
  });
  for (const { main, parts: others } of groups)
    for (const { name } of others)
      notes.push({ file: name, line: 0, seen: main.name, code: "read-together" });
  const noteFor = noting(notes);
  const servers = merged(roots.flatMap((t) => t.imported?.servers ?? []));
  const resolvers = roots.flatMap((t) => t.imported?.resolvers ?? []);
  const sites = sitesFileOf(servers, resolvers, options, noteFor);
  return { sites, notes: capped(notes), recognised };
}

/** One file read on its own. */
type Try = {
  readonly file: ImportFile;
  readonly as: string | undefined;
  readonly imported: Imported | undefined;
  readonly opened: ReadonlySet<string>;
  readonly notes: readonly ImportNote[];
};

function tryOf(file: ImportFile, all: readonly ImportFile[]): Try {
  const notes: ImportNote[] = [];
  const { root, opened } = reachFrom(file, all, noting(notes));
  const reader = READERS.find(({ looks }) => looks(file.text));
  return { file, as: reader?.as, imported: reader?.read(root), opened, notes };
}

/** The files that stand on their own: those that open most come first, and what they open is theirs. */
function rootsOf(tries: readonly Try[]): readonly Try[] {
  const taken = new Set<string>();
  const roots = new Set<Try>();
  for (const t of tries.toSorted((a, b) => b.opened.size - a.opened.size)) {
    if (taken.has(t.file.name) || t.imported === undefined) continue;
    roots.add(t);
    for (const name of t.opened) taken.add(name);
  }
  return tries.filter((t) => roots.has(t) && !(taken.has(t.file.name) && t.opened.size === 0));
}

function noting(notes: ImportNote[]): (file: string) => Note {
  const seenBefore = new Set<string>();
  return (file) => (line, seen, code) => {
    const note = { file, line, seen: seen.slice(0, 200), code };
    const key = `${file}\0${line}\0${code}\0${note.seen}`;
    if (!seenBefore.has(key)) notes.push(note);
    seenBefore.add(key);
  };
}

function capped(notes: readonly ImportNote[]): ImportNote[] {
  const counts = new Map<string, number>();
  const kept = notes.filter(({ file }) => {
    counts.set(file, (counts.get(file) ?? 0) + 1);
    return (counts.get(file) ?? 0) <= NOTES;
  });
  for (const [file, count] of counts)
    if (count > NOTES)
      kept.push({ file, line: 0, seen: String(count - NOTES), code: "more-notes" });
  return kept.sort((a, b) => compareText(a.file, b.file) || a.line - b.line);
}

/** Why a file was not understood: a zone file alone does not tell its server. */
function unknownCode(text: string): string {
  return /^\$(ORIGIN|TTL)\b|[ \t]SOA[ \t]/m.test(text) ? "zone-file-alone" : "not-recognised";
}

function importResolvConf(source: Source): Imported {
  return { servers: [], resolvers: readResolvConf(source.text, source.note) };
}

function importHosts(source: Source): Imported {
  const server = newServer("other", source.name, "hosts");
  for (const { name, address } of readHosts(source.text, source.note))
    addHost(server, name, address);
  return { servers: [server], resolvers: [] };
}
