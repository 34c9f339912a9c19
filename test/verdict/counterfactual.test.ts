/** Is the smallest change that would alter the outcome told, and only when it really would? */
import { expect, test } from "vitest";
import { randomFrom } from "#src/base/index.ts";
import { counterfactualOf, traceOf } from "#src/verdict/index.ts";
import { someEstate } from "./some-estate.ts";

for (const seed of [1, 2, 20261124])
  test(`whatever is told is a whole sentence about the name asked for, seed ${seed}`, () => {
    const random = randomFrom(seed);
    const told = new Set<string>();
    for (let i = 0; i < 15; i++) {
      const { estate, vantages, names } = someEstate(random);
      for (const from of vantages.slice(0, 6))
        for (const name of names) {
          const trace = traceOf(estate, { name, from });
          const sentence = counterfactualOf(estate, { name, from }, trace);
          if (sentence === null) continue;
          expect(sentence).toMatch(/^(If|Without) .+\.$/);
          expect(sentence).toContain(name);
          told.add(sentence.split(" ").slice(0, 2).join(" "));
          expect(trace.verdict.class).not.toBe(trace.verdict.expected);
        }
    }
    expect(told.size).toBeGreaterThan(0);
  });
