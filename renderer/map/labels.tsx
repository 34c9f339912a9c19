/** The words of the map, in HTML above the canvas: titles, counts, marks, lane heads, and the ring of the focus. */
import { memo, useMemo } from "react";
import type { Box, Rect, Scene, Wire } from "#src/diagram/index.ts";
import { mapWords, outcomeWords } from "#src/messages/index.ts";
import { CountsBar } from "../parts/counts-bar.tsx";
import { KindGlyph } from "../parts/kind-glyph.tsx";
import { FlagCorner, OutcomeGlyph } from "../parts/outcome-glyph.tsx";
import { isIn, isMeeting } from "./area.ts";
import { inOrder, useGrowing } from "./growing.ts";
import type { Lit } from "./lighting.ts";

/** Titles, bars and buttons of boxes. Drawn anew only when the scene or the light changes, never while panning. */
export const BoxLabels = memo(function BoxLabels({
  scene,
  area,
  lit,
  firstOf,
  onToggle,
}: {
  readonly scene: Scene;
  /** Only of what lies here, at least in part. */
  readonly area: Rect;
  readonly lit: Lit;
  /** Those first that are in view. */
  readonly firstOf: (boxes: readonly Box[]) => readonly Box[];
  readonly onToggle: (box: Box) => void;
}) {
  const boxes = useMemo(() => scene.boxes.filter((box) => isMeeting(box, area)), [scene, area]);
  return useGrowing(boxes, firstOf).map((box) => (
    <BoxLabel
      key={box.id}
      box={box}
      isQuiet={lit.boxes !== null && !lit.boxes.has(box.id)}
      onToggle={onToggle}
    />
  ));
});

const BoxLabel = memo(function BoxLabel({
  box,
  isQuiet,
  onToggle,
}: {
  readonly box: Box;
  readonly isQuiet: boolean;
  readonly onToggle: (box: Box) => void;
}) {
  return (
    <div
      className={`box-label is-${box.kind} ${box.isOpen ? "is-open" : ""} ${isQuiet ? "is-quiet" : ""} ${box.parent === null ? "" : "is-inner"} is-${box.presence}`}
      style={{
        left: box.x,
        top: box.y,
        width: box.width,
        height: box.isOpen ? 34 : box.height,
      }}
    >
      <KindGlyph kind={box.kind} />
      <span className="box-words">
        <span className="box-title" title={box.title}>
          {box.kind === "zone" ? box.title.replace(/^privatelink\./, "…") : box.title}
        </span>
        {box.subtitle !== "" && <span className="box-subtitle">{box.subtitle}</span>}
        {!box.isOpen && <CountsBar counts={box.counts} />}
      </span>
      {box.flagged && !box.isOpen && <FlagCorner />}
      {box.canOpen && (
        <button
          type="button"
          className="box-toggle"
          tabIndex={-1}
          aria-label={box.isOpen ? mapWords.close(box.title) : mapWords.open(box.title)}
          onClick={() => onToggle(box)}
        >
          {box.isOpen ? "−" : "+"}
        </button>
      )}
    </div>
  );
});

/** ✕ and ? before arrowheads, ∅ where a question ended. */
export const WireMarks = memo(function WireMarks({
  scene,
  area,
  lit,
  hidden,
}: {
  readonly scene: Scene;
  readonly area: Rect;
  readonly lit: Lit;
  readonly hidden: ReadonlySet<string>;
}) {
  const all = useMemo(
    () =>
      scene.wires.flatMap((wire) => {
        const place = markPlace(wire);
        return place ? { wire, place } : [];
      }),
    [scene],
  );
  const marks = useMemo(() => all.filter(({ place }) => isIn(place, area)), [all, area]);
  return useGrowing(marks, inOrder).flatMap(({ wire, place }) => {
    const isQuiet = lit.wires !== null && !lit.wires.has(wire.id);
    if (isQuiet || hidden.has(wire.id)) return [];
    return <WireMark key={wire.id} x={place.x} y={place.y} outcome={wire.outcome} />;
  });
});

const WireMark = memo(function WireMark({
  x,
  y,
  outcome,
}: {
  readonly x: number;
  readonly y: number;
  readonly outcome: Wire["outcome"];
}) {
  return (
    <span className="wire-mark" style={{ left: x, top: y }}>
      {outcome && <OutcomeGlyph outcome={outcome} />}
    </span>
  );
});

function markPlace({
  outcome,
  points,
}: Wire): { readonly x: number; readonly y: number } | undefined {
  const [before, last] = points.slice(-2);
  if (!before || !last) return undefined;
  if (outcome === "no-answer") return last;
  if (outcome !== "blocked" && outcome !== "unseen") return undefined;
  return { x: last.x + Math.sign(before.x - last.x) * 28, y: last.y };
}

/** The tag of one wire, near its target: what it is and how many pairs it stands for. */
export function WireTag({ wire }: { readonly wire: Wire }) {
  const [before, last] = wire.points.slice(-2);
  if (!before || !last) return null;
  const word = wire.outcome ? outcomeWords[wire.outcome] : wire.label;
  return (
    <span className="wire-tag" style={{ left: (before.x + last.x) / 2, top: last.y - 12 }}>
      {wire.count > 1 ? `${word} · ${wire.count}` : word}
    </span>
  );
}

/** Heads of lanes, which stay at the top, and of bands. */
export const LaneHeads = memo(function LaneHeads({
  scene,
  x,
  zoom,
}: {
  readonly scene: Scene;
  readonly x: number;
  readonly zoom: number;
}) {
  return (
    <div className="lane-heads" aria-hidden="true">
      {scene.lanes.map((lane, i) => (
        <span
          key={lane.index}
          className="lane-head"
          style={{
            left: lane.x * zoom + x,
            // Up to the next head, so that none lies on another.
            width: Math.max(
              0,
              ((scene.lanes[i + 1]?.x ?? lane.x + lane.width) - lane.x) * zoom - 4,
            ),
          }}
        >
          {lane.word}
        </span>
      ))}
    </div>
  );
});

export const BandHeads = memo(function BandHeads({ scene }: { readonly scene: Scene }) {
  const [, first, , , last] = scene.lanes;
  if (!first || !last) return null;
  return scene.bands.map((band) => (
    <div
      key={band.region}
      className="band"
      style={{
        left: first.x - 12,
        top: band.y,
        width: last.x + last.width - first.x + 24,
        height: band.height,
      }}
    >
      <span className="band-head">{band.region}</span>
    </div>
  ));
});
