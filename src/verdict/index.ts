export { counterfactualOf } from "./counterfactual.ts";
export type { Expectation, PolicyLine } from "./expect.ts";
export { type Matrix, type MatrixCell, type MatrixOptions, matrixOf } from "./matrix.ts";
export { namedBy } from "./named.ts";
export {
  type Protocol,
  type TraceOptions,
  type TraceQuestion,
  traceOf,
  type WholeTrace,
} from "./trace.ts";
export type * from "./verdict.ts";
