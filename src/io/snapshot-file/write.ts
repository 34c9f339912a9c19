/** How is a snapshot written, however large: in order, checksummed, and never by halves? */
import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { SNAPSHOT_FORMAT, type SnapshotGap } from "#src/snapshot/index.ts";
import { isPacked } from "../write-file.ts";
import { replaceFile } from "./atomic.ts";

/** What stands before the documents of a snapshot. */
export type SnapshotHeader = {
  /** ISO time at which Azure was read. */
  readonly takenAt: string;
  readonly gaps: readonly SnapshotGap[];
  /** What people told of their premises, as a sites file holds it. */
  readonly sites?: unknown;
  /** What was asked, by which kind of identity, and how it went; nothing when the documents came from elsewhere. */
  readonly collection?: Readonly<Record<string, unknown>>;
};

const PIECE = 256 * 1024;

/**
 * Writes a snapshot to `path`, packed when its name says so. `texts` are its documents as JSON, each on one
 * line and in order of id. Rejects when the disk does; then the old file is as it was.
 */
export async function writeSnapshotFile(
  path: string,
  header: SnapshotHeader,
  texts: Iterable<string>,
): Promise<void> {
  await replaceFile(path, (file) => writeTo(file, isPacked(path), header, texts));
}

async function writeTo(
  file: FileHandle,
  isPacked: boolean,
  header: SnapshotHeader,
  texts: Iterable<string>,
): Promise<void> {
  const pieces = Readable.from(snapshotPieces(header, texts), { objectMode: true });
  const keep = (bytes: AsyncIterable<Buffer>) => file.writeFile(bytes);
  // Without a time of its own in the header, equal content gives equal bytes.
  if (isPacked) await pipeline(pieces, createGzip({ level: 6 }), keep);
  else await pipeline(pieces, keep);
}

/** The bytes of a snapshot in pieces of a useful size; the checksum covers all that stands before its own name. */
export function* snapshotPieces(
  header: SnapshotHeader,
  texts: Iterable<string>,
): Generator<Buffer> {
  const hash = createHash("sha256");
  let waiting: string[] = [`{"format":${JSON.stringify(SNAPSHOT_FORMAT)},\n`];
  let length = 0;
  const taken = () => {
    const piece = Buffer.from(waiting.join(""), "utf8");
    hash.update(piece);
    [waiting, length] = [[], 0];
    return piece;
  };
  waiting.push(`"takenAt":${JSON.stringify(header.takenAt)},\n`);
  if (header.collection) waiting.push(`"collection":${JSON.stringify(header.collection)},\n`);
  if (header.sites !== undefined) waiting.push(`"sites":${JSON.stringify(header.sites)},\n`);
  waiting.push(`"gaps":${JSON.stringify(header.gaps)},\n"documents":[\n`);
  let isFirst = true;
  for (const text of texts) {
    waiting.push(isFirst ? text : `,\n${text}`);
    isFirst = false;
    length += text.length;
    if (length > PIECE) yield taken();
  }
  waiting.push("\n],\n");
  yield taken();
  yield Buffer.from(`"checksum":"sha256:${hash.digest("hex")}"}\n`, "utf8");
}
