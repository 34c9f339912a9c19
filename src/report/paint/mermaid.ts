/** A scene as a Mermaid flowchart: readable as text, drawn by wikis and repositories. */
import { groupedBy } from "#src/base/index.ts";
import type { Box, BoxKind, Scene, Wire } from "#src/diagram/index.ts";
import { type Language, pictureWords } from "#src/messages/index.ts";
import { type Look, looks } from "../picture/look.ts";
import { styleOf } from "../picture/outcome-style.ts";
import { descriptionOf } from "../picture/picture.ts";
import { allowed } from "./xml.ts";

export type MermaidOptions = {
  readonly title?: string;
  readonly look?: Look;
  readonly language?: Language;
};

/** What Mermaid draws unless its page sets `maxEdges` and `maxTextSize` higher. */
export const MERMAID_LIMITS = { wires: 500, letters: 50_000 } as const;

/** Shapes of Mermaid's own that come nearest to ours. */
const shapes: Readonly<Record<BoxKind, readonly [string, string]>> = {
  site: ["(", ")"],
  internet: ["((", "))"],
  gateway: ["[/", "\\]"],
  hub: ["(", ")"],
  vnet: ["(", ")"],
  subnet: ["[", "]"],
  resolver: ["[/", "/]"],
  zone: ["[(", ")]"],
  firewall: ["[[", "]]"],
  vantage: ["([", "])"],
  endpoint: ["{{", "}}"],
  service: ["(", ")"],
  bundle: ["[[", "]]"],
};

/** `text` inside the quotes of a label: Mermaid's own entities, no markup of its own or of HTML. */
const label = (text: string) =>
  // Quotes without a letter in them are no label.
  (text.trim() === "" ? "\u00a0" : allowed(text))
    .replaceAll("#", "#35;")
    .replaceAll("&", "#amp;")
    .replaceAll('"', "#quot;")
    .replaceAll("<", "#lt;")
    .replaceAll(">", "#gt;")
    .replaceAll("`", "#96;")
    // Two of these begin a directive wherever they stand.
    .replaceAll("%", "#37;")
    // A backslash and an n break the line, however they are written: a joiner without width stands between.
    .replaceAll("\\n", "\\\u2060n")
    .replaceAll(/[\r\n]+/g, " ");

/** The Mermaid text of `scene`. */
export function mermaidOf(scene: Scene, options: MermaidOptions = {}): string {
  const { look = looks.light } = options;
  const words = pictureWords[options.language ?? "en"];
  const names = new Map(scene.boxes.map((box, i) => [box.id, `n${i}`]));
  const nameOf = (id: string) => names.get(id) ?? "n";
  const inside = groupedBy(scene.boxes, (box) => box.parent);
  const anchored = containersWiredFromInside(scene);
  const lineOf = (box: Box) =>
    box.subtitle ? `${label(box.title)}<br>${label(box.subtitle)}` : label(box.title);

  const boxLines = (box: Box, depth: number): string[] => {
    const pad = "  ".repeat(depth);
    const name = nameOf(box.id);
    const children = inside.get(box.id);
    const [open, close] = shapes[box.kind];
    if (!children) return [`${pad}${name}${open}"${lineOf(box)}"${close}`];
    return [
      `${pad}subgraph ${name}["${lineOf(box)}"]`,
      // A wire cannot join a container with what lies in it, so the container has a point of its own.
      ...(anchored.has(box.id) ? [`${pad}  ${name}a((" "))`] : []),
      ...children.flatMap((child) => boxLines(child, depth + 1)),
      `${pad}end`,
    ];
  };

  const wires = scene.wires.map((wire, i) =>
    wireLine(wire, { i, nameOf, anchored, words: words.outcome }),
  );
  const body = [
    `  accTitle: ${oneLine(options.title ?? words.level(scene.level))}`,
    `  accDescr: ${oneLine(descriptionOf(scene, words))}`,
    ...(inside.get(null) ?? []).flatMap((box) => boxLines(box, 1)),
    ...wires,
    ...styles(scene, nameOf, look),
  ];
  const title = options.title
    ? ["---", `title: ${JSON.stringify(allowed(options.title)).replaceAll("%", "\\u0025")}`, "---"]
    : [];
  return [...title, "flowchart LR", ...body, ""].join("\n");
}

const oneLine = (text: string) =>
  allowed(text)
    .replaceAll(/[\r\n;]+/g, ",")
    .replaceAll(/%%+/g, "%")
    .replaceAll("#", "");

/** The containers that have a wire to something inside themselves. */
function containersWiredFromInside(scene: Scene): ReadonlySet<string> {
  const up = new Map(scene.boxes.map((box) => [box.id, box.parent]));
  const found = new Set<string>();
  for (const { from, to } of scene.wires) {
    if (from === to) continue;
    for (const [end, other] of [
      [from, to],
      [to, from],
    ] as const) {
      let at: string | null | undefined = up.get(other);
      while (at && at !== end) at = up.get(at);
      if (at === end) found.add(end);
    }
  }
  return found;
}

type Naming = {
  readonly i: number;
  readonly nameOf: (id: string) => string;
  readonly anchored: ReadonlySet<string>;
  readonly words: Readonly<Record<string, string>>;
};

function wireLine(wire: Wire, { i, nameOf, anchored, words }: Naming): string {
  const end = (id: string) => `${nameOf(id)}${anchored.has(id) ? "a" : ""}`;
  const { outcome, kind, count } = wire;
  const said = [
    outcome ? (words[outcome] ?? "") : wire.label,
    count > 1 ? `×${count}` : "",
    wire.flagged ? "!" : "",
  ];
  const text = label(said.filter(Boolean).join(" "));
  const arrow =
    kind === "link"
      ? "---"
      : outcome === "blocked"
        ? "--x"
        : outcome === "unseen"
          ? "-.-o"
          : outcome === "public" || outcome === "endpoint"
            ? "-.->"
            : "-->";
  const target = wire.from === wire.to ? `e${i}(("∅"))` : end(wire.to);
  return `  ${end(wire.from)} ${arrow}${text ? `|"${text}"|` : ""} ${target}`;
}

/** Colours: of wires by their place in the text, of boxes by class. */
function styles(scene: Scene, nameOf: (id: string) => string, look: Look): string[] {
  const byStyle = groupedBy(scene.wires.keys(), (i) => {
    const wire = scene.wires[i];
    const style = wire && styleOf(wire);
    return style ? `stroke:${look[style.ink]},stroke-width:${style.width}px` : "";
  });
  const classed = (name: string, of: (box: Box) => boolean) => {
    const members = scene.boxes.filter(of).map((box) => nameOf(box.id));
    return members.length > 0 ? [`  class ${members.join(",")} ${name}`] : [];
  };
  return [
    ...[...byStyle].map(([style, at]) => `  linkStyle ${at.join(",")} ${style}`),
    `  classDef ghost stroke-dasharray:6 4,fill:none`,
    `  classDef unseen stroke-dasharray:2 3,color:${look.muted}`,
    `  classDef flagged stroke:${look.danger},stroke-width:3px`,
    ...classed("ghost", (box) => box.presence === "ghost"),
    ...classed("unseen", (box) => box.presence === "unseen"),
    ...classed("flagged", (box) => box.flagged),
  ];
}
