/** What does the disk give to the core: exports of a folder in order, unpacked, or a sentence that says why not? */
import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nodeFiles, writeFileWhole } from "#src/io/index.ts";

const files = nodeFiles();
let folder = "";
const at = (...names: readonly string[]) => join(folder, ...names);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "split-horizon-test-"));
  await mkdir(at("exports", "hub"), { recursive: true });
  await mkdir(at("exports", ".git"));
  await mkdir(at("empty"));
  await mkdir(at("photos"));
  await writeFile(at("exports", "vnets.json"), '{"value":[]}');
  await writeFile(at("exports", "hub", "zones.JSON.gz"), gzipSync('{"value":[1]}'));
  await writeFile(at("exports", "hub", "rows.csv"), "id,name\n");
  await writeFile(at("exports", "notes.txt"), "ours");
  await writeFile(at("exports", ".git", "config.json"), "{}");
  await symlink(at("exports"), at("exports", "round"));
  await writeFile(at("photos", "cat.png"), "");
  await writeFile(at("empty.json"), "");
  await writeFile(at("cut.json.gz"), gzipSync("x".repeat(10_000)).subarray(0, 30));
  await writeFile(
    at("damaged.json.gz"),
    Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");

/** The sentence with which a path is refused, with the test's folder left out. */
async function refusal(path: string, isRead = false): Promise<string> {
  const fault = await files
    .list(path)
    .then((found) => (isRead ? found[0]?.read() : undefined))
    .then(
      () => ({ sentence: "nothing was refused" }),
      (error: unknown) => error as { readonly sentence: string },
    );
  return fault.sentence.replaceAll(`${folder}/`, "").replaceAll(folder, "the folder");
}

test("a folder stands for its exports and those below, in order, without hidden folders and loops", async () => {
  const found = await files.list(at("exports"));
  expect(found.map((f) => f.name)).toEqual([
    at("exports", "hub", "rows.csv"),
    at("exports", "hub", "zones.JSON.gz"),
    at("exports", "vnets.json"),
  ]);
  expect(await Promise.all(found.map(async (f) => textOf(await f.read())))).toEqual([
    "id,name\n",
    '{"value":[1]}',
    '{"value":[]}',
  ]);
});

test("a file that is named may end as it likes", async () => {
  const [file] = await files.list(at("exports", "notes.txt"));
  expect(file).toMatchObject({ name: at("exports", "notes.txt"), size: 4 });
});

test("a path where nothing is tells what is near", async () => {
  expect(await refusal(at("exports", "vnet.json"))).toBe(
    "There is no file or folder exports/vnet.json. Near it: exports/vnets.json.",
  );
  expect(await refusal(at("nowhere", "vnet.json"))).toBe(
    "There is no file or folder nowhere/vnet.json: the folder nowhere does not exist.",
  );
});

test("a folder without exports says what it looked for", async () => {
  expect(await refusal(at("empty"))).toBe(
    "The folder empty is empty. Right would be a folder with exports: .json, .json.gz or .csv.",
  );
  expect(await refusal(at("photos"))).toBe(
    "The folder photos holds no exports: none of its 1 files ends in .json, .json.gz or .csv.",
  );
});

test("a packed file that is cut off is told from one that is damaged", async () => {
  expect(await refusal(at("cut.json.gz"), true)).toBe(
    "cut.json.gz is cut off: its gzip data ends in the middle. Copy or export it again.",
  );
  expect(await refusal(at("damaged.json.gz"), true)).toContain("damaged.json.gz is damaged");
});

test("what is neither file nor folder is refused before it is read", async () => {
  expect(await refusal("/dev/null")).toContain("/dev/null is neither a file nor a folder.");
});

test.skipIf(process.getuid?.() === 0)("a file without permission says so", async () => {
  await chmod(at("exports", "vnets.json"), 0);
  expect(await refusal(at("exports", "vnets.json"), true)).toContain("has no permission");
  await chmod(at("exports", "vnets.json"), 0o600);
});

test("a file is written whole or not at all, and the same each time", async () => {
  await writeFileWhole(at("out.json.gz"), ["a", "b", "c"]);
  await writeFileWhole(at("again.json.gz"), ["abc"]);
  const read = async (name: string) => {
    const [file] = await files.list(at(name));
    return file ? textOf(await file.read()) : "";
  };
  expect(await read("out.json.gz")).toBe("abc");
  expect(await read("again.json.gz")).toBe("abc");
  const broken = function* () {
    yield "half";
    throw new Error("the source broke");
  };
  await expect(writeFileWhole(at("out.json.gz"), broken())).rejects.toMatchObject({
    sentence: expect.stringContaining("was not written: the source broke. Nothing was changed."),
  });
  await expect(writeFileWhole(at("nowhere", "x.json"), ["a"])).rejects.toMatchObject({
    kind: "input",
  });
  expect(await read("out.json.gz")).toBe("abc");
  expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
});
