/** Which clauses and settings does an `unbound.conf` hold, its includes read in their place? */
import type { Source } from "./reach.ts";

export type Setting = {
  readonly source: Source;
  readonly line: number;
  readonly key: string;
  /** Quotes dropped; the first is the value, only few settings have more. */
  readonly values: readonly string[];
};

export type Clause = {
  readonly source: Source;
  readonly line: number;
  readonly name: string;
  readonly settings: Setting[];
};

const CLAUSES = new Set(
  "server remote-control forward-zone stub-zone auth-zone view python dynlib dnscrypt cachedb rpz dnstap ipset".split(
    " ",
  ),
);
type Token = { readonly text: string; readonly line: number; readonly quoted: boolean };

/** Whether `text` looks like an unbound.conf. */
export function looksLikeUnbound(text: string): boolean {
  return /^[ \t]*(server|forward-zone|stub-zone|auth-zone):([ \t]*(#.*)?$|[ \t]+[a-z-]+:)/m.test(
    text,
  );
}

/** The clauses of `source` and of the files that it includes, in order. Several settings may share a line. */
export function unboundClauses(source: Source): Clause[] {
  const clauses: Clause[] = [];
  gather(source, clauses);
  return clauses;
}

function gather(source: Source, clauses: Clause[]): void {
  const tokens = tokensOf(source.text);
  for (let i = 0; i < tokens.length; ) {
    const { text, line, quoted } = tokens[i++] ?? { text: "", line: 0, quoted: true };
    const key = text.slice(0, -1).toLowerCase();
    if (quoted || !isKey(text)) {
      source.note(line, text, "line");
      continue;
    }
    if (CLAUSES.has(key) && (key !== "view" || isClauseNext(tokens[i]))) {
      clauses.push({ source, line, name: key, settings: [] });
      continue;
    }
    const values: string[] = [];
    for (let next = tokens[i]; next; next = tokens[i]) {
      // What follows on the same line is the value, be it like a key (`fd00:` is none of ours) or not.
      const isOther = !next.quoted && isKey(next.text) && values.length > 0;
      if (isOther || (values.length > 0 && next.line !== line)) break;
      if (values.length === 0 && next.line !== line && !next.quoted && isKey(next.text)) break;
      values.push(next.text);
      i++;
    }
    const seen = `${key}: ${values.join(" ")}`;
    if (key === "include" || key === "include-toplevel") {
      const naming = { line, seen, missing: "include-not-given" };
      for (const inner of source.open(values[0] ?? "", naming)) gather(inner, clauses);
      continue;
    }
    const clause = clauses.at(-1);
    if (clause) clause.settings.push({ source, line, key, values });
    else source.note(line, seen, "outside-clause");
  }
}

function isKey(text: string): boolean {
  return /^[a-zA-Z][a-zA-Z0-9-]*:$/.test(text);
}

function isClauseNext(token: Token | undefined): boolean {
  return token !== undefined && !token.quoted && isKey(token.text);
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  text.split("\n").forEach((raw, i) => {
    // A comment's # stands at the start or after white space: an address may carry `#auth-name`.
    for (const match of raw.matchAll(
      /"([^"]*)"?|'([^']*)'?|(#.*)|([a-z][a-z0-9-]*:(?=["'])|[^\s"'][^\s]*)/g,
    )) {
      if (match[3] !== undefined) break;
      const word = match[4];
      if (word === undefined)
        tokens.push({ text: match[1] ?? match[2] ?? "", line: i + 1, quoted: true });
      else tokens.push(...parted(word, i + 1));
    }
  });
  return tokens;
}

/** `name:x` is key and value without white space between, as Unbound allows for its keys. */
function parted(word: string, line: number): Token[] {
  const glued = /^([a-z]+(?:-[a-z0-9]+)*:)([^:]+)$/.exec(word);
  const words = glued ? [glued[1] ?? "", glued[2] ?? ""] : [word];
  return words.map((text) => ({ text, line, quoted: false }));
}

/** Notes `setting` as it stands. */
export function noteOf(setting: Setting, code: string): void {
  setting.source.note(setting.line, `${setting.key}: ${setting.values.join(" ")}`, code);
}
