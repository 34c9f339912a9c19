/** Do the one-word commands understand their words, and does the last line of a test run tell the truth? */

import { resolve } from "node:path";
import { expect, test } from "vitest";
import { tallyLine, tallyOf } from "../../src/tools/tally.ts";
import { readWishes } from "../../src/tools/wishes.ts";

const file = (status: string, ...tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((t) => ({ status: t })),
});
const tally = (...files: readonly object[]) => tallyOf(JSON.stringify({ testResults: files }));

test("passed, failed and skipped tests are summed over all files", () => {
  const sums = tally(
    file("passed", "passed", "passed", "skipped"),
    file("failed", "failed", "passed"),
    file("passed", "pending", "todo"),
  );
  expect(sums).toEqual({ passed: 3, failed: 1, skipped: 3 });
  expect(tallyLine(sums)).toBe("3 passed, 1 failed, 3 skipped");
});

test("a file that could not be loaded counts as a failure, though it has no tests", () => {
  expect(tally(file("failed"), file("passed", "passed"))).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  });
});

test("a run that left no report is a failure", () => {
  expect(tallyOf(undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

const wishes = (...words: readonly string[]) => readWishes(words, resolve("/estates"));

test("npm start without words opens the demo wherever it can", () => {
  expect(wishes()).toEqual({ host: "auto", port: 0, paths: [] });
});

test("host, port and paths are understood in any order", () => {
  const paths = [resolve("/estates/a.json"), resolve("/b")];
  expect(wishes("a.json", "--port", "4777", resolve("/b"), "--browser")).toEqual({
    host: "browser",
    port: 4777,
    paths,
  });
  expect(wishes("--port=80", "--desktop")).toEqual({ host: "desktop", port: 80, paths: [] });
});

test("a word that is not understood is named, with what would be right", () => {
  expect(wishes("--brwser")).toContain("There is no option --brwser. Usage: npm start");
  for (const port of ["", "x", "-1", "65536", "1e3"])
    expect(wishes("--port", port)).toContain(`not "${port}"`);
  expect(wishes("--port")).toContain("--port needs a number from 0 to 65535");
});
