/** The matrix as a table: one line for each pair, the same numbers, sortable. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, useState } from "react";
import type { MatrixReply } from "#src/api/index.ts";
import {
  judgementWord,
  type OutcomeKey,
  outcomeWords,
  matrixWords as words,
} from "#src/messages/index.ts";
import { OutcomeBadge } from "../parts/outcome-glyph.tsx";
import { go, useStore } from "../state/store.ts";
import { pairId } from "../state/walk.ts";
import { toggleGroup } from "./folding.ts";
import { marginText } from "./heads.tsx";
import { type GroupLine, groupsOf } from "./lines.ts";
import type { Axis, MatrixTable } from "./table-of.ts";

const columns = [
  "columnVantage",
  "columnName",
  "columnOutcome",
  "columnJudgement",
  "columnDns",
] as const;
type Column = (typeof columns)[number];

/** A line of the table: a pair, or the head of a group of vantages. */
type TableLine =
  | { readonly is: "pair"; readonly pair: PairLine }
  | { readonly is: "group"; readonly line: GroupLine };

type PairLine = Readonly<Record<Column, string>> & {
  readonly id: string;
  readonly from: string;
  readonly word: OutcomeKey;
  readonly asExpected: boolean | null;
};

type Sort = { readonly by: Column; readonly isDown: boolean };

export function PairTable({
  reply,
  table,
  folded,
}: {
  readonly reply: MatrixReply;
  readonly table: MatrixTable;
  readonly folded: readonly string[];
}) {
  const [sort, setSort] = useState<Sort | null>(null);
  const frame = useRef<HTMLElement>(null);
  const select = useStore((state) => state.view.select);
  const lines = useMemo((): readonly TableLine[] => {
    const pairs = (rows: readonly Axis[]) =>
      sorted(pairsOf(reply, table, rows), sort).map((pair) => ({ is: "pair" as const, pair }));
    const groups = groupsOf(table.rows, "row", new Set(folded));
    if (groups.length === 0) return pairs(table.rows);
    return groups.flatMap((line): readonly TableLine[] => [
      { is: "group", line },
      ...(line.isClosed ? [] : pairs(line.members)),
    ]);
  }, [reply, table, sort, folded]);
  const down = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 32,
    overscan: 10,
  });
  // A pair that was walked to (N, P) is brought into view, once its group is open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection moves the view
  useEffect(() => {
    const at = lines.findIndex((line) => line.is === "pair" && line.pair.id === select);
    if (at >= 0) down.scrollToIndex(at);
  }, [select, folded]);
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
            const place = { "aria-rowindex": item.index + 2 };
            return line.is === "group" ? (
              <GroupRow {...place} key={item.key} line={line.line} />
            ) : (
              <PairRow
                {...place}
                key={item.key}
                line={line.pair}
                isChosen={line.pair.id === select}
              />
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

function pairsOf(
  reply: MatrixReply,
  table: MatrixTable,
  rows: readonly Axis[],
): readonly PairLine[] {
  return rows.flatMap((row) =>
    table.columns.flatMap((column) => {
      const cell = table.cellAt(row.at, column.at);
      if (!cell) return [];
      const vantage = reply.vantages[cell.v];
      const name = reply.names[cell.n]?.name ?? "";
      const from = vantage?.id ?? "";
      return [
        {
          id: pairId(from, name),
          from,
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
}

/** Made once: a comparison of its own for each two of a hundred thousand lines would take seconds. */
const collator = new Intl.Collator(undefined, { numeric: true });

function sorted(pairs: readonly PairLine[], sort: Sort | null): readonly PairLine[] {
  if (!sort) return pairs;
  const { by, isDown } = sort;
  const sign = isDown ? -1 : 1;
  return pairs.toSorted((a, b) => sign * collator.compare(a[by], b[by]));
}

type RowPlace = { readonly "aria-rowindex": number };

function GroupRow({ line, ...place }: { readonly line: GroupLine } & RowPlace) {
  const { group, isClosed, members, counts, unexpected } = line;
  return (
    <tr className="group-row" {...place}>
      <th scope="rowgroup" colSpan={columns.length}>
        <button
          type="button"
          className="button quiet"
          aria-expanded={!isClosed}
          onClick={() => toggleGroup("row", line)}
        >
          <span aria-hidden="true">{isClosed ? "▸" : "▾"}</span>{" "}
          {words.head(group.title, words.vantages(members.length), marginText(counts, unexpected))}
        </button>
      </th>
    </tr>
  );
}

function PairRow({
  line,
  isChosen,
  ...place
}: { readonly line: PairLine; readonly isChosen: boolean } & RowPlace) {
  return (
    <tr className={isChosen ? "is-selected" : ""} {...place}>
      <td>{line.columnVantage}</td>
      <td>
        <button
          type="button"
          className="link"
          onClick={() => go({ screen: "trace", from: [line.from], name: line.columnName, step: 0 })}
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
}
