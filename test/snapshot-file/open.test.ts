/** Does a person who opens a snapshot hear that it was cut or changed, and are the lost things unseen? */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApi } from "#src/api/index.ts";
import { demoDocuments } from "#src/demo/index.ts";
import { nodeFiles } from "#src/io/index.ts";
import { writeSnapshotFile } from "#src/io/snapshot-file/index.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "opened-"));
});
afterAll(() => rm(folder, { recursive: true }));

const texts = demoDocuments().map((doc) => JSON.stringify(doc));

async function opened(path: string) {
  const api = createApi({ files: nodeFiles() });
  const reply = await api("open", { paths: [path] });
  if (!reply.ok) throw new Error(reply.fault.sentence);
  return reply.value;
}

async function written(name: string): Promise<string> {
  const path = join(folder, name);
  await writeSnapshotFile(path, { takenAt: "2026-11-20T09:12:00Z", gaps: [] }, texts);
  return path;
}

test("a whole snapshot opens, packed or not, with its time and without a word", async () => {
  for (const name of ["a.horizon.json", "a.horizon.json.gz"]) {
    const whole = await opened(await written(name));
    expect(whole).toMatchObject({ takenAt: "2026-11-20T09:12:00Z", gaps: 1 });
    // The one gap is Contoso's own: something refers to a subscription that was not read.
    expect(whole.report.unreadable).toEqual([]);
    expect(whole.resources).toBeGreaterThan(150);
  }
});

test("a cut snapshot opens with what is left, says so, and has a gap over the rest", async () => {
  const path = await written("b.horizon.json");
  const bytes = await readFile(path);
  await writeFile(path, bytes.subarray(0, Math.floor(bytes.length * 0.8)));
  const cut = await opened(path);
  // A gap over everything stands for all others.
  expect(cut.gaps).toBe(1);
  expect(cut.resources).toBeGreaterThan(100);
  expect(cut.report.unreadable.map(({ why }) => why)).toEqual([
    expect.stringContaining("ends in the middle"),
  ]);
});

test("a snapshot that somebody changed opens, and says so", async () => {
  const path = await written("c.horizon.json");
  await writeFile(path, (await readFile(path, "utf8")).replace("10.0.4.4", "10.0.4.5"));
  const changed = await opened(path);
  expect(changed.report.unreadable.map(({ why }) => why)).toEqual([
    expect.stringContaining("checksum does not fit"),
  ]);
});
