/** The matrix screen: every vantage and every name, arranged; as a grid or as a table. */
import { useEffect, useMemo } from "react";
import type { MatrixReply } from "#src/api/index.ts";
import { filterWords, frameWords, matrixWords as words } from "#src/messages/index.ts";
import { FilterBar } from "../frame/filter-bar.tsx";
import { PaneGuard } from "../frame/pane-guard.tsx";
import { Waiting } from "../frame/waiting.tsx";
import { Workspace } from "../frame/workspace.tsx";
import { finishTask } from "../state/engine.ts";
import { filterOf } from "../state/filter.ts";
import { go, useStore } from "../state/store.ts";
import { lendMatrix } from "../state/walk.ts";
import { numberText } from "../state/words.ts";
import { openGroups } from "./folding.ts";
import { MatrixGrid } from "./grid.tsx";
import { foldId } from "./lines.ts";
import { PairDetails } from "./pair-details.tsx";
import { PairTable } from "./pair-table.tsx";
import { type MatrixTable, tableOf } from "./table-of.ts";
import { Toolbar } from "./toolbar.tsx";
import { pairIn } from "./tray.ts";

export function MatrixScreen() {
  const asked = useStore((state) => state.matrix);
  const view = useStore((state) => state.view);
  const vantages = useStore((state) => state.vantages);
  const services = useStore((state) => state.services);
  const { filter, rowsBy, columnsBy, order, onlyUnexpected, folded } = view;
  const reply = asked.value;
  const table = useMemo(
    () =>
      reply
        ? tableOf(reply, {
            rowsBy,
            columnsBy,
            order,
            onlyUnexpected,
            filter: filterOf(filter),
            vantages,
            services,
          })
        : null,
    [reply, rowsBy, columnsBy, order, onlyUnexpected, filter, vantages, services],
  );
  useEffect(() => {
    if (!table || !reply) return;
    lendMatrix({
      unexpected: table.unexpectedPairs,
      reveal: (pair) => openGroups(foldsOf(table, reply, pair)),
    });
    return () => lendMatrix(undefined);
  }, [table, reply]);
  if (onlyUnexpected && table) queueMicrotask(() => finishTask("matrix"));
  return (
    <div className="screen">
      <FilterBar>
        <Toolbar table={table} />
      </FilterBar>
      <Workspace details={reply && <PairDetails reply={reply} />}>
        <PaneGuard name={frameWords.screens.matrix}>
          <div className="matrix">
            <Waiting asked={asked} what={words.loading} failed={words.failed} topic="matrix" />
            {reply && table && (
              <>
                <p className="matrix-caption" role="status">
                  {words.caption({
                    rows: table.rows.length,
                    columns: table.columns.length,
                    pairs: numberText(table.shown),
                    unexpected: table.unexpected,
                    unseen: table.unseen,
                  })}
                  {table.hidden > 0 && words.hidden(numberText(table.hidden))}
                  {vantages.length > reply.vantages.length &&
                    words.leftOut(numberText(vantages.length - reply.vantages.length))}
                </p>
                {table.shown === 0 ? (
                  <Nothing
                    filter={filter}
                    hidden={table.hidden}
                    isEmpty={reply.cells.length === 0}
                  />
                ) : view.asTable ? (
                  <PairTable reply={reply} table={table} folded={folded} />
                ) : (
                  <>
                    <MatrixGrid reply={reply} table={table} size={view.zoom} folded={folded} />
                    <p id="matrix-keys" className="sr-only">
                      {words.keys}
                    </p>
                  </>
                )}
              </>
            )}
          </div>
        </PaneGuard>
      </Workspace>
    </div>
  );
}

function Nothing({
  filter,
  hidden,
  isEmpty,
}: {
  readonly filter: string;
  readonly hidden: number;
  readonly isEmpty: boolean;
}) {
  if (isEmpty) return <p className="state-note">{words.empty}</p>;
  return (
    <div className="state-note">
      <p>{filter === "" ? words.allExpected : filterWords.nothing(filter, hidden)}</p>
      <button
        type="button"
        className="button primary"
        onClick={() => go({ filter: "", onlyUnexpected: false })}
      >
        {filterWords.clear}
      </button>
    </div>
  );
}

/** The closed groups in which a pair may lie. */
function foldsOf(table: MatrixTable, reply: MatrixReply, pair: string): readonly string[] {
  const { from, name } = pairIn(pair);
  const row = table.rows.find(({ at }) => reply.vantages[at]?.id === from);
  const column = table.columns.find(({ at }) => reply.names[at]?.name === name);
  return [
    ...(row?.group ? [foldId("row", row.group)] : []),
    ...(column?.group ? [foldId("column", column.group)] : []),
  ];
}
