/** Do names that mean something to a format stay names in each: no markup, no formula, no directive, nothing lost? */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { docxOf } from "#src/io/paint/docx.ts";
import { pdfOf } from "#src/io/paint/pdf.ts";
import { pictureWords } from "#src/messages/index.ts";
import {
  dotOf,
  htmlOf,
  markdownOf,
  matrixCsv,
  mermaidOf,
  pictureOf,
  type Report,
  svgOf,
  tablesOf,
  vsdxOf,
} from "#src/report/index.ts";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import { hostileNames, hostileScene } from "./hostile.ts";
import { has, inPage, runOn } from "./programs.ts";

const scene = hostileScene();
const title = hostileNames.join(" ");

/** A name as any reader shows it: white space as one space, what XML forbids as the sign for it. */
const shown = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/(?![\t\r\n])\p{Cc}/gu, "\ufffd")
    .replaceAll("\u2060", "")
    .replaceAll(/\s+/g, " ")
    .trim();
const named = hostileNames.map(shown).filter((name) => name !== "");

if (!chromiumPath) console.warn(noChromium);

test.skipIf(!chromiumPath)(
  "SVG and HTML show every name as text, and neither complains",
  async () => {
    const picture = pictureOf(scene, { title });
    for (const [mime, text] of [
      ["image/svg+xml", svgOf(picture)],
      ["text/html", htmlOf(scene, { title })],
    ] as const) {
      const { value, complaints } = await inPage(async (page) => {
        await page.goto(`data:${mime};charset=utf-8,${encodeURIComponent(text)}`);
        return page.evaluate<readonly string[]>(
          `[...document.querySelectorAll("g.box > title, g.box > a > title")].map((t) => t.textContent)`,
        );
      });
      expect(complaints).toEqual([]);
      expect(value.length).toBe(scene.boxes.length);
      for (const name of named)
        expect(value.map(shown).some((tip) => tip.includes(name))).toBe(true);
    }
  },
);

test.skipIf(!chromiumPath)(
  "Mermaid draws every name as it is, and takes no directive from one",
  async () => {
    const script = join(
      dirname(createRequire(import.meta.url).resolve("mermaid")),
      "mermaid.min.js",
    );
    const { value, complaints } = await inPage(async (page) => {
      await page.setContent("<!doctype html><body><div id=place></div>");
      await page.addScriptTag({ content: readFileSync(script, "utf8") });
      await page.evaluate(`mermaid.initialize({ startOnLoad: false, securityLevel: "strict" })`);
      return page.evaluate<readonly string[]>(
        `(async (text) => {
        const { svg } = await mermaid.render("m1", text);
        document.getElementById("place").innerHTML = svg;
        return [...document.querySelectorAll("#place g.node .nodeLabel")].map((n) => n.innerText);
      })(${JSON.stringify(mermaidOf(scene, { title }))})`,
      );
    });
    expect(complaints).toEqual([]);
    expect(value.length).toBe(scene.boxes.length - 1);
    for (const name of named) expect(value.map(shown)).toContain(`${name} ${name}`);
  },
);

test.skipIf(!has("dot"))("Graphviz draws every name as it is, and a title keeps its commas", () => {
  const { status, stdout, stderr } = runOn("dot", dotOf(scene, { title: "One, two" }), [
    "-Tsvg",
    "FILE",
  ]);
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain(">One, two<");
  expect(stdout).toContain(">1. one, two; three<");
  expect(stdout).toContain("&lt;b&gt;&amp;amp;&quot;q&#39;`<");
  expect(stdout).toContain(">%name% $x \\N \\n ]]&gt; ");
});

test("links lead to the portal of the cloud that the estate is in", () => {
  for (const text of [dotOf(scene, { cloud: "china" }), htmlOf(scene, { cloud: "china" })]) {
    expect(text).toContain("https://portal.azure.cn/#@/resource/subscriptions/s/");
    expect(text).not.toContain("portal.azure.com");
  }
});

test("no name becomes a formula in CSV, whatever white space or wide sign it begins with", () => {
  const all = [...hostileNames, " =1", "\n=1"].map((name) => name.replaceAll("\r\n", "\n"));
  const cells = all.map((_, n) => ({
    v: 0,
    n,
    dns: "",
    expected: null,
    word: "private" as const,
    asExpected: null,
  }));
  const names = all.map((name) => ({ name }));
  const csv = matrixCsv({ vantages: [{ kind: "vm", label: "=2" }], names, cells });
  for (const line of csv.trim().split("\r\n").slice(1)) expect(line).toMatch(/^'=2,/);
  for (const sign of ["'=cmd", "'+1", "'-1", "'@SUM", "'\t=1", "'＝1"]) expect(csv).toContain(sign);
  expect(csv).not.toMatch(/,"?\s*[=+\-@＝]/);
});

const report: Report = {
  title,
  subtitle: "",
  language: "en",
  date: "",
  front: [["Author", title]],
  note: "",
  contents: "",
  sections: [
    {
      id: "gaps",
      title,
      blocks: [
        { is: "list", items: hostileNames },
        { is: "table", caption: "", heads: ["a"], rows: hostileNames.map((n) => [n]), shares: [1] },
      ],
    },
  ],
};

test("Markdown keeps names as text: no heading, list, link, code or entity comes of one", () => {
  const { text } = markdownOf(report);
  for (const line of [
    "- \\- \\*bold\\* \\_it\\_ \\`code\\` \\[link\\](http://x) \\| cell",
    "- 1\\. one",
    "\\<b\\>\\&amp;",
  ])
    expect(text).toContain(line);
});

test.skipIf(!has("xmllint"))("Word and Visio files are XML that every reader reads", () => {
  const bytes = [vsdxOf(scene, { title })];
  for (const file of bytes)
    for (const part of ["visio/pages/page1.xml", "visio/pages/pages.xml", "docProps/core.xml"])
      expect(
        runOn("sh", file, ["-c", `unzip -p "$0" '${part}' | xmllint --noout -`, "FILE"]),
      ).toEqual({
        status: 0,
        stdout: "",
        stderr: "",
      });
});

test.skipIf(!has("xmllint"))("a Word file of such a report is XML too", async () => {
  const file = await docxOf(report);
  for (const part of ["word/document.xml", "docProps/core.xml"])
    expect(
      runOn("sh", file, ["-c", `unzip -p "$0" '${part}' | xmllint --noout -`, "FILE"]),
    ).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
});

test.skipIf(!has("qpdf") || !has("pdftotext"))(
  "a PDF of it is sound, and its words are found",
  async () => {
    const pdf = await pdfOf(pictureOf(scene, { title }), {
      size: "A4",
      tables: tablesOf(scene, pictureWords.en),
    });
    expect(runOn("qpdf", pdf, ["--check", "FILE"]).status).toBe(0);
    const { stdout } = runOn("pdftotext", pdf, ["FILE", "-"]);
    for (const words of ["end; subgraph", "constructor", "=cmd|' /C calc'!A0"])
      expect(stdout).toContain(words);
  },
);
