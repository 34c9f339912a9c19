/** How J, K, N and P walk: along the steps of a trace, along what is not as expected. */
import { matrixWords } from "#src/messages/index.ts";
import { go, say, stateNow } from "./store.ts";

/** How many steps the first trace of the view has: those of the name, then the hops. */
export function stepCount(): number {
  const trace = stateNow().traces[0]?.value;
  if (!trace) return 0;
  return (
    trace.resolution.steps.length + trace.journeys.reduce((sum, { hops }) => sum + hops.length, 0)
  );
}

/** Selects the next or previous step; from the deciding one when none was chosen. */
export function walkSteps(by: 1 | -1): void {
  const { view, traces } = stateNow();
  const trace = traces[0]?.value;
  if (!trace) return;
  const at = view.step > 0 ? view.step : trace.resolution.decider;
  const step = Math.max(1, Math.min(stepCount(), at + by));
  go({ step }, true);
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-step="${step}"]`)?.focus(),
  );
}

/** The address of a pair in `View.select`. */
export const pairId = (from: string, name: string): string => `pair:${from} ${name}`;

/** What the matrix offers to the walk while it is shown. */
export type MatrixHand = {
  /** Those of the shown pairs that are not as expected, in the order of its rows, then of its columns. */
  readonly unexpected: () => readonly string[];
  /** Opens the groups in which a pair lies and brings it into view. */
  readonly reveal: (pair: string) => void;
};
let matrixHand: MatrixHand | undefined;
/** The matrix lends its order while it is on screen. */
export function lendMatrix(hand: MatrixHand | undefined): void {
  matrixHand = hand;
}

/** Selects the next or previous pair that is not as expected, and says which of how many it is. */
export function walkUnexpected(by: 1 | -1): void {
  if (!matrixHand) return;
  const ids = matrixHand.unexpected();
  if (ids.length === 0) {
    say(matrixWords.noneUnexpected);
    return;
  }
  const at = ids.indexOf(stateNow().view.select);
  const next = at < 0 ? (by > 0 ? 0 : ids.length - 1) : (at + by + ids.length) % ids.length;
  const id = ids[next] ?? "";
  go({ select: id }, true);
  matrixHand.reveal(id);
  say(matrixWords.walked(next + 1, ids.length));
}
