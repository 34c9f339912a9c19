/** Are crossings told from the order alone those that are drawn, and does each step towards fewer do what it says? */
import { describe, expect, test } from "vitest";
import { type Random, randomFrom } from "#src/base/index.ts";
import { crossingsIn } from "../../src/diagram/count.ts";
import { type Run, runOf } from "../../src/diagram/ends.ts";
import { fitted, rising } from "../../src/diagram/fit.ts";
import { type Item, type Lattice, look, numbered } from "../../src/diagram/lattice.ts";
import { latticeOf } from "../../src/diagram/lattice-of.ts";
import { orderOf } from "../../src/diagram/order.ts";
import { placedOf } from "../../src/diagram/route.ts";
import type { Shown } from "../../src/diagram/show.ts";
import { moreAbove, newPull, setPull, sift } from "../../src/diagram/sift.ts";
import { sweep } from "../../src/diagram/sweep.ts";
import type { Tie } from "../../src/diagram/tie.ts";
import { crossingsOf } from "./laws.ts";

/** A box that is drawn, with nothing to tell but where it stands. */
function boxOf(id: string, lane: number, region: string, children: readonly Shown[] = []): Shown {
  const words = { id, kind: "vnet", title: id, subtitle: "", presence: "solid" } as const;
  const isOpen = children.length > 0;
  return { ...words, lane, region, children, canOpen: isOpen, isOpen, plans: [] };
}

const tieOf = (from: Shown, to: Shown): Tie => {
  const id = `${from.id}|${to.id}`;
  const common = { kind: "link", outcome: null, label: "", count: 1, flagged: false } as const;
  return { id, from, to, ...common, through: new Set(), lit: false };
};

/** Boxes in five lanes and two bands, some with boxes in them, and wires between them at random. */
function picture(random: Random): {
  readonly roots: readonly Shown[];
  readonly ties: readonly Tie[];
} {
  const roots = [0, 1, 2, 3, 4].flatMap((lane) =>
    Array.from({ length: random.int(1, 7) }, (_, i) => {
      const region = lane === 0 ? "" : random.pick(["eastus", "westeurope"]);
      const inner = random.chance(0.4) ? random.int(1, 4) : 0;
      const children = Array.from({ length: inner }, (_, j) =>
        boxOf(`${lane}.${i}.${j}`, lane, region),
      );
      return boxOf(`${lane}.${i}`, lane, region, children);
    }),
  );
  const all = roots.flatMap((box) => [box, ...box.children]);
  const ties = new Map<string, Tie>();
  for (let i = random.int(5, 60); i > 0; i--) {
    const [from, to] = [random.pick(all), random.pick(all)];
    if (from === to || from.children.includes(to) || to.children.includes(from)) continue;
    const tie = tieOf(from, to);
    ties.set(tie.id, tie);
  }
  return { roots, ties: [...ties.values()] };
}

const regions = ["eastus", "westeurope"];

/** The same count, wire by wire. */
function slowCount({ ways }: Lattice): number {
  const parts = [...ways].flatMap(([run, way]) =>
    run.gutters.map((gutter, i) => ({
      run,
      gutter,
      ends: [way[i]?.first ?? 0, way[i + 1]?.first ?? 0],
    })),
  );
  const isTurn = (run: Run) => run.start.box.lane === run.finish?.box.lane;
  const leftOf = ({ run, ends }: (typeof parts)[number]) =>
    ends[run.start.side === "right" ? 0 : 1] ?? 0;
  const rightOf = ({ run, ends }: (typeof parts)[number]) =>
    ends[run.start.side === "right" ? 1 : 0] ?? 0;
  let count = 0;
  for (const [i, a] of parts.entries()) {
    for (const b of parts.slice(i + 1)) {
      if (a.gutter !== b.gutter) continue;
      if (!isTurn(a.run) && !isTurn(b.run)) {
        if ((leftOf(a) - leftOf(b)) * (rightOf(a) - rightOf(b)) < 0) count++;
        continue;
      }
      const [turn, other] = isTurn(a.run) ? [a, b] : [b, a];
      const [top, bottom] = [Math.min(...turn.ends), Math.max(...turn.ends)] as const;
      const isIn = (at: number) => top < at && at < bottom;
      const isOut = (at: number) => at < top || at > bottom;
      if (!isTurn(other.run)) {
        if (isIn(turn.run.start.side === "right" ? leftOf(other) : rightOf(other))) count++;
      } else if (turn.run.start.side === other.run.start.side) {
        const [p = 0, q = 0] = other.ends;
        if ((isIn(p) && isOut(q)) || (isIn(q) && isOut(p))) count++;
      }
    }
  }
  return count;
}

