/** The actors that the question and the packet passed, in one line; each leads to its first step. */
import type { TraceReply } from "#src/api/index.ts";
import { type OutcomeKey, traceWords as words } from "#src/messages/index.ts";
import { OutcomeGlyph } from "../parts/outcome-glyph.tsx";
import { go, useStore } from "../state/store.ts";
import { midCut } from "../state/words.ts";
import { deciderOf, type Line, linesOf } from "./lines.ts";

/** Longer labels lose their middle; the tip has all of it. */
const MOST_LETTERS = 48;

type Actor = {
  readonly label: string;
  readonly first: number;
  readonly last: number;
  readonly part: Line["part"];
};

/** The actors in order, each once for a run of lines. */
function actorsOf(lines: readonly Line[]): readonly Actor[] {
  const actors: Actor[] = [];
  for (const line of lines) {
    const last = actors.at(-1);
    if (last && last.label === line.at && last.part === line.part)
      actors[actors.length - 1] = { ...last, last: line.n };
    else actors.push({ label: line.at, first: line.n, last: line.n, part: line.part });
  }
  return actors;
}

export function Strip({ trace }: { readonly trace: TraceReply }) {
  const step = useStore((state) => state.view.step);
  const lines = linesOf(trace);
  const selected = step || deciderOf(lines);
  const word: OutcomeKey = trace.word;
  return (
    <ol className="strip" aria-label={words.strip}>
      {actorsOf(lines).map((actor) => {
        const isAt = selected >= actor.first && selected <= actor.last;
        return (
          <li key={actor.first} className={`strip-${actor.part}`}>
            <button
              type="button"
              className="strip-actor"
              aria-current={isAt ? "step" : undefined}
              title={actor.label}
              onClick={() => go({ step: actor.first }, true)}
            >
              {midCut(actor.label, MOST_LETTERS)}
            </button>
          </li>
        );
      })}
      <li className="strip-end">
        <OutcomeGlyph outcome={word} isNamed />
      </li>
    </ol>
  );
}
