/** Does a person's own price list count, is what is wrong with one told, and is the currency never mixed up (path.md 4.6)? */
import { describe, expect, test } from "vitest";
import { PRICES } from "#src/azure/catalogue/index.ts";
import { randomFrom } from "#src/base/index.ts";
import {
  cataloguePrices,
  compareAccess,
  comparisonMarkdown,
  figures,
  PRICES_FORMAT,
  priceFile,
  readPrices,
  tiered,
} from "#src/compare/index.ts";
import { priceWords } from "#src/messages/index.ts";
import { estate, keys, service, subnet, thing, vnet } from "../path/parts.ts";

const head = { format: PRICES_FORMAT, asOf: "2026-11-01" };
const listOf = (more: object) => {
  const read = readPrices({ ...head, ...more });
  if (!read.ok) throw new Error(priceWords.faults(read.faults));
  return read.prices;
};
const wrongs = (value: unknown): string => {
  const read = readPrices(value);
  return read.ok ? "nothing is wrong" : priceWords.faults(read.faults);
};
const wrong = (more: object) => wrongs({ ...head, ...more });

const app = subnet("v/app", "10.0.0.0/24");
const from = {
  id: app.id,
  kind: "subnet",
  label: "v/app",
  key: app.key,
  subnet: app.key,
  vnet: keys.vnet("v"),
} as const;
const world = estate({
  vnets: [vnet("v", ["10.0.0.0/16"])],
  subnets: [app, subnet("v/pe", "10.0.2.0/24")],
  services: [service("storage", "st1")],
});

describe("a list of one's own", () => {
  test("stands in for the figures that it names; the others are the catalogue's, and it is told which", () => {
    const prices = listOf({ endpointPerHour: 0.008, source: "our agreement" });
    expect(prices).toEqual({
      ...PRICES,
      asOf: "2026-11-01",
      source: "our agreement",
      endpointPerHour: 0.008,
      fromCatalogue: {
        asOf: PRICES.asOf,
        perUsd: 1,
        figures: figures.filter((key) => key !== "endpointPerHour"),
      },
    });
  });

  test("in another currency needs the worth of a dollar for what it does not name, and counts with it", () => {
    const prices = listOf({ currency: "EUR", perUsd: 0.9, endpointPerHour: 0.008 });
    expect(prices).toMatchObject({ endpointPerHour: 0.008, hoursPerMonth: 730 });
    expect(prices.directConnectPerHour).toBeCloseTo(0.6075);
    expect(tiered(2_000_000, prices)).toBeCloseTo(tiered(2_000_000) * 0.9);
    expect(wrong({ currency: "EUR", endpointPerHour: 0.008, peeringPerGb: 0 })).toBe(
      "The list is in EUR, and the catalogue's figures are in US dollars. Right would be perUsd, what a US dollar is worth in EUR, or figures for endpointPerGb, standardServiceEndpointPerVnetHour, directConnectPerHour.",
    );
  });

  test("that names every price needs no rate, and a month stays as long as it is", () => {
    const { hoursPerMonth: _, ...named } = priceFile();
    expect(listOf({ ...named, currency: "CHF" })).toMatchObject({
      currency: "CHF",
      endpointPerHour: 0.01,
      hoursPerMonth: 730,
      fromCatalogue: { figures: ["hoursPerMonth"] },
    });
  });

  test("the catalogue's as a file is read back as it is, also through JSON", () => {
    const read = readPrices(JSON.parse(JSON.stringify(priceFile())));
    expect(read).toEqual({
      ok: true,
      prices: { ...cataloguePrices, fromCatalogue: { asOf: PRICES.asOf, perUsd: 1, figures: [] } },
    });
  });

  test("tiers are paid each at its own price, whatever their number", () => {
    const endpointPerGb = [{ upToGb: 100, price: 1 }, { upToGb: 200, price: 0.5 }, { price: 0 }];
    expect(tiered(150, listOf({ endpointPerGb }))).toBe(125);
    expect(tiered(1000, listOf({ endpointPerGb }))).toBe(150);
    expect(tiered(1000, listOf({ endpointPerGb: [{ price: 0.25 }] }))).toBe(250);
  });
});

