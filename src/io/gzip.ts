/** What is in a gzip file, or why can it not be unpacked? */
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { filesMessages } from "#src/messages/index.ts";
import { codeOf, fileFault } from "./file-fault.ts";

/** A few kilobytes can unpack to anything; more than this is not an export but an attack, or a mistake. */
const MOST_UNPACKED = 2 ** 31 - 1;

/** Whether `bytes` begin as gzip does (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** What `bytes` of the file at `path` unpack to; rejects with a fault when they are cut off, damaged or too much. */
export async function unpacked(path: string, bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: MOST_UNPACKED });
  } catch (error) {
    const code = codeOf(error);
    if (code === "ERR_BUFFER_TOO_LARGE")
      throw fileFault(filesMessages.tooLarge({ path, size: MOST_UNPACKED, most: MOST_UNPACKED }));
    // zlib's word for "more input was expected".
    if (code === "Z_BUF_ERROR") throw fileFault(filesMessages.cutGzip({ path }));
    const why = error instanceof Error ? error.message : String(error);
    throw fileFault(filesMessages.damagedGzip({ path, why }));
  }
}
