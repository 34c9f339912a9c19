/** A wire before it has a way: which two boxes it joins, and what it means. */
import type { OutcomeWord } from "#src/verdict/index.ts";
import type { Shown } from "./show.ts";

export type Tie = {
  readonly id: string;
  readonly from: Shown;
  /** The same box for a wire that ends nowhere. */
  readonly to: Shown;
  readonly kind: "link" | "path" | "ask";
  readonly outcome: OutcomeWord | null;
  readonly label: string;
  readonly count: number;
  readonly flagged: boolean;
  readonly through: readonly string[];
  readonly lit: boolean;
};

type Part = Omit<Tie, "id" | "count" | "through"> & { readonly through?: readonly string[] };

/** Collects ties, one for each pair of boxes, kind and outcome. */
export type TieBasket = {
  readonly put: (part: Part) => void;
  /** All of them, in order of their ids. */
  readonly ties: () => readonly Tie[];
};

/** An empty basket. A tie from a box to one within it (or around it) is not drawn, so it is not kept. */
export function newBasket(isWithin: (a: Shown, b: Shown) => boolean): TieBasket {
  const ties = new Map<
    string,
    { part: Part; count: number; flagged: boolean; through: Set<string> }
  >();
  return {
    put: (part) => {
      const { from, to, kind, outcome, lit } = part;
      const isStub = from === to && outcome === "no-answer";
      if (!isStub && (from === to || isWithin(from, to) || isWithin(to, from))) return;
      const id = [kind, outcome ?? "", from.id, to.id, lit ? "lit" : ""].join("|");
      let tie = ties.get(id);
      if (!tie) ties.set(id, (tie = { part, count: 0, flagged: false, through: new Set() }));
      tie.count += 1;
      tie.flagged ||= part.flagged;
      for (const one of part.through ?? []) tie.through.add(one);
    },
    ties: () =>
      [...ties]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, { part, count, flagged, through }]) => ({
          ...part,
          id,
          count,
          flagged,
          through: [...through].sort(),
        })),
  };
}
