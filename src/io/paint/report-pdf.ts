/** A report as PDF: front page with contents, a chapter for each section, pictures on pages of their own. */
import {
  type Block,
  type Look,
  looks,
  type Picture,
  type Report,
  type Section,
} from "#src/report/index.ts";
import { beginPdf } from "./pdf-document.ts";
import { drawParts, type Sheet } from "./pdf-marks.ts";
import { HEAD, LEGIBLE, MARGIN, TRUE_SIZE } from "./pdf-pages.ts";
import { drawTable } from "./pdf-table.ts";

type Size = readonly [number, number];

const UPRIGHT: Size = [595.28, 841.89];
const ACROSS: Size = [841.89, 595.28];
/** A3, for pictures whose words would be too small to read on A4. */
const LARGE: readonly Size[] = [
  [841.89, 1190.55],
  [1190.55, 841.89],
];
const TEXT = 9.5;
/** Below a picture: its caption. */
const CAPTION = 20;
/** Room that a heading needs with what begins below it: a table's head and a row, some lines of text. */
const BEGINNING = 100;
/** Letters in a row of a table that is laid across. */
const LONG_ROW = 400;
/** Where a picture begins below a chapter's title and a line of text. */
const TOP = 110;

/** The bytes of the PDF of `report`; equal reports give equal bytes. */
export async function reportPdf(report: Report, look: Look = looks.light): Promise<Uint8Array> {
  const { title, subtitle, language, date } = report;
  const pdf = beginPdf({ title, subject: subtitle, language, date: date || undefined });
  const sheet: Sheet = { doc: pdf.doc, letters: pdf.letters, look };
  const writer = new Writer(sheet, report);
  writer.frontPage();
  for (const section of report.sections) {
    const item = pdf.doc.outline.addItem(section.title);
    const picture = section.blocks.slice(0, 3).find((block) => block.is === "picture");
    writer.chapter(section, picture ? sizeFor(picture.picture) : undefined);
    for (const [i, block] of section.blocks.entries()) {
      if (block.is === "heading") item.addItem(block.text);
      // A picture has a title of its own.
      if (block.is !== "heading" || section.blocks[i + 1]?.is !== "picture") writer.block(block);
    }
  }
  return pdf.bytes();
}

/** How large a picture is on a page of `size`, of which the first `top` points are taken. */
const scaleOn = ({ width, height }: Picture, size: Size, top: number): number =>
  Math.min(TRUE_SIZE, (size[0] - 2 * MARGIN) / width, (size[1] - top - MARGIN - CAPTION) / height);

/** The page that shows `picture` best: A4 where its words can be read there, laid across or upright; else A3. */
function sizeFor(picture: Picture): Size {
  const best = (sizes: readonly Size[]) =>
    sizes.reduce((a, b) => (scaleOn(picture, b, TOP) > scaleOn(picture, a, TOP) ? b : a));
  const small = best([ACROSS, UPRIGHT]);
  return scaleOn(picture, small, TOP) < LEGIBLE ? best([small, ...LARGE]) : small;
}

/** Whether a table has so much in a row that its columns would be ribbons on an upright page. */
const isWide = (block: Block): boolean =>
  block.is === "table" && block.rows.some((cells) => cells.join("").length > LONG_ROW);

/** Where on which page the next block goes. */
class Writer {
  private y = 0;
  private running = "";
  private readonly sheet: Sheet;
  private readonly report: Report;
  private pages = 0;
  /** The page that texts and tables of this section go on with. */
  private flow = UPRIGHT;

  constructor(sheet: Sheet, report: Report) {
    this.sheet = sheet;
    this.report = report;
  }

  frontPage(): void {
    const { title, subtitle, front, note, contents, sections } = this.report;
    this.page(UPRIGHT);
    this.y = 130;
    this.words(title, { size: 24, bold: true });
    this.words(subtitle, { size: 13, ink: "muted", after: 26 });
    for (const [label, value] of front) this.words(`${label}: ${value}`, { size: 10.5, after: 5 });
    this.y += 14;
    this.words(note, { size: 10, ink: "muted", after: 30 });
    this.words(contents, { size: 13, bold: true, after: 8 });
    for (const { title: section, id } of sections)
      this.words(section, { size: 10.5, after: 5, ink: "added", goTo: id });
  }

