/** What are the cells of a diagrams.net file: ids, labels, metadata, and what we last wrote of each? */
import type { Box, Scene, Wire } from "#src/diagram/index.ts";
import { outcomeOrder, type PictureWords } from "#src/messages/index.ts";
import { allowed, escaped } from "../paint/xml.ts";
import { type Element, element } from "../paint/xml-tree.ts";
import { num } from "../picture/drawing.ts";
import type { Look } from "../picture/look.ts";
import { boxTip, titlesOf, wireTip } from "../picture/picture.ts";
import { portalLink } from "../picture/portal.ts";
import { longSum } from "./exported.ts";
import { boxStyle, wireStyle } from "./styles.ts";

/** The attribute that tells what we wrote, so that a later export knows what a person changed. */
export const WRITTEN = "written";

/** A cell as this export makes it. */
export type Cell = {
  readonly id: string;
  readonly label: string;
  readonly style: string;
  readonly parent: string;
  readonly isBox: boolean;
  /** Attributes of the UserObject beside label and id: metadata that people can read and search. */
  readonly data: Readonly<Record<string, string>>;
  /** Box: its place, relative to its container. */
  readonly place?: readonly [x: number, y: number, width: number, height: number];
  /** Wire: its ends, and its way in absolute places. */
  readonly ends?: {
    readonly from: string;
    readonly to: string | null;
    readonly points: Wire["points"];
  };
};

export type CellContext = {
  readonly scene: Scene;
  readonly words: PictureWords;
  readonly look: Look;
  readonly cloud: "commercial" | "usgovernment" | "china" | undefined;
};

/** The cell of a layer. */
export const layerId = (name: string) => `layer:${name}`;

/** Which level of detail shows a box first; wires stand in layers of their own. */
export function levelOf(box: Box): 1 | 2 | 3 | 4 {
  if (box.lit) return 4;
  if (["endpoint", "zone", "subnet"].includes(box.kind)) return 3;
  return ["gateway", "firewall", "resolver", "vantage"].includes(box.kind) ? 2 : 1;
}

/** Which layer holds a wire. */
export function layerOfWire(wire: Wire): string {
  return layerId(wire.lit ? "4" : (wire.outcome ?? wire.kind));
}

/** The layers that `scene` needs, from the back to the front, with their names. */
export function layersOf({ scene, words }: CellContext): readonly (readonly [string, string])[] {
  const levels = new Set(scene.boxes.filter((b) => b.parent === null).map(levelOf));
  const wires = new Set(scene.wires.map(layerOfWire));
  const wireLayers = [
    ["link", words.link],
    ["ask", words.ask],
    ["path", words.path],
    ...outcomeOrder.map((word) => [word, words.outcome[word]] as const),
  ] as const;
  const isLit = levels.has(4) || wires.has(layerId("4"));
  const name = (level: number) => `${words.level(level)}: ${words.layers[level - 1] ?? ""}`;
  return [
    ...([1, 2, 3] as const)
      .filter((l) => levels.has(l))
      .map((l) => [layerId(String(l)), name(l)] as const),
    ...wireLayers
      .filter(([id]) => wires.has(layerId(id)))
      .map(([id, word]) => [layerId(id), word] as const),
    ...(isLit ? [[layerId("4"), name(4)] as const] : []),
  ];
}

/** A layer as the file holds it. */
export function layerElement([id, value]: readonly [string, string]): Element {
  return element("mxCell", { id, value, parent: "0" });
}

/** Every cell of `context.scene`: boxes before what they hold, then wires. */
export function cellsOf(context: CellContext): readonly Cell[] {
  const { scene, words } = context;
  const byId = new Map(scene.boxes.map((box) => [box.id, box]));
  const holders = new Set(scene.boxes.map((box) => box.parent));
  const titleOf = titlesOf(scene);
  const boxes = scene.boxes.map((box): Cell => {
    const holder = box.parent === null ? undefined : byId.get(box.parent);
    const isContainer = holders.has(box.id);
    const [left, top] = [holder?.x ?? 0, holder?.y ?? 0];
    return {
      id: box.id,
      label: labelOf(box, isContainer),
      style: boxStyle(box, isContainer, context.look),
      parent: holder ? holder.id : layerId(String(levelOf(box))),
      isBox: true,
      data: dataOf(box, context),
      place: [box.x - left, box.y - top, box.width, box.height],
    };
  });
  const wires = scene.wires.map(
    (wire): Cell => ({
      id: `wire ${wire.id}`,
      label: wireLabel(wire),
      style: wireStyle(wire, byId, context.look),
      parent: layerOfWire(wire),
      isBox: false,
      data: {
        tooltip: allowed(wireTip(wire, titleOf, words)),
        outcome: wire.outcome ?? "",
        wireKind: wire.kind,
        count: String(wire.count),
      },
      ends: { from: wire.from, to: wire.from === wire.to ? null : wire.to, points: wire.points },
    }),
  );
  return [...boxes, ...wires];
}

