/** The comparison of private endpoints with service endpoints: what is compared, the list, and the chosen row. */
import { useEffect, useMemo } from "react";
import type { AccessSummary } from "#src/compare/index.ts";
import { frameWords, accessWords as words } from "#src/messages/index.ts";
import { FilterBar } from "../frame/filter-bar.tsx";
import { PaneGuard } from "../frame/pane-guard.tsx";
import { useSlowness } from "../frame/waiting.tsx";
import { Workspace } from "../frame/workspace.tsx";
import { filterOf } from "../state/filter.ts";
import { go, useStore } from "../state/store.ts";
import { numberText } from "../state/words.ts";
import { AccessList } from "./access-list.tsx";
import {
  askAgain,
  type Book,
  keepPrices,
  keepSummary,
  stopSummary,
  useBook,
  useProgress,
} from "./asking.ts";
import { Caption } from "./caption.tsx";
import { AccessDetails } from "./details.tsx";
import { listOf } from "./list-of.ts";
import { useOwnPrices } from "./own-prices.ts";
import { isUsual, scopeOf } from "./scope.ts";
import { Toolbar } from "./toolbar.tsx";

export function AccessScreen() {
  const opened = useStore((state) => state.opened);
  const vantages = useStore((state) => state.vantages);
  const services = useStore((state) => state.services);
  const view = useStore((state) => state.view);
  const { sources, targets, filter, advice, flipped } = view;
  const book = useBook();
  const { scope, leftOut } = useMemo(
    () => scopeOf({ sources, targets }, { vantages, services }),
    [sources, targets, vantages, services],
  );
  const isEmpty = services.length === 0 || (sources.length === 0 && !vantages.some(isUsual));
  const { file } = useOwnPrices();
  useEffect(() => keepPrices(file), [file]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another estate is asked anew
  useEffect(() => {
    if (!isEmpty) keepSummary(scope);
  }, [opened, scope, isEmpty]);
  const summary = !isEmpty && book.opened === opened ? book.summary.value : null;
  const list = useMemo(
    () =>
      summary ? listOf(summary, { filter: filterOf(filter), advice, flipped, services }) : null,
    [summary, filter, advice, flipped, services],
  );
  const isHere = summary !== null && list !== null;
  return (
    <div className="screen">
      <FilterBar />
      <Toolbar />
      <Workspace
        details={
          view.allColumns ? undefined : (
            <AccessDetails book={book} summary={isEmpty ? null : summary} />
          )
        }
        detailsSize={37}
      >
        <PaneGuard name={frameWords.screens.access}>
          <div className="access">
            {isEmpty ? <Empty hasServices={services.length > 0} /> : <State book={book} />}
            {isHere && <Caption summary={summary} list={list} leftOut={leftOut} />}
            {isHere && summary.services.length === 0 && <NoSuchName summary={summary} />}
            {isHere && summary.services.length > 0 && list.shown === 0 && (
              <Nothing hidden={list.hidden} />
            )}
            {isHere && list.lines.length > 0 && (
              <AccessList book={book} summary={summary} list={list} />
            )}
          </div>
        </PaneGuard>
      </Workspace>
    </div>
  );
}

/** What is shown while the outline is on its way, or why there is none. */
function State({ book: { summary } }: { readonly book: Book }) {
  const progress = useProgress();
  const slowness = useSlowness(summary.is === "waiting");
  if (summary.is === "refused") {
    const isStopped = summary.fault.kind === "cancelled";
    return (
      <div className="state-note" role="alert">
        <p>{isStopped ? words.stopped : words.failed}</p>
        {!isStopped && <p>{summary.fault.sentence}</p>}
        <div className="button-row">
          <button type="button" className="button primary" onClick={askAgain}>
            {words.again}
          </button>
          <EverythingButton />
        </div>
      </div>
    );
  }
  if (slowness === 0) return null;
  return (
    <div className="waiting" role="status">
      <span className="waiting-bar" />
      {slowness === 2 && (
        <span className="waiting-text">
          {progress
            ? words.progress(numberText(progress.done), numberText(progress.of))
            : words.loading}{" "}
          <button type="button" className="button" onClick={stopSummary}>
            {words.cancel}
          </button>
        </span>
      )}
    </div>
  );
}

function EverythingButton() {
  return (
    <button
      type="button"
      className="button"
      onClick={() => go({ sources: [], targets: [], filter: "", advice: "", select: "" })}
    >
      {words.everything}
    </button>
  );
}

function Empty({ hasServices }: { readonly hasServices: boolean }) {
  return (
    <div className="state-note">
      <p>{hasServices ? words.emptyVantages : words.emptyServices}</p>
      <p className="hint">{words.emptyHint}</p>
      <button
        type="button"
        className="button primary"
        onClick={() => go({ drawer: "activity" }, true)}
      >
        {words.seeRead}
      </button>
    </div>
  );
}

function NoSuchName({ summary }: { readonly summary: AccessSummary }) {
  const targets = useStore((state) => state.view.targets);
  const known = new Set(summary.services.map(({ name }) => name));
  return (
    <div className="state-note">
      <p>{words.noSuchName(targets.filter((name) => !known.has(name)))}</p>
      <EverythingButton />
    </div>
  );
}

function Nothing({ hidden }: { readonly hidden: number }) {
  return (
    <div className="state-note">
      <p>{words.nothing(numberText(hidden))}</p>
      <button
        type="button"
        className="button primary"
        onClick={() => go({ filter: "", advice: "" })}
      >
        {words.clear}
      </button>
    </div>
  );
}
