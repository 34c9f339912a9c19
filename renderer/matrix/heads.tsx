/** The heads of the matrix: names above, vantages at the left, and the groups of both with what they come to. */
import type { VirtualItem } from "@tanstack/react-virtual";
import { type BoxKindKey, matrixWords as words } from "#src/messages/index.ts";
import { type Counts, CountsBar, countsText } from "../parts/counts-bar.tsx";
import { KindGlyph } from "../parts/kind-glyph.tsx";
import { midCut } from "../state/words.ts";
import type { Line, Side } from "./lines.ts";
import type { Axis } from "./table-of.ts";

export const HEAD_WIDTH = 220;
/** The head of a group of columns, and an open group of rows. */
export const GROUP_SIZE = 24;

/** Narrower than this, what fits of a title says nothing. */
const LEAST_TITLE = 60;

/** What a head needs to take its part in the grid's one focus. */
export type HeadProps = {
  readonly isAt: boolean;
  readonly onPoint: () => void;
  readonly onShow: () => void;
  readonly onLeave: () => void;
  readonly onPress: () => void;
};

export const marginText = (counts: Counts, unexpected: number): string =>
  words.margin([countsText(counts)], unexpected);

/** Everything that a line says by its head. */
export function headText(line: Line, side: Side): string {
  if (line.is === "one") {
    const { title, subtitle, counts, unexpected } = line.axis;
    const name = side === "row" ? title : [title, subtitle].filter(Boolean).join(".");
    return words.head(name, "", marginText(counts, unexpected));
  }
  const { length } = line.members;
  const what = side === "row" ? words.vantages(length) : words.names(length);
  return words.head(line.group.title, what, marginText(line.counts, line.unexpected));
}

function Margin({ counts, unexpected }: { readonly counts: Counts; readonly unexpected: number }) {
  return (
    <span className="matrix-margin" aria-hidden="true">
      <CountsBar counts={counts} />
      <span className="number">{unexpected > 0 ? unexpected : ""}</span>
    </span>
  );
}

/** A tip on focus is for those who came by keys: a click has the pointer there already. */
export const byKeys = (show: () => void) => (event: React.FocusEvent) => {
  if (event.target.matches(":focus-visible")) show();
};

const heard = ({ isAt, onPoint, onShow, onLeave }: HeadProps) => ({
  "data-cell-focus": isAt,
  onPointerEnter: onPoint,
  onPointerLeave: onLeave,
  onFocus: byKeys(onShow),
  onBlur: onLeave,
});

const glyphs: Readonly<Record<string, BoxKindKey>> = {
  subnet: "subnet",
  vnet: "vnet",
  app: "service",
  p2s: "gateway",
  site: "site",
  internet: "internet",
};

/** The head of a row: a vantage, or a group with the sign that closes and opens it. */
export function RowHead({
  line,
  isOverview,
  ...head
}: { readonly line: Line; readonly isOverview: boolean } & HeadProps) {
  const isGroup = line.is === "group";
  const { counts, unexpected } = isGroup ? line : line.axis;
  const press = isGroup || isOverview ? { onClick: head.onPress } : {};
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual on both axes
    <div
      className={isGroup ? "matrix-row-head is-group" : "matrix-row-head"}
      role="rowheader"
      aria-colindex={1}
      aria-label={headText(line, "row")}
      {...(isGroup ? { "aria-expanded": !line.isClosed } : {})}
      style={{ width: HEAD_WIDTH }}
      tabIndex={head.isAt ? 0 : -1}
      {...heard(head)}
      {...press}
    >
      {isGroup && <Chevron isClosed={line.isClosed} />}
      {!isGroup && !isOverview && <KindGlyph kind={glyphs[line.axis.subtitle] ?? "vantage"} />}
      {isGroup ? (
        <span className="matrix-row-title">{midCut(line.group.title, 16)}</span>
      ) : (
        <span className={isOverview ? "sr-only" : "matrix-row-title"}>
          {isOverview ? line.axis.title : midCut(shortTitle(line.axis), 14)}
        </span>
      )}
      <Margin counts={counts} unexpected={unexpected} />
    </div>
  );
}

/** A title without what its group already says. */
const shortTitle = ({ title, group }: Axis): string =>
  group && title.toLowerCase().startsWith(`${group.title.toLowerCase()}/`)
    ? title.slice(group.title.length + 1)
    : title;

const Chevron = ({ isClosed }: { readonly isClosed: boolean }) => (
  <span className="matrix-chevron" aria-hidden="true">
    {isClosed ? "▸" : "▾"}
  </span>
);

/** The head of a column: a name, or what a closed group of names comes to. */
export function ColumnHead({
  line,
  item,
  isOverview,
  ...head
}: { readonly line: Line; readonly item: VirtualItem; readonly isOverview: boolean } & HeadProps) {
  const isGroup = line.is === "group";
  const { counts, unexpected } = isGroup ? line : line.axis;
  const press = isGroup || isOverview ? { onClick: head.onPress } : {};
  const letters = Math.floor((item.size - 8) / 8);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual on both axes
    <div
      className={isGroup ? "matrix-column-head is-group" : "matrix-column-head"}
      role="columnheader"
      aria-colindex={item.index + 2}
      aria-label={headText(line, "column")}
      style={{ left: HEAD_WIDTH + item.start, width: item.size }}
      tabIndex={head.isAt ? 0 : -1}
      {...heard(head)}
      {...press}
    >
      {isOverview ? (
        <span className="sr-only">{isGroup ? line.group.title : line.axis.title}</span>
      ) : (
        <>
          <span className="matrix-column-title">
            {isGroup ? line.group.title : midCut(line.axis.title, letters)}
          </span>
          {!isGroup && (
            <span className="matrix-column-subtitle">
              <KindGlyph kind="service" />
              {midCut(line.axis.subtitle, letters - 2)}
            </span>
          )}
        </>
      )}
      <Margin counts={counts} unexpected={unexpected} />
    </div>
  );
}

/** The head of a group of columns, above all of them; its title stays in view. */
export function ColumnGroupHead({
  line,
  first,
  count,
  left,
  width,
  ...head
}: {
  readonly line: Extract<Line, { readonly is: "group" }>;
  readonly first: number;
  readonly count: number;
  readonly left: number;
  readonly width: number;
} & HeadProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual on both axes
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the grid
    <div
      className="matrix-column-group"
      role="columnheader"
      aria-colindex={first + 2}
      aria-colspan={count}
      aria-expanded={!line.isClosed}
      aria-label={headText(line, "column")}
      style={{ left: HEAD_WIDTH + left, width, height: GROUP_SIZE }}
      onClick={head.onPress}
      tabIndex={head.isAt ? 0 : -1}
      {...heard(head)}
    >
      <span className="matrix-column-group-title">
        <Chevron isClosed={line.isClosed} />
        {width < LEAST_TITLE ? (
          <span className="sr-only">{line.group.title}</span>
        ) : line.isClosed ? (
          line.members.length
        ) : (
          midCut(line.group.title, Math.floor((width - 24) / 7.6))
        )}
      </span>
    </div>
  );
}
