/** What private endpoints and service endpoints cost in a month, by list price (path.md 4.6). */
import { PRICES } from "#src/azure/catalogue/index.ts";
import type { Monthly } from "./comparison.ts";

/** Prices as in the catalogue; another list may be given in its place. */
export type Prices = Omit<typeof PRICES, "endpointPerGb"> & {
  readonly endpointPerGb: readonly { readonly upToGb: number; readonly price: number }[];
};

/** Dollars for `gb` through endpoints, each tier at its own price. */
export function tiered(gb: number, prices: Prices = PRICES): number {
  let [rest, from, usd] = [gb, 0, 0];
  for (const { upToGb, price } of prices.endpointPerGb) {
    const here = Math.min(rest, upToGb - from);
    usd += here * price;
    rest -= here;
    from = upToGb;
    if (rest <= 0) break;
  }
  return usd;
}

/**
 * The monthly cost of `endpoints` private endpoints that carry `gb` in and out together. Traffic from a peered VNet pays
 * no peering; what goes past an appliance in another VNet pays for the way there, in and out of each side.
 */
export function endpointCost(
  endpoints: number,
  gb: number,
  pastAppliance: boolean,
  prices: Prices = PRICES,
): Monthly {
  return sumOf([
    part("endpoint-hours", endpoints, endpoints * prices.hoursPerMonth * prices.endpointPerHour),
    part("endpoint-data", gb, tiered(gb, prices)),
    ...(pastAppliance ? [part("peering-data", gb, gb * 2 * prices.peeringPerGb)] : []),
  ]);
}

/** The monthly cost of a basic service endpoint: nothing. */
export function serviceEndpointCost(): Monthly {
  return sumOf([part("service-endpoint", 1, 0)]);
}

/** Dollars in a month for a Standard service endpoint in one VNet. */
export function standardEndpointUsd(prices: Prices = PRICES): number {
  return cents(prices.hoursPerMonth * prices.standardServiceEndpointPerVnetHour);
}

/** Dollars in a month for a private link service with a fixed destination address. */
export function directConnectUsd(prices: Prices = PRICES): number {
  return cents(prices.hoursPerMonth * prices.directConnectPerHour);
}

function part(code: string, count: number, usd: number) {
  return { code, count, usd: cents(usd) };
}

function sumOf(parts: Monthly["parts"]): Monthly {
  return { usd: cents(parts.reduce((sum, p) => sum + p.usd, 0)), parts };
}

function cents(usd: number): number {
  return Math.round(usd * 100) / 100;
}
