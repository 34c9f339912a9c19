/** How is a file that left the page written, with the pictures that belong beside it? */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { FileOut } from "#src/api/index.ts";
import { filesMessages } from "#src/messages/index.ts";
import { placedBeside } from "#src/report/index.ts";
import { codeOf, fileFault } from "../file-fault.ts";
import { writeFileWhole } from "../write-file.ts";

/**
 * Writes the file at `path`, after its pictures, which go into a folder of its name: a document that is there has all
 * that it shows. Rejects with a fault of the input; then the document is as it was, and no new folder is left.
 */
export async function writeOut(file: FileOut, path: string): Promise<void> {
  const { text, base64, beside } = placedBeside(file, basename(path));
  const made = new Set<string>();
  try {
    for (const other of beside) {
      const place = join(dirname(path), other.name);
      const first = await folderFor(place);
      if (first !== undefined) made.add(first);
      await writeFileWhole(place, [other.text]);
    }
    await writeFileWhole(path, [text ?? Buffer.from(base64 ?? "", "base64")]);
  } catch (error) {
    for (const folder of made) await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Makes the folder that `path` stands in; its path when it was not there. */
async function folderFor(path: string): Promise<string | undefined> {
  const folder = dirname(path);
  try {
    await mkdir(folder);
    return folder;
  } catch (error) {
    const why = codeOf(error) ?? String(error);
    if (why === "EEXIST") return undefined;
    throw fileFault(filesMessages.notWritten({ path: folder, why }));
  }
}

/** Writes the file into a folder of its own, where only this user looks; its path. */
export async function writeAside(file: FileOut): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "split-horizon-out-")), file.name);
  await writeOut(file, path);
  return path;
}
