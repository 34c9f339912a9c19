/** The legend: exactly what is drawn, with counts; each outcome can be hidden and shown. */
import type { Scene } from "#src/diagram/index.ts";
import { mapWords, type OutcomeKey, outcomeOrder, outcomeWords } from "#src/messages/index.ts";
import { FlagCorner, OutcomeGlyph } from "../parts/outcome-glyph.tsx";

/** A short piece of wire as an outcome has it. */
export function WireSample({ look }: { readonly look: OutcomeKey | "link" | "ask" }) {
  return (
    <svg
      className={`wire-sample wire-${look}`}
      viewBox="0 0 40 10"
      width="40"
      height="10"
      aria-hidden="true"
    >
      <path d="M1 5H33" fill="none" />
      {look === "private" || look === "public" ? (
        <path className="head" d="M32 1 40 5 32 9z" />
      ) : null}
      {look === "endpoint" ? <path className="head" d="M31 5l4.5-4 4.5 4-4.5 4z" /> : null}
      {look === "blocked" ? <path className="bar" d="M34 0V10" /> : null}
      {look === "unseen" ? <circle className="ring" cx="36" cy="5" r="3" /> : null}
    </svg>
  );
}

export function Legend({
  scene,
  hidden,
  onToggle,
}: {
  readonly scene: Scene;
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (word: OutcomeKey) => void;
}) {
  const count = (word: OutcomeKey) => scene.wires.filter((wire) => wire.outcome === word).length;
  const has = (presence: "ghost" | "unseen") =>
    scene.boxes.some((box) => box.presence === presence);
  return (
    <fieldset className="legend" aria-label={mapWords.legend}>
      {outcomeOrder
        .filter((word) => count(word) > 0)
        .map((word) => (
          <button
            key={word}
            type="button"
            className="legend-entry"
            aria-pressed={!hidden.has(word)}
            aria-label={mapWords.legendEntry(outcomeWords[word], count(word))}
            onClick={() => onToggle(word)}
          >
            <WireSample look={word} />
            <OutcomeGlyph outcome={word} />
            {outcomeWords[word]} <span className="number">{count(word)}</span>
          </button>
        ))}
      {scene.wires.some((wire) => wire.kind === "link") && (
        <span className="legend-entry">
          <WireSample look="link" />
          {mapWords.link}
        </span>
      )}
      {scene.wires.some((wire) => wire.kind === "ask") && (
        <span className="legend-entry">
          <WireSample look="ask" />
          {mapWords.ask}
        </span>
      )}
      {has("ghost") && <span className="legend-entry legend-ghost">{mapWords.ghost}</span>}
      {has("unseen") && <span className="legend-entry legend-unseen">{mapWords.unseen}</span>}
      {scene.boxes.some((box) => box.flagged) && (
        <span className="legend-entry">
          <FlagCorner />
          {mapWords.flagged}
        </span>
      )}
    </fieldset>
  );
}
