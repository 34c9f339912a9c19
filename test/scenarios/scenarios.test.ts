/** Every scenario file, asked of the DNS engine: the whole answer must be as the file says, and nothing else. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { resolve } from "#src/dns/index.ts";
import { findVantage } from "#src/model/index.ts";
import { readName } from "#src/net/index.ts";
import { differences, toldSteps } from "../kit/differences.ts";
import { parseScenario } from "../kit/scenario.ts";
import { estateOfDraft } from "../kit/world.ts";

const here = import.meta.dirname;
const files = globSync("**/*.scenario", { cwd: here }).sort();

test("there are scenarios", () => {
  expect(files.length).toBeGreaterThan(50);
});

for (const file of files) {
  const scenario = parseScenario(file, readFileSync(join(here, file), "utf8"));
  describe(`${file}: ${scenario.story}`, () => {
    for (const asked of scenario.asked) {
      test(`${asked.name} ${asked.type} from ${asked.from} is ${asked.expected.outcome}`, () => {
        const estate = estateOfDraft(asked.draft());
        const found = findVantage(estate, asked.from);
        if (!("vantage" in found))
          throw new Error(`${file}:${asked.line}: no single vantage is "${asked.from}".`);
        const name = readName(asked.name);
        if (!("name" in name))
          throw new Error(`${file}:${asked.line}: "${asked.name}" is no name.`);
        const seen = resolve(estate, { name: name.name, type: asked.type, from: found.vantage });
        const differing = differences(asked.expected, seen);
        expect(differing, `${file}:${asked.line}\n${toldSteps(seen)}`).toEqual([]);
      });
    }
  });
}
