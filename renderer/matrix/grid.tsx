/** The grid: both axes drawn only as far as they are seen, heads that stay, one focus that walks by arrow keys. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { MatrixReply } from "#src/api/index.ts";
import { matrixWords as words } from "#src/messages/index.ts";
import { go, useStore } from "../state/store.ts";
import { LEAST_CELL, USUAL_CELL } from "../state/view.ts";
import { pairId } from "../state/walk.ts";
import { type Around, CellTip, type Told, tipIn, useTip } from "./cell-tip.tsx";
import { MatrixCell, meetingHint, meetingOf, meetingText } from "./cells.tsx";
import { openGroups, toggleGroup } from "./folding.ts";
import {
  ColumnGroupHead,
  ColumnHead,
  GROUP_SIZE,
  HEAD_WIDTH,
  headText,
  RowHead,
} from "./heads.tsx";
import { columnLines, foldId, type Line, rowLines, type Side } from "./lines.ts";
import {
  COLUMN_GROUPS,
  COLUMN_HEADS,
  isRowHead,
  type Place,
  type Plane,
  placeOn,
  ROW_HEADS,
  spanAt,
  stepOf,
} from "./places.ts";
import type { MatrixTable } from "./table-of.ts";
import { toggleTray } from "./tray.ts";
import { useAxes } from "./use-axes.ts";

type Props = {
  readonly reply: MatrixReply;
  readonly table: MatrixTable;
  /** Height of a row in px. */
  readonly size: number;
  readonly folded: readonly string[];
};

