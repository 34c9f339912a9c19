/** What happens to a question, in the one word that every screen and export uses (ux.md section 6.1). */

/** The word of each outcome, as a badge and in legends. */
export const outcomeWords = {
  private: "Private",
  endpoint: "Service endpoint",
  public: "Public",
  blocked: "Blocked",
  "no-answer": "No answer",
  unseen: "Not seen",
  mixed: "Mixed",
} as const;

/** An outcome as the key of its word. */
export type OutcomeKey = keyof typeof outcomeWords;

/** The outcomes in the order of every list and bar. */
export const outcomeOrder: readonly OutcomeKey[] = [
  "private",
  "endpoint",
  "public",
  "blocked",
  "no-answer",
  "mixed",
  "unseen",
];

/** Whether the outcome is what was wanted, in words. */
export const judgementWord = (asExpected: boolean | null): string =>
  asExpected === null
    ? "nothing tells what is expected"
    : asExpected
      ? "as expected"
      : "not as expected";
