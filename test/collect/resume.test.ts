/** Does an interrupted collection go on where it stopped, and take nothing for read that it was not shown? */
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { collectAzure, newShelf, openJournal, realClock } from "#src/io/azure/index.ts";
import type { Doc } from "../arm/estate.ts";
import { lineTo } from "../arm/line.ts";
import { type BenchOptions, startBench } from "../arm/server.ts";
import { contoso, everyId, smallWorld } from "../arm/world.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "journal-"));
});
afterEach(() => rm(folder, { recursive: true }));
const path = () => join(folder, ".x.journal");

/** One run over the journal, ended when so many requests have arrived. */
async function collect(options: BenchOptions, more: { endAt?: number; now?: number } = {}) {
  const ending = new AbortController();
  let arrived = 0;
  const bench = await startBench({
    ...options,
    fault: () => void (++arrived === more.endAt && ending.abort()),
  });
  const shelf = newShelf();
  const journal = await openJournal(path(), {
    plan: "x",
    resume: true,
    now: more.now ?? Date.now(),
    onDocument: (document) => shelf.put(String(document.id), document),
  });
  const home = await collectAzure({
    scope: { is: "tenant" },
    options: { zoneGroups: "all" },
    arm: await lineTo(bench),
    shelf,
    journal,
    clock: realClock,
    signal: ending.signal,
  });
  await journal.close(true);
  await bench.close();
  const { gaps, startedAt } = home;
  return { ids: [...shelf.ids()].sort(), gaps, startedAt, hits: bench.hits.length };
}

test("an interrupted collection goes on where it stopped, and asks nothing twice", async () => {
  const world = { documents: contoso() };
  const whole = await collect(world);
  await rm(path());
  for (const endAt of [1, 2, 12, 20, 30]) {
    await collect(world, { endAt });
    // Killed in the middle of a line.
    await writeFile(path(), `${(await readFile(path(), "utf8")).trimEnd()}\n{"key":"half`);
    const home = await collect(world);
    expect([home.ids, home.gaps]).toEqual([everyId(contoso()), []]);
    if (endAt > 20) expect(home.hits).toBeLessThan(whole.hits);
    await rm(path());
  }
});

test("what was hidden is asked again by who comes back with the right", async () => {
  const scope = "/subscriptions/5b0c0000-0000-4000-8000-00000000000a";
  const denials = [{ scope, type: "microsoft.network/privatednszones" }];
  const before = await collect({ documents: smallWorld(), denials });
  expect(before.gaps).toMatchObject([{ scope, why: "refused" }]);
  const after = await collect({ documents: smallWorld() });
  expect([after.ids, after.gaps]).toEqual([everyId(smallWorld()), []]);
});

test("a subscription that is new among as many as before is read", async () => {
  const [other, fresh] = ["b", "c"].map((n) => `5b0c0000-0000-4000-8000-00000000000${n}`);
  const text = JSON.stringify(smallWorld()).replaceAll(other ?? "", fresh ?? "");
  const renamed = JSON.parse(text) as readonly Doc[];
  await collect({ documents: smallWorld() });
  const { ids } = await collect({ documents: renamed });
  for (const id of everyId(renamed)) expect(ids).toContain(id);
});

test("a letter that some take for the end of a line loses no document", async () => {
  const world = smallWorld().map((doc) => ({ ...doc, tags: { note: "a\u2028b\u2029c\rd" } }));
  await collect({ documents: world, graphPage: 1, page: 1 });
  const { ids, gaps } = await collect({ documents: world, graphPage: 1, page: 1 });
  expect([ids, gaps]).toEqual([everyId(world), []]);
});

test("wherever one line of the journal is damaged, what it held is asked again", async () => {
  const world = { documents: smallWorld(), graphPage: 2, page: 1 };
  await collect(world);
  const lines = (await readFile(path(), "utf8")).trimEnd().split("\n");
  for (let at = 1; at < lines.length; at += 2) {
    const damaged = lines.with(at, (lines[at] ?? "").slice(0, -3));
    await writeFile(path(), `${damaged.join("\n")}\n`);
    const home = await collect(world);
    expect([at, home.ids, home.gaps]).toEqual([at, everyId(smallWorld()), []]);
  }
});

test("what was taken over makes the whole as old as it is", async () => {
  const world = { documents: smallWorld() };
  await collect(world, { now: Date.parse("2026-11-01T08:00:00Z"), endAt: 12 });
  const { startedAt } = await collect(world);
  expect(new Date(startedAt).toISOString()).toBe("2026-11-01T08:00:00.000Z");
});

test.skipIf(process.platform === "win32")("only its owner reads a journal", async () => {
  await writeFile(path(), "somebody else's", { mode: 0o666 });
  await collect({ documents: smallWorld() });
  expect((await stat(path())).mode & 0o777).toBe(0o600);
});
