/** Does Mermaid itself draw our text, with every box and wire of the scene in it? */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { mermaidOf } from "#src/report/index.ts";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import { inPage } from "./programs.ts";
import { box, sceneOf, signsScene, someScene, wire } from "./scenes.ts";

const hub = box("net", "hub", [0, 0, 400, 200], { title: `end "x" <b> & # \`c\` ; %%` });
const inside = box("zone", "zone", [20, 50, 200, 44], {
  parent: "net",
  title: "graph",
  subtitle: "a\nb",
});
const within = sceneOf(
  [hub, inside],
  [wire(hub, inside, { track: 10, kind: "link", label: "|pipe|" })],
);

type Drawn = {
  readonly nodes: number;
  readonly clusters: number;
  readonly wires: number;
  readonly text: string;
};

if (!chromiumPath) console.warn(noChromium);

test.skipIf(!chromiumPath)("Mermaid draws every box and every wire", async () => {
  const script = join(dirname(createRequire(import.meta.url).resolve("mermaid")), "mermaid.min.js");
  const { value, complaints } = await inPage(async (page) => {
    await page.setContent("<!doctype html><body><div id=place></div>");
    await page.addScriptTag({ content: readFileSync(script, "utf8") });
    await page.evaluate(`mermaid.initialize({ startOnLoad: false, securityLevel: "strict" })`);
    const drawn: Drawn[] = [];
    for (const scene of [signsScene(), within, someScene(5, 60)])
      drawn.push(
        await page.evaluate<Drawn>(
          `(async (text) => {
            const { svg } = await mermaid.render("m" + Math.random().toString(36).slice(2), text);
            const place = document.getElementById("place");
            place.innerHTML = svg;
            const count = (what) => place.querySelectorAll(what).length;
            return { nodes: count("g.node"), clusters: count("g.cluster"), wires: count("path.flowchart-link"), text: place.textContent };
          })(${JSON.stringify(mermaidOf(scene, { title: 'A "title": x' }))})`,
        ),
      );
    return drawn;
  });
  expect(complaints).toEqual([]);
  [signsScene(), within, someScene(5, 60)].forEach((scene, i) => {
    const parents = new Set(scene.boxes.map((b) => b.parent).filter((p) => p !== null));
    const nowhere = scene.wires.filter((w) => w.from === w.to).length;
    const anchors = scene === within || i === 1 ? 1 : 0;
    expect(value[i]?.clusters).toBe(parents.size);
    expect(value[i]?.nodes).toBe(scene.boxes.length - parents.size + nowhere + anchors);
    expect(value[i]?.wires).toBe(scene.wires.length);
    for (const { title } of scene.boxes.slice(0, 5))
      expect(value[i]?.text).toContain(title.replaceAll("\n", " "));
  });
});

test("the text tells its title and what it shows to screen readers", () => {
  const text = mermaidOf(signsScene(), { title: "Contoso" });
  expect(text).toContain("accTitle: Contoso");
  expect(text).toContain("accDescr: Level 3, 21 boxes.");
});
