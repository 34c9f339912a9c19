/** Which of the screen's words stands for a verdict (ux.md section 6.1). */
import type { DnsOutcome } from "#src/dns/index.ts";
import type { OutcomeWord, Verdict, VerdictClass } from "./verdict.ts";

const WORDS: Readonly<Record<Exclude<VerdictClass, "BLOCKED" | "UNKNOWN">, OutcomeWord>> = {
  PRIVATE_ENDPOINT: "private",
  PRIVATE_ADDRESS: "private",
  SERVICE_ENDPOINT: "endpoint",
  PUBLIC: "public",
};

const NO_ANSWER: ReadonlySet<DnsOutcome> = new Set([
  "NXDOMAIN",
  "NODATA",
  "SERVFAIL",
  "TIMEOUT",
  "LOOP",
  "FILTERED",
]);

/** The word of a verdict, given the outcomes of its DNS answers and the classes that these come to. */
export function wordOf(
  verdict: Pick<Verdict, "class" | "blockedAt" | "risks">,
  outcomes: readonly DnsOutcome[],
  classes: readonly VerdictClass[] = [],
): OutcomeWord {
  if (verdict.class === "BLOCKED")
    return outcomes.length > 0 && outcomes.every((o) => NO_ANSWER.has(o)) ? "no-answer" : "blocked";
  if (verdict.class !== "UNKNOWN") return WORDS[verdict.class];
  if (verdict.risks.includes("SUBNETS_DIFFER")) return "mixed";
  // Different ends that are each known are mixed; one that nobody knows leaves the whole unseen.
  const known = new Set(classes);
  return known.size > 1 && !known.has("UNKNOWN") ? "mixed" : "unseen";
}
