/** What does a snapshot file hold, read as it flows by: a large one is never held as text? */
import { open } from "node:fs/promises";
import { constants, gunzipSync } from "node:zlib";
import { collectMessages } from "#src/messages/index.ts";
import { readSnapshotFile } from "./read.ts";

/** A snapshot as a value, and what must be said about the file. */
export type SnapshotFound = {
  readonly value: Readonly<Record<string, unknown>>;
  /** Sentences: a checksum that does not fit, an end in the middle. */
  readonly notes: readonly string[];
};

/** How a file of ours begins, whoever wrote it. */
const BEGINNING = /^\s*\{\s*"format"\s*:\s*"split-horizon\.snapshot\//;

/**
 * The snapshot in the file at `path`; undefined when it is none, or one that this program cannot read. Of a file that
 * ends in the middle, what stands before; what is lost is then unseen, which a gap over everything says.
 */
export async function snapshotAt(path: string): Promise<SnapshotFound | undefined> {
  if (!BEGINNING.test(await beginningOf(path))) return undefined;
  const documents: unknown[] = [];
  const read = await readSnapshotFile(path, { onDocument: (one) => documents.push(one) });
  if ("is" in read) return undefined;
  const { header, checksum, isWhole, unreadable } = read;
  const gaps: readonly unknown[] = Array.isArray(header.gaps) ? header.gaps : [];
  const isLost = !isWhole || unreadable > 0;
  const lost = { scope: "", type: "*", why: "failed", right: "" };
  return {
    value: { ...header, documents, gaps: isLost ? [...gaps, lost] : gaps },
    notes: [
      ...(isLost ? [collectMessages.cutSnapshot({ path, documents: documents.length })] : []),
      ...(!isLost && checksum === "wrong" ? [collectMessages.changedSnapshot({ path })] : []),
    ],
  };
}

/** The first letters of a file, unpacked where it is packed; "" when nothing can be made of them. */
async function beginningOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    const bytes = buffer.subarray(0, bytesRead);
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString("utf8");
    // The beginning of a packed file is no whole one: what comes out of it is enough.
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString("utf8");
  } catch {
    return "";
  } finally {
    await file.close();
  }
}
