/** The small language of questions, `from vm-app to stcontoso:443 type AAAA`: which words mean what, and what is wrong with them? */

/** A part of a question, with where it stands: positions count letters from 0, `end` excluded. */
export type AskPart = { readonly text: string; readonly start: number; readonly end: number };

export type AskedQuestion = {
  readonly from: AskPart | null;
  readonly to: AskPart | null;
  readonly type: AskPart | null;
  readonly port: number | null;
};

/** Why a text is no question, and where. */
export type AskFault = {
  readonly why: "missing" | "twice" | "port" | "quote" | "surplus";
  /** The word that lacks its value, is told twice, or is wrong. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
};

/**
 * The question that `text` asks: `from <vantage>`, `to <target>[:port]` and `type <type>` in any order; the target may
 * stand first without `to`. A vantage with blanks stands in quotes. Undefined when it has no `from`: then it is
 * something else. Commands and things (`>`, `@`, `#`) belong to the palette and are no questions.
 */
export function parseAsk(text: string): AskedQuestion | { readonly fault: AskFault } | undefined {
  if (/^\s*[>@#]/.test(text) || text.length > 2_000) return undefined;
  const words = wordsOf(text);
  if (!words.some(({ text: word }) => /^from$/i.test(word))) return undefined;
  const parts = new Map<string, AskPart>();
  let i = 0;
  while (i < words.length) {
    const word = words[i] as AskPart;
    const key = /^(?:from|to|type)$/i.test(word.text) ? word.text.toLowerCase() : undefined;
    if (key === undefined && i > 0)
      return { fault: { why: "surplus", word: word.text, start: word.start, end: word.end } };
    const value = key === undefined ? word : words[i + 1];
    if (!value)
      return { fault: { why: "missing", word: word.text, start: word.start, end: word.end } };
    const name = key ?? "to";
    if (parts.has(name))
      return { fault: { why: "twice", word: name, start: word.start, end: value.end } };
    if (value.text.startsWith('"')) {
      if (!/^".*"$/.test(value.text) || value.text.length < 2)
        return { fault: { why: "quote", word: value.text, start: value.start, end: value.end } };
      parts.set(name, { ...value, text: value.text.slice(1, -1) });
    } else parts.set(name, value);
    i += key === undefined ? 1 : 2;
  }
  const to = parts.get("to") ?? null;
  const told = to ? /^([^:/]+):(\d+)$/.exec(to.text) : null;
  const port = told ? Number(told[2]) : null;
  if (to && port !== null && (port < 1 || port > 65_535))
    return { fault: { why: "port", word: told?.[2] ?? "", start: to.start, end: to.end } };
  return {
    from: parts.get("from") ?? null,
    to: to && told ? { ...to, text: told[1] ?? "" } : to,
    type: parts.get("type") ?? null,
    port,
  };
}

function wordsOf(text: string): readonly AskPart[] {
  return [...text.matchAll(/"[^"]*"?|[^\s"]+/g)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
