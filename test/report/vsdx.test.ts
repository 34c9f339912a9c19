/** Is the Visio file whole: by LibreOffice and libvisio where they are installed, and always by a strict reader of our own? */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import type { Scene } from "#src/diagram/index.ts";
import { vsdxOf, widthOf } from "#src/report/index.ts";
import { type Element, elementsOf, readXml } from "#src/report/paint/xml-tree.ts";
import { has, runOn } from "./programs.ts";
import { box, sceneOf, signsScene, someScene } from "./scenes.ts";

const scenes = [
  signsScene(),
  someScene(9, 90),
  sceneOf([box("a", "zone", [0, 0, 200, 44], { title: "<&> \u0001" })], []),
];

/** The parts of the file by path, each as XML; fails where a part is not well formed or a relation leads nowhere. */
function parts(scene: Scene): ReadonlyMap<string, Element> {
  const files = Object.entries(unzipSync(vsdxOf(scene))).map(([path, bytes]) => {
    const root = readXml(strFromU8(bytes));
    if (!root) throw new Error(`${path} is not well formed.`);
    return [path, root] as const;
  });
  return new Map(files);
}

const all = (root: Element, name: string): Element[] =>
  elementsOf(root).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...all(child, name),
  ]);
const cellIn = (shape: Element, name: string) =>
  elementsOf(shape).find((c) => c.name === "Cell" && c.attributes.N === name)?.attributes.V;

test("every part is declared, every relation leads to a part, every shape has a number of its own", () => {
  for (const scene of scenes) {
    const files = parts(scene);
    const types = files.get("[Content_Types].xml");
    if (!types) throw new Error("There is no list of content types.");
    const declared = all(types, "Override").map((o) => o.attributes.PartName?.slice(1));
    const content = [...files.keys()].filter(
      (path) => !path.endsWith(".rels") && path !== "[Content_Types].xml",
    );
    expect(declared).toEqual(content);
    for (const [path, root] of files) {
      if (!path.endsWith(".rels")) continue;
      const folder = path.replace(/_rels\/[^/]*$/, "");
      for (const relation of all(root, "Relationship"))
        expect([...files.keys()]).toContain(`${folder}${relation.attributes.Target}`);
    }
    const page = files.get("visio/pages/page1.xml");
    if (!page) throw new Error("There is no page.");
    const ids = all(page, "Shape").map((s) => s.attributes.ID);
    expect(new Set(ids).size).toBe(ids.length);
    for (const connect of all(page, "Connect")) {
      expect(ids).toContain(connect.attributes.FromSheet);
      expect(ids).toContain(connect.attributes.ToSheet);
    }
  }
});

test("every box and wire is a shape at its place, and wires hold to their boxes", () => {
  for (const scene of scenes) {
    const page = parts(scene).get("visio/pages/page1.xml");
    const shapes = page ? all(page, "Shape") : [];
    const wires = shapes.filter((s) => cellIn(s, "BeginX") !== undefined);
    const boxes = shapes.filter((s) => cellIn(s, "BeginX") === undefined);
    expect([boxes.length, wires.length]).toEqual([scene.boxes.length, scene.wires.length]);
    scene.boxes.forEach((b, i) => {
      const shape = boxes[i];
      expect(Number(shape && cellIn(shape, "PinX")) * 96).toBeCloseTo(b.x + b.width / 2, 1);
      expect(Number(shape && cellIn(shape, "PinY")) * 96).toBeCloseTo(
        scene.height - b.y - b.height / 2,
        1,
      );
    });
    const glued = page ? all(page, "Connect").length : 0;
    expect(glued).toBe(scene.wires.reduce((n, w) => n + (w.from === w.to ? 1 : 2), 0));
  }
});

test("a resource carries its id and its link as shape data", () => {
  const page = parts(signsScene()).get("visio/pages/page1.xml");
  const text = JSON.stringify(page);
  expect(text).toContain("/providers/Microsoft.Compute/virtualMachines/vm-app-01");
  expect(text).toContain("https://portal.azure.com/#@/resource/subscriptions/");
});

test.skipIf(!has("vsd2xhtml"))(
  "libvisio draws every box with its name, and a line for every wire",
  () => {
    for (const scene of scenes.slice(0, 2)) {
      const { status, stdout } = runOn("vsd2xhtml", vsdxOf(scene), ["FILE"]);
      expect(status).toBe(0);
      for (const { title } of scene.boxes) {
        const words = title
          .replaceAll("&", "&amp;")
          .replaceAll("<", "&lt;")
          .replaceAll(">", "&gt;");
        expect(stdout).toContain(words);
      }
      const drawn = stdout.match(/<(svg:)?(path|polyline|polygon|rect)\b/g) ?? [];
      expect(drawn.length).toBeGreaterThanOrEqual(scene.boxes.length + scene.wires.length);
    }
  },
);

test("the same scene gives the same bytes", () => {
  expect(Buffer.from(vsdxOf(someScene(2, 60))).equals(Buffer.from(vsdxOf(someScene(2, 60))))).toBe(
    true,
  );
});

test.skipIf(!has("soffice") || !has("pdftotext"))(
  "LibreOffice opens the file and prints every title",
  { timeout: 120_000 },
  () => {
    const scene = signsScene();
    const folder = mkdtempSync(join(tmpdir(), "vsdx-"));
    try {
      const file = join(folder, "map.vsdx");
      writeFileSync(file, vsdxOf(scene));
      // A profile of its own: a LibreOffice that is open elsewhere is left alone.
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
      const args = [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file];
      const ran = spawnSync("soffice", args, { encoding: "utf8" });
      expect(ran.status, ran.stderr).toBe(0);
      const text = runOn("pdftotext", readFileSync(join(folder, "map.pdf")), ["FILE", "-"]).stdout;
      // A long title is broken over lines at its hyphens, so its parts are looked for.
      const missing = scene.boxes
        .flatMap((b) => b.title.split(/[-\s]+/))
        .filter((part) => !text.includes(part));
      expect(missing).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

test("the words of a box fit into it, and those of a wire stand on it", () => {
  const long = "privatelink.cognitiveservices.azure.com";
  const scene = sceneOf(
    [
      box("hub", "hub", [0, 0, 240, 140], { title: "vnet-hub", subtitle: "10.0.0.0/20" }),
      box("zone", "zone", [10, 40, 200, 40], { title: long, subtitle: "DNS zone", parent: "hub" }),
    ],
    [],
  );
  const page = parts(scene).get("visio/pages/page1.xml");
  const [hub, zone] = page ? all(page, "Shape") : [];
  if (!hub || !zone) throw new Error("A shape is missing.");
  const texts = (shape: Element) =>
    all(shape, "Text").flatMap(({ children }) => children.filter((c) => typeof c === "string"));
  expect([texts(hub), texts(zone)]).toEqual([
    ["vnet-hub", "  10.0.0.0/20"],
    [long, "\nDNS zone"],
  ]);
  const [title, subtitle] = all(zone, "Row").filter((row) => cellIn(row, "Color") !== undefined);
  const sizes = [title, subtitle].map((row) => Number(row ? cellIn(row, "Size") : 0) * 96);
  expect(widthOf(long, sizes[0] ?? 0, true)).toBeLessThanOrEqual(200 - 10);
  const margins = ["TopMargin", "BottomMargin"].map((name) => Number(cellIn(zone, name)) * 96);
  const high = [...sizes.map((size) => size * 1.2), ...margins].reduce((a, b) => a + b, 0);
  expect(high).toBeLessThanOrEqual(40);
});
