export { destinationClassOf } from "./classes.ts";
export { type Judgement, judgementsOf, type Place, placeOf } from "./classwise.ts";
export { counterfactualOf } from "./counterfactual.ts";
export { addressesOf, endpointAt } from "./endpoint-at.ts";
export { type Expectation, endpointsOf, type PolicyLine, standsInside } from "./expect.ts";
export type { JourneyEnd } from "./judge.ts";
export {
  type Columns,
  columnsOf,
  type Matrix,
  type MatrixCell,
  type MatrixOptions,
  matrixOf,
} from "./matrix.ts";
export { groupOf, namedBy } from "./named.ts";
export { resolveName } from "./names.ts";
export { KINDS, type ReadPolicy, readPolicy, WANTS } from "./policy.ts";
export { sentenceOf } from "./sentence.ts";
export {
  type Protocol,
  portOf,
  type TraceOptions,
  type TraceQuestion,
  traceOf,
  type WholeTrace,
} from "./trace.ts";
export type * from "./verdict.ts";
export { journeyOf } from "./ways.ts";
