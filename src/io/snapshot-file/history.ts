/** How is a folder of snapshots kept as the history of an estate? */
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { readSnapshotFile } from "./read.ts";
import { outlived, type Retention, USUAL_RETENTION } from "./retention.ts";
import { type SnapshotHeader, writeSnapshotFile } from "./write.ts";

/** One snapshot of a history. */
export type HistoryEntry = {
  readonly path: string;
  readonly takenAt: string;
  readonly gaps: number;
  /** Bytes on the disk. */
  readonly size: number;
};

// Only what this file named is ever removed; its names ended in .json.gz once.
const NAME = /^\d{4}-\d{2}-\d{2}T\d{6}Z(?:-\d+)?\.horizon(\.json\.gz)?$/;

/** Writes a snapshot into `folder` under the time it was taken, lets go of outlived ones, and returns its path. */
export async function saveToHistory(
  folder: string,
  header: SnapshotHeader,
  texts: Iterable<string>,
  retention: Retention = USUAL_RETENTION,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const time = header.takenAt.replace(/\.\d+/, "").replaceAll(":", "");
  const had = new Set(await readdir(folder));
  let name = `${time}.horizon`;
  for (let n = 2; had.has(name); n++) name = `${time}-${n}.horizon`;
  const path = join(folder, name);
  await writeSnapshotFile(path, header, texts);
  const names = (await readdir(folder)).filter((one) => NAME.test(one));
  for (const old of outlived(names, retention))
    if (old !== name) await rm(join(folder, old), { force: true });
  return path;
}

/** The snapshots in `folder`, oldest first; only their beginnings are read. What is no snapshot is passed over. */
export async function listHistory(folder: string): Promise<readonly HistoryEntry[]> {
  const names = (await readdir(folder))
    .filter((name) => /\.horizon(\.json(\.gz)?)?$/.test(name))
    .sort();
  const entries: HistoryEntry[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const read = await readSnapshotFile(path, { isHeaderOnly: true, onDocument: () => {} });
    if ("is" in read) continue;
    const { takenAt, gaps } = read.header;
    entries.push({
      path,
      takenAt: typeof takenAt === "string" ? takenAt : "",
      gaps: Array.isArray(gaps) ? gaps.length : 0,
      size: (await stat(path)).size,
    });
  }
  return entries.sort((a, b) => (a.takenAt < b.takenAt ? -1 : 1));
}
