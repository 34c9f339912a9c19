/** Does the outline tell of every pair what the whole comparison tells, and can a long comparison be ended? */
import { describe, expect, test } from "vitest";
import { randomFrom } from "#src/base/index.ts";
import { compareAccess, compareInParts, summarizeAccess } from "#src/compare/index.ts";
import { someEstate } from "../verdict/some-estate.ts";

describe("the outline tells of every pair what the whole comparison tells", () => {
  for (const seed of [7, 20261125])
    test(`seed ${seed}`, async () => {
      const random = randomFrom(seed);
      for (let i = 0; i < 5; i++) {
        const { estate, vantages } = someEstate(random);
        const whole = compareAccess(estate, { from: vantages });
        const news: number[] = [];
        const summary = await summarizeAccess(estate, {
          from: vantages,
          onNews: ({ done }) => news.push(done),
        });
        const pairs = summary?.vantages.flatMap((vantage, v) =>
          summary.services.map(({ name, ends }) => {
            const end = summary.ends[ends[v] ?? -1];
            return [vantage.id, name, end?.word, end?.choose];
          }),
        );
        expect(pairs).toEqual(
          whole.rows.map((row) => [
            row.vantage.id,
            row.name,
            row.today.word,
            row.recommendation.choose,
          ]),
        );
        expect(summary?.linkServices).toEqual(whole.linkServices);
        expect(news.at(-1) ?? 0).toBe(whole.rows.length);
        expect(await compareInParts(estate, { from: vantages })).toEqual(whole);
      }
    });
});

test("a comparison that is ended stops at its next pause, and gives nothing", async () => {
  const { estate, vantages } = someEstate(randomFrom(3));
  const stop = new AbortController();
  let pauses = 0;
  const pause = async () => {
    pauses += 1;
    stop.abort();
  };
  const options = { from: vantages, signal: stop.signal, pause };
  expect(await compareInParts(estate, options)).toBeUndefined();
  expect(await summarizeAccess(estate, options)).toBeUndefined();
  expect(pauses).toBe(2);
});
