export { type CompareOptions, compareAccess, compareInParts } from "./compare-access.ts";
export type * from "./comparison.ts";
export { directConnectMonth, standardEndpointMonth, tiered } from "./costs.ts";
export { comparisonMarkdown } from "./markdown.ts";
export { PRICES_FORMAT, priceFile, type ReadPrices, readPrices } from "./price-list.ts";
export { cataloguePrices, type Figure, figures, type Prices, type Tier } from "./prices.ts";
export { summarizeAccess } from "./summary.ts";
