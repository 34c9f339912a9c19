/** Can a person bring a price list of their own to the command line, edited from the catalogue's? */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cli } from "./call.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "split-horizon-prices-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const fileOf = async (name: string, text: string) => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};
const compare = (...more: readonly string[]) =>
  cli(
    "compare-access",
    "--estate=demo",
    "--from=subnet:vnet-spoke-01/snet-app",
    "--gb=100",
    "--name=kv-contoso.vault.azure.net",
    ...more,
  );

test("the catalogue's list is printed, and given back as it is changes no sum", async () => {
  const printed = await cli("prices");
  expect(printed).toMatchObject({ code: 0, err: "" });
  const own = await compare("--json", "--prices", await fileOf("same.json", printed.out));
  const usual = await compare("--json");
  const { prices, ...rest } = JSON.parse(own.out);
  const { prices: before, ...restBefore } = JSON.parse(usual.out);
  expect(rest).toEqual(restBefore);
  expect(before.fromCatalogue).toBe(null);
  expect(prices).toEqual({
    ...before,
    fromCatalogue: { asOf: before.asOf, perUsd: 1, figures: [] },
  });
});

test("a list of one's own is counted with, and its date, source and currency stand in the answer", async () => {
  const list = {
    format: "split-horizon.prices/1",
    asOf: "2026-11-01",
    currency: "EUR",
    source: "our agreement",
    perUsd: 0.92,
    endpointPerHour: 0.02,
  };
  const { code, out } = await compare("--prices", await fileOf("own.json", JSON.stringify(list)));
  expect(code).toBe(0);
  expect(out).toContain("Prices in EUR as of 2026-11-01, from our agreement; for 100 GB a month");
  expect(out).toContain("at 0.92 EUR for a US dollar: hoursPerMonth, endpointPerGb,");
  expect(out).toContain("15.52 EUR");
});

test("a list that is wrong, no JSON or not there is told, and nothing is compared", async () => {
  const bad = await fileOf("bad.json", '{"format":"split-horizon.prices/1","peeringPerGB":1}');
  expect(await compare("--prices", bad)).toEqual({
    code: 2,
    out: "",
    err: expect.stringMatching(
      /^asOf is nothing\..*\npeeringPerGB is no key .*near it: peeringPerGb/,
    ),
  });
  const text = await compare("--prices", await fileOf("text.json", "0.01 a GB"));
  expect(text).toMatchObject({ code: 2, out: "" });
  expect(text.err).toContain("text.json is no JSON. Right would be a price list such as {");
  const nothing = await compare("--prices", await fileOf("null.json", "null"));
  expect(nothing).toMatchObject({ code: 2, out: "" });
  expect(await compare("--prices", join(folder, "none.json"))).toMatchObject({ code: 2, out: "" });
});

test("the report counts with it too, in both languages", async () => {
  const list = {
    format: "split-horizon.prices/1",
    asOf: "2026-11-01",
    currency: "EUR",
    perUsd: 0.5,
  };
  const path = await fileOf("half.json", JSON.stringify(list));
  const report = async (...more: readonly string[]) => {
    const { code, out } = await cli(
      "report",
      "--estate=demo",
      "--section=access",
      `--prices=${path}`,
      ...more,
    );
    expect(code).toBe(0);
    return out;
  };
  const english = await report();
  expect(english).toContain("3.65 EUR");
  expect(english).toContain("by a price list of one's own in EUR as of 2026-11-01");
  expect(english).toContain("at 0.5 EUR for a US dollar: hoursPerMonth, endpointPerHour,");
  expect(await report("--language=de")).toContain(
    "Wie im Katalog vom 17.09.2026, zu 0,5 EUR je US-Dollar: hoursPerMonth,",
  );
});
