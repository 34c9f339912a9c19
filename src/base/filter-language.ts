/** What does a filter say: `key:value`, `-key:value`, quotes, brackets and `or`, with the place of every part (ux.md section 12)? */

/** Letters of the text from `start` to `end`, counted from 0, `end` excluded. */
export type Span = { readonly start: number; readonly end: number };

/** One condition: a word, or a value under a key. */
export type FilterTerm = Span & {
  readonly is: "term";
  readonly isNot: boolean;
  /** In small letters; "" for a bare word. */
  readonly key: string;
  /** As written, without its quotes. */
  readonly value: string;
  readonly keyAt: Span;
  readonly valueAt: Span;
};

/** A tree of conditions. `all` of no parts lets everything through. */
export type FilterTree =
  | FilterTerm
  | (Span & { readonly is: "all" | "any"; readonly parts: readonly FilterTree[] })
  | (Span & { readonly is: "not"; readonly part: FilterTree });

/** Why a text is no filter, and where. */
export type FilterFault = Span & {
  readonly why:
    | "quote"
    | "open-bracket"
    | "close-bracket"
    | "empty-brackets"
    | "lonely-or"
    | "no-value"
    | "lonely-minus"
    | "too-deep";
};

export type ParsedFilter =
  | { readonly ok: true; readonly tree: FilterTree }
  | { readonly ok: false; readonly fault: FilterFault };

type Token = Span & { readonly is: "(" | ")" | "-(" | "or" | "and" | "minus" | "term" };

/** More brackets within brackets nobody writes; the limit keeps any text harmless. */
const DEEPEST = 50;

/**
 * The filter that `text` writes. Terms that stand side by side must all hold, and bind closer than `or`; `and` may be
 * written; brackets group; `-` before a term or a bracket turns it round. Never throws.
 */
export function parseFilter(text: string): ParsedFilter {
  const tokens = tokensOf(text);
  const [fault] = tokens.filter((token): token is FilterFault => "why" in token);
  if (fault) return { ok: false, fault };
  const good = tokens.filter((token): token is Token => !("why" in token));
  if (good.length === 0)
    return { ok: true, tree: { is: "all", parts: [], start: 0, end: text.length } };
  try {
    return { ok: true, tree: treeOf(text, good) };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault };
    throw error;
  }
}

/** Words, quotes and brackets; a word ends at a blank or bracket, but not within quotes. */
function tokensOf(text: string): readonly (Token | FilterFault)[] {
  const found: (Token | FilterFault)[] = [];
  let at = 0;
  while (at < text.length) {
    const letter = text[at] ?? "";
    if (/\s/.test(letter)) at += 1;
    else if (letter === "(" || letter === ")") {
      found.push({ is: letter, start: at, end: at + 1 });
      at += 1;
    } else if (letter === "-" && text[at + 1] === "(") {
      found.push({ is: "-(", start: at, end: at + 2 });
      at += 2;
    } else {
      const start = at;
      let quote = -1;
      while (at < text.length && (quote >= 0 || !/[\s()]/.test(text[at] ?? ""))) {
        if (text[at] === '"') quote = quote >= 0 ? -1 : at;
        at += 1;
      }
      if (quote >= 0) return [{ why: "quote", start: quote, end: text.length }];
      const word = text.slice(start, at).toLowerCase();
      const is = word === "or" || word === "and" ? word : word === "-" ? "minus" : "term";
      found.push({ is, start, end: at });
    }
  }
  return found;
}

class Fault extends Error {
  readonly fault: FilterFault;
  constructor(fault: FilterFault) {
    super(fault.why);
    this.fault = fault;
  }
}

