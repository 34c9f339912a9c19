/** Is the matrix, which walks classes, what tracing every pair would say? */
import { describe, expect, test } from "vitest";
import { randomFrom } from "#src/base/index.ts";
import { matrixOf } from "#src/verdict/index.ts";
import { someEstate } from "./some-estate.ts";

describe("the matrix equals tracing each pair", () => {
  for (const seed of [1, 2, 3, 20261124])
    test(`seed ${seed}`, async () => {
      const random = randomFrom(seed);
      for (let i = 0; i < 25; i++) {
        const { estate, vantages, names } = someEstate(random);
        const fast = await matrixOf(estate, vantages, names);
        const slow = await matrixOf(structuredClone(estate), vantages, names, { sure: true });
        const differing = fast?.cells.filter(
          (cell, at) => JSON.stringify(cell) !== JSON.stringify(slow?.cells[at]),
        );
        expect(
          differing
            ?.slice(0, 3)
            .map((c) => [
              vantages[c.v]?.id,
              names[c.n],
              c,
              slow?.cells.find((s) => s.v === c.v && s.n === c.n),
            ]),
          `estate ${i}`,
        ).toEqual([]);
      }
    });
});

test("a matrix tells how far it is, and stops when it is told to", async () => {
  const { estate, vantages, names } = someEstate(randomFrom(7));
  const news: number[] = [];
  const whole = await matrixOf(estate, vantages, names, { onNews: ({ done }) => news.push(done) });
  expect(whole?.cells).toHaveLength(vantages.length * names.length);
  expect(news.at(0)).toBe(0);
  expect(news.at(-1)).toBe(vantages.length * names.length);
  const stop = new AbortController();
  stop.abort();
  expect(await matrixOf(estate, vantages, names, { signal: stop.signal })).toBeUndefined();
});
