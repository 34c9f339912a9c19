/** How does a scene become a picture: backdrop, containers, wires, boxes, heading and legend, from back to front. */
import { groupedBy } from "#src/base/index.ts";
import type { Box, Rect, Scene, Wire } from "#src/diagram/index.ts";
import {
  type Language,
  outcomeOrder,
  type PictureWords,
  pictureWords,
} from "#src/messages/index.ts";
import { drawBox } from "./draw-box.ts";
import { drawWire } from "./draw-wire.ts";
import { type Mark, type Part, type Picture, path, roundedRect, text } from "./drawing.ts";
import type { Change } from "./glyphs.ts";
import { drawLegend } from "./legend.ts";
import { fitted, wrapped } from "./measure.ts";
import { portalLink } from "./portal.ts";

export type PictureOptions = {
  /** Heading; none unless told. */
  readonly title?: string;
  /** Date as it is to be read, an argument because pictures have no clock. */
  readonly date?: string;
  readonly legend?: boolean;
  readonly language?: Language;
  /** Azure's cloud, for links to its portal. */
  readonly cloud?: "commercial" | "usgovernment" | "china";
  /** What a comparison found, by id of box or wire. */
  readonly changes?: ReadonlyMap<string, Change>;
};

const HEADING = 52;
const SIDE = 24;

/** The picture of `scene`. Equal scenes and options give equal pictures. */
export function pictureOf(scene: Scene, options: PictureOptions = {}): Picture {
  const words = pictureWords[options.language ?? "en"];
  const top = options.title || options.date ? HEADING : 0;
  const width = Math.max(scene.width, 640);
  const moved = top === 0 ? scene : movedDown(scene, top);
  const legend =
    options.legend === false
      ? undefined
      : drawLegend({ scene, words, changes: options.changes }, { y: top + scene.height, width });
  const height = top + scene.height + (legend?.bounds.height ?? 0);
  return {
    width,
    height,
    title: options.title ?? words.level(scene.level),
    description: descriptionOf(scene, words),
    parts: [
      backdrop({ x: 0, y: 0, width, height }),
      ...heading(options, width, words),
      ...lanesAndBands(moved, top),
      ...boxesAndWires(moved, options, words),
      ...(legend ? [legend] : []),
    ],
  };
}

/** The picture in sentences: the scene's own summary, and what is not drawn. */
export function descriptionOf(scene: Scene, words: PictureWords): string {
  const bundled = scene.bundled.map(({ kind, count }) => words.counted(kind, count));
  return [
    scene.summary,
    ...(scene.shown < scene.total ? [words.showing(scene.shown, scene.total)] : []),
    ...(bundled.length > 0 ? [words.bundled(bundled)] : []),
    ...(scene.wiresLeftOut > 0 ? [words.wiresLeftOut(scene.wiresLeftOut)] : []),
  ].join(" ");
}

/** `box` in words. */
export function boxTip(box: Box, words: PictureWords): string {
  const counts = outcomeOrder.flatMap((word) => {
    const count = box.counts[word] ?? 0;
    return count > 0 ? [`${count} ${words.outcome[word]}`] : [];
  });
  const presence = box.presence === "solid" ? [] : [words[box.presence]];
  const name = { kind: words.kind(box.kind), title: box.title, subtitle: box.subtitle };
  return [
    words.box(name),
    ...(box.holds > 1 ? [words.holds(box.holds)] : []),
    ...presence,
    ...counts,
    ...(box.flagged ? [words.flagged] : []),
  ].join("; ");
}

/** `wire` in words. */
export function wireTip(wire: Wire, titleOf: (id: string) => string, words: PictureWords): string {
  const what = wire.outcome ? words.outcome[wire.outcome] : words[wire.kind];
  const from = titleOf(wire.from);
  if (wire.from === wire.to) return words.ends({ what, from });
  const { count, flagged } = wire;
  return `${words.wire({ what, from, to: titleOf(wire.to), count, flagged })}${wire.label ? `: ${wire.label}` : ""}`;
}

/** Title of each box by id; an id without a box stands for itself. */
export function titlesOf(scene: Scene): (id: string) => string {
  const titles = new Map(scene.boxes.map((box) => [box.id, box.title]));
  return (id) => titles.get(id) ?? id;
}

