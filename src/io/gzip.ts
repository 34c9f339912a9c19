/** What is in a gzip file, or why can it not be unpacked? */
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { filesMessages } from "#src/messages/index.ts";
import { codeOf, fileFault } from "./file-fault.ts";
import { mostBytes } from "./most-bytes.ts";

/** Whether `bytes` begin as gzip does (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** What `bytes` of the file at `path` unpack to; rejects with a fault when they are cut off, damaged or too much. */
export async function unpacked(path: string, bytes: Uint8Array): Promise<Uint8Array> {
  // A few kilobytes can unpack to anything, by mistake or on purpose.
  const most = mostBytes();
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: most });
  } catch (error) {
    const code = codeOf(error);
    if (code === "ERR_BUFFER_TOO_LARGE")
      throw fileFault(filesMessages.tooLarge({ path, size: most + 1, most }));
    // zlib's word for "more input was expected".
    if (code === "Z_BUF_ERROR") throw fileFault(filesMessages.cutGzip({ path }));
    const why = error instanceof Error ? error.message : String(error);
    throw fileFault(filesMessages.damagedGzip({ path, why }));
  }
}
