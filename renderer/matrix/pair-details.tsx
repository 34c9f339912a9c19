/** What is known of the selected pair, and the way to its trace. */
import type { MatrixReply } from "#src/api/index.ts";
import {
  commandWords,
  frameWords,
  judgementWord,
  matrixWords as words,
} from "#src/messages/index.ts";
import { OutcomeBadge } from "../parts/outcome-glyph.tsx";
import { go, useStore } from "../state/store.ts";
import { pairId, walkUnexpected } from "../state/walk.ts";

export function PairDetails({ reply }: { readonly reply: MatrixReply }) {
  const select = useStore((state) => state.view.select);
  const cell = select.startsWith("pair:")
    ? reply.cells.find(
        ({ v, n }) => pairId(reply.vantages[v]?.id ?? "", reply.names[n]?.name ?? "") === select,
      )
    : undefined;
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
    </aside>
  );
}
