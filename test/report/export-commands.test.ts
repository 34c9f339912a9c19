/** Do the commands `export` and `report` write every format, redacted on wish, the same bytes each time? */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createApi } from "#src/api/index.ts";
import { formatNames, formatRow, fromBase64, toBase64 } from "#src/report/index.ts";
import { cli } from "../cli/call.ts";
import { has, runOn } from "./programs.ts";

const folder = mkdtempSync(join(tmpdir(), "split-horizon-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const map = (format: string, ...more: string[]) =>
  cli("export", "--estate", "demo", "--format", format, ...more);

test.each(formatNames("map"))("the map as %s: twice the same bytes", async (format) => {
  const written = async (name: string) => {
    expect(await map(format, "--date", "2026-01-31", "-o", at(name))).toMatchObject({
      code: 0,
      out: "",
    });
    return readFileSync(at(name));
  };
  const first = await written(`a.${format}`);
  expect(first.length).toBeGreaterThan(500);
  expect(first.equals(await written(`b.${format}`))).toBe(true);
  if (!formatRow("map", format)?.isText) return;
  const { out } = await map(format, "--date", "2026-01-31");
  expect(out).toBe(first.toString("utf8"));
});

test("a format that is no text does not go to a terminal, and a wrong word is answered with the right ones", async () => {
  expect(await map("png")).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringContaining("-o <file>"),
  });
  expect(await map("gif")).toMatchObject({
    code: 2,
    err: expect.stringContaining("svg, png, pdf, drawio"),
  });
  expect(await map("svg", "--language", "fr")).toMatchObject({
    code: 2,
    err: expect.stringContaining("en, de"),
  });
  expect(await map("svg", "--date", "yesterday")).toMatchObject({
    code: 2,
    err: expect.stringContaining("2026-01-31"),
  });
  expect(await map("svg", "--date", "2026-02-30")).toMatchObject({
    code: 2,
    err: expect.stringContaining("no date"),
  });
  expect(await map("svg", "--level", "two")).toMatchObject({
    code: 2,
    err: expect.stringContaining('"two" is no number for --level'),
  });
  expect(await map("svg", "--view", "sky")).toMatchObject({
    code: 2,
    err: expect.stringContaining("map, matrix"),
  });
  expect(await map("svg", "--level", "9")).toMatchObject({ code: 2 });
  expect(await map("drawio", "--update", at("nothing.drawio"))).toMatchObject({
    code: 2,
    err: expect.stringContaining("nothing.drawio"),
  });
});

test("a question is lit at level 4, also redacted, and the picture has the same look", async () => {
  const question = [
    "--level",
    "4",
    "--from",
    "vm:vm-app-01",
    "--name",
    "kv-contoso.vault.azure.net",
  ];
  const [plain, hidden] = [
    await map("json", ...question),
    await map(
      "json",
      ...question.map((w) =>
        w === "vm:vm-app-01"
          ? "/subscriptions/5b0c0000-0000-4000-8000-000000000002/resourceGroups/rg-app-prod/providers/Microsoft.Compute/virtualMachines/vm-app-01"
          : w,
      ),
      "--redact",
    ),
  ];
  expect([plain.code, hidden.code, hidden.err]).toEqual([0, 0, hidden.err]);
  const shape = (text: string) => {
    const scene: {
      boxes: { kind: string; lit: boolean }[];
      wires: { outcome: string | null; lit: boolean }[];
    } = JSON.parse(text);
    return [
      scene.boxes.map((b) => `${b.kind} ${b.lit}`).sort(),
      scene.wires.map((w) => `${w.outcome} ${w.lit}`).sort(),
    ];
  };
  expect(shape(hidden.out)).toEqual(shape(plain.out));
});

test.each(["svg", "drawio", "html", "dot"])(
  "redacted as %s, no name and no address of the estate is left",
  async (format) => {
    const { out, code } = await map(format, "--level", "3", "--redact");
    expect(code).toBe(0);
    for (const word of [
      "contoso",
      "vnet-hub",
      "snet-",
      "10.0.4.4",
      "192.168.0.53",
      "rg-hub",
      "5b0c0000",
    ])
      expect(out).not.toContain(word);
  },
);

