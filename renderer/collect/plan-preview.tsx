/** The plan before it runs: every kind, whom it is asked of, the right it needs, and how many reads. */
import type { PlanLine } from "#src/api/index.ts";
import { collectWords as words } from "#src/messages/index.ts";
import { plan as planNow, useCollecting } from "./collecting.ts";

export function PlanPreview() {
  const { is, value } = useCollecting((now) => now.plan);
  const fault = useCollecting((now) => (now.plan.is === "refused" ? now.plan.fault : null));
  const isCounting = useCollecting((now) => now.isCounting);
  return (
    <section aria-label={words.preview} className="plan">
      <h4>{words.preview}</h4>
      {is === "refused" && fault?.kind !== "cancelled" && (
        <p className="warning" role="alert">
          {fault?.sentence}
        </p>
      )}
      {value && (
        <>
          <div className="spread">
            <p>
              {words.planned({
                requests: value.requests,
                seconds: value.seconds,
                isCounted: value.basis === "counted",
              })}
            </p>
            <button
              type="button"
              className="button"
              aria-disabled={isCounting}
              onClick={() => !isCounting && void planNow(true)}
            >
              {isCounting ? words.counting : words.count}
            </button>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
          <section className="table-scroll plan-lines" aria-label={words.planTable} tabIndex={0}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{words.columns.kind}</th>
                  <th scope="col">{words.columns.from}</th>
                  <th scope="col">{words.columns.right}</th>
                  <th scope="col" className="number">
                    {words.columns.requests}
                  </th>
                </tr>
              </thead>
              <tbody>
                {value.lines.map((line) => (
                  <Line key={`${line.from} ${line.kind}`} line={line} />
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </section>
  );
}

function Line({ line }: { readonly line: PlanLine }) {
  const [first = "", ...more] = line.rights;
  return (
    <tr>
      <th scope="row">{line.kind}</th>
      <td className="from">{words.from[line.from]}</td>
      <td title={line.rights.join("\n")}>
        <code>{first}</code> {more.length > 0 && words.moreRights(more.length)}{" "}
        {line.beyondReader && <strong className="beyond">{words.beyondReader}</strong>}
      </td>
      <td className="number">{line.requests}</td>
    </tr>
  );
}
