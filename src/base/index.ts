export {
  type FilterFault,
  type FilterTerm,
  type FilterTree,
  filterHolds,
  type ParsedFilter,
  parseFilter,
  type Span,
  termsOf,
} from "./filter-language.ts";
export { type Random, randomFrom } from "./random.ts";
export { withoutSecrets } from "./secrets.ts";
export { compareText, groupedBy, sortedBy, unique } from "./sort.ts";
export { editDistance, nearest } from "./text.ts";
export { unreachable } from "./unreachable.ts";