describe("the comparison with it", () => {
  const direct = {
    ...thing("pls", "microsoft.network/privatelinkservices"),
    alias: "",
    frontends: [],
    natSubnets: [],
    natAddresses: [],
    visibility: [],
    autoApproval: [],
    proxyProtocol: false,
    connections: [],
    destinationAddress: "10.0.0.9",
    accessMode: "",
  };
  const with_ = (more: object) =>
    compareAccess(
      { ...world, linkServices: [direct] },
      { from: [from], gbPerMonth: 100, prices: listOf(more) },
    );

  test("counts with its figures, and says date, source, currency and what is the catalogue's", () => {
    const own = with_({ currency: "EUR", perUsd: 0.9, endpointPerHour: 0.02, source: "a | b" });
    expect(own.prices).toEqual({
      asOf: "2026-11-01",
      source: "a | b",
      gbPerMonth: 100,
      currency: "EUR",
      fromCatalogue: {
        asOf: PRICES.asOf,
        perUsd: 0.9,
        figures: figures.filter((key) => key !== "endpointPerHour"),
      },
    });
    expect(own.rows[0]?.privateEndpoint.monthly).toEqual({
      amount: 15.5,
      currency: "EUR",
      // Euros are never told as dollars.
      usd: null,
      parts: [
        { code: "endpoint-hours", count: 1, amount: 14.6, usd: null },
        { code: "endpoint-data", count: 100, amount: 0.9, usd: null },
      ],
    });
    expect(own.linkServices[0]).toMatchObject({ monthly: 443.48, monthlyUsd: null });
    const page = comparisonMarkdown(own);
    expect(page).toContain(
      "Prices in EUR as of 2026-11-01, from a \\| b; for 100 GB a month through each way.",
    );
    expect(page).toContain(
      `As in the catalogue of ${PRICES.asOf}, at 0.9 EUR for a US dollar: hoursPerMonth, endpointPerGb, standardServiceEndpointPerVnetHour, directConnectPerHour, peeringPerGb.`,
    );
    expect(page).toContain("| cost a month |  | 15.50 EUR | 0.00 EUR |");
  });

  test("in dollars tells them as before, and without a list it is the catalogue's", () => {
    expect(with_({ endpointPerHour: 0 }).rows[0]?.privateEndpoint.monthly.usd).toBe(1);
    const usual = compareAccess(world, { from: [from] });
    expect(usual.prices).toEqual({
      asOf: PRICES.asOf,
      source: PRICES.source,
      gbPerMonth: 0,
      currency: "USD",
      fromCatalogue: null,
    });
    expect(comparisonMarkdown(usual)).toContain(
      `Prices in US dollars as of ${PRICES.asOf}, from ${PRICES.source}; for 0 GB`,
    );
  });
});

