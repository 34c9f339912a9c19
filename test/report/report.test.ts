/** Does the report of an estate tell what the estate holds, in every format and both languages, the same each time? */
import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { compareAccess } from "#src/compare/index.ts";
import { docxOf } from "#src/io/paint/docx.ts";
import { reportPdf } from "#src/io/paint/report-pdf.ts";
import { catalogue } from "#src/messages/index.ts";
import { emptyEstate, vantagesOf } from "#src/model/index.ts";
import { field } from "#src/report/document/matrix-csv.ts";
import { applicationsOf } from "#src/report/estate/applications.ts";
import { chainsOf } from "#src/report/estate/dns-chains.ts";
import { dnsRows } from "#src/report/estate/dns-rows.ts";
import type { Facts } from "#src/report/estate/facts.ts";
import {
  markdownOf,
  matrixCsv,
  matrixXlsx,
  type Report,
  reportHtml,
  reportOf,
  sectionIds,
  unknownPlaceholders,
} from "#src/report/index.ts";
import { readXml } from "#src/report/paint/xml-tree.ts";
import { type Matrix, matrixOf } from "#src/verdict/index.ts";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import { demoEstate, demoReport } from "./demo-report.ts";
import { has, inPage, runOn } from "./programs.ts";

const estate = demoEstate();
const made: { en?: Report; de?: Report; matrix?: Matrix } = {};
beforeAll(async () => {
  const names = estate.services.flatMap((s) => s.names.map(({ fqdn }) => fqdn));
  const whole = await matrixOf(estate, vantagesOf(estate), names);
  if (whole) made.matrix = whole;
  made.en = await demoReport({ front: { author: "Ana", version: "1.2" } });
  made.de = await demoReport({ language: "de" });
});
const report = (language: "en" | "de" = "en"): Report => {
  const own = made[language];
  if (!own) throw new Error("The report was made before all tests.");
  return own;
};

const matrix = (): Matrix => {
  if (!made.matrix) throw new Error("The matrix was made before all tests.");
  return made.matrix;
};
const factsOf = (of: typeof estate, judged: Matrix): Facts => {
  const { report: words, picture: pictureWords, scene: sceneWords } = catalogue.en;
  const vantages = vantagesOf(of);
  return { estate: of, vantages, matrix: judged, language: "en", words, pictureWords, sceneWords };
};

test("every section is there, and the inventory names every VNet, endpoint, service and zone", () => {
  expect(report().sections.map((s) => s.id)).toEqual(sectionIds);
  const { text } = markdownOf(report());
  expect(text).toContain(`### Subnets (${estate.subnets.length})`);
  expect(text).toContain(`### Peerings, each half (${estate.peerings.length})`);
  expect(text).toMatch(/\| vnet-spoke-01\/snet-app \| 10\.1\.1\.0\/24 \| [^|]* \| rt-/);
  for (const list of [estate.vnets, estate.subnets, estate.endpoints, estate.services])
    for (const { name } of list) expect(text).toContain(name);
  for (const { zone } of estate.zones) expect(text).toContain(zone);
  expect(text).toContain("- **Author:** Ana");
  expect(text).toContain("contoso-connectivity / rg-hub");
});

test("only chosen sections are made, in the report's own order", async () => {
  const { sections } = await demoReport({ sections: ["gaps", "matrix"] });
  expect(sections.map((s) => s.id)).toEqual(["matrix", "gaps"]);
});

