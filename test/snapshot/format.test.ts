/** Is a snapshot written the same each time, read back as it was, and refused when it is of a newer program? */
import { expect, test } from "vitest";
import { demoSnapshot } from "#src/demo/index.ts";
import { openingMessages } from "#src/messages/index.ts";
import { isSnapshot, snapshotParts, snapshotRefusal } from "#src/snapshot/index.ts";

const textOf = (snapshot: Parameters<typeof snapshotParts>[0]) =>
  [...snapshotParts(snapshot)].join("");

test("the text is JSON with everything in it, whatever order the documents came in", () => {
  const demo = demoSnapshot();
  const text = textOf(demo);
  const back: unknown = JSON.parse(text);
  expect(back).toMatchObject({ format: "split-horizon.snapshot/1", takenAt: demo.takenAt });
  expect(textOf({ ...demo, documents: demo.documents.toReversed() })).toBe(text);
  const ids = (documents: readonly { readonly id: string }[]) =>
    documents.map(({ id }) => id.toLowerCase()).sort();
  expect(ids((back as typeof demo).documents)).toEqual(ids(demo.documents));
});

test("an empty snapshot is one too", () => {
  expect(JSON.parse(textOf({ takenAt: "", documents: [], gaps: [] }))).toEqual({
    format: "split-horizon.snapshot/1",
    takenAt: "",
    gaps: [],
    documents: [],
  });
});

test("a newer format and a damaged one are refused, other JSON is none of ours", () => {
  expect(snapshotRefusal({ format: "split-horizon.snapshot/7" })).toEqual({
    why: "newer",
    format: 7,
  });
  expect(openingMessages.newerSnapshot({ source: "x.json", format: 7 })).toBe(
    "x.json: Made by a newer version (format 7, this program reads 1). Update to open it.",
  );
  expect(snapshotRefusal({ format: "split-horizon.snapshot/1" })?.why).toBe("no-documents");
  expect(snapshotRefusal(demoSnapshot())).toBeUndefined();
  for (const value of [null, [], "x", {}, { format: 1 }, { format: "split-horizon.sites/7" }]) {
    expect(isSnapshot(value)).toBe(false);
    expect(snapshotRefusal(value)).toBeUndefined();
  }
});
