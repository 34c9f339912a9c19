/** What is a box and what is a wire in Visio: a shape with data and a link, a connector glued to two shapes? */
import type { Box, Point, Wire } from "#src/diagram/index.ts";
import { allowed } from "../paint/xml.ts";
import { type Element, element } from "../paint/xml-tree.ts";
import { backFrom } from "../picture/draw-wire.ts";
import type { Look } from "../picture/look.ts";
import { widthOf } from "../picture/measure.ts";
import { type Head, styleOf } from "../picture/outcome-style.ts";
import { portalLink } from "../picture/portal.ts";
import { outlineOf, shapeOf } from "../picture/shapes.ts";
import { flattened } from "./flatten.ts";

/** CSS pixels of an inch, which is Visio's unit. */
export const PER_INCH = 96;

/** An inch value as text: five decimals, no trailing zeros. */
export const inches = (pixels: number) => String(Math.round((pixels / PER_INCH) * 1e5) / 1e5 || 0);

export type Drawing = {
  readonly look: Look;
  /** Height of the page in pixels: Visio counts upwards. */
  readonly height: number;
  readonly cloud: "commercial" | "usgovernment" | "china" | undefined;
};

const cell = (name: string, value: string | number, unit?: string) =>
  element("Cell", { N: name, V: value, U: unit });

const section = (name: string, rows: readonly Element[], index?: number) =>
  element("Section", { N: name, IX: index }, rows);

/** Rows of a geometry through `points`, told from the lower left of the shape. */
function geometry(
  points: readonly Point[],
  how: { readonly index: number; readonly isFilled: boolean },
): Element {
  const rows = points.map((point, i) =>
    element("Row", { T: i === 0 ? "MoveTo" : "LineTo", IX: i + 1 }, [
      cell("X", inches(point.x)),
      cell("Y", inches(point.y)),
    ]),
  );
  const head = [cell("NoFill", how.isFilled ? 0 : 1), cell("NoLine", 0), cell("NoShow", 0)];
  return section("Geometry", [...head, ...rows], how.index);
}

/** Visio's number for bold letters. */
const BOLD = 1;
const TITLE = 12;
/** Smaller letters than these are not read; a longer title takes a second line. */
const SMALLEST = 8;

/** The size at which a title stays on one line of `room` pixels. */
const sizeOf = (title: string, room: number): number =>
  Math.max(SMALLEST, Math.min(TITLE, Math.floor((TITLE * room) / widthOf(title, TITLE, true))));

const patterns = { solid: 1, ghost: 2, unseen: 3 } as const;

export type BoxShape = {
  readonly box: Box;
  readonly isContainer: boolean;
  readonly id: number;
  readonly layer: number;
  /** Words of the shape data. */
  readonly kind: string;
};

/** The shape of a box. */
export function boxShape(
  { box, isContainer, id, layer, kind }: BoxShape,
  drawing: Drawing,
): Element {
  const { look, height, cloud } = drawing;
  const outline = isContainer ? "rounded" : outlineOf(box.kind);
  const place = { x: 0, y: 0, width: box.width, height: box.height };
  const [points = []] = flattened(shapeOf(outline, place));
  const upwards = points.map(({ x, y }) => ({ x, y: box.height - y }));
  const link = portalLink(box.id, cloud);
  const data = [
    ["Kind", kind],
    ["Detail", box.subtitle],
    ...(link ? [["ResourceId", box.id]] : []),
  ] as const;
  const rows = data.map(([name = "", value = ""]) =>
    element("Row", { N: name }, [
      cell("Label", name),
      cell("Type", 0),
      cell("Value", allowed(value), "STR"),
    ]),
  );
  const [title = "", subtitle = ""] = [box.title, box.subtitle].map((line) =>
    allowed(line).replaceAll(/\s+/g, " "),
  );
  // The head of a container is one line high, and a box hardly two.
  const margin = isContainer ? 8 : 2;
  return element("Shape", { ID: id, NameU: `Box.${id}`, Name: `Box.${id}`, Type: "Shape" }, [
    cell("PinX", inches(box.x + box.width / 2)),
    cell("PinY", inches(height - box.y - box.height / 2)),
    cell("Width", inches(box.width)),
    cell("Height", inches(box.height)),
    cell("LocPinX", inches(box.width / 2)),
    cell("LocPinY", inches(box.height / 2)),
    cell("LineWeight", inches(box.flagged ? 2.4 : box.kind === "service" ? 2.2 : 1.5)),
    cell("LineColor", box.flagged ? look.danger : look.border),
    cell("LinePattern", patterns[box.presence]),
    cell(
      "FillForegnd",
      box.presence === "unseen" ? look.strip : isContainer ? look.sunken : look.surface,
    ),
    cell("FillPattern", 1),
    cell("VerticalAlign", isContainer ? 0 : 1),
    cell("LeftMargin", inches(8)),
    cell("RightMargin", inches(2)),
    cell("TopMargin", inches(margin)),
    cell("BottomMargin", inches(margin)),
    cell("LayerMember", layer),
    section("Character", [
      element("Row", { IX: 0 }, [
        cell("Color", look.ink),
        cell("Size", inches(sizeOf(title, box.width - 14))),
        cell("Style", BOLD),
      ]),
      element("Row", { IX: 1 }, [
        cell("Color", look.muted),
        cell("Size", inches(10.5)),
        cell("Style", 0),
      ]),
    ]),
    section("Paragraph", [element("Row", { IX: 0 }, [cell("HorzAlign", 0)])]),
    section("Property", rows),
    ...(link
      ? [
          section("Hyperlink", [
            element("Row", { N: "Portal" }, [
              cell("Description", "Azure portal"),
              cell("Address", link),
            ]),
          ]),
        ]
      : []),
    geometry(upwards, { index: 0, isFilled: true }),
    element("Text", {}, [
      element("cp", { IX: 0 }),
      title,
      ...(subtitle ? [element("cp", { IX: 1 }), `${isContainer ? "  " : "\n"}${subtitle}`] : []),
    ]),
  ]);
}

