/** A cell of the matrix: the outcome of a pair, or what the pairs of closed groups come to together. */
import type { MatrixReply } from "#src/api/index.ts";
import { judgementWord, outcomeWords, matrixWords as words } from "#src/messages/index.ts";
import { CountsBar } from "../parts/counts-bar.tsx";
import { FlagCorner, OutcomeGlyph } from "../parts/outcome-glyph.tsx";
import type { Around } from "./cell-tip.tsx";
import { byKeys, marginText } from "./heads.tsx";
import type { Line } from "./lines.ts";
import type { Axis, Cell, MatrixTable, Sum } from "./table-of.ts";

/** What stands where a row and a column meet. */
export type Meeting =
  | { readonly is: "pair"; readonly row: Axis; readonly column: Axis; readonly cell?: Cell }
  | { readonly is: "sum"; readonly sum?: Sum };

export function meetingOf(table: MatrixTable, row: Line, column: Line): Meeting {
  if (row.is === "one" && column.is === "one") {
    const cell = table.cellAt(row.axis.at, column.axis.at);
    return { is: "pair", row: row.axis, column: column.axis, ...(cell ? { cell } : {}) };
  }
  const sum = table.sumOf(row.members, column.members);
  return { is: "sum", ...(sum ? { sum } : {}) };
}

const titleOf = (line: Line): string => (line.is === "group" ? line.group.title : line.axis.title);

/** The sentence of a cell; "" where nothing is shown. */
export function meetingText(
  reply: MatrixReply,
  meeting: Meeting,
  { row, column }: { readonly row: Line; readonly column: Line },
): string {
  if (meeting.is === "sum") {
    const { sum } = meeting;
    if (!sum) return "";
    const name = column.is === "one" ? reply.names[column.axis.at]?.name : undefined;
    const margin = marginText(sum.counts, sum.unexpected);
    return words.sum({
      from: titleOf(row),
      to: name ?? titleOf(column),
      pairs: sum.pairs,
      margin,
    });
  }
  const { cell } = meeting;
  if (!cell) return "";
  return words.cell(
    reply.vantages[cell.v]?.label ?? "",
    reply.names[cell.n]?.name ?? "",
    outcomeWords[cell.word],
    judgementWord(cell.asExpected),
  );
}

/** What the keys do on a cell. */
export const meetingHint = (meeting: Meeting): string => {
  if (meeting.is === "sum") return words.sumHint(meeting.sum?.pairs ?? 0);
  return meeting.cell ? words.tipHint(meeting.cell.dns) : "";
};

/** The name of the pattern that fills a cell. */
function fillOf(meeting: Meeting): string {
  if (meeting.is === "sum") return meeting.sum ? `is-sum fill-${meeting.sum.word}` : "is-sum";
  return meeting.cell ? `fill-${meeting.cell.word}` : "";
}

/** Glyph, number and marks; dots of the overview show their fill alone. */
function CellFace({
  meeting,
  isOverview,
}: {
  readonly meeting: Meeting;
  readonly isOverview: boolean;
}) {
  if (isOverview) return null;
  if (meeting.is === "pair") {
    const { cell } = meeting;
    if (!cell) return null;
    return (
      <>
        <OutcomeGlyph outcome={cell.word} />
        {cell.asExpected === false && <FlagCorner />}
      </>
    );
  }
  const { sum } = meeting;
  if (!sum) return null;
  return (
    <>
      <span className="matrix-sum">
        <OutcomeGlyph outcome={sum.word} />
        <span className="number">{sum.pairs}</span>
      </span>
      <CountsBar counts={sum.counts} />
      {sum.unexpected > 0 && <FlagCorner />}
    </>
  );
}

/** A cell with its face, in its place. */
export function MatrixCell({
  meeting,
  text,
  box,
  column,
  isOverview,
  isAt,
  isChosen,
  isInTray,
  onPoint,
  onShow,
  onLeave,
  onPress,
  onAct,
}: {
  readonly meeting: Meeting;
  readonly text: string;
  readonly box: Around;
  readonly column: number;
  readonly isOverview: boolean;
  readonly isAt: boolean;
  readonly isChosen: boolean;
  readonly isInTray: boolean;
  readonly onPoint: () => void;
  readonly onShow: () => void;
  readonly onLeave: () => void;
  readonly onPress: () => void;
  readonly onAct: () => void;
}) {
  const isFull = text !== "";
  const marks = `${isChosen ? "is-selected" : ""} ${isInTray ? "is-in-tray" : ""}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual on both axes
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the grid
    <div
      role="gridcell"
      className={`matrix-cell ${fillOf(meeting)} ${marks}`}
      // Dots are too small to be targets: their heads take the focus.
      tabIndex={isAt ? 0 : -1}
      data-cell-focus={isAt}
      aria-colindex={column + 2}
      aria-label={text}
      aria-selected={isChosen}
      onPointerEnter={isFull ? onPoint : undefined}
      onPointerLeave={onLeave}
      onFocus={isFull ? byKeys(onShow) : undefined}
      onBlur={onLeave}
      style={{ left: box.left, width: box.right - box.left, height: box.bottom - box.top }}
      onClick={onPress}
      onDoubleClick={isOverview ? undefined : onAct}
    >
      <CellFace meeting={meeting} isOverview={isOverview} />
    </div>
  );
}
