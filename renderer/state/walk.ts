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

/** Selects the next or previous pair that is not as expected, and says which of how many it is. */
export function walkUnexpected(by: 1 | -1): void {
  const { matrix, view } = stateNow();
  const reply = matrix.value;
  if (!reply) return;
  const ids = reply.cells
    .filter((cell) => cell.asExpected === false)
    .sort((a, b) => a.v - b.v || a.n - b.n)
    .map(({ v, n }) => pairId(reply.vantages[v]?.id ?? "", reply.names[n]?.name ?? ""));
  if (ids.length === 0) {
    say(matrixWords.noneUnexpected);
    return;
  }
  const at = ids.indexOf(view.select);
  const next = at < 0 ? (by > 0 ? 0 : ids.length - 1) : (at + by + ids.length) % ids.length;
  go({ select: ids[next] ?? "" }, true);
  say(matrixWords.walked(next + 1, ids.length));
}