/** Visio's numbers for arrowheads: filled triangle, diamond, bar, hollow circle, none, open. */
const arrows: Readonly<Record<Head, number>> = {
  triangle: 4,
  diamond: 22,
  bar: 23,
  ring: 20,
  none: 0,
  open: 1,
};

/** Room for the words of a wire, in pixels. */
const LABEL = { width: 160, height: 18 } as const;

export type WireShape = {
  readonly wire: Wire;
  readonly id: number;
  readonly layer: number;
  readonly tip: string;
};

/** The shape of a wire: a connector from its first to its last point. */
export function wireShape({ wire, id, layer, tip }: WireShape, { look, height }: Drawing): Element {
  const style = styleOf(wire);
  const [start, end] = [wire.points[0] ?? { x: 0, y: 0 }, wire.points.at(-1) ?? { x: 0, y: 0 }];
  const [width, rise] = [end.x - start.x, start.y - end.y];
  const local = wire.points.map(({ x, y }) => ({ x: x - start.x, y: start.y - y }));
  const length = wire.points.reduce((sum, p, i) => {
    const before = wire.points[i - 1] ?? p;
    return sum + Math.hypot(p.x - before.x, p.y - before.y);
  }, 0);
  const middle = backFrom(wire.points, length / 2);
  const pattern =
    style.dash.length === 0 ? 1 : style.dash.length > 2 ? 4 : (style.dash[0] ?? 0) < 4 ? 3 : 2;
  const said = [
    wire.lit ? wire.label : "",
    wire.count > 1 ? `×${wire.count}` : "",
    wire.flagged ? "!" : "",
  ].filter(Boolean);
  return element("Shape", { ID: id, NameU: `Wire.${id}`, Name: `Wire.${id}`, Type: "Shape" }, [
    cell("PinX", inches((start.x + end.x) / 2)),
    cell("PinY", inches(height - (start.y + end.y) / 2)),
    cell("Width", inches(width)),
    cell("Height", inches(rise)),
    cell("LocPinX", inches(width / 2)),
    cell("LocPinY", inches(rise / 2)),
    cell("BeginX", inches(start.x)),
    cell("BeginY", inches(height - start.y)),
    cell("EndX", inches(end.x)),
    cell("EndY", inches(height - end.y)),
    cell("ObjType", 2),
    cell("LineWeight", inches(style.width)),
    cell("LineColor", look[style.ink]),
    cell("LinePattern", pattern),
    cell("Rounding", inches(9)),
    cell("EndArrow", wire.outcome === "no-answer" ? 20 : arrows[style.head]),
    cell("EndArrowSize", 2),
    // Its words stand on the middle of the line, whatever room lies between its ends.
    cell("TxtPinX", inches(middle.x - start.x)),
    cell("TxtPinY", inches(start.y - middle.y)),
    cell("TxtWidth", inches(LABEL.width)),
    cell("TxtHeight", inches(LABEL.height)),
    cell("TxtLocPinX", inches(LABEL.width / 2)),
    cell("TxtLocPinY", inches(LABEL.height / 2)),
    cell("LayerMember", layer),
    section("Character", [
      element("Row", { IX: 0 }, [cell("Color", look.muted), cell("Size", inches(10))]),
    ]),
    section("Property", [
      element("Row", { N: "Wire" }, [
        cell("Label", "Wire"),
        cell("Type", 0),
        cell("Value", allowed(tip), "STR"),
      ]),
    ]),
    geometry(local, { index: 0, isFilled: false }),
    ...(said.length > 0 ? [element("Text", {}, [allowed(said.join(" "))])] : []),
  ]);
}

/** That the end of a wire holds to a box, and moves with it. */
export function glue(wire: number, box: number, end: "begin" | "end"): Element {
  return element("Connect", {
    FromSheet: wire,
    FromCell: end === "begin" ? "BeginX" : "EndX",
    FromPart: end === "begin" ? 9 : 12,
    ToSheet: box,
    ToCell: "PinX",
    ToPart: 3,
  });
}
