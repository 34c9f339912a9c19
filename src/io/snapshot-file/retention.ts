/** Which snapshots of a history are kept? */

/** How many are kept. */
export type Retention = {
  /** The newest so many. */
  readonly last: number;
  /** Of older ones, the newest of each month, for so many months that have one. */
  readonly months: number;
};

export const USUAL_RETENTION: Retention = { last: 30, months: 24 };

/** The names (which begin with the time) that may go, oldest first; the newest of all is never among them. */
export function outlived(names: readonly string[], { last, months }: Retention): readonly string[] {
  const newestFirst = [...names].sort().reverse();
  const kept = new Set(newestFirst.slice(0, Math.max(1, last)));
  const seen = new Set<string>();
  for (const name of newestFirst) {
    if (kept.has(name)) continue;
    const month = name.slice(0, "2026-11".length);
    if (seen.has(month) || seen.size >= months) continue;
    seen.add(month);
    kept.add(name);
  }
  return newestFirst.filter((name) => !kept.has(name)).reverse();
}
