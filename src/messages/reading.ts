/** What do people read when a file is no export, is cut off, or holds something else than data? */

type Source = { readonly source: string };
type Spot = Source & { readonly line: number; readonly column: number };

const shapes =
  "Right would be JSON of Resource Graph, ARM, az or PowerShell, a Resource Graph CSV, or a snapshot of this program";

/** What would be right where a text is no JSON, by the code of the fault. */
const rightHere = {
  value: "a value",
  "value-or-close": 'a value or "]"',
  name: "a name in double quotes",
  "name-or-close": 'a name in double quotes or "}"',
  colon: '":"',
  "comma-or-close": "a comma or the closing bracket",
  nothing: "the end of the file",
  "closing-quote": "a closing quote",
  escape: "an escape of JSON",
} as const;

/** The sentences about reading exports, by what happened. */
export const readingMessages = {
  empty: ({ source }: Source) =>
    `${source} is empty (0 bytes): the export wrote nothing. Export it again and look for an error beside it.`,
  blank: ({ source }: Source) => `${source} holds nothing but blanks. Export it again.`,
  notJson: ({
    source,
    line,
    column,
    seen,
    right,
  }: Spot & { readonly seen: string; readonly right: keyof typeof rightHere }) =>
    `${source} is not JSON: at line ${line}, column ${column} stands ${seen}, where ${rightHere[right]} would be right.`,
  cutOff: ({ source, line, column, whole }: Spot & { readonly whole: number }) =>
    `${source} is cut off: it ends in the middle, at line ${line}, column ${column}, after ${whole} whole ${whole === 1 ? "document" : "documents"}. Export or copy it again; half an export would show things as missing that are there.`,
  tooDeep: ({ source }: Source) =>
    `${source} cannot be read: its JSON is nested too deep for any document of Azure.`,
  noTable: ({ source }: Source) =>
    `${source} is neither JSON nor a CSV with a column "id". ${shapes}.`,
  cutTable: ({ source, line }: Source & { readonly line: number }) =>
    `${source} is cut off: the quote opened at line ${line} never ends. Export or copy it again.`,
  notText: ({ source }: Source) =>
    `${source} is no text: it holds bytes that are neither UTF-8 nor UTF-16. ${shapes}.`,
  tooLong: ({ source, why }: Source & { readonly why: string }) =>
    `${source} is too large to be read at once (${why}). Export in parts, one file for each subscription, and open the folder.`,
  damagedGzip: ({ source, why }: Source & { readonly why: string }) =>
    `${source} is damaged: it cannot be unpacked as gzip (${why}). Copy or export it again.`,
  noExport: ({ source, seen }: Source & { readonly seen: string }) =>
    `${source} holds no resources: its JSON is ${seen}. ${shapes}.`,
  noDocuments: ({ source, seen }: Source & { readonly seen: readonly string[] }) =>
    `${source} holds no resources: nothing in it has an id (seen: ${seen.length > 0 ? seen.join(", ") : "an empty object"}). ${shapes}.`,
  newerSnapshot: ({ source, format }: Source & { readonly format: number }) =>
    `${source}: Made by a newer version (format ${format}, this program reads 1). Update to open it.`,
  damagedFormat: ({ source, seen }: Source & { readonly seen: unknown }) =>
    `${source} looks like a snapshot, but its "format" is ${JSON.stringify(seen)} where "split-horizon.snapshot/1" was expected. Make it again, or open the exports that it was made of.`,
  damagedSnapshot: ({ source }: Source) =>
    `${source} is a damaged snapshot: it has no list "documents". Make it again, or open the exports that it was made of.`,
  azureError: ({
    source,
    code,
    message,
  }: Source & { readonly code: string; readonly message: string }) =>
    `${source} holds an error of Azure instead of data: ${code}${message ? `: ${message.slice(0, 300)}` : ""}. Export it again with an account that may read it.`,
} as const;
