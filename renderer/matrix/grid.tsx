/** The grid: both axes drawn only as far as they are seen, heads that stay, one focus that walks by arrow keys. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { MatrixReply } from "#src/api/index.ts";
import { matrixWords as words } from "#src/messages/index.ts";
import { go, useStore } from "../state/store.ts";
import { LEAST_CELL } from "../state/view.ts";
import { pairId } from "../state/walk.ts";
import { actsOn } from "./acts.ts";
import { useHand } from "./cell-hand.ts";
import { type Around, CellTip, type Told, tipIn, useTip } from "./cell-tip.tsx";
import { GridHeads } from "./grid-heads.tsx";
import { HEAD_WIDTH, headText, RowHead } from "./heads.tsx";
import { columnLines, type Line, rowLines } from "./lines.ts";
import { isRowHead, type Place, type Plane, placeOn, ROW_HEADS, stepOf } from "./places.ts";
import { pairOf, RowCells } from "./row-cells.tsx";
import type { MatrixTable } from "./table-of.ts";
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
  const { rows, columns } = plane;
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

  const idOf = (row: Line | undefined, column: Line | undefined) => pairOf(reply, row, column);
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
  const { act, choose, toggle, enlarge } = actsOn({ plane, reply, idOf, goTo });
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
  const seenColumns = axes.seenColumns;
  const isTree = rows.some(({ is }) => is === "group");

  const boxOf = ({ row, column }: Place): Around => {
    const item = down.measurementsCache[row];
    return {
      left: HEAD_WIDTH + startOf(column),
      right: HEAD_WIDTH + endOf(column),
      top: headHeight + (item?.start ?? 0),
      bottom: headHeight + (item?.end ?? 0),
    };
  };
  const hand = useHand({
    point: (place, told) => point(tipAt(told, boxOf(place))),
    show: (place, told) => show(tipAt(told, boxOf(place))),
    leave,
    press: (place) => {
      if (isOverview) return enlarge(place);
      const id = idOf(rows[place.row], columns[place.column]);
      setAt(place);
      if (id !== "") go({ select: id }, true);
    },
    act,
  });

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
        <GridHeads
          plane={plane}
          seen={seenColumns}
          groupHead={groupHead}
          headHeight={headHeight}
          startOf={startOf}
          endOf={endOf}
          scrolled={scrolled}
          headProps={headProps}
          at={at}
        />
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
              {!isOpenGroup && (
                <RowCells
                  reply={reply}
                  table={table}
                  row={row}
                  at={item.index}
                  columns={columns}
                  seen={seenColumns}
                  height={item.size}
                  isOverview={isOverview}
                  focus={item.index === at.row && !isRowHead(plane, at) ? at.column : ROW_HEADS}
                  select={select}
                  tray={tray}
                  hand={hand}
                />
              )}
            </div>
          );
        })}
        {tip && <CellTip tip={tip} onEnter={keep} onLeave={leave} />}
      </div>
    </div>
  );
}