test("an edited file is updated in place; one that is none of ours is refused and stays", async () => {
  await map("drawio", "--level", "2", "-o", at("map.drawio"));
  const edited = readFileSync(at("map.drawio"), "utf8").replace(
    "      </root>",
    `        <mxCell id="mine" value="Ask Ana" vertex="1" parent="layer:1"/>\n      </root>`,
  );
  writeFileSync(at("map.drawio"), edited);
  expect(await map("drawio", "--level", "2", "--update", at("map.drawio"))).toMatchObject({
    code: 0,
    err: expect.stringContaining("0 added, 0 removed, 0 told anew"),
  });
  expect(readFileSync(at("map.drawio"), "utf8")).toBe(edited);
  expect((await map("drawio", "--level", "3", "--update", at("map.drawio"))).err).toMatch(
    /[1-9]\d* added/,
  );
  expect(readFileSync(at("map.drawio"), "utf8")).toContain("Ask Ana");
  writeFileSync(at("other.drawio"), "<mxfile/>");
  expect(await map("drawio", "--update", at("other.drawio"))).toMatchObject({ code: 2 });
  expect(readFileSync(at("other.drawio"), "utf8")).toBe("<mxfile/>");
});

test("against an earlier estate, what came, went and changed is tagged", async () => {
  await cli("import", "demo", "-o", at("now.json"));
  const snapshot: { documents: { id?: string; type?: string }[] } = JSON.parse(
    readFileSync(at("now.json"), "utf8"),
  );
  const documents = snapshot.documents.filter((d) => !/vnet-spoke-12/i.test(JSON.stringify(d)));
  expect(documents.length).toBeLessThan(snapshot.documents.length);
  writeFileSync(at("then.json"), JSON.stringify({ ...snapshot, documents }));
  const { out, err, code } = await cli(
    "export",
    "--estate",
    at("now.json"),
    "--against",
    at("then.json"),
    "--format",
    "svg",
    "--level",
    "2",
  );
  expect([code, err]).toEqual([0, err]);
  expect(out).toMatch(/<desc[^>]*>[1-9]\d* added, \d+ removed, \d+ changed\./);
  // Redacted, both under the same pseudonyms: as much came, went and changed, and no name is left.
  const hidden = await cli(
    "export",
    "--estate",
    at("now.json"),
    "--against",
    at("then.json"),
    "--format",
    "svg",
    "--level",
    "2",
    "--redact",
  );
  const counts = (svg: string) => /\d+ added, \d+ removed, \d+ changed/.exec(svg)?.[0];
  expect(hidden.code).toBe(0);
  expect(counts(hidden.out)).toBe(counts(out));
  for (const word of ["contoso", "vnet-spoke", "snet-", "rg-hub", "5b0c0000"])
    expect(hidden.out).not.toContain(word);
});

test("an option that says nothing to what is made is refused, and names what it is for", async () => {
  await map("drawio", "-o", at("old.drawio"));
  const file = readFileSync(at("old.drawio"), "utf8");
  const refusals: readonly (readonly [readonly string[], string])[] = [
    [["svg", "--scale", "2"], "it is for png"],
    [["png", "--scale", "3", "-o", at("x.png")], "1, 2 or 4"],
    [["svg", "--size", "A4"], "it is for pdf"],
    [["svg", "--update", at("old.drawio")], "it is for drawio"],
    [["drawio", "--restore"], "needs that file"],
    [["drawio", "--update", at("old.drawio"), "--redact"], "true names"],
    [["drawio", "--update", at("old.drawio"), "--against", "demo"], "file of its own"],
    [["csv", "--view", "matrix", "--against", "demo"], "it is for svg, png, pdf, drawio, html"],
    [["vsdx", "--against", "demo", "-o", at("x.vsdx")], "it is for svg, png, pdf, drawio, html"],
    [["svg", "--from", "internet"], "--name is missing"],
    [["svg", "--name", "kv-contoso.vault.azure.net"], "--from is missing"],
  ];
  for (const [words, sentence] of refusals)
    expect(await map(words[0] ?? "", ...words.slice(1))).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining(sentence),
    });
  expect(readFileSync(at("old.drawio"), "utf8")).toBe(file);
});

