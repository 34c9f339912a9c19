/** One row for each subscription and kind, those that need a look first. */
import { useState } from "react";
import type { CollectRow } from "#src/api/index.ts";
import { collectWords as words } from "#src/messages/index.ts";
import { type Run, useCollecting } from "./collecting.ts";
import { useHeldBack } from "./run.tsx";

/** More would be slow to draw and are found by the field above them. */
const MOST = 200;

const order = ["refused", "failed", "partly", "reading", "waiting", "done"] as const;

export function RunRows({ run }: { readonly run: Run }) {
  const seen = useCollecting((now) => now.seen.value);
  const [text, setText] = useState("");
  const heldBack = useHeldBack(run.throttledUntil);
  const names = new Map(seen?.map(({ id, name }) => [id, name]));
  const nameOf = (row: CollectRow) =>
    row.subscription === ""
      ? words.noSubscription
      : (names.get(row.subscription) ?? row.subscription);
  const part = text.trim().toLowerCase();
  const rows = [...run.rows.values()]
    .filter((row) => `${nameOf(row)} ${row.kind}`.toLowerCase().includes(part))
    .sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        nameOf(a).localeCompare(nameOf(b)) ||
        a.kind.localeCompare(b.kind),
    );
  return (
    <section aria-label={words.rows}>
      <h4>{words.rows}</h4>
      {run.rows.size > MOST && (
        <>
          <label className="field">
            <span>{words.filterRows}</span>
            <input type="search" value={text} onChange={(event) => setText(event.target.value)} />
          </label>
          <p className="hint">{words.moreRows(Math.min(MOST, rows.length), run.rows.size)}</p>
        </>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className="table-scroll run-rows" aria-label={words.rowsTable} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.rowColumns.subscription}</th>
              <th scope="col">{words.rowColumns.kind}</th>
              <th scope="col">{words.rowColumns.state}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map((row) => (
              <tr key={`${row.subscription} ${row.kind}`} data-state={row.state}>
                <td>{nameOf(row)}</td>
                <td>{row.kind}</td>
                <td className={`row-state is-${row.state}`}>
                  <span aria-hidden="true" className="state-mark" />
                  {heldBack > 0 && (row.state === "reading" || row.state === "waiting")
                    ? words.heldBack(heldBack)
                    : words.rowState(row)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
