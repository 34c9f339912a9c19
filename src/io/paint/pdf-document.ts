/** How is a PDF begun and ended so that equal content gives equal bytes, and which letters does it have? */
import PDFDocument, { type PdfDocument } from "pdfkit";
import { findFonts } from "./fonts.ts";

export type Letters = {
  /** The font for `text`: PDF's own Helvetica, or one of this machine's where letters need it. */
  readonly fontFor: (text: string, bold: boolean) => string;
  /** `text` with "?" for letters that no font here has. */
  readonly shown: (text: string) => string;
};

export type PdfInfo = {
  readonly title: string;
  readonly subject: string;
  readonly language: string;
  /** ISO date; an argument, so that the same estate gives the same bytes. Missing: the epoch. */
  readonly date: string | undefined;
};

export type Pdf = {
  readonly doc: PdfDocument;
  readonly letters: Letters;
  /** Ends the document: its bytes. */
  readonly bytes: () => Promise<Uint8Array>;
};

/** An empty document. */
export function beginPdf({ title, subject, language, date }: PdfInfo): Pdf {
  const day = new Date(date ?? 0);
  const doc = new PDFDocument({
    autoFirstPage: false,
    compress: true,
    pdfVersion: "1.7",
    lang: language,
    displayTitle: true,
    info: {
      Title: title,
      Subject: subject,
      Creator: "Split Horizon",
      Producer: "Split Horizon",
      CreationDate: Number.isNaN(day.getTime()) ? new Date(0) : day,
    },
  });
  const parts: Uint8Array[] = [];
  doc.on("data", (bytes) => parts.push(bytes));
  const ended = new Promise<void>((resolve) => doc.on("end", resolve));
  return {
    doc,
    letters: lettersOf(doc),
    bytes: async () => {
      doc.end();
      await ended;
      return new Uint8Array(Buffer.concat(parts));
    },
  };
}

/** What PDF's own fonts can write: Latin-1 and the signs that Windows adds to it. */
const own = /^[\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/;

function lettersOf(doc: PdfDocument): Letters {
  let registered: boolean | undefined;
  const hasOthers = () => {
    if (registered !== undefined) return registered;
    const files = findFonts();
    if (files) doc.registerFont("other", files.regular).registerFont("other-bold", files.bold);
    return (registered = files !== undefined);
  };
  return {
    fontFor: (text, bold) => {
      if (own.test(text) || !hasOthers()) return bold ? "Helvetica-Bold" : "Helvetica";
      return bold ? "other-bold" : "other";
    },
    shown: (text) =>
      own.test(text) || hasOthers() ? text : text.replace(/./gu, (c) => (own.test(c) ? c : "?")),
  };
}
