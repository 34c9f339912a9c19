/** Every shape of an export makes the same estate as the wire form of the same documents. */
import { describe, expect, test } from "vitest";
import { readEstate, readText } from "#src/azure/index.ts";
import { randomFrom } from "#src/base/index.ts";
import type { Estate } from "#src/model/index.ts";
import {
  azForm,
  graphCsv,
  graphRow,
  graphTable,
  powerShellBag,
  powerShellCut,
  powerShellForm,
  putIn,
  splitOut,
} from "./converters.ts";
import { everything } from "./everything.ts";

const wire = everything();
const reference = readEstate([{ source: "wire", value: wire }]);

function estateOf(...values: readonly unknown[]): Estate {
  return readEstate(values.map((value, i) => ({ source: `file-${i}`, value }))).estate;
}

/** What no shape keeps: how a thing's own document spelled its place is the shape's affair. */
function comparable(estate: Estate): unknown {
  return JSON.parse(JSON.stringify(estate));
}

function expectSame(estate: Estate): void {
  for (const [list, items] of Object.entries(estate))
    expect(JSON.parse(JSON.stringify(items)), list).toEqual(
      JSON.parse(JSON.stringify(reference.estate[list as keyof Estate])),
    );
  expect(comparable(estate)).toEqual(comparable(reference.estate));
}

test("the world fills every list of an estate, without any oddity", () => {
  const empty = Object.entries(reference.estate)
    .filter(([, items]) => Array.isArray(items) && items.length === 0)
    .map(([list]) => list);
  expect(empty).toEqual(["sites", "dnsServers"]);
  expect(reference.report.oddities).toEqual([]);
  expect(reference.report.unreadable).toEqual([]);
  expect(reference.report.ignored).toEqual({});
});

describe("a shape makes the estate of the wire form", () => {
  test("Resource Graph", () => {
    expectSame(estateOf({ count: wire.length, data: wire.map(graphRow), skipToken: null }));
  });

  test("Resource Graph's table", () => expectSame(estateOf(graphTable(wire))));

  test.each([
    [",", (name: string) => name],
    [";", (name: string) => name.toUpperCase()],
    ["\t", (name: string) => name],
  ])("Resource Graph's CSV, between cells %j", (separator, header) => {
    const read = readText(graphCsv(wire, { separator, header }), "export.csv");
    if ("why" in read) throw new Error(read.why);
    expectSame(estateOf(read.value));
  });

  test("ARM list", () => expectSame(estateOf({ value: wire, nextLink: null })));
  test("pages of ARM lists", () =>
    expectSame(estateOf([{ value: wire.slice(0, 90) }, { value: wire.slice(90) }])));
  test("one resource in each file", () => expectSame(estateOf(...wire)));
  test("lists by names of somebody's own", () =>
    expectSame(estateOf({ first: wire.slice(0, 50), second: { value: wire.slice(50) } })));
  test("az", () => expectSame(estateOf(wire.map(azForm))));
  test("PowerShell, an Az module's objects", () => expectSame(estateOf(wire.map(powerShellForm))));
  test("PowerShell, Get-AzResource", () => expectSame(estateOf(wire.map(powerShellBag))));
  test("PowerShell, cut by depth with text twins", () =>
    expectSame(estateOf(wire.map(powerShellCut))));
  test("a snapshot", () =>
    expectSame({
      ...estateOf({
        format: "split-horizon.snapshot/1",
        takenAt: "2026-11-20T09:12:00Z",
        documents: wire,
        gaps: [],
      }),
      takenAt: "",
    }));
  test("children taken out of their parents", () => expectSame(estateOf(splitOut(wire))));
  test("children put into their parents", () => expectSame(estateOf(putIn(wire))));
  test("children taken out, as az lists them", () =>
    expectSame(estateOf(splitOut(wire).map(azForm))));
  test("children put in, as PowerShell writes them", () =>
    expectSame(estateOf(putIn(wire).map(powerShellForm))));
  test("the same documents in every shape at once", () =>
    expectSame(estateOf(wire, { data: wire.map(graphRow) }, wire.map(azForm), splitOut(wire))));
});

test.each([1, 2, 3, 4, 5])("the order of documents does not matter, seed %i", (seed) => {
  expectSame(estateOf(randomFrom(seed).shuffled(splitOut(wire))));
});

test("what was read can be read again: the merged documents make the same estate", () => {
  const { documents } = readEstate([{ source: "az", value: wire.map(azForm) }]);
  expectSame(estateOf([...documents.values()]));
});
