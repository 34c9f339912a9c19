/** Does what a person changed in an exported file survive the next export, and does nothing else change? */
import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { randomFrom } from "#src/base/index.ts";
import type { Scene } from "#src/diagram/index.ts";
import { drawioOf, mergeDrawio } from "#src/report/index.ts";
import { box, sceneOf, someScene, wire } from "./scenes.ts";

const net = box("/subscriptions/s/vnet", "vnet", [24, 24, 300, 200], {
  title: "vnet",
  subtitle: "10.0.0.0/16",
  isOpen: true,
});
const zone = box("/subscriptions/s/zone", "zone", [40, 70, 200, 44], {
  title: "zone",
  parent: net.id,
});
const pe = box("/subscriptions/s/pe", "endpoint", [40, 140, 200, 44], {
  title: "pe",
  parent: net.id,
});
const st = box("/subscriptions/s/st", "service", [500, 60, 208, 44], { title: "st", lane: 4 });
const lead = wire(pe, st, { outcome: "private", track: 400 });
const before = sceneOf([net, zone, pe, st], [lead]);

const without = (all: ReadonlySet<string>, out: ReadonlySet<string>) =>
  new Set([...all].filter((id) => !out.has(id)));

/** The lines of `b` that are not in `a`, and the other way round. */
function changes(a: string, b: string) {
  const [old, now] = [a.split("\n"), b.split("\n")];
  return { came: now.filter((l) => !old.includes(l)), went: old.filter((l) => !now.includes(l)) };
}

/** `text` without the list of what was exported: it is told anew with each new box. */
const told = (text: string) => text.replace(/ exported="[^"]*"/, "");

/** `text` with the place of the cell `id` replaced. */
function moved(text: string, id: string, place: string): string {
  const at = text.indexOf(`id="${id}"`);
  const geometry = text.indexOf("<mxGeometry", at);
  const end = text.indexOf("/>", geometry);
  return `${text.slice(0, geometry)}<mxGeometry ${place} as="geometry"${text.slice(end)}`;
}

const note = `        <mxCell id="note-1" value="Ask Ana before touching" style="shape=note;" vertex="1" parent="/subscriptions/s/vnet">
          <mxGeometry x="20" y="150" width="120" height="40" as="geometry"/>
        </mxCell>
        <mxCell id="line-1" style="dashed=1;" edge="1" parent="layer:1" source="note-1" target="/subscriptions/s/zone">
          <mxGeometry relative="1" as="geometry"/>
        </mxCell>
`;
const edited = moved(drawioOf(before), zone.id, `x="10" y="100" width="260" height="44"`)
  .replace("      </root>", `${note}      </root>`)
  .replace('label="&lt;b&gt;st&lt;/b&gt;"', 'label="Our storage"');

test("the same estate gives back the very bytes of the edited file", () => {
  expect(mergeDrawio(edited, before)).toEqual({
    text: edited,
    added: [],
    removed: [],
    changed: [],
    both: [],
    leftOut: [],
  });
});

test("a new box comes in where nothing stands, and no other line changes", () => {
  const extra = box("/subscriptions/s/zone2", "zone", [40, 130, 200, 44], {
    title: "zone2",
    parent: net.id,
  });
  const merged = mergeDrawio(edited, sceneOf([net, zone, extra, pe, st], [lead]));
  expect(merged?.added).toEqual([extra.id]);
  const { came, went } = changes(told(edited), told(merged?.text ?? ""));
  expect(went.map((l) => l.trim())).toEqual([
    `<mxGeometry x="24" y="24" width="300" height="200" as="geometry"/>`,
  ]);
  expect(came.map((l) => l.trim().slice(0, 60))).toEqual([
    // The container grew to hold it.
    expect.stringContaining(`<mxGeometry x="24" y="24" width="300"`),
    expect.stringContaining("<UserObject label="),
    expect.stringContaining('<mxGeometry x="16"'),
  ]);
  // Below the moved zone, the note and the endpoint, with a gap.
  expect(came.at(-1)).toContain('y="214"');
});

test("what is gone from Azure goes, a person's note in it stays where it was, and a line to it ends there", () => {
  const merged = mergeDrawio(edited, sceneOf([{ ...pe, parent: null }, st], [lead]));
  expect(merged?.removed).toEqual([net.id, zone.id]);
  const text = merged?.text ?? "";
  expect(text).not.toContain(`id="${net.id}"`);
  expect(text).toMatch(
    /id="note-1"[^>]*parent="layer:1">\s*<mxGeometry x="44" y="174" width="120"/,
  );
  expect(text).toMatch(
    /id="line-1"[^>]*source="note-1">\s*<mxGeometry[^>]*>\s*<mxPoint x="164" y="146" as="targetPoint"\/>/,
  );
});

