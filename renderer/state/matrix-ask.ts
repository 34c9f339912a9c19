/** From which vantages is the matrix asked, and how many pairs are that? Worked out once for each estate, as every change of the view asks. */
import type { ServiceRow, VantageRow } from "#src/api/index.ts";

export type MatrixAsk = {
  /** What to ask: the same value as long as the estate is the same. */
  readonly ask: { readonly from?: readonly string[] };
  /** All pairs of the estate. */
  readonly pairs: number;
};

/** Most pairs that the page holds: a message of more takes seconds to send and to read. */
const MOST_PAIRS = 400_000;

const known = new WeakMap<readonly VantageRow[], WeakMap<readonly ServiceRow[], MatrixAsk>>();

/**
 * The vantages of which the matrix is asked: all of them, or those that fit when there are too many
 * pairs. Machines come last, as what holds of a subnet mostly holds of the machines in it.
 */
export function matrixAskOf(
  vantages: readonly VantageRow[],
  services: readonly ServiceRow[],
): MatrixAsk {
  const own = known.get(vantages) ?? new WeakMap<readonly ServiceRow[], MatrixAsk>();
  known.set(vantages, own);
  const made = own.get(services) ?? newAsk(vantages, services);
  own.set(services, made);
  return made;
}

function newAsk(vantages: readonly VantageRow[], services: readonly ServiceRow[]): MatrixAsk {
  const names = services.reduce((sum, service) => sum + service.names.length, 0);
  const pairs = vantages.length * names;
  if (pairs <= MOST_PAIRS) return { ask: {}, pairs };
  const isMachine = (kind: string) => Number(kind === "vm");
  const ranked = [...vantages].sort((a, b) => isMachine(a.kind) - isMachine(b.kind));
  const fitting = new Set(ranked.slice(0, Math.floor(MOST_PAIRS / names)).map(({ id }) => id));
  return { ask: { from: vantages.map(({ id }) => id).filter((id) => fitting.has(id)) }, pairs };
}
