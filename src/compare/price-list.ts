/** Is a value a price list of a person's own, and which of its figures are as in the catalogue? */
import { nearest } from "#src/base/index.ts";
import type { PriceFault } from "#src/messages/index.ts";
import {
  codeOf,
  cut,
  dateOf,
  hoursOf,
  priceOf,
  rateOf,
  seenText,
  sourceOf,
  tiersOf,
} from "./price-values.ts";
import { cataloguePrices, type Figure, figures, type Prices, plainFigures } from "./prices.ts";

export const PRICES_FORMAT = "split-horizon.prices/1";

/** A list, or everything that is wrong with it, in the order of its keys. */
export type ReadPrices =
  | { readonly ok: true; readonly prices: Prices }
  | { readonly ok: false; readonly faults: readonly PriceFault[] };

const KEYS = ["format", "asOf", "currency", "source", "perUsd", ...figures] as const;

/**
 * The price list in `value`, as a file of it has it: `format` and `asOf`, and any of the others. Figures that are not
 * named are the catalogue's; in another currency than its own they need `perUsd`, what a US dollar is worth in it.
 */
export function readPrices(value: unknown): ReadPrices {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { ok: false, faults: [{ code: "no-list", key: "", seen: seenText(value) }] };
  const told = new Map<string, unknown>(Object.entries(value));
  const faults = [...told.keys()].flatMap((key) => unknownKey(key, told.get(key)));
  const wrong = (code: PriceFault["code"], key: string): undefined => {
    faults.push({ code, key, seen: seenText(told.get(key)) });
  };
  const { currency: usual } = cataloguePrices;
  if (told.get("format") !== PRICES_FORMAT) wrong("no-format", "format");
  const asOf = dateOf(told.get("asOf")) ?? wrong("no-date", "asOf");
  const currency = codeOf(told.get("currency") ?? usual) ?? wrong("no-currency", "currency");
  const source = sourceOf(told.get("source") ?? "") ?? wrong("no-source", "source");
  const plain = new Map<Figure, number>();
  for (const key of plainFigures) {
    const seen = told.get(key);
    if (seen === undefined) continue;
    const isHours = key === "hoursPerMonth";
    const number = isHours ? hoursOf(seen) : priceOf(seen);
    if (number === undefined) wrong(isHours ? "no-hours" : "no-price", key);
    else plain.set(key, number);
  }
  const tiers = told.has("endpointPerGb") ? tiersOf(told.get("endpointPerGb")) : undefined;
  if (tiers?.fault) faults.push(tiers.fault);
  const left = figures.filter((key) => !told.has(key));
  const rate = told.get("perUsd");
  const perUsd = rate === undefined ? undefined : (rateOf(rate) ?? wrong("no-rate", "perUsd"));
  if (currency === usual && perUsd !== undefined && perUsd !== 1) wrong("rate-of-own", "perUsd");
  const unpriced = left.filter((key) => key !== "hoursPerMonth");
  if (currency !== undefined && currency !== usual && rate === undefined && unpriced.length > 0)
    faults.push({ code: "other-currency", key: "perUsd", seen: currency, near: unpriced });
  if (faults.length > 0 || asOf === undefined || currency === undefined || source === undefined)
    return { ok: false, faults: sorted(faults) };
  const rated = perUsd ?? 1;
  const figureOf = (key: (typeof plainFigures)[number]): number =>
    plain.get(key) ?? cataloguePrices[key] * (key === "hoursPerMonth" ? 1 : rated);
  const prices: Prices = {
    asOf,
    currency,
    source,
    hoursPerMonth: figureOf("hoursPerMonth"),
    endpointPerHour: figureOf("endpointPerHour"),
    endpointPerGb:
      tiers?.tiers ??
      cataloguePrices.endpointPerGb.map(({ upToGb, price }) => ({ upToGb, price: price * rated })),
    standardServiceEndpointPerVnetHour: figureOf("standardServiceEndpointPerVnetHour"),
    directConnectPerHour: figureOf("directConnectPerHour"),
    peeringPerGb: figureOf("peeringPerGb"),
    fromCatalogue: { asOf: cataloguePrices.asOf, perUsd: rated, figures: left },
  };
  return { ok: true, prices };
}

/** `prices` as the value of a file, every figure named, to be edited. */
export function priceFile(prices: Prices = cataloguePrices): Readonly<Record<string, unknown>> {
  const { asOf, currency, source, endpointPerGb } = prices;
  const named = figures.map((key): readonly [string, unknown] => [
    key,
    key === "endpointPerGb"
      ? endpointPerGb.map(({ upToGb, price }) =>
          upToGb < Infinity ? { upToGb, price } : { price },
        )
      : prices[key],
  ]);
  return { format: PRICES_FORMAT, asOf, currency, source, ...Object.fromEntries(named) };
}

function unknownKey(key: string, value: unknown): readonly PriceFault[] {
  if (KEYS.some((known) => known === key)) return [];
  return [
    { code: "unknown-key", key: cut(key), seen: seenText(value), near: nearest(key, KEYS, 1) },
  ];
}

/** Faults in the order of a file's keys; keys that are not known last. */
function sorted(faults: readonly PriceFault[]): readonly PriceFault[] {
  const at = ({ key }: PriceFault) => {
    const i = KEYS.findIndex((known) => key === known || key.startsWith(`${known}[`));
    return i < 0 ? KEYS.length : i;
  };
  return [...faults].sort((a, b) => at(a) - at(b));
}