test.each<[string, object, string]>([
  ["a price below nothing", { endpointPerHour: -1 }, "endpointPerHour is -1. Right would be a num"],
  ["a text", { peeringPerGb: "0,01" }, 'peeringPerGb is "0,01". Right would be a number from 0'],
  ["nothing", { peeringPerGb: null }, "peeringPerGb is null. Right would be a number from 0"],
  ["a misspelt key", { endpointPerHours: 1 }, "no key of a price list; near it: endpointPerHour."],
  ["a key of nobody", { zzzzzzzzzzzzzzzz: 1 }, "zzzzzzzzzzzzzzzz is no key of a price list. Right"],
  [
    "a long month",
    { hoursPerMonth: 8760 },
    "hoursPerMonth is 8760. Right would be a number from 1",
  ],
  ["no day", { asOf: "2026-02-29" }, 'asOf is "2026-02-29". Right would be the day of the prices'],
  ["a sign", { currency: "€" }, 'currency is "€". Right would be a code of three capital letters'],
  ["two lines", { source: "a\nb" }, 'source is "a\\nb". Right would be one line of text'],
  [
    "a rate of 0",
    { currency: "EUR", perUsd: 0 },
    "perUsd is 0. Right would be what a US dollar is",
  ],
  ["a rate of dollars", { perUsd: 0.9 }, "perUsd is 0.9, but the list is in US dollars"],
  ["no tiers", { endpointPerGb: [] }, "endpointPerGb is []. Right would be a list of up to 20"],
  ["a number for tiers", { endpointPerGb: 0.01 }, "endpointPerGb is 0.01. Right would be a list"],
  ["a tier with more", { endpointPerGb: [{ price: 1, gb: 2 }] }, "endpointPerGb[0] is {"],
  ["a tier without price", { endpointPerGb: [{ upToGb: 5 }] }, "[0].price is nothing. Right"],
  [
    "tiers out of order",
    { endpointPerGb: [{ upToGb: 9, price: 1 }, { upToGb: 5, price: 1 }, { price: 1 }] },
    "endpointPerGb[1].upToGb is 5, but the tier before it ends at 9.",
  ],
  [
    "a last tier that ends",
    { endpointPerGb: [{ upToGb: 9, price: 1 }] },
    "endpointPerGb[0].upToGb is 9, and nothing says what a GB above costs.",
  ],
  [
    "a tier without end before others",
    { endpointPerGb: [{ price: 1 }, { price: 1 }] },
    "endpointPerGb[0] has no upToGb, and more tiers follow.",
  ],
])("refuses %s by its key, with what would be right", (_, more, sentence) => {
  expect(wrong(more)).toContain(sentence);
});

test("tells everything that is wrong at once, in the order of a file; what is no list says so", () => {
  expect(wrongs({ x: 1, endpointPerHour: "a", asOf: 1 }).split("\n")).toEqual([
    expect.stringMatching(/^format is nothing/),
    expect.stringMatching(/^asOf is 1/),
    expect.stringMatching(/^endpointPerHour is "a"/),
    expect.stringMatching(/^x is no key/),
  ]);
  for (const value of [null, [], "text", 5, undefined])
    expect(wrongs(value)).toContain("Right would be an object such as");
});

test.each([1, 2, 20261125])(
  "seed %i: whatever is read, a list is whole or every fault has its sentence",
  (seed) => {
    const random = randomFrom(seed);
    const odd = [
      null,
      true,
      -1,
      0,
      0.5,
      1e300,
      Number.NaN,
      "",
      "EUR",
      "2026-11-01",
      [],
      {},
      "__proto__",
    ];
    const some = (depth: number): unknown => {
      if (depth > 0 && random.chance(0.3))
        return Array.from({ length: random.int(0, 4) }, () => some(depth - 1));
      if (depth > 0 && random.chance(0.3))
        return { upToGb: some(0), ...(random.chance(0.7) ? { price: some(0) } : {}) };
      return random.chance(0.5) ? random.int(0, 1000) : random.pick(odd);
    };
    const keysOf = [
      "format",
      "asOf",
      "currency",
      "source",
      "perUsd",
      ...figures,
      "price",
      "constructor",
    ];
    let [read, refused] = [0, 0];
    for (let i = 0; i < 4000; i++) {
      const value: Record<string, unknown> = random.chance(0.9) ? { ...priceFile() } : {};
      for (let n = random.int(0, 3); n > 0; n--) value[random.pick(keysOf)] = some(2);
      const before = JSON.stringify(value);
      const own = readPrices(value);
      expect(JSON.stringify(value)).toBe(before);
      if (!own.ok) {
        refused++;
        expect(own.faults.length).toBeGreaterThan(0);
        expect(priceWords.faults(own.faults)).not.toMatch(/undefined|\[object/);
        continue;
      }
      read++;
      const { prices } = own;
      for (const gb of [0, 1, 5_000_001]) expect(tiered(gb, prices)).toBeGreaterThanOrEqual(0);
      expect(prices.endpointPerGb.at(-1)?.upToGb).toBe(Number.POSITIVE_INFINITY);
      // What was read is written and read again as the same.
      const again = readPrices(JSON.parse(JSON.stringify(priceFile(prices))));
      expect(again).toMatchObject({
        ok: true,
        prices: { ...prices, fromCatalogue: { figures: [], perUsd: 1 } },
      });
    }
    expect(Math.min(read, refused)).toBeGreaterThan(300);
  },
);