function boxesAndWires(scene: Scene, options: PictureOptions, words: PictureWords): Part[] {
  const inside = groupedBy(scene.boxes, (box) => box.parent);
  const depths = new Map<string, number>();
  const titleOf = titlesOf(scene);
  const isAnyLit = scene.boxes.some((b) => b.lit) || scene.wires.some((w) => w.lit);
  const drawn = scene.boxes.map((box) => {
    const depth = box.parent === null ? 0 : (depths.get(box.parent) ?? 0) + 1;
    depths.set(box.id, depth);
    const isContainer = inside.has(box.id);
    const part = drawBox(box, {
      isContainer,
      depth,
      isQuiet: isAnyLit && !box.lit,
      change: options.changes?.get(box.id),
      tip: boxTip(box, words),
      link: portalLink(box.id, options.cloud),
    });
    return { part, isContainer };
  });
  const wires = scene.wires.map((wire) =>
    drawWire(wire, {
      isQuiet: isAnyLit && !wire.lit,
      startsInside: !inside.has(wire.from),
      change: options.changes?.get(wire.id),
      tip: wireTip(wire, titleOf, words),
    }),
  );
  // Lit wires come last, so that no pale one crosses them.
  const lit = new Set(scene.wires.filter((w) => w.lit).map((w) => w.id));
  return [
    ...drawn.filter((d) => d.isContainer).map((d) => d.part),
    ...wires.filter((w) => !lit.has(w.id)),
    ...wires.filter((w) => lit.has(w.id)),
    ...drawn.filter((d) => !d.isContainer).map((d) => d.part),
  ];
}

function backdrop(bounds: Rect): Part {
  const whole = path(roundedRect(bounds, 0), { fill: "surface" });
  return { id: "backdrop", role: "backdrop", title: "", link: null, bounds, marks: [whole] };
}

function heading(options: PictureOptions, width: number, words: PictureWords): Part[] {
  const { title, date } = options;
  if (!title && !date) return [];
  const marks: Mark[] = [];
  if (title)
    marks.push(
      text(SIDE, 33, {
        text: fitted(title, width - 2 * SIDE - (date ? 180 : 0), { size: 18, bold: true }),
        size: 18,
        bold: true,
        ink: "ink",
      }),
    );
  if (date)
    marks.push(
      text(width - SIDE, 33, { text: words.taken(date), size: 11, ink: "muted", anchor: "end" }),
    );
  const bounds = { x: 0, y: 0, width, height: HEADING };
  return [{ id: "heading", role: "front", title: "", link: null, bounds, marks }];
}

function lanesAndBands(scene: Scene, top: number): Part[] {
  const lanes = scene.lanes.map((lane) =>
    text(lane.x + lane.width / 2, top + 28, {
      text: wrapped(lane.word, lane.width, { size: 12, bold: true })[0] ?? lane.word,
      size: 12,
      bold: true,
      ink: "muted",
      anchor: "middle",
    }),
  );
  const isBanded = scene.bands.length > 1;
  // Sites and clients stand in no region: on the page, too, bands begin at the hubs.
  const left = Math.max(SIDE / 2, (scene.lanes[1]?.x ?? 0) - 12);
  const bands = isBanded
    ? scene.bands.flatMap((band) => [
        path(`M${left} ${band.y}L${scene.width - SIDE / 2} ${band.y}`, { stroke: "pale" }),
        text(left + 4, band.y + 18, {
          text: band.region,
          size: 11,
          bold: true,
          ink: "muted",
        }),
      ])
    : [];
  const bounds = { x: 0, y: top, width: scene.width, height: scene.height };
  return [
    { id: "lanes", role: "backdrop", title: "", link: null, bounds, marks: [...bands, ...lanes] },
  ];
}

function movedDown(scene: Scene, by: number): Scene {
  return {
    ...scene,
    boxes: scene.boxes.map((box) => ({ ...box, y: box.y + by })),
    bands: scene.bands.map((band) => ({ ...band, y: band.y + by })),
    wires: scene.wires.map((wire) => ({
      ...wire,
      points: wire.points.map((p) => ({ x: p.x, y: p.y + by })),
    })),
  };
}
