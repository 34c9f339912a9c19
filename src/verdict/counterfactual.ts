/** Which smallest change would alter what happens: guessed from the deciding steps, and told only when a trace of the changed estate proves it. */
import { counterfactualText } from "#src/messages/index.ts";
import type { Estate } from "#src/model/index.ts";
import { nameChanges } from "./change-names.ts";
import { pathChanges } from "./change-paths.ts";
import { type TraceOptions, type TraceQuestion, traceOf, type WholeTrace } from "./trace.ts";
import type { VerdictClass } from "./verdict.ts";

/** A change that may help: what to say of it, and the estate with it. */
export type Change = {
  /** A key of the counterfactual sentences in `messages/verdict.ts`. */
  readonly did: string;
  readonly args: Readonly<Record<string, string>>;
  readonly estate: Estate;
};

/** So many changes are tried; each costs one trace of a new estate. */
const MOST_TRIED = 6;

/** The sentence of the first change that works, or null: when all is as expected, or nothing that was tried helps. */
export function counterfactualOf(
  estate: Estate,
  question: TraceQuestion,
  trace: WholeTrace,
  options: TraceOptions = {},
): string | null {
  const wanted = wantedOf(trace);
  if (!wanted) return null;
  let tried = 0;
  for (const change of [...nameChanges(estate, trace), ...pathChanges(estate, trace)]) {
    if (++tried > MOST_TRIED) return null;
    const after = traceOf(change.estate, question, options);
    if (wanted(after.verdict.class))
      return counterfactualText({
        ...change,
        name: trace.resolution.question.name,
        word: after.word,
      });
  }
  return null;
}

/** What the changed trace must come to; undefined when the trace is as it should be, or nobody knows how. */
function wantedOf({ verdict }: WholeTrace): ((found: VerdictClass) => boolean) | undefined {
  const { expected } = verdict;
  if (verdict.class === "UNKNOWN" || verdict.class === expected) return undefined;
  if (expected !== null) return (found) => found === expected;
  if (verdict.class !== "BLOCKED") return undefined;
  return (found) => found !== "BLOCKED" && found !== "UNKNOWN";
}
