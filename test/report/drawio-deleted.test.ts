/** Does what a person deleted from an exported file stay deleted, until it is news again or is asked back? */
import { expect, test } from "vitest";
import { drawioOf, mergeDrawio } from "#src/report/index.ts";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import { dangling, deleted, holds, movedInto } from "./drawio-hand.ts";
import { readByMaxgraph } from "./maxgraph.ts";
import { box, sceneOf, someScene, wire } from "./scenes.ts";

const net = box("/subscriptions/s/vnet", "vnet", [24, 24, 300, 200], { title: "vnet" });
const zone = box("/subscriptions/s/zone", "zone", [40, 70, 200, 44], { parent: net.id });
const pe = box("/subscriptions/s/pe", "endpoint", [40, 140, 200, 44], { parent: net.id });
const st = box("/subscriptions/s/st", "service", [500, 60, 208, 44], { title: "st" });
const lead = wire(pe, st, { outcome: "private", track: 400 });
const scene = sceneOf([net, zone, pe, st], [lead]);
const file = drawioOf(scene);
const wireId = `wire ${lead.id}`;

test("a deleted box stays out, its bytes and all others as the person left them, and how many stay out is told", () => {
  const edited = deleted(file, zone.id);
  expect(mergeDrawio(edited, scene)).toEqual({
    text: edited,
    added: [],
    removed: [],
    changed: [],
    both: [],
    leftOut: [zone.id],
  });
});

test("a deleted box takes its wires along, and wires that come later and would end at it stay out too", () => {
  const edited = deleted(file, st.id);
  expect(holds(edited, wireId)).toBe(false);
  const later = wire(zone, st, { outcome: "public", track: 420 });
  const merged = mergeDrawio(edited, sceneOf(scene.boxes, [lead, later]));
  expect(merged?.leftOut).toEqual([st.id, wireId, `wire ${later.id}`]);
  expect(merged?.added).toEqual([]);
});

test("a wire that was deleted alone stays out; one of another outcome between the same boxes is news and comes in", () => {
  const edited = deleted(file, wireId);
  expect(mergeDrawio(edited, scene)?.leftOut).toEqual([wireId]);
  const blocked = wire(pe, st, { outcome: "blocked", track: 400 });
  const merged = mergeDrawio(edited, sceneOf(scene.boxes, [blocked]));
  expect([merged?.added, merged?.leftOut]).toEqual([[`wire ${blocked.id}`], []]);
});

test("what comes into a deleted container stays out with it; what a person had moved out of it before stays in", () => {
  const edited = deleted(movedInto(file, zone.id, "layer:1"), net.id);
  expect([holds(edited, zone.id), holds(edited, pe.id)]).toEqual([true, false]);
  const extra = box("/subscriptions/s/new", "zone", [40, 190, 200, 30], { parent: net.id });
  const merged = mergeDrawio(edited, sceneOf([net, zone, pe, extra, st], [lead]));
  expect(merged?.leftOut).toEqual([net.id, pe.id, extra.id, wireId]);
  expect(holds(merged?.text ?? "", zone.id)).toBe(true);
  expect(dangling(merged?.text ?? "")).toEqual([]);
});

test("a deleted layer stays out with all that is new for it", () => {
  const edited = deleted(file, "layer:private");
  const other = wire(zone, st, { outcome: "private", track: 430 });
  const merged = mergeDrawio(edited, sceneOf(scene.boxes, [lead, other]));
  expect(merged?.leftOut).toEqual([wireId, `wire ${other.id}`]);
  expect(holds(merged?.text ?? "", "layer:private")).toBe(false);
});

test("everything comes back when it is asked for, and stays from then on", () => {
  const edited = deleted(file, net.id, "layer:private");
  const back = mergeDrawio(edited, scene, { restores: true });
  expect(back?.added).toEqual([net.id, zone.id, pe.id, wireId]);
  expect(back?.leftOut).toEqual([]);
  expect(dangling(back?.text ?? "")).toEqual([]);
  expect(mergeDrawio(back?.text ?? "", scene)?.text).toBe(back?.text);
});

test("what was deleted, went from Azure and came anew is another thing, and comes in", () => {
  const edited = deleted(file, zone.id);
  const gone = mergeDrawio(edited, sceneOf([net, pe, st], [lead]));
  expect([gone?.removed, gone?.leftOut]).toEqual([[], []]);
  expect(mergeDrawio(gone?.text ?? "", scene)?.added).toEqual([zone.id]);
});

test("a box does not follow Azure into a container that a person deleted", () => {
  const other = box("/subscriptions/s/other", "vnet", [24, 300, 300, 100], { title: "other" });
  const two = sceneOf([net, zone, pe, other, st], [lead]);
  const edited = deleted(drawioOf(two), other.id);
  const merged = mergeDrawio(
    edited,
    sceneOf([net, { ...zone, parent: other.id }, pe, other, st], [lead]),
  );
  expect(merged?.leftOut).toEqual([other.id]);
  expect(dangling(merged?.text ?? "")).toEqual([]);
});

test("a file of before deletions were kept gives all back once, and keeps them from then on", () => {
  const old = file.replace(/ exported="[^"]*"/, "");
  const first = mergeDrawio(deleted(old, zone.id), scene);
  expect(first?.added).toEqual([zone.id]);
  expect(mergeDrawio(deleted(first?.text ?? "", zone.id), scene)?.leftOut).toEqual([zone.id]);
});

if (!chromiumPath) console.warn(noChromium);

test.skipIf(!chromiumPath)(
  "a second reader finds in the next export what the person left, and what is new",
  async () => {
    const before = someScene(21, 60);
    const [first, second] = before.boxes.filter((b) => b.parent !== null);
    const edited = deleted(drawioOf(before), first?.id ?? "", second?.parent ?? "");
    const fresh = box("/subscriptions/s/fresh", "service", [2000, 24, 208, 44]);
    const merged = mergeDrawio(edited, sceneOf([...before.boxes, fresh], before.wires));
    const [left, now] = await readByMaxgraph([edited, merged?.text ?? ""]);
    const ids = (cells: typeof left) => new Set(cells?.map((cell) => cell.id));
    expect(ids(now)).toEqual(new Set([...ids(left), fresh.id]));
    const all = ids(now);
    expect(
      now?.filter((cell) => cell.parent !== null && !all.has(cell.parent) && cell.parent !== "0"),
    ).toEqual([]);
    expect(merged?.leftOut.length).toBe(
      before.boxes.length +
        before.wires.length -
        [...ids(left)].filter((id) => !id.startsWith("layer:") && id !== "0").length,
    );
  },
);

test.each([1, 2, 3])(
  "law, seed %i: of what was there, the next export holds just what the person left",
  (seed) => {
    const before = someScene(seed, 80);
    const all = [...before.boxes.map((b) => b.id), ...before.wires.map((w) => `wire ${w.id}`)];
    const edited = deleted(drawioOf(before), ...all.filter((_, i) => (i * 7 + seed) % 11 === 0));
    const merged = mergeDrawio(edited, before);
    expect(merged?.text).toBe(edited);
    expect(merged?.leftOut).toEqual(all.filter((id) => !holds(edited, id)));
    const back = mergeDrawio(edited, before, { restores: true });
    expect(all.filter((id) => !holds(back?.text ?? "", id))).toEqual([]);
  },
);
