/** Does a collection wait when Azure asks for it, and end when a person asks for it? */
import { afterEach, expect, test } from "vitest";
import type { CollectNews } from "#src/api/index.ts";
import { collectAzure, newShelf, noJournal, realClock } from "#src/io/azure/index.ts";
import { hurriedClock, lineTo } from "../arm/line.ts";
import { type Bench, type BenchOptions, startBench } from "../arm/server.ts";
import { contoso, everyId, smallWorld } from "../arm/world.ts";

const benches: Bench[] = [];
async function serve(options: BenchOptions): Promise<Bench> {
  const bench = await startBench(options);
  benches.push(bench);
  return bench;
}
afterEach(async () => {
  await Promise.all(benches.splice(0).map((bench) => bench.close()));
});

const usual = { scope: { is: "tenant" }, options: { zoneGroups: "all" } } as const;
const never = new AbortController().signal;

test("Retry-After is waited for, and a person is told", async () => {
  let throttled = 2;
  const bench = await serve({
    documents: smallWorld(),
    fault: () => (throttled-- > 0 ? "429 seconds" : undefined),
  });
  const clock = hurriedClock();
  const told: number[] = [];
  const home = await collectAzure({
    ...usual,
    arm: await lineTo(bench),
    shelf: newShelf(),
    journal: noJournal(),
    clock,
    signal: never,
    onNews: (news) => told.push(news.throttledFor),
  });
  expect(home.gaps).toEqual([]);
  expect(clock.waits.filter((ms) => ms === 7000).length).toBeGreaterThanOrEqual(2);
  expect(Math.max(...told)).toBe(7);
});

test("Resource Graph's quota is heeded before it refuses", async () => {
  const bench = await serve({
    documents: contoso(),
    graphPage: 10,
    graphHeaders: () => ({
      "x-ms-user-quota-remaining": "0",
      "x-ms-user-quota-resets-after": "00:00:05",
    }),
  });
  const clock = hurriedClock();
  const home = await collectAzure({
    ...usual,
    arm: await lineTo(bench),
    shelf: newShelf(),
    journal: noJournal(),
    clock,
    signal: never,
    // One after another, so that each finds the bucket as the one before left it.
    width: 1,
  });
  expect(home.gaps).toEqual([]);
  expect(clock.waits.some((ms) => ms > 4000)).toBe(true);
});

test("a cancelled collection settles within 300 ms, keeps what was read, and marks the rest", async () => {
  const world = contoso();
  for (const afterMs of [0, 30, 60, 90]) {
    const bench = await serve({ documents: world, delayMs: 40 });
    const ending = new AbortController();
    const shelf = newShelf();
    const work = collectAzure({
      ...usual,
      arm: await lineTo(bench),
      shelf,
      journal: noJournal(),
      clock: realClock,
      signal: ending.signal,
    });
    await new Promise((later) => setTimeout(later, afterMs));
    const asked = performance.now();
    ending.abort();
    const home = await work;
    expect(performance.now() - asked).toBeLessThan(300);
    expect(home.isCancelled).toBe(true);
    const size = shelf.size();
    if (size < everyId(world).length) expect(home.gaps.length).toBeGreaterThan(0);
    await new Promise((later) => setTimeout(later, 60));
    expect(shelf.size()).toBe(size);
  }
});

test("while Azure asks to wait for minutes, cancelling is still at once", async () => {
  const bench = await serve({ documents: smallWorld(), fault: () => "429 seconds" });
  const ending = new AbortController();
  const work = collectAzure({
    ...usual,
    arm: await lineTo(bench),
    shelf: newShelf(),
    journal: noJournal(),
    clock: realClock,
    signal: ending.signal,
  });
  await new Promise((later) => setTimeout(later, 300));
  const asked = performance.now();
  ending.abort();
  await work;
  expect(performance.now() - asked).toBeLessThan(300);
});

test("news tells every subscription and kind, with counts that add up", async () => {
  const bench = await serve({ documents: contoso() });
  const rows = new Map<string, CollectNews["rows"][number]>();
  const shelf = newShelf();
  let last: CollectNews | undefined;
  await collectAzure({
    ...usual,
    arm: await lineTo(bench),
    shelf,
    journal: noJournal(),
    clock: realClock,
    signal: never,
    onNews: (news) => {
      last = news;
      for (const row of news.rows) rows.set(`${row.subscription} ${row.kind}`, row);
    },
  });
  expect([...new Set([...rows.values()].map((row) => row.state))]).toEqual(["done"]);
  const networks = [...rows.values()].filter((row) => row.kind === "virtual networks");
  expect(networks).toHaveLength(4);
  expect(networks.reduce((sum, row) => sum + row.read, 0)).toBe(7);
  expect(last?.requests).toBe(bench.hits.length);
});
