/** Which rows and columns of the matrix are drawn, where each lies, and how a place is brought into view. */
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect } from "react";
import { USUAL_CELL } from "../state/view.ts";
import { GROUP_SIZE, HEAD_WIDTH } from "./heads.tsx";
import type { Place, Plane } from "./places.ts";

/** Width of a column at the usual size (ux.md section 8), and the least that a name can be read in. */
const USUAL_WIDTH = 84;
const LEAST_WIDTH = 60;

/** Both axes of `plane` at `size` px for a row; what is at `at` is drawn also when it is scrolled away. */
export function useAxes(
  frame: RefObject<HTMLDivElement | null>,
  plane: Plane,
  { size, at }: { readonly size: number; readonly at: Place },
) {
  const { rows, columns, spans, isOverview } = plane;
  const width = isOverview
    ? size
    : Math.max(LEAST_WIDTH, Math.round((USUAL_WIDTH * size) / USUAL_CELL));
  const groupHead = spans.length > 0 ? GROUP_SIZE : 0;
  const headHeight = (isOverview ? 28 : 76) + groupHead;
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => frame.current,
    estimateSize: (i) => (columns[i]?.is === "group" ? Math.max(GROUP_SIZE, width) : width),
    rangeExtractor: (range) => withPlace(range, at.column),
    scrollPaddingEnd: HEAD_WIDTH,
    overscan: 4,
  });
  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: (i) => {
      const line = rows[i];
      if (line?.is !== "group") return size;
      return line.isClosed ? Math.max(GROUP_SIZE, size) : GROUP_SIZE;
    },
    rangeExtractor: (range) => withPlace(range, at.row),
    scrollPaddingEnd: headHeight,
    overscan: 6,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes depend on these
  useEffect(() => {
    across.measure();
    down.measure();
  }, [size, plane]);
  return {
    across,
    down,
    groupHead,
    headHeight,
    bringIntoView: ({ row, column }: Place) => {
      if (row >= 0) down.scrollToIndex(row);
      if (column >= 0) across.scrollToIndex(column);
    },
    startOf: (i: number) => across.measurementsCache[i]?.start ?? 0,
    endOf: (i: number) => across.measurementsCache[i]?.end ?? 0,
  };
}

/** What is seen, and the place of the focus, so that scrolling does not take it away. */
function withPlace(range: Range, place: number): number[] {
  const seen = defaultRangeExtractor(range);
  if (place < 0 || place >= range.count || seen.includes(place)) return seen;
  return [...seen, place].sort((a, b) => a - b);
}
