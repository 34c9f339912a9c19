/** Where is the focus of the matrix, and where do keys take it: cells, heads of rows and columns, heads of groups. */
import type { Line, Span } from "./lines.ts";

/** Row -1 holds the heads of columns and -2 those of their groups; column -1 holds the heads of rows. */
export type Place = { readonly row: number; readonly column: number };

export const COLUMN_HEADS = -1;
export const COLUMN_GROUPS = -2;
export const ROW_HEADS = -1;

export type Plane = {
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  readonly spans: readonly Span[];
  /** Cells are too small to be targets; heads are. */
  readonly isOverview: boolean;
};

const within = (value: number, least: number, most: number) =>
  Math.max(least, Math.min(most, value));

/** The nearest place that takes the focus. The column is kept where a row has none, for the way on. */
export function placeOn({ rows, columns, spans }: Plane, { row, column }: Place): Place {
  const top = spans.length > 0 ? COLUMN_GROUPS : COLUMN_HEADS;
  const at = within(row, top, rows.length - 1);
  return { row: at, column: within(column, at < 0 ? 0 : ROW_HEADS, columns.length - 1) };
}

/** Whether the place is the head of its row: also all along an open group, and where cells are dots. */
export function isRowHead({ rows, isOverview }: Plane, { row, column }: Place): boolean {
  if (row < 0) return false;
  const line = rows[row];
  return column === ROW_HEADS || isOverview || (line?.is === "group" && !line.isClosed);
}

/** The group of columns in which a column lies. */
export const spanAt = (spans: readonly Span[], column: number): Span | undefined =>
  spans.find(({ first, last }) => first <= column && column <= last);

/** What a key does: go to a place, or close or open the group of a head. */
export type Step = { readonly to: Place } | { readonly toggle: "row" | "column" };

/** The step of an arrow key and its like; undefined for other keys. */
export function stepOf(plane: Plane, at: Place, key: string): Step | undefined {
  const { row, column } = at;
  const to = (r: number, c: number): Step => ({ to: placeOn(plane, { row: r, column: c }) });
  switch (key) {
    case "ArrowDown":
      return to(row + 1, column);
    case "ArrowUp":
      return to(row - 1, column);
    case "PageDown":
      return to(Math.max(0, row) + 10, column);
    case "PageUp":
      return to(Math.max(0, row - 10), column);
    case "Home":
      return to(row, ROW_HEADS);
    case "End":
      return to(row, plane.columns.length - 1);
    case "ArrowLeft":
    case "ArrowRight": {
      const by = key === "ArrowRight" ? 1 : -1;
      if (row === COLUMN_GROUPS) return alongGroups(plane, at, by);
      if (isRowHead(plane, at)) return fromRowHead(plane, at, by);
      return to(row, column + by);
    }
    default:
      return undefined;
  }
}

/** Left closes an open group of columns and Right opens a closed one; else they go to its neighbour. */
function alongGroups(plane: Plane, { row, column }: Place, by: 1 | -1): Step | undefined {
  const span = spanAt(plane.spans, column);
  if (!span) return undefined;
  if (span.line.isClosed === by > 0) return { toggle: "column" };
  const next = by > 0 ? span.last + 1 : (spanAt(plane.spans, span.first - 1)?.first ?? 0);
  const isEnd = next >= plane.columns.length;
  return { to: { row, column: isEnd ? column : next } };
}

/** As in a tree: Left closes or goes to the group, Right opens or goes in. */
function fromRowHead(plane: Plane, { row, column }: Place, by: 1 | -1): Step {
  const line = plane.rows[row];
  if (line?.is === "group") {
    if (line.isClosed === by > 0) return { toggle: "row" };
    return { to: placeOn(plane, { row: by > 0 ? row + 1 : row, column: ROW_HEADS }) };
  }
  if (by > 0) return { to: placeOn(plane, { row, column: plane.isOverview ? column : 0 }) };
  const group = plane.rows.slice(0, row).findLastIndex(({ is }) => is === "group");
  return { to: placeOn(plane, { row: group < 0 ? row : group, column: ROW_HEADS }) };
}
