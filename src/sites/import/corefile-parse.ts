/** Which blocks and lines does a Corefile hold, snippets and imports read in their place? */
import type { Source } from "./reach.ts";

export type Line = {
  readonly source: Source;
  readonly words: readonly string[];
  readonly line: number;
  readonly block: Line[];
};

/** Blocks within blocks, and imports within imports; CoreDNS itself needs three. */
const DEPTH = 16;
/** Lines that imports of snippets may make in all. */
const MOST = 100_000;

/** The server blocks of `source`: their words are the zones. A file without braces is one block. */
export function corefileBlocks(source: Source): Line[] {
  const lines = parse(source);
  const first = lines[0];
  if (first && !source.text.includes("{"))
    return [{ ...first, block: expanded(lines.slice(1), new Map(), { made: 0 }, 0) }];
  const snippets = new Map<string, readonly Line[]>();
  const budget = { made: 0 };
  const blocks: Line[] = [];
  const take = (found: readonly Line[], depth: number) => {
    for (const line of found) {
      const [word = ""] = line.words;
      if (/^\(.*\)$/.test(word)) snippets.set(word.slice(1, -1), line.block);
      else if (word === "import" && depth < DEPTH) take(importedTop(line), depth + 1);
      else if (word !== "import") blocks.push(line);
    }
  };
  take(lines, 0);
  return blocks.map((b) => ({ ...b, block: expanded(b.block, snippets, budget, 0) }));
}

function importedTop(line: Line): Line[] {
  const naming = { line: line.line, seen: line.words.join(" "), missing: "include-not-given" };
  return line.source.open(line.words[1] ?? "", naming).flatMap(parse);
}

/** `lines` with what they import in the place of the import; `{args[0]}` stands for what follows the name. */
function expanded(
  lines: readonly Line[],
  snippets: ReadonlyMap<string, readonly Line[]>,
  budget: { made: number },
  depth: number,
): Line[] {
  return lines.flatMap((line) => {
    budget.made++;
    if (line.words[0] !== "import") return [line];
    const seen = line.words.join(" ");
    if (depth >= DEPTH || budget.made > MOST) {
      line.source.note(line.line, seen, "include-limit");
      return [];
    }
    const args = line.words.slice(2);
    const snippet = snippets.get(line.words[1] ?? "");
    const found = snippet
      ? snippet.map((own) => withArgs(own, args))
      : line.source
          .open(line.words[1] ?? "", { line: line.line, seen, missing: "include-not-given" })
          .flatMap(parse);
    return expanded(found, snippets, budget, depth + 1);
  });
}

function withArgs(line: Line, args: readonly string[]): Line {
  const words = line.words.map((word) =>
    word.replace(/\{args\[(\d{1,3})\]\}/g, (whole, at: string) => args[Number(at)] ?? whole),
  );
  return { ...line, words, block: line.block.map((inner) => withArgs(inner, args)) };
}

function parse(source: Source): Line[] {
  const top: Line[] = [];
  const stack: Line[][] = [top];
  let ignored = 0;
  let carried: string[] = [];
  source.text.split("\n").forEach((raw, i) => {
    const words = [...carried, ...wordsOf(raw)];
    carried = [];
    if (words.length === 0) return;
    if (words[0] === "}") {
      if (ignored > 0) ignored--;
      else if (stack.length > 1) stack.pop();
      else source.note(i + 1, raw.trim(), "brace");
      return;
    }
    // The zones of a block may go on behind a comma at the line's end.
    if (stack.length === 1 && words.at(-1)?.endsWith(",")) {
      carried = words;
      return;
    }
    const opens = words.at(-1) === "{";
    const closes = words.length > 1 && words.at(-1) === "}" && words.includes("{");
    const line: Line = {
      source,
      words: opens ? words.slice(0, -1) : words,
      line: i + 1,
      block: [],
    };
    if (closes) {
      const at = words.indexOf("{");
      const inner = { source, words: words.slice(at + 1, -1), line: i + 1, block: [] };
      stack.at(-1)?.push({
        ...line,
        words: words.slice(0, at),
        block: inner.words.length > 0 ? [inner] : [],
      });
      return;
    }
    stack.at(-1)?.push(line);
    if (opens && stack.length < DEPTH) stack.push(line.block);
    else if (opens && ignored++ === 0) source.note(i + 1, raw.trim(), "too-deep");
  });
  if (stack.length > 1) source.note(0, "{", "not-closed");
  return top;
}

function wordsOf(raw: string): string[] {
  const words: string[] = [];
  for (const match of raw.matchAll(/(#.*)|"([^"\\]*(?:\\.[^"\\]*)*)"?|([^\s"]\S*)/g)) {
    if (match[1] !== undefined) break;
    words.push(match[2] ?? match[3] ?? "");
  }
  return words;
}
