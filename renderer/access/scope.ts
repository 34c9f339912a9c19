/** Which pairs does the view compare, and are there more than the page can hold? */
import type { ServiceRow } from "#src/api/index.ts";
import type { Vantage } from "#src/model/index.ts";
import type { View } from "../state/view.ts";
import type { Scope } from "./asking.ts";

/** Most pairs that are compared at once: some seconds of the engine's time, and a list that can still be walked. */
export const MOST_PAIRS = 200_000;
/** Most pairs that are copied at once: about a megabyte of text. */
export const MOST_COPIED = 500;

/** Whether a vantage is compared when nobody chooses: those that stand for others, as in the command line. */
export const isUsual = ({ kind }: Vantage): boolean =>
  kind === "subnet" || kind === "p2s" || kind === "site";

/** The scope of a view, and how many services it leaves out. */
export function scopeOf(
  { sources, targets }: Pick<View, "sources" | "targets">,
  known: { readonly vantages: readonly Vantage[]; readonly services: readonly ServiceRow[] },
): { readonly scope: Scope; readonly leftOut: number } {
  const rows = sources.length > 0 ? sources.length : known.vantages.filter(isUsual).length;
  const names =
    targets.length > 0 ? targets : known.services.flatMap(({ names: own }) => own[0]?.fqdn ?? []);
  const fitting = Math.max(1, Math.floor(MOST_PAIRS / Math.max(1, rows)));
  if (names.length <= fitting) return { scope: { from: sources, names: targets }, leftOut: 0 };
  return {
    scope: { from: sources, names: names.slice(0, fitting) },
    leftOut: names.length - fitting,
  };
}

/** The gigabytes that were typed; undefined when it is no number of them. */
export function gigabytesOf(text: string): number | undefined {
  if (text.trim() === "") return 0;
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : undefined;
}
