/** Does the picture of two snapshots show what came, went and changed, while everything that stayed stays in place? */
import { expect, test } from "vitest";
import { randomFrom } from "#src/base/index.ts";
import { compareScenes, drawioOf, pictureOf, svgOf } from "#src/report/index.ts";
import { box, sceneOf, someScene, wire } from "./scenes.ts";

const net = box("net", "vnet", [24, 24, 300, 260], { isOpen: true });
const zone = box("zone", "zone", [40, 70, 200, 44], { parent: "net" });
const pe = box("pe", "endpoint", [40, 140, 200, 44], { parent: "net" });
const st = box("st", "service", [500, 60, 208, 44]);
const lead = wire(pe, st, { outcome: "private", track: 400 });
const before = sceneOf([net, zone, pe, st], [lead]);

test("nothing changed: the later scene, and no tag", () => {
  const { scene, changes } = compareScenes(before, before);
  expect(changes.size).toBe(0);
  expect(scene.boxes).toEqual(before.boxes);
  expect(scene.wires).toEqual(before.wires);
});

test("a zone that went is a ghost in its place, a wire that leads elsewhere now is one gone and one new", () => {
  const opened = { ...lead, id: "other", outcome: "public" as const };
  const { scene, changes } = compareScenes(
    before,
    sceneOf([net, { ...pe, subtitle: "10.0.0.9" }, st], [opened]),
  );
  expect(changes).toEqual(
    new Map([
      ["other", "added"],
      ["pe", "changed"],
      [lead.id, "removed"],
      ["zone", "removed"],
    ]),
  );
  const ghost = scene.boxes.find((b) => b.id === "zone");
  expect([ghost?.presence, ghost?.x, ghost?.y, ghost?.parent]).toEqual(["ghost", 40, 70, "net"]);
  expect(scene.summary).toMatch(/^1 added, 2 removed, 1 changed\./);
});

test("what went and whose place is taken stands in a row below, its own wires are counted", () => {
  const taker = box("taker", "zone", [40, 150, 200, 44], { parent: "net" });
  const { scene } = compareScenes(before, sceneOf([net, zone, taker, st], []));
  const ghost = scene.boxes.find((b) => b.id === "pe");
  expect(ghost?.parent).toBe("removed");
  expect(scene.boxes.find((b) => b.id === "removed")?.title).toBe("Removed");
  expect(scene.wiresLeftOut).toBe(1);
  expect(scene.height).toBeGreaterThan(ghost ? ghost.y + ghost.height : 0);
});

test("SVG and diagrams.net show each tag once, told by shape and sign", () => {
  const added = box("new", "service", [500, 160, 208, 44]);
  const { scene, changes } = compareScenes(
    before,
    sceneOf([net, { ...pe, title: "pe2" }, st, added], [lead]),
  );
  const svg = svgOf(pictureOf(scene, { changes }));
  for (const word of ["Added", "Removed", "Changed"]) expect(svg).toContain(`>${word}</text>`);
  const file = drawioOf(scene, { changes, language: "de" });
  expect(
    [...file.matchAll(/label="([+−Δ])" tooltip="([^"]+)" id="change ([^"]+)"/g)].map((m) =>
      m.slice(1),
    ),
  ).toEqual([
    ["Δ", "Geändert", "pe"],
    ["+", "Neu", "new"],
    ["−", "Entfernt", "zone"],
  ]);
});

test.each([1, 2, 3, 4])(
  "law, seed %i: what stayed stands where it stood, all that differs is told, and no ghost covers a box",
  (seed) => {
    const random = randomFrom(seed);
    const full = someScene(seed, 80);
    const some = () => {
      const out = new Set(
        full.boxes.filter((b) => b.parent !== null && random.chance(0.2)).map((b) => b.id),
      );
      return sceneOf(
        full.boxes.filter((b) => !out.has(b.id)),
        full.wires.filter((w) => !out.has(w.from) && !out.has(w.to)),
      );
    };
    const [a, b] = [some(), some()];
    const { scene, changes } = compareScenes(a, b);
    for (const stays of b.boxes) expect(scene.boxes).toContainEqual(stays);
    const ids = (s: typeof a) => new Set(s.boxes.map((x) => x.id));
    const expected = [...ids(a)].filter((id) => !ids(b).has(id));
    expect(
      scene.boxes
        .filter((x) => changes.get(x.id) === "removed")
        .map((x) => x.id)
        .sort(),
    ).toEqual(expected.sort());
    const leaves = scene.boxes.filter((x) => x.parent !== null);
    for (const x of leaves)
      for (const y of leaves) {
        if (x === y || changes.get(x.id) !== "removed") continue;
        expect(
          x.x < y.x + y.width &&
            y.x < x.x + x.width &&
            x.y < y.y + y.height &&
            y.y < x.y + x.height,
        ).toBe(false);
      }
    expect(compareScenes(a, a).changes.size).toBe(0);
  },
);

test("a container that is gone with containers in it is drawn whole: each of them, and what they held", () => {
  const vnet = box("vnet", "vnet", [24, 24, 400, 300]);
  const subnet = box("subnet", "subnet", [40, 70, 360, 200], { parent: vnet.id });
  const vm = box("vm", "vantage", [60, 120, 208, 44], { parent: subnet.id });
  const stays = box("stays", "service", [600, 24, 208, 44]);
  const { scene, changes } = compareScenes(
    sceneOf([vnet, subnet, vm, stays], []),
    sceneOf([stays], []),
  );
  const gone = [...changes].filter(([, change]) => change === "removed").map(([id]) => id);
  expect(gone).toEqual([vnet.id, subnet.id, vm.id]);
  for (const id of gone) expect(scene.boxes.map((b) => b.id)).toContain(id);
});
