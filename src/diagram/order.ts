/** In which order do boxes and passing wires stand in their lanes, so that few wires cross and boxes are found by their names? */
import { type Random, randomFrom } from "#src/base/index.ts";
import { crossingsIn } from "./count.ts";
import type { Run } from "./ends.ts";
import { type Kept, keptOrder, type Lattice, setOrder } from "./lattice.ts";
import { latticeOf } from "./lattice-of.ts";
import type { Shown } from "./show.ts";
import { type Freedom, sift } from "./sift.ts";
import { regionsOf, type Sorting } from "./stack.ts";
import { type Joining, sweep } from "./sweep.ts";

export type Order = {
  readonly lattice: Lattice;
  /** Puts the boxes of one column in order. */
  readonly sorting: Sorting;
};

/** With up to so many wires boxes always keep the order of their names. */
const ALWAYS_BY_NAME = 128;

/** Past as many wires as a map ever shows nobody looks for names, and one try must do. */
const NEVER_BY_NAME = 300;

/** Between the two, boxes leave the order of their names only where that saves more than one crossing in this many. */
const WORTH = 8;

/** Small pictures are tried from more beginnings: so many wires with all tries together, and so many tries at most. */
const MOST_TRIED = 300;
const MOST_TRIES = 24;

/** How many of the wires each further try moves elsewhere first. */
const MOVED = 0.3;

const few: readonly Joining[] = ["least", "least", "least"];
const both: readonly Joining[] = ["middle", "middle", "least", "least"];
const many: readonly Joining[] = Array.from({ length: 10 }, () => "middle");

type Found = { readonly kept: Kept; readonly crossings: number };

/** The order of a picture. Equal pictures get equal orders, and boxes without wires change none. */
export function orderOf(roots: readonly Shown[], runs: readonly Run[]): Order {
  const lattice = latticeOf(roots, runs, regionsOf(roots));
  const start = keptOrder(lattice);
  const found = (from: Kept, freedom: Freedom, joinings: readonly Joining[]): Found => {
    setOrder(lattice, from);
    for (const joining of joinings) sweep(lattice, freedom, joining);
    sift(lattice, freedom, 1);
    return { kept: keptOrder(lattice), crossings: crossingsIn(lattice) };
  };
  const wires = lattice.ways.size;
  if (wires > NEVER_BY_NAME) found(start, "boxes", many);
  else {
    const named = bestByName(lattice, start, (from, how) => found(from, "wires", how));
    const isFree = wires > ALWAYS_BY_NAME;
    const free = isFree ? fewer(found(start, "boxes", both), found(start, "boxes", many)) : named;
    const isWorth = free.crossings * WORTH < named.crossings * (WORTH - 1);
    setOrder(lattice, (isWorth ? free : named).kept);
    sift(lattice, isWorth ? "boxes" : "wires", 4);
  }
  return { lattice, sorting: sortingOf(lattice) };
}

/** The best of several tries with the boxes in the order of their names: each begins at the best so far, with some wires moved elsewhere. */
function bestByName(
  { ways }: Lattice,
  start: Kept,
  find: (from: Kept, how: readonly Joining[]) => Found,
): Found {
  let best = fewer(find(start, few), find(start, both));
  const random = randomFrom(ways.size);
  const tries = Math.min(MOST_TRIES, Math.floor(MOST_TRIED / ways.size)) - 2;
  for (let i = 0; i < tries && best.crossings > 0; i++) {
    best = fewer(find(elsewhere(best.kept, random), ["least"]), best);
  }
  return best;
}

const fewer = (a: Found, b: Found): Found => (a.crossings <= b.crossings ? a : b);

/** The same boxes with some of the wires in other places among them. */
function elsewhere(kept: Kept, random: Random): Kept {
  return new Map(
    [...kept].map(([holder, items]) => {
      const moved = items.filter(({ run }) => run && random.chance(MOVED));
      const others = items.filter((item) => !moved.includes(item));
      for (const item of moved) others.splice(random.int(0, others.length), 0, item);
      return [holder, others];
    }),
  );
}

/** Boxes with wires change places among themselves; those without stay where they are listed. */
function sortingOf({ boxes }: Lattice): Sorting {
  return (siblings) => {
    const wired = siblings.filter((box) => boxes.has(box));
    const placeOf = (box: Shown) => boxes.get(box)?.first ?? 0;
    wired.sort((a, b) => placeOf(a) - placeOf(b));
    let next = 0;
    return siblings.map((box) => (boxes.has(box) ? (wired[next++] ?? box) : box));
  };
}
