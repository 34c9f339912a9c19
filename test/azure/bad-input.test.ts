/** Files that are no exports: each has a sentence that names the file, the place, and what is wrong. */
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { decodeExport, readEstate, readText } from "#src/azure/index.ts";
import { arm, demoDocuments } from "#src/demo/index.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

function whyOf(text: string | Uint8Array, name = "vnets.json"): string {
  const read = decodeExport(typeof text === "string" ? bytes(text) : text, name);
  return "why" in read ? read.why : `(read) ${JSON.stringify(read.value)?.slice(0, 60)}`;
}

function utf16(text: string, isBigEndian = false): Uint8Array {
  const made = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    made[2 * i + (isBigEndian ? 1 : 0)] = code & 0xff;
    made[2 * i + (isBigEndian ? 0 : 1)] = code >> 8;
  }
  return made;
}

const demo = JSON.stringify(demoDocuments());

describe("bytes that are no export", () => {
  test("nothing, and nothing but blanks", () => {
    expect(whyOf("")).toBe(
      "vnets.json is empty (0 bytes): the export wrote nothing. Export it again and look for an error beside it.",
    );
    expect(whyOf(" \n\t ")).toBe("vnets.json holds nothing but blanks. Export it again.");
  });

  test.each([
    [
      '[\n {"id": "/a",\n  "name" "b"}\n]',
      'at line 3, column 10 stands "\\"", where ":" would be right',
    ],
    ['{"value": [1, 2,]}', 'at line 1, column 17 stands "]", where a value would be right'],
    ['{"a": 01}', 'at line 1, column 7 stands "01", where a value would be right'],
    [
      "{'a': 1}",
      `at line 1, column 2 stands "'", where a name in double quotes or "}" would be right`,
    ],
    ['[{"id": undefined}]', 'at line 1, column 9 stands "undefined", where a value would be right'],
    ['{"a": "b\nc"}', 'at line 1, column 9 stands "\\n", where a closing quote would be right'],
    ['{"a": "\\x"}', 'at line 1, column 8 stands "\\\\x", where an escape of JSON would be right'],
    ["[1] [2]", 'at line 1, column 5 stands "[", where the end of the file would be right'],
    ["[}", 'at line 1, column 2 stands "}", where a value or "]" would be right'],
  ])("%j: line, column, what stands there and what would be right", (text, place) => {
    expect(whyOf(text)).toBe(`vnets.json is not JSON: ${place}.`);
  });

  test("half a file: where it ends, and how many documents were whole", () => {
    const half = demo.slice(0, Math.floor(demo.length / 2));
    expect(whyOf(half)).toMatch(
      /^vnets\.json is cut off: it ends in the middle, at line 1, column \d+, after \d+ whole documents\. Export or copy it again; half an export would show things as missing that are there\.$/,
    );
    expect(whyOf('{"value":[{"id":"/a"},{"id":"/b')).toContain("after 1 whole document.");
    expect(whyOf('{"data":[{"id":"/a"},{"id":"/b"},tr')).toContain("after 2 whole documents.");
    expect(whyOf('[{"id":"/a\\u00')).toContain("after 0 whole documents.");
  });

  test("wherever a file is cut, it is said to be cut off", () => {
    const text = JSON.stringify({
      value: [arm.vnet("v", { prefixes: ["10.0.0.0/16"], subnets: { a: "10.0.1.0/24" } })],
      n: -1.5e3,
      flag: true,
      word: "a\\u0041\n",
    });
    for (let i = 1; i < text.length; i++)
      expect(whyOf(text.slice(0, i)), String(i)).toMatch(/ is cut off: /);
  });

  test("text, a page, a picture", () => {
    const right =
      "Right would be JSON of Resource Graph, ARM, az or PowerShell, a Resource Graph CSV, or a snapshot of this program.";
    expect(whyOf("ERROR: Please run 'az login'\n", "out.json")).toBe(
      `out.json is neither JSON nor a CSV with a column "id". ${right}`,
    );
    expect(whyOf("<!DOCTYPE html><html></html>", "page.json")).toBe(
      `page.json is neither JSON nor a CSV with a column "id". ${right}`,
    );
    const noise = Uint8Array.from({ length: 4000 }, (_, i) => 128 + ((i * 7919) % 127));
    expect(whyOf(noise, "x.png")).toBe(
      `x.png is no text: it holds bytes that are neither UTF-8 nor UTF-16. ${right}`,
    );
  });

  test("a CSV whose last quote never ends", () => {
    expect(whyOf('id,name\n"/a","b"\n"/c","d', "x.csv")).toBe(
      "x.csv is cut off: the quote opened at line 3 never ends. Export or copy it again.",
    );
  });

  test("gzip that is damaged or cut", () => {
    const packed = gzipSync(demo);
    expect(whyOf(packed.subarray(0, packed.length / 2), "a.json.gz")).toMatch(
      /^a\.json\.gz is damaged: it cannot be unpacked as gzip \(.+\)\. Copy or export it again\.$|cut off/,
    );
    expect(whyOf(packed, "a.json.gz")).toMatch(/^\(read\)/);
  });

  test("a nesting of a hundred thousand is read or refused, and nothing breaks", () => {
    const deep = "[".repeat(100_000);
    expect(whyOf(deep)).toContain("cut off");
    const whole = deep + "]".repeat(100_000);
    const read = readText(whole, "deep.json");
    if ("value" in read)
      expect(readEstate([{ source: "deep.json", value: read.value }]).report.counts).toEqual({});
  });
});

