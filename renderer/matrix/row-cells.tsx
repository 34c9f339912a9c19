/** The cells of one row; drawn anew only when something of theirs changes, as rows of dots are long. */
import type { VirtualItem } from "@tanstack/react-virtual";
import { memo } from "react";
import type { MatrixReply } from "#src/api/index.ts";
import { pairId } from "../state/walk.ts";
import type { CellHand } from "./cell-hand.ts";
import { MatrixCell } from "./cells.tsx";
import { HEAD_WIDTH } from "./heads.tsx";
import type { Line } from "./lines.ts";
import type { MatrixTable } from "./table-of.ts";

/** The id of the pair of two lines; "" where one of them is a group. */
export const pairOf = (
  reply: MatrixReply,
  row: Line | undefined,
  column: Line | undefined,
): string =>
  row?.is === "one" && column?.is === "one"
    ? pairId(reply.vantages[row.axis.at]?.id ?? "", reply.names[column.axis.at]?.name ?? "")
    : "";

export const RowCells = memo(function RowCells({
  reply,
  table,
  row,
  at,
  columns,
  seen,
  height,
  isOverview,
  focus,
  select,
  tray,
  hand,
}: {
  readonly reply: MatrixReply;
  readonly table: MatrixTable;
  readonly row: Line;
  /** Index of the row among the lines. */
  readonly at: number;
  readonly columns: readonly Line[];
  /** The columns that are drawn: the same value as long as they are the same. */
  readonly seen: readonly VirtualItem[];
  readonly height: number;
  readonly isOverview: boolean;
  /** The column of the focus, when it is on a cell of this row. */
  readonly focus: number;
  readonly select: string;
  readonly tray: readonly string[];
  readonly hand: CellHand;
}) {
  return seen.map((item) => {
    const column = columns[item.index];
    if (!column) return null;
    const id = pairOf(reply, row, column);
    return (
      <MatrixCell
        key={item.key}
        reply={reply}
        table={table}
        row={row}
        column={column}
        at={at}
        nth={item.index}
        left={HEAD_WIDTH + item.start}
        width={item.size}
        height={height}
        isOverview={isOverview}
        isAt={item.index === focus}
        isChosen={id !== "" && id === select}
        isInTray={tray.includes(id)}
        hand={hand}
      />
    );
  });
});
