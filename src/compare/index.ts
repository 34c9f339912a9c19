export { type CompareOptions, compareAccess, compareInParts } from "./compare-access.ts";
export type * from "./comparison.ts";
export type { Prices } from "./costs.ts";
export { directConnectUsd, standardEndpointUsd, tiered } from "./costs.ts";
export { comparisonMarkdown } from "./markdown.ts";
export { summarizeAccess } from "./summary.ts";
