/** Does About tell of every package that is in the program, with a licence, and the same each time? */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { builtProgram } from "#src/tools/index.ts";
import { type Licences, licencesOf } from "../../src/tools/licences.ts";

const root = join(import.meta.dirname, "../..");
let licences: Licences;
beforeAll(async () => {
  await builtProgram();
  licences = await licencesOf(root);
}, 240_000);

/** The packages whose sources are in a bundle, by its source maps. */
async function bundled(): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const bundle of ["main", "cli", "renderer"]) {
    const folder = join(root, "dist", bundle);
    for (const file of await readdir(folder, { recursive: true })) {
      if (!file.endsWith(".map")) continue;
      const map = JSON.parse(await readFile(join(folder, file), "utf8"));
      for (const source of map.sources as readonly string[]) {
        const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
        if (name !== undefined) names.add(name);
      }
    }
  }
  return [...names].sort();
}

test("every package that was bundled is in the list", async () => {
  const known = new Set(licences.packages.map(({ name }) => name));
  const found = await bundled();
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter((name) => !known.has(name))).toEqual([]);
});

test("each has a version and a licence, and most bring its text", () => {
  for (const { name, version, text } of licences.packages) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+/);
    expect(licences.texts[text], name).toBeTypeOf("string");
  }
  const unnamed = licences.packages.filter(
    ({ licence, text }) => licence === "not told" && licences.texts[text] === "",
  );
  expect(unnamed).toEqual([]);
  const electron = licences.packages.find(({ name }) => name === "electron");
  expect(electron?.licence).toBe("MIT");
});

test("no licence binds the program to give away more than its package", () => {
  const strict = licences.packages.filter(({ licence }) => /\b(A?GPL|SSPL|BUSL)/.test(licence));
  expect(strict.map(({ name }) => name)).toEqual([]);
});

test("the list that was built is the list of what is installed, byte for byte", async () => {
  const built = await readFile(join(root, "dist/renderer/licences.json"), "utf8");
  expect(built).toBe(JSON.stringify(await licencesOf(root)));
});
