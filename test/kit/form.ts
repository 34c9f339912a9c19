/** How one line of a told world is read: a form such as `link <zone> to <vnet> [falling back]` against the line's words. */

/** What the words of a line say, by the names in its form. */
export type Told = {
  /** The word under `name`; the form guarantees it. */
  readonly one: (name: string) => string;
  /** The words of the list under `name`; empty when its group was left out. */
  readonly list: (name: string) => readonly string[];
  /** The word under `name` in an optional group, or undefined. */
  readonly maybe: (name: string) => string | undefined;
  /** Whether the optional group that starts with `word` was written. */
  readonly has: (word: string) => boolean;
};

/** A line that does not fit: what was seen, and what would be right. */
export class Misread extends Error {
  override readonly name = "Misread";
  readonly right: string;
  constructor(seen: string, right: string) {
    super(seen);
    this.right = right;
  }
}

type Item =
  | { readonly is: "word"; readonly word: string }
  | { readonly is: "one"; readonly name: string; readonly choices: readonly string[] }
  | { readonly is: "list"; readonly name: string };

type Form = { readonly fixed: readonly Item[]; readonly groups: readonly (readonly Item[])[] };

/** The words of a line: parted by blanks, with "…" holding blanks together, without the comment behind ` #`. */
export function wordsOf(line: string): string[] {
  const bare = line.replace(/(^|\s)#.*$/, "");
  return [...bare.matchAll(/"([^"]*)"(,?)|\S+/g)].map((m) =>
    m[1] === undefined ? m[0] : m[1] + m[2],
  );
}

function itemOf(text: string): Item {
  const inner = /^<(.+)>$/.exec(text)?.[1];
  if (inner === undefined) return { is: "word", word: text };
  if (inner.endsWith(",")) return { is: "list", name: inner.slice(0, -1) };
  const [name = "", choices] = inner.split(":");
  return { is: "one", name, choices: choices ? choices.split("|") : [] };
}

const forms = new Map<string, Form>();

function formOf(text: string): Form {
  let form = forms.get(text);
  if (!form) {
    const groups = [...text.matchAll(/\[([^\]]+)\]/g)].map((m) =>
      (m[1] ?? "").trim().split(" ").map(itemOf),
    );
    const fixed = text
      .replace(/\[[^\]]+\]/g, "")
      .trim()
      .split(/\s+/)
      .map(itemOf);
    forms.set(text, (form = { fixed, groups }));
  }
  return form;
}

/** How many leading words of `words` are the literal words of `text`: the better of two forms has more. */
export function leadingWords(text: string, words: readonly string[]): number {
  let count = 0;
  for (const item of formOf(text).fixed) {
    if (item.is !== "word" || item.word !== words[count]) return count;
    count++;
  }
  return count;
}

/** Reads `words` by the form `text`; throws `Misread` with what was seen. Optional groups come in any order. */
export function readBy(text: string, words: readonly string[]): Told {
  const form = formOf(text);
  const lists = new Map<string, readonly string[]>();
  const flags = new Set<string>();
  let at = 0;
  const misread = (wanted: string): Misread =>
    new Misread(
      words[at] === undefined
        ? `the line ends where ${wanted} belongs`
        : `"${words[at]}" stands where ${wanted} belongs`,
      text,
    );
  const take = (items: readonly Item[]) => {
    for (const item of items) {
      const word = words[at];
      if (item.is === "word") {
        if (word !== item.word) throw misread(`"${item.word}"`);
        at++;
      } else if (word === undefined) {
        throw misread(`<${item.name}>`);
      } else if (item.is === "one") {
        if (item.choices.length > 0 && !item.choices.includes(word))
          throw misread(`one of ${item.choices.join(", ")}`);
        lists.set(item.name, [word]);
        at++;
      } else {
        const values: string[] = [];
        for (;;) {
          const next = words[at];
          if (next === undefined) throw misread(`<${item.name}>`);
          at++;
          values.push(...next.split(",").filter((v) => v !== ""));
          if (!next.endsWith(",")) break;
        }
        lists.set(item.name, values);
      }
    }
  };
  take(form.fixed);
  const open = new Set(form.groups);
  while (at < words.length) {
    const group = [...open].find((items) => items[0]?.is === "word" && items[0].word === words[at]);
    const first = group?.[0];
    if (!group || first?.is !== "word") throw misread("the end of the line");
    open.delete(group);
    flags.add(first.word);
    take(group);
  }
  return {
    one: (name) => {
      const value = lists.get(name)?.[0];
      if (value === undefined) throw new Error(`The form "${text}" has no <${name}>.`);
      return value;
    },
    list: (name) => lists.get(name) ?? [],
    maybe: (name) => lists.get(name)?.[0],
    has: (word) => flags.has(word),
  };
}
