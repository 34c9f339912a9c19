/** Does a snapshot come back as it was written, and does a damaged one say so? */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { randomFrom } from "#src/base/index.ts";
import { demoDocuments } from "#src/demo/index.ts";
import {
  listHistory,
  newScanner,
  outlived,
  readSnapshotFile,
  saveToHistory,
  writeSnapshotFile,
} from "#src/io/snapshot-file/index.ts";
import { isSnapshot, type Migration, readingOf, snapshotRefusal } from "#src/snapshot/index.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "snapshots-"));
});
afterAll(() => rm(folder, { recursive: true }));

const texts = demoDocuments().map((doc) => JSON.stringify(doc));
const header = {
  takenAt: "2026-11-20T09:12:00Z",
  gaps: [{ scope: "/subscriptions/x", type: "*", why: "refused", right: "Reader" }],
  collection: { identity: { kind: "azure-cli" }, note: 'a "documents":[ in a text' },
};

async function readBack(path: string) {
  const documents: unknown[] = [];
  const read = await readSnapshotFile(path, { onDocument: (document) => documents.push(document) });
  return { read, documents };
}

test.each(["a.horizon", "a.horizon.json", "a.horizon.json.gz"])(
  "%s comes back as written",
  async (name) => {
    const path = join(folder, name);
    await writeSnapshotFile(path, header, texts);
    const { read, documents } = await readBack(path);
    expect(documents).toEqual(texts.map((text) => JSON.parse(text) as unknown));
    expect(read).toMatchObject({
      documents: texts.length,
      unreadable: 0,
      checksum: "right",
      isWhole: true,
      header: { takenAt: header.takenAt, gaps: header.gaps, collection: header.collection },
    });
  },
);

test("equal content gives equal bytes, and any reader of JSON reads them", async () => {
  const paths = ["b.horizon.json.gz", "c.horizon.json.gz"].map((name) => join(folder, name));
  for (const path of paths) await writeSnapshotFile(path, header, texts);
  const [one, two] = await Promise.all(paths.map((path) => readFile(path)));
  if (!one || !two) throw new Error("Not written.");
  expect(one.equals(two)).toBe(true);
  const value: unknown = JSON.parse(gunzipSync(one).toString());
  expect(isSnapshot(value)).toBe(true);
  expect(snapshotRefusal(value)).toBeUndefined();
});

test("a changed letter is noticed, wherever it stands before the checksum", async () => {
  const path = join(folder, "d.horizon.json");
  await writeSnapshotFile(path, header, texts);
  const text = await readFile(path, "utf8");
  for (const word of ["2026-11-20", "azure-cli", "vnet-hub", "privatelink"]) {
    await writeFile(path, text.replace(word, `${word}x`));
    expect((await readBack(path)).read).toMatchObject({ checksum: "wrong", isWhole: true });
  }
});

test("a file that was cut gives what stands before the cut, and says so", async () => {
  const path = join(folder, "e.horizon.json");
  await writeSnapshotFile(path, header, texts);
  const bytes = await readFile(path);
  const random = randomFrom(7);
  for (let i = 0; i < 60; i++) {
    await writeFile(
      path,
      bytes.subarray(0, random.int(bytes.indexOf('"documents"') + 20, bytes.length - 3)),
    );
    const { read, documents } = await readBack(path);
    expect(read).toMatchObject({ isWhole: false });
    expect(documents).toEqual(
      texts.slice(0, documents.length).map((t) => JSON.parse(t) as unknown),
    );
  }
  const packed = gzipSync(bytes);
  await writeFile(path, packed.subarray(0, Math.floor(packed.length / 2)));
  const { read, documents } = await readBack(path);
  expect(read).toMatchObject({ isWhole: false });
  expect(documents.length).toBeGreaterThan(0);
});

test("what is no snapshot, or of a newer format, is told", async () => {
  const path = join(folder, "f.json");
  const of = async (text: string) => {
    await writeFile(path, text);
    return (await readBack(path)).read;
  };
  expect(await of('{"format":"split-horizon.snapshot/7","documents":[{}]}')).toEqual({
    is: "newer",
    format: 7,
    reads: 1,
  });
  expect(await of('{"value":[]}')).toEqual({ is: "no-snapshot", why: "format" });
  expect(await of("[1,2]")).toEqual({ is: "no-snapshot", why: "JSON" });
  expect(await of("")).toEqual({ is: "no-snapshot", why: "format" });
  expect(await of("\u0000\u0001")).toEqual({ is: "no-snapshot", why: "JSON" });
});

