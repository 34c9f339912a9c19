/** What do people read when the text of a filter is not valid? */

const sentences: Readonly<Record<string, string>> = {
  quote: "a quote is not closed",
  "open-bracket": "a bracket is not closed",
  "close-bracket": "a bracket closes that was never opened",
  "empty-brackets": "there is nothing between the brackets",
  "lonely-or": "a condition is missing beside and, or",
  "no-value": "a value is missing behind the colon",
  "lonely-minus": "a condition is missing behind the minus",
  "too-deep": "there are too many brackets within brackets",
};

/** The sentence for a fault of the filter language, with its place counted from 1. */
export function filterFaultText({
  why,
  start,
}: {
  readonly why: string;
  readonly start: number;
}): string {
  return `${sentences[why] ?? why} (position ${start + 1})`;
}
