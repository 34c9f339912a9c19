/** Does every picture keep the laws of the map: nothing overlaps, nothing lies on another, and nothing moves without a reason? */
import { describe, expect, test } from "vitest";
import { type Scene, type SceneLevel, sceneFor } from "#src/diagram/index.ts";
import { generated, peeringOf, sorted, vnetOf, type World } from "./estates.ts";
import { brokenLaws } from "./laws.ts";

const levels: readonly SceneLevel[] = [1, 2, 3];

function sceneOf({ estate, vantages, pairs }: World, level: SceneLevel): Scene {
  return sceneFor(estate, { level, vantages, pairs });
}

describe("generated estates of 10 to 2,000 things", () => {
  for (const [i, size] of [10, 30, 60, 120, 250, 500, 1000, 2000].entries()) {
    test(`the laws hold over ${size} things, at every level`, () => {
      for (const seed of [i, i + 100, i + 200]) {
        const world = generated(seed, size);
        for (const level of levels) {
          const scene = sceneOf(world, level);
          expect(brokenLaws(scene), `seed ${seed}, level ${level}`).toEqual([]);
          expect(scene.boxes.length).toBeLessThanOrEqual(300);
          expect(scene.wires.length).toBeLessThanOrEqual(300);
        }
      }
    });
  }
});

test("what is too much is counted, not hidden", () => {
  const scene = sceneOf(generated(7, 2000), 3);
  const held = scene.boxes
    .filter((box) => box.kind === "bundle" && box.id.startsWith("bundle:more:"))
    .reduce((sum, box) => sum + box.holds, 0);
  expect(held).toBeGreaterThan(0);
  expect(scene.bundled.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(held);
  expect(scene.total).toBeGreaterThan(scene.shown);
});

test("the same estate twice gives the same picture, whatever order its lists were made in", () => {
  for (const level of levels) {
    expect(sceneOf(generated(3, 200), level)).toEqual(sceneOf(generated(3, 200), level));
  }
});

test("one VNet more moves no more than its lane needs", () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const world = generated(seed, 60);
    const region = world.estate.vnets[0]?.location ?? "";
    const added = vnetOf("vnet-9999", region);
    const more = {
      ...world,
      estate: { ...world.estate, vnets: sorted([...world.estate.vnets, added]) },
    };
    const before = sceneOf(world, 3);
    const after = sceneOf(more, 3);
    expect(after.boxes.length).toBe(before.boxes.length + 1);
    const now = new Map(after.boxes.map((box) => [box.id, box]));
    for (const box of before.boxes) {
      const moved = now.get(box.id);
      // Wires find other tracks, so a gutter may grow or shrink by a step; what stands in lane 0 stays.
      expect(Math.abs((moved?.x ?? 0) - box.x), box.id).toBeLessThanOrEqual(40 * box.lane);
      if (box.lane === 0) expect(moved).toMatchObject({ x: box.x, y: box.y });
    }
    expect(columnsOf(after, added.id)).toEqual(columnsOf(before));
  }
});

test("one peered VNet more moves no other box past another", () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const world = generated(seed, 40);
    const hub = world.estate.vnets.find(({ name }) => name.startsWith("vnet-hub"));
    const added = vnetOf("vnet-5555", hub?.location ?? "");
    const peerings = hub ? [peeringOf(hub, added), peeringOf(added, hub)] : [];
    const more = {
      ...world,
      estate: {
        ...world.estate,
        vnets: sorted([...world.estate.vnets, added]),
        peerings: sorted([...world.estate.peerings, ...peerings]),
      },
    };
    const [before, after] = [sceneOf(world, 3), sceneOf(more, 3)];
    expect(after.wires.length, `seed ${seed}`).toBe(before.wires.length + 1);
    expect(columnsOf(after, added.id)).toEqual(columnsOf(before));
  }
});

/** The boxes of each lane and each box, from top to bottom; without the zones, which stand in the region of most VNets. */
function columnsOf({ boxes }: Scene, without?: string): unknown {
  const columns = Map.groupBy(
    boxes.filter(({ id }) => id !== without && id !== "bundle:zones"),
    ({ lane, parent }) => parent ?? lane,
  );
  return [...columns].map(([, own]) => own.sort((a, b) => a.y - b.y).map(({ id }) => id));
}

test("a box that is opened or closed by hand stands open or closed at any level", () => {
  const world = generated(11, 60);
  const { estate, vantages, pairs } = world;
  const spoke = sceneOf(world, 3).boxes.find((box) => box.kind === "vnet" && box.isOpen);
  const shut = sceneFor(estate, { level: 3, vantages, pairs, closed: [spoke?.id ?? ""] });
  expect(shut.boxes.find((box) => box.id === spoke?.id)).toMatchObject({ isOpen: false });
  expect(shut.boxes.filter((box) => box.parent === spoke?.id)).toEqual([]);
  const opened = sceneFor(estate, { level: 2, vantages, pairs, open: [spoke?.id ?? ""] });
  expect(opened.boxes.filter((box) => box.parent === spoke?.id).length).toBeGreaterThan(0);
  for (const scene of [shut, opened]) expect(brokenLaws(scene)).toEqual([]);
});

test("a closed box shows the counts of all that lies in it", () => {
  const world = generated(5, 80);
  const [closed, opened] = [sceneOf(world, 2), sceneOf(world, 3)];
  const sum = (scene: Scene, lane: number) =>
    scene.boxes
      .filter((box) => box.lane === lane && box.parent === null)
      .flatMap((box) => Object.values(box.counts))
      .reduce((a, b) => a + b, 0);
  expect(sum(closed, 4)).toBe(world.pairs.filter((p) => placed(world, p.from)).length);
  expect(sum(opened, 4)).toBe(sum(closed, 4));
});

/** Subnets with machines count by their machines, and subnets of endpoints not at all. */
function placed({ estate, vantages }: World, from: string): boolean {
  const vantage = vantages.find((v) => v.id === from);
  if (vantage?.kind !== "subnet") return true;
  const hasMachine = vantages.some((v) => v.kind === "vm" && v.subnet === vantage.key);
  const hasEndpoint = estate.endpoints.some((e) => e.subnet === vantage.key);
  return !hasMachine && !hasEndpoint;
}
