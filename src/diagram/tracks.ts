/** In which track does each wire run up or down through a gutter, so that few cross and none lie on one another? */
import type { Run } from "./ends.ts";
import { sizes } from "./sizes.ts";

/** A wire's way through one gutter: from the height at which it comes in to the one at which it leaves. */
export type Vertical = {
  readonly id: string;
  readonly enter: { readonly y: number; readonly side: "left" | "right" };
  readonly leave: { readonly y: number; readonly side: "left" | "right" };
};

/** What a run does in the gutter at this place of its way, given its heights; undefined when it goes straight through. */
export function verticalOf(run: Run, at: number, heights: readonly number[]): Vertical | undefined {
  const [enter, leave] = [heights[at], heights[at + 1]];
  if (enter === undefined || leave === undefined || enter === leave) return undefined;
  // A run that starts at a right side goes eastwards, and so comes in from the left of every gutter.
  const from = run.start.side === "right" ? "left" : "right";
  const staysHere = run.start.box.lane === run.finish?.box.lane;
  const to = staysHere ? from : from === "left" ? "right" : "left";
  return { id: run.tie.id, enter: { y: enter, side: from }, leave: { y: leave, side: to } };
}

const low = ({ enter, leave }: Vertical) => Math.min(enter.y, leave.y);
const high = ({ enter, leave }: Vertical) => Math.max(enter.y, leave.y);
const spans = (v: Vertical, y: number) => low(v) < y && y < high(v);

/** How many times the two cross when `a` runs to the left of `b`. */
function crossings(a: Vertical, b: Vertical): number {
  let count = 0;
  if (a.enter.side === "right" && spans(b, a.enter.y)) count++;
  if (a.leave.side === "right" && spans(b, a.leave.y)) count++;
  if (b.enter.side === "left" && spans(a, b.enter.y)) count++;
  if (b.leave.side === "left" && spans(a, b.leave.y)) count++;
  return count;
}

/** Rounds in which each vertical may move to a better place; orders settle in a few. */
const MOST_ROUNDS = 12;

/** Those that turn back at the left, those that lead down to the right, those that lead up, those that turn back at the right. */
function rank({ enter, leave }: Vertical): number {
  if (enter.side === leave.side) return enter.side === "left" ? 0 : 3;
  const [left, right] = enter.side === "left" ? [enter, leave] : [leave, enter];
  return left.y < right.y ? 1 : 2;
}

/** Of those that lead down the lowest comes first, of those that lead up the highest: so each bends before the next. */
function beginning({ enter, leave }: Vertical): number {
  if (enter.side === leave.side)
    return (enter.side === "left" ? 1 : -1) * Math.abs(enter.y - leave.y);
  const [left, right] = enter.side === "left" ? [enter, leave] : [leave, enter];
  return left.y < right.y ? -left.y : left.y;
}

/** The places of verticals from left to right, in an order in which none could move and cross less. */
function settled(gains: Gains): readonly number[] {
  const places = Array.from({ length: gains.size }, (_, i) => i);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let isSettled = true;
    for (let i = 0; i < places.length; i++) {
      const best = bestPlace(places, i, gains);
      if (best === i) continue;
      const [moved = 0] = places.splice(i, 1);
      places.splice(best, 0, moved);
      isSettled = false;
    }
    if (isSettled) break;
  }
  return places;
}

type Gains = { readonly at: Int8Array; readonly size: number };

/** For each two verticals (row left of column) how many crossings more than the other way round. Rounds ask for each many times. */
function gainsOf(verticals: readonly Vertical[]): Gains {
  const size = verticals.length;
  const at = new Int8Array(size * size);
  for (const [i, a] of verticals.entries()) {
    for (let j = i + 1; j < size; j++) {
      const b = verticals[j];
      if (!b || high(a) < low(b) || high(b) < low(a)) continue;
      const more = crossings(a, b) - crossings(b, a);
      at[i * size + j] = more;
      at[j * size + i] = -more;
    }
  }
  return { at, size };
}

/** Where among `places` the vertical at `i` would cross least; `i` itself when no place is better. */
function bestPlace(places: readonly number[], i: number, { at, size }: Gains): number {
  const row = (places[i] ?? 0) * size;
  let [best, least] = [i, 0];
  for (const step of [-1, 1]) {
    let change = 0;
    for (let j = i + step; j >= 0 && j < places.length; j += step) {
      // Passing the other turns their order round: to the left of it is better or worse by what the row tells.
      change -= step * (at[row + (places[j] ?? 0)] ?? 0);
      if (change < least) [best, least] = [j, change];
    }
  }
  return best;
}

/**
 * The track of each vertical by its id, 0 at the left, and how many tracks there are. Those whose
 * heights overlap never share one; each takes the leftmost that is free and in which it crosses no more.
 */
export function tracksOf(verticals: readonly Vertical[]): {
  readonly tracks: ReadonlyMap<string, number>;
  readonly count: number;
} {
  const order = [...verticals].sort(
    (a, b) => rank(a) - rank(b) || beginning(a) - beginning(b) || (a.id < b.id ? -1 : 1),
  );
  const gains = gainsOf(order);
  const tracks = new Map<string, number>();
  const placed: { readonly vertical: Vertical; readonly i: number; readonly track: number }[] = [];
  let count = 0;
  for (const i of settled(gains)) {
    const vertical = order[i];
    if (!vertical) continue;
    const taken = new Set<number>();
    let track = 0;
    for (const other of placed) {
      if (isClear(vertical, other.vertical)) continue;
      taken.add(other.track);
      // Only those that would cross it more often from the right bar the way to the left.
      const isBarred = (gains.at[other.i * gains.size + i] ?? 0) < 0;
      if (isBarred && other.track >= track) track = other.track + 1;
    }
    while (taken.has(track)) track++;
    placed.push({ vertical, i, track });
    tracks.set(vertical.id, track);
    count = Math.max(count, track + 1);
  }
  return { tracks, count };
}

const isClear = (a: Vertical, b: Vertical) =>
  high(a) + sizes.pitch < low(b) || high(b) + sizes.pitch < low(a);
