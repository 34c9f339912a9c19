/** Which tags does a comparison put into a diagrams.net file: one beside each box and on each wire that changed? */
import type { Scene } from "#src/diagram/index.ts";
import type { PictureWords } from "#src/messages/index.ts";
import { type Element, element } from "../paint/xml-tree.ts";
import { backFrom } from "../picture/draw-wire.ts";
import { num } from "../picture/drawing.ts";
import type { Change } from "../picture/glyphs.ts";
import type { Look } from "../picture/look.ts";

const LAYER = "layer:changes";
const signs: Readonly<Record<Change, string>> = { added: "+", removed: "−", changed: "Δ" };

/** The layer of tags and the tags in it. */
export function changeCells(
  scene: Scene,
  changes: ReadonlyMap<string, Change>,
  { words, look }: { readonly words: PictureWords; readonly look: Look },
): readonly Element[] {
  const tag = (id: string, [x, y]: readonly [number, number]): Element[] => {
    const change = changes.get(id);
    if (!change) return [];
    const shape = change === "removed" ? "rounded=1" : "ellipse";
    const fill =
      change === "added" ? look.added : change === "removed" ? look.danger : look.surface;
    const ink = change === "changed" ? look.ink : look.surface;
    const style = `${shape};html=1;fontStyle=1;fontSize=12;fillColor=${fill};strokeColor=${ink};fontColor=${ink};`;
    const place = { x: num(x - 8), y: num(y - 8), width: 16, height: 16, as: "geometry" };
    return [
      element("UserObject", { label: signs[change], tooltip: words[change], id: `change ${id}` }, [
        element("mxCell", { style, vertex: 1, parent: LAYER }, [element("mxGeometry", place)]),
      ]),
    ];
  };
  const boxes = scene.boxes.flatMap((box) => tag(box.id, [box.x, box.y]));
  const wires = scene.wires.flatMap((wire) => {
    const length = wire.points.reduce((sum, p, i) => {
      const before = wire.points[i - 1] ?? p;
      return sum + Math.hypot(p.x - before.x, p.y - before.y);
    }, 0);
    const middle = backFrom(wire.points, length / 2);
    return tag(wire.id, [middle.x, middle.y]);
  });
  const value = [words.added, words.removed, words.changed].join(", ");
  return [element("mxCell", { id: LAYER, value, parent: "0" }), ...boxes, ...wires];
}
