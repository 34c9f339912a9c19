/** Do the laws of the map hold over the demo, for every question of it, and over the largest real export at hand? */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { type Api, createApi } from "#src/api/index.ts";
import { readEstate } from "#src/azure/index.ts";
import { randomFrom } from "#src/base/index.ts";
import { type Scene, sceneFor } from "#src/diagram/index.ts";
import { nodeFiles } from "#src/io/index.ts";
import { vantagesOf } from "#src/model/index.ts";
import { brokenLaws, crossingsOf } from "./laws.ts";

const merged = join(import.meta.dirname, "../../../shared/data/merged-estate.json.gz");
const levels = [1, 2, 3] as const;
const words = ["private", "public", "blocked", "endpoint", "no-answer", "unseen"] as const;

async function sceneOf(api: Api, ask: Parameters<Api>[1]): Promise<Scene> {
  const reply = await api("scene", ask as never);
  if (!reply.ok) throw new Error(reply.fault.sentence);
  return reply.value;
}

describe("the demo", () => {
  let api: Api;
  beforeAll(async () => {
    api = createApi({ files: nodeFiles() });
    expect(await api("open", { paths: "demo" })).toMatchObject({ ok: true });
  });

  test("keeps the laws at every level, and few wires cross at the first", async () => {
    for (const level of levels) {
      const scene = await sceneOf(api, { level });
      expect(brokenLaws(scene), `level ${level}`).toEqual([]);
      expect(scene.bundled).toEqual([]);
    }
    const first = await sceneOf(api, { level: 1 });
    expect(first.wires.length).toBeLessThanOrEqual(45);
    expect(crossingsOf(first)).toBeLessThanOrEqual(40);
  });

  test("keeps the laws for every box that can be opened or closed", async () => {
    for (const level of levels) {
      const { boxes } = await sceneOf(api, { level });
      for (const box of boxes.filter(({ canOpen }) => canOpen)) {
        const hand = box.isOpen ? { closed: [box.id] } : { open: [box.id] };
        const scene = await sceneOf(api, { level, ...hand });
        expect(brokenLaws(scene), `${box.title} at level ${level}`).toEqual([]);
      }
    }
  });

  test("lights the way of every question, from the vantage to where it ends", async () => {
    const [vantages, services] = [await api("vantages", {}), await api("services", {})];
    if (!vantages.ok || !services.ok) throw new Error("The demo lists nothing.");
    const names = services.value.flatMap((service) => service.names.slice(0, 1));
    for (const [i, { id, label }] of vantages.value.entries()) {
      const name = names[i % names.length]?.fqdn ?? "";
      for (const level of [3, 4] as const) {
        const scene = await sceneOf(api, { level, question: { from: id, name } });
        const said = `${label} asks for ${name} at level ${level}`;
        expect(brokenLaws(scene), said).toEqual([]);
        expect(
          scene.wires.some((wire) => wire.lit),
          said,
        ).toBe(true);
        if (level === 4)
          expect(
            scene.wires.every((wire) => wire.lit),
            said,
          ).toBe(true);
      }
    }
  });

  test("draws what could not be seen, and marks what is not as expected", async () => {
    const scene = await sceneOf(api, { level: 3 });
    const legacy = scene.boxes.find((box) => box.title === "vnet-legacy");
    expect(legacy).toMatchObject({ presence: "unseen", lane: 2 });
    expect(scene.boxes.find((box) => box.title === "redis-contoso")?.flagged).toBe(true);
    expect(scene.summary).toMatch(/^Level 3, \d+ boxes\. Paths: /);
  });

  test("is drawn the same way every time", async () => {
    const other = createApi({ files: nodeFiles() });
    await other("open", { paths: "demo" });
    for (const level of levels) {
      expect(await sceneOf(other, { level })).toEqual(await sceneOf(api, { level }));
    }
  });
});

const isHere = existsSync(merged);
if (!isHere) console.warn("SKIPPED: the merged estate of real exports is not beside the project.");

test.skipIf(!isHere)("3,619 real resources keep the laws within the cap", async () => {
  const text = gunzipSync(readFileSync(merged)).toString("utf8");
  const value: unknown = JSON.parse(text);
  const { estate } = readEstate([{ source: "merged", value }], { sites: [], dnsServers: [] });
  const vantages = vantagesOf(estate);
  // What the answers are matters little to the picture: chance gives every kind of them.
  const random = randomFrom(19);
  const pairs = vantages.flatMap((vantage) =>
    estate.services
      .filter(() => random.chance(0.02))
      .map(({ id, name }) => ({
        from: vantage.id,
        name,
        service: id,
        word: random.pick(words),
        asExpected: random.pick([true, null, false]),
      })),
  );
  for (const level of levels) {
    const scene = sceneFor(estate, { level, vantages, pairs });
    expect(brokenLaws(scene), `level ${level}`).toEqual([]);
    expect(scene.boxes.length).toBeLessThanOrEqual(300);
    expect(scene.wires.length).toBeLessThanOrEqual(300);
    expect(scene.total).toBeGreaterThan(1000);
    if (level === 3) expect(scene.bundled.length).toBeGreaterThan(0);
  }
});
