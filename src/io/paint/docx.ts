/** A report as a Word file: headings that Word knows, a table of contents, tables with heads, pictures in pixels. */
import {
  Bookmark,
  Document,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { unzipSync, zipSync } from "fflate";
import type { Block, Report } from "#src/report/index.ts";
import { pngOf } from "./png.ts";

/** Width between the margins of a page laid across, in Word's twentieths of a point and in CSS pixels. */
const WIDE = { twips: 13_958, pixels: 930 } as const;
const TALLEST = 560;

/** The bytes of the Word file of `report`; equal reports give equal bytes. */
export async function docxOf(report: Report): Promise<Uint8Array> {
  const { title, subtitle, front, note, contents, sections, language } = report;
  const children: (Paragraph | Table)[] = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
    new Paragraph({
      children: [new TextRun({ text: subtitle, color: "5A5F6A", size: 26 })],
      spacing: { after: 300 },
    }),
    ...front.map(
      ([label, value]) =>
        new Paragraph({
          children: [new TextRun({ text: `${label}: `, color: "5A5F6A" }), new TextRun(value)],
        }),
    ),
    new Paragraph({
      children: [new TextRun({ text: note, italics: true })],
      spacing: { before: 300, after: 300 },
    }),
    new Paragraph({ children: [new TextRun({ text: contents, bold: true, size: 26 })] }),
    ...sections.map(
      ({ title: text, id }) =>
        new Paragraph({
          children: [
            new InternalHyperlink({
              anchor: id,
              children: [new TextRun({ text, style: "Hyperlink" })],
            }),
          ],
        }),
    ),
  ];
  for (const section of sections) {
    children.push(
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        pageBreakBefore: true,
        keepNext: true,
        children: [new Bookmark({ id: section.id, children: [new TextRun(section.title)] })],
      }),
    );
    for (const block of section.blocks) children.push(...(await blockOf(block)));
  }
  const document = new Document({
    title,
    description: subtitle,
    creator: "Split Horizon",
    lastModifiedBy: "Split Horizon",
    styles: {
      default: {
        document: {
          run: {
            font: "Calibri",
            size: 20,
            language: { value: language === "de" ? "de-DE" : "en-GB" },
          },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { orientation: PageOrientation.LANDSCAPE, width: 11_906, height: 16_838 },
            margin: { top: 1134, bottom: 1134, left: 1440, right: 1440 },
          },
        },
        children,
      },
    ],
  });
  return settled(new Uint8Array(await Packer.toBuffer(document)), report.date);
}

async function blockOf(block: Block): Promise<(Paragraph | Table)[]> {
  switch (block.is) {
    case "heading":
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          // A heading alone at the foot of a page has lost what it is of.
          keepNext: true,
          children: [new TextRun(block.text)],
        }),
      ];
    case "text":
      return [new Paragraph({ children: [new TextRun(block.text)], spacing: { after: 120 } })];
    case "list":
      return block.items.map(
        (item) => new Paragraph({ bullet: { level: 0 }, children: [new TextRun(item)] }),
      );
    case "table":
      return [
        ...(block.caption
          ? [
              new Paragraph({
                children: [new TextRun({ text: block.caption, bold: true })],
                spacing: { before: 160 },
                keepNext: true,
              }),
            ]
          : []),
        tableOf(block),
        new Paragraph({ children: [] }),
      ];
    default: {
      const { picture, caption } = block;
      const scale = Math.min(1, WIDE.pixels / picture.width, TALLEST / picture.height);
      // Twice the pixels that are shown, so that print is sharp.
      const png = await pngOf(picture, { scale: scale > 0.75 ? 2 : 1 });
      const image = new ImageRun({
        type: "png",
        data: Buffer.from(png.bytes),
        transformation: {
          width: Math.round(picture.width * scale),
          height: Math.round(picture.height * scale),
        },
        altText: { name: block.name, title: caption, description: picture.description },
      });
      return [
        new Paragraph({ children: [image], keepNext: true }),
        new Paragraph({
          children: [new TextRun({ text: caption, italics: true, color: "5A5F6A" })],
          spacing: { after: 200 },
        }),
      ];
    }
  }
}

function tableOf({ heads, rows, shares }: Block & { readonly is: "table" }): Table {
  const sum = shares.reduce((a, b) => a + b, 0);
  const widths = shares.map((share) => Math.floor((WIDE.twips * share) / sum));
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (cell, i) =>
          new TableCell({
            width: { size: widths[i] ?? 1000, type: WidthType.DXA },
            children: [
              new Paragraph({ children: [new TextRun({ text: cell, bold: isHead, size: 17 })] }),
            ],
          }),
      ),
    });
  return new Table({
    columnWidths: widths,
    width: { size: WIDE.twips, type: WidthType.DXA },
    rows: [row(heads, true), ...rows.map((cells) => row(cells, false))],
  });
}

/**
 * The file packed anew with what the library takes from the clock and from counters of its own made the same each
 * time: the days of its parts, the time of writing, the numbers of bookmarks.
 */
function settled(bytes: Uint8Array, date: string): Uint8Array {
  const day = new Date(date || 0);
  const time = Number.isNaN(day.getTime()) ? new Date(0) : day;
  const change: Readonly<Record<string, (text: string) => string>> = {
    "docProps/core.xml": (text) =>
      // A day that nobody told is not in the file.
      (date === "" ? text.replaceAll(/<(dcterms:\w+)[^>]*>[^<]*<\/\1>/g, "") : text).replace(
        />\d{4}-\d\d-\d\dT[^<]*</g,
        `>${time.toISOString().slice(0, 19)}Z<`,
      ),
    "word/document.xml": (text) =>
      renumbered(
        renumbered(text, /(<w:bookmark(?:Start|End)\b[^>]*w:id=")(\d+)"/g),
        /(<wp:docPr id=")(\d+)"/g,
      ),
  };
  const parts = Object.entries(unzipSync(bytes)).map(([path, content]) => {
    const told = change[path]?.(Buffer.from(content).toString("utf8"));
    return [
      path,
      told === undefined ? content : new Uint8Array(Buffer.from(told, "utf8")),
    ] as const;
  });
  return zipSync(Object.fromEntries(parts), { mtime: "1980-01-01T00:00:00", level: 6 });
}

/** `text` with the numbers that `pattern` finds given anew, from 1, in order of first appearance. */
function renumbered(text: string, pattern: RegExp): string {
  const numbers = new Map<string, number>();
  return text.replace(pattern, (_, head: string, id: string) => {
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
    return `${head}${numbers.get(id)}"`;
  });
}
