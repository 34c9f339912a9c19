/** Is the file always the old one or the new one, when the writer is killed at any moment? */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSnapshotFile, writeSnapshotFile } from "#src/io/snapshot-file/index.ts";

let folder = "";
let writer = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "killed-"));
  // Hundreds of starts: in one file, the writer starts three times as fast as from its sources.
  await build({
    configFile: false,
    logLevel: "silent",
    build: { ssr: join(import.meta.dirname, "writer.ts"), outDir: join(folder, "writer") },
  });
  const [name = ""] = await readdir(join(folder, "writer"));
  writer = join(folder, "writer", name);
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts the writer, which kills itself at its step `last`; without one it is killed after its first write. */
async function killed(path: string, from: number, last?: number) {
  const words = [writer, path, String(from), ...(last === undefined ? [] : [String(last)])];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  child.stdout.once("data", () => last === undefined && child.kill("SIGKILL"));
  const [, signal] = await once(child, "exit");
  expect(signal).toBe("SIGKILL");
}

/** The one generation that all documents of the file are of. */
async function generationOf(path: string): Promise<number> {
  const seen = new Set<unknown>();
  let count = 0;
  const read = await readSnapshotFile(path, {
    onDocument: (document) => {
      seen.add(document.generation);
      count++;
    },
  });
  expect(read).toMatchObject({ isWhole: true, checksum: "right" });
  expect([count, seen.size]).toEqual([120, 1]);
  return Number([...seen][0]);
}

async function firstFile(name: string): Promise<string> {
  const path = join(await mkdtemp(join(folder, "x-")), name);
  await writeFirst(path);
  return path;
}

const writeFirst = (path: string) =>
  writeSnapshotFile(
    path,
    { takenAt: "2026-11-20T09:12:00Z", gaps: [] },
    Array.from({ length: 120 }, (_, n) => JSON.stringify({ id: `/${n}`, generation: 0 })),
  );

/** One more write in peace clears what the killed ones left. */
async function clears(path: string): Promise<void> {
  await writeFirst(path);
  expect(await readdir(join(path, ".."))).toEqual([path.split(/[\\/]/).at(-1)]);
}

const names = ["plain.horizon.json", "packed.horizon.json.gz"];

test.concurrent.each(names)(
  "%s: killed at each step of two writes, the file changes at one step of each",
  {
    timeout: 300_000,
  },
  async (name) => {
    const path = await firstFile(name);
    const told: number[] = [];
    for (let last = 1; told.at(-1) !== 2; last++) {
      await killed(path, 1, last);
      const generation = await generationOf(path);
      told.push(generation);
      // The next one starts from the old file again.
      if (generation > 0) await writeFirst(path);
    }
    const [olds, ones] = [0, 1].map((generation) => told.indexOf(generation + 1));
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(olds).toBeGreaterThan(8);
    expect(ones).toBeGreaterThan(16);
    await clears(path);
  },
);

test.concurrent.each(names)(
  "%s: killed at a hundred moments that nobody chose, it is the old file or a newer",
  {
    timeout: 300_000,
  },
  async (name) => {
    const path = await firstFile(name);
    let generation = 0;
    for (let i = 0; i < 100; i++) {
      await killed(path, generation + 1);
      const now = await generationOf(path);
      // What was told as written is there, whatever was under way.
      expect(now).toBeGreaterThan(generation);
      generation = now;
    }
    await clears(path);
  },
);