test("a label that only Azure changed is told anew; one that both changed stays a person's, with Azure's beside it", () => {
  const renamed = [
    { ...pe, subtitle: "10.0.0.9" },
    { ...st, subtitle: "now with a firewall" },
  ] as const;
  const merged = mergeDrawio(edited, sceneOf([net, zone, ...renamed], [lead]));
  expect([merged?.changed, merged?.both]).toEqual([[pe.id, st.id], [st.id]]);
  expect(merged?.text).toContain("10.0.0.9");
  expect(merged?.text).toContain('label="Our storage"');
  expect(merged?.text).toMatch(/labelInAzure="[^"]*now with a firewall/);
});

test("a wire to a box that a person moved is routed by the editor, one whose boxes stand is routed by us", () => {
  const toZone = wire(zone, st, { outcome: "public", track: 420 });
  const toNet = wire(net, st, { outcome: "blocked", track: 430 });
  const text = mergeDrawio(edited, sceneOf([net, zone, pe, st], [lead, toZone, toNet]))?.text ?? "";
  const cell = (id: string) =>
    text.slice(text.indexOf(`id="wire ${id.replaceAll(">", "&gt;")}"`)).split("</UserObject>")[0];
  expect(cell(toZone.id)).toContain("orthogonalEdgeStyle");
  expect(cell(toNet.id)).not.toContain("orthogonalEdgeStyle");
  expect(cell(toNet.id)).toContain('as="points"');
});

test("a person's own pages stay, and a page that an editor saved packed is read", () => {
  const own = `  <diagram id="mine" name="Mine">\n    <mxGraphModel>\n      <root>\n        <mxCell id="0"/>\n      </root>\n    </mxGraphModel>\n  </diagram>\n</mxfile>`;
  const two = edited.replace("</mxfile>", own);
  const extra = box("/subscriptions/s/new", "service", [500, 200, 208, 44]);
  const now = sceneOf([net, zone, pe, st, extra], [lead]);
  expect(mergeDrawio(two, now)?.text).toContain(own);
  const model = edited.slice(
    edited.indexOf("<mxGraphModel"),
    edited.indexOf("</mxGraphModel>") + 15,
  );
  const packed = deflateRawSync(encodeURIComponent(model)).toString("base64");
  const saved = `<mxfile host="app"><diagram id="split-horizon" name="x">${packed}</diagram></mxfile>`;
  expect(mergeDrawio(saved, now)?.text.split("\n").slice(3)).toEqual(
    mergeDrawio(edited, now)?.text.split("\n").slice(3),
  );
});

test("a file that no export wrote is refused, and broken ones do not hang or throw", () => {
  for (const text of [
    "",
    "<",
    "<mxfile/>",
    "<svg></svg>",
    '<mxfile><diagram id="split-horizon">%%%</diagram></mxfile>',
    "<a>".repeat(500),
  ])
    expect(mergeDrawio(text, before)).toBeUndefined();
  const random = randomFrom(5);
  for (let i = 0; i < 300; i++) {
    const at = random.int(0, edited.length);
    const cut =
      edited.slice(0, at) +
      random.pick(["", "<", ">", '"', "&", "&#99999999;", "\u0000"]) +
      edited.slice(at + random.int(0, 30));
    expect(() => mergeDrawio(cut, before)).not.toThrow();
  }
});

test.each([1, 2, 3, 4, 5])(
  "law, seed %i: whatever a person moves stays, whatever Azure adds or takes is told, and a second export changes nothing",
  (seed) => {
    const random = randomFrom(seed);
    const full = someScene(seed, 60);
    const some = (keep: number): Scene => {
      const out = new Set(
        full.boxes.filter((b) => b.parent !== null && !random.chance(keep)).map((b) => b.id),
      );
      const boxes = full.boxes.filter((b) => !out.has(b.id));
      return sceneOf(
        boxes,
        full.wires.filter((w) => !out.has(w.from) && !out.has(w.to)),
      );
    };
    const [first, second] = [some(0.8), some(0.8)];
    let file = drawioOf(first);
    const shifted = new Map<string, string>();
    for (const b of first.boxes) {
      if (b.parent === null || !random.chance(0.3)) continue;
      const place = `x="${random.int(0, 900)}" y="${random.int(0, 900)}" width="${b.width}" height="44"`;
      file = moved(file, b.id, place);
      shifted.set(b.id, place);
    }
    const merged = mergeDrawio(file, second);
    const text = merged?.text ?? "";
    const ids = (scene: Scene) =>
      new Set([...scene.boxes.map((b) => b.id), ...scene.wires.map((w) => `wire ${w.id}`)]);
    expect(new Set(merged?.added)).toEqual(without(ids(second), ids(first)));
    expect(new Set(merged?.removed)).toEqual(without(ids(first), ids(second)));
    expect(merged?.changed).toEqual([]);
    for (const [id, place] of shifted)
      if (ids(second).has(id)) expect(moved(text, id, place)).toBe(text);
    expect(mergeDrawio(text, second)?.text).toBe(text);
  },
);
