/** Is the program in dist/ the one of these sources? Who runs it asks first, and it is built when it is not. */
import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "../..");
const stamp = join(root, "dist/.built");
const lock = join(root, ".cache/build.lock");

/**
 * Builds dist/ unless it is newer than every source. Those that ask side by side wait for one
 * another. Rejects with what the build printed when it fails.
 */
export async function builtProgram(): Promise<void> {
  while (!(await takeLock())) await setTimeout(200);
  try {
    if ((await newest(["src", "electron", "renderer"])) < (await changedAt(stamp))) return;
    await promisify(execFile)(process.execPath, [join(root, "src/tools/build.ts")], { cwd: root });
  } finally {
    await rm(lock, { force: true });
  }
}

/** Whether this process now holds the lock; one that was left by a process that ended is removed. */
async function takeLock(): Promise<boolean> {
  await mkdir(join(root, ".cache"), { recursive: true });
  try {
    await writeFile(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    // Held by another: the next try succeeds when that one has ended.
    const holder = Number(await readFile(lock, "utf8").catch(() => ""));
    if (holder > 0 && !isRunning(holder)) await rm(lock, { force: true });
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** When the file was last written, in ms since 1970; 0 when it is not there. */
async function changedAt(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found?.mtimeMs ?? 0;
}

/** When the newest file under these folders was written, in ms since 1970. */
async function newest(folders: readonly string[]): Promise<number> {
  const times = folders.map(async (folder) => {
    const files = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    const inFolder = files.filter((file) => file.isFile());
    return Promise.all(inFolder.map((file) => changedAt(join(file.parentPath, file.name))));
  });
  return Math.max(0, ...(await Promise.all(times)).flat());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await builtProgram();
