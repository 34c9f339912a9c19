/** What is known of the selected pair, its trace in short, and what a person put side by side. */
import { useEffect, useMemo, useState } from "react";
import type { MatrixReply, TraceReply } from "#src/api/index.ts";
import {
  commandWords,
  frameWords,
  judgementWord,
  matrixWords as words,
} from "#src/messages/index.ts";
import { OutcomeBadge } from "../parts/outcome-glyph.tsx";
import { askDoor } from "../state/engine.ts";
import { go, useStore } from "../state/store.ts";
import { walkUnexpected } from "../state/walk.ts";
import { type Line, linesOf } from "../trace/lines.ts";
import { pairIn } from "./tray.ts";
import { Tray } from "./tray-list.tsx";

export function PairDetails({ reply }: { readonly reply: MatrixReply }) {
  const select = useStore((state) => state.view.select);
  const cell = useMemo(() => cellOf(reply, select), [reply, select]);
  const vantage = cell ? reply.vantages[cell.v] : undefined;
  const name = cell ? reply.names[cell.n] : undefined;
  return (
    <aside className="details" aria-label={frameWords.details} data-pane={frameWords.panes.details}>
      {cell && vantage && name ? (
        <>
          <h2>{words.pairTitle(vantage.label, name.name)}</h2>
          <p>
            <OutcomeBadge outcome={cell.word} isUnexpected={cell.asExpected === false} />
          </p>
          <ShortTrace from={vantage.id} name={name.name} />
          <dl className="facts">
            <dt>{words.columnJudgement}</dt>
            <dd>{judgementWord(cell.asExpected)}</dd>
            <dt>{words.columnDns}</dt>
            <dd>
              <code>{cell.dns}</code>
            </dd>
          </dl>
          <button
            type="button"
            className="button primary"
            onClick={() => go({ screen: "trace", from: [vantage.id], name: name.name, step: 0 })}
          >
            {words.openTrace}
          </button>
        </>
      ) : (
        <p className="hint">{words.nothingSelected}</p>
      )}
      <div className="button-row">
        <button type="button" className="button" onClick={() => walkUnexpected(-1)}>
          <kbd>P</kbd> {commandWords.previousUnexpected}
        </button>
        <button type="button" className="button" onClick={() => walkUnexpected(1)}>
          <kbd>N</kbd> {commandWords.nextUnexpected}
        </button>
      </div>
      <Tray reply={reply} />
    </aside>
  );
}

/** The cell of a pair's id; undefined when it is none. */
function cellOf(reply: MatrixReply, select: string): MatrixReply["cells"][number] | undefined {
  if (!select.startsWith("pair:")) return undefined;
  const { from, name } = pairIn(select);
  const v = reply.vantages.findIndex(({ id }) => id === from);
  const n = reply.names.findIndex((one) => one.name === name);
  return reply.cells.find((cell) => cell.v === v && cell.n === n);
}

/** Lines that the short trace shows. */
const MOST_LINES = 6;

/** The sentence and the steps around the deciding one; each opens the trace at it. */
function ShortTrace({ from, name }: { readonly from: string; readonly name: string }) {
  const [trace, setTrace] = useState<TraceReply | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    setTrace(null);
    void askDoor("trace", { from, name }, { signal: stop.signal }).then((reply) => {
      if (!stop.signal.aborted && reply.ok) setTrace(reply.value);
    });
    return () => stop.abort();
  }, [from, name]);
  if (!trace) return <p className="hint">{words.tracing}</p>;
  const lines = linesOf(trace);
  const shown = aroundDecider(lines);
  return (
    <>
      <p className="pair-sentence">{trace.sentence}</p>
      <ol className="short-trace" aria-label={words.steps}>
        {shown.map((line) => (
          <li key={line.n} value={line.n} className={line.decides ? "decides" : ""}>
            <button
              type="button"
              className="link"
              onClick={() => go({ screen: "trace", from: [from], name, step: line.n })}
            >
              {line.text}
            </button>
            {line.decides && <strong> {words.decides}</strong>}
          </li>
        ))}
      </ol>
      {lines.length > shown.length && (
        <p className="hint">{words.moreSteps(lines.length - shown.length)}</p>
      )}
    </>
  );
}

function aroundDecider(lines: readonly Line[]): readonly Line[] {
  const at = Math.max(
    0,
    lines.findIndex(({ decides }) => decides),
  );
  const first = Math.max(0, Math.min(at - 2, lines.length - MOST_LINES));
  return lines.slice(first, first + MOST_LINES);
}
