/** Does every fault at every request leave a collection that is whole, or says exactly what is missing? */
import { expect, test } from "vitest";
import type { Arm } from "#src/io/azure/index.ts";
import { emptyEstate, type Gap, gapAt, keyOf } from "#src/model/index.ts";
import type { Doc } from "../arm/estate.ts";
import { type FaultKind, faultKinds, passingKinds } from "../arm/faults.ts";
import { collectFrom, lineTo } from "../arm/line.ts";
import { type Bench, type Hit, startBench } from "../arm/server.ts";
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

type IsHit = (hit: Hit, before: number) => boolean;
type CollectWith = (isHit: IsHit) => ReturnType<typeof collected>;

/** A bench and a line to it, over which one world after another is collected: to open a line takes longer. */
async function lineWith(kind: FaultKind) {
  let isHit: IsHit = () => false;
  // Patience ends when the bench is known to be silent, and by no clock: a busy machine is no fault.
  let patience = new AbortController();
  const fault = (hit: Hit, before: number) => {
    if (!isHit(hit, before)) return undefined;
    if (kind.startsWith("slow"))
      setTimeout(() => {
        patience.abort(new DOMException("Nothing came.", "TimeoutError"));
        patience = new AbortController();
      }, 10);
    return kind;
  };
  const bench = await startBench({ documents: world, ...pages, fault });
  const arm = await lineTo(bench, { patience: () => patience.signal });
  const collectWith: CollectWith = (next) => {
    isHit = next;
    bench.forget();
    return collected(bench, arm);
  };
  return { collectWith, close: bench.close };
}

async function collected(bench: Bench, arm: Arm) {
  const home = await collectFrom(bench, { arm });
  return { ids: [...home.shelf.ids()].sort(), gaps: home.gaps, hits: [...bench.hits] };
}

const every = await asks();

test("the small world is asked for in many ways", () => {
  expect(every.length).toBeGreaterThan(25);
});

for (const kind of faultKinds) {
  test(`${kind}, once, at each of ${every.length} requests`, async () => {
    await inTurns(kind, async (ask, collectWith) => {
      const { ids, gaps, hits } = await collectWith(
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
    await inTurns(kind, async (ask, collectWith) => {
      const { ids, gaps } = await collectWith((hit) => hit.signature === ask);
      expect([ask, silentlyLost(ids, gaps)]).toEqual([ask, []]);
      if (ids.length < whole.length) expect([ask, gaps.length]).not.toEqual([ask, 0]);
    });
  });
}

test("a gap hides no more than what the fault hid", async () => {
  const ask = every.find((one) => /forwardingRules/.test(one)) ?? "";
  const { collectWith, close } = await lineWith("403");
  const { ids, gaps } = await collectWith((hit) => hit.signature === ask);
  await close();
  expect(gaps).toEqual([
    {
      scope: ids.find((id) => id.endsWith("/dnsforwardingrulesets/rules")),
      type: "microsoft.network/dnsforwardingrulesets/forwardingrules",
      why: "refused",
      right: "Microsoft.Fault/things/read",
    },
  ]);
});

/** Each request in turn, over four lines. */
async function inTurns(
  kind: FaultKind,
  task: (ask: string, collectWith: CollectWith) => Promise<void>,
): Promise<void> {
  const next = every[Symbol.iterator]();
  const worker = async () => {
    const { collectWith, close } = await lineWith(kind);
    for (let step = next.next(); !step.done; step = next.next())
      await task(step.value, collectWith);
    await close();
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}
