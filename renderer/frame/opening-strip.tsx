/** The strip above a screen: what is being opened, why it could not be, or that something was not seen. */
import { frameWords as words } from "#src/messages/index.ts";
import { cancel } from "../state/engine.ts";
import { change, go, useStore } from "../state/store.ts";
import { OpenReadable } from "./open-readable.tsx";

export function OpeningStrip() {
  const opening = useStore((state) => state.opening);
  const refusal = useStore((state) => state.refusal);
  const opened = useStore((state) => state.opened);
  if (opening) {
    return (
      <div className="strip-note" role="status">
        <span>{words.working(opening.doing, opening.done, opening.of)}</span>
        <button type="button" className="button" onClick={() => cancel("open")}>
          {words.cancel}
        </button>
      </div>
    );
  }
  if (refusal) {
    return (
      <div className="strip-note is-refusal" role="alert">
        <span>
          <strong>{words.refused}</strong> {refusal.sentence}{" "}
          {refusal.suggestions.length > 0 && words.perhaps(refusal.suggestions)}
        </span>
        <OpenReadable refusal={refusal} />
        <button type="button" className="button" onClick={() => change({ refusal: null })}>
          {words.dismiss}
        </button>
      </div>
    );
  }
  const unreadable = opened?.report.unreadable.length ?? 0;
  if (opened && unreadable > 0) {
    return (
      <div className="strip-note" role="status">
        <span>{opened.report.unreadable.map((one) => `${one.source}: ${one.why}`).join(" ")}</span>
        <ReviewButton />
      </div>
    );
  }
  if (opened && opened.gaps > 0) {
    return (
      <div className="strip-note is-amber" role="status">
        <span>{words.gapStrip(opened.gaps)}</span>
        <ReviewButton />
      </div>
    );
  }
  return null;
}

function ReviewButton() {
  return (
    <button type="button" className="button" onClick={() => go({ drawer: "activity" }, true)}>
      {words.review}
    </button>
  );
}
