/** How do files become an open estate: read one by one, told apart, joined, with a word about everything left out? */
import { decodeExport, readEstate } from "#src/azure/index.ts";
import { demoSites, demoSnapshot } from "#src/demo/index.ts";
import { openingMessages, sitesMessages } from "#src/messages/index.ts";
import { mergedSites, type ReadSites, readSites } from "#src/sites/index.ts";
import { sitesIn, snapshotRefusal } from "#src/snapshot/index.ts";
import type { Calls, Fault, FilesPort, ReadingReport, Reply } from "./calls.ts";
import { type OpenEstate, openedReply, titleOf } from "./open-estate.ts";
import { good, refused } from "./reply.ts";

type Input = { readonly source: string; readonly value: unknown };
type Unreadable = ReadingReport["unreadable"][number];

/** What opening needs of its host, and hears of its asker. */
export type OpeningHost = {
  readonly files: FilesPort;
  readonly onNews: ((news: Calls["open"]["news"]) => void) | undefined;
  /** Whether the asker has given up meanwhile. */
  readonly isStopped: () => boolean;
};

/** The demo, or the files under `paths` merged, with the sites files beside them; "stopped" when nobody waits any more. */
export async function openEstate(
  ask: Calls["open"]["ask"],
  host: OpeningHost,
): Promise<Reply<OpenEstate> | "stopped"> {
  const paths = ask.paths === "demo" ? ["demo"] : ask.paths;
  const gathered: Gathered = { inputs: [], sites: [], unreadable: [], sizes: new Map() };
  if (paths.includes("demo")) {
    gathered.inputs.push({ source: "demo", value: demoSnapshot() });
    gathered.sites.push({ source: "demo", read: readSites(demoSites(), "demo") });
  }
  const listed = await filesUnder(
    paths.filter((path) => path !== "demo"),
    ask.sites ?? [],
    host.files,
  );
  if (!listed.ok) return listed;
  const files = listed.value;
  for (const [done, { file, isSites }] of files.entries()) {
    if (host.isStopped()) return "stopped";
    host.onNews?.({ doing: openingMessages.reading(file), done, of: files.length });
    const fault = await gather(gathered, file, isSites);
    if (fault) return { ok: false, fault };
  }
  if (host.isStopped()) return "stopped";
  host.onNews?.({ doing: openingMessages.joining(), done: files.length, of: files.length });
  const opened = joined(gathered, paths);
  return opened.ok && ask.whole === true ? onlyWhole(opened.value, gathered.sizes) : opened;
}

/** `open`, or a refusal that tells what could not be read of it and how much could. */
function onlyWhole(open: OpenEstate, sizes: ReadonlyMap<string, number>): Reply<OpenEstate> {
  const { unreadable, sources } = open.report;
  if (unreadable.length === 0) return good(open);
  const { resources } = openedReply(open);
  const { fault } = refused(
    openingMessages.partlyRead({ reasons: unreadable.map(({ why }) => why) }),
  );
  const percent = readPercent(sizes, new Set(sources.map(({ name }) => name)), unreadable);
  return { ok: false, fault: { ...fault, readable: { resources, percent } } };
}

/** Bytes of the files that were read, in per cent of all; null when one was read only in part. */
function readPercent(
  sizes: ReadonlyMap<string, number>,
  read: ReadonlySet<string>,
  unreadable: readonly Unreadable[],
): number | null {
  if (unreadable.some(({ source }) => read.has(source) || !sizes.has(source))) return null;
  const bytesOf = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
  const [lost, all] = [
    bytesOf([...new Set(unreadable.map(({ source }) => source))]),
    bytesOf([...sizes.keys()]),
  ];
  return Math.max(1, Math.min(99, Math.floor((100 * (all - lost)) / Math.max(1, all))));
}

type File = Awaited<ReturnType<FilesPort["list"]>>[number];
type Gathered = {
  readonly inputs: Input[];
  readonly sites: { source: string; read: ReadSites }[];
  readonly unreadable: Unreadable[];
  /** Bytes of each file. */
  readonly sizes: Map<string, number>;
};

