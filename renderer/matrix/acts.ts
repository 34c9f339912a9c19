/** What do Enter, Space, a click and a double click do at a place of the grid? */
import type { MatrixReply } from "#src/api/index.ts";
import { go } from "../state/store.ts";
import { USUAL_CELL } from "../state/view.ts";
import { openGroups, toggleGroup } from "./folding.ts";
import { foldId, type Line, type Side } from "./lines.ts";
import {
  COLUMN_GROUPS,
  COLUMN_HEADS,
  isRowHead,
  type Place,
  type Plane,
  ROW_HEADS,
  spanAt,
} from "./places.ts";
import { toggleTray } from "./tray.ts";

/** What acts need of the grid. */
type Grid = {
  readonly plane: Plane;
  readonly reply: MatrixReply;
  /** The id of the pair of two lines; "" where one of them is a group. */
  readonly idOf: (row: Line | undefined, column: Line | undefined) => string;
  readonly goTo: (place: Place) => void;
};

/** The acts on a grid as it is now. */
export function actsOn({ plane, reply, idOf, goTo }: Grid) {
  const { rows, columns, spans, isOverview } = plane;
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
  return { act, choose, toggle, enlarge };
}