export function MatrixGrid({ reply, table, size, folded }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const select = useStore((state) => state.view.select);
  const tray = useStore((state) => state.view.tray);
  const isOverview = size < LEAST_CELL;
  const plane = useMemo((): Plane => {
    const closed = new Set(folded);
    const { lines, spans } = columnLines(table.columns, closed);
    return { rows: rowLines(table.rows, closed), columns: lines, spans, isOverview };
  }, [table, folded, isOverview]);
  const { rows, columns, spans } = plane;
  const [wanted, setAt] = useState<Place>({ row: 0, column: 0 });
  const at = placeOn(plane, wanted);
  const takesFocus = useRef(false);
  const shownPair = useRef("");
  const { tip, point, show, keep, leave } = useTip();

  const axes = useAxes(frame, plane, { size, at });
  const { across, down, groupHead, headHeight, bringIntoView, startOf, endOf } = axes;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what changes sizes moves the view
  useEffect(() => {
    if (takesFocus.current) bringIntoView(at);
  }, [size, plane]);
  // A pair that was walked to (N, P) is brought into view, once its groups are open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection moves the view
  useEffect(() => {
    if (select === shownPair.current || !select.startsWith("pair:")) return;
    const place = placeOfPair(select);
    if (!place) return;
    shownPair.current = select;
    takesFocus.current = frame.current?.contains(document.activeElement) ?? false;
    setAt(place);
    bringIntoView(place);
  }, [select, plane]);
  // In the same breath as the cell before goes, so that no key is lost between.
  useLayoutEffect(() => {
    if (!takesFocus.current) return;
    const cell = frame.current?.querySelector<HTMLElement>('[data-cell-focus="true"]');
    if (!cell) return;
    takesFocus.current = false;
    cell.focus();
  });

  const idOf = (row: Line | undefined, column: Line | undefined): string =>
    row?.is === "one" && column?.is === "one"
      ? pairId(reply.vantages[row.axis.at]?.id ?? "", reply.names[column.axis.at]?.name ?? "")
      : "";
  const placeOfPair = (id: string): Place | undefined => {
    const row = rows.findIndex(
      (line) =>
        line.is === "one" && id.startsWith(pairId(reply.vantages[line.axis.at]?.id ?? "", "")),
    );
    const column = columns.findIndex((line) => idOf(rows[row], line) === id);
    return row < 0 || column < 0 ? undefined : { row, column };
  };
  const goTo = (place: Place) => {
    takesFocus.current = true;
    setAt(place);
    bringIntoView(place);
  };
  const toggle = (side: Side, place: Place) => {
    const line = side === "row" ? rows[place.row] : spanAt(spans, place.column)?.line;
    if (line?.is !== "group") return;
    const column = spanAt(spans, place.column)?.first ?? place.column;
    goTo(side === "row" ? { ...place, column: ROW_HEADS } : { row: place.row, column });
    toggleGroup(side, line);
  };
  const enlarge = (place: Place) => {
    go({ zoom: USUAL_CELL }, true);
    goTo({ row: Math.max(0, place.row), column: Math.max(0, place.column) });
  };
  /** What Enter, a click on a head, and a double click on a cell do. */
  const act = (place: Place) => {
    const [row, column] = [rows[place.row], columns[place.column]];
    if (place.row === COLUMN_GROUPS) return toggle("column", place);
    if (place.row === COLUMN_HEADS) {
      if (column?.is === "group") toggle("column", place);
      else if (isOverview) enlarge(place);
      return;
    }
    if (isRowHead(plane, place)) {
      if (row?.is === "group") toggle("row", place);
      else if (isOverview) enlarge(place);
      return;
    }
    if (row?.is !== "one" || column?.is !== "one") {
      goTo(place);
      openGroups([
        ...(row?.is === "group" ? [foldId("row", row.group)] : []),
        ...(column?.is === "group" ? [foldId("column", column.group)] : []),
      ]);
      return;
    }
    const [vantage, name] = [reply.vantages[row.axis.at], reply.names[column.axis.at]];
    if (vantage && name) go({ screen: "trace", from: [vantage.id], name: name.name, step: 0 });
  };
  const choose = (place: Place) => {
    const [row, column] = [rows[place.row], columns[place.column]];
    if (isRowHead(plane, place) || row?.is !== "one" || column?.is !== "one") return act(place);
    const [vantage, name] = [reply.vantages[row.axis.at], reply.names[column.axis.at]];
    if (!vantage || !name) return;
    go({ select: idOf(row, column) }, true);
    toggleTray(vantage.id, name.name, vantage.label);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = stepOf(plane, at, event.key);
    if (step && "to" in step) goTo(step.to);
    else if (step) toggle(step.toggle, at);
    else if (event.key === "Enter") act(at);
    else if (event.key === " ") choose(at);
    else return;
    event.preventDefault();
  };

  const tipAt = (told: Told, box: Around) => tipIn(frame.current, told, box);
  const scrolled = () => ({ x: frame.current?.scrollLeft ?? 0, y: frame.current?.scrollTop ?? 0 });
  const isSame = (a: Place) => a.row === at.row && a.column === at.column;
  const hintOf = (line: Line): string => {
    if (line.is === "group") return words.headHint(line.isClosed);
    return isOverview ? words.overviewHint : "";
  };
  const headProps = (place: Place, line: Line, box: () => Around) => {
    const side = place.row < 0 ? "column" : "row";
    const told = { text: headText(line, side), hint: hintOf(line) };
    return {
      isAt: place.row < 0 ? isSame(place) : place.row === at.row && isRowHead(plane, at),
      onPoint: () => point(tipAt(told, box())),
      onShow: () => show(tipAt(told, box())),
      onLeave: leave,
      onPress: () => {
        leave();
        act(place);
      },
    };
  };
  const seenColumns = across.getVirtualItems();
  const [from, to] = [seenColumns[0]?.index ?? 0, seenColumns.at(-1)?.index ?? 0];
  const isTree = rows.some(({ is }) => is === "group");

  const cellOf = (row: Line, column: Line, place: Place, box: Around) => {
    const meeting = meetingOf(table, row, column);
    const id = idOf(row, column);
    const text = meetingText(reply, meeting, { row, column });
    const tipNow = () => tipAt({ text, hint: meetingHint(meeting) }, box);
    return (
      <MatrixCell
        key={place.column}
        meeting={meeting}
        text={text}
        box={box}
        column={place.column}
        isOverview={isOverview}
        isAt={isSame(place) && !isRowHead(plane, at)}
        isChosen={id !== "" && id === select}
        isInTray={tray.includes(id)}
        onPoint={() => point(tipNow())}
        onShow={() => show(tipNow())}
        onLeave={leave}
        onPress={() => {
          if (isOverview) return enlarge(place);
          setAt(place);
          if (id !== "") go({ select: id }, true);
        }}
        onAct={() => act(place)}
      />
    );
  };

  return (
    <div
      className={isOverview ? "matrix-grid is-overview" : "matrix-grid"}
      ref={frame}
      role="treegrid"
      aria-label={words.grid}
      aria-describedby="matrix-keys"
      aria-rowcount={rows.length + 1 + Number(groupHead > 0)}
      aria-colcount={columns.length + 1}
      tabIndex={-1}
      style={{ scrollPadding: `${headHeight + 4}px 8px 8px ${HEAD_WIDTH + 4}px` }}
      onKeyDown={onKeyDown}
    >
      <div
        className="matrix-plane"
        role="presentation"
        style={{
          width: HEAD_WIDTH + across.getTotalSize(),
          height: headHeight + down.getTotalSize(),
        }}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual on both axes */}
        <div className="matrix-heads" role="rowgroup" style={{ height: headHeight }}>
          {groupHead > 0 && (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: the heads take the focus
            <div
              className="matrix-head-row"
              role="row"
              aria-rowindex={1}
              style={{ height: GROUP_SIZE }}
            >
              {spans
                .filter(({ first, last }) => last >= from && first <= to)
                .map(({ line, first, last }) => (
                  <ColumnGroupHead
                    key={line.group.key}
                    line={line}
                    first={first}
                    count={last - first + 1}
                    left={startOf(first)}
                    width={endOf(last) - startOf(first)}
                    {...headProps({ row: COLUMN_GROUPS, column: first }, line, () => ({
                      left: Math.max(HEAD_WIDTH + startOf(first), scrolled().x + HEAD_WIDTH),
                      right: HEAD_WIDTH + endOf(last),
                      top: scrolled().y,
                      bottom: scrolled().y + GROUP_SIZE,
                    }))}
                    isAt={at.row === COLUMN_GROUPS && first <= at.column && at.column <= last}
                  />
                ))}
            </div>
          )}
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: the heads take the focus */}
          <div
            className="matrix-head-row"
            role="row"
            aria-rowindex={1 + Number(groupHead > 0)}
            style={{ height: headHeight - groupHead }}
          >
            {/* biome-ignore lint/a11y/useSemanticElements: as above */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
            <div className="matrix-corner" role="columnheader" style={{ width: HEAD_WIDTH }}>
              {words.rows} \ {words.columns}
            </div>
            {seenColumns.map((item) => {
              const line = columns[item.index];
              if (!line) return null;
              const place = { row: COLUMN_HEADS, column: item.index };
              return (
                <ColumnHead
                  key={item.key}
                  line={line}
                  item={item}
                  isOverview={isOverview}
                  {...headProps(place, line, () => ({
                    left: HEAD_WIDTH + item.start,
                    right: HEAD_WIDTH + item.end,
                    top: scrolled().y + groupHead,
                    bottom: scrolled().y + headHeight,
                  }))}
                />
              );
            })}
          </div>
        </div>
        {down.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const top = headHeight + item.start;
          const isOpenGroup = row.is === "group" && !row.isClosed;
          const level = row.is === "group" ? 1 : 2;
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div
              key={item.key}
              className={`matrix-row ${row.is === "group" ? "is-group" : ""} ${isTree && row.is === "one" ? "is-member" : ""}`}
              role="row"
              aria-rowindex={item.index + 2 + Number(groupHead > 0)}
              {...(isTree ? { "aria-level": level } : {})}
              {...(row.is === "group" ? { "aria-expanded": !row.isClosed } : {})}
              style={{ top, height: item.size }}
            >
              <RowHead
                line={row}
                isOverview={isOverview}
                {...headProps({ row: item.index, column: ROW_HEADS }, row, () => ({
                  left: scrolled().x + 24,
                  right: scrolled().x + HEAD_WIDTH,
                  top,
                  bottom: top + item.size,
                }))}
              />
              {!isOpenGroup &&
                seenColumns.map((place) => {
                  const column = columns[place.index];
                  if (!column) return null;
                  return cellOf(
                    row,
                    column,
                    { row: item.index, column: place.index },
                    {
                      left: HEAD_WIDTH + place.start,
                      right: HEAD_WIDTH + place.end,
                      top,
                      bottom: top + item.size,
                    },
                  );
                })}
            </div>
          );
        })}
        {tip && <CellTip tip={tip} onEnter={keep} onLeave={leave} />}
      </div>
    </div>
  );
}
