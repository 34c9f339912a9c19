/** Is the language of filters read as people write it, and is what is wrong told with its place? */
import { describe, expect, test } from "vitest";
import { type FilterTree, filterHolds, parseFilter, randomFrom } from "#src/base/index.ts";
import { filterFaultText } from "#src/messages/index.ts";

/** The tree in short: `(a AND NOT k=v)`. */
function short(tree: FilterTree): string {
  if (tree.is === "term")
    return `${tree.isNot ? "NOT " : ""}${tree.key === "" ? "" : `${tree.key}=`}${tree.value}`;
  if (tree.is === "not") return `NOT (${short(tree.part)})`;
  return `(${tree.parts.map(short).join(tree.is === "all" ? " AND " : " OR ")})`;
}
const read = (text: string) => {
  const parsed = parseFilter(text);
  return parsed.ok
    ? short(parsed.tree)
    : `${parsed.fault.why} ${parsed.fault.start}-${parsed.fault.end}`;
};

test("terms side by side bind closer than or; brackets group; minus turns round", () => {
  expect(read("kind:storage outcome:public -as:expected")).toBe(
    "(kind=storage AND outcome=public AND NOT as=expected)",
  );
  expect(read("a b or c d")).toBe("((a AND b) OR (c AND d))");
  expect(read("a (b or c) d")).toBe("(a AND (b OR c) AND d)");
  expect(read("-(a or b)")).toBe("NOT ((a OR b))");
  expect(read("a and b OR c")).toBe("((a AND b) OR c)");
  expect(read("")).toBe("()");
});

test("quotes keep blanks, brackets and words of the language", () => {
  expect(read('from:"my vm" "or"')).toBe("(from=my vm AND or)");
  expect(read('"a (b)"')).toBe("a (b)");
  expect(read('-from:"x y"')).toBe("NOT from=x y");
});

test("a URL and an address with colons are words, whatever stands before the first one", () => {
  expect(read("https://a.b/c")).toBe("https://a.b/c");
  expect(read("10.1.2.5")).toBe("10.1.2.5");
});

describe("what is wrong, with its place", () => {
  const cases: readonly (readonly [string, string])[] = [
    ['a "b', "quote 2-4"],
    ["a (b", "open-bracket 2-3"],
    ["a b)", "close-bracket 3-4"],
    [")", "close-bracket 0-1"],
    ["a ()", "empty-brackets 3-4"],
    ["or a", "lonely-or 0-2"],
    ["a or", "lonely-or 2-4"],
    ["a or or b", "lonely-or 5-7"],
    ["(a or)", "lonely-or 5-6"],
    ["and a", "lonely-or 0-3"],
    ["kind: a", "no-value 0-5"],
    ["a - b", "lonely-minus 2-3"],
    ["(".repeat(60), "too-deep 50-51"],
  ];
  test.each(cases)("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
    const parsed = parseFilter(text);
    if (!parsed.ok) expect(filterFaultText(parsed.fault)).toMatch(/^[a-z].* \(position \d+\)$/);
  });
});

test("places of keys and values are those of the text", () => {
  const text = 'x -kind:"a b"';
  const parsed = parseFilter(text);
  const tree = parsed.ok ? parsed.tree : undefined;
  const term = tree?.is === "all" ? tree.parts[1] : undefined;
  expect(term?.is === "term" && text.slice(term.keyAt.start, term.keyAt.end)).toBe("kind");
  expect(term?.is === "term" && text.slice(term.valueAt.start, term.valueAt.end)).toBe('"a b"');
  expect(term && text.slice(term.start, term.end)).toBe('-kind:"a b"');
});

test("a tree that is written out and read again holds for the same words", () => {
  const random = randomFrom(3);
  const words = ["a", "b", "c", "d"];
  const written = (depth: number): string => {
    if (depth === 0 || random.chance(0.3))
      return `${random.chance(0.3) ? "-" : ""}${random.pick(words)}`;
    const joiner = random.pick([" ", " or ", " and "]);
    return `${random.chance(0.3) ? "-" : ""}(${Array.from({ length: random.int(1, 3) }, () => written(depth - 1)).join(joiner)})`;
  };
  // A slow twin: the text as a condition of JavaScript's own operators.
  const twin = (text: string, set: ReadonlySet<string>): boolean => {
    const spaced = text
      .replaceAll("(", " ( ")
      .replaceAll(")", " ) ")
      .replaceAll("-", " - ")
      .trim()
      .split(/\s+/);
    let at = 0;
    const any = (): boolean => {
      let value = all();
      while (spaced[at] === "or") {
        at += 1;
        const next = all();
        value = value || next;
      }
      return value;
    };
    const all = (): boolean => {
      let value = true;
      while (at < spaced.length && spaced[at] !== "or" && spaced[at] !== ")") {
        if (spaced[at] === "and") at += 1;
        const next = one();
        value = value && next;
      }
      return value;
    };
    const one = (): boolean => {
      if (spaced[at] === "-") {
        at += 1;
        return !one();
      }
      if (spaced[at] === "(") {
        at += 1;
        const value = any();
        at += 1;
        return value;
      }
      at += 1;
      return set.has(spaced[at - 1] ?? "");
    };
    return any();
  };
  for (let i = 0; i < 2_000; i++) {
    const text = written(3);
    const set = new Set(words.filter(() => random.chance(0.5)));
    const parsed = parseFilter(text);
    expect(parsed.ok, text).toBe(true);
    if (parsed.ok)
      expect(
        filterHolds(parsed.tree, ({ value }) => set.has(value)),
        text,
      ).toBe(twin(text, set));
  }
});