test("the owner stands at every hop of the DNS pictures, and a zone is a hop", () => {
  const pictures =
    report()
      .sections.find((s) => s.id === "dns")
      ?.blocks.flatMap((b) => (b.is === "picture" ? [b.picture] : [])) ?? [];
  expect(pictures.length).toBeGreaterThan(2);
  const tips = pictures.flatMap((p) =>
    p.parts.filter((part) => part.role === "box").map((part) => part.title),
  );
  for (const tip of tips) expect(tip.split(", ").at(-1)).not.toBe("");
  expect(tips).toContain(
    "privatelink.blob.core.windows.net, DNS zone, contoso-connectivity / rg-dns",
  );
  expect(tips).toContain("10.0.4.4, dnspr-hub/inbound, contoso-connectivity / rg-hub");
  expect(tips).toContain("internet, internet, nobody in the estate");
  expect(tips.filter((tip) => tip.startsWith("dns01, ")).length).toBeGreaterThan(0);
});

test("every application has one picture, in which every vantage and name stand once", () => {
  const facts = factsOf(estate, matrix());
  const blocks = report().sections.find((s) => s.id === "dns")?.blocks ?? [];
  const titles = applicationsOf(facts).map(({ title }) => title);
  expect(titles.length).toBeGreaterThan(3);
  expect(blocks.flatMap((b) => (b.is === "picture" ? [b.picture.title] : []))).toEqual(titles);
  for (const { services } of applicationsOf(facts)) {
    const own = services.flatMap((s) => s.names.map(({ fqdn }) => fqdn));
    const chains = matrix().names.flatMap(({ name }, n) =>
      own.includes(name) ? chainsOf(facts, n) : [],
    );
    const rows = dnsRows(facts, chains);
    const pairs = rows.map(({ names, hops }) => {
      const [, more = "0"] = /^\+ (\d+)$/.exec(hops[0]?.detail ?? "") ?? [];
      return names.length * (1 + Number(more));
    });
    expect(pairs.reduce((a, b) => a + b, 0)).toBe(own.length * facts.vantages.length);
    // Told once is never told otherwise: each row ends as each of its names does.
    for (const row of rows)
      for (const name of row.names)
        expect(chains.some((c) => c.name === name && c.word === row.word)).toBe(true);
  }
});

test("what is expected and what is not are never told as one group", () => {
  const blocks = report().sections.find((s) => s.id === "paths")?.blocks ?? [];
  const flagged = blocks.flatMap((b) => (b.is === "text" ? [b.text] : []));
  expect(flagged.filter((text) => /\binternet\b.*not as expected/.test(text))).toEqual([]);
  expect(flagged.filter((text) => text === "From internet: Blocked.").length).toBeGreaterThan(3);
});

test("private against service endpoint: a row for each end, every vantage in one, and what prices are", () => {
  const blocks = report().sections.find((s) => s.id === "access")?.blocks ?? [];
  const [first, last] = [blocks[0], blocks.at(-1)];
  const rows = first?.is === "table" ? first.rows : [];
  const pairs = rows.flatMap(([service, from = ""]) =>
    from.split(", ").map((v) => `${service} ${v}`),
  );
  expect(new Set(pairs).size).toBe(pairs.length);
  expect(pairs.sort()).toEqual(
    compareAccess(estate)
      .rows.map(({ service, vantage }) => `${service.name} ${vantage.label}`)
      .sort(),
  );
  expect(rows.length).toBeLessThan(pairs.length / 2);
  expect(last?.is === "text" ? last.text : "").toMatch(
    /list prices in US dollars as of \d{4}-\d\d-\d\d/,
  );
});

test("the matrix folds vantages that see the same, and loses none", () => {
  const blocks = report().sections.find((s) => s.id === "matrix")?.blocks ?? [];
  const [, keys] = blocks.filter((b) => b.is === "table" || b.is === "text");
  const listed = keys?.is === "table" ? keys.rows.flatMap((row) => (row[1] ?? "").split(", ")) : [];
  expect(listed.sort()).toEqual(
    vantagesOf(estate)
      .map((v) => v.label)
      .sort(),
  );
});

test("German says it in German", () => {
  const { text } = markdownOf(report("de"));
  for (const word of [
    "Wohin jeder Name führt",
    "Öffentlich",
    "nicht wie erwartet",
    "Private Endpoint oder Service Endpoint",
    "31.01.2026",
  ])
    expect(text).toContain(word);
  expect(text).not.toContain("not as expected");
});

