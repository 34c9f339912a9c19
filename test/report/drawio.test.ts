/** Does diagrams.net's own engine read our files: every box in its container, every wire from box to box? */
import { expect, test } from "vitest";
import { sortedBy } from "#src/base/index.ts";
import { drawioOf } from "#src/report/index.ts";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import { readByMaxgraph } from "./maxgraph.ts";
import { has, runOn } from "./programs.ts";
import { signsScene, someScene } from "./scenes.ts";

const scenes = [signsScene(), someScene(11, 120)];

if (!chromiumPath) console.warn(noChromium);

test.skipIf(!chromiumPath)(
  "a second reader finds every box at its place and every wire between its ends",
  async () => {
    const read = await readByMaxgraph(scenes.map((scene) => drawioOf(scene)));
    scenes.forEach((scene, i) => {
      const cells = read[i] ?? [];
      const byId = new Map(cells.map((cell) => [cell.id, cell]));
      const boxes = cells.filter((cell) => cell.vertex);
      const wires = cells.filter((cell) => cell.edge);
      expect(
        sortedBy(
          boxes.map((c) => c.id),
          (id) => id,
        ),
      ).toEqual(
        sortedBy(
          scene.boxes.map((b) => b.id),
          (id) => id,
        ),
      );
      expect(wires.length).toBe(scene.wires.length);
      for (const box of scene.boxes) {
        const cell = byId.get(box.id);
        const holder = scene.boxes.find((b) => b.id === box.parent);
        if (holder) expect(cell?.parent).toBe(holder.id);
        else expect(cell?.parent).toMatch(/^layer:[123]$/);
        expect(cell?.place).toEqual([
          box.x - (holder?.x ?? 0),
          box.y - (holder?.y ?? 0),
          box.width,
          box.height,
        ]);
      }
      for (const wire of scene.wires) {
        const cell = byId.get(`wire ${wire.id}`);
        expect(cell?.source).toBe(wire.from);
        expect(cell?.target).toBe(wire.from === wire.to ? null : wire.to);
        expect(cell?.points).toBe(wire.points.length - 2);
        expect(byId.get(cell?.parent ?? "")?.parent).toBe("0");
      }
    });
  },
);

test.skipIf(!has("xmllint"))("the file is well-formed XML", () => {
  for (const scene of scenes) {
    const { status, stderr } = runOn("xmllint", drawioOf(scene), ["--noout", "--nonet", "FILE"]);
    expect([status, stderr]).toEqual([0, ""]);
  }
});

test("resources carry their id and a link to the portal, what is no resource carries neither", () => {
  const text = drawioOf(signsScene(), { cloud: "china" });
  const line = (id: string) =>
    text.split("\n").find((l) => l.includes("<UserObject") && l.includes(`id="${id}"`)) ?? "";
  const vm =
    "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-net/providers/Microsoft.Compute/virtualMachines/vm-app-01";
  expect(line(vm)).toContain(`resourceId="${vm}"`);
  expect(line(vm)).toContain(`link="https://portal.azure.cn/#@/resource${vm}"`);
  expect(line("site:hq")).not.toContain("link=");
});

test("layers part levels and outcomes", () => {
  const layers = [
    ...drawioOf(signsScene(), { language: "de" }).matchAll(
      /<mxCell id="layer:([^"]+)" value="([^"]+)"/g,
    ),
  ].map((m) => [m[1], m[2]]);
  expect(layers).toEqual([
    ["1", "Stufe 1: Landschaft"],
    ["3", "Stufe 3: Segment"],
    ["link", "Peering oder Verbindung"],
    ["ask", "Namensfrage"],
    ["private", "Privat"],
    ["endpoint", "Service Endpoint"],
    ["public", "Öffentlich"],
    ["blocked", "Blockiert"],
    ["no-answer", "Keine Antwort"],
    ["mixed", "Gemischt"],
    ["unseen", "Nicht gesehen"],
  ]);
});
