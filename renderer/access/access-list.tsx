/** The list: services and their vantages, drawn as far as they are seen, one focus that walks by arrow keys. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import type { AccessSummary } from "#src/compare/index.ts";
import { accessWords as words } from "#src/messages/index.ts";
import { go, stateNow, useStore } from "../state/store.ts";
import { pairId } from "../state/walk.ts";
import { midCut } from "../state/words.ts";
import { type Book, PAGE, retryPage, rowIn, type Wanted, want } from "./asking.ts";
import { Advice, dimensions } from "./cells.tsx";
import {
  LinkLine,
  LinksLine,
  nameOf,
  ServiceLine,
  ShortCells,
  shortColumns,
  Today,
  WideCells,
  wideColumns,
} from "./lines.tsx";
import { LINKS, type Line, type List } from "./list-of.ts";
import { gigabytesOf } from "./scope.ts";

const HEIGHT = { service: 33, pair: 33, links: 33, link: 33 } as const;
/** What a pair with all columns is likely to need, before it is measured. */
const WIDE = 150;

type Props = { readonly book: Book; readonly summary: AccessSummary; readonly list: List };

/** The id by which a line is selected; "" for what is only folded. */
export function idOf(summary: AccessSummary, line: Line | undefined): string {
  if (line?.is === "link") return summary.linkServices[line.at]?.id ?? "";
  if (line?.is !== "pair") return "";
  return pairId(
    summary.vantages[line.vantage]?.id ?? "",
    summary.services[line.service]?.name ?? "",
  );
}

const foldKey = (summary: AccessSummary, line: Line): string =>
  line.is === "service" ? (summary.services[line.group.at]?.name ?? "") : LINKS;

/** Folds or unfolds what a name stands for. */
export function flip(name: string): void {
  const { flipped } = stateNow().view;
  go(
    {
      flipped: flipped.includes(name) ? flipped.filter((one) => one !== name) : [...flipped, name],
    },
    true,
  );
}