  /** Begins a section; its first page is of `size` where one is told. */
  chapter({ title, id, blocks }: Section, size: Size | undefined): void {
    this.running = title;
    this.flow = blocks.some(isWide) ? ACROSS : UPRIGHT;
    this.page(size ?? this.flow);
    this.sheet.doc.addNamedDestination(id, "Fit");
    this.words(title, { size: 17, bold: true, after: 10 });
  }

  block(block: Block): void {
    switch (block.is) {
      case "heading":
        if (this.y + BEGINNING > this.bottom()) this.page(this.flow);
        this.y += 8;
        this.words(block.text, { size: 11.5, bold: true, after: 5 });
        return;
      case "text":
        this.words(block.text, { size: TEXT, after: 7 });
        return;
      case "list":
        for (const item of block.items)
          this.words(`• ${item}`, { size: TEXT, after: 3, indent: 10 });
        this.y += 6;
        return;
      case "table":
        this.y = drawTable(this.sheet, block, { y: this.y, newPage: () => this.page(this.flow) });
        return;
      default:
        this.picture(block);
    }
  }

  /** A picture on a page of its own; below a chapter's title where that page is of its size. */
  private picture({ picture, caption }: Block & { readonly is: "picture" }): void {
    const { doc } = this.sheet;
    const size = sizeFor(picture);
    const isHere = doc.page.width === size[0] && this.y < TOP;
    const top = isHere ? this.y : this.page(size);
    const scale = scaleOn(picture, size, top);
    doc.save().translate(MARGIN, top).scale(scale);
    drawParts(this.sheet, picture.parts);
    doc.restore();
    this.y = top + picture.height * scale + 6;
    this.words(caption, { size: TEXT, ink: "muted" });
  }

  /** Begins a page; where its content starts. */
  private page(size: Size): number {
    const { doc, look } = this.sheet;
    doc.addPage({ size, margin: 0 });
    doc.rect(0, 0, size[0], size[1]).fillColor(look.surface).fill();
    this.pages += 1;
    this.y = MARGIN;
    if (this.pages > 1) {
      this.line(`${this.report.title} · ${this.running}`, MARGIN);
      const number = String(this.pages);
      doc.font("Helvetica").fontSize(8);
      this.line(number, size[0] - MARGIN - doc.widthOfString(number));
    }
    this.y = MARGIN + HEAD;
    return this.y;
  }

  private line(text: string, x: number): void {
    const { doc, letters, look } = this.sheet;
    const words = letters.shown(text);
    doc.font(letters.fontFor(words, false)).fontSize(8).fillColor(look.muted);
    doc.text(words, x, MARGIN - 6, { lineBreak: false });
  }

  private bottom(): number {
    return this.sheet.doc.page.height - MARGIN;
  }

  /** Text over the width of the page, on the next page when it does not fit. */
  private words(
    text: string,
    how: {
      readonly size: number;
      readonly bold?: boolean;
      readonly ink?: "ink" | "muted" | "added";
      readonly after?: number;
      readonly indent?: number;
      readonly goTo?: string;
    },
  ): void {
    const { doc, letters, look } = this.sheet;
    const { size, bold = false, ink = "ink", after = 6, indent = 0, goTo } = how;
    const words = letters.shown(text);
    const style = () => doc.font(letters.fontFor(words, bold)).fontSize(size).fillColor(look[ink]);
    // Of the page that the words stand on: the next one may lie another way.
    const room = () => doc.page.width - 2 * MARGIN - indent;
    let width = room();
    let height = style().heightOfString(words, { width });
    if (this.y + height > this.bottom()) {
      this.page(this.flow);
      width = room();
      height = Math.min(style().heightOfString(words, { width }), this.bottom() - this.y);
    }
    style().text(words, MARGIN + indent, this.y, {
      width,
      height: height + size,
      ...(goTo ? { goTo } : {}),
    });
    this.y += height + after;
  }
}
