/** Which statements does a `named.conf` hold, its includes read in their place? */
import type { Source } from "./reach.ts";

/** A statement: its words (the first in lower case), and its block when it has one. */
export type Statement = {
  readonly source: Source;
  readonly line: number;
  readonly words: readonly string[];
  readonly block?: readonly Statement[];
};

type Token = { readonly text: string; readonly line: number; readonly quoted: boolean };
type Open = { words: string[]; line: number; block: Statement[] };

/** Blocks within blocks. BIND's own statements need four; what is deeper is read as if it were not in braces. */
const DEPTH = 40;

/** The statements of `source` and of the files that it includes. What is never closed ends with the file, and is noted. */
export function bindStatements(source: Source): Statement[] {
  const top: Statement[] = [];
  const stack: Open[] = [];
  let words: string[] = [];
  let line = 1;
  let block: Statement[] | undefined;
  let ignored = 0;
  const target = () => stack.at(-1)?.block ?? top;
  const finish = () => {
    if (words.length > 0 || block) target().push(...placed(source, line, words, block));
    words = [];
    block = undefined;
  };
  for (const token of tokensOf(source.text)) {
    const mark = token.quoted ? "" : token.text;
    if (mark === "{") {
      if (stack.length >= DEPTH) {
        if (ignored++ === 0) source.note(token.line, mark, "too-deep");
        continue;
      }
      stack.push({ words, line: words.length > 0 ? line : token.line, block: [] });
      words = [];
    } else if (mark === "}") {
      if (ignored > 0) {
        ignored--;
        continue;
      }
      finish();
      const opened = stack.pop();
      if (!opened) {
        source.note(token.line, mark, "brace");
        continue;
      }
      ({ words, line, block } = opened);
    } else if (mark === ";") finish();
    else {
      if (words.length === 0 && !block) line = token.line;
      words.push(token.text);
    }
  }
  finish();
  for (let opened = stack.pop(); opened; opened = stack.pop()) {
    source.note(opened.line, opened.words.join(" "), "not-closed");
    target().push(...placed(source, opened.line, opened.words, opened.block));
  }
  return top;
}

/** The statement that the parts make; an include gives those of the files that it names. */
function placed(
  source: Source,
  line: number,
  words: readonly string[],
  block: readonly Statement[] | undefined,
): Statement[] {
  const [first, ...rest] = words;
  const kind = first?.toLowerCase() ?? "";
  if (kind === "include" && rest.length === 1 && !block) {
    const naming = { line, seen: `include "${rest[0]}"`, missing: "include-not-given" };
    return source.open(rest[0] ?? "", naming).flatMap(bindStatements);
  }
  // Names of zones and files keep their case; the word that says what a statement is has none.
  const own = first === undefined ? [] : [kind, ...rest];
  return [block ? { source, line, words: own, block } : { source, line, words: own }];
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  const pattern =
    /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|#[^\n]*|"([^"\\]*(?:\\[\s\S][^"\\]*)*)"?|([{};])|([^\s{};"]+)|\n/g;
  for (const match of text.matchAll(pattern)) {
    if (match[1] !== undefined) tokens.push({ text: match[1], line, quoted: true });
    else if (match[2] !== undefined || match[3] !== undefined)
      tokens.push({ text: match[0], line, quoted: false });
    for (let at = match[0].indexOf("\n"); at >= 0; at = match[0].indexOf("\n", at + 1)) line++;
  }
  return tokens;
}
