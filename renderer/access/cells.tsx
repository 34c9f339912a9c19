/** The parts of a row that the list and the details share: how a way would end, what it costs, what to do. */
import type { AccessRow, Option, Supposed } from "#src/compare/index.ts";
import { compareText, type OutcomeKey, accessWords as words } from "#src/messages/index.ts";
import { OutcomeBadge } from "../parts/outcome-glyph.tsx";

const outcomes: Readonly<Record<Supposed["class"], OutcomeKey>> = {
  PRIVATE_ENDPOINT: "private",
  PRIVATE_ADDRESS: "private",
  SERVICE_ENDPOINT: "endpoint",
  PUBLIC: "public",
  BLOCKED: "blocked",
  UNKNOWN: "unseen",
};

/** The outcome of what would happen, in the word of every screen. */
export const outcomeOf = ({ class: own }: Supposed): OutcomeKey => outcomes[own];

/** Facts of an option in the order of the table (path.md section 5). */
export const dimensions = [
  "onPremises",
  "exfiltration",
  "routes",
  "filters",
  "dns",
  "crossRegion",
  "crossTenant",
] as const;

/** What would happen by a way, and where it would be stopped. */
export function Happens({ option }: { readonly option: Option }) {
  if (option.support === "no") return <span className="hint">{words.notOffered}</span>;
  const why = stopOf(option);
  return (
    <span className="happens">
      <OutcomeBadge outcome={outcomeOf(option.supposed)} />
      {why && <span className="hint">{why}</span>}
    </span>
  );
}

/** Where a way would be stopped; where public access alone shuts it, that it does. */
function stopOf({ supposed, shut }: Option): string | undefined {
  if (shut) return compareText(shut);
  return supposed.blockedAt ? words.stoppedAt(supposed.blockedAt) : undefined;
}

/** A way in one cell of the list: what would happen, and its price. */
export function WayCell({ option }: { readonly option: Option }) {
  if (option.support === "no") return <span className="hint">{words.notOffered}</span>;
  const { supposed, monthly } = option;
  return (
    <span className="way-cell" title={stopOf(option)}>
      <OutcomeBadge outcome={outcomeOf(supposed)} />
      {monthly.amount > 0 && <span className="number hint">{words.money(monthly)}</span>}
    </span>
  );
}

/** What to do, and the first reason; in short it is a tip. */
export function Advice({
  row,
  isShort = false,
}: {
  readonly row: AccessRow;
  readonly isShort?: boolean;
}) {
  const { choose, reasons } = row.recommendation;
  const why = reasons[0] ? compareText(reasons[0]) : "";
  return (
    <span className="advice-cell" title={why}>
      <span className="advice-word">{words.choices[choose]}</span>
      {!isShort && <span className="hint"> {why}</span>}
    </span>
  );
}