async function filesUnder(
  exports: readonly string[],
  sites: readonly string[],
  files: FilesPort,
): Promise<Reply<readonly { readonly file: File; readonly isSites: boolean }[]>> {
  const asked = [
    ...exports.map((path) => ({ path, isSites: false })),
    ...sites.map((path) => ({ path, isSites: true })),
  ];
  // One file named twice, by itself and by its folder, is one file.
  const found = new Map<string, { file: File; isSites: boolean }>();
  for (const { path, isSites } of asked) {
    try {
      for (const file of await files.list(path))
        found.set(`${isSites} ${file.name}`, { file, isSites });
    } catch (error) {
      return { ok: false, fault: faultOf(error) };
    }
  }
  return good([...found.values()]);
}

/** Puts what `file` holds where it belongs; a fault when it is of a kind that must not be passed over. */
async function gather(
  gathered: Gathered,
  file: File,
  isSites: boolean,
): Promise<Fault | undefined> {
  const source = file.name;
  gathered.sizes.set(source, file.size);
  const decoded = await valueIn(file).catch((error: unknown) => ({ why: faultOf(error).sentence }));
  if ("why" in decoded) {
    if (isSites) return refused(decoded.why).fault;
    gathered.unreadable.push({ source, why: decoded.why });
    return undefined;
  }
  const { value } = decoded;
  for (const why of "notes" in decoded ? decoded.notes : [])
    gathered.unreadable.push({ source, why });
  const read = readSites(value, source);
  if (read.refusal?.why === "newer")
    return refused(sitesMessages.newer({ source, format: read.refusal.format })).fault;
  if (!read.refusal) {
    gathered.sites.push({ source, read });
    return undefined;
  }
  if (isSites) return refused(sitesMessages.notSites({ source, seen: read.refusal.seen })).fault;
  const refusal = snapshotRefusal(value);
  if (refusal?.why === "newer")
    return refused(openingMessages.newerSnapshot({ source, format: refusal.format })).fault;
  if (refusal) return refused(openingMessages.noDocuments({ source })).fault;
  gathered.inputs.push({ source, value });
  // What people told may stand in the snapshot itself.
  const own = readSites(sitesIn(value), source);
  if (!own.refusal) gathered.sites.push({ source, read: own });
  return undefined;
}

/** What `file` holds: a snapshot as it flows by where the host can, else any export as a whole. */
async function valueIn(file: File) {
  const snapshot = await file.snapshot?.();
  return snapshot ?? { ...decodeExport(await file.read(), file.name), notes: [] };
}

function joined(gathered: Gathered, paths: readonly string[]): Reply<OpenEstate> {
  const { inputs, sites } = gathered;
  const merged = mergedSites(sites);
  const told = { sites: merged.sites, dnsServers: merged.dnsServers };
  const { estate, report, documents } = readEstate(inputs, told);
  const unreadable = [...gathered.unreadable, ...report.unreadable];
  const documentsRead = report.sources.reduce((sum, source) => sum + source.documents, 0);
  if (documentsRead === 0 && unreadable.length > 0) {
    const reasons = unreadable.map(({ why }) => why);
    return refused(openingMessages.nothingRead({ reasons }));
  }
  const toldSources = sites.map(({ source, read }) => ({
    name: source,
    documents: read.sites.length + read.dnsServers.length,
    shape: "sites",
  }));
  return good({
    estate,
    documents,
    told,
    title: titleOf(paths),
    isDemo: paths.every((path) => path === "demo"),
    report: {
      ...report,
      sources: [...report.sources, ...toldSources],
      oddities: [...report.oddities, ...merged.oddities],
      unreadable,
    },
  });
}

/** What a rejected promise of the host says; an error that is no fault is a defect of the host. */
function faultOf(error: unknown): Fault {
  const isFault = typeof error === "object" && error !== null && "sentence" in error;
  if (isFault && typeof error.sentence === "string") {
    const near =
      "suggestions" in error && Array.isArray(error.suggestions) ? error.suggestions : [];
    return refused(error.sentence, near.map(String)).fault;
  }
  const sentence = error instanceof Error ? error.message : String(error);
  return { kind: "defect", sentence, suggestions: [] };
}
