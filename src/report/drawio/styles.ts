/** Which of diagrams.net's own shapes and line styles stand for our boxes and wires? */
import type { Box, BoxKind, Point, Wire } from "#src/diagram/index.ts";
import { num } from "../picture/drawing.ts";
import type { Look } from "../picture/look.ts";
import { type Head, styleOf } from "../picture/outcome-style.ts";

const shapes: Readonly<Record<BoxKind, string>> = {
  site: "rounded=1;arcSize=12",
  internet: "rounded=1;arcSize=50",
  gateway: "shape=trapezoid;perimeter=trapezoidPerimeter;direction=south;fixedSize=1;size=4",
  hub: "rounded=1;arcSize=12",
  vnet: "rounded=1;arcSize=12",
  subnet: "rounded=1;arcSize=12",
  resolver: "shape=card;size=10",
  zone: "shape=cylinder3;size=5;boundedLbl=1;backgroundOutline=1",
  firewall: "shape=mxgraph.basic.octagon2;dx=10",
  vantage: "shape=offPageConnector;direction=north;size=0.08",
  endpoint: "shape=hexagon;perimeter=hexagonPerimeter2;direction=south;fixedSize=1;size=8",
  service: "rounded=1;arcSize=18",
  bundle: "shape=cube;size=5;boundedLbl=1;backgroundOutline=1;flipH=1",
};

/** The style of a box: a container with a title strip, or a shape of its kind. */
export function boxStyle(box: Box, isContainer: boolean, look: Look): string {
  const common = [
    "html=1",
    "whiteSpace=wrap",
    `fontColor=${box.presence === "solid" ? look.ink : look.muted}`,
    `strokeColor=${box.flagged ? look.danger : look.border}`,
    `strokeWidth=${box.flagged ? 2.4 : box.kind === "service" ? 2.2 : 1.5}`,
    "fontSize=12",
    ...(box.presence === "ghost" ? ["dashed=1", "dashPattern=6 4", "fillColor=none"] : []),
    ...(box.presence === "unseen"
      ? ["dashed=1", "dashPattern=2 3", "fillStyle=hatch", `fillColor=${look.strip}`]
      : []),
  ];
  const fill =
    box.presence === "solid" ? [`fillColor=${isContainer ? look.strip : look.surface}`] : [];
  const own = isContainer
    ? [
        "swimlane",
        "startSize=34",
        "rounded=1",
        "arcSize=6",
        "align=left",
        "spacingLeft=10",
        "container=1",
        "collapsible=0",
        "fontStyle=0",
        `swimlaneFillColor=${look.sunken}`,
      ]
    : [shapes[box.kind]];
  return `${[...own, ...common, ...fill].join(";")};`;
}

const heads: Readonly<Record<Head, string>> = {
  triangle: "endArrow=block;endFill=1;endSize=8",
  diamond: "endArrow=diamond;endFill=1;endSize=11",
  bar: "endArrow=baseDash;endSize=12",
  ring: "endArrow=oval;endFill=0;endSize=8",
  none: "endArrow=none",
  open: "endArrow=open;endSize=6",
};

/** The style of a wire: its pattern and head, and the ports at which it leaves and enters. */
export function wireStyle(wire: Wire, boxes: ReadonlyMap<string, Box>, look: Look): string {
  const style = styleOf(wire);
  // An outcome that is mixed is a double line, as it is two wires in our own pictures.
  const shape = wire.outcome === "mixed" ? ["shape=link", "width=4"] : [];
  const end =
    wire.outcome === "no-answer" ? "endArrow=oval;endFill=0;endSize=12" : heads[style.head];
  return `${[
    ...shape,
    "html=1",
    "rounded=1",
    "arcSize=18",
    "jettySize=auto",
    `strokeColor=${look[style.ink]}`,
    `strokeWidth=${style.width}`,
    `fontColor=${look.muted}`,
    "fontSize=10",
    `labelBackgroundColor=${look.surface}`,
    ...(style.dash.length > 0
      ? ["dashed=1", "fixDash=1", `dashPattern=${style.dash.join(" ")}`]
      : []),
    end,
    "startArrow=none",
    ...port("exit", boxes.get(wire.from), wire.points[0]),
    ...(wire.from === wire.to ? [] : port("entry", boxes.get(wire.to), wire.points.at(-1))),
  ].join(";")};`;
}

/** Where on its box a wire ends, as shares of the box's width and height. */
function port(word: "exit" | "entry", box: Box | undefined, at: Point | undefined): string[] {
  if (!box || !at || box.width === 0 || box.height === 0) return [];
  const share = (value: number) => num(Math.min(1, Math.max(0, value)));
  return [
    `${word}X=${share((at.x - box.x) / box.width)}`,
    `${word}Y=${share((at.y - box.y) / box.height)}`,
    `${word}Dx=0`,
    `${word}Dy=0`,
    `${word}Perimeter=0`,
  ];
}
