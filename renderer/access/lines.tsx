/** The lines of the comparison's list: a service, a pair in short or with all columns, a private link service. */
import type { AccessRow, AccessSummary, LinkServiceRow, Option } from "#src/compare/index.ts";
import {
  compareText,
  judgementWord,
  outcomeWords,
  sceneWords,
  accessWords as words,
} from "#src/messages/index.ts";
import { CountsBar, countsText } from "../parts/counts-bar.tsx";
import { KindGlyph } from "../parts/kind-glyph.tsx";
import { OutcomeBadge } from "../parts/outcome-glyph.tsx";
import { numberText } from "../state/words.ts";
import { Advice, dimensions, Happens, WayCell } from "./cells.tsx";
import { choiceOrder, type Group } from "./list-of.ts";

/** Columns of the short list, and of the whole one. */
export const shortColumns = [
  "from",
  "today",
  "privateEndpoint",
  "freeServiceEndpoint",
  "advice",
] as const;
export const wideColumns = ["from", "today", "advice", "way"] as const;

const choiceCounts = ({ choices }: Group): string =>
  choiceOrder
    .flatMap((choice) => {
      const count = choices[choice] ?? 0;
      return count > 0 ? [`${numberText(count)} ${words.choices[choice].toLowerCase()}`] : [];
    })
    .join(" · ");

export function ServiceLine({
  summary,
  group,
  isOpen,
}: {
  readonly summary: AccessSummary;
  readonly group: Group;
  readonly isOpen: boolean;
}) {
  const own = summary.services[group.at];
  if (!own) return null;
  return (
    <span className="access-group">
      <Chevron isOpen={isOpen} />
      <KindGlyph kind="service" />
      <strong>{own.service.name}</strong>
      <span className="hint access-name">
        {sceneWords.serviceKind(own.service.type)} · {own.name}
      </span>
      <span className="access-group-counts">
        <span className="hint">{choiceCounts(group)}</span>
        <span className="access-bar">
          <CountsBar counts={group.counts} />
          <span className="sr-only">{countsText(group.counts)}</span>
        </span>
      </span>
    </span>
  );
}

export function LinksLine({ isOpen, count }: { readonly isOpen: boolean; readonly count: number }) {
  return (
    <span className="access-group">
      <Chevron isOpen={isOpen} />
      <KindGlyph kind="endpoint" />
      <strong>{words.links}</strong>
      <span className="hint">{numberText(count)}</span>
    </span>
  );
}

export function LinkLine({ own }: { readonly own: LinkServiceRow }) {
  const countOf = (level: string) => own.checks.filter((check) => check.level === level).length;
  return (
    <span className="access-link">
      <span>{own.name}</span>
      <span className="hint">
        {words.linkRow({
          wrong: countOf("wrong"),
          watch: countOf("watch"),
          consumers: own.consumers.length,
        })}
      </span>
    </span>
  );
}

/** The cells of a pair in the short list, after its head. */
export function ShortCells({ row }: { readonly row: AccessRow | undefined }) {
  if (!row) return <td colSpan={shortColumns.length - 1}>{words.waiting}</td>;
  return (
    <>
      <td>
        <Today row={row} />
      </td>
      <td>
        <WayCell option={row.privateEndpoint} />
      </td>
      <td>
        <WayCell option={row.serviceEndpoint} />
      </td>
      <td>
        <Advice row={row} isShort />
      </td>
    </>
  );
}

/** What happens today, in the word of every screen. */
export function Today({ row }: { readonly row: AccessRow }) {
  const { expected, class: own, word } = row.today;
  const isUnexpected = expected !== null && own !== "UNKNOWN" && expected !== own;
  return (
    <>
      <OutcomeBadge outcome={word} isUnexpected={isUnexpected} />
      {isUnexpected && <span className="sr-only">{judgementWord(false)}</span>}
    </>
  );
}

/** Every dimension of one way as cells. */
export function WideCells({ option }: { readonly option: Option }) {
  const isNone = option.support === "no";
  return (
    <>
      <td>{words.offered[option.support]}</td>
      <td>{!isNone && <Happens option={option} />}</td>
      <td className="number">{!isNone && words.money(option.monthly)}</td>
      {dimensions.map((dimension) => (
        <td key={dimension}>{!isNone && compareText(option[dimension])}</td>
      ))}
    </>
  );
}

/** What a row is called by those who hear it. */
export const nameOf = (row: AccessRow): string =>
  words.rowName({
    from: row.vantage.label,
    service: row.service.name,
    today: outcomeWords[row.today.word],
    advice: words.choices[row.recommendation.choose],
  });

function Chevron({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <span className="access-chevron" aria-hidden="true">
      {isOpen ? "▾" : "▸"}
    </span>
  );
}
