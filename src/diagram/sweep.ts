/** Which order of each lane follows the orders of the lanes beside it? */
import { type Item, type Lattice, look, numbered } from "./lattice.ts";
import { type Freedom, moreAbove, newPull, type Pull, setPull } from "./sift.ts";

/** How wires find their places among boxes: by the middle of what they lead to, as boxes do, or where they cross those of the boxes least. */
export type Joining = "middle" | "least";

type Sweep = {
  readonly lanes: readonly Item[];
  readonly lane: number;
  readonly freedom: Freedom;
  readonly joining: Joining;
  readonly pull: Pull;
};

/** Sorts every lane by the middles of what its things lead to, from left to right and back again. */
export function sweep({ lanes }: Lattice, freedom: Freedom, joining: Joining): void {
  const pull = newPull(lanes);
  for (const lane of [0, 1, 2, 3, 4, 4, 3, 2, 1, 0]) {
    const whole = lanes[lane];
    if (!whole) continue;
    look(whole);
    sortIn(whole, { lanes, lane, freedom, joining, pull });
    numbered(whole);
  }
}

function sortIn(holder: Item, how: Sweep): void {
  for (const item of holder.items) item.middle = middleOf(item, how);
  const boxes = holder.items.filter(({ run }) => !run);
  if (how.freedom === "boxes") sortFamilies(boxes);
  const gaps: Item[][] = [[], ...boxes.map(() => [])];
  for (const wire of holder.items.filter(({ run }) => run).sort(byMiddle)) {
    const wish = countAbove(boxes, wire.middle);
    const gap = how.joining === "middle" ? wish : leastGap(wire, boxes, { ...how, wish });
    gaps[gap]?.push(wire);
  }
  holder.items = gaps.flatMap((wires, i) => {
    const above = boxes[i - 1];
    return above ? [above, ...wires] : wires;
  });
  for (const box of boxes) if (box.items.length > 0) sortIn(box, how);
}

const byMiddle = (a: Item, b: Item) => a.middle - b.middle || a.first - b.first;

function sortFamilies(boxes: Item[]): void {
  for (let from = 0; from < boxes.length; ) {
    let to = from + 1;
    while (to < boxes.length && boxes[to]?.family === boxes[from]?.family) to++;
    boxes.splice(from, to - from, ...boxes.slice(from, to).sort(byMiddle));
    from = to;
  }
}

function countAbove(boxes: readonly Item[], middle: number): number {
  let count = 0;
  for (const item of boxes) if (item.box && item.middle < middle) count++;
  return count;
}

/** The gap in which a wire crosses those of the boxes least; of several, the one nearest to `wish`. */
function leastGap(
  wire: Item,
  boxes: readonly Item[],
  { lanes, lane, pull, wish }: Sweep & { readonly wish: number },
): number {
  setPull(pull, wire, lanes, lane);
  let [cost, best, least] = [0, 0, 0];
  for (const [i, box] of boxes.entries()) {
    cost -= moreAbove(wire, box, pull, lane);
    const isNearer = cost === least && Math.abs(i + 1 - wish) < Math.abs(best - wish);
    if (cost < least || isNearer) [best, least] = [i + 1, cost];
  }
  return best;
}

/** The mean place of what an item leads to, as a share of its lane; its own place when it leads nowhere. */
function middleOf({ lefts, rights, first }: Item, { lanes, lane }: Sweep): number {
  const size = (at: number) => (lanes[at]?.last ?? 0) + 1;
  const count = lefts.length + rights.length;
  if (count === 0) return (first + 0.5) / size(lane);
  return (sharesOf(lefts, size(lane - 1)) + sharesOf(rights, size(lane + 1))) / count;
}

function sharesOf(places: Int32Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < places.length; i++) sum += (places[i] ?? 0) + 0.5;
  return sum / size;
}
