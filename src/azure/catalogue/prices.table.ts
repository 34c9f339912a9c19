/** What do private endpoints, service endpoints and what goes with them cost by list (path.md 4.6)? */

/** Global list prices; a person's own list may stand in for any figure (`src/compare/price-list.ts`). */
export const PRICES = {
  /** When they were read. */
  asOf: "2026-09-17",
  /** Of every price, by its code in ISO 4217. */
  currency: "USD",
  source: "https://prices.azure.com/api/retail/prices (Virtual Network Private Link)",
  hoursPerMonth: 730,
  endpointPerHour: 0.01,
  /** Per GB and direction, by volume: up to 1 PB, to 5 PB, above. */
  endpointPerGb: [
    { upToGb: 1_000_000, price: 0.01 },
    { upToGb: 5_000_000, price: 0.006 },
    { upToGb: Number.POSITIVE_INFINITY, price: 0.004 },
  ],
  standardServiceEndpointPerVnetHour: 0.1,
  directConnectPerHour: 0.675,
  peeringPerGb: 0.01,
} as const;
