/** Does a picture stay honest when people move its boxes: wires at their ends, contents in their boxes, all else in place? */
import { expect, test } from "vitest";
import { randomFrom } from "#src/base/index.ts";
import {
  type Box,
  type Nudge,
  nudgedScene,
  nudgeWithin,
  type Point,
  type Scene,
  type SceneLevel,
  sceneFor,
} from "#src/diagram/index.ts";
import { generated } from "./estates.ts";

const levels: readonly SceneLevel[] = [1, 2, 3];

const sceneAt = (seed: number, level: SceneLevel): Scene => {
  const { estate, vantages, pairs } = generated(seed, 120);
  return sceneFor(estate, { level, vantages, pairs });
};

const boxIn = (scene: Scene, id: string): Box => {
  const box = scene.boxes.find((one) => one.id === id);
  if (!box) throw new Error(`${id} is not in the scene.`);
  return box;
};

const touches = (box: Box, { x, y }: Point) =>
  box.x - 1 <= x && x <= box.x + box.width + 1 && box.y - 1 <= y && y <= box.y + box.height + 1;

const isInside = (box: Box, holder: Box) =>
  holder.x <= box.x &&
  holder.y <= box.y &&
  box.x + box.width <= holder.x + holder.width &&
  box.y + box.height <= holder.y + holder.height;

/** What is wrong with a scene whose boxes were moved. */
function faultsOf(before: Scene, after: Scene): readonly string[] {
  const faults: string[] = [];
  for (const box of after.boxes) {
    const holder = box.parent === null ? undefined : boxIn(after, box.parent);
    if (holder && !isInside(box, holder)) faults.push(`${box.id} left ${holder.id}`);
    if (box.y + box.height > after.height) faults.push(`${box.id} lies below the picture`);
    const old = boxIn(before, box.id);
    const bandOf = (scene: Scene, { y }: Box) =>
      scene.bands.findIndex((band) => band.y <= y && y < band.y + band.height);
    if (bandOf(before, old) !== bandOf(after, box)) faults.push(`${box.id} left its region`);
    if (old.width !== box.width || old.lane !== box.lane) faults.push(`${box.id} is another box`);
  }
  for (const wire of after.wires) {
    const [first, last] = [wire.points[0], wire.points.at(-1)];
    if (!first || !last) continue;
    const old = before.wires.find(({ id }) => id === wire.id);
    // Where a wire ended at its box before, it does so now.
    if (old?.points[0] && touches(boxIn(before, wire.from), old.points[0]))
      if (!touches(boxIn(after, wire.from), first)) faults.push(`${wire.id} lost its begin`);
    const oldLast = old?.points.at(-1);
    if (oldLast && touches(boxIn(before, wire.to), oldLast))
      if (!touches(boxIn(after, wire.to), last)) faults.push(`${wire.id} lost its end`);
    for (const [i, point] of wire.points.slice(1).entries()) {
      const from = wire.points[i];
      if (from && from.x !== point.x && from.y !== point.y) faults.push(`${wire.id} runs aslant`);
    }
  }
  return faults;
}

test("whatever is moved wherever, boxes stay where they say what they are, and wires at right angles to their ends", () => {
  for (const seed of [1, 2, 3, 4]) {
    for (const level of levels) {
      const scene = sceneAt(seed, level);
      const random = randomFrom(seed * 10 + level);
      const nudges = scene.boxes
        .filter(() => random.chance(1 / 3))
        .map(
          ({ id }): Nudge => ({
            id,
            dx: random.int(-200, 200),
            dy: random.int(-600, 600),
          }),
        );
      expect(faultsOf(scene, nudgedScene(scene, nudges)), `seed ${seed}, level ${level}`).toEqual(
        [],
      );
    }
  }
});

test("a moved box takes its contents along, and nothing else moves", () => {
  const scene = sceneAt(5, 3);
  const holder = scene.boxes.find(
    ({ id, parent }) => parent === null && scene.boxes.some((box) => box.parent === id),
  );
  if (!holder) throw new Error("No box holds another.");
  const after = nudgedScene(scene, [{ id: holder.id, dx: 0, dy: 40 }]);
  const { dy } = nudgeWithin(scene, { id: holder.id, dx: 0, dy: 40 });
  const isIn = (box: Box): boolean =>
    box.id === holder.id || (box.parent !== null && isIn(boxIn(scene, box.parent)));
  for (const box of scene.boxes)
    expect(boxIn(after, box.id).y - box.y, box.id).toBe(isIn(box) ? dy : 0);
});

test("without nudges, and with such as the scene does not know, it is the very scene", () => {
  const scene = sceneAt(6, 2);
  expect(nudgedScene(scene, [])).toBe(scene);
  expect(nudgedScene(scene, [{ id: "nowhere", dx: 9, dy: 9 }])).toBe(scene);
});

test("what is kept is how far a box really went, so that the next step back shows at once", () => {
  const scene = sceneAt(7, 1);
  for (const { id } of scene.boxes) {
    const kept = nudgeWithin(scene, { id, dx: 0, dy: -100_000 });
    const there = boxIn(nudgedScene(scene, [kept]), id).y;
    expect(boxIn(nudgedScene(scene, [{ ...kept, dy: kept.dy + 4 }]), id).y, id).toBe(
      boxIn(scene, id).y + nudgeWithin(scene, { id, dx: 0, dy: kept.dy + 4 }).dy,
    );
    expect(there).toBe(boxIn(scene, id).y + kept.dy);
  }
});
