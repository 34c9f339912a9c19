/** How does a file change from old to new with nothing in between, whatever happens meanwhile? */
import { randomBytes } from "node:crypto";
import { type FileHandle, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

// `.<name>.<pid>-<chance>.part`, as `replaceFile` names its drafts.
const END_OF_DRAFT = /^\.(\d+)-[0-9a-f]{8}\.part$/;

/**
 * Lets `write` fill a new file beside `path`, makes sure that the disk holds it, and then puts it in the place of
 * `path` at once. Killed at any moment, `path` is the old file or the new one. Drafts that a killed program left are
 * cleared away. When `write` rejects, nothing changed.
 */
export async function replaceFile(
  path: string,
  write: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const [folder, name] = [dirname(path), basename(path)];
  await clearDrafts(folder, name);
  const draft = join(folder, `.${name}.${process.pid}-${randomBytes(4).toString("hex")}.part`);
  const file = await open(draft, "wx", 0o600);
  try {
    await write(file);
    await file.sync();
    await file.close();
    await rename(draft, path);
  } catch (error) {
    await file.close().catch(() => {});
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** The name of a file is the folder's: it too must reach the disk. Windows keeps folders itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Drafts of programs that are no more; one that is still written is left alone. */
async function clearDrafts(folder: string, name: string): Promise<void> {
  const start = `.${name}`;
  for (const entry of await readdir(folder)) {
    if (!entry.startsWith(start)) continue;
    const pid = END_OF_DRAFT.exec(entry.slice(start.length))?.[1];
    if (pid !== undefined && !isRunning(Number(pid)))
      await rm(join(folder, entry), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is a running one.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
