/** Do the rooms keep to themselves: who may import whom, which package lives where, what the core may not touch? */
import { expect, test } from "vitest";
import {
  importsOf,
  packageOf,
  roomOf,
  type Source,
  sourcesOf,
  withoutComments,
} from "./fence/sources.ts";

// From the ground up. A room may use itself and the rooms that are named.
const ground = ["base", "net"];
const facts = [...ground, "catalogue", "model", "messages"];
const answers = ["azure", "snapshot", "sites", "dns", "path", "demo"];
const core = [...facts, ...answers, "verdict", "ticket", "compare", "diagram", "report"];

const mayUse: Readonly<Record<string, readonly string[]>> = {
  base: [],
  net: ["base"],
  catalogue: ground,
  model: [...ground, "catalogue"],
  messages: ["base"],
  azure: facts,
  snapshot: facts,
  sites: facts,
  dns: facts,
  path: facts,
  demo: facts,
  verdict: [...facts, "dns", "path"],
  ticket: [...facts, "dns", "path", "verdict"],
  compare: [...facts, "dns", "path", "verdict"],
  diagram: [...facts, "dns", "path", "verdict"],
  report: [...facts, "dns", "path", "verdict", "compare", "diagram"],
  api: core,
  io: [...core, "api"],
  cli: [...core, "api", "io"],
  tools: ["api", "io", "messages"],
  electron: ["api", "io", "messages"],
  renderer: [...core, "api", "electron"],
};

/** A core room runs anywhere: no Node, no page, no clock and no chance of its own. */
const coreRooms = [...core, "api"];