test("the HTML's policy names its one style, and the page holds no script", () => {
  const page = reportHtml(report());
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? "";
  const sum = createHash("sha256").update(style).digest("base64");
  expect(page, "the sum of the style in document/html.ts").toContain(`style-src 'sha256-${sum}'`);
  expect(page).not.toMatch(/<script|style="|src=/);
});

if (!chromiumPath) console.warn(noChromium);

test.skipIf(!chromiumPath)(
  "Chromium shows every section, table and picture without a complaint",
  async () => {
    const { value, complaints } = await inPage(async (page) => {
      await page.setContent(reportHtml(report("de")));
      const count = (what: string) => page.locator(what).count();
      const wide = await page.evaluate<boolean>(
        "document.documentElement.scrollWidth > innerWidth",
      );
      return {
        sections: await count("section"),
        pictures: await count("figure svg"),
        lang: await page.getAttribute("html", "lang"),
        wide,
      };
    });
    expect(complaints).toEqual([]);
    const pictures = report("de").sections.flatMap((s) =>
      s.blocks.filter((b) => b.is === "picture"),
    ).length;
    expect(value).toEqual({ sections: sectionIds.length, pictures, lang: "de", wide: false });
  },
);

test.skipIf(!has("pdftotext"))(
  "no heading of the PDF stands alone at the foot of a page",
  async () => {
    const { stdout } = runOn("pdftotext", await reportPdf(report()), ["-layout", "FILE", "-"]);
    const feet = stdout.split("\f").map((page) => page.trimEnd().split("\n").at(-1)?.trim() ?? "");
    const headings = report().sections.flatMap((s) =>
      s.blocks.flatMap((b) => (b.is === "heading" ? [b.text] : [])),
    );
    expect(feet.filter((foot) => headings.includes(foot))).toEqual([]);
  },
);

test.skipIf(!has("qpdf") || !has("pdftotext"))(
  "the PDF is sound, has a bookmark per section, and every name can be found",
  async () => {
    const bytes = await reportPdf(report("de"));
    expect(runOn("qpdf", bytes, ["--check", "FILE"]).status).toBe(0);
    const { outlines }: { readonly outlines: readonly { readonly title: string }[] } = JSON.parse(
      runOn("qpdf", bytes, ["--json", "--json-key=outlines", "FILE"]).stdout,
    );
    expect(outlines.map((o) => o.title)).toEqual(report("de").sections.map((s) => s.title));
    const { stdout } = runOn("pdftotext", bytes, ["FILE", "-"]);
    for (const { name } of estate.services) expect(stdout).toContain(name);
    expect(Buffer.from(bytes).equals(Buffer.from(await reportPdf(report("de"))))).toBe(true);
  },
);

test("the Word file holds every heading, table and picture, and is the same each time", async () => {
  const small = {
    ...report(),
    sections: report().sections.filter(
      (s) => s.id !== "dns" && s.id !== "access" && s.id !== "paths",
    ),
  };
  const bytes = await docxOf(small);
  const parts = unzipSync(bytes);
  for (const [path, content] of Object.entries(parts))
    if (path.endsWith(".xml") || path.endsWith(".rels"))
      expect(readXml(strFromU8(content)), path).toBeDefined();
  const document = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  for (const section of small.sections) expect(document).toContain(`>${section.title}<`);
  const blocks = small.sections.flatMap((s) => s.blocks);
  expect(document.match(/<w:tbl>/g)?.length).toBe(blocks.filter((b) => b.is === "table").length);
  expect(Object.keys(parts).filter((p) => p.startsWith("word/media/")).length).toBe(1);
  expect(strFromU8(parts["docProps/core.xml"] ?? new Uint8Array())).toContain(
    "2026-01-31T00:00:00Z",
  );
  expect(Buffer.from(bytes).equals(Buffer.from(await docxOf(small)))).toBe(true);
});

test("the matrix as CSV and Excel has a line for every pair, and no cell is a formula", async () => {
  const matrix = await matrixOf(estate, vantagesOf(estate), [
    "stcontoso.blob.core.windows.net",
    "kv-contoso.vault.azure.net",
  ]);
  if (!matrix) throw new Error("Nobody cancelled the matrix.");
  const lines = matrixCsv(matrix).split("\r\n");
  expect(lines.length).toBe(1 + matrix.cells.length + 1);
  expect(lines[0]).toBe("\ufeffFrom,Kind,Name,Outcome,Expected,Not as expected,DNS");
  expect(["=1+1", '@x "y"', "a,b", "plain"].map(field)).toEqual([
    "'=1+1",
    `"'@x ""y"""`,
    '"a,b"',
    "plain",
  ]);
  const parts = unzipSync(matrixXlsx(matrix));
  for (const [path, content] of Object.entries(parts))
    expect(readXml(strFromU8(content)), path).toBeDefined();
  const sheet = strFromU8(parts["xl/worksheets/sheet2.xml"] ?? new Uint8Array());
  expect(sheet.match(/<row /g)?.length).toBe(1 + matrix.cells.length);
  expect(sheet).not.toContain("<f>");
  expect(Buffer.from(matrixXlsx(matrix)).equals(Buffer.from(matrixXlsx(matrix)))).toBe(true);
});

test("a template is filled, and what it asks for that there is not is told", () => {
  const { text, files } = markdownOf(
    report(),
    "Intro\n\n{{ title }} of {{date}}\n\n{{section:gaps}}\nEnd",
  );
  expect(text).toMatch(/^Intro\n\nNetwork report: Contoso of 2026-01-31\n\n<a id="gaps">/);
  expect(text).toMatch(/\nEnd\n$/);
  expect(files).toEqual([]);
  expect(unknownPlaceholders("{{title}} {{section:sky}} {{}}")).toEqual(["section:sky", ""]);
});

test("names stay names: Markdown and HTML in them do nothing", () => {
  const evil: Report = {
    ...report(),
    title: "<b>|*x*|</b>",
    sections: [
      {
        id: "gaps",
        title: "# t",
        blocks: [
          { is: "table", caption: "", heads: ["a|b"], rows: [["<img src=x>\n| c"]], shares: [1] },
        ],
      },
    ],
  };
  const { text } = markdownOf(evil);
  expect(text).toContain("# \\<b\\>\\|\\*x\\*\\|\\</b\\>");
  expect(text).toContain("| \\<img src=x\\> \\| c |");
  expect(reportHtml(evil)).toContain("&lt;img src=x&gt;");
});

test("an estate with nothing in it is a report that says so, in every format", async () => {
  const empty = await reportOf(emptyEstate(), { estateTitle: "nothing" });
  if (!empty) throw new Error("Nobody cancelled the report.");
  expect(markdownOf(empty).text).toContain("None.");
  expect((await reportPdf(empty)).length).toBeGreaterThan(500);
  expect((await docxOf(empty)).length).toBeGreaterThan(500);
  expect(reportHtml(empty)).toContain('<section id="gaps">');
});

test("a date that nobody told is not in a Word file", async () => {
  const undated = await reportOf(emptyEstate(), { estateTitle: "nothing" });
  if (!undated) throw new Error("Nobody cancelled the report.");
  const core = strFromU8(unzipSync(await docxOf(undated))["docProps/core.xml"] ?? new Uint8Array());
  expect(core).toContain("<dc:title>");
  expect(core).not.toMatch(/\d{4}-\d\d-\d\d|Un-named/);
});

test("a cancelled report is none", async () => {
  expect(await reportOf(estate, { estateTitle: "x", signal: AbortSignal.abort() })).toBeUndefined();
});
