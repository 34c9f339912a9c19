/** The matrix as rows: one line per pair for CSV, and a sheet of rows and columns for spreadsheets. */
import { type Language, pictureWords, reportWords } from "#src/messages/index.ts";
import type { OutcomeWord } from "#src/verdict/index.ts";
import { type Sheet, xlsxOf } from "./xlsx.ts";

/** A matrix as it crosses the door. */
export type ToldMatrix = {
  readonly vantages: readonly { readonly kind: string; readonly label: string }[];
  readonly names: readonly { readonly name: string }[];
  /** By vantage, then by name. */
  readonly cells: readonly {
    readonly v: number;
    readonly n: number;
    readonly dns: string;
    readonly expected: string | null;
    readonly word: OutcomeWord;
    readonly asExpected: boolean | null;
  }[];
};

/** The lines of the matrix, heads first: vantage, name, outcome, whether expected, class, DNS. */
export function matrixRows(
  matrix: ToldMatrix,
  language: Language = "en",
): readonly (readonly string[])[] {
  const { columns: c, classes, place, vantageKind } = reportWords[language];
  const words = pictureWords[language];
  const heads = [c.from, c.kind, c.name, c.outcome, c.expected, words.flagged, c.dns];
  const rows = matrix.cells.map((cell) => {
    const [from, name] = [matrix.vantages[cell.v], matrix.names[cell.n]];
    return [
      place(from?.label ?? ""),
      vantageKind(from?.kind ?? ""),
      name?.name ?? "",
      words.outcome[cell.word],
      cell.expected === null ? "" : (classes[cell.expected] ?? cell.expected),
      cell.asExpected === false ? "!" : "",
      cell.dns,
    ];
  });
  return [heads, ...rows];
}

/** The matrix as CSV (RFC 4180), with a mark of UTF-8 at the start so that spreadsheets read its letters. */
export function matrixCsv(matrix: ToldMatrix, language: Language = "en"): string {
  return `\ufeff${matrixRows(matrix, language)
    .map((row) => row.map(field).join(","))
    .join("\r\n")}\r\n`;
}

/** What spreadsheets take for the begin of a formula, wide signs of East Asia too, also behind white space. */
const formula = /^[\t\r\n]|^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** A field in quotes where it must be. One that a spreadsheet would take for a formula begins with an apostrophe. */
export function field(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  const quote = "\u0022";
  if (![quote, ",", ";", "\t", "\r", "\n"].some((sign) => safe.includes(sign))) return safe;
  return quote + safe.replaceAll(quote, quote + quote) + quote;
}

/** The matrix as an Excel file: a sheet with vantages across, and a sheet with one line per pair. */
export function matrixXlsx(matrix: ToldMatrix, language: Language = "en"): Uint8Array {
  const { columns: c, sections, place } = reportWords[language];
  const words = pictureWords[language];
  const across: Sheet = {
    name: words.columns.outcome,
    rows: [
      [c.name, ...matrix.vantages.map(({ label }) => place(label))],
      ...matrix.names.map(({ name }, n) => [
        name,
        ...matrix.vantages.map((_, v) => {
          const cell = matrix.cells[v * matrix.names.length + n];
          return cell ? `${words.outcome[cell.word]}${cell.asExpected === false ? " !" : ""}` : "";
        }),
      ]),
    ],
    widths: [48, ...matrix.vantages.map(() => 18)],
  };
  const lines: Sheet = {
    name: sections.matrix.slice(0, 31),
    rows: matrixRows(matrix, language),
    widths: [30, 10, 48, 18, 18, 16, 22],
  };
  return xlsxOf([across, lines]);
}
