/** Do reports keep their pictures: beside others in one folder, and when a picture cannot be written? */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { placedBeside } from "#src/report/index.ts";
import { cli } from "../cli/call.ts";

const folder = mkdtempSync(join(tmpdir(), "split-horizon-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const report = (...more: string[]) =>
  cli("report", "--estate", "demo", "--section", "overview", ...more);

test("an English and a German report in one folder each show their own pictures", async () => {
  await report("-o", at("network.md"));
  await report("--language", "de", "-o", at("Netz (2).md"));
  const picture = (name: string) => readFileSync(at(name), "utf8");
  expect(picture("network.md")).toContain("](network.pictures/overview.svg)");
  expect(picture("network.pictures/overview.svg")).toContain("Private endpoints");
  expect(picture("Netz (2).md")).toContain("](Netz%20%282%29.pictures/overview.svg)");
  expect(picture("Netz (2).pictures/overview.svg")).toContain("Nicht wie erwartet");
});

test("where a picture cannot be written no document is, and a sentence tells why", async () => {
  writeFileSync(at("taken.pictures"), "a file, no folder");
  const { code, err } = await report("-o", at("taken.md"));
  expect([code, err]).toEqual([2, expect.stringContaining("taken.pictures")]);
  expect(existsSync(at("taken.md"))).toBe(false);
  expect(readFileSync(at("taken.pictures"), "utf8")).toBe("a file, no folder");
});

test("where the document cannot be written no picture stays", async () => {
  expect(await report("-o", at("nowhere/report.md"))).toMatchObject({ code: 2 });
  const before = readdirSync(folder);
  const name = `${"n".repeat(250)}.md`;
  expect(await report("-o", at(name))).toMatchObject({ code: 2 });
  expect(readdirSync(folder)).toEqual(before);
});

test("on a terminal, the text says that its pictures are not there", async () => {
  const { out, err } = await report();
  expect(out).toContain("](pictures/overview.svg)");
  expect(err).toContain("are not part of the text");
});

test("only links to the pictures are changed, whatever a template says", () => {
  const made = {
    text: "![a](pictures/a.svg) [b](pictures/b.svg) (pictures/a.svg) $& ![a](pictures/a.svg)",
    beside: [{ name: "pictures/a.svg", text: "<svg/>" }],
  };
  expect(placedBeside(made, "$&.md")).toEqual({
    text: "![a](%24%26.pictures/a.svg) [b](pictures/b.svg) (pictures/a.svg) $& ![a](%24%26.pictures/a.svg)",
    beside: [{ name: "$&.pictures/a.svg", text: "<svg/>" }],
  });
});
