/** Which files does a path stand for, and what is in them: the core's way to the disk. */

import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { FilesPort } from "#src/api/index.ts";
import { sortedBy } from "#src/base/index.ts";
import { filesMessages } from "#src/messages/index.ts";
import { faultAt, fileFault } from "./file-fault.ts";
import { isGzip, unpacked } from "./gzip.ts";
import { mostBytes } from "./most-bytes.ts";
import { snapshotAt } from "./snapshot-file/index.ts";

type File = Awaited<ReturnType<FilesPort["list"]>>[number];

/** Endings of the files of a folder that may be exports; a file that is named itself may end as it likes. */
const EXPORT = /\.(json|json\.gz|csv|horizon)$/i;
/** More entries than any folder of exports has; a home folder, given by mistake, has more. */
const MOST_ENTRIES = 100_000;

/**
 * The files of this machine. A folder stands for the exports in it and below it (.json, .json.gz, .csv, .horizon), in order of
 * name; hidden folders are passed over. What is packed with gzip is unpacked, whatever it is called. Rejects with a
 * fault of the input: nothing there (with near names), no permission, no exports, too large, damaged.
 */
export function nodeFiles(): FilesPort {
  return {
    list: async (path) => {
      try {
        const found = await stat(path);
        if (found.isFile()) return [fileAt(path, found.size)];
        if (!found.isDirectory()) throw fileFault(filesMessages.notAFile({ path }));
        return await exportsIn(path);
      } catch (error) {
        throw await faultAt(path, error);
      }
    },
  };
}

function fileAt(path: string, size: number): File {
  return {
    name: path.replaceAll("\\", "/"),
    size,
    read: () => bytesOf(path),
    snapshot: () => snapshotAt(path),
  };
}

async function exportsIn(root: string): Promise<readonly File[]> {
  const found: File[] = [];
  const folders = [root];
  let entries = 0;
  let files = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (++entries > MOST_ENTRIES)
        throw fileFault(filesMessages.tooMany({ path: root, most: MOST_ENTRIES }));
      if (entry.isDirectory()) {
        if (!entry.name.startsWith(".") && entry.name !== "node_modules") folders.push(path);
        continue;
      }
      files++;
      // A link may lead to a file; one that leads to a folder is not followed, so nothing goes round in circles.
      const seen = EXPORT.test(entry.name) ? await stat(path).catch(() => undefined) : undefined;
      if (seen?.isFile()) found.push(fileAt(path, seen.size));
    }
  }
  if (found.length === 0) throw fileFault(filesMessages.noExports({ path: root, files }));
  return sortedBy(found, ({ name }) => name);
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      const most = mostBytes();
      if (size > most) throw fileFault(filesMessages.tooLarge({ path, size, most }));
      const bytes = await file.readFile();
      return isGzip(bytes) ? await unpacked(path, bytes) : bytes;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw await faultAt(path, error);
  }
}
