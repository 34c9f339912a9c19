/** What was pasted beside what is predicted, and the causes that would explain the difference (ux.md section 12). */
import { useEffect } from "react";
import type { TicketReply } from "#src/api/index.ts";
import { ticketMessages, ticketWords as words } from "#src/messages/index.ts";
import { dropPasted, understandFrom, usePasted } from "../ask/ticket.ts";
import { go, useStore } from "../state/store.ts";

type Comparison = TicketReply["comparisons"][number];
type Reading = TicketReply["readings"][number];

export function Pasted() {
  const { asked, opened: openedThen } = usePasted();
  const opened = useStore((state) => state.opened);
  const name = useStore((state) => state.view.name);
  const from = useStore((state) => state.view.from[0] ?? "");
  const reply = asked.value;
  const shown = reply?.comparisons.find((one) => one.name === name) ?? null;
  const isOld = reply !== null && asked.is === "here" && opened !== openedThen;
  const isMoved =
    from !== "" &&
    asked.is === "here" &&
    reply !== null &&
    shown?.vantage.id !== from &&
    (shown !== null || reply.comparisons.length === 0);
  useEffect(() => {
    if (from !== "" && (isOld || isMoved)) understandFrom(from);
  }, [isOld, isMoved, from]);
  if (asked.is === "none") return null;
  if (asked.is === "refused")
    return (
      <section className="pasted" aria-label={words.title}>
        <p role="alert">{asked.fault.sentence}</p>
        <Drop />
      </section>
    );
  if (reply === null) return <p className="hint pasted">{words.waiting}</p>;
  // A question about something else leaves the pasted text behind.
  if (shown === null && reply.comparisons.length > 0) return null;
  return (
    <section
      className={`pasted agreement-${shown?.agreement ?? "none"}`}
      aria-label={words.title}
      aria-busy={asked.is === "waiting"}
    >
      {shown && <h2>{shown.agreementText ?? shown.predicted.sentence}</h2>}
      <div className="pasted-sides">
        <div>
          {shown && <Compared comparison={shown} reading={reply.readings[shown.reading]} />}
          <Others reply={reply} shown={shown} />
        </div>
        {shown && shown.causes.length > 0 && <Causes comparison={shown} />}
      </div>
      {reply.about.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      {reply.notes.map((note) => (
        <p key={note} className="hint">
          {note}
        </p>
      ))}
      <Drop />
    </section>
  );
}

function Drop() {
  return (
    <button type="button" className="button pasted-drop" onClick={dropPasted}>
      {words.drop}
    </button>
  );
}

function Compared({
  comparison,
  reading,
}: {
  readonly comparison: Comparison;
  readonly reading: Reading | undefined;
}) {
  const { predicted, differences, vantage } = comparison;
  const answer = reading?.answer ?? null;
  const rows = [
    [words.answer, predicted.addresses.join(", ") || predicted.rcode, pastedText(reading)],
    [
      words.aliases,
      aliasesOf(predicted.chain),
      answer?.showsAliases ? aliasesOf(answer.chain) : "",
    ],
    [words.server, predicted.servers[0] ?? "", reading?.server ?? ""],
    [words.from, vantage.label, ""],
    ...wayRows(comparison),
  ] as const;
  return (
    <>
      <table className="pasted-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{words.predicted}</th>
            <th scope="col">
              {words.pasted}
              {reading && <span className="hint"> {reading.formatText}</span>}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([head, left, right]) => (
            <tr key={head}>
              <th scope="row">{head}</th>
              <td>{left === "" ? "—" : <code>{left}</code>}</td>
              <td>
                {right === "" ? (
                  <span className="hint">{words.notTold}</span>
                ) : (
                  <code>{right}</code>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length > 0 && (
        <ul className="plain-list pasted-differences">
          {differences.map(({ code, text }) => (
            <li key={code}>{text}</li>
          ))}
        </ul>
      )}
      {comparison.way && (
        <p className={`pasted-way is-${comparison.way.agreement}`}>{comparison.way.text}</p>
      )}
      {reading?.refusalText && <p>{reading.refusalText}</p>}
    </>
  );
}

/** Address, port and outcome of the connection that the text tells of. */
function wayRows({ way, predicted }: Comparison): readonly (readonly [string, string, string])[] {
  if (!way) return [];
  return [
    [words.remote, predicted.addresses.join(", "), way.to ?? ""],
    [
      words.port,
      way.usualPort === null ? "" : String(way.usualPort),
      way.port === null ? "" : String(way.port),
    ],
    [words.connection, way.predictedText, words.reached(way.isReached)],
  ];
}

function pastedText(reading: Reading | undefined): string {
  const answer = reading?.answer;
  if (!answer) return "";
  if (answer.addresses.length > 0) return answer.addresses.join(", ");
  return answer.side ? words.side(answer.side) : answer.rcodes.join(" / ");
}

const aliasesOf = (chain: readonly { readonly type: string; readonly data: string }[]): string =>
  chain
    .filter(({ type }) => type === "CNAME")
    .map(({ data }) => data)
    .join(" → ");

function Causes({ comparison }: { readonly comparison: Comparison }) {
  return (
    <div>
      <h3>{words.causes}</h3>
      <ol className="pasted-causes">
        {comparison.causes.map(({ code, text, standing, standingText }) => (
          <li key={`${code} ${text}`}>
            {text} <span className={`badge standing-${standing}`}>{standingText}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The other places it may come from, and the other questions of the text. */
function Others({
  reply,
  shown,
}: {
  readonly reply: TicketReply;
  readonly shown: Comparison | null;
}) {
  const places = reply.candidates;
  const questions = reply.comparisons.filter((one) => one.name !== shown?.name);
  const names = shown ? (reply.readings[shown.reading]?.others ?? []) : [];
  return (
    <>
      {places.length > 0 && (
        <>
          <h3>{words.candidates}</h3>
          <ul className="plain-list">
            {places.map(({ vantage, why, certainty }) => (
              <li key={vantage.id}>
                {vantage.id === shown?.vantage.id ? (
                  <strong>{vantage.label}</strong>
                ) : (
                  <button
                    type="button"
                    className="link"
                    onClick={() => go({ from: [vantage.id], step: 0 })}
                  >
                    {words.choose(vantage.label)}
                  </button>
                )}{" "}
                <span className="hint">
                  {ticketMessages.certainty(certainty)}: {why.join("; ")}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {questions.length + names.length > 0 && (
        <>
          <h3>{questions.length > 0 ? words.more(questions.length) : words.others}</h3>
          <ul className="plain-list">
            {[...new Set([...questions.map((one) => one.name), ...names])].map((name) => (
              <li key={name}>
                <button type="button" className="link" onClick={() => go({ name, step: 0 })}>
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
