/** How many pairs of each outcome, as a bar of up to seven parts: a closed box's face, a matrix's margin. */
import { type OutcomeKey, outcomeOrder, outcomeWords } from "#src/messages/index.ts";

export type Counts = Readonly<Partial<Record<OutcomeKey, number>>>;

/** The counts in the order of every list, each with its word. */
export function countsIn(
  counts: Counts,
): readonly { readonly key: OutcomeKey; readonly word: string; readonly count: number }[] {
  return outcomeOrder.flatMap((key) => {
    const count = counts[key] ?? 0;
    return count > 0 ? [{ key, word: outcomeWords[key], count }] : [];
  });
}

/** `3 Private, 1 Public`. */
export const countsText = (counts: Counts): string =>
  countsIn(counts)
    .map(({ word, count }) => `${count} ${word}`)
    .join(", ");

export function CountsBar({ counts }: { readonly counts: Counts }) {
  const parts = countsIn(counts);
  if (parts.length === 0) return null;
  return (
    <span className="counts-bar" aria-hidden="true" title={countsText(counts)}>
      {parts.map(({ key, count }) => (
        <span key={key} className={`part fill-${key}`} style={{ flexGrow: count }} />
      ))}
    </span>
  );
}
