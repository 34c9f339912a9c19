/** In which track does each wire run up or down through a gutter, so that few cross and none lie on one another? */
import { sizes } from "./sizes.ts";

/** A wire's way through one gutter: from the height at which it comes in to the one at which it leaves. */
export type Vertical = {
  readonly id: string;
  readonly enter: { readonly y: number; readonly side: "left" | "right" };
  readonly leave: { readonly y: number; readonly side: "left" | "right" };
};

const low = ({ enter, leave }: Vertical) => Math.min(enter.y, leave.y);
const high = ({ enter, leave }: Vertical) => Math.max(enter.y, leave.y);
const spans = (v: Vertical, y: number) => low(v) < y && y < high(v);

/** How many times the two cross when `a` runs to the left of `b`. */
function crossings(a: Vertical, b: Vertical): number {
  let count = 0;
  for (const end of [a.enter, a.leave]) if (end.side === "right" && spans(b, end.y)) count++;
  for (const end of [b.enter, b.leave]) if (end.side === "left" && spans(a, end.y)) count++;
  return count;
}

/** Rounds in which neighbours change places; orders settle in far fewer. */
const MOST_ROUNDS = 40;

/**
 * The verticals of one gutter from left to right, in an order in which no two neighbours would cross
 * less the other way round.
 */
export function orderedTracks(verticals: readonly Vertical[]): readonly Vertical[] {
  const order = [...verticals].sort(
    (a, b) => b.enter.y - a.enter.y || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let isSettled = true;
    for (let i = 1; i < order.length; i++) {
      const [a, b] = [order[i - 1] as Vertical, order[i] as Vertical];
      if (crossings(b, a) < crossings(a, b)) {
        [order[i - 1], order[i]] = [b, a];
        isSettled = false;
      }
    }
    if (isSettled) break;
  }
  return order;
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
