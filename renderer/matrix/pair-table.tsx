/** The matrix as a table: one line for each pair, the same numbers, sortable. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState } from "react";
import type { MatrixReply } from "#src/api/index.ts";
import { judgementWord, outcomeWords, matrixWords as words } from "#src/messages/index.ts";
import { OutcomeBadge } from "../parts/outcome-glyph.tsx";
import { go } from "../state/store.ts";
import type { MatrixTable } from "./table-of.ts";

const columns = [
  "columnVantage",
  "columnName",
  "columnOutcome",
  "columnJudgement",
  "columnDns",
] as const;
type Column = (typeof columns)[number];

export function PairTable({
  reply,
  table,
}: {
  readonly reply: MatrixReply;
  readonly table: MatrixTable;
}) {
  const [sort, setSort] = useState<{ readonly by: Column; readonly isDown: boolean } | null>(null);
  const frame = useRef<HTMLElement>(null);
  const lines = useMemo(() => {
    const all = table.rows.flatMap((row) =>
      table.columns.flatMap((column) => {
        const cell = table.cellAt(row.at, column.at);
        if (!cell) return [];
        const vantage = reply.vantages[cell.v];
        const name = reply.names[cell.n]?.name ?? "";
        return [
          {
            from: vantage?.id ?? "",
            word: cell.word,
            asExpected: cell.asExpected,
            columnVantage: vantage?.label ?? "",
            columnName: name,
            columnOutcome: outcomeWords[cell.word],
            columnJudgement: judgementWord(cell.asExpected),
            columnDns: cell.dns,
          },
        ];
      }),
    );
    if (!sort) return all;
    const sign = sort.isDown ? -1 : 1;
    return all.sort((a, b) => sign * a[sort.by].localeCompare(b[sort.by]));
  }, [reply, table, sort]);
  const down = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 32,
    overscan: 10,
  });
  const items = down.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = down.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys
    <section className="table-scroll" ref={frame} tabIndex={0} aria-label={words.grid}>
      <table className="table" aria-label={words.grid} aria-rowcount={lines.length + 1}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                aria-sort={
                  sort?.by === column ? (sort.isDown ? "descending" : "ascending") : "none"
                }
              >
                <button
                  type="button"
                  className="link"
                  onClick={() =>
                    setSort({ by: column, isDown: sort?.by === column && !sort.isDown })
                  }
                >
                  {words[column]}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && (
            <tr>
              <td colSpan={columns.length} style={{ height: before }} />
            </tr>
          )}
          {items.map((item) => {
            const line = lines[item.index];
            if (!line) return null;
            return (
              <tr key={item.key} aria-rowindex={item.index + 2}>
                <td>{line.columnVantage}</td>
                <td>
                  <button
                    type="button"
                    className="link"
                    onClick={() =>
                      go({ screen: "trace", from: [line.from], name: line.columnName, step: 0 })
                    }
                  >
                    {line.columnName}
                  </button>
                </td>
                <td>
                  <OutcomeBadge outcome={line.word} isUnexpected={line.asExpected === false} />
                </td>
                <td>{line.columnJudgement}</td>
                <td>
                  <code>{line.columnDns}</code>
                </td>
              </tr>
            );
          })}
          {after > 0 && (
            <tr>
              <td colSpan={columns.length} style={{ height: after }} />
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
