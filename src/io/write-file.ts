/** How is a file written so that no reader ever sees half of it? */
import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { filesMessages } from "#src/messages/index.ts";
import { codeOf, fileFault } from "./file-fault.ts";

/** Whether a file of this name is packed with gzip: .gz, and .horizon, the ending that desktops know snapshots by. */
export function isPacked(path: string): boolean {
  return /\.(gz|horizon)$/i.test(path);
}

/**
 * Writes `parts`, one after another, to the file at `path`, packed with gzip when its name says so. They are
 * written beside it first and then take its place at once. Rejects with a fault of the input; then nothing changed.
 */
export async function writeFileWhole(
  path: string,
  parts: Iterable<string | Uint8Array>,
): Promise<void> {
  const draft = `${path}.${randomBytes(4).toString("hex")}.part`;
  try {
    const from = Readable.from(parts, { objectMode: true });
    const to = createWriteStream(draft);
    // Without a time of its own in the header, equal content gives equal bytes.
    if (isPacked(path)) await pipeline(from, createGzip({ level: 6 }), to);
    else await pipeline(from, to);
    await rename(draft, path);
  } catch (error) {
    // Where nothing could be written there may be nothing to take away; the first trouble is the one to tell.
    await rm(draft, { force: true }).catch(() => undefined);
    const why = codeOf(error) ?? (error instanceof Error ? error.message : String(error));
    throw fileFault(filesMessages.notWritten({ path, why }));
  }
}
