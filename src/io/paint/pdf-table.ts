/** How do tables run over the pages of a PDF: heads on every page, long cells in several lines? */
import { widthOf } from "#src/report/index.ts";
import type { Sheet } from "./pdf-marks.ts";
import { MARGIN } from "./pdf-pages.ts";

export type PdfTable = {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Share of the width of each column. */
  readonly shares: readonly number[];
};

const SIZE = 8.5;
const GAP = 6;
/** Height of one line of Helvetica. */
const LINE = SIZE * 1.156;

/** Whether `words` surely stay on one line of a column: most do, and asking the library costs more than writing them. */
const isShort = (words: string, width: number) =>
  !words.includes("\n") && widthOf(words, SIZE, true) < width - GAP;

/** Draws `table` from `y` on, on as many pages as it takes; where it ended. */
export function drawTable(
  sheet: Sheet,
  table: PdfTable,
  from: { readonly y: number; readonly newPage: () => number },
): number {
  const { doc, letters, look } = sheet;
  const sum = table.shares.reduce((a, b) => a + b, 0);
  // Of the page that the table stands on: the next one may lie another way.
  let whole = 0;
  let widths: readonly number[] = [];
  const measure = () => {
    whole = doc.page.width - 2 * MARGIN;
    widths = table.shares.map((share) => (whole * share) / sum);
  };
  const newPage = () => {
    const top = from.newPage();
    measure();
    return top;
  };
  measure();
  const bottom = () => doc.page.height - MARGIN;
  const heightOf = (cells: readonly string[], bold: boolean) =>
    Math.max(
      ...cells.map((cell, i) => {
        const words = letters.shown(cell);
        if (isShort(words, widths[i] ?? 0)) return LINE;
        doc.font(letters.fontFor(words, bold)).fontSize(SIZE);
        return doc.heightOfString(words, { width: (widths[i] ?? 0) - GAP });
      }),
      SIZE,
    );
  const drawRow = (cells: readonly string[], y: number, bold: boolean) => {
    let x = MARGIN;
    cells.forEach((cell, i) => {
      const words = letters.shown(cell);
      doc
        .font(letters.fontFor(words, bold))
        .fontSize(SIZE)
        .fillColor(bold ? look.muted : look.ink);
      const isOne = isShort(words, widths[i] ?? 0);
      if (words !== "")
        doc.text(words, x, y, isOne ? { lineBreak: false } : { width: (widths[i] ?? 0) - GAP });
      x += widths[i] ?? 0;
    });
  };
  const line = (y: number) =>
    doc
      .path(`M${MARGIN} ${y}L${MARGIN + whole} ${y}`)
      .strokeColor(look.pale)
      .lineWidth(0.5)
      .stroke();

  let y = from.y;
  const head = () => {
    const height = heightOf(table.heads, true);
    drawRow(table.heads, y, true);
    y += height + 3;
    line(y);
    y += 3;
  };
  // A head whose first row stands on the next page would be told twice.
  const [first = []] = table.rows;
  const begun = Math.min(heightOf(first, false), bottom() / 2) + (table.caption ? 48 : 30);
  if (y + begun > bottom()) y = newPage();
  if (table.caption) {
    doc.font(letters.fontFor(table.caption, true)).fontSize(11).fillColor(look.ink);
    doc.text(letters.shown(table.caption), MARGIN, y, { lineBreak: false });
    y += 18;
  }
  head();
  for (const row of table.rows) {
    const height = Math.min(heightOf(row, false), bottom() - 2 * MARGIN - 40);
    if (y + height > bottom()) {
      y = newPage();
      head();
    }
    drawRow(row, y, false);
    y += height + 3;
    line(y);
    y += 3;
  }
  return y + 10;
}
