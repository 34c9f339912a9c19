/** Certain means that nothing is assumed and nothing was hidden; below it, the answer says why. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Resolution, resolve } from "#src/dns/index.ts";
import { findVantage } from "#src/model/index.ts";
import { nameOf } from "#src/net/index.ts";
import { parseScenario } from "../kit/scenario.ts";
import { estateOfDraft } from "../kit/world.ts";
import { worldOf } from "../twin/world.ts";

const scenarios = join(import.meta.dirname, "..", "scenarios");

/** What is wrong with how sure `said` is of itself; nothing when it is as it should be. */
function faultOf(said: Resolution): string {
  const reasons = said.assumptions.length + said.gaps.length;
  if (said.confidence === "certain" && reasons > 0) return "certain, and yet it assumes";
  if (said.confidence !== "certain" && reasons === 0) return `${said.confidence} without a reason`;
  return "";
}

const files = globSync("**/*.scenario", { cwd: scenarios }).sort();

describe("scenarios", () => {
  test.each(files)("%s", (file) => {
    for (const asked of parseScenario(file, readFileSync(join(scenarios, file), "utf8")).asked) {
      const estate = estateOfDraft(asked.draft());
      const found = findVantage(estate, asked.from);
      if (!("vantage" in found)) throw new Error(`${file}: nobody is "${asked.from}".`);
      const { name, type } = asked;
      const said = resolve(estate, { name: nameOf(name), type, from: found.vantage });
      expect(faultOf(said), `${name} from ${asked.from}`).toBe("");
    }
  });
});

describe("generated estates", () => {
  test.each(Array.from({ length: 30 }, (_, i) => i + 1))("seed %i", (seed) => {
    const world = worldOf(seed);
    for (const { name, type, vantage } of world.questions) {
      const said = resolve(world.estate, { name: nameOf(name), type, from: vantage });
      expect(faultOf(said), `${name} ${type} from ${vantage.label}`).toBe("");
    }
  });
});
