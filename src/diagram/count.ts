/** How many wires cross when the things of each lane stand in their order? */
import type { Lattice } from "./lattice.ts";

/** Places of a wire's two ends in a gutter: at its left and at its right. */
type Pair = readonly [number, number];

/** A wire that turns round in a gutter: its ends, and whether both are at the left (0) or the right (1). */
type Turn = { readonly top: number; readonly bottom: number; readonly side: 0 | 1 };

/** Crossings in all gutters together, told from the order alone: wires of one box can leave it without crossing. */
export function crossingsIn({ lanes, ways }: Lattice): number {
  const gutters = lanes.map((): { readonly pairs: Pair[]; readonly turns: Turn[] } => {
    return { pairs: [], turns: [] };
  });
  for (const [run, way] of ways) {
    const isEast = run.start.side === "right";
    for (const [i, gutter] of run.gutters.entries()) {
      const [a, b] = [way[i]?.first ?? 0, way[i + 1]?.first ?? 0];
      if (run.start.box.lane === run.finish?.box.lane) {
        const [top, bottom] = a < b ? [a, b] : [b, a];
        gutters[gutter]?.turns.push({ top, bottom, side: isEast ? 0 : 1 });
      } else gutters[gutter]?.pairs.push(isEast ? [a, b] : [b, a]);
    }
  }
  return gutters.reduce((sum, { pairs, turns }, gutter) => {
    const size = (lanes[gutter + 1]?.last ?? 0) + 1;
    return sum + inversions(pairs, size) + crossedTurns(turns, pairs);
  }, 0);
}

/** Two wires cross once when their ends stand in one order at the left and in the other at the right. */
function inversions(pairs: readonly Pair[], size: number): number {
  const ordered = [...pairs].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  // How many ends were met so far: each slot counts those of a stretch as long as its lowest bit.
  const met = new Int32Array(size + 1);
  let count = 0;
  for (const [i, [, right]] of ordered.entries()) {
    let upTo = 0;
    for (let at = right + 1; at > 0; at -= at & -at) upTo += met[at] ?? 0;
    count += i - upTo;
    for (let at = right + 1; at <= size; at += at & -at) met[at] = (met[at] ?? 0) + 1;
  }
  return count;
}

/** A wire that turns round crosses all that end between its ends at that side, and those like it that reach out of it. */
function crossedTurns(turns: readonly Turn[], pairs: readonly Pair[]): number {
  let count = 0;
  for (const [i, a] of turns.entries()) {
    for (const pair of pairs) if (a.top < pair[a.side] && pair[a.side] < a.bottom) count++;
    for (const b of turns.slice(i + 1)) {
      if (a.side !== b.side) continue;
      const isAbove = a.top < b.top && b.top < a.bottom && a.bottom < b.bottom;
      const isBelow = b.top < a.top && a.top < b.bottom && b.bottom < a.bottom;
      if (isAbove || isBelow) count++;
    }
  }
  return count;
}