/** Where each package may be imported; a package that is not here has no home yet. */
const homes: Readonly<Record<string, RegExp>> = {
  "node:": /^(src\/(io|cli|tools)|electron)\//,
  "dns-packet": /^src\/io\/[^/]+(\/[^/]+)?\.ts$/,
  "@resvg/resvg-wasm": /^src\/io\/paint\//,
  "@tanstack/react-virtual": /^renderer\//,
  cytoscape: /^renderer\/map\//,
  docx: /^src\/io\/paint\//,
  electron: /^electron\//,
  fflate: /^(src\/(snapshot|diagram|report|azure|api)\/|src\/io\/)/,
  pdfkit: /^src\/io\/paint\//,
  react: /^renderer\//,
  "react-dom": /^renderer\//,
  "react-aria-components": /^renderer\//,
  "react-resizable-panels": /^renderer\//,
  vite: /^src\/tools\/build\.ts$/,
  ws: /^src\/io\/host\//,
};
const homeOf = (name: string) => (name.startsWith("@azure/") ? /^src\/io\// : homes[name]);

const all = sourcesOf("src", "electron", "renderer");
const imports = all.flatMap(importsOf);

test("the fence sees the sources and their imports", () => {
  // A fence that reads nothing would never be broken.
  expect(imports.length).toBeGreaterThan(100);
  const source = {
    path: "src/dns/x.ts",
    text: `/* import a from "a"; */ import type { B } from "#src/net/index.ts";
      export { c } from "./c.ts"; const d = "import e from 'e'"; await import("node:fs"); import "f";
      import {
        g,
      } from "../path/g.ts"; // import "h"`,
  };
  expect(
    importsOf(source)
      .map((i) => i.to)
      .sort(),
  ).toEqual(["src/net/index.ts", "src/dns/c.ts", "node:fs", "f", "src/path/g.ts"].sort());
});

test("every room imports only from the rooms below it", () => {
  const broken = imports.flatMap(({ file, asked, to }) => {
    const [from, room] = [roomOf(file), roomOf(to)];
    if (from === undefined || room === undefined || from === room) return [];
    if (mayUse[from] === undefined)
      return [`${file}: room "${from}" is new; say in test/fence.test.ts what it may use.`];
    if (mayUse[from].includes(room)) return [];
    return [
      `${file} imports ${asked}, but room "${from}" may use only ${mayUse[from].join(", ") || "itself"}. Either what it needs belongs in a room below, or a room above should join the two.`,
    ];
  });
  expect(broken).toEqual([]);
});

test("dns and path never meet below the verdict", () => {
  expect(mayUse.dns).not.toContain("path");
  expect(mayUse.path).not.toContain("dns");
});

test("another room is entered through its index.ts", () => {
  const broken = imports.flatMap(({ file, asked, to }) => {
    const [from, room] = [roomOf(file), roomOf(to)];
    const isOtherRoom = room !== undefined && from !== room;
    // Of the shell the page sees one file, which holds types alone.
    if (!isOtherRoom || to.endsWith("/index.ts") || to === "electron/bridge.ts") return [];
    return [`${file} imports ${asked}; import from "#src/${room}/index.ts", or export it there.`];
  });
  expect(broken).toEqual([]);
});

test("inside a room imports are relative", () => {
  const broken = imports
    .filter(({ file, asked, to }) => asked.startsWith("#") && roomOf(file) === roomOf(to))
    .map(
      ({ file, asked }) => `${file} imports ${asked} of its own room; write it as a relative path.`,
    );
  expect(broken).toEqual([]);
});

test("every package has one home", () => {
  const broken = imports.flatMap(({ file, asked }) => {
    const name = packageOf(asked);
    if (name === undefined) return [];
    const home = homeOf(name);
    if (home?.test(file)) return [];
    return [
      `${file} imports ${asked}, ${home ? `which is used only in ${home.source}` : "which has no home"}. Use what its home exports, or give it a home in test/fence.test.ts and a line of why in docs/decisions.`,
    ];
  });
  expect(broken).toEqual([]);
  const wrappers = new Set(imports.filter((i) => i.asked === "dns-packet").map((i) => i.file));
  expect(
    wrappers.size,
    `dns-packet is wrapped by one file, not by ${[...wrappers].join(", ")}`,
  ).toBeLessThanOrEqual(1);
});

// A word of the platform → why the core does without it.
const foreign: readonly (readonly [RegExp, string])[] = [
  [/\b(process|Buffer|__dirname|require)\s*[.(]|\bprocess\./, "Node's; ask a port of the api"],
  [
    /\b(document|window|localStorage|sessionStorage|navigator)\./,
    "the page's; it belongs in renderer/",
  ],
  [/\bfetch\(|\bnew (XMLHttpRequest|WebSocket|Worker)\b/, "an effect; it belongs in src/io"],
  [/\bDate\.now\(|\bnew Date\(\s*\)|\bperformance\.now\(/, "a clock; take the time as an argument"],
  [/\bMath\.random\(|\bcrypto\./, "chance; take a seed (randomFrom of base)"],
  [/\bset(Timeout|Interval|Immediate)\(/, "waiting; the caller keeps time"],
  [/\bconsole\./, "printing; return what is to be said"],
];

test("core rooms know no Node, no page, no clock and no chance", () => {
  const broken = all
    .filter(({ path }) => path.startsWith("src/") && coreRooms.includes(roomOf(path) ?? ""))
    .flatMap((source) => foreignIn(source));
  expect(broken).toEqual([]);
  const strange = {
    path: "src/dns/x.ts",
    text: "const a = 1; // Date.now()\nreturn Date.now() + a;",
  };
  expect(foreignIn(strange)).toHaveLength(1);
});

function foreignIn({ path, text }: Source): readonly string[] {
  const code = withoutComments(text).replace(/"(?:\\.|[^"\\\n])*"/g, '""');
  return foreign.flatMap(([word, why]) => {
    const found = word.exec(code);
    return found ? [`${path} uses ${found[0].trim()}, which is ${why}.`] : [];
  });
}

test("no file holds more than one idea: 350 lines at most, tables of data apart", () => {
  const most = 350;
  const long = all
    .filter(({ path }) => !/\.table\.tsx?$/.test(path) && !path.endsWith(".css"))
    .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
    .filter(({ lines }) => lines > most)
    .map(({ path, lines }) => `${path} has ${lines} lines, ${most} are the most; part it by idea.`);
  expect(long).toEqual([]);
});

test("the shell stays small: electron/ has at most 700 lines", () => {
  const lines = sourcesOf("electron").map(({ text }) => text.split("\n").length - 1);
  expect(lines.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(700);
});

test("a file opens with the question it answers", () => {
  const silent = all
    .filter(({ path }) => path.startsWith("src/") || path.startsWith("electron/"))
    .filter(({ path }) => !path.endsWith("/index.ts"))
    .filter(({ text }) => !/^(#!.*\n)?\/\*\*/.test(text))
    .map(
      ({ path }) =>
        `${path} does not open with a /** sentence */ that says what question it answers.`,
    );
  expect(silent).toEqual([]);
});