/** The tree of `tokens`, read from left to right; throws `Fault`. */
function treeOf(text: string, tokens: readonly Token[]): FilterTree {
  let at = 0;
  /** Alternatives between `or`. */
  const any = (depth: number): FilterTree => {
    const parts = [all(depth)];
    while (tokens[at]?.is === "or") {
      at += 1;
      parts.push(all(depth));
    }
    return joined("any", parts);
  };
  /** Terms side by side. */
  const all = (depth: number): FilterTree => {
    const parts: FilterTree[] = [];
    for (let next = tokens[at]; next && next.is !== "or" && next.is !== ")"; next = tokens[at]) {
      at += 1;
      const where = { start: next.start, end: next.end };
      const following = tokens[at]?.is ?? "or";
      const isLonely = parts.length === 0 || following === "or" || following === ")";
      if (next.is === "and" && isLonely) throw new Fault({ why: "lonely-or", ...where });
      if (next.is === "minus") throw new Fault({ why: "lonely-minus", ...where });
      if (next.is === "term") parts.push(termOf(text, next));
      else if (next.is !== "and") parts.push(group(next, depth + 1));
    }
    if (parts.length > 0) return joined("all", parts);
    // Nothing stands where something must: before or behind an `or`, or within brackets.
    const [before, near] = [tokens[at - 1], tokens[at] ?? tokens[at - 1]];
    const where = { start: near?.start ?? 0, end: near?.end ?? 0 };
    if (near?.is === "or" || before?.is === "or") throw new Fault({ why: "lonely-or", ...where });
    throw new Fault({ why: depth === 0 ? "close-bracket" : "empty-brackets", ...where });
  };
  const group = (open: Token, depth: number): FilterTree => {
    const where = { start: open.start, end: open.end };
    if (depth > DEEPEST) throw new Fault({ why: "too-deep", ...where });
    if (!tokens[at]) throw new Fault({ why: "open-bracket", ...where });
    const part = any(depth);
    const close = tokens[at];
    if (close?.is !== ")") throw new Fault({ why: "open-bracket", ...where });
    at += 1;
    const span = { start: open.start, end: close.end };
    // A bracketed term keeps its own place, by which its key and value are marked.
    if (open.is === "-(") return { is: "not", part, ...span };
    return part.is === "term" ? part : { ...part, ...span };
  };
  const tree = any(0);
  const left = tokens[at];
  if (left) throw new Fault({ why: "close-bracket", start: left.start, end: left.end });
  return tree;
}

function joined(is: "all" | "any", parts: readonly FilterTree[]): FilterTree {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  return { is, parts, start: first?.start ?? 0, end: parts.at(-1)?.end ?? 0 };
}

/** A term; a key is letters before the first colon outside quotes. A URL or an address with colons is a word. */
function termOf(text: string, token: Token): FilterTerm {
  const isNot = text[token.start] === "-";
  const from = token.start + (isNot ? 1 : 0);
  const word = text.slice(from, token.end);
  const key = /^([a-z]+):(?!\/\/)/i.exec(word)?.[1] ?? "";
  const valueStart = from + (key === "" ? 0 : key.length + 1);
  const value = text.slice(valueStart, token.end);
  if (key !== "" && value.replaceAll('"', "") === "")
    throw new Fault({ why: "no-value", start: from, end: token.end });
  return {
    is: "term",
    isNot,
    key: key.toLowerCase(),
    value: value.replaceAll('"', ""),
    start: token.start,
    end: token.end,
    keyAt: { start: from, end: from + key.length },
    valueAt: { start: valueStart, end: token.end },
  };
}

/** Whether what `holds` tells of single terms makes `tree` hold. A term's own minus is heeded here. */
export function filterHolds(tree: FilterTree, holds: (term: FilterTerm) => boolean): boolean {
  switch (tree.is) {
    case "term":
      return holds(tree) !== tree.isNot;
    case "not":
      return !filterHolds(tree.part, holds);
    case "all":
      return tree.parts.every((part) => filterHolds(part, holds));
    case "any":
      return tree.parts.some((part) => filterHolds(part, holds));
  }
}

/** Every term of `tree`, in order. */
export function termsOf(tree: FilterTree): readonly FilterTerm[] {
  if (tree.is === "term") return [tree];
  return tree.is === "not" ? termsOf(tree.part) : tree.parts.flatMap(termsOf);
}
