/** Do real BIND, Unbound and dnsmasq say what the engine predicts, over seeded worlds? */
import { describe, expect, test } from "vitest";
import { missingForTwin, runTwin } from "./twin.ts";
import { worldOf } from "./world.ts";

const missing = missingForTwin();
if (missing) process.stdout.write(`SKIPPED the twin: ${missing}.\n`);

/** Worlds that are built in every run; each asks some sixty questions. */
const SEEDS = Array.from({ length: 34 }, (_, i) => i + 1);
/** Questions that a run must have compared at the least, so that it cannot pass by asking nothing. */
const LEAST = 2000;

describe.skipIf(missing !== undefined)("real servers agree with the prediction", () => {
  test(`in ${SEEDS.length} worlds`, { timeout: 600_000 }, async () => {
    let asked = 0;
    const disagreements: unknown[] = [];
    // Two worlds at a time: each has a network namespace of its own.
    const waiting = [...SEEDS];
    const build = async () => {
      for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
        const run = await runTwin(worldOf(seed));
        asked += run.asked;
        disagreements.push(...run.disagreements);
      }
    };
    await Promise.all([build(), build(), build()]);
    process.stdout.write(`twin: ${asked} questions, ${disagreements.length} disagreements\n`);
    expect(disagreements).toEqual([]);
    expect(asked).toBeGreaterThanOrEqual(LEAST);
  });
});
