/** A scene in Graphviz's language: containers as clusters, boxes in their shapes, wires in their outcomes' patterns. */
import { groupedBy } from "#src/base/index.ts";
import type { Box, BoxKind, Scene, Wire } from "#src/diagram/index.ts";
import { type Language, type PictureWords, pictureWords } from "#src/messages/index.ts";
import { type Look, looks } from "../picture/look.ts";
import { type Head, styleOf } from "../picture/outcome-style.ts";
import { boxTip, titlesOf, wireTip } from "../picture/picture.ts";
import { portalLink } from "../picture/portal.ts";
import { allowed } from "./xml.ts";

export type DotOptions = {
  readonly title?: string;
  readonly look?: Look;
  readonly language?: Language;
  /** Azure's cloud, for links to its portal. */
  readonly cloud?: "commercial" | "usgovernment" | "china";
};

type Context = {
  readonly words: PictureWords;
  readonly look: Look;
  readonly cloud: DotOptions["cloud"];
};

const shapes: Readonly<Record<BoxKind, string>> = {
  site: "box",
  internet: "ellipse",
  gateway: "trapezium",
  hub: "box",
  vnet: "box",
  subnet: "box",
  resolver: "box",
  zone: "cylinder",
  firewall: "octagon",
  vantage: "cds",
  endpoint: "hexagon",
  service: "box",
  bundle: "box3d",
};

const heads: Readonly<Record<Head, string>> = {
  triangle: "normal",
  diamond: "diamond",
  bar: "tee",
  ring: "odot",
  none: "none",
  open: "vee",
};

/** `text` as a quoted string of DOT, in which Graphviz would read escapes of its own and entities of HTML. */
const quoted = (text: string) =>
  `"${allowed(text)
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll(/&(?=#?\w+;)/g, "&amp;")
    .replaceAll(/\r\n?|\n/g, "\\n")}"`;

type Values = Readonly<Record<string, string | number | undefined>>;

const listed = (values: Values, between = ", ") =>
  Object.entries(values)
    .flatMap(([name, value]) =>
      value === undefined
        ? []
        : [`${name}=${typeof value === "number" ? String(value) : quoted(value)}`],
    )
    .join(between);

/** The DOT text of `scene`; every box's and wire's `id` is the scene's own. */
export function dotOf(scene: Scene, options: DotOptions = {}): string {
  const { look = looks.light } = options;
  const words = pictureWords[options.language ?? "en"];
  const context: Context = { words, look, cloud: options.cloud };
  const names = new Map(scene.boxes.map((box, i) => [box.id, `n${i}`]));
  const inside = groupedBy(scene.boxes, (box) => box.parent);
  const nameOf = (id: string) => names.get(id) ?? quoted(id);
  const pad = (depth: number) => "  ".repeat(depth);

  const boxLines = (box: Box, depth: number): string[] => {
    const children = inside.get(box.id);
    if (!children) return [`${pad(depth)}${nameOf(box.id)} [${listed(boxValues(box, context))}];`];
    const name = nameOf(box.id);
    return [
      `${pad(depth)}subgraph cluster_${name} {`,
      `${pad(depth + 1)}${listed(clusterValues(box, context), "; ")};`,
      // Wires need a box to end at; the cluster's stands for it unseen.
      `${pad(depth + 1)}${name} [shape=point, style=invis, width=0, height=0];`,
      ...children.flatMap((child) => boxLines(child, depth + 1)),
      `${pad(depth)}}`,
    ];
  };

  const titleOf = titlesOf(scene);
  const wireLines = scene.wires.flatMap((wire, i) => {
    const values = wireValues(wire, wireTip(wire, titleOf, words), look);
    const ends = wire.from === wire.to;
    const cluster = (id: string) =>
      inside.has(id) && !isWithin(scene, wire, id) ? `cluster_${nameOf(id)}` : undefined;
    const more = listed({
      ltail: cluster(wire.from),
      lhead: ends ? undefined : cluster(wire.to),
    });
    const target = ends ? `e${i}` : nameOf(wire.to);
    return [
      ...(ends
        ? [`  ${target} [shape=circle, label="∅", width=0.2, fixedsize=true, fontsize=9];`]
        : []),
      `  ${nameOf(wire.from)} -> ${target} [${[listed(values), more].filter(Boolean).join(", ")}];`,
    ];
  });

  return [
    "digraph scene {",
    `  ${listed(
      {
        rankdir: "LR",
        compound: "true",
        // Ranks one by one: Graphviz loses wires between clusters otherwise.
        newrank: "true",
        fontname: "Helvetica",
        bgcolor: look.surface,
        label: options.title,
        labelloc: "t",
        tooltip: scene.summary,
      },
      "; ",
    )};`,
    `  node [${listed({ fontname: "Helvetica", fontsize: 10, color: look.border, fontcolor: look.ink })}];`,
    `  edge [${listed({ fontname: "Helvetica", fontsize: 8, fontcolor: look.muted })}];`,
    ...(inside.get(null) ?? []).flatMap((box) => boxLines(box, 1)),
    ...wireLines,
    "}",
    "",
  ].join("\n");
}

