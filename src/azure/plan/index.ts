export { gapOf, type Loss, permissionGaps, readGap, sweepGaps, tidyGaps } from "./gaps.ts";
export { type ChildRow, childRows, type SweepRow, sweepRows } from "./kinds.table.ts";
export { type Counts, type Plan, type PlanLine, planFor } from "./plan.ts";
export {
  asksZoneGroups,
  childRead,
  decidesReads,
  type Read,
  readsFor,
  type Swept,
  subscriptionOf,
  sweptOf,
} from "./reads.ts";
export {
  EFFECTIVE_ROUTES,
  isAllowed,
  LEARNED_ROUTES,
  type Permission,
  readRight,
  rightsFor,
} from "./rights.ts";
export { namedSubscriptions, type PlanOptions, readScopes, type Scope } from "./scope.ts";
export { countQueryOf, queryOf, type Sweep, sweepOf, sweepsFor } from "./sweeps.ts";
