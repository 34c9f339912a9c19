/** How is a file that left the page written, with the pictures that belong beside it? */
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { FileOut } from "#src/api/index.ts";
import { writeFileWhole } from "../write-file.ts";

/** Writes the file at `path`. Rejects with a sentence. */
export async function writeOut(file: FileOut, path: string): Promise<void> {
  await writeFileWhole(path, [file.text ?? Buffer.from(file.base64 ?? "", "base64")]);
  for (const other of file.beside) {
    const place = join(dirname(path), other.name);
    await mkdir(dirname(place), { recursive: true });
    await writeFileWhole(place, [other.text]);
  }
}

/** Writes the file into a folder of its own, where only this user looks; its path. */
export async function writeAside(file: FileOut): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "split-horizon-out-")), file.name);
  await writeOut(file, path);
  return path;
}
