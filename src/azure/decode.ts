/** What do the bytes of a file mean: text in which encoding, JSON or a table, and where are they broken? */
import { gunzipSync } from "fflate";
import { readingMessages } from "#src/messages/index.ts";
import { readTable } from "./csv.ts";
import { jsonFault } from "./json-fault.ts";

/** The value of an export, or the sentence that says why there is none. */
export type Decoded = { readonly value: unknown } | { readonly why: string };

/** The value that `bytes` of the file `source` hold: JSON or CSV, UTF-8 or UTF-16, packed with gzip or not. Never throws. */
export function decodeExport(bytes: Uint8Array, source: string): Decoded {
  if (bytes.length === 0) return { why: readingMessages.empty({ source }) };
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try {
      return decodeExport(gunzipSync(bytes), source);
    } catch (error) {
      return { why: readingMessages.damagedGzip({ source, why: wordsOf(error) }) };
    }
  }
  try {
    const text = textOf(bytes);
    return text === undefined
      ? { why: readingMessages.notText({ source }) }
      : readText(text, source);
  } catch (error) {
    // An engine holds half a gigabyte in one text; what is longer cannot be decoded.
    return { why: readingMessages.tooLong({ source, why: wordsOf(error) }) };
  }
}

/** The value that `text` writes as JSON, or as a Resource Graph CSV. Never throws. */
export function readText(text: string, source: string): Decoded {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const first = /\S/.exec(body)?.[0];
  if (first === undefined) return { why: readingMessages.blank({ source }) };
  try {
    return { value: JSON.parse(body) };
  } catch {
    if (first !== "{" && first !== "[") {
      const table = readTable(body);
      if ("rows" in table) return { value: table.rows };
      if (table.why === "open-quote")
        return { why: readingMessages.cutTable({ source, line: table.line }) };
      if (!/^["\d\-tfn]/.test(first) || !looksJson(body))
        return { why: readingMessages.noTable({ source }) };
    }
    return { why: faultOf(body, source) };
  }
}

/** Whether a text that does not begin as an object or list is JSON all the same: a number, a text, a word. */
function looksJson(body: string): boolean {
  return /^\s*("|-?\d|true\b|false\b|null\b)/.test(body) && !/[,;\t].*\n/.test(body.slice(0, 2000));
}

function faultOf(body: string, source: string): string {
  const fault = jsonFault(body);
  // The parser found a fault where the rules of JSON find none: the nesting was too much for it.
  if (fault === undefined) return readingMessages.tooDeep({ source });
  const { line, column } = fault;
  return fault.is === "end"
    ? readingMessages.cutOff({ source, line, column, whole: fault.whole })
    : readingMessages.notJson({ source, line, column, seen: fault.seen, right: fault.right });
}

/** The text of `bytes`: by its byte order mark, or by where its zero bytes stand; undefined when it is no text. */
function textOf(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (a === 0xfe && b === 0xff) return swapped(bytes.subarray(2));
  if (a === 0xef && b === 0xbb && c === 0xbf) return utf8(bytes.subarray(3));
  // PowerShell 5 redirects as UTF-16, and some tools drop the mark: the first letter is ASCII in every export.
  if (a !== 0 && b === 0) return new TextDecoder("utf-16le").decode(bytes);
  if (a === 0 && b !== 0) return swapped(bytes);
  return utf8(bytes);
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  // A stray byte of an old code page in a tag is no reason to refuse a whole export.
  const text = new TextDecoder("utf-8").decode(bytes);
  const strange = text.match(/\uFFFD/g)?.length ?? 0;
  return strange * 100 > text.length ? undefined : text;
}

/** UTF-16 with the high byte first, which not every decoder knows. */
function swapped(bytes: Uint8Array): string {
  const turned = new Uint8Array(bytes.length - (bytes.length % 2));
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    turned[i] = bytes[i + 1] ?? 0;
    turned[i + 1] = bytes[i] ?? 0;
  }
  return new TextDecoder("utf-16le").decode(turned);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
