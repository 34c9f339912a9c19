/** Is a snapshot written the same each time, read back as it was, and refused when it is of a newer program? */
import { expect, test } from "vitest";
import { demoSnapshot } from "#src/demo/index.ts";
import { openingMessages } from "#src/messages/index.ts";
import { documentTexts, isSnapshot, snapshotRefusal, sortedGaps } from "#src/snapshot/index.ts";

test("documents and gaps stand in order, whatever order they came in", () => {
  const { documents, gaps } = demoSnapshot();
  const texts = [...documentTexts(documents)];
  expect([...documentTexts(documents.toReversed())]).toEqual(texts);
  const ids = texts.map((text): string => JSON.parse(text).id.toLowerCase());
  expect(ids).toEqual([...ids].sort());
  expect(texts.join("")).not.toContain("\n");
  const more = [...gaps, { scope: "/A", type: "*", why: "failed", right: "" }];
  expect(sortedGaps(more.toReversed())).toEqual(sortedGaps(more));
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
