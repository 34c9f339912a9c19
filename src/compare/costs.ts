/** What private endpoints and service endpoints cost in a month, by list price (path.md 4.6). */
import type { Monthly } from "./comparison.ts";
import { cataloguePrices, type Prices } from "./prices.ts";

/** What is paid for `gb` through endpoints, each tier at its own price. */
export function tiered(gb: number, prices: Prices = cataloguePrices): number {
  let [rest, from, amount] = [gb, 0, 0];
  for (const { upToGb, price } of prices.endpointPerGb) {
    const here = Math.min(rest, upToGb - from);
    amount += here * price;
    rest -= here;
    from = upToGb;
    if (rest <= 0) break;
  }
  return amount;
}

/**
 * The monthly cost of `endpoints` private endpoints that carry `gb` in and out together. Traffic from a peered VNet pays
 * no peering; what goes past an appliance in another VNet pays for the way there, in and out of each side.
 */
export function endpointCost(
  endpoints: number,
  gb: number,
  pastAppliance: boolean,
  prices: Prices = cataloguePrices,
): Monthly {
  const { currency, hoursPerMonth, endpointPerHour, peeringPerGb } = prices;
  return sumOf(currency, [
    { code: "endpoint-hours", count: endpoints, of: endpoints * hoursPerMonth * endpointPerHour },
    { code: "endpoint-data", count: gb, of: tiered(gb, prices) },
    ...(pastAppliance ? [{ code: "peering-data", count: gb, of: gb * 2 * peeringPerGb }] : []),
  ]);
}

/** The monthly cost of a basic service endpoint: nothing. */
export function serviceEndpointCost({ currency }: Prices = cataloguePrices): Monthly {
  return sumOf(currency, [{ code: "service-endpoint", count: 1, of: 0 }]);
}

/** What a month costs of a Standard service endpoint in one VNet. */
export function standardEndpointMonth(prices: Prices = cataloguePrices): number {
  return cents(prices.hoursPerMonth * prices.standardServiceEndpointPerVnetHour);
}

/** What a month costs of a private link service with a fixed destination address. */
export function directConnectMonth(prices: Prices = cataloguePrices): number {
  return cents(prices.hoursPerMonth * prices.directConnectPerHour);
}

/** An amount in US dollars, which only a list in US dollars tells. */
export function usdOf(amount: number, { currency }: Pick<Prices, "currency">): number | null {
  return currency === "USD" ? amount : null;
}

type Part = { readonly code: string; readonly count: number; readonly of: number };

function sumOf(currency: string, parts: readonly Part[]): Monthly {
  const told = parts.map(({ code, count, of }) => {
    const amount = cents(of);
    return { code, count, amount, usd: usdOf(amount, { currency }) };
  });
  const amount = cents(told.reduce((sum, part) => sum + part.amount, 0));
  return { amount, currency, usd: usdOf(amount, { currency }), parts: told };
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
