/** How is a pasted text made ready to be read: without secrets, colours and odd blanks, and of bounded size? */
import { withoutSecrets } from "#src/base/index.ts";
import type { Note } from "./reading.ts";

/** The most that is read of one text: a ticket is a page or two, and what is longer is told to be cut. */
export const MOST_LETTERS = 200_000;
const MOST_LINES = 5_000;
const MOST_OF_LINE = 20_000;

export type Pasted = { readonly lines: readonly string[]; readonly notes: readonly Note[] };

/** The lines of `raw`, without trailing blanks, and what must be said about them. */
export function linesOf(raw: string): Pasted {
  const cut = raw.length > MOST_LETTERS ? raw.slice(0, MOST_LETTERS) : raw;
  const plain = Array.from(cutColours(cut))
    .filter(isLetter)
    .join("")
    .replace(/[\u00a0\u2007\u202f]/g, " ")
    .replace(/\r\n?/g, "\n");
  const clean = withoutSecrets(plain);
  const all = clean.text.split("\n");
  const lines = all.slice(0, MOST_LINES).map((line) => line.slice(0, MOST_OF_LINE).trimEnd());
  const isCut =
    cut.length < raw.length ||
    all.length > MOST_LINES ||
    all.some((line) => line.length > MOST_OF_LINE);
  const notes: Note[] = [];
  if (clean.had) notes.push("secret-dropped");
  if (isCut) notes.push("cut");
  return { lines: unquoted(lines), notes };
}

/** `lines` without the marks that mail programs put before what they quote; a prompt of a tool on some lines stays. */
function unquoted(lines: readonly string[]): readonly string[] {
  const told = lines.filter((line) => line !== "");
  const quoted = told.filter((line) => line.startsWith(">"));
  if (quoted.length < 2 || quoted.length * 10 < told.length * 9) return lines;
  return lines.map((line) => line.replace(/^> ?/, ""));
}

const ESCAPE = String.fromCharCode(27);

/** `text` without the colours of a terminal. */
function cutColours(text: string): string {
  const [first = "", ...rest] = text.split(`${ESCAPE}[`);
  return first + rest.map((piece) => piece.replace(/^[0-9;?]{0,20}[A-Za-z]/, "")).join("");
}

/** Not a control character (tabs and line breaks are wanted), nor a mark of byte order or writing direction. */
function isLetter(letter: string): boolean {
  const code = letter.charCodeAt(0);
  if (code < 32) return code === 9 || code === 10 || code === 13;
  return code !== 0xfeff && !(code >= 0x200b && code <= 0x200f);
}
