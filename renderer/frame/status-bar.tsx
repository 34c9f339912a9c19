/** The bar at the bottom: what is not as expected, what was not seen, and how much there is; each leads to its list. */
import { frameWords as words } from "#src/messages/index.ts";
import { FlagCorner, OutcomeGlyph } from "../parts/outcome-glyph.tsx";
import { go, useStore } from "../state/store.ts";
import { numberText } from "../state/words.ts";

export function StatusBar() {
  const opened = useStore((state) => state.opened);
  const matrix = useStore((state) => state.matrix.value);
  if (!opened) return null;
  const unexpected = matrix?.cells.filter((cell) => cell.asExpected === false).length ?? null;
  // Of a large estate the matrix is asked late, and may hold only some vantages.
  const isWhole = (matrix?.vantages.length ?? 0) >= opened.vantages;
  return (
    <footer className="status-bar">
      <button
        type="button"
        className="status-part"
        onClick={() => go({ screen: "matrix", onlyUnexpected: true })}
      >
        <FlagCorner />
        {unexpected === null
          ? words.unexpectedUncounted
          : isWhole
            ? words.unexpected(unexpected)
            : words.unexpectedAtLeast(unexpected)}
      </button>
      <button
        type="button"
        className="status-part"
        onClick={() => go({ drawer: "activity" }, true)}
      >
        <OutcomeGlyph outcome="unseen" />
        {words.gaps(opened.gaps)}
      </button>
      <button
        type="button"
        className="status-part"
        onClick={() => go({ drawer: "activity" }, true)}
      >
        {words.resources(numberText(opened.resources))} ·{" "}
        {words.subscriptions(opened.subscriptions)}
      </button>
      <button type="button" className="status-part" onClick={() => go({ screen: "matrix" })}>
        {words.pairs(opened.vantages, opened.services)}
      </button>
      <span className="status-end">
        {words.readOnly} · {words.offline}
      </span>
    </footer>
  );
}
