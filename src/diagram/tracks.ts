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

/** How many times the two cross in the better of their two orders. */
export function leastCrossings(a: Vertical, b: Vertical): number {
  // Those whose heights do not overlap never cross.
  if (high(a) < low(b) || high(b) < low(a)) return 0;
  return Math.min(crossings(a, b), crossings(b, a));
}

/** Rounds in which each vertical may move to a better place; orders settle in a few. */
const MOST_ROUNDS = 12;

/** The verticals of one gutter from left to right, in an order in which none could move and cross less. */
export function orderedTracks(verticals: readonly Vertical[]): readonly Vertical[] {
  const order = [...verticals].sort(
    (a, b) => b.enter.y - a.enter.y || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  const gains = gainsOf(order);
  const places = order.map((_, i) => i);
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
  return places.flatMap((i) => order[i] ?? []);
}

/** For each two verticals (row left of column) how many crossings more than the other way round. Rounds ask for each many times. */
function gainsOf(verticals: readonly Vertical[]): {
  readonly at: Int8Array;
  readonly size: number;
} {
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
function bestPlace(
  places: readonly number[],
  i: number,
  { at, size }: ReturnType<typeof gainsOf>,
): number {
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

/** The track of each vertical by its id, 0 at the left, and how many tracks there are. Those whose heights overlap never share one. */
export function tracksOf(verticals: readonly Vertical[]): {
  readonly tracks: ReadonlyMap<string, number>;
  readonly count: number;
} {
  const tracks = new Map<string, number>();
  const placed: (readonly [Vertical, number])[] = [];
  let count = 0;
  for (const vertical of orderedTracks(verticals)) {
    let track = 0;
    for (const [other, at] of placed) {
      const isClear =
        high(other) + sizes.pitch < low(vertical) || high(vertical) + sizes.pitch < low(other);
      if (!isClear && at >= track) track = at + 1;
    }
    placed.push([vertical, track]);
    tracks.set(vertical.id, track);
    count = Math.max(count, track + 1);
  }
  return { tracks, count };
}