describe("an order of boxes and wires", () => {
  test("is counted as its slow twin counts it", () => {
    for (let seed = 0; seed < 60; seed++) {
      const { roots, ties } = picture(randomFrom(seed));
      const lattice = latticeOf(roots, ties.map(runOf), regions);
      expect(crossingsIn(lattice), `seed ${seed}`).toBe(slowCount(lattice));
    }
  });

  test("crosses as much more as is told when two neighbours change places", () => {
    for (let seed = 0; seed < 60; seed++) {
      const random = randomFrom(seed);
      const { roots, ties } = picture(random);
      const lattice = latticeOf(roots, ties.map(runOf), regions);
      const pull = newPull(lattice.lanes);
      for (const [lane, whole] of lattice.lanes.entries()) {
        const holders: readonly Item[] = [
          whole,
          ...whole.items.filter(({ items }) => items.length > 1),
        ];
        for (const holder of holders) {
          if (holder.items.length < 2) continue;
          const at = random.int(0, holder.items.length - 2);
          const [above, below] = holder.items.slice(at, at + 2);
          if (!above || !below) continue;
          // A wire that turns back into its neighbour crosses what ends there on one side or the other.
          const hold = above.items.length + below.items.length;
          if (above.turns.length * below.turns.length * hold > 0) continue;
          look(whole);
          setPull(pull, above, lattice.lanes, lane);
          const more = moreAbove(above, below, pull, lane);
          const before = crossingsIn(lattice);
          holder.items = holder.items.with(at, below).with(at + 1, above);
          numbered(whole);
          expect(before - crossingsIn(lattice), `seed ${seed}, lane ${lane}`).toBe(more);
        }
      }
    }
  });

  test("never crosses more after sifting, and keeps boxes in their bands and wires in their lanes", () => {
    for (let seed = 0; seed < 40; seed++) {
      const { roots, ties } = picture(randomFrom(seed));
      const lattice = latticeOf(roots, ties.map(runOf), regions);
      for (const freedom of ["wires", "boxes"] as const) {
        for (const joining of ["middle", "least"] as const) {
          const before = lattice.lanes.map((lane) => namesIn(lane).sort());
          sweep(lattice, freedom, joining);
          const swept = crossingsIn(lattice);
          sift(lattice, freedom, 3);
          expect(crossingsIn(lattice), `seed ${seed}`).toBeLessThanOrEqual(swept);
          expect(lattice.lanes.map((lane) => namesIn(lane).sort())).toEqual(before);
          for (const { items } of lattice.lanes.slice(1)) {
            const line = items.findIndex(({ box, run }) => !box && !run);
            for (const [i, { box }] of items.entries()) {
              if (box) expect(box.region).toBe(i < line ? "eastus" : "westeurope");
            }
          }
        }
      }
    }
  });

  test("is drawn with about as many crossings as it tells", () => {
    let [told, drawn] = [0, 0];
    for (let seed = 0; seed < 40; seed++) {
      const { roots, ties } = picture(randomFrom(seed));
      const runs = ties.map(runOf);
      told += crossingsIn(orderOf(roots, runs).lattice);
      const placed = placedOf(roots, ties);
      const wires = ties.map((tie) => ({ id: tie.id, points: placed.points.get(tie) ?? [] }));
      drawn += crossingsOf({ wires } as never);
    }
    expect(drawn / told).toBeGreaterThan(0.97);
    expect(drawn / told).toBeLessThan(1.03);
  });
});

function namesIn(item: Item): string[] {
  const own = item.box ? [item.box.id] : item.run ? [item.run.tie.id] : [];
  return [...own, ...item.items.flatMap(namesIn)];
}

describe("slots for wires that aim at heights", () => {
  test("rise with the wires, none is used twice, and each is as near as the others allow", () => {
    for (let seed = 0; seed < 200; seed++) {
      const random = randomFrom(seed);
      const slots = Array.from({ length: random.int(1, 9) }, (_, i) => 12 * i + 6);
      const aims = Array.from({ length: random.int(1, slots.length) }, () => random.int(0, 110));
      const ys = fitted(slots, aims);
      expect(ys.length).toBe(aims.length);
      for (const [i, y] of ys.entries()) {
        expect(slots).toContain(y);
        if (i > 0) expect(y).toBeGreaterThan(ys[i - 1] ?? 0);
      }
    }
    expect(fitted([6, 18, 30, 42, 54], [30, 30, 30])).toEqual([18, 30, 42]);
    expect(fitted([6, 18, 30, 42], [36, 0])).toEqual([18, 30]);
    expect(rising([5, 1, 9, 8])).toEqual([3, 3, 8.5, 8.5]);
  });
});
