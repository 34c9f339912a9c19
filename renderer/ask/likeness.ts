/** How well does a title fit what was typed? The better, the smaller. */

/**
 * 0 where they are the same, 1 where the title begins with it, 2 where a word of it does, 3 where it holds it, 4 where
 * it holds its letters in this order; undefined where it does not. Blanks that were typed count only up to 3.
 */
export function likeness(title: string, typed: string): number | undefined {
  const [text, wanted] = [title.toLowerCase(), typed.trim().toLowerCase()];
  if (text === wanted) return 0;
  const at = text.indexOf(wanted);
  if (at === 0) return 1;
  if (at > 0) return startsWord(text, wanted) ? 2 : 3;
  return hasLetters(text, wanted.replaceAll(" ", "")) ? 4 : undefined;
}

/** Whether a title fits at all. */
export const isLike = (title: string, typed: string): boolean =>
  likeness(title, typed) !== undefined;

/** Of `all` those whose title is like `typed`, the likeliest first, else in their own order. */
export function likest<T>(
  all: readonly T[],
  typed: string,
  titleOf: (one: T) => string,
): readonly T[] {
  return all
    .flatMap((one) => {
      const rank = likeness(titleOf(one), typed);
      return rank === undefined ? [] : [{ one, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}

function startsWord(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
    if (/[^\p{L}\p{N}]/u.test(text[at - 1] ?? "")) return true;
  return false;
}

function hasLetters(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
