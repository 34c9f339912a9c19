/** How are the marks of a picture put on a page of a PDF: paths as paths, texts as texts? */
import type { PdfDocument } from "pdfkit";
import { type Look, num, type Part, type PathMark, type TextMark } from "#src/report/index.ts";
import type { Letters } from "./pdf-document.ts";

export type Sheet = { readonly doc: PdfDocument; readonly letters: Letters; readonly look: Look };

/** Draws `parts` where they are, in the page's present scale; where resources lead, the page links. */
export function drawParts(sheet: Sheet, parts: Iterable<Part>): void {
  const { doc, look } = sheet;
  // Paths that follow one another go in as one piece: the library copies what it holds with every piece.
  let held: string[] = [];
  const put = () => {
    // As bytes: the library turns text into bytes letter by letter.
    if (held.length > 0) doc.addContent(Buffer.from(`${held.join("\n")}\n`, "latin1"));
    held = [];
  };
  for (const part of parts) {
    for (const mark of part.marks) {
      if (mark.is === "path") held.push(operators(mark, look));
      else {
        put();
        drawText(sheet, mark);
      }
    }
    if (part.link && part.role === "box") {
      // The part's bounds are generous by ten on each side.
      const { x, y, width, height } = part.bounds;
      doc.link(x + 10, y + 10, width - 20, Math.min(height - 20, 34), part.link);
    }
  }
  put();
}

function drawText({ doc, letters, look }: Sheet, mark: TextMark): void {
  const words = letters.shown(mark.text);
  doc.font(letters.fontFor(words, mark.bold)).fontSize(mark.size).fillColor(look[mark.ink]);
  const width = mark.anchor === "start" ? 0 : doc.widthOfString(words);
  const x = mark.x - (mark.anchor === "middle" ? width / 2 : width);
  doc.text(words, x, mark.y, { lineBreak: false, baseline: "alphabetic" });
}

/** The operators of PDF that draw a path: several times quicker than parsing it by the library, call by call. */
function operators(mark: PathMark, look: Look): string {
  const { fill, stroke, width, dash } = mark;
  const how = fill && stroke ? "B" : fill ? "f" : "S";
  return [
    ...(fill ? [`${rgb(look[fill])} rg`] : []),
    ...(stroke
      ? [`${rgb(look[stroke])} RG ${num(width)} w 1 j [${dash.map(num).join(" ")}] 0 d`]
      : []),
    pathOf(mark),
    how,
  ].join(" ");
}

const colours = new Map<string, string>();

/** `#RRGGBB` as three numbers from 0 to 1. */
function rgb(colour: string): string {
  let told = colours.get(colour);
  if (told === undefined) {
    const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
    colours.set(
      colour,
      (told = parts.map((part) => String(Math.round(part * 1e4) / 1e4)).join(" ")),
    );
  }
  return told;
}

/** A large picture draws each path twice: on its overview, and on its page. */
const paths = new WeakMap<PathMark, string>();

/** Path data (M, L, Q, C, Z, absolute) in PDF's operators, which know cubic curves alone. */
function pathOf(mark: PathMark): string {
  const known = paths.get(mark);
  if (known !== undefined) return known;
  const out: string[] = [];
  let [x, y] = [0, 0];
  for (const [, command = "", told = ""] of mark.d.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
    const n = told.match(/-?[\d.]+/g)?.map(Number) ?? [];
    if (command === "Z") out.push("h");
    const size = command === "Q" ? 4 : command === "C" ? 6 : 2;
    for (let i = 0; i + size <= n.length; i += size) {
      const [a = 0, b = 0, c = 0, e = 0, f = 0, g = 0] = n.slice(i, i + size);
      if (command === "M") out.push(`${a} ${b} ${i === 0 ? "m" : "l"}`);
      else if (command === "L") out.push(`${a} ${b} l`);
      else if (command === "Q") {
        const third = (from: number, to: number) => num(from + ((to - from) * 2) / 3);
        out.push(`${third(x, a)} ${third(y, b)} ${third(c, a)} ${third(e, b)} ${c} ${e} c`);
      } else out.push(`${a} ${b} ${c} ${e} ${f} ${g} c`);
      [x, y] = size === 2 ? [a, b] : size === 4 ? [c, e] : [f, g];
    }
  }
  const operators = out.join(" ");
  paths.set(mark, operators);
  return operators;
}
