/** Has every bad input its sentence and its exit code, and is what can be read of it read? */
import { mkdir, mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoDocuments, demoSites } from "#src/demo/index.ts";
import { cli } from "./call.ts";

let folder = "";
const at = (...names: readonly string[]) => join(folder, ...names);
const whole = JSON.stringify({ value: demoDocuments() });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "split-horizon-input-"));
  await mkdir(at("mixed"));
  await mkdir(at("photos"));
  await writeFile(at("text.json"), "hello, world\n");
  await writeFile(at("half.json"), whole.slice(0, whole.length / 2));
  await writeFile(at("empty.json"), "");
  await writeFile(at("newer.json"), '{"format":"split-horizon.snapshot/7","documents":[]}');
  await writeFile(
    at("error.json"),
    '{"error":{"code":"AuthorizationFailed","message":"The client has no authorization."}}',
  );
  await writeFile(at("photos", "cat.png"), "");
  await writeFile(at("mixed", "good.json"), whole);
  await writeFile(at("mixed", "half.json"), whole.slice(0, 1000));
  await writeFile(at("mixed", "sites.json"), JSON.stringify(demoSites()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The sentence with which opening `path` is refused. */
async function refused(path: string): Promise<string> {
  const { code, out, err } = await cli("vantages", "--estate", path);
  expect({ code, out }, path).toEqual({ code: 2, out: "" });
  return err.replaceAll(`${folder}/`, "").trim();
}

test("a file that is no JSON says where", async () => {
  expect(await refused(at("text.json"))).toMatch(
    /^Nothing could be read\. text\.json is neither JSON/,
  );
});

test("half a file says after how many documents it ends", async () => {
  expect(await refused(at("half.json"))).toMatch(
    /half\.json is cut off: .* after \d+ whole documents/,
  );
});

test("a 0-byte file says so", async () => {
  expect(await refused(at("empty.json"))).toContain("empty.json is empty (0 bytes)");
});

test("a snapshot of a newer format says to update", async () => {
  expect(await refused(at("newer.json"))).toBe(
    "newer.json: Made by a newer version (format 7, this program reads 1). Update to open it.",
  );
});

test("an error of Azure is told from data", async () => {
  expect(await refused(at("error.json"))).toContain(
    "error.json holds an error of Azure instead of data: AuthorizationFailed",
  );
});

test("a folder without exports, and a path where nothing is", async () => {
  expect(await refused(at("photos"))).toContain("holds no exports");
  expect(await refused(at("textt.json"))).toContain(
    "There is no file or folder textt.json. Near it: ",
  );
});

test("a file that is larger than a text can be says so, and what to do", async () => {
  const file = await open(at("huge.json"), "w");
  await file.truncate(600 * 2 ** 20);
  await file.close();
  expect(await refused(at("huge.json"))).toMatch(/huge\.json is too large: 600 MiB, where \d+ MiB/);
  await rm(at("huge.json"));
});

test("of a folder the good files are read, the others are named, and a sites file in it is used", async () => {
  const { code, out, err } = await cli("vantages", "--estate", at("mixed"));
  expect(code).toBe(0);
  expect(out).toContain("site:hq");
  expect(err).toContain("Left out: ");
  expect(err).toContain("half.json is cut off");
});

test("import ends with 3 when it must be strict and something could not be read", async () => {
  const words = ["import", at("mixed"), "-o", at("made.json")];
  expect((await cli(...words)).code).toBe(0);
  expect((await cli(...words, "--strict")).code).toBe(3);
  expect(
    (await cli("import", at("mixed", "good.json"), "-o", at("made.json"), "--strict")).code,
  ).toBe(0);
  const nowhere = await cli("import", at("mixed"), "-o", at("nowhere", "made.json"));
  expect(nowhere.code).toBe(2);
  expect(nowhere.err).toContain("was not written");
  expect((await cli("import", at("mixed"), "-o", at("x.json"), "--taken-at", "today")).code).toBe(
    2,
  );
});

test("two documents of one id that differ: the later counts, and that is said", async () => {
  const vnet = (prefix: string) => ({
    id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v",
    name: "v",
    type: "Microsoft.Network/virtualNetworks",
    location: "westeurope",
    properties: { addressSpace: { addressPrefixes: [prefix] }, subnets: [] },
  });
  await writeFile(at("twice.json"), JSON.stringify([vnet("10.0.0.0/16"), vnet("10.1.0.0/16")]));
  const { code, out, err } = await cli("import", at("twice.json"), "-o", "-");
  expect(code).toBe(0);
  expect(JSON.parse(out).documents).toHaveLength(1);
  expect(out).toContain("10.1.0.0/16");
  expect(err).toContain("was told twice with different content; the later one counts.");
});

test("wrong sites files: another format, a newer one, wrong parts", async () => {
  await writeFile(at("other.json"), "{}");
  await writeFile(at("newer-sites.json"), '{"format":"split-horizon.sites/2"}');
  await writeFile(
    at("odd-sites.json"),
    '{"format":"split-horizon.sites/1","dnsServers":[{"address":"10.0.0"}]}',
  );
  const told = async (name: string) => {
    const { code, err } = await cli("vantages", "--sites", at(name));
    return `${code} ${err.replaceAll(`${folder}/`, "").replace(/^No estate.*\n/, "")}`;
  };
  expect(await told("other.json")).toContain("2 other.json is no sites file");
  expect(await told("newer-sites.json")).toContain(
    "2 newer-sites.json was made by a newer version",
  );
  expect(await told("odd-sites.json")).toBe(
    `0 odd-sites.json at /dnsServers/0/address: "10.0.0" is no IP address of a server.\n`,
  );
  expect(await told("nowhere.json")).toContain("2 There is no file or folder nowhere.json.");
});

test("configurations of DNS servers become a sites file that is read back", async () => {
  await writeFile(
    at("named.conf"),
    'options { forwarders { 9.9.9.9; }; };\nzone "blob.core.windows.net" { type forward; forwarders { 10.0.4.4; }; };\n',
  );
  const from = ["--address", "192.168.0.53", "--site", "branch", "-o", at("branch.json")];
  const made = await cli("sites", "import", at("named.conf"), ...from);
  expect(made).toMatchObject({ code: 0, out: "" });
  const name = "stcontoso.blob.core.windows.net";
  const { code, err } = await cli(
    "resolve",
    name,
    "--from",
    "site:branch",
    "--sites",
    at("branch.json"),
  );
  expect({ code, err: err.replace(/^No estate.*\n/, "") }).toMatchObject({ code: 0 });
});
