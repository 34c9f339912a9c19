/** Which rows and columns of the matrix are drawn, where each lies, and how a place is brought into view. */
import {
  defaultRangeExtractor,
  observeElementRect,
  type Range,
  useVirtualizer,
} from "@tanstack/react-virtual";
import { type RefObject, useEffect, useMemo } from "react";
import { USUAL_CELL } from "../state/view.ts";
import { GROUP_SIZE, HEAD_WIDTH } from "./heads.tsx";
import type { Place, Plane } from "./places.ts";

/** Width of a column at the usual size (ux.md section 8), and the least that a name can be read in. */
const USUAL_WIDTH = 84;
const LEAST_WIDTH = 60;
/** Height of the heads of dots, and of cells. */
const LEAST_HEAD_HEIGHT = 28;
const HEAD_HEIGHT = 76;
/** Columns of dots that come and go together. */
const BLOCK = 16;

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
  // A group of one column, closed or not, has a head that can be pressed.
  const isAlone = new Set(spans.flatMap(({ first, last }) => (first === last ? [first] : [])));
  const groupHead = spans.length > 0 ? GROUP_SIZE : 0;
  const headHeight = (isOverview ? LEAST_HEAD_HEIGHT : HEAD_HEIGHT) + groupHead;
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => frame.current,
    estimateSize: (i) => (isAlone.has(i) ? Math.max(GROUP_SIZE, width) : width),
    rangeExtractor: (range) => withPlace(isOverview ? inBlocks(range) : range, at.column),
    // What lies under the heads is not in view.
    observeElementRect: (instance, tell) =>
      observeElementRect(instance, ({ width: all, height }) =>
        tell({ width: Math.max(0, all - HEAD_WIDTH), height }),
      ),
    overscan: 2,
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
    observeElementRect: (instance, tell) =>
      observeElementRect(instance, ({ width: all, height }) =>
        tell({ width: all, height: Math.max(0, height - LEAST_HEAD_HEIGHT) }),
      ),
    scrollPaddingEnd: headHeight - LEAST_HEAD_HEIGHT,
    overscan: 3,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes depend on these
  useEffect(() => {
    across.measure();
    down.measure();
  }, [size, plane]);
  const items = across.getVirtualItems();
  const drawn = items.map(({ index, start, size: own }) => `${index} ${start} ${own}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same value for the same columns
  const seenColumns = useMemo(() => items, [drawn]);
  return {
    across,
    seenColumns,
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

/** Of dots whole blocks are drawn, so that most steps of scrolling leave the rows that are there as they are. */
function inBlocks(range: Range): Range {
  const startIndex = Math.floor(range.startIndex / BLOCK) * BLOCK;
  const endIndex = Math.min(range.count - 1, Math.ceil((range.endIndex + 1) / BLOCK) * BLOCK - 1);
  return { ...range, startIndex, endIndex, overscan: 0 };
}

/** What is seen, and the place of the focus, so that scrolling does not take it away. */
function withPlace(range: Range, place: number): number[] {
  const seen = defaultRangeExtractor(range);
  if (place < 0 || place >= range.count || seen.includes(place)) return seen;
  return [...seen, place].sort((a, b) => a - b);
}
