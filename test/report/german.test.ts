/** Is a German report, and each painter's German picture, free of the catalogue's English? */
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { unique } from "#src/base/index.ts";
import { sceneFor } from "#src/diagram/index.ts";
import { type Language, pictureWords } from "#src/messages/index.ts";
import { vantagesOf } from "#src/model/index.ts";
import {
  compareScenes,
  dotOf,
  drawioOf,
  htmlOf,
  markdownOf,
  matrixCsv,
  mermaidOf,
  type Picture,
  pictureOf,
  reportHtml,
  sceneJson,
  svgOf,
  tablesOf,
  vsdxOf,
} from "#src/report/index.ts";
import { matrixOf, namedBy, traceOf } from "#src/verdict/index.ts";
import { spoken } from "../messages/spoken.ts";
import { demoEstate, demoReport } from "./demo-report.ts";

const estate = demoEstate();
const vantages = vantagesOf(estate);

/** The runs of fixed words of what is said, two words or more. */
const runsOf = (language: Language) =>
  unique(
    spoken(language)
      .flatMap(({ text }) => text.split(/⟨\w+⟩|\d+/))
      .map((run) => run.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ""))
      .filter((run) => /\p{L}{2,} \p{L}{2,}/u.test(run)),
  );

const german = spoken("de")
  .map(({ text }) => text)
  .join("\n");
/** What English says and German does not. */
const english = runsOf("en").filter((run) => !german.includes(run));
const inGerman = new Set(spoken("de").map(({ text }) => text));
/** English words that stand by themselves, as kinds and headings do, and which no German text is. */
const lone = new Set(
  spoken("en")
    .map(({ text }) => text)
    .filter((text) => /^\p{L}+$/u.test(text) && !inGerman.has(text)),
);

/** The English that stands in `text`; the id of a server that is known by its label alone is no word. */
const leftIn = (text: string) => {
  const words = text.replaceAll("dns:public DNS", "");
  return english.filter((run) => words.includes(run));
};

/** All words of a picture: its texts, its tips, and what describes it. */
const wordsIn = ({ title, description, parts }: Picture) => [
  title,
  description,
  ...parts.flatMap((part) => [
    part.title,
    ...part.marks.flatMap((mark) => (mark.is === "text" ? [mark.text] : [])),
  ]),
];

test("the check finds English where there is English", async () => {
  expect(english.length).toBeGreaterThan(400);
  const { text } = markdownOf(await demoReport());
  expect(leftIn(text).length).toBeGreaterThan(60);
  expect(lone.size).toBeGreaterThan(40);
});

test("no English sentence is left in the German report, its tables and its pictures", async () => {
  const report = await demoReport({ language: "de", front: { status: "Entwurf" } });
  const { text, files } = markdownOf(report);
  expect(leftIn(text)).toEqual([]);
  expect(files.flatMap(({ content }) => leftIn(content))).toEqual([]);
  expect(leftIn(reportHtml(report))).toEqual([]);
  const blocks = report.sections.flatMap((section) => section.blocks);
  const words = blocks.flatMap((block) =>
    block.is === "picture"
      ? wordsIn(block.picture)
      : block.is === "table"
        ? [...block.heads, ...block.rows.flat()]
        : block.is === "list"
          ? block.items
          : [block.text],
  );
  expect(words.filter((word) => lone.has(word))).toEqual([]);
  expect(text).not.toContain("auf Englisch");
});

describe("no English is left in the picture", async () => {
  const names = unique(estate.services.flatMap((s) => s.names.map(({ fqdn }) => fqdn)));
  const matrix = await matrixOf(estate, vantages, names);
  if (!matrix) throw new Error("Nobody cancelled the matrix.");
  const pairs = matrix.cells.flatMap(({ v, n, word, asExpected }) => {
    const [from, name] = [matrix.vantages[v], matrix.names[n]];
    return from && name
      ? [{ from: from.id, name: name.name, service: name.service, word, asExpected }]
      : [];
  });
  const [from, name] = [vantages.find((v) => v.kind === "site"), names[0]];
  if (!from || !name) throw new Error("The demo has a site and a name.");
  const trace = traceOf(estate, { name, from });
  const service = namedBy(estate, [name]).service?.id ?? null;
  const asked = { from: from.id, service, word: trace.word, trace };
  const scene = (level: 1 | 2 | 3 | 4, cap = 300) =>
    sceneFor(estate, {
      level,
      vantages,
      pairs,
      cap,
      language: "de",
      ...(level === 4 ? { asked } : {}),
    });

  test.each([
    ["level 1", scene(1)],
    ["level 2", scene(2)],
    ["level 3", scene(3)],
    ["level 3, bundled", scene(3, 30)],
    ["one question", scene(4)],
  ])("%s, by every painter", (_, drawn) => {
    const options = { language: "de", title: "Contoso" } as const;
    const picture = pictureOf(drawn, { ...options, date: "2026-01-31" });
    const painted = [
      svgOf(picture),
      drawioOf(drawn, options),
      dotOf(drawn, options),
      mermaidOf(drawn, options),
      htmlOf(drawn, options),
      sceneJson(drawn),
      ...Object.values(unzipSync(vsdxOf(drawn, options))).map((bytes) => strFromU8(bytes)),
      JSON.stringify(tablesOf(drawn, pictureWords.de)),
    ];
    expect(painted.flatMap(leftIn)).toEqual([]);
    const labels = [
      ...drawn.boxes.flatMap((box) => [box.title, box.subtitle]),
      ...drawn.wires.map((wire) => wire.label),
      ...drawn.lanes.map((lane) => lane.word),
    ];
    expect([...wordsIn(picture), ...labels].filter((word) => lone.has(word))).toEqual([]);
  });

  test("what changed, and the matrix as lines", () => {
    const { scene: changed } = compareScenes(scene(1), scene(2), "de");
    const words = [changed.summary, ...wordsIn(pictureOf(changed, { language: "de" }))];
    expect(words.flatMap(leftIn)).toEqual([]);
    const lines = matrixCsv(matrix, "de");
    expect(leftIn(lines)).toEqual([]);
    expect(lines.split(/[,\r\n]+/).filter((word) => lone.has(word))).toEqual([]);
  });
});

test("two languages at once do not disturb each other", async () => {
  const [de, en] = await Promise.all([demoReport({ language: "de" }), demoReport()]);
  expect(leftIn(markdownOf(de).text)).toEqual([]);
  expect(markdownOf(en).text).toBe(markdownOf(await demoReport()).text);
});
