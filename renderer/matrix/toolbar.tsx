/** The toolbar of the matrix: groups, order, size, only what is unexpected, table (ux.md section 22, S4). */
import { matrixWords as words } from "#src/messages/index.ts";
import { go, useStore } from "../state/store.ts";
import {
  type ColumnsBy,
  cellSizes,
  columnsBy,
  LEAST_CELL,
  type RowsBy,
  rowsBy,
} from "../state/view.ts";
import { areAllClosed, toggleAll } from "./folding.ts";
import { foldId } from "./lines.ts";
import type { MatrixTable } from "./table-of.ts";

export function Toolbar({ table }: { readonly table: MatrixTable | null }) {
  const view = useStore((state) => state.view);
  return (
    <>
      <Choice
        label={words.rowsBy}
        value={view.rowsBy}
        choices={rowsBy}
        wordOf={(by: RowsBy) => words.rowGroups[by]}
        onChoose={(by) => go({ rowsBy: by }, true)}
      />
      <Choice
        label={words.columnsBy}
        value={view.columnsBy}
        choices={columnsBy}
        wordOf={(by: ColumnsBy) => words.columnGroups[by]}
        onChoose={(by) => go({ columnsBy: by }, true)}
      />
      {table && <AllGroups table={table} folded={view.folded} />}
      <Choice
        label={words.order}
        value={view.order}
        choices={["estate", "worst"] as const}
        wordOf={(order) => words.orders[order]}
        onChoose={(order) => go({ order }, true)}
      />
      <label className="inline">
        {words.zoom}{" "}
        <input
          type="range"
          className="matrix-size"
          min={cellSizes[0]}
          max={cellSizes.at(-1)}
          step={4}
          value={view.zoom}
          aria-valuetext={words.zoomText(view.zoom, view.zoom < LEAST_CELL)}
          onChange={(event) => go({ zoom: Number(event.target.value) }, true)}
        />
      </label>
      <button
        type="button"
        className="button"
        aria-pressed={view.onlyUnexpected}
        onClick={() => go({ onlyUnexpected: !view.onlyUnexpected }, true)}
      >
        <kbd>U</kbd> {words.onlyUnexpected}
      </button>
      <button
        type="button"
        className="button"
        aria-pressed={view.asTable}
        onClick={() => go({ asTable: !view.asTable }, true)}
      >
        {words.asTable}
      </button>
    </>
  );
}

function Choice<T extends string>({
  label,
  value,
  choices,
  wordOf,
  onChoose,
}: {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly T[];
  readonly wordOf: (value: T) => string;
  readonly onChoose: (value: T) => void;
}) {
  return (
    <label className="inline">
      {label}{" "}
      <select
        value={value}
        onChange={(event) => {
          const chosen = choices.find((one) => one === event.target.value);
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {choices.map((one) => (
          <option key={one} value={one}>
            {wordOf(one)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Closes every group of both axes, or opens all when all are closed. */
function AllGroups({
  table,
  folded,
}: {
  readonly table: MatrixTable;
  readonly folded: readonly string[];
}) {
  const ids = [
    ...new Set([
      ...table.rows.flatMap(({ group }) => (group ? [foldId("row", group)] : [])),
      ...table.columns.flatMap(({ group }) => (group ? [foldId("column", group)] : [])),
    ]),
  ];
  if (ids.length === 0) return null;
  return (
    <button type="button" className="button" onClick={() => toggleAll(ids)}>
      {areAllClosed(ids, folded) ? words.openGroups : words.closeGroups}
    </button>
  );
}
