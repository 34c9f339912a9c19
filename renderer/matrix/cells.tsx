/** A cell of the matrix: the outcome of a pair, or what the pairs of closed groups come to together. */
import { Fragment, memo } from "react";
import type { MatrixReply } from "#src/api/index.ts";
import {
  judgementWord,
  outcomeOrder,
  outcomeWords,
  matrixWords as words,
} from "#src/messages/index.ts";
import { CountsBar } from "../parts/counts-bar.tsx";
import { FlagCorner, OutcomeGlyph } from "../parts/outcome-glyph.tsx";
import type { CellHand } from "./cell-hand.ts";
import { byKeys, marginText } from "./heads.tsx";
import type { Line } from "./lines.ts";
import type { Axis, Cell, MatrixTable, Sum } from "./table-of.ts";

/** What stands where a row and a column meet. */
type Meeting =
  | { readonly is: "pair"; readonly row: Axis; readonly column: Axis; readonly cell?: Cell }
  | { readonly is: "sum"; readonly sum?: Sum };

function meetingOf(table: MatrixTable, row: Line, column: Line): Meeting {
  if (row.is === "one" && column.is === "one") {
    const cell = table.cellAt(row.axis.at, column.axis.at);
    return { is: "pair", row: row.axis, column: column.axis, ...(cell ? { cell } : {}) };
  }
  const sum = table.sumOf(row.members, column.members);
  return { is: "sum", ...(sum ? { sum } : {}) };
}

const titleOf = (line: Line): string => (line.is === "group" ? line.group.title : line.axis.title);

/** The sentence of a cell; "" where nothing is shown. */
function meetingText(
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
const meetingHint = (meeting: Meeting): string => {
  if (meeting.is === "sum") return words.sumHint(meeting.sum?.pairs ?? 0);
  return meeting.cell ? words.tipHint(meeting.cell.dns) : "";
};

/** The name of the pattern that fills a cell. */
function fillOf(meeting: Meeting): string {
  if (meeting.is === "sum") return meeting.sum ? `is-sum fill-${meeting.sum.word}` : "is-sum";
  return meeting.cell ? `fill-${meeting.cell.word}` : "";
}

/** Made once: hundreds of cells show one of a few faces, and what is the same is not looked at again. */
const faces = Object.fromEntries(
  outcomeOrder.map((word) => [word, <OutcomeGlyph key={word} outcome={word} />]),
);
const flaggedFaces = Object.fromEntries(
  outcomeOrder.map((word) => [
    word,
    <Fragment key={word}>
      <OutcomeGlyph outcome={word} />
      <FlagCorner />
    </Fragment>,
  ]),
);

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
    return cell.asExpected === false ? flaggedFaces[cell.word] : faces[cell.word];
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

/** A cell with its face, in its place; drawn anew only when something of it changes, as there are hundreds. */
export const MatrixCell = memo(function MatrixCell({
  reply,
  table,
  row,
  column,
  at,
  nth,
  left,
  width,
  height,
  isOverview,
  isAt,
  isChosen,
  isInTray,
  hand,
}: {
  readonly reply: MatrixReply;
  readonly table: MatrixTable;
  readonly row: Line;
  readonly column: Line;
  /** Indexes of its row and its column among the lines. */
  readonly at: number;
  readonly nth: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly isOverview: boolean;
  readonly isAt: boolean;
  readonly isChosen: boolean;
  readonly isInTray: boolean;
  readonly hand: CellHand;
}) {
  const meeting = meetingOf(table, row, column);
  const text = meetingText(reply, meeting, { row, column });
  const place = { row: at, column: nth };
  const told = () => ({ text, hint: meetingHint(meeting) });
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
      aria-colindex={nth + 2}
      aria-label={text}
      aria-selected={isChosen}
      onPointerEnter={isFull ? () => hand.point(place, told()) : undefined}
      onPointerLeave={hand.leave}
      onFocus={isFull ? byKeys(() => hand.show(place, told())) : undefined}
      onBlur={hand.leave}
      style={{ left, width, height }}
      onClick={() => hand.press(place)}
      onDoubleClick={isOverview ? undefined : () => hand.act(place)}
    >
      <CellFace meeting={meeting} isOverview={isOverview} />
    </div>
  );
});
