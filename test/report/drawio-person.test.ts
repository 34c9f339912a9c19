/** Does everything else that a person does with an exported file survive the next export? */
import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { drawioOf, mergeDrawio } from "#src/report/index.ts";
import {
  cellText,
  changed,
  copied,
  dangling,
  deleted,
  drawn,
  holds,
  movedInto,
} from "./drawio-hand.ts";
import { box, sceneOf, wire } from "./scenes.ts";

const net = box("/subscriptions/s/vnet", "vnet", [24, 24, 300, 200], { title: "vnet" });
const pe = box("/subscriptions/s/pe", "endpoint", [40, 140, 200, 44], { parent: net.id });
const st = box("/subscriptions/s/st", "service", [500, 60, 208, 44], { title: "st" });
const extra = box("/subscriptions/s/extra", "service", [500, 200, 208, 44], { title: "extra" });
const lead = wire(pe, st, { outcome: "private", track: 400 });
const wireId = `wire ${lead.id}`;
const now = sceneOf([net, pe, st], [lead]);
const later = sceneOf([net, pe, st, extra], [lead]);
const withoutWire = sceneOf([net, pe, st], []);
const withoutNet = sceneOf([{ ...pe, parent: null }, st], [lead]);
const file = drawioOf(now, { title: "Contoso" });
const next = (text: string, scene = later) => mergeDrawio(text, scene)?.text ?? "";

test("a copy that a person made of a box is theirs: it stays, also when the box goes", () => {
  const edited = copied(file, st.id, "copy-1");
  expect(cellText(next(edited), "copy-1")).toBe(cellText(edited, "copy-1"));
  const merged = mergeDrawio(edited, sceneOf([net, pe, extra], []));
  expect(merged?.removed).toEqual([st.id, wireId]);
  expect(holds(merged?.text ?? "", "copy-1")).toBe(true);
});

test("a box that was cut and pasted is the same box: it keeps its new place and is told anew", () => {
  const pasted = deleted(copied(file, st.id, "pasted-1"), st.id).replace(
    /(id="pasted-1"[\s\S]*?<mxGeometry) x="500" y="60"/,
    '$1 x="900" y="700"',
  );
  const merged = mergeDrawio(pasted, sceneOf([net, pe, { ...st, subtitle: "ZRS" }], [lead]));
  expect([merged?.changed, merged?.added]).toEqual([[st.id], []]);
  expect(merged?.leftOut).toEqual([wireId]);
  const cell = cellText(merged?.text ?? "", st.id);
  expect(cell).toContain("ZRS");
  expect(cell).toContain('x="900" y="700"');
});

test("a link and a tooltip of a person's own stay; others follow Azure", () => {
  const own = changed(file, st.id, (cell) =>
    cell
      .replace(/ tooltip="[^"]*"/, ' tooltip="Ask Ana"')
      .replace(/ id=/, ' link="https://wiki.example/st" id='),
  );
  const cell = cellText(next(own, sceneOf([net, pe, { ...st, flagged: true }], [lead])), st.id);
  expect(cell).toContain('tooltip="Ask Ana"');
  expect(cell).toContain('link="https://wiki.example/st"');
  const told = cellText(next(file, sceneOf([net, pe, { ...st, title: "st2" }], [lead])), st.id);
  expect(told).toContain("st2");
  expect(told).toMatch(/tooltip="[^"]*st2/);
});

test("styles, sizes, labels, tags and data of a person's own stay, and what Azure changed beside them is told", () => {
  const own = changed(file, st.id, (cell) =>
    cell
      .replace(/ style="[^"]*"/, ' style="ellipse;fillColor=#FF0000;"')
      .replace('width="208" height="44"', 'width="300" height="90"')
      .replace(/ label="[^"]*"/, ' label="Ours" tags="payroll" costCentre="42"'),
  );
  const cell = cellText(next(own, sceneOf([net, pe, { ...st, flagged: true }], [lead])), st.id);
  for (const kept of [
    "ellipse;fillColor=#FF0000;",
    'width="300" height="90"',
    'label="Ours"',
    'tags="payroll"',
    'costCentre="42"',
  ])
    expect(cell).toContain(kept);
  expect(cell).toContain("expected=");
});

