/** How are the marks of a picture put on a page of a PDF: paths as paths, texts as texts? */
import type { PdfDocument } from "pdfkit";
import type { Look, Mark, Part } from "#src/report/index.ts";
import type { Letters } from "./pdf-document.ts";

export type Sheet = { readonly doc: PdfDocument; readonly letters: Letters; readonly look: Look };

/** Draws `parts` where they are, in the page's present scale; where resources lead, the page links. */
export function drawParts(sheet: Sheet, parts: Iterable<Part>): void {
  for (const part of parts) {
    for (const mark of part.marks) drawMark(sheet, mark);
    if (part.link && part.role === "box") {
      // The part's bounds are generous by ten on each side.
      const { x, y, width, height } = part.bounds;
      sheet.doc.link(x + 10, y + 10, width - 20, Math.min(height - 20, 34), part.link);
    }
  }
}

function drawMark({ doc, letters, look }: Sheet, mark: Mark): void {
  if (mark.is === "text") {
    const words = letters.shown(mark.text);
    doc.font(letters.fontFor(words, mark.bold)).fontSize(mark.size).fillColor(look[mark.ink]);
    const width = mark.anchor === "start" ? 0 : doc.widthOfString(words);
    const x = mark.x - (mark.anchor === "middle" ? width / 2 : width);
    doc.text(words, x, mark.y, { lineBreak: false, baseline: "alphabetic" });
    return;
  }
  const { d, fill, stroke, width, dash } = mark;
  doc.path(d);
  if (fill) doc.fillColor(look[fill]);
  if (stroke) {
    doc.strokeColor(look[stroke]).lineWidth(width).lineJoin("round");
    if (dash.length > 0) doc.dash(dash);
  }
  if (fill && stroke) doc.fillAndStroke();
  else if (fill) doc.fill();
  else doc.stroke();
  if (dash.length > 0) doc.undash();
}
