/** Are paths told from switches in the arguments, wherever the program was started? */
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { givenBy, pathsIn } from "#src/io/index.ts";

test("a packaged program has one word of its own, an unpacked one has two", () => {
  const argv = ["split-horizon", "a.json"];
  expect(givenBy(argv, 1, "/estates").paths).toEqual([resolve("/estates/a.json")]);
  expect(givenBy(["electron", ".", "a.json"], 2, "/estates").paths).toEqual([
    resolve("/estates/a.json"),
  ]);
});

test("switches are no paths, and --demo is ours", () => {
  const given = givenBy(["electron", ".", "--no-sandbox", "--demo", "-psn_0_1", ""], 2, "/estates");
  expect(given).toEqual({ paths: [], isDemo: true });
  expect(givenBy(["electron", "."], 2, "/estates").isDemo).toBe(false);
});

test("absolute paths stay as they are", () => {
  const path = resolve("/exports/vnets.json");
  expect(givenBy(["x", path], 1, "/elsewhere").paths).toEqual([path]);
});

test("what another start sent is read as paths or as nothing", () => {
  expect(pathsIn({ paths: ["/a", "/b"] })).toEqual(["/a", "/b"]);
  for (const sent of [undefined, null, "x", 7, {}, { paths: "/a" }])
    expect(pathsIn(sent)).toEqual([]);
  expect(pathsIn({ paths: ["/a", 1, null] })).toEqual(["/a"]);
});
