/** How far has a collection come, by subscription and kind? */
import type { CollectNews, CollectRow } from "#src/api/index.ts";
import type { Clock } from "./clock.ts";

/** Keeps the rows and tells those that changed, at most ten times a second. */
export type Board = {
  readonly row: (subscription: string, kind: string, change: Partial<CollectRow>) => void;
  /** Adds to what was read in a row. */
  readonly read: (subscription: string, kind: string, count: number) => void;
  /** Requests expected in all. */
  readonly expect: (requests: number) => void;
  readonly throttled: (ms: number) => void;
  /** Tells what has not been told yet; without `force`, only when a tenth of a second has passed. */
  readonly tell: (force?: boolean) => void;
  /** Tells the rest, and nothing from then on. */
  readonly close: () => void;
};

/** How often is told how it stands while every answer is being waited for. */
const PULSE_MS = 250;

/** A board that tells `onNews`; `requests` is asked when there is something to tell. */
export function newBoard(
  clock: Clock,
  requests: () => number,
  onNews: ((news: CollectNews) => void) | undefined,
): Board {
  const rows = new Map<string, CollectRow>();
  const changed = new Set<string>();
  const started = clock.now();
  let told = Number.NEGATIVE_INFINITY;
  let expected = 0;
  let throttledUntil = 0;
  let isClosed = false;

  // What changed right after the last telling would else stay untold until an answer comes, which may take minutes.
  const pulse = setInterval(() => tell(), PULSE_MS).unref();

  function row(subscription: string, kind: string, change: Partial<CollectRow>): void {
    const key = `${subscription} ${kind}`;
    const had: CollectRow = rows.get(key) ?? {
      subscription,
      kind,
      state: "waiting",
      read: 0,
      of: null,
    };
    rows.set(key, { ...had, ...change });
    changed.add(key);
    tell();
  }

  function tell(force = false): void {
    const now = clock.now();
    if (!onNews || isClosed || (!force && now - told < 100)) return;
    told = now;
    const news = [...changed].map((key) => rows.get(key)).filter((one) => one !== undefined);
    changed.clear();
    onNews({
      rows: news,
      requests: requests(),
      expected: Math.max(expected, requests()),
      elapsedMs: now - started,
      throttledFor: Math.max(0, Math.ceil((throttledUntil - now) / 1000)),
      prompt: null,
    });
  }

  return {
    row,
    read: (subscription, kind, count) => {
      const had = rows.get(`${subscription} ${kind}`);
      row(subscription, kind, {
        read: (had?.read ?? 0) + count,
        ...(had && had.state !== "waiting" ? {} : { state: "reading" }),
      });
    },
    expect: (all) => {
      expected = all;
      tell();
    },
    throttled: (ms) => {
      throttledUntil = Math.max(throttledUntil, clock.now() + ms);
      tell(true);
    },
    tell,
    close: () => {
      clearInterval(pulse);
      tell(true);
      isClosed = true;
    },
  };
}
