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
  /** Lists of the ids that it leads through; `throughOf` tells them as one. */
  readonly through: ReadonlySet<readonly string[]>;
  readonly lit: boolean;
};

type Part = Omit<Tie, "id" | "count" | "through"> & {
  readonly through?: readonly string[];
  /** How many pairs it stands for; one unless told. */
  readonly count?: number;
};

/** Collects ties, one for each pair of boxes, kind and outcome. */
export type TieBasket = {
  readonly put: (part: Part) => void;
  /** All of them, in order of their ids. */
  readonly ties: () => readonly Tie[];
};

type Growing = { part: Part; count: number; flagged: boolean; through: Set<readonly string[]> };

/** An empty basket. A tie from a box to one within it (or around it) is not drawn, so it is not kept. */
export function newBasket(isWithin: (a: Shown, b: Shown) => boolean): TieBasket {
  // By box first and then by kind: a text for each of many thousand parts would cost more than all else.
  const byEnds = new Map<Shown, Map<Shown, Map<string, Growing | null>>>();
  const growing = ({ from, to }: Part): Map<string, Growing | null> => {
    let ofFrom = byEnds.get(from);
    if (!ofFrom) byEnds.set(from, (ofFrom = new Map()));
    let ofBoth = ofFrom.get(to);
    if (!ofBoth) ofFrom.set(to, (ofBoth = new Map()));
    return ofBoth;
  };
  // What was asked for and stops within a box ends there: a wire to nowhere.
  const endsInside = ({ outcome, lit }: Part) =>
    outcome === "no-answer" || (outcome === "blocked" && lit);
  const isDrawn = (part: Part) =>
    part.from === part.to
      ? endsInside(part)
      : !isWithin(part.from, part.to) && !isWithin(part.to, part.from);
  return {
    put: (part) => {
      const ofBoth = growing(part);
      const kind = kindOf(part);
      let tie = ofBoth.get(kind);
      if (tie === undefined) {
        tie = isDrawn(part) ? { part, count: 0, flagged: false, through: new Set() } : null;
        ofBoth.set(kind, tie);
      }
      if (tie === null) return;
      tie.count += part.count ?? 1;
      tie.flagged ||= part.flagged;
      if (part.through) tie.through.add(part.through);
    },
    ties: () =>
      [...byEnds.values()]
        .flatMap((ofFrom) => [...ofFrom.values()])
        .flatMap((ofBoth) => [...ofBoth.values()])
        .flatMap((tie) => (tie ? [tieOf(tie)] : []))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Kind, outcome and light as one word; unlit paths have no other kind than their outcome. */
function kindOf({ kind, outcome, lit }: Part): string {
  return lit ? `${kind}|${outcome ?? ""}|lit` : outcome === null ? kind : outcome;
}

function tieOf({ part, count, flagged, through }: Growing): Tie {
  const { kind, outcome, from, to, lit } = part;
  const id = [kind, outcome ?? "", from.id, to.id, lit ? "lit" : ""].join("|");
  return { ...part, id, count, flagged, through };
}

/** Tells the ids of sets of lists, each once and sorted. Wires that lead through the same lists get the very same answer. */
export function throughOf(): (lists: ReadonlySet<readonly string[]>) => readonly string[] {
  const numbers = new Map<readonly string[], number>();
  const known = new Map<string, readonly string[]>();
  return (lists) => {
    const own = [...lists].map((list) => {
      let number = numbers.get(list);
      if (number === undefined) numbers.set(list, (number = numbers.size));
      return number;
    });
    const key = own.sort((a, b) => a - b).join();
    let all = known.get(key);
    if (!all) known.set(key, (all = [...new Set([...lists].flat())].sort()));
    return all;
  };
}
