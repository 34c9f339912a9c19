/** What does the filter let through? One small language for the map and the matrix (ux.md section 12). */
import { type FilterTerm, filterHolds, parseFilter, termsOf } from "#src/base/index.ts";
import { filterFaultText, filterWords, outcomeOrder } from "#src/messages/index.ts";

/** What a filter is asked about. */
export type Filtered = {
  readonly from: string;
  readonly fromKind: string;
  readonly name: string;
  readonly service: string;
  readonly kind: string;
  readonly outcome: string;
  readonly asExpected: boolean | null;
};

type Term = (pair: Filtered) => boolean;

export type Filter =
  | { readonly ok: true; readonly isEmpty: boolean; readonly lets: Term }
  | { readonly ok: false; readonly why: string };

const holds = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase());

const keys: Readonly<Record<string, (value: string) => Term | string>> = {
  outcome: (value) => {
    const known = outcomeOrder.find((word) => word === value.toLowerCase());
    return known
      ? ({ outcome }) => outcome === known
      : filterWords.unknownOutcome(value, outcomeOrder);
  },
  kind: (value) => (pair) => holds(pair.kind, value),
  from: (value) => (pair) => holds(pair.from, value) || pair.fromKind === value.toLowerCase(),
  to: (value) => (pair) => holds(pair.name, value) || holds(pair.service, value),
  as: (value) => (pair) =>
    value === "expected"
      ? pair.asExpected === true
      : value === "unexpected" && pair.asExpected === false,
};

/** The filter that `text` tells: words, `key:value`, `-` for not, brackets, `or` between alternatives; all terms must hold. */
export function filterOf(text: string): Filter {
  const parsed = parseFilter(text);
  if (!parsed.ok) return { ok: false, why: filterFaultText(parsed.fault) };
  const terms = new Map<FilterTerm, Term>();
  for (const term of termsOf(parsed.tree)) {
    const read = termOf(term);
    if (typeof read === "string") return { ok: false, why: read };
    terms.set(term, read);
  }
  const lets: Term = (pair) => filterHolds(parsed.tree, (term) => terms.get(term)?.(pair) ?? false);
  return { ok: true, isEmpty: terms.size === 0, lets };
}

function termOf({ key, value }: FilterTerm): Term | string {
  const read = Object.hasOwn(keys, key) ? keys[key] : undefined;
  if (read) return read(value);
  if (key !== "") return filterWords.unknownKey(key, Object.keys(keys));
  return ({ from, name, service }) => [from, name, service].some((text) => holds(text, value));
}

/** The presets of the filter bar. */
export const filterPresets = [
  { name: filterWords.presetNames.unexpected, filter: "outcome:public as:unexpected" },
  { name: filterWords.presetNames.unseen, filter: "outcome:unseen" },
  { name: filterWords.presetNames.sites, filter: "from:site" },
] as const;