export function AccessList({ book, summary, list }: Props) {
  const { lines } = list;
  const frame = useRef<HTMLElement>(null);
  const view = useStore((state) => state.view);
  const { select, allColumns } = view;
  const gb = gigabytesOf(view.gb) ?? 0;
  const [at, setAt] = useState(0);
  const down = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: (i) => {
      const is = lines[i]?.is ?? "pair";
      return is === "pair" && allColumns ? WIDE : HEIGHT[is];
    },
    overscan: 8,
    getItemKey: (i) => keyOf(summary, lines[i], i),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes depend on the columns
  useEffect(() => down.measure(), [allColumns]);
  const items = down.getVirtualItems();
  const seen = items.map(({ index }) => lines[index]);
  const selected = lines.findIndex(
    (line) => line.is !== "service" && idOf(summary, line) === select,
  );
  // Pages that are looked at are asked for, and that of the chosen pair.
  const pages = [...seen, lines[selected]].flatMap((line): readonly Wanted[] =>
    line?.is === "pair"
      ? [
          {
            name: summary.services[line.service]?.name ?? "",
            page: Math.floor(line.vantage / PAGE),
          },
        ]
      : [],
  );
  const asked = JSON.stringify([
    ...new Map(pages.map((one) => [JSON.stringify(one), one])).values(),
  ]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another outline has pages of its own
  useEffect(() => want(JSON.parse(asked), gb), [asked, gb, summary]);
  // A pair that is chosen elsewhere is brought into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new choice moves the view
  useEffect(() => {
    if (select === "" || selected < 0) return;
    setAt(selected);
    down.scrollToIndex(selected);
  }, [select]);

  const move = (to: number) => {
    const next = Math.max(0, Math.min(lines.length - 1, to));
    setAt(next);
    down.scrollToIndex(next);
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>('[data-at="true"]')?.focus(),
    );
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.target instanceof HTMLButtonElement || event.ctrlKey || event.metaKey) return;
    const line = lines[at];
    if (!line) return;
    const isGroup = line.is === "service" || line.is === "links";
    const head = lines.findLastIndex(
      (one, i) => i < at && (one.is === "service" || one.is === "links"),
    );
    const fold = () => flip(foldKey(summary, line));
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(at + 1),
      ArrowUp: () => move(at - 1),
      PageDown: () => move(at + 10),
      PageUp: () => move(at - 10),
      Home: () => move(0),
      End: () => move(lines.length - 1),
      ArrowRight: () => (isGroup && !line.isOpen ? fold() : move(at + 1)),
      ArrowLeft: () => (isGroup ? line.isOpen && fold() : move(head)),
      Enter: () => (isGroup ? fold() : open(line)),
      " ": () => (isGroup ? fold() : choose(line)),
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };
  const choose = (line: Line) => go({ select: idOf(summary, line) }, true);
  const open = (line: Line) => {
    if (line.is !== "pair") return choose(line);
    const [vantage, own] = [summary.vantages[line.vantage], summary.services[line.service]];
    if (vantage && own) go({ screen: "trace", from: [vantage.id], name: own.name, step: 0 });
  };

  const columns = allColumns ? wideColumns : shortColumns;
  const width = allColumns ? wideColumns.length + 3 + dimensions.length : shortColumns.length;
  const before = items[0]?.start ?? 0;
  const after = down.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <section className="access-scroll" ref={frame} aria-label={words.list}>
      <table
        className={allColumns ? "table access-table is-wide" : "table access-table"}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows fold
        role="treegrid"
        aria-label={words.list}
        aria-rowcount={lines.length + 1}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column} scope="col" className={`col-${column}`}>
                {words.columns[column]}
              </th>
            ))}
            {allColumns &&
              (["support", "happens", "monthly", ...dimensions] as const).map((dimension) => (
                <th key={dimension} scope="col" className={`col-${dimension}`}>
                  {words.dimensions[dimension]}
                </th>
              ))}
          </tr>
        </thead>
        {before > 0 && <Room height={before} width={width} />}
        {items.map((item) => {
          const line = lines[item.index];
          if (!line) return null;
          const focus = {
            "data-at": item.index === at,
            tabIndex: item.index === at ? 0 : -1,
            "aria-rowindex": item.index + 2,
            onFocus: () => setAt(item.index),
          };
          if (line.is === "service" || line.is === "links")
            return (
              <tbody key={item.key} data-index={item.index} ref={down.measureElement}>
                <tr
                  {...focus}
                  className="access-group-row"
                  aria-level={1}
                  aria-expanded={line.isOpen}
                  onClick={() => flip(foldKey(summary, line))}
                >
                  <td colSpan={width}>
                    {line.is === "service" ? (
                      <ServiceLine summary={summary} group={line.group} isOpen={line.isOpen} />
                    ) : (
                      <LinksLine isOpen={line.isOpen} count={summary.linkServices.length} />
                    )}
                  </td>
                </tr>
              </tbody>
            );
          const isChosen = item.index === selected;
          const own = {
            ...focus,
            "aria-level": 2,
            "aria-selected": isChosen,
            className: isChosen ? "access-row is-selected" : "access-row",
            onClick: () => choose(line),
            onDoubleClick: () => open(line),
          };
          const link = line.is === "link" ? summary.linkServices[line.at] : undefined;
          if (link)
            return (
              <tbody key={item.key} data-index={item.index} ref={down.measureElement}>
                <tr {...own}>
                  <td colSpan={width}>
                    <LinkLine own={link} />
                  </td>
                </tr>
              </tbody>
            );
          if (line.is !== "pair") return null;
          const vantage = summary.vantages[line.vantage];
          const name = summary.services[line.service]?.name ?? "";
          const { row, why } = rowIn(book, name, line.vantage);
          const page = { name, page: Math.floor(line.vantage / PAGE) };
          const head = (
            <th scope="row" rowSpan={allColumns && row ? 2 : 1} className="access-from">
              <span title={vantage?.label}>
                {allColumns ? vantage?.label : midCut(vantage?.label ?? "", 30)}
              </span>
              {vantage && vantage.kind !== "subnet" && (
                <span className="hint"> {vantage.kind}</span>
              )}
            </th>
          );
          const failed = why !== "" && (
            <td colSpan={width - 1}>
              {words.rowsFailed(why)}{" "}
              <button type="button" className="link" onClick={() => retryPage(page)}>
                {words.retry}
              </button>
            </td>
          );
          return (
            <tbody key={item.key} data-index={item.index} ref={down.measureElement}>
              <tr {...own} {...(row ? { "aria-label": nameOf(row) } : {})}>
                {head}
                {failed || (!allColumns && <ShortCells row={row} />)}
                {!failed && allColumns && !row && <td colSpan={width - 1}>{words.waiting}</td>}
                {!failed && allColumns && row && (
                  <>
                    <td rowSpan={2}>
                      <Today row={row} />
                    </td>
                    <td rowSpan={2}>
                      <Advice row={row} />
                    </td>
                    <td>{words.columns.privateEndpoint}</td>
                    <WideCells option={row.privateEndpoint} />
                  </>
                )}
              </tr>
              {!failed && allColumns && row && (
                <tr className={own.className} aria-level={2} onClick={own.onClick}>
                  <td>{words.columns.serviceEndpoint}</td>
                  <WideCells option={row.serviceEndpoint} />
                </tr>
              )}
            </tbody>
          );
        })}
        {after > 0 && <Room height={after} width={width} />}
      </table>
    </section>
  );
}

function keyOf(summary: AccessSummary, line: Line | undefined, i: number): string {
  if (line?.is === "service") return `service ${summary.services[line.group.at]?.name}`;
  return line?.is === "links" ? LINKS : idOf(summary, line) || String(i);
}

/** Room of the lines that are not drawn. */
function Room({ height, width }: { readonly height: number; readonly width: number }) {
  return (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={width} className="access-room" style={{ height }} />
      </tr>
    </tbody>
  );
}
