/** The heads that stay above the rows of the grid: those of groups of columns, the corner, and those of columns. */
import type { VirtualItem } from "@tanstack/react-virtual";
import { matrixWords as words } from "#src/messages/index.ts";
import type { Around } from "./cell-tip.tsx";
import { ColumnGroupHead, ColumnHead, GROUP_SIZE, HEAD_WIDTH, type HeadProps } from "./heads.tsx";
import type { Line } from "./lines.ts";
import { COLUMN_GROUPS, COLUMN_HEADS, type Place, type Plane } from "./places.ts";

type Props = {
  readonly plane: Plane;
  /** The columns that are drawn. */
  readonly seen: readonly VirtualItem[];
  /** Height of the heads of groups, which are none where it is 0, and of all heads together, in px. */
  readonly groupHead: number;
  readonly headHeight: number;
  readonly startOf: (column: number) => number;
  readonly endOf: (column: number) => number;
  readonly scrolled: () => { readonly x: number; readonly y: number };
  readonly headProps: (place: Place, line: Line, box: () => Around) => HeadProps;
  /** Where the focus is. */
  readonly at: Place;
};

export function GridHeads(props: Props) {
  const { plane, seen, groupHead, headHeight, startOf, endOf, scrolled, headProps, at } = props;
  const { columns, spans, isOverview } = plane;
  const [from, to] = [seen[0]?.index ?? 0, seen.at(-1)?.index ?? 0];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual on both axes
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
        {seen.map((item) => {
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
  );
}