const parents = new WeakMap<Scene, ReadonlyMap<string, string | null>>();

/** Whether the other end of `wire` lies inside the container `id`, where a wire cannot end at its border. */
function isWithin(scene: Scene, wire: Wire, id: string): boolean {
  let up = parents.get(scene);
  if (!up) parents.set(scene, (up = new Map(scene.boxes.map((b) => [b.id, b.parent]))));
  let at: string | null | undefined = wire.from === id ? wire.to : wire.from;
  while (at !== null && at !== undefined) {
    if (at === id) return true;
    at = up.get(at);
  }
  return false;
}

const patterns = { solid: "filled", ghost: "dashed", unseen: "dotted" } as const;

function boxValues(box: Box, { words, look, cloud }: Context): Values {
  return {
    id: box.id,
    label: box.subtitle ? `${box.title}\n${box.subtitle}` : box.title,
    shape: shapes[box.kind],
    style: `${patterns[box.presence]}${shapes[box.kind] === "box" && box.kind !== "resolver" ? ",rounded" : ""}`,
    fillcolor: look.surface,
    penwidth: box.kind === "service" ? 2.2 : undefined,
    color: box.flagged ? look.danger : undefined,
    tooltip: boxTip(box, words),
    URL: portalLink(box.id, cloud) ?? undefined,
  };
}

function clusterValues(box: Box, { words, look, cloud }: Context): Values {
  return {
    id: box.id,
    label: box.subtitle ? `${box.title}  ${box.subtitle}` : box.title,
    labeljust: "l",
    style: `rounded,${patterns[box.presence]}`,
    fillcolor: look.sunken,
    color: box.flagged ? look.danger : look.border,
    fontcolor: look.ink,
    tooltip: boxTip(box, words),
    URL: portalLink(box.id, cloud) ?? undefined,
  };
}

function wireValues(wire: Wire, tip: string, look: Look): Values {
  const style = styleOf(wire);
  const pattern =
    style.dash.length === 0 ? "solid" : (style.dash[0] ?? 0) < 4 ? "dotted" : "dashed";
  const said = [
    wire.lit ? wire.label : "",
    wire.count > 1 ? `×${wire.count}` : "",
    wire.flagged ? "!" : "",
  ];
  return {
    id: wire.id,
    class: wire.outcome ?? wire.kind,
    // Two colours with a colon are two lines side by side: an outcome that is mixed.
    color: wire.outcome === "mixed" ? `${look.private}:${look.public}` : look[style.ink],
    penwidth: style.width * 0.7,
    style: pattern,
    arrowhead: heads[style.head],
    label: said.filter(Boolean).join(" ") || undefined,
    tooltip: tip,
  };
}