/** Labels are HTML in these files, so names are escaped once for it; the XML writer escapes the whole again. */
function labelOf(box: Box, isContainer: boolean): string {
  const title = `<b>${html(box.title)}</b>`;
  if (!box.subtitle) return title;
  return `${title}${isContainer ? " &nbsp;" : "<br>"}<font style="font-size: 10px">${html(box.subtitle)}</font>`;
}

const html = (text: string) => escaped(text.replaceAll(/\s+/g, " "));

/** Words stand on the wires of the question alone: on all, they would lie over one another. */
function wireLabel(wire: Wire): string {
  const count = wire.count > 1 ? `×${wire.count}` : "";
  return [wire.lit ? html(wire.label) : "", count, wire.flagged ? "!" : ""]
    .filter(Boolean)
    .join(" ");
}

function dataOf(box: Box, { words, cloud }: CellContext): Record<string, string> {
  const link = portalLink(box.id, cloud);
  return {
    tooltip: allowed(boxTip(box, words)),
    kind: words.kind(box.kind),
    ...(link ? { resourceId: allowed(box.id), link } : {}),
    ...(box.flagged ? { expected: words.no } : {}),
    ...(box.presence === "solid" ? {} : { presence: words[box.presence] }),
  };
}

/** What was written of a cell, as the attribute tells it. */
export type Written = {
  readonly place: string;
  readonly label: string;
  readonly style: string;
  readonly parent: string;
  /** Sum of the id: a copy that a person made of a cell has another id. */
  readonly id: string;
  readonly tooltip: string;
  readonly link: string;
};

/** What this export writes of `cell`: its place, and sums of all that people change. */
export function writtenOf(cell: Cell): Written {
  return {
    place: cell.place?.map(num).join(",") ?? "",
    label: sumOf(cell.label),
    style: sumOf(cell.style),
    parent: sumOf(cell.parent),
    id: longSum(cell.id),
    tooltip: sumOf(cell.data.tooltip ?? ""),
    link: sumOf(cell.data.link ?? ""),
  };
}

/** `written` as the attribute holds it. */
export function writtenText(written: Written): string {
  const { place, label, style, parent, id, tooltip, link } = written;
  return [place, label, style, parent, id, tooltip, link].join(";");
}

/** What the attribute tells; what it does not tell is "". */
export function readWritten(text: string): Written {
  const [place = "", label = "", style = "", parent = "", id = "", tooltip = "", link = ""] =
    text.split(";");
  return { place, label, style, parent, id, tooltip, link };
}

/** A short sum of `text` (FNV-1a, 32 bits): equal texts have equal sums, a change nearly always shows. */
export function sumOf(text: string): string {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return (sum >>> 0).toString(36);
}

/** `cell` as the element that the file holds. */
export function cellElement(cell: Cell): Element {
  const { id, label, style, parent, data, place, ends } = cell;
  const inner = place
    ? element("mxCell", { style, vertex: 1, parent }, [geometryOf(place)])
    : element(
        "mxCell",
        { style, edge: 1, parent, source: ends?.from, target: ends?.to ?? undefined },
        [wayOf(ends?.points ?? [], ends?.to === null)],
      );
  return element("UserObject", { label, ...data, [WRITTEN]: writtenText(writtenOf(cell)), id }, [
    inner,
  ]);
}

/** Place of a box. */
export function geometryOf([x, y, width, height]: readonly [
  number,
  number,
  number,
  number,
]): Element {
  return element("mxGeometry", {
    x: num(x),
    y: num(y),
    width: num(width),
    height: num(height),
    as: "geometry",
  });
}

function wayOf(points: Wire["points"], endsNowhere: boolean): Element {
  const place = ({ x, y }: Wire["points"][number], as?: string) =>
    element("mxPoint", { x: num(x), y: num(y), as });
  const end = points.at(-1);
  const corners = points.slice(1, -1);
  return element("mxGeometry", { relative: 1, as: "geometry" }, [
    ...(endsNowhere && end ? [place(end, "targetPoint")] : []),
    ...(corners.length > 0
      ? [
          element(
            "Array",
            { as: "points" },
            corners.map((point) => place(point)),
          ),
        ]
      : []),
  ]);
}
