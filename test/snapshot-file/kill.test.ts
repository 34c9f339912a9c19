/** Is the file always the old one or the new one, when the writer is killed at any moment? */
import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { randomFrom } from "#src/base/index.ts";
import { readSnapshotFile, writeSnapshotFile } from "#src/io/snapshot-file/index.ts";

const kills = 300;

/** Starts the writer, lets it write for `ms`, and kills it without a warning. */
async function killed(path: string, generation: number, ms: number): Promise<void> {
  const writer = join(import.meta.dirname, "writer.ts");
  const child = spawn(process.execPath, [writer, path, String(generation)], {
    stdio: ["ignore", "pipe", "inherit"],
    // Hundreds of starts: each after the first finds its code compiled.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "split-horizon-killed-code") },
  });
  const gone = new Promise((exit) => child.once("exit", exit));
  await new Promise((ready) => child.stdout.once("data", ready));
  await sleep(ms);
  child.kill("SIGKILL");
  await gone;
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

async function round(name: string, times: number, seed: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "killed-"));
  const path = join(folder, name);
  const first = Array.from({ length: 120 }, (_, n) =>
    JSON.stringify({ id: `/${n}`, generation: 0 }),
  );
  await writeSnapshotFile(path, { takenAt: "2026-11-20T09:12:00Z", gaps: [] }, first);
  const random = randomFrom(seed);
  let [generation, changes] = [0, 0];
  // Machines are fast or slow, idle or busy: the moments are spread around the one at which the file changes.
  let reach = 30;
  for (let i = 0; i < times; i++) {
    await killed(path, generation + 1, random.int(0, Math.ceil(reach)));
    const now = await generationOf(path);
    expect(now).toBeGreaterThanOrEqual(generation);
    const hasChanged = now > generation;
    if (hasChanged) changes++;
    reach = Math.min(Math.max(reach * (hasChanged ? 0.9 : 1.2), 2), 400);
    generation = now;
  }
  // One more write in peace clears what the killed ones left.
  await writeSnapshotFile(path, { takenAt: "2026-11-20T09:12:00Z", gaps: [] }, first);
  expect(await readdir(folder)).toEqual([name]);
  await rm(folder, { recursive: true });
  return changes;
}

test(`a writer killed ${kills} times leaves the old file or the new one`, {
  timeout: 600_000,
}, async () => {
  const changes = await Promise.all([
    round("plain.horizon.json", kills / 2, 1),
    round("packed.horizon.json.gz", kills / 2, 2),
  ]);
  // Some kills came before the change, some after: else the moments were not spread.
  expect(changes[0] + changes[1]).toBeGreaterThan(kills / 10);
  expect(changes[0] + changes[1]).toBeLessThan(kills);
});
