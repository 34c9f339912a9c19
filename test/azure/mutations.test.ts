/** Documents with every kind of damage: the reader never throws, never hangs, and drops nothing without a word. */
import { expect, test } from "vitest";
import { readEstate, readText } from "#src/azure/index.ts";
import { type Random, randomFrom } from "#src/base/index.ts";
import { vantagesOf } from "#src/model/index.ts";
import { cpuMs } from "../kit/cpu.ts";
import { azForm, graphCsv, graphRow, powerShellCut, powerShellForm } from "./converters.ts";
import { everything } from "./everything.ts";

type Json = unknown;

const STRANGE: readonly Json[] = [
  null,
  true,
  -1,
  1e308,
  "",
  "x",
  "10.0.0.0/99",
  "999.1.1.1",
  [],
  {},
  [null],
  [[]],
  [{}],
  { id: 7 },
  { id: "" },
  { properties: "x" },
  { properties: [] },
  "x".repeat(200_000),
  "/",
  "/subscriptions",
  "/subscriptions//resourceGroups//providers//",
  "__proto__",
  { __proto__: null, constructor: "x", toString: 1, hasOwnProperty: 2 },
];

function nested(depth: number): Json {
  let value: Json = "end";
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { properties: value, id: "/a/b" };
  return value;
}

/** Damages one place of `value` in place. */
function damage(value: Json, random: Random, all: readonly Json[]): void {
  let at = value;
  for (let step = 0; step < 12; step++) {
    if (typeof at !== "object" || at === null) return;
    const keys = Object.keys(at);
    if (keys.length === 0) return;
    const key = random.pick(keys);
    const bag = at as Record<string, Json>;
    if (random.chance(0.35) || typeof bag[key] !== "object" || bag[key] === null) {
      const how = random.int(0, 6);
      if (how === 0) delete bag[key];
      else if (how === 1) bag[key] = random.pick(STRANGE);
      else if (how === 2) bag[key] = nested(random.pick([3, 50, 5_000]));
      else if (how === 3)
        bag[random.pick(["id", "type", "name", "properties", "etag", "value", "data"])] = bag[key];
      else if (how === 4) bag[key] = all[random.int(0, all.length - 1)];
      // A circle: no JSON has one, but a value handed in might.
      else if (how === 5) bag[key] = value;
      else bag[key] = [bag[key], bag[key]];
      return;
    }
    at = bag[key];
  }
}

const SHAPES: readonly ((documents: readonly Record<string, Json>[]) => Json)[] = [
  (documents) => documents,
  (documents) => ({ value: documents }),
  (documents) => ({ data: documents.map(graphRow) }),
  (documents) => documents.map(azForm),
  (documents) => documents.map(powerShellForm),
  (documents) => documents.map(powerShellCut),
  (documents) => ({
    format: "split-horizon.snapshot/1",
    takenAt: "x",
    documents,
    gaps: [{}, 7, { scope: 3 }],
  }),
];

const source = JSON.stringify(everything());

test.each(Array.from({ length: 60 }, (_, i) => i))(
  "damage by seed %i: read all the same, in time",
  (seed) => {
    const random = randomFrom(seed);
    const documents = JSON.parse(source) as Record<string, Json>[];
    const shaped = random.pick(SHAPES)(documents);
    const hits = random.pick([1, 20, 400]);
    const all = Array.isArray(shaped) ? shaped : documents;
    for (let i = 0; i < hits; i++)
      damage(random.chance(0.7) ? random.pick(all) : shaped, random, all);
    const before = cpuMs();
    const {
      estate,
      report,
      documents: shelf,
    } = readEstate([
      { source: "a", value: shaped },
      { source: "b", value: documents.slice(0, 5) },
    ]);
    expect(cpuMs() - before).toBeLessThan(5_000);
    // The estate is sound whatever the documents were: lists in order, each key once where ids are.
    for (const [list, items] of Object.entries(estate)) {
      if (
        !Array.isArray(items) ||
        ["records", "gaps", "sites", "dnsServers", "connectedGroups"].includes(list)
      )
        continue;
      const keys = items.map(({ key }: { key: string }) => key);
      expect(new Set(keys).size, list).toBe(keys.length);
      expect(keys.toSorted(), list).toEqual(keys);
    }
    for (const oddity of report.oddities) {
      expect(oddity.code).not.toBe("not-read");
      expect(typeof oddity.resource).toBe("string");
    }
    expect([...shelf.values()].length).toBeGreaterThan(0);
    expect(() => vantagesOf(estate)).not.toThrow();
  },
);

test("a hundred seeds of torn text: a sentence or a value, never more", () => {
  for (let seed = 0; seed < 100; seed++) {
    const random = randomFrom(seed);
    const text = random.chance(0.5) ? source : graphCsv(everything());
    const letters = text.slice(0, random.int(0, 30_000)).split("");
    for (let i = 0; i < random.int(0, 20); i++)
      letters[random.int(0, letters.length)] = random.pick('{}[]",:\\\n\0;x1'.split(""));
    const read = readText(letters.join(""), "torn");
    if ("why" in read) expect(read.why).toMatch(/^torn .*\.$/s);
    else expect(() => readEstate([{ source: "torn", value: read.value }])).not.toThrow();
  }
});

test("what cannot be read of one document says so, and the others are read", () => {
  const documents = JSON.parse(source) as Record<string, Json>[];
  const { estate, report } = readEstate([
    {
      source: "x.json",
      value: [...documents, "text", 7, null, { name: "lost" }, { id: 7, name: "odd" }],
    },
  ]);
  const whole = readEstate([{ source: "x.json", value: documents }]);
  expect(JSON.stringify(estate)).toBe(JSON.stringify(whole.estate));
  expect(report.oddities.map(({ resource, code, seen }) => [resource, code, seen])).toEqual([
    ["lost", "no-id", null],
    ["odd", "no-id", 7],
    ["x.json", "not-a-document", "text"],
  ]);
});
