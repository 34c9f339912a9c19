/** Is the PDF sound, searchable and marked by chapters, and does a large picture part into legible pages? */
import { expect, test } from "vitest";
import type { Scene } from "#src/diagram/index.ts";
import { type PdfOptions, pdfOf } from "#src/io/paint/pdf.ts";
import { pictureWords } from "#src/messages/index.ts";
import { type PictureOptions, pictureOf, tablesOf } from "#src/report/index.ts";
import { has, runOn } from "./programs.ts";
import { box, sceneOf, signsScene, someScene } from "./scenes.ts";

const pdf = (scene: Scene, options: PdfOptions & PictureOptions = {}) =>
  pdfOf(pictureOf(scene, options), { tables: tablesOf(scene, pictureWords.en), ...options });
const dated = { title: "Contoso", date: "2026-01-31" };
const large = someScene(4, 300);

test.skipIf(!has("qpdf"))("qpdf finds nothing wrong, whatever the size and the names", async () => {
  const odd = sceneOf(
    [
      box("x", "zone", [0, 0, 208, 44], {
        title: "名前 \ud800 \u0000",
        subtitle: "zone für Ä → ∅",
      }),
    ],
    [],
  );
  for (const [scene, size] of [
    [signsScene(), "A4"],
    [large, "A3"],
    [large, "fit"],
    [odd, "letter"],
  ] as const) {
    const { status, stdout, stderr } = runOn("qpdf", await pdf(scene, { ...dated, size }), [
      "--check",
      "FILE",
    ]);
    expect([status, stderr, stdout]).toEqual([
      0,
      "",
      expect.stringContaining("No syntax or stream encoding errors"),
    ]);
  }
});

test.skipIf(!has("pdftotext"))(
  "every name can be searched for, in the picture and in the tables",
  async () => {
    for (const scene of [signsScene(), large]) {
      const { stdout } = runOn("pdftotext", await pdf(scene, dated), ["-layout", "FILE", "-"]);
      for (const { title } of scene.boxes) expect(stdout).toContain(title);
      expect(stdout).toContain("As of 2026-01-31");
    }
  },
);

test.skipIf(!has("pdffonts"))(
  "the letters are those that every reader has; others are embedded",
  async () => {
    const fonts = async (title: string) =>
      runOn("pdffonts", await pdf(sceneOf([box("x", "zone", [0, 0, 208, 44], { title })], [])), [
        "FILE",
      ])
        .stdout.split("\n")
        .slice(2, -1);
    const plain = await fonts("zone");
    expect(plain.length).toBe(2);
    for (const line of plain) expect(line).toMatch(/^Helvetica(-Bold)? /);
    for (const line of await fonts("зона")) expect(line).toMatch(/^Helvetica(-Bold)? |yes yes yes/);
  },
);

test.skipIf(!has("pdfinfo"))(
  "a picture that fits is one page of the size asked for; a large one has an overview and its parts",
  async () => {
    const info = async (scene: Scene, options: PdfOptions) => {
      const bytes = await pdfOf(pictureOf(scene, dated), { ...dated, ...options });
      const { stdout } = runOn("pdfinfo", bytes, ["FILE"]);
      const field = (name: string) => new RegExp(`^${name}:\\s+(.*)$`, "m").exec(stdout)?.[1];
      return { pages: Number(field("Pages")), size: field("Page size"), title: field("Title") };
    };
    expect(await info(signsScene(), { size: "A3" })).toEqual({
      pages: 1,
      size: "1190.55 x 841.89 pts (A3)",
      title: "Contoso",
    });
    expect((await info(large, { size: "fit" })).pages).toBe(1);
    const [a3, a1] = [await info(large, { size: "A3" }), await info(large, { size: "A1" })];
    expect(a3.pages).toBeGreaterThan(a1.pages);
    // Paper this large shows every word on one page.
    expect(a1.pages).toBe(1);
  },
);

test.skipIf(!has("qpdf"))(
  "bookmarks lead to the overview, each part, the containers in it, and the tables",
  async () => {
    const { stdout } = runOn("qpdf", await pdf(large, dated), [
      "--json",
      "--json-key=outlines",
      "FILE",
    ]);
    type Item = { readonly title: string; readonly kids: readonly Item[] };
    const { outlines }: { readonly outlines: readonly Item[] } = JSON.parse(stdout);
    const titles = outlines.map((item) => item.title);
    expect(titles[0]).toBe("Overview");
    expect(titles.at(-1)).toBe("Data table");
    const chapters = outlines.flatMap((item) =>
      item.title.startsWith("Part ") ? item.kids.map((k) => k.title) : [],
    );
    const nets = large.boxes.filter((b) => b.kind === "vnet");
    expect(chapters.length).toBe(nets.length);
    expect(new Set(chapters).size).toBe(nets.length);
  },
);

test("the same picture and date give the same bytes; another date gives others", async () => {
  const [a, b, c] = [
    await pdf(signsScene(), dated),
    await pdf(signsScene(), dated),
    await pdf(signsScene(), { ...dated, date: "2026-02-01" }),
  ];
  expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true);
  expect(Buffer.from(a).equals(Buffer.from(c))).toBe(false);
});
