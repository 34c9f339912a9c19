/** Do the sentences that people read stand in one place, and are the project's words used? */
import { expect, test } from "vitest";
import { roomOf, type Source, sourcesOf, withoutComments } from "./fence/sources.ts";

/** Rooms whose engines give codes and arguments; the sentences for them are in src/messages. */
const wordless = [
  "base",
  "net",
  "catalogue",
  "model",
  "azure",
  "snapshot",
  "sites",
  "dns",
  "path",
  "verdict",
  "ticket",
  "compare",
  "diagram",
  "report",
  "api",
];

const sources = sourcesOf("src").filter(({ path }) => !path.endsWith(".table.ts"));

/** The literals of `source` that read as sentences: five words or more, apart from what a defect throws. */
function sentencesIn({ text }: Source): readonly string[] {
  // What is thrown is our own mistake, told to whoever mends it; a list that is split is no sentence.
  const code = withoutComments(text)
    .replace(/\b(throw new \w+|unreachable)\([^;]*?\);/g, "")
    .replace(/(["`])[^"`]*\1\s*\.split\(/g, "");
  return (
    [...code.matchAll(/"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`/g)]
      .map((match) => (match[1] ?? match[2] ?? "").replace(/\$\{[^}]*\}/g, "…"))
      // Pages, styles and scripts that are written out are markup, not sentences.
      .filter((literal) => !/<\/|[{}]/.test(literal))
      .filter(
        (literal) =>
          literal.split(/\s+/).filter((word) => /^[(“"']?[A-Za-z…]{1,}[,.;:)”"']*$/.test(word))
            .length >= 5,
      )
  );
}

test("a sentence is told from code, from a thrown defect, and from a comment", () => {
  const source = {
    path: "src/dns/x.ts",
    text: `const a = "this reads as a sentence"; // "this is only a comment here"
      throw new Error("this is for who mends it");
      const list = "one two three four five six".split(" ");
      const b = "vnet-hub 10.0.0.0/16", c = \`\${a} went to \${b} and back\`;`,
  };
  expect(sentencesIn(source)).toEqual(["this reads as a sentence", "… went to … and back"]);
});

test("sentences for people live in src/messages", () => {
  const found = sources
    .filter(({ path }) => wordless.includes(roomOf(path) ?? ""))
    .flatMap((source) =>
      sentencesIn(source).map(
        (literal) =>
          `${source.path} says "${literal}"; give a code and arguments, and put the sentence in src/messages.`,
      ),
    );
  expect(found).toEqual([]);
});

// The field's words, once each (docs/words.md).
const avoided = /\b(edge|entity|simulate|manager|helper|utils?)s?\b/i;

test("files are named in the project's words", () => {
  const found = sourcesOf("src", "electron", "renderer")
    .map(({ path }) => path)
    .filter((path) => avoided.test(path.split("/").pop() ?? ""));
  expect(found).toEqual([]);
});

test("nothing in the tree tells of the machine it was made on", () => {
  // Put together here, so that this file does not find itself.
  const places = new RegExp(["/wo" + "rk/", "/tm" + "p/bash", "/ho" + "me/[a-z]"].join("|"));
  const found = [...sourcesOf("src", "electron", "renderer", "test"), ...sourcesOf("docs")]
    .filter(({ text }) => places.test(text))
    .map(({ path }) => `${path} names a path of one machine.`);
  expect(found).toEqual([]);
});
