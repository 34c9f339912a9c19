/** What a bench tells: one measured figure, against what it is measured, and what it should be. */
import { performance } from "node:perf_hooks";

export type Row = {
  readonly what: string;
  /** Measured figure, in `unit`. */
  readonly value: number;
  readonly unit: "ms" | "µs" | "×" | "MB" | "";
  /** What it is compared with in the same run, and what must hold: `at most` or `at least` this figure. */
  readonly target?: { readonly is: "at most" | "at least"; readonly value: number };
  readonly note?: string;
};

/** A part of the bench: its rows, or why it could not be run here. */
export type Bench = () => Promise<readonly Row[]> | readonly Row[];

/** Milliseconds that `work` takes, the best of `times` runs: the one least disturbed by the machine. */
export function bestOf(times: number, work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    work();
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

/** A row as one line: figure, target, and whether it is kept. */
export function lineOf(row: Row): string {
  const figure = `${row.value >= 100 ? row.value.toFixed(0) : row.value.toPrecision(3)} ${row.unit}`;
  const kept = row.target && isKept(row) ? "kept" : "MISSED";
  const target = row.target ? `${row.target.is} ${row.target.value} ${row.unit}: ${kept}` : "";
  return `${row.what.padEnd(58)} ${figure.padStart(12)}  ${target}${row.note ? `  (${row.note})` : ""}`.trimEnd();
}

/** Whether the row's target holds; a row without one always does. */
export function isKept({ value, target }: Row): boolean {
  if (!target) return true;
  return target.is === "at most" ? value <= target.value : value >= target.value;
}
