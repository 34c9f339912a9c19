/** The matrix screen: every vantage and every name, arranged; as a grid or as a table. */
import { useMemo } from "react";
import { filterWords, frameWords, matrixWords as words } from "#src/messages/index.ts";
import { FilterBar } from "../frame/filter-bar.tsx";
import { PaneGuard } from "../frame/pane-guard.tsx";
import { Waiting } from "../frame/waiting.tsx";
import { Workspace } from "../frame/workspace.tsx";
import { finishTask } from "../state/engine.ts";
import { filterOf } from "../state/filter.ts";
import { go, useStore } from "../state/store.ts";
import { numberText } from "../state/words.ts";
import { MatrixGrid } from "./grid.tsx";
import { PairDetails } from "./pair-details.tsx";
import { PairTable } from "./pair-table.tsx";
import { tableOf } from "./table-of.ts";

export function MatrixScreen() {
  const asked = useStore((state) => state.matrix);
  const view = useStore((state) => state.view);
  const vantages = useStore((state) => state.vantages);
  const services = useStore((state) => state.services);
  const { filter, group, order, onlyUnexpected } = view;
  const reply = asked.value;
  const table = useMemo(
    () =>
      reply
        ? tableOf(reply, {
            group,
            order,
            onlyUnexpected,
            filter: filterOf(filter),
            vantages,
            services,
          })
        : null,
    [reply, group, order, onlyUnexpected, filter, vantages, services],
  );
  if (onlyUnexpected && table) queueMicrotask(() => finishTask("matrix"));
  return (
    <div className="screen">
      <FilterBar>
        <Toolbar />
      </FilterBar>
      <Workspace details={reply && <PairDetails reply={reply} />}>
        <PaneGuard name={frameWords.screens.matrix}>
          <div className="matrix">
            <Waiting asked={asked} what={words.loading} failed={words.failed} />
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
                  <PairTable reply={reply} table={table} />
                ) : (
                  <MatrixGrid reply={reply} table={table} isOverview={view.zoom === "overview"} />
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

function Toolbar() {
  const view = useStore((state) => state.view);
  return (
    <>
      <label className="inline">
        {words.group}{" "}
        <select
          value={view.group}
          onChange={(event) =>
            go({ group: event.target.value === "none" ? "none" : "place" }, true)
          }
        >
          <option value="place">{words.groups.place}</option>
          <option value="none">{words.groups.none}</option>
        </select>
      </label>
      <label className="inline">
        {words.order}{" "}
        <select
          value={view.order}
          onChange={(event) =>
            go({ order: event.target.value === "worst" ? "worst" : "estate" }, true)
          }
        >
          <option value="estate">{words.orders.estate}</option>
          <option value="worst">{words.orders.worst}</option>
        </select>
      </label>
      <label className="inline">
        {words.zoom}{" "}
        <select
          value={view.zoom}
          onChange={(event) =>
            go({ zoom: event.target.value === "overview" ? "overview" : "cells" }, true)
          }
        >
          <option value="cells">{words.zooms.cells}</option>
          <option value="overview">{words.zooms.overview}</option>
        </select>
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
