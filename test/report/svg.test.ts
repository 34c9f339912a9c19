/** Is the SVG well formed, whole, and readable where it is opened: by an XML parser and by Chromium? */
import { expect, test } from "vitest";
import { sortedBy } from "#src/base/index.ts";
import { looks, pictureOf, svgOf } from "#src/report/index.ts";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import { has, inPage, runOn } from "./programs.ts";
import { box, sceneOf, signsScene, someScene } from "./scenes.ts";

const sorted = (names: Iterable<string | null>) => sortedBy(names, (name) => name ?? "");

const strange = sceneOf(
  [
    box("odd:1", "service", [24, 24, 208, 44], {
      title: `<script>alert("&")</script>`,
      subtitle: "a\u0000b\ud800\n]]>",
    }),
    box("odd:2", "zone", [24, 124, 208, 44], {
      title: "名前.例え.テスト-with-more-than-fits-into-it",
      subtitle: "",
    }),
  ],
  [],
);

test.skipIf(!has("xmllint"))("an XML parser reads every picture, whatever the names hold", () => {
  for (const scene of [
    signsScene(),
    strange,
    someScene(7, 120),
    sceneOf([box("a", "site", [0, 0, 10, 10])], []),
  ]) {
    const svg = svgOf(pictureOf(scene, { title: `A & B <"'>`, date: "2026-01-31" }));
    const { status, stderr } = runOn("xmllint", svg, ["--noout", "--nonet", "FILE"]);
    expect([status, stderr]).toEqual([0, ""]);
  }
});

type Shown = {
  readonly title: string;
  readonly desc: string;
  readonly boxes: readonly string[];
  readonly wires: readonly string[];
  readonly tips: number;
  readonly scripts: number;
  /** Texts that stick out of the first path of their box. */
  readonly outside: readonly string[];
};

// Runs in the page, whose words this side does not know.
const lookAround = `({
  title: document.querySelector("svg > title")?.textContent,
  desc: document.querySelector("svg > desc")?.textContent,
  boxes: [...document.querySelectorAll("g.box")].map((g) => g.dataset.id),
  wires: [...document.querySelectorAll("g.wire")].map((g) => g.dataset.id),
  tips: document.querySelectorAll("g.box > title").length,
  scripts: document.querySelectorAll("svg script").length,
  outside: [...document.querySelectorAll("g.box")].flatMap((g) => {
    const own = g.querySelector("path").getBBox();
    return [...g.querySelectorAll("text")].flatMap((t) => {
      const { x, width } = t.getBBox();
      return x < own.x || x + width > own.x + own.width ? [t.textContent] : [];
    });
  }),
})`;

if (!chromiumPath) console.warn(noChromium);

test.skipIf(!chromiumPath)(
  "Chromium shows every box, every wire and every word, and no text leaves its box",
  async () => {
    for (const scene of [signsScene(), someScene(3, 150), strange]) {
      const svg = svgOf(pictureOf(scene));
      const { value, complaints } = await inPage(async (page) => {
        await page.setContent(`<!doctype html><body>${svg}`);
        return page.evaluate<Shown>(lookAround);
      });
      expect(complaints).toEqual([]);
      expect(value.title).toBe("Level 3");
      expect(value.desc).toContain(scene.summary);
      expect(sorted(value.boxes)).toEqual(sorted(scene.boxes.map((b) => b.id)));
      expect(sorted(value.wires)).toEqual(sorted(scene.wires.map((w) => w.id)));
      expect(value.tips).toBe(scene.boxes.length);
      expect(value.scripts).toBe(0);
      expect(value.outside).toEqual([]);
    }
  },
);

test("outcomes differ by pattern, head and mark, not by colour alone", () => {
  const scene = signsScene();
  const colourless = (id: string) => {
    const svg = svgOf(pictureOf(scene, { legend: false }));
    const line =
      svg.split("\n").find((l) => l.includes(`data-id="${id.replaceAll(">", "&gt;")}"`)) ?? "";
    // What is left when colours, places and words are taken away.
    return line
      .replace(/#[0-9A-F]{6}/g, "#")
      .replace(/<title>.*?<\/title>/, "")
      .replace(/[-\d.]+/g, (n, at: number) =>
        /(width|dasharray)="[^"]*$/.test(line.slice(0, at)) ? n : "0",
      );
  };
  const shown = new Map(
    scene.wires
      .filter((w) => w.outcome && !w.flagged && w.count === 1)
      .map((w) => [w.outcome, colourless(w.id)]),
  );
  expect(sorted(shown.keys())).toEqual([
    "blocked",
    "endpoint",
    "mixed",
    "no-answer",
    "private",
    "unseen",
  ]);
  expect(new Set(shown.values()).size).toBe(shown.size);
});

test("dark and light differ in colours alone, and the same scene gives the same bytes", () => {
  const picture = pictureOf(signsScene(), { title: "T", date: "2026-01-31" });
  const bare = (svg: string) => svg.replace(/#[0-9A-F]{6}/g, "#");
  const [light, dark] = [svgOf(picture), svgOf(picture, { look: looks.dark })];
  expect(light).not.toBe(dark);
  expect(bare(light)).toBe(bare(dark));
  expect(svgOf(pictureOf(signsScene(), { title: "T", date: "2026-01-31" }))).toBe(light);
});

test("the legend names what the picture shows, in the language asked for, and nothing else", () => {
  const words = (scene: Parameters<typeof pictureOf>[0], language: "en" | "de") =>
    pictureOf(scene, { language })
      .parts.find((p) => p.id === "legend")
      ?.marks.flatMap((m) => (m.is === "text" ? [m.text] : []));
  expect(words(sceneOf([box("a", "vantage", [0, 0, 100, 44])], []), "en")).toEqual(["vantage"]);
  expect(words(signsScene(), "de")).toEqual(
    expect.arrayContaining([
      "Privat",
      "Öffentlich",
      "Nicht gesehen",
      "Nicht wie erwartet",
      "Private Endpoint",
    ]),
  );
});

test("a title too long for the picture is cut, and a heading moves everything down alike", () => {
  const plain = pictureOf(signsScene(), { legend: false });
  const headed = pictureOf(signsScene(), { legend: false, title: "x".repeat(900) });
  expect(headed.height - plain.height).toBe(52);
  const heading = headed.parts.find((p) => p.id === "heading")?.marks[0];
  expect(heading?.is === "text" && heading.text).toContain("…");
});