describe("text in other encodings is read", () => {
  const text = '[{"id": "/subscriptions/s/providers/x/y/ü", "properties": {}}]';
  test.each([
    ["UTF-8 with a mark", bytes(`\ufeff${text}`)],
    ["UTF-16, low byte first, with a mark", utf16(`\ufeff${text}`)],
    ["UTF-16, low byte first", utf16(text)],
    ["UTF-16, high byte first, with a mark", utf16(`\ufeff${text}`, true)],
    ["UTF-16, high byte first", utf16(text, true)],
  ])("%s", (_, own) => {
    expect(decodeExport(own, "x")).toEqual({ value: JSON.parse(text) });
  });

  test("a stray byte of an old code page costs a letter, not the file", () => {
    const own = bytes(text.padEnd(400));
    own[own.indexOf(0xc3)] = 0xff;
    expect(decodeExport(own, "x")).toHaveProperty("value");
  });
});

function unreadable(value: unknown): readonly string[] {
  return readEstate([{ source: "x.json", value }]).report.unreadable.map(({ why }) => why);
}

describe("JSON that holds no resources", () => {
  test.each([[null], [7], ["text"], [true]])("%j", (value) => {
    expect(unreadable(value)[0]).toMatch(/^x\.json holds no resources: its JSON is /);
  });

  test("an object without ids", () => {
    expect(unreadable({ a: 1, b: [] })[0]).toMatch(
      /^x\.json holds no resources: nothing in it has an id \(seen: a, b\)\. Right would be /,
    );
    expect(unreadable({})[0]).toContain("(seen: an empty object)");
  });

  test("an empty list is an empty estate, and no fault", () => {
    for (const value of [[], { value: [] }, { data: [] }, { data: { columns: [], rows: [] } }])
      expect(unreadable(value)).toEqual([]);
  });

  test("a snapshot of a newer format, and a damaged one", () => {
    expect(unreadable({ format: "split-horizon.snapshot/2", documents: [] })).toEqual([
      "x.json: Made by a newer version (format 2, this program reads 1). Update to open it.",
    ]);
    expect(unreadable({ format: "split-horizon.snapshot/1" })[0]).toContain(
      'it has no list "documents"',
    );
    for (const format of ["split-horizon.snapsh", "split-horizon.snapshot/", 7, undefined])
      expect(unreadable({ format, documents: [], gaps: [] })[0], String(format)).toContain(
        "looks like a snapshot",
      );
  });
});

describe("errors of ARM saved instead of data", () => {
  const refused = {
    error: {
      code: "AuthorizationFailed",
      message:
        "The client 'x' with object id 'y' does not have authorization to perform action 'Microsoft.Network/privateDnsZones/read' over scope '/subscriptions/AAAA/resourceGroups/rg-dns' or the scope is invalid.",
    },
  };

  test("a refusal is a gap with the right that would settle it, never an empty list", () => {
    const { estate, report } = readEstate([{ source: "zones.json", value: refused }]);
    expect(estate.gaps).toEqual([
      {
        scope: "/subscriptions/aaaa/resourcegroups/rg-dns",
        type: "microsoft.network/privatednszones",
        why: "refused",
        right: "Microsoft.Network/privateDnsZones/read",
      },
    ]);
    expect(report.unreadable[0]?.why).toMatch(
      /^zones\.json holds an error of Azure instead of data: AuthorizationFailed: The client 'x'/,
    );
  });

  test("a refusal that names no scope hides its type anywhere", () => {
    const value = { error: { code: "Forbidden", message: "Access is denied." } };
    expect(readEstate([{ source: "x", value }]).estate.gaps).toEqual([
      { scope: "", type: "*", why: "refused", right: "Reader" },
    ]);
  });

  test("what is not found hides nothing", () => {
    const value = {
      error: {
        code: "ResourceNotFound",
        message:
          "The Resource 'Microsoft.Network/virtualNetworks/v' under resource group 'rg' was not found.",
      },
    };
    const { estate, report } = readEstate([{ source: "x", value }]);
    expect(estate.gaps).toEqual([]);
    expect(report.unreadable.length).toBe(1);
  });

  test("a refused page among pages leaves the others", () => {
    const vnet = arm.vnet("v", { prefixes: ["10.0.0.0/16"] });
    const { estate, report } = readEstate([{ source: "x", value: [{ value: [vnet] }, refused] }]);
    expect(estate.vnets.map((v) => v.name)).toEqual(["v"]);
    expect(estate.gaps.length).toBe(1);
    expect(report.unreadable.length).toBe(1);
  });
});
