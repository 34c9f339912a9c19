/** Does every fault at every request leave a collection that is whole, or says exactly what is missing? */
import { expect, test } from "vitest";
import { emptyEstate, type Gap, gapAt, keyOf } from "#src/model/index.ts";
import type { Doc } from "../arm/estate.ts";
import { type FaultKind, faultKinds, passingKinds } from "../arm/faults.ts";
import { collectFrom } from "../arm/line.ts";
import { type Hit, startBench } from "../arm/server.ts";
import { everyId, smallWorld } from "../arm/world.ts";

const world = smallWorld();
const whole = everyId(world);
const typeOf = new Map(world.map((doc: Doc) => [doc.id.toLowerCase(), doc.type.toLowerCase()]));
const pages = { page: 1, graphPage: 2 };

/** The asks of an undisturbed collection, each once, in order of arrival. */
async function asks(): Promise<readonly string[]> {
  const bench = await startBench({ documents: world, ...pages });
  await collectFrom(bench);
  await bench.close();
  return [...new Set(bench.hits.map((hit) => hit.signature))];
}

/** What was not brought home, and is hidden by no gap. */
function silentlyLost(home: readonly string[], gaps: readonly Gap[]): readonly string[] {
  const seen = new Set(home);
  const estate = { ...emptyEstate(), gaps };
  return whole.filter((id) => !seen.has(id) && !gapAt(estate, keyOf(id), typeOf.get(id) ?? ""));
}

/** Only where nothing is to come may a busy machine be waited for in short. */
const patience = (kind: FaultKind) => (kind.startsWith("slow") ? 400 : 20_000);

async function collectWith(kind: FaultKind, isHit: (hit: Hit, before: number) => boolean) {
  const fault = (hit: Hit, before: number) => (isHit(hit, before) ? kind : undefined);
  const bench = await startBench({ documents: world, ...pages, fault });
  const home = await collectFrom(bench, { timeoutMs: patience(kind) });
  await bench.close();
  return { ids: [...home.shelf.ids()].sort(), gaps: home.gaps, hits: bench.hits };
}

const every = await asks();

test("the small world is asked for in many ways", () => {
  expect(every.length).toBeGreaterThan(25);
});

for (const kind of faultKinds) {
  test(`${kind}, once, at each of ${every.length} requests`, async () => {
    await inTurns(every, async (ask) => {
      const { ids, gaps, hits } = await collectWith(
        kind,
        (hit, before) => hit.signature === ask && before === 0,
      );
      expect(hits.some((hit) => hit.signature === ask)).toBe(true);
      if (passingKinds.has(kind)) {
        expect([ask, ids]).toEqual([ask, whole]);
        expect([ask, gaps]).toEqual([ask, []]);
      } else expect([ask, silentlyLost(ids, gaps)]).toEqual([ask, []]);
      if (ids.length < whole.length) expect(gaps.length).toBeGreaterThan(0);
    });
  });

  test(`${kind}, for good, at each of ${every.length} requests`, async () => {
    await inTurns(every, async (ask) => {
      const { ids, gaps } = await collectWith(kind, (hit) => hit.signature === ask);
      expect([ask, silentlyLost(ids, gaps)]).toEqual([ask, []]);
      if (ids.length < whole.length) expect([ask, gaps.length]).not.toEqual([ask, 0]);
    });
  });
}

test("a gap hides no more than what the fault hid", async () => {
  const ask = every.find((one) => /forwardingRules/.test(one)) ?? "";
  const { ids, gaps } = await collectWith("403", (hit) => hit.signature === ask);
  expect(gaps).toEqual([
    {
      scope: ids.find((id) => id.endsWith("/dnsforwardingrulesets/rules")),
      type: "microsoft.network/dnsforwardingrulesets/forwardingrules",
      why: "refused",
      right: "Microsoft.Fault/things/read",
    },
  ]);
});

/** Eight at a time: the worlds are apart, and each waits for its own line. */
async function inTurns<T>(items: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
  const next = items[Symbol.iterator]();
  const worker = async () => {
    for (let step = next.next(); !step.done; step = next.next()) await task(step.value);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}
