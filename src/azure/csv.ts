/** What does a CSV of Resource Graph say: which rows, with the JSON in its cells? */

import { envelope } from "./wire-names.table.ts";

const columns = new Map([...envelope].map((name) => [name.toLowerCase(), name]));

type Row = Readonly<Record<string, unknown>>;

/** The rows of a table that has a column for ids, or why there are none. */
export type Table =
  | { readonly rows: readonly Row[] }
  | { readonly why: "no-id-column" }
  | { readonly why: "open-quote"; readonly line: number };

/**
 * The rows of `text`: comma, semicolon or tab between cells, quotes doubled inside quotes. A cell with JSON in it is
 * that JSON, an empty cell is nothing; a cell whose JSON is broken stays text, which the readers then note.
 */
export function readTable(text: string): Table {
  const separator = separatorOf(text);
  const lines = cellsOf(text, separator);
  if (!Array.isArray(lines)) return lines;
  const [header = [], ...rest] = lines;
  // The portal writes its headings in capitals, which are the names of columns all the same.
  const names = header.map((cell) => {
    const name = cell.trim();
    return (
      columns.get(name.toLowerCase()) ?? (name === name.toUpperCase() ? name.toLowerCase() : name)
    );
  });
  if (!names.some((name) => /^(resource)?_?id$/i.test(name))) return { why: "no-id-column" };
  return {
    rows: rest
      .filter((cells) => cells.some((cell) => cell !== ""))
      .map((cells) =>
        Object.fromEntries(names.map((name, i) => [name, cellValue(cells[i] ?? "")] as const)),
      ),
  };
}

function separatorOf(text: string): string {
  const header = text.slice(0, text.search(/\r|\n|$/));
  const counts = [",", ";", "\t"].map((mark) => [mark, header.split(mark).length] as const);
  return counts.reduce((best, own) => (own[1] > best[1] ? own : best))[0];
}

function cellValue(cell: string): unknown {
  const text = cell.trim();
  if (text === "" || text === "null") return null;
  const first = text[0];
  if (first !== "{" && first !== "[") return cell;
  try {
    return JSON.parse(text);
  } catch {
    return cell;
  }
}

/** The cells of each line (RFC 4180); where the last quote stays open, the line on which it opened. */
function cellsOf(
  text: string,
  separator: string,
): string[][] | { readonly why: "open-quote"; readonly line: number } {
  const lines: string[][] = [];
  let cells: string[] = [];
  let at = 0;
  let line = 1;
  const take = (cell: string) => {
    cells.push(cell);
  };
  const endLine = () => {
    lines.push(cells);
    cells = [];
    line++;
  };
  while (at < text.length) {
    if (text[at] === '"') {
      const end = quoteEnd(text, at + 1);
      if (end < 0) return { why: "open-quote", line };
      const cell = text.slice(at + 1, end).replaceAll('""', '"');
      for (let i = at; i < end; i++) if (text[i] === "\n") line++;
      at = end + 1;
      // What stands between a closing quote and the separator is no part of the cell.
      while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r")
        at++;
      take(cell);
    } else {
      const start = at;
      while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r")
        at++;
      take(text.slice(start, at));
    }
    if (text[at] === separator) {
      at++;
      if (at >= text.length || text[at] === "\n" || text[at] === "\r") take("");
      else continue;
    }
    if (text[at] === "\r") at++;
    if (text[at] === "\n") at++;
    endLine();
  }
  if (cells.length > 0) lines.push(cells);
  return lines;
}

/** Where the quoted text that begins at `from` ends: at a quote that is not doubled; -1 when it never does. */
function quoteEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return -1;
    if (text[quote + 1] !== '"') return quote;
    at = quote + 2;
  }
}
