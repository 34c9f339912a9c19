/** Small questions about text: how far apart two words are, and which known words a typo may have meant. */

/** The number of single-letter edits (insert, delete, replace) between `a` and `b`, or `cap` when it is `cap` or more. */
export function editDistance(a: string, b: string, cap = 99): number {
  if (Math.abs(a.length - b.length) >= cap) return cap;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return Math.min(previous[b.length] ?? cap, cap);
}

/** Up to `most` of `known` that `typed` may have meant, nearest first; words that hold it count as near. */
export function nearest(typed: string, known: Iterable<string>, most = 5): string[] {
  const wanted = typed.toLowerCase();
  const cap = Math.max(3, Math.ceil(wanted.length / 3));
  const scored: (readonly [number, string])[] = [];
  for (const word of new Set(known)) {
    const lower = word.toLowerCase();
    const score = wanted && lower.includes(wanted) ? 0.5 : editDistance(wanted, lower, cap);
    if (score < cap) scored.push([score, word]);
  }
  scored.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
  return scored.slice(0, most).map(([, word]) => word);
}
