/** What people read about a price list: its currency and date, what of it is the catalogue's, and what is wrong with one. */

/** A thing that is wrong with a list: its key, what was seen there, and what it may have meant. */
export type PriceFault = {
  readonly code: keyof typeof faults;
  readonly key: string;
  readonly seen: string;
  readonly near?: readonly string[];
};

type Wrong = { readonly key: string; readonly seen: string; readonly near: readonly string[] };

const EXAMPLE =
  '{ "format": "split-horizon.prices/1", "asOf": "2026-11-01", "endpointPerHour": 0.008 }';

const faults = {
  "no-list": (a: Wrong) =>
    `The price list is ${a.seen}. Right would be an object such as ${EXAMPLE}.`,
  "no-format": (a: Wrong) =>
    `format is ${a.seen}. Right would be "split-horizon.prices/1", which says that this is a price list.`,
  "unknown-key": (a: Wrong) =>
    `${a.key} is no key of a price list${a.near.length > 0 ? `; near it: ${a.near.join(", ")}` : ""}. Right would be one of hoursPerMonth, endpointPerHour, endpointPerGb, standardServiceEndpointPerVnetHour, directConnectPerHour, peeringPerGb.`,
  "no-date": (a: Wrong) =>
    `asOf is ${a.seen}. Right would be the day of the prices, such as "2026-11-01".`,
  "no-currency": (a: Wrong) =>
    `currency is ${a.seen}. Right would be a code of three capital letters, such as "EUR".`,
  "no-source": (a: Wrong) =>
    `source is ${a.seen}. Right would be one line of text up to 300 characters, such as "our agreement of 2026".`,
  "no-price": (a: Wrong) => `${a.key} is ${a.seen}. Right would be a number from 0, such as 0.008.`,
  "no-hours": (a: Wrong) =>
    `${a.key} is ${a.seen}. Right would be a number from 1 to 744, such as 730.`,
  "no-rate": (a: Wrong) =>
    `perUsd is ${a.seen}. Right would be what a US dollar is worth in the list's currency, a number above 0 such as 0.92.`,
  "rate-of-own": (a: Wrong) =>
    `perUsd is ${a.seen}, but the list is in US dollars, as the catalogue is. Right would be another currency, or no perUsd.`,
  "other-currency": (a: Wrong) =>
    `The list is in ${a.seen}, and the catalogue's figures are in US dollars. Right would be perUsd, what a US dollar is worth in ${a.seen}, or figures for ${a.near.join(", ")}.`,
  "no-tiers": (a: Wrong) =>
    `${a.key} is ${a.seen}. Right would be a list of up to 20 tiers, such as [{ "upToGb": 1000000, "price": 0.01 }, { "price": 0.006 }].`,
  "no-tier": (a: Wrong) =>
    `${a.key} is ${a.seen}. Right would be a tier with price and upToGb and nothing else, such as { "upToGb": 1000000, "price": 0.01 }.`,
  "no-tier-price": (a: Wrong) =>
    `${a.key}.price is ${a.seen}. Right would be a number from 0, such as 0.008.`,
  "no-tier-end": (a: Wrong) =>
    `${a.key}.upToGb is ${a.seen}. Right would be a number of GB from 1, such as 1000000.`,
  "tier-order": (a: Wrong) =>
    `${a.key}.upToGb is ${a.seen}, but the tier before it ends at ${a.near.join("")}. Right would be tiers in order, each ending above the one before.`,
  "tier-ends": (a: Wrong) =>
    `${a.key}.upToGb is ${a.seen}, and nothing says what a GB above costs. Right would be a last tier without upToGb.`,
  "tier-open": (a: Wrong) =>
    `${a.key} has no upToGb, and more tiers follow. Right would be the GB at which it ends; only the last tier has no end.`,
} as const;

/** The sentence of a fault. */
export const priceFaultText = ({ code, key, seen, near = [] }: PriceFault): string =>
  faults[code]({ key, seen, near });

/** A currency as it stands in a sentence. */
export const currencyText = (code: string): string => (code === "USD" ? "US dollars" : code);

/** What an own list left to the catalogue: figures by their keys, and what a US dollar was taken for. */
export type Kept = {
  readonly asOf: string;
  readonly perUsd: number;
  readonly figures: readonly string[];
};

export const priceWords = {
  /** What an own list left to the catalogue; "" when it left nothing. */
  kept: (a: Kept, currency: string) => {
    if (a.figures.length === 0) return "";
    const rate = currency === "USD" ? "" : `, at ${a.perUsd} ${currency} for a US dollar`;
    return `As in the catalogue of ${a.asOf}${rate}: ${a.figures.join(", ")}.`;
  },
  faults: (list: readonly PriceFault[]) => list.map(priceFaultText).join("\n"),
  notJson: ({ path }: { readonly path: string }) =>
    `${path} is no JSON. Right would be a price list such as ${EXAMPLE}; "split-horizon prices" prints the catalogue's.`,
  noSource: "a source that was not told",
} as const;
