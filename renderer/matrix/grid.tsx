/** The grid: both axes drawn only as far as they are seen, heads that stay, one focus that walks by arrow keys. */
import { useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import type { MatrixReply } from "#src/api/index.ts";
import { judgementWord, outcomeWords, matrixWords as words } from "#src/messages/index.ts";
import { CountsBar, countsText } from "../parts/counts-bar.tsx";
import { FlagCorner, OutcomeGlyph } from "../parts/outcome-glyph.tsx";
import { go, useStore } from "../state/store.ts";
import { pairId } from "../state/walk.ts";
import { midCut } from "../state/words.ts";
import { CellTip, type Tip, useTip } from "./cell-tip.tsx";
import type { Axis, Cell, MatrixTable } from "./table-of.ts";

const HEAD_WIDTH = 232;
const GROUP_ROOM = 22;
/** Room that a tip is given, for choosing the side on which it stands. */
const TIP_WIDTH = 340;
const TIP_HEIGHT = 110;

type Props = {
  readonly reply: MatrixReply;
  readonly table: MatrixTable;
  readonly isOverview: boolean;
};

const isFirstOfGroup = (axis: readonly Axis[], i: number): boolean =>
  axis[i]?.group !== "" && axis[i]?.group !== axis[i - 1]?.group;

export function MatrixGrid({ reply, table, isOverview }: Props) {
  const { rows, columns, cellAt } = table;
  const frame = useRef<HTMLDivElement>(null);
  const select = useStore((state) => state.view.select);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [height, width, headHeight] = isOverview ? [12, 12, 28] : [32, 92, 76];
  const { tip, point, show, keep, leave } = useTip();
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => frame.current,
    estimateSize: () => width,
    overscan: 4,
  });
  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: (i) => height + (isFirstOfGroup(rows, i) ? GROUP_ROOM : 0),
    overscan: 6,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes depend on these
  useEffect(() => {
    across.measure();
    down.measure();
  }, [isOverview, rows, columns]);

  const idOf = (row: number, column: number): string => {
    const [v, n] = [rows[row]?.at ?? -1, columns[column]?.at ?? -1];
    return pairId(reply.vantages[v]?.id ?? "", reply.names[n]?.name ?? "");
  };
  // A pair that was walked to (N, P) is brought into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection moves the view
  useEffect(() => {
    if (!select.startsWith("pair:")) return;
    for (const [row, own] of rows.entries()) {
      if (!select.startsWith(`pair:${reply.vantages[own.at]?.id} `)) continue;
      const column = columns.findIndex((_, i) => idOf(row, i) === select);
      if (column < 0) continue;
      setAt({ row, column });
      down.scrollToIndex(row);
      across.scrollToIndex(column);
    }
  }, [select]);

  const move = (row: number, column: number) => {
    const next = {
      row: Math.max(0, Math.min(rows.length - 1, row)),
      column: Math.max(0, Math.min(columns.length - 1, column)),
    };
    setAt(next);
    down.scrollToIndex(next.row);
    across.scrollToIndex(next.column);
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>('[data-cell-focus="true"]')?.focus(),
    );
  };
  const trace = (row: number, column: number) => {
    const [v, n] = [rows[row]?.at ?? -1, columns[column]?.at ?? -1];
    const [vantage, name] = [reply.vantages[v], reply.names[n]];
    if (vantage && name) go({ screen: "trace", from: [vantage.id], name: name.name, step: 0 });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const { row, column } = at;
    const steps: Readonly<Record<string, () => void>> = {
      ArrowRight: () => move(row, column + 1),
      ArrowLeft: () => move(row, column - 1),
      ArrowDown: () => move(row + 1, column),
      ArrowUp: () => move(row - 1, column),
      Home: () => move(row, 0),
      End: () => move(row, columns.length - 1),
      PageDown: () => move(row + 10, column),
      PageUp: () => move(row - 10, column),
      Enter: () => trace(row, column),
      " ": () => go({ select: idOf(row, column) }, true),
    };
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    step();
  };

  const tipOf = (cell: Cell, down: VirtualItem, across: VirtualItem): Tip => {
    const seen = frame.current;
    const [left, bottom] = [HEAD_WIDTH + across.start, headHeight + down.start + down.size];
    const [right, lower] = seen
      ? [seen.scrollLeft + seen.clientWidth, seen.scrollTop + seen.clientHeight]
      : [0, 0];
    const isLeft = left + TIP_WIDTH > right;
    return {
      text: cellName(reply, cell),
      hint: words.tipHint(cell.dns),
      left: isLeft ? left + across.size : left,
      top: bottom - height,
      bottom,
      isUp: bottom + TIP_HEIGHT > lower,
      isLeft,
    };
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual on both axes
    <div
      className={isOverview ? "matrix-grid is-overview" : "matrix-grid"}
      ref={frame}
      role="grid"
      aria-label={words.grid}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      tabIndex={-1}
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
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus */}
        <div className="matrix-heads" role="row" aria-rowindex={1} style={{ height: headHeight }}>
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
          <div className="matrix-corner" role="columnheader" style={{ width: HEAD_WIDTH }}>
            {words.rows} \ {words.columns}
          </div>
          {across.getVirtualItems().map((item) => (
            <ColumnHead
              key={item.key}
              item={item}
              axis={columns[item.index]}
              isOverview={isOverview}
            />
          ))}
        </div>
        {down.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const head = isFirstOfGroup(rows, item.index) ? GROUP_ROOM : 0;
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div
              key={item.key}
              className="matrix-row"
              role="row"
              aria-rowindex={item.index + 2}
              style={{ top: headHeight + item.start, height: item.size, paddingTop: head }}
            >
              {/* biome-ignore lint/a11y/useSemanticElements: as above */}
              {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
              <div className="matrix-row-head" role="rowheader" style={{ width: HEAD_WIDTH }}>
                {head > 0 && <span className="matrix-group">{row.group}</span>}
                {isOverview ? (
                  <span className="sr-only">{row.title}</span>
                ) : (
                  <span className="matrix-row-line">
                    <span className="matrix-row-title" title={row.title}>
                      {midCut(shortTitle(row), 22)}
                    </span>
                    <Margin axis={row} />
                  </span>
                )}
              </div>
              {across.getVirtualItems().map((place) => {
                const column = columns[place.index];
                const cell = column ? cellAt(row.at, column.at) : undefined;
                const isAt = at.row === item.index && at.column === place.index;
                const id = idOf(item.index, place.index);
                return (
                  // biome-ignore lint/a11y/useSemanticElements: as above
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the grid
                  <div
                    key={place.key}
                    role="gridcell"
                    className={`matrix-cell ${cell ? `fill-${cell.word}` : ""} ${id === select ? "is-selected" : ""}`}
                    tabIndex={isAt ? 0 : -1}
                    data-cell-focus={isAt}
                    aria-colindex={place.index + 2}
                    aria-label={cellName(reply, cell)}
                    onPointerEnter={() => cell && point(tipOf(cell, item, place))}
                    onPointerLeave={leave}
                    onFocus={() => cell && show(tipOf(cell, item, place))}
                    onBlur={leave}
                    style={{ left: HEAD_WIDTH + place.start, width: place.size, height }}
                    onClick={() => {
                      setAt({ row: item.index, column: place.index });
                      go({ select: id }, true);
                    }}
                    onDoubleClick={() => trace(item.index, place.index)}
                  >
                    {cell && !isOverview && <OutcomeGlyph outcome={cell.word} />}
                    {cell?.asExpected === false && <FlagCorner />}
                  </div>
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

/** A title without what its group already says. */
const shortTitle = ({ title, group }: Axis): string =>
  group !== "" && title.startsWith(`${group}/`) ? title.slice(group.length + 1) : title;

function cellName(reply: MatrixReply, cell: Cell | undefined): string {
  if (!cell) return "";
  const [vantage, name] = [reply.vantages[cell.v], reply.names[cell.n]];
  return words.cell(
    vantage?.label ?? "",
    name?.name ?? "",
    outcomeWords[cell.word],
    judgementWord(cell.asExpected),
  );
}

function Margin({ axis }: { readonly axis: Axis }) {
  const text = words.margin([countsText(axis.counts)], axis.unexpected);
  return (
    <span className="matrix-margin" title={text}>
      <CountsBar counts={axis.counts} />
      <span className="number">{axis.unexpected > 0 ? axis.unexpected : ""}</span>
      <span className="sr-only">{text}</span>
    </span>
  );
}

function ColumnHead({
  item,
  axis,
  isOverview,
}: {
  readonly item: VirtualItem;
  readonly axis: Axis | undefined;
  readonly isOverview: boolean;
}) {
  if (!axis) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual on both axes
    // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus
    <div
      className="matrix-column-head"
      role="columnheader"
      aria-colindex={item.index + 2}
      aria-label={`${axis.title}.${axis.subtitle}`}
      title={`${axis.title}.${axis.subtitle}`}
      style={{ left: HEAD_WIDTH + item.start, width: item.size }}
    >
      {isOverview ? (
        <span className="sr-only">{axis.title}</span>
      ) : (
        <>
          <span className="matrix-column-title">{midCut(axis.title, 11)}</span>
          <span className="matrix-column-subtitle">{midCut(axis.subtitle, 13)}</span>
          <Margin axis={axis} />
        </>
      )}
    </div>
  );
}