test("an old format is read through numbered steps, and a missing step is told", () => {
  const step = (from: number): Migration => ({
    from,
    header: (h) => ({ ...h, steps: [...(Array.isArray(h.steps) ? h.steps : []), from] }),
    document: (d) => ({ ...d, [`step${from}`]: true }),
  });
  const reading = readingOf(1, [step(2), step(1)], 3);
  if (reading.is !== "readable") throw new Error("Not readable.");
  expect(reading.header({ format: "split-horizon.snapshot/1" })).toEqual({
    format: "split-horizon.snapshot/3",
    steps: [1, 2],
  });
  expect(reading.document({ id: "/x" })).toEqual({ id: "/x", step1: true, step2: true });
  expect(readingOf(1, [step(2)], 3)).toEqual({ is: "unknown", format: 1 });
  expect(readingOf(4, [], 3)).toEqual({ is: "newer", format: 4, reads: 3 });
});

/** Slow twin: parses the whole text at once. */
for (const seed of [1, 2, 3, 20_261_120])
  test(`the scanner sees what a parser of the whole text sees, however it is cut, seed ${seed}`, () => {
    const random = randomFrom(seed);
    for (let i = 0; i < 200; i++) {
      const value = {
        format: "split-horizon.snapshot/1",
        odd: [someValue(random, 3), null],
        documents: Array.from({ length: random.int(0, 6) }, () => someValue(random, 4)),
        last: someValue(random, 2),
      };
      const text = Buffer.from(JSON.stringify(value, null, random.pick([0, 1, 2])));
      const [documents, properties] = [[] as unknown[], {} as Record<string, unknown>];
      const scanner = newScanner({
        onProperty: (name, slice) => {
          properties[name] = JSON.parse(slice.toString());
        },
        onDocument: (slice) => documents.push(JSON.parse(slice.toString())),
        onCovered: () => {},
      });
      for (let at = 0; at < text.length; ) {
        const size = random.int(1, random.pick([2, 9, 200]));
        expect(scanner.push(text.subarray(at, at + size))).toBe(true);
        at += size;
      }
      expect({ ...properties, documents }).toEqual(value);
      expect(scanner.isWhole()).toBe(true);
    }
  });

type Random = ReturnType<typeof randomFrom>;
function someValue(random: Random, depth: number): unknown {
  const kind = depth === 0 ? random.int(0, 4) : random.int(0, 7);
  if (kind === 0) return random.int(-9, 1e6) / 4;
  if (kind === 1) return random.pick([true, false, null]);
  if (kind < 5) return random.pick(["", 'é“\\"]}', 'checksum":', "日本\n", "x".repeat(30)]);
  const items = Array.from({ length: random.int(0, 4) }, () => someValue(random, depth - 1));
  return kind === 5 ? items : Object.fromEntries(items.map((item, i) => [`k"${i}}`, item]));
}

test("the scanner never throws and never hangs on noise", () => {
  const random = randomFrom(99);
  const alphabet = Buffer.from('{}[]",:\\ \n0a"{}[]');
  for (let i = 0; i < 3000; i++) {
    const noise = Buffer.from(
      Array.from(
        { length: random.int(0, 60) },
        () => alphabet[random.int(0, alphabet.length - 1)] ?? 0,
      ),
    );
    const scanner = newScanner({ onProperty: () => {}, onDocument: () => {}, onCovered: () => {} });
    scanner.push(noise);
  }
});

test("a history keeps the newest, one of each month before, and nothing that is not its own", async () => {
  const home = join(folder, "history");
  const times = [
    "2026-09-01",
    "2026-09-20",
    "2026-10-02",
    "2026-10-30",
    "2026-11-01",
    "2026-11-02",
  ];
  for (const day of times)
    await saveToHistory(home, { takenAt: `${day}T08:00:00.123Z`, gaps: [] }, texts.slice(0, 3), {
      last: 2,
      months: 1,
    });
  await writeFile(join(home, "mine.txt"), "kept");
  expect(await readdir(home)).toEqual([
    "2026-10-30T080000Z.horizon",
    "2026-11-01T080000Z.horizon",
    "2026-11-02T080000Z.horizon",
    "mine.txt",
  ]);
  await saveToHistory(home, { takenAt: "2026-11-02T08:00:00Z", gaps: [] }, texts);
  const listed = await listHistory(home);
  expect(listed.map((entry) => entry.takenAt.slice(0, 10))).toEqual([
    "2026-10-30",
    "2026-11-01",
    "2026-11-02",
    "2026-11-02",
  ]);
  expect(outlived(["2026-01-01", "2026-01-02"], { last: 0, months: 0 })).toEqual(["2026-01-01"]);
});
