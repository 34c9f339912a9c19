/** Does the page keep of a picture what is the same in the next one, and light what a plain reading of the rule lights? */
import { expect, test } from "vitest";
import { type Box, type Scene, type SceneLevel, sceneFor, type Wire } from "#src/diagram/index.ts";
import { holdersOf, wiresOf } from "../../renderer/map/lighting.ts";
import { keptScene } from "../../renderer/state/kept.ts";
import { answeredDemo } from "../bench/demo.ts";
import { generated } from "./estates.ts";

const levels: readonly SceneLevel[] = [1, 2, 3];
const demo = await answeredDemo();
const large = generated(20_261_125, 900);
const scenes = [demo, large].flatMap(({ estate, ...rest }) =>
  levels.map((level) => sceneFor(estate, { level, ...rest })),
);

/** As it comes over a port: equal, and nothing shared. */
const copied = (scene: Scene): Scene => structuredClone(scene);

test("a picture that comes again is the one before, part by part", () => {
  for (const scene of scenes) {
    const kept = keptScene(scene, copied(scene));
    expect(kept).toEqual(scene);
    for (const part of ["boxes", "wires", "lanes", "bands"] as const)
      expect(kept[part], part).toBe(scene[part]);
  }
});

test("of another picture exactly the parts that are alike are kept, and it tells what it told", () => {
  for (const before of scenes) {
    for (const next of scenes) {
      const kept = keptScene(before, copied(next));
      expect(kept).toEqual(next);
      const old = new Map([...before.boxes, ...before.wires].map((one) => [one.id, one]));
      for (const one of [...kept.boxes, ...kept.wires]) {
        const was = old.get(one.id);
        expect(was === one, one.id).toBe(JSON.stringify(was) === JSON.stringify(one));
      }
    }
  }
});

/** The rule word by word, with no thought of time. */
function slowWiresOf(scene: Scene, byId: ReadonlyMap<string, Box>, box: Box): readonly Wire[] {
  if (box.kind === "endpoint" || box.kind === "service")
    return scene.wires.filter((w) => [w.from, w.to, ...w.through].includes(box.id));
  const within = (inner: string, outer: string) =>
    inner === outer || holdersOf(byId, inner).some(({ id }) => id === outer);
  const isOwn = (id: string) => within(id, box.id) || (id !== box.id && within(box.id, id));
  const hasPairs = box.isOpen || Object.values(box.counts).some((count) => count > 0);
  const own = scene.wires.filter(({ from, to, kind }) =>
    [from, to].some((id) => (hasPairs || kind !== "path" ? isOwn(id) : within(id, box.id))),
  );
  const goesOn = (wire: Wire) =>
    wire.kind === "path" &&
    wire.from !== wire.to &&
    own.some(({ through }) => through.some((id) => wire.through.includes(id))) &&
    own.some(({ to, kind }) => kind === "path" && within(wire.from, to));
  return scene.wires.filter((wire) => own.includes(wire) || goesOn(wire));
}

test("a site lights its own pairs, and none of a hub that it is merely connected to", () => {
  const [scene] = scenes;
  if (!scene) throw new Error("There is no scene of the demo.");
  const byId = new Map(scene.boxes.map((box) => [box.id, box]));
  const of = (title: string) => {
    const box = scene.boxes.find((one) => one.title === title);
    return box ? wiresOf(scene, byId, box).filter(({ outcome }) => outcome !== null) : [];
  };
  const fromHubs = of("hq").filter(({ from }) => byId.get(from)?.title.startsWith("vnet-"));
  expect(fromHubs).toEqual([]);
  expect(of("hq").length).toBeGreaterThan(3);
});

test("the wires of every box are those that the plain rule tells", () => {
  for (const scene of scenes) {
    const byId = new Map(scene.boxes.map((box) => [box.id, box]));
    for (const box of scene.boxes)
      expect(wiresOf(scene, byId, box), box.id).toEqual(slowWiresOf(scene, byId, box));
  }
});