test("layers of one's own, renamed, hidden and locked ones, the page's name, size and order stay", () => {
  const own = drawn(
    file
      .replace('name="Contoso"', 'name="Ours"')
      .replace(
        /pageWidth="\d+" pageHeight="\d+"/,
        'pageWidth="1169" pageHeight="827" backgroundImage="{}"',
      )
      .replace(
        /<mxCell id="layer:1" value="[^"]*"/,
        '<mxCell id="layer:1" value="Wide" style="locked=1;" visible="0"',
      ),
    '<mxCell id="mine" value="Notes" parent="0"/>',
  );
  const moved = movedInto(own, st.id, "mine");
  const merged = next(moved);
  expect(merged).toContain('name="Ours"');
  expect(merged).toContain('pageWidth="1169" pageHeight="827" backgroundImage="{}"');
  for (const id of ["layer:1", "mine", st.id])
    expect(cellText(merged, id)).toBe(cellText(moved, id));
});

test("a wire that a person bent, and a label that they pushed along it, stay", () => {
  const own = changed(file, wireId, (cell) =>
    cell.replace(
      /<mxGeometry[\s\S]*<\/mxGeometry>/,
      '<mxGeometry x="-0.3" y="12" relative="1" as="geometry">\n              <mxPoint x="4" y="5" as="offset"/>\n            </mxGeometry>',
    ),
  );
  expect(cellText(next(own), wireId)).toBe(cellText(own, wireId));
});

test("what a person wrote on a wire stands where its middle was when the wire goes", () => {
  const own = drawn(
    file,
    `<mxCell id="said" value="Ticket 7" style="edgeLabel;" vertex="1" connectable="0" parent="${wireId.replaceAll(">", "&gt;")}"><mxGeometry x="-0.2" relative="1" as="geometry"/></mxCell>`,
  );
  const merged = next(own, withoutWire);
  expect(dangling(merged)).toEqual([]);
  expect(cellText(merged, "said")).toMatch(
    /value="Ticket 7"[\s\S]*parent="layer:private"[\s\S]*<mxGeometry x="372" y="122" width="120" height="20" as="geometry"/,
  );
});

test("a person's own line in a container that goes keeps its way on the page", () => {
  const own = drawn(
    file,
    `<mxCell id="line" style="dashed=1;" edge="1" parent="${net.id}"><mxGeometry relative="1" as="geometry"><mxPoint x="10" y="20" as="sourcePoint"/><mxPoint x="110" y="20" as="targetPoint"/><Array as="points"><mxPoint x="60" y="80"/></Array></mxGeometry></mxCell>`,
  );
  const line = cellText(next(own, withoutNet), "line");
  for (const point of [
    'x="34" y="44" as="sourcePoint"',
    'x="134" y="44" as="targetPoint"',
    'x="84" y="104"',
  ])
    expect(line).toContain(`<mxPoint ${point}/>`);
});

test("a box that a person put into a container which then goes stands where it stood", () => {
  const own = movedInto(file, st.id, net.id);
  const merged = next(own, withoutNet);
  expect(dangling(merged)).toEqual([]);
  expect(cellText(merged, st.id)).toContain('<mxGeometry x="524" y="84" width="208"');
});

test("what a person put on the page itself stays beside our list", () => {
  const own = file.replace(
    '<UserObject label="" exported',
    '<UserObject label="" owner="Ana" exported',
  );
  expect(next(own)).toContain('owner="Ana" exported="');
});

test("a file that the editor saved packed, with a page of its own packed too, is kept up like any other", () => {
  const pack = (model: string) => deflateRawSync(encodeURIComponent(model)).toString("base64");
  const edited = deleted(file, st.id);
  const model = edited.slice(
    edited.indexOf("<mxGraphModel"),
    edited.indexOf("</mxGraphModel>") + 15,
  );
  const mine = pack('<mxGraphModel><root><mxCell id="0"/></root></mxGraphModel>');
  const saved = `<mxfile host="app" modified="x" compressed="true"><diagram id="mine" name="Mine">${mine}</diagram><diagram name="Ours" id="split-horizon">${pack(model)}</diagram></mxfile>`;
  expect(mergeDrawio(saved, now)).toMatchObject({ text: saved, leftOut: [st.id, wireId] });
  const merged = mergeDrawio(saved, later);
  expect(merged?.added).toEqual([extra.id]);
  expect(merged?.text).toContain(`<diagram id="mine" name="Mine">${mine}</diagram>`);
  expect(merged?.text).toContain('<diagram name="Ours" id="split-horizon">');
});