test("a redacted matrix and picture are asked for in the estate's own names", async () => {
  const one = ["--from", "vm:vm-app-01", "--name", "https://kv-contoso.vault.azure.net/"];
  const csv = (...more: string[]) => map("csv", "--view", "matrix", ...one, ...more);
  const [plain, hidden] = [await csv(), await csv("--redact")];
  expect([hidden.code, hidden.err]).toEqual([0, ""]);
  const outcome = (text: string) => text.trim().split("\r\n")[1]?.split(",").slice(3, 5);
  expect(outcome(hidden.out)).toEqual(outcome(plain.out));
  expect(hidden.out).not.toContain("contoso");
  expect((await map("json", "--level", "4", ...one, "--redact")).code).toBe(0);
});

test.each(formatNames("report"))("the report as %s, twice the same bytes", async (format) => {
  const write = async (name: string) => {
    const { code, err } = await cli(
      "report",
      "--estate",
      "demo",
      "--format",
      format,
      "--section",
      "matrix",
      "--section",
      "overview",
      "--date",
      "2026-01-31",
      "--author",
      "Ana",
      "-o",
      at(name),
    );
    expect([code, err]).toEqual([0, err]);
    return readFileSync(at(name));
  };
  const [a, b] = [await write(`r1.${format}`), await write(`r2.${format}`)];
  // Each finds its own pictures.
  const plain = (bytes: Buffer) =>
    format === "markdown" ? bytes.toString().replaceAll(/\br[12]\.pictures/g, "") : bytes;
  expect(plain(a)).toEqual(plain(b));
  if (format === "markdown")
    expect(readFileSync(at("r1.pictures/overview.svg"), "utf8")).toContain("<svg");
});

test("a template of one's own is filled; a wrong placeholder is answered with the right ones", async () => {
  writeFileSync(at("t.md"), "# Ours\n\n{{section:gaps}}\n");
  const own = (...more: string[]) =>
    cli("report", "--estate", "demo", "--template", at("t.md"), ...more);
  expect((await own()).out).toMatch(/^# Ours\n\n<a id="gaps">/);
  expect(await own("--format", "html")).toMatchObject({ code: 2 });
  writeFileSync(at("t.md"), "{{sky}}");
  expect(await own()).toMatchObject({
    code: 2,
    err: expect.stringContaining("{{section:matrix}}"),
  });
});

test("the matrix of one name and one vantage is one line", async () => {
  const { out } = await cli(
    "export",
    "--estate",
    "demo",
    "--view",
    "matrix",
    "--format",
    "csv",
    "--from",
    "internet",
    "--name",
    "kv-contoso.vault.azure.net",
  );
  expect(out.trim().split("\r\n").length).toBe(2);
  await cli(
    "export",
    "--estate",
    "demo",
    "--view",
    "matrix",
    "--format",
    "xlsx",
    "-o",
    at("m.xlsx"),
  );
  if (has("unzip"))
    expect(runOn("unzip", readFileSync(at("m.xlsx")), ["-t", "FILE"]).status).toBe(0);
});

test("a host without a painter says so, and makes what the core can make", async () => {
  const api = createApi({ files: { list: () => Promise.resolve([]) } });
  await api("open", { paths: "demo" });
  expect(await api("exportView", { format: "png" })).toMatchObject({
    ok: false,
    fault: { kind: "input", sentence: expect.stringContaining("no painter") },
  });
  expect(await api("exportView", { format: "svg", redact: true })).toMatchObject({ ok: false });
  expect(await api("exportView", { format: "vsdx", date: "2026-01-31" })).toMatchObject({
    ok: true,
    value: { name: "contoso-demo_2026-01-31_map.vsdx", text: null },
  });
});

test("base64 goes there and back", () => {
  for (const length of [0, 1, 2, 3, 4, 255, 20_000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 37) & 255);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  }
});
