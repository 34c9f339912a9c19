/** Does any text, however broken, stop an importer, make it throw, or make it say what the sites reader refuses? */
import { expect, test } from "vitest";
import { type Random, randomFrom } from "#src/base/index.ts";
import { importWords } from "#src/messages/index.ts";
import { type ImportFile, importSites, readSites } from "#src/sites/index.ts";
import { cpuMs } from "../../kit/cpu.ts";
import { filesOf } from "./kit.ts";
import { SAMPLES } from "./samples.ts";

/** Longest that one import may take on a busy machine, in milliseconds; most take less than one. */
const MOST = 4000;

const PIECES = [
  "{",
  "}",
  "(",
  ")",
  "[",
  "]",
  ";",
  '"',
  "'",
  "\\",
  "/",
  "#",
  "//",
  "/*",
  "*/",
  "=",
  ":",
  ",",
  "\n",
  "\r\n",
  "\t",
  "\0",
  "\uFEFF",
  "\u{1F600}",
  "<",
  ">",
  "<!--",
  "<![CDATA[",
  "&#x110000;",
  "$INCLUDE corp.zone\n",
  "$GENERATE 0-999999999 a A 1.1.1.1\n",
  'include "*";',
  'include "named.conf";',
  "import *\n",
  "conf-dir=/\n",
  "include: *\n",
  "-1",
  "99999999999999999999",
  "10.0.0.0/0",
  "::/0",
  "..",
  ".",
  "*",
  "@",
  "null",
  "{}",
  "__proto__",
  "constructor",
  "x".repeat(300),
];

function mutated(text: string, random: Random): string {
  let made = text;
  for (let n = random.int(1, 6); n > 0; n--) {
    const at = random.int(0, made.length);
    const to = Math.min(made.length, at + random.int(0, 20));
    const what = random.int(0, 5);
    if (what === 0) made = made.slice(0, at);
    else if (what === 1) made = made.slice(0, at) + made.slice(to);
    else if (what === 2)
      made = made.slice(0, at) + made.slice(at, to).repeat(random.int(2, 30)) + made.slice(to);
    else if (what === 3) made = made.slice(0, at) + random.pick(PIECES) + made.slice(at);
    else if (what === 4) made = made.slice(0, at) + random.pick(PIECES) + made.slice(to);
    else made = made.slice(0, at) + String.fromCharCode(random.int(0, 300)) + made.slice(at + 1);
  }
  return made;
}

/** Imports `files`, checks what comes out, and returns how long it took. */
function checked(files: readonly ImportFile[]): number {
  const before = cpuMs();
  const { sites, notes, recognised } = importSites(files, { address: "10.0.0.53" });
  const took = cpuMs() - before;
  for (const { code, file, line } of notes) {
    expect(importWords[code], code).toBeDefined();
    expect(line).toBeGreaterThanOrEqual(0);
    expect(
      files.some(({ name }) => file.startsWith(name)),
      file,
    ).toBe(true);
  }
  expect(recognised.length).toBeLessThanOrEqual(files.length + 300);
  const strange = readSites(JSON.parse(JSON.stringify(sites)), "x").oddities;
  // Servers beyond the first have no address here, and records in zones may be of types that are kept as text.
  const refused = strange.filter(
    ({ code, seen }) => !(code === "not-an-address" && seen === "0.0.0.0") && code !== "told-twice",
  );
  expect(refused, JSON.stringify(files).slice(0, 2000)).toEqual([]);
  return took;
}

test.each(Object.keys(SAMPLES))("no mutation of %s stops its importer", (kind) => {
  const random = randomFrom(11 + kind.length);
  for (let round = 0; round < 400; round++) {
    const files = filesOf(SAMPLES[kind] ?? {}).map(({ name, text }) => ({
      name,
      text: random.chance(0.7) ? mutated(text, random) : text,
    }));
    expect(checked(random.shuffled(files)), `${kind} round ${round}`).toBeLessThan(MOST);
  }
});

test("files of all kinds at once, in any order, are told apart", () => {
  const random = randomFrom(5);
  const all = Object.entries(SAMPLES).flatMap(([kind, files]) =>
    filesOf(files).map(({ name, text }) => ({ name: `${kind}/${name}`, text })),
  );
  const sorted = JSON.stringify(importSites(all));
  for (let round = 0; round < 20; round++) {
    const order = random.shuffled(all);
    expect(checked(order)).toBeLessThan(MOST);
    expect(JSON.stringify(importSites(order))).toBe(sorted);
  }
});

const DEEP = 40_000;
const LONG = 1_000_000;
const HEADS = [
  "options {",
  'zone "a" { type primary; file "',
  "server:\n local-data: ",
  "forward-zone:\n name: ",
  "server=/a/",
  "address=",
  "conf-dir=",
  "cname=",
  ". {\n forward . ",
  "a {\n hosts {\n",
  '[{"ZoneName":"',
  "ZoneName : ",
  "ZoneName  ZoneType\n--- ---\n",
  "<Objs powershell><Obj>",
  "<AzVpnProfile><a ",
  "header-forwardzone,fqdn\nforwardzone,",
  '{"_ref":"zone_',
  "forward-zones=",
  "recursor:\n  forward_zones:\n",
  "kind: ConfigMap\ndata:\n  Corefile: |\n",
  "policy.add(",
  "hints['a'] = '",
  "nameserver ",
  "10.0.0.1 ",
  "resolver #1\nflags\n",
  "Link 1\n DNS Servers: ",
  "   DNS . . . . : 1\n . . .",
  "$TTL 60\n@ SOA ",
];

test.each(HEADS.map((head) => [head]))(
  "huge, deep and endless text after %j ends in bounded time",
  (head) => {
    const tails = [
      ...[
        "{",
        "}",
        "(",
        "[",
        "<a>",
        '"',
        "'",
        " ",
        "\n",
        "\t",
        "a",
        "a.",
        "1",
        "\\",
        "/",
        ",",
        ";",
        "#",
        "=",
        ": ",
        "- ",
        " {\n",
        "a: ",
        '<a b="',
        "-- ",
        "((",
      ].map((p) => p.repeat(DEEP)),
      "x".repeat(LONG),
      " ".repeat(LONG),
    ];
    for (const tail of tails) {
      const took = checked([{ name: "a.conf", text: head + tail }]);
      expect(took, JSON.stringify(tail.slice(0, 6))).toBeLessThan(MOST);
    }
  },
);

test("includes that multiply are cut off and noted", () => {
  const files = Array.from({ length: 30 }, (_, i) => ({
    name: `f${i}.conf`,
    text: `zone "z${i}" { type forward; forwarders { 10.0.0.4; }; };\n${`include "f${i + 1}.conf";\n`.repeat(3)}`,
  }));
  const before = cpuMs();
  const { notes } = importSites(files);
  expect(cpuMs() - before).toBeLessThan(MOST);
  expect(notes.map((n) => n.code)).toContain("include-limit");
});

test("a long list of blocked names is read in time that grows with it", () => {
  const lines = Array.from({ length: 60_000 }, (_, i) => `address=/ads${i}.example.com/0.0.0.0`);
  const hosts = Array.from({ length: 60_000 }, (_, i) => `0.0.0.0 bad${i}.example.net`);
  const before = cpuMs();
  const { sites } = importSites([
    { name: "dnsmasq.conf", text: `no-resolv\n${lines.join("\n")}\n` },
    { name: "hosts", text: hosts.join("\n") },
  ]);
  expect(cpuMs() - before).toBeLessThan(MOST);
  expect(JSON.stringify(sites)).toContain("ads59999.example.com");
});
