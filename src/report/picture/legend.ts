/** What does the legend under a picture say: only what the picture shows. */
import { unique } from "#src/base/index.ts";
import type { BoxKind, Scene, Wire } from "#src/diagram/index.ts";
import { outcomeOrder, type PictureWords } from "#src/messages/index.ts";
import { drawWire } from "./draw-wire.ts";
import { type Mark, type Part, path, roundedRect, text } from "./drawing.ts";
import { type Change, changeGlyph, flagGlyph, kindGlyph, outcomeGlyph } from "./glyphs.ts";
import { widthOf } from "./measure.ts";
import { outlineOf, shapeOf } from "./shapes.ts";

const ROW = 30;
const SIDE = 24;
const GAP = 22;

type Entry = {
  readonly word: string;
  /** Width of the sample. */
  readonly width: number;
  readonly draw: (x: number, y: number) => readonly Mark[];
};

export type LegendOf = {
  readonly scene: Scene;
  readonly words: PictureWords;
  readonly changes: ReadonlyMap<string, Change> | undefined;
};

/** The legend as a strip `width` wide whose top is at `y`; its bounds tell its height. */
export function drawLegend(
  of: LegendOf,
  { y, width }: { readonly y: number; readonly width: number },
): Part {
  const marks: Mark[] = [];
  let [x, row] = [SIDE, 0];
  for (const entries of [wireEntries(of), boxEntries(of)]) {
    if (x > SIDE) [x, row] = [SIDE, row + 1];
    for (const entry of entries) {
      const needs = entry.width + 8 + widthOf(entry.word, 11.5) + GAP;
      if (x > SIDE && x + needs - GAP > width - SIDE) [x, row] = [SIDE, row + 1];
      const middle = y + 12 + row * ROW + ROW / 2;
      marks.push(...entry.draw(x, middle));
      marks.push(
        text(x + entry.width + 8, middle + 4, { text: entry.word, size: 11.5, ink: "ink" }),
      );
      x += needs;
    }
  }
  const bounds = { x: 0, y, width, height: 24 + (row + 1) * ROW };
  const ground = [
    path(roundedRect(bounds, 0), { fill: "sunken" }),
    path(`M0 ${y}L${width} ${y}`, { stroke: "pale" }),
  ];
  return {
    id: "legend",
    role: "front",
    title: of.words.legend,
    link: null,
    bounds,
    marks: [...ground, ...marks],
  };
}

function wireEntries({ scene, words }: LegendOf): Entry[] {
  const outcomes = new Set([
    ...scene.wires.map((w) => w.outcome),
    ...scene.boxes.flatMap((b) => outcomeOrder.filter((word) => (b.counts[word] ?? 0) > 0)),
  ]);
  const kinds = new Set(scene.wires.filter((w) => !w.outcome).map((w) => w.kind));
  const sample = (wire: Pick<Wire, "kind" | "outcome">, word: string): Entry => ({
    word,
    width: wire.outcome === "no-answer" ? 57 : 72,
    draw: (x, y) => sampleWire(wire, x, y),
  });
  return [
    ...outcomeOrder.flatMap((outcome) =>
      outcomes.has(outcome) ? [sample({ kind: "path", outcome }, words.outcome[outcome])] : [],
    ),
    ...(kinds.has("link") ? [sample({ kind: "link", outcome: null }, words.link)] : []),
    ...(kinds.has("ask") ? [sample({ kind: "ask", outcome: null }, words.ask)] : []),
  ];
}

function sampleWire(
  { kind, outcome }: Pick<Wire, "kind" | "outcome">,
  x: number,
  y: number,
): readonly Mark[] {
  const width = outcome === "no-answer" ? 50 : 72;
  const wire: Wire = {
    id: "",
    from: "",
    to: " ",
    kind,
    outcome,
    label: "",
    count: 1,
    flagged: false,
    through: [],
    lit: false,
    points: [
      { x, y },
      { x: x + width, y },
    ],
  };
  const drawn = drawWire(wire, {
    isQuiet: false,
    startsInside: false,
    tip: "",
    change: undefined,
  }).marks;
  const isSigned = outcome === "private" || outcome === "endpoint" || outcome === "public";
  // The outcome's own sign stands in the legend and in tables, so it is shown here beside its wire.
  return isSigned ? [...drawn, ...outcomeGlyph(outcome, [x + 28, y])] : drawn;
}

const shaped: readonly BoxKind[] = [
  "site",
  "internet",
  "hub",
  "vnet",
  "subnet",
  "gateway",
  "firewall",
  "resolver",
  "zone",
  "vantage",
  "endpoint",
  "service",
  "bundle",
];

function boxEntries({ scene, words, changes }: LegendOf): Entry[] {
  const kinds = new Set(scene.boxes.map((b) => b.kind));
  const box = { width: 34, height: 20 };
  const shapes = shaped
    .filter((kind) => kinds.has(kind))
    .map(
      (kind): Entry => ({
        word: words.kind(kind),
        width: box.width,
        draw: (x, y) => [
          path(shapeOf(outlineOf(kind), { x, y: y - 10, ...box }), {
            fill: "surface",
            stroke: "border",
            width: kind === "service" ? 2 : 1.4,
          }),
          kindGlyph(kind, [x + 16, y]),
        ],
      }),
    );
  const outline = (word: string, dash: readonly number[]): Entry => ({
    word,
    width: box.width,
    draw: (x, y) => [
      path(shapeOf("rounded", { x, y: y - 10, ...box }), { stroke: "border", width: 1.4, dash }),
    ],
  });
  const presences = new Set(scene.boxes.map((b) => b.presence));
  const isFlagged = scene.boxes.some((b) => b.flagged) || scene.wires.some((w) => w.flagged);
  const tags = unique(["added", "removed", "changed"] as const).filter((c) =>
    [...(changes?.values() ?? [])].includes(c),
  );
  return [
    ...shapes,
    ...(presences.has("ghost") ? [outline(words.ghost, [6, 4])] : []),
    ...(presences.has("unseen") ? [outline(words.unseen, [2, 3])] : []),
    ...(isFlagged
      ? [
          {
            word: words.flagged,
            width: 20,
            draw: (x: number, y: number) => flagGlyph([x + 20, y - 10]),
          },
        ]
      : []),
    ...tags.map(
      (change): Entry => ({
        word: words[change],
        width: 18,
        draw: (x, y) => changeGlyph(change, [x + 9, y]),
      }),
    ),
  ];
}
