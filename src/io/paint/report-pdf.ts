/** A report as PDF: front page with contents, a chapter for each section, pictures on pages of their own. */
import { type Block, type Look, looks, type Report } from "#src/report/index.ts";
import { beginPdf } from "./pdf-document.ts";
import { drawParts, type Sheet } from "./pdf-marks.ts";
import { HEAD, MARGIN } from "./pdf-pages.ts";
import { drawTable } from "./pdf-table.ts";

const UPRIGHT = [595.28, 841.89] as const;
const ACROSS = [841.89, 595.28] as const;
const TEXT = 9.5;

/** The bytes of the PDF of `report`; equal reports give equal bytes. */
export async function reportPdf(report: Report, look: Look = looks.light): Promise<Uint8Array> {
  const { title, subtitle, language, date } = report;
  const pdf = beginPdf({ title, subject: subtitle, language, date: date || undefined });
  const sheet: Sheet = { doc: pdf.doc, letters: pdf.letters, look };
  const writer = new Writer(sheet, report);
  writer.frontPage();
  for (const section of report.sections) {
    const item = pdf.doc.outline.addItem(section.title);
    const isPictured = section.blocks.slice(0, 3).some((block) => block.is === "picture");
    writer.chapter(section.title, section.id, isPictured ? ACROSS : UPRIGHT);
    for (const [i, block] of section.blocks.entries()) {
      if (block.is === "heading") item.addItem(block.text);
      // A picture has a title of its own.
      if (block.is !== "heading" || section.blocks[i + 1]?.is !== "picture") writer.block(block);
    }
  }
  return pdf.bytes();
}

/** Where on which page the next block goes. */
class Writer {
  private y = 0;
  private running = "";
  private readonly sheet: Sheet;
  private readonly report: Report;
  private pages = 0;

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

  chapter(title: string, id: string, size: readonly [number, number]): void {
    this.running = title;
    this.page(size);
    this.sheet.doc.addNamedDestination(id, "Fit");
    this.words(title, { size: 17, bold: true, after: 10 });
  }

  block(block: Block): void {
    switch (block.is) {
      case "heading":
        if (this.y + 60 > this.bottom()) this.page(UPRIGHT);
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
        this.y = drawTable(this.sheet, block, { y: this.y, newPage: () => this.page(UPRIGHT) });
        return;
      default:
        this.picture(block);
    }
  }

  /** A picture on a page of its own, laid across when it is wide; below a chapter's title where that page lies so. */
  private picture({ picture, caption }: Block & { readonly is: "picture" }): void {
    const { doc } = this.sheet;
    const size = picture.width > picture.height ? ACROSS : UPRIGHT;
    const isHere = doc.page.width === size[0] && this.y < 110;
    const top = isHere ? this.y : this.page(size);
    const [roomX, roomY] = [size[0] - 2 * MARGIN, size[1] - top - MARGIN - 20];
    const scale = Math.min(0.75, roomX / picture.width, roomY / picture.height);
    doc.save().translate(MARGIN, top).scale(scale);
    drawParts(this.sheet, picture.parts);
    doc.restore();
    this.y = top + picture.height * scale + 6;
    this.words(caption, { size: TEXT, ink: "muted" });
  }

  /** Begins a page; where its content starts. */
  private page(size: readonly [number, number]): number {
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
    const width = doc.page.width - 2 * MARGIN - indent;
    let height = style().heightOfString(words, { width });
    if (this.y + height > this.bottom()) {
      this.page(UPRIGHT);
      const room = this.bottom() - this.y;
      height = Math.min(style().heightOfString(words, { width }), room);
    }
    style().text(words, MARGIN + indent, this.y, {
      width,
      height: height + size,
      ...(goTo ? { goTo } : {}),
    });
    this.y += height + after;
  }
}
