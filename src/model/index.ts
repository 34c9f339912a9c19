export type { Gap, Sight } from "./coverage.ts";
export {
  type Cloud,
  type Estate,
  type EstateList,
  emptyEstate,
  type Subscription,
} from "./estate.ts";
export { type FoundVantage, findVantage } from "./find-vantage.ts";
export type * from "./gateways.ts";
export { gapAt, having, inList, look, mayHideNear, mayLiveWith } from "./look.ts";
export type * from "./names.ts";
export type * from "./networks.ts";
export type * from "./service-tags.ts";
export type * from "./services.ts";
export type * from "./sites.ts";
export { type Evidence, type Key, keyOf, type Thing } from "./thing.ts";
export type { Vantage } from "./vantage.ts";
export { vantagesOf } from "./vantages.ts";
