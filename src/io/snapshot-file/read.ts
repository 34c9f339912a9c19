/** How is a snapshot read, however large: document by document, checked on the way? */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { formatNumber, type Reading, readingOf } from "#src/snapshot/index.ts";
import { newScanner } from "./scan.ts";

type Bag = Readonly<Record<string, unknown>>;

/** What a snapshot file is, once read. */
export type SnapshotRead = {
  /** Everything but the documents, in today's format. */
  readonly header: Bag;
  readonly documents: number;
  /** Documents that were no JSON objects; they are left out. */
  readonly unreadable: number;
  /** Whether the content is as it was written; `none` when the file has no checksum. */
  readonly checksum: "right" | "wrong" | "none";
  /** Whether the file came to its end; else only what stands before the cut was read. */
  readonly isWhole: boolean;
};

/** Why a file is not read as a snapshot. */
export type NotRead =
  | { readonly is: "no-snapshot"; readonly why: string }
  | { readonly is: "newer"; readonly format: number; readonly reads: number };

export type ReadOptions = {
  /** Takes each document, in the order of the file. */
  readonly onDocument: (document: Bag) => void;
  /** Bytes of the file (as it stands on the disk) read so far, and in all. */
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
  /** Stops where the documents begin. */
  readonly isHeaderOnly?: boolean;
};

/**
 * Reads the snapshot at `path`, packed or not. Never holds more text than one document and one piece of the file.
 * Rejects only when the disk does, or on `signal`; a damaged end is told in the reply.
 */
export async function readSnapshotFile(
  path: string,
  options: ReadOptions,
): Promise<SnapshotRead | NotRead> {
  const { size, isPacked } = await lookAt(path);
  const properties = new Map<string, unknown>();
  const hash = createHash("sha256");
  let [documents, unreadable] = [0, 0];
  let reading: Reading | undefined;
  let refused: NotRead | undefined;

  const readingNow = () => {
    if (reading) return reading;
    const format = formatNumber(properties.get("format"));
    // Every writer of ours tells the format first; documents before it belong to no snapshot.
    if (format === undefined) refused = { is: "no-snapshot", why: "format" };
    else {
      reading = readingOf(format);
      if (reading.is === "newer") refused = reading;
      else if (reading.is === "unknown") refused = { is: "no-snapshot", why: `format ${format}` };
    }
    return reading;
  };

  const scanner = newScanner({
    onProperty: (name, value) => void properties.set(name, parsed(value)),
    onCovered: (bytes) => void hash.update(bytes),
    onDocument: (slice) => {
      const step = readingNow();
      if (refused || step?.is !== "readable") return;
      const document = parsed(slice);
      if (!isBag(document)) unreadable++;
      else {
        documents++;
        options.onDocument(step.document(document));
      }
    },
  });

  const isIntact = await flow(path, { ...options, isPacked, size }, (chunk) => {
    const goes = scanner.push(chunk);
    if (!goes && documents === 0) refused ??= { is: "no-snapshot", why: "JSON" };
    const isEnough = options.isHeaderOnly === true && documents + unreadable > 0;
    return goes && refused === undefined && !isEnough;
  });
  const step = refused ? undefined : readingNow();
  if (refused) return refused;
  const told = properties.get("checksum");
  const sum = `sha256:${hash.digest("hex")}`;
  return {
    header: step?.is === "readable" ? step.header(Object.fromEntries(properties)) : {},
    documents,
    unreadable,
    checksum: typeof told !== "string" ? "none" : told === sum ? "right" : "wrong",
    isWhole: isIntact && scanner.isWhole(),
  };
}

/** Lets the (unpacked) bytes of the file flow into `take` until it has enough; false when they broke off. */
async function flow(
  path: string,
  options: ReadOptions & { readonly isPacked: boolean; readonly size: number },
  take: (chunk: Buffer) => boolean,
): Promise<boolean> {
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  let done = 0;
  file.on("data", (chunk) => {
    done += chunk.length;
    options.onProgress?.(done, options.size);
  });
  const bytes: Readable = options.isPacked ? file.pipe(createGunzip({ chunkSize: 1 << 20 })) : file;
  // A pipe does not hand on what breaks.
  file.on("error", (error) => bytes.destroy(error));
  try {
    for await (const chunk of bytes) {
      options.signal?.throwIfAborted();
      if (!take(chunk as Buffer)) break;
    }
    return true;
  } catch (error) {
    if (options.isPacked && isDamage(error)) return false;
    throw error;
  } finally {
    file.destroy();
    bytes.destroy();
  }
}

/** What zlib says of a packed file that was cut or changed. */
function isDamage(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}

async function lookAt(path: string) {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    const isPacked = bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
    return { size: (await file.stat()).size, isPacked };
  } finally {
    await file.close();
  }
}

const isBag = (value: unknown): value is Bag =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parsed(slice: Buffer): unknown {
  try {
    return JSON.parse(slice.toString("utf8"));
  } catch {
    return undefined;
  }
}
