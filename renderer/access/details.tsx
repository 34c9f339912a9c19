/** What is known of the chosen line: the advice with its reasons, both ways side by side, and the evidence. */
import type { AccessRow, AccessSummary } from "#src/compare/index.ts";
import {
  compareText,
  frameWords,
  judgementWord,
  accessWords as words,
} from "#src/messages/index.ts";
import { OutcomeBadge } from "../parts/outcome-glyph.tsx";
import { go, useStore } from "../state/store.ts";
import { pairId } from "../state/walk.ts";
import { type Book, rowIn } from "./asking.ts";
import { dimensions } from "./cells.tsx";
import { copyRow } from "./copying.ts";
import { Marks, NoteList, NotesOf, notesOf } from "./footnotes.tsx";
import { LinkDetails } from "./link-details.tsx";
import { OptionsTable } from "./options-table.tsx";
import { gigabytesOf } from "./scope.ts";

export function AccessDetails({
  book,
  summary,
}: {
  readonly book: Book;
  readonly summary: AccessSummary | null;
}) {
  const select = useStore((state) => state.view.select);
  const link = summary?.linkServices.find(({ id }) => id === select);
  const found = summary ? pairIn(summary, select) : undefined;
  const { row, why } = found ? rowIn(book, found.name, found.vantage) : { row: undefined, why: "" };
  return (
    <aside
      className="details access-details"
      aria-label={frameWords.details}
      data-pane={frameWords.panes.details}
    >
      {summary && link ? (
        <LinkDetails own={link} currency={summary.prices.currency} />
      ) : summary && row ? (
        <RowDetails key={select} summary={summary} row={row} />
      ) : found ? (
        <p className="hint">{why === "" ? words.waiting : words.rowsFailed(why)}</p>
      ) : (
        <p className="hint">{words.nothingSelected}</p>
      )}
    </aside>
  );
}

/** The name and the index of the vantage of a selected pair. */
function pairIn(summary: AccessSummary, select: string) {
  if (!select.startsWith("pair:")) return undefined;
  const own = summary.services.find(({ name }) => select.endsWith(` ${name}`));
  if (!own) return undefined;
  const vantage = summary.vantages.findIndex(({ id }) => pairId(id, own.name) === select);
  return vantage < 0 ? undefined : { name: own.name, vantage };
}

function RowDetails({
  summary,
  row,
}: {
  readonly summary: AccessSummary;
  readonly row: AccessRow;
}) {
  const gb = gigabytesOf(useStore((state) => state.view.gb)) ?? 0;
  const { privateEndpoint: pe, serviceEndpoint: se, recommendation, vantage, service, name } = row;
  const ways = [pe, se].filter(({ support }) => support !== "no");
  const notes = notesOf([
    ...recommendation.reasons,
    ...dimensions.flatMap((dimension) => ways.map((way) => way[dimension])),
  ]);
  return (
    <NotesOf value={notes}>
      <h2>{words.pairTitle(vantage.label, service.name)}</h2>
      <p className="access-asked">
        <code>{name}</code>
      </p>
      <section className={`advice advice-${recommendation.choose}`} aria-label={words.advice}>
        <p className="advice-sentence">{words.choose[recommendation.choose]}</p>
        <ul aria-label={words.reasons}>
          {recommendation.reasons.map((reason) => (
            <li key={`${reason.code} ${JSON.stringify(reason.args)}`}>
              {compareText(reason)} <Marks because={reason.because} />
            </li>
          ))}
        </ul>
      </section>
      <div className="button-row">
        <button
          type="button"
          className="button primary"
          onClick={() => go({ screen: "trace", from: [vantage.id], name, step: 0 })}
        >
          {words.traceThis}
        </button>
        <button
          type="button"
          className="button"
          onClick={() =>
            go({
              screen: "map",
              level: 4,
              from: [vantage.id],
              name,
              open: [],
              closed: [],
              select: "",
            })
          }
        >
          {words.showOnMap}
        </button>
        <button type="button" className="button" onClick={() => copyRow(summary, row, gb)}>
          {words.copyOne}
        </button>
      </div>
      <Today row={row} />
      <h3>{words.bothWays}</h3>
      <OptionsTable row={row} />
      <h3>{words.evidence}</h3>
      <NoteList />
    </NotesOf>
  );
}

/** How traffic flows today: the outcome, its judgement, the way, and what stops it. */
function Today({ row }: { readonly row: AccessRow }) {
  const { word, expected, class: own, transport, blockedAt, risks } = row.today;
  const asExpected = expected === null || own === "UNKNOWN" ? null : expected === own;
  return (
    <>
      <h3>{words.todayHead}</h3>
      <dl className="facts">
        <dt>{words.outcome}</dt>
        <dd>
          <OutcomeBadge outcome={word} isUnexpected={asExpected === false} />
        </dd>
        <dt>{words.judgement}</dt>
        <dd>{judgementWord(asExpected)}</dd>
        {transport && (
          <>
            <dt>{words.way}</dt>
            <dd>{words.transport(transport)}</dd>
          </>
        )}
        {blockedAt && (
          <>
            <dt>{words.stop}</dt>
            <dd>{words.stopAt(blockedAt)}</dd>
          </>
        )}
        {risks.length > 0 && (
          <>
            <dt>{words.risks}</dt>
            <dd>
              <ul className="plain-list">
                {risks.map((risk) => (
                  <li key={risk}>{words.riskText(risk)}</li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </>
  );
}
