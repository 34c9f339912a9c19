/** Chance that can be repeated: a seeded generator for laws, generated estates and fuzzing. */

/** Draws from a seeded sequence; the same seed gives the same draws on every machine. */
export type Random = {
  /** A number from 0 (included) to 1 (excluded). */
  readonly next: () => number;
  /** A whole number from `low` to `high`, both included. */
  readonly int: (low: number, high: number) => number;
  /** One of `items`, which must not be empty. */
  readonly pick: <T>(items: readonly T[]) => T;
  /** True with probability `p`. */
  readonly chance: (p: number) => boolean;
  /** A new list with the items in another order. */
  readonly shuffled: <T>(items: readonly T[]) => T[];
};

/** A generator that starts from `seed` (mulberry32: 32 bits of state, ample for tests, never for secrets). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    pick: (items) => {
      if (items.length === 0) throw new Error("Nothing to pick from: the list is empty.");
      return items[int(0, items.length - 1)] as (typeof items)[number];
    },
    chance: (p) => next() < p,
    shuffled: (items) => {
      const copy = [...items];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = int(0, i);
        const a = copy[i] as (typeof items)[number];
        copy[i] = copy[j] as (typeof items)[number];
        copy[j] = a;
      }
      return copy;
    },
  };
}
