/** A picture as PDF: vector, searchable, with bookmarks; parted into legible pages when it is large. */
import { type Language, pictureWords } from "#src/messages/index.ts";
import { type Look, looks, type Picture, type SceneTables } from "#src/report/index.ts";
import { beginPdf } from "./pdf-document.ts";
import { drawParts, type Sheet } from "./pdf-marks.ts";
import {
  HEAD,
  type Layout,
  layoutOf,
  MARGIN,
  type PageSize,
  type Tile,
  TRUE_SIZE,
} from "./pdf-pages.ts";
import { drawTable } from "./pdf-table.ts";

export type PdfOptions = {
  readonly look?: Look;
  /** A3 unless told. */
  readonly size?: PageSize;
  readonly language?: Language;
  /** ISO date of the document. */
  readonly date?: string;
  /** The data behind the picture, on pages at the end. */
  readonly tables?: SceneTables;
};

/** The bytes of the PDF of `picture`; equal pictures and options give equal bytes. */
export async function pdfOf(picture: Picture, options: PdfOptions = {}): Promise<Uint8Array> {
  const { look = looks.light, size = "A3", language = "en", date, tables } = options;
  const words = pictureWords[language];
  const { title, description } = picture;
  const pdf = beginPdf({ title, subject: description, language, date });
  const sheet: Sheet = { doc: pdf.doc, letters: pdf.letters, look };
  const layout = layoutOf(picture, size);
  const { outline } = pdf.doc;

  newPage(sheet, layout.page);
  const isParted = layout.tiles.length > 0;
  if (isParted) head(sheet, `${title} · ${words.overview}`);
  outline.addItem(isParted ? words.overview : title);
  drawOverview(sheet, picture, layout);
  layout.tiles.forEach((tile, i) => {
    newPage(sheet, layout.page);
    pdf.doc.addNamedDestination(`part-${i + 1}`, "Fit");
    const named = words.part(i + 1, layout.tiles.length);
    head(sheet, `${title} · ${named}`);
    const item = outline.addItem(named);
    for (const part of tile.parts)
      if (part.role === "box" && part.isContainer && isStartIn(part.bounds, tile))
        item.addItem(part.title);
    drawTile(sheet, tile);
  });
  if (tables) drawTables(sheet, tables, { words, page: layout.page, title });
  return pdf.bytes();
}

function newPage({ doc, look }: Sheet, size: readonly [number, number]): void {
  doc.addPage({ size, margin: 0 });
  doc.rect(0, 0, size[0], size[1]).fillColor(look.surface).fill();
}

function head({ doc, letters, look }: Sheet, line: string): void {
  const words = letters.shown(line);
  doc.font(letters.fontFor(words, true)).fontSize(10).fillColor(look.muted);
  doc.text(words, MARGIN, MARGIN, { lineBreak: false });
}

/** The whole picture on one page, each part of it framed and numbered, leading to its page. */
function drawOverview(sheet: Sheet, picture: Picture, { page, scale, tiles }: Layout): void {
  const { doc, look } = sheet;
  const top = MARGIN + (tiles.length > 0 ? HEAD : 0);
  const left = (page[0] - picture.width * scale) / 2;
  doc.save().translate(left, top).scale(scale);
  drawParts(sheet, picture.parts);
  doc.restore();
  tiles.forEach((tile, i) => {
    const [x, y] = [left + tile.x * scale, top + tile.y * scale];
    const width = Math.min(tile.width, picture.width - tile.x) * scale;
    const height = Math.min(tile.height, picture.height - tile.y) * scale;
    doc.rect(x, y, width, height).strokeColor(look.pale).lineWidth(0.7).stroke();
    doc.font("Helvetica-Bold").fontSize(12).fillColor(look.added);
    doc.text(String(i + 1), x + 4, y + 3, { lineBreak: false });
    doc.goTo(x, y, width, height, `part-${i + 1}`);
  });
}

function drawTile(sheet: Sheet, tile: Tile): void {
  const { doc } = sheet;
  doc
    .save()
    .translate(MARGIN, MARGIN + HEAD)
    .scale(TRUE_SIZE);
  doc.rect(0, 0, tile.width, tile.height).clip();
  doc.translate(-tile.x, -tile.y);
  drawParts(sheet, tile.parts);
  doc.restore();
}

/** Whether a box begins on this page, so that each is listed once. */
function isStartIn({ x, y }: { readonly x: number; readonly y: number }, tile: Tile): boolean {
  const inside = (at: number, from: number, length: number) =>
    at + 10 >= from && at + 10 < from + length - 48;
  return inside(x, tile.x, tile.width) && inside(y, tile.y, tile.height);
}

type TablesContext = {
  readonly words: (typeof pictureWords)[Language];
  readonly page: readonly [number, number];
  readonly title: string;
};

function drawTables(
  sheet: Sheet,
  tables: SceneTables,
  { words, page, title }: TablesContext,
): void {
  const paper = [Math.max(page[0], 595), Math.max(page[1], 595)] as const;
  const next = () => {
    newPage(sheet, paper);
    head(sheet, `${title} · ${words.table}`);
    return MARGIN + HEAD + 6;
  };
  let y = next();
  const item = sheet.doc.outline.addItem(words.table);
  const shares = [
    [2, 5, 5, 4, 1.4],
    [5, 5, 3, 1.4, 1.4],
  ] as const;
  [tables.boxes, tables.wires].forEach((table, i) => {
    const caption = i === 0 ? words.boxes : words.wires;
    item.addItem(caption);
    const rows = table.rows.map((row) => row.cells);
    y = drawTable(
      sheet,
      { caption, heads: table.heads, rows, shares: shares[i] ?? [] },
      { y, newPage: next },
    );
  });
}
