/** The comparison as lines to draw: services, and under each that is unfolded its vantages, as filtered. */
import type { ServiceRow } from "#src/api/index.ts";
import type { AccessEnd, AccessSummary } from "#src/compare/index.ts";
import type { OutcomeKey } from "#src/messages/index.ts";
import type { Filter } from "../state/filter.ts";

type Choice = AccessEnd["choose"];

export const choiceOrder: readonly Choice[] = [
  "private-endpoint",
  "service-endpoint",
  "public-rules",
  "as-is",
];

export type Group = {
  /** Index among the services of the summary. */
  readonly at: number;
  readonly counts: Readonly<Partial<Record<OutcomeKey, number>>>;
  readonly choices: Readonly<Partial<Record<Choice, number>>>;
  /** Indexes of the vantages that are shown. */
  readonly vantages: readonly number[];
};

export type Line =
  | { readonly is: "service"; readonly group: Group; readonly isOpen: boolean }
  | { readonly is: "pair"; readonly service: number; readonly vantage: number }
  | { readonly is: "links"; readonly isOpen: boolean }
  | { readonly is: "link"; readonly at: number };

export type List = {
  readonly lines: readonly Line[];
  readonly groups: readonly Group[];
  readonly shown: number;
  readonly hidden: number;
  /** Of all that pass the filter, whatever is to do. */
  readonly choices: Readonly<Record<Choice, number>>;
};

export type Arrangement = {
  readonly filter: Filter;
  readonly advice: string;
  readonly flipped: readonly string[];
  readonly services: readonly ServiceRow[];
};

/** Pairs that are few enough to be shown unfolded from the start. */
const FEW = 250;
/** What folds and unfolds the private link services. */
export const LINKS = "private link services";

/** Whether groups are unfolded unless flipped. */
export const startsOpen = (summary: AccessSummary): boolean =>
  summary.services.length === 1 || summary.services.length * summary.vantages.length <= FEW;

/** The lines of a summary, arranged. Services without any pair left are left out. */
export function listOf(summary: AccessSummary, arrangement: Arrangement): List {
  const { filter, advice, flipped } = arrangement;
  const kinds = new Map(arrangement.services.map(({ id, type }) => [id, type]));
  const usual = startsOpen(summary);
  const lines: Line[] = [];
  const groups: Group[] = [];
  const all = { "private-endpoint": 0, "service-endpoint": 0, "public-rules": 0, "as-is": 0 };
  let [shown, hidden] = [0, 0];
  for (const [at, { name, service, ends }] of summary.services.entries()) {
    const counts: Partial<Record<OutcomeKey, number>> = {};
    const choices: Partial<Record<Choice, number>> = {};
    const vantages: number[] = [];
    for (const [v, vantage] of summary.vantages.entries()) {
      const end = summary.ends[ends[v] ?? -1];
      if (!end) continue;
      const isIn =
        !filter.ok ||
        filter.isEmpty ||
        filter.lets({
          from: vantage.label,
          fromKind: vantage.kind,
          name,
          service: service.name,
          kind: kinds.get(service.id) ?? service.type,
          outcome: end.word,
          asExpected: end.asExpected,
        });
      if (isIn) all[end.choose] += 1;
      if (!isIn || (advice !== "" && end.choose !== advice)) {
        hidden += 1;
        continue;
      }
      counts[end.word] = (counts[end.word] ?? 0) + 1;
      choices[end.choose] = (choices[end.choose] ?? 0) + 1;
      vantages.push(v);
    }
    if (vantages.length === 0) continue;
    shown += vantages.length;
    const group = { at, counts, choices, vantages };
    groups.push(group);
    const isOpen = flipped.includes(name) !== usual;
    lines.push({ is: "service", group, isOpen });
    if (isOpen) for (const vantage of vantages) lines.push({ is: "pair", service: at, vantage });
  }
  if (summary.linkServices.length > 0 && (filter.ok ? filter.isEmpty : true) && advice === "") {
    const isOpen = flipped.includes(LINKS) !== usual;
    lines.push({ is: "links", isOpen });
    if (isOpen) for (const at of summary.linkServices.keys()) lines.push({ is: "link", at });
  }
  return { lines, groups, shown, hidden, choices: all };
}
