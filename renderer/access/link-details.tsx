/** A private link service of one's own: whether it is made right, who uses it, what it costs (path.md 4.5). */
import type { LinkServiceRow } from "#src/compare/index.ts";
import { compareText, accessWords as words } from "#src/messages/index.ts";
import { KindGlyph } from "../parts/kind-glyph.tsx";
import { go } from "../state/store.ts";
import { lastOf } from "../state/words.ts";
import { Marks, NoteList, NotesOf, notesOf } from "./footnotes.tsx";

export function LinkDetails({
  own,
  currency,
}: {
  readonly own: LinkServiceRow;
  /** Of the price list. */
  readonly currency: string;
}) {
  const { id, name, alias, checks, consumers, monthly } = own;
  return (
    <NotesOf value={notesOf(checks)}>
      <h2>
        <KindGlyph kind="service" /> {name}
      </h2>
      <div className="button-row">
        <button
          type="button"
          className="button"
          onClick={() => go({ screen: "map", level: 3, open: [], closed: [], select: id })}
        >
          {words.showOnMap}
        </button>
      </div>
      <dl className="facts">
        {alias !== "" && (
          <>
            <dt>{words.alias}</dt>
            <dd>
              <code>{alias}</code>
            </dd>
          </>
        )}
        <dt>{words.dimensions.monthly}</dt>
        <dd>{words.money({ amount: monthly, currency })}</dd>
      </dl>
      <h3>{words.checks}</h3>
      <ul className="plain-list access-checks">
        {checks.map((check) => (
          <li
            key={`${check.code} ${JSON.stringify(check.args)}`}
            className={`check-line level-${check.level}`}
          >
            <strong>{words.levels[check.level]}</strong>
            <span>
              {compareText(check)} <Marks because={check.because} />
            </span>
          </li>
        ))}
      </ul>
      <h3>{words.consumers}</h3>
      {consumers.length === 0 ? (
        <p className="hint">{words.noConsumers}</p>
      ) : (
        <ul className="plain-list">
          {consumers.map((one) => (
            <li key={one.endpoint}>
              <button
                type="button"
                className="link"
                onClick={() =>
                  go({ screen: "map", level: 3, open: [], closed: [], select: one.endpoint })
                }
              >
                {lastOf(one.endpoint)}
              </button>{" "}
              <span className="hint">{words.consumer(one)}</span>
            </li>
          ))}
        </ul>
      )}
      <h3>{words.evidence}</h3>
      <NoteList />
    </NotesOf>
  );
}
