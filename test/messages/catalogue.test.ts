/** Does every sentence of the catalogue have its words in each language, with all that it is told? */
import { expect, test } from "vitest";
import { groupedBy } from "#src/base/index.ts";
import { type Catalogue, catalogue } from "#src/messages/index.ts";
import { type Leaf, leavesOf, saidBy, samples, spoken, takesNames, triesOf } from "./spoken.ts";

const english = leavesOf(catalogue.en);
const german = new Map(leavesOf(catalogue.de).map((leaf) => [leaf.path, leaf]));

test("both languages say the same things", () => {
  expect([...german.keys()].sort()).toEqual(english.map(({ path }) => path).sort());
});

test("a sentence that one language lacks, or that takes other arguments, is a type error", () => {
  const { asked: _, ...rest } = catalogue.de.dnsSteps;
  // @ts-expect-error The sentence "asked" is missing.
  const lacking: Catalogue["dnsSteps"] = rest;
  // @ts-expect-error The English sentence is told `to`, nothing else.
  const other: Catalogue["dnsSteps"]["chased"] = (a: Readonly<Record<"whither", string>>) =>
    a.whither;
  expect([lacking, other]).toHaveLength(2);
});

test("every sentence that takes no names alone has arguments to be tried with", () => {
  const speakers = english.filter(
    ({ path, value }) => typeof value !== "string" && !takesNames(path),
  );
  expect(Object.keys(samples).sort()).toEqual(speakers.map(({ path }) => path).sort());
});

/** The marks and numbers in `text`: what it was told. */
const toldIn = (text: string) => (text.match(/⟨\w+⟩|\d+/g) ?? []).sort();

/** What the German sentence does not tell as the English one does, with one example each. */
function lostBy(leaf: Leaf): readonly string[] {
  const { path, value } = leaf;
  const other = german.get(path);
  if (!other) return [`${path} is missing`];
  const tries = takesNames(path) && typeof value !== "string" ? triesOf(value) : [];
  const [here, there] = [saidBy(leaf, tries), saidBy(other, tries)];
  const odd = here.find(({ text }, i) => {
    const german = there[i]?.text ?? "";
    return `${text} ${german}`.includes("undefined") || !same(toldIn(text), toldIn(german));
  });
  return odd ? [`${path}: ${odd.text} with ${JSON.stringify(odd.args)}`] : [];
}

const same = (a: readonly string[], b: readonly string[]) => a.join() === b.join();

test.each([...groupedBy(english, ({ path }) => path.split(".")[0] ?? "")])(
  "%s: what one language tells of its arguments, the other tells too",
  (_, leaves) => {
    expect(leaves.flatMap(lostBy)).toEqual([]);
    // A law that tries nothing would never be broken.
    const said = leaves.flatMap((leaf) => saidBy(leaf));
    expect(said.some(({ text }) => toldIn(text).length > 0)).toBe(true);
  },
);

test("German is German: no English words of grammar, no straight quotes, no decimal points in prices", () => {
  const plain = (text: string) => text.replace(/⟨\w+⟩/g, "").replace(/\b[\w.]+([-/.][\w]+)+/g, "");
  const wrong = spoken("de").filter(
    ({ text }) =>
      /["']|\b(the|is|are|of|to|by|and|not|has|with|which|its|that|does|for|from)\b/.test(
        plain(text),
      ) && text !== "",
  );
  expect(wrong).toEqual([]);
  expect(catalogue.de.report.money(1234.5, "USD")).toBe("1.234,50\u00a0$");
  expect(catalogue.de.report.money(0.5, "CHF")).toBe("0,50\u00a0CHF");
  expect(catalogue.de.report.date("2026-01-31")).toBe("31.01.2026");
  expect(catalogue.de.report.date("2026-11-20T09:12:00Z")).toBe("20.11.2026, 09:12\u00a0UTC");
  expect(catalogue.de.report.count(12345)).toBe("12.345");
});
