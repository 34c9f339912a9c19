/** What does the filter let through? One small language for the map and the matrix (ux.md section 12). */
import { filterWords, outcomeOrder } from "#src/messages/index.ts";

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

/** The filter that `text` tells: words, `key:value`, `-` for not, `or` between alternatives; all terms must hold. */
export function filterOf(text: string): Filter {
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) return { ok: false, why: filterWords.openQuote };
  const words = [...text.matchAll(/-?(?:[a-z]+:)?(?:"[^"]*"|[^\s"]+)/gi)].map(([word]) => word);
  const alternatives: Term[][] = [[]];
  for (const word of words) {
    if (word.toLowerCase() === "or") {
      alternatives.push([]);
      continue;
    }
    const term = termOf(word);
    if (typeof term === "string") return { ok: false, why: term };
    alternatives.at(-1)?.push(term);
  }
  const lets: Term = (pair) => alternatives.some((terms) => terms.every((term) => term(pair)));
  return { ok: true, isEmpty: words.length === 0, lets };
}

function termOf(word: string): Term | string {
  const [, minus = "", key = "", raw = ""] = /^(-?)(?:([a-z]+):)?(.*)$/is.exec(word) ?? [];
  const value = raw.replaceAll('"', "");
  const read = keys[key.toLowerCase()];
  if (key !== "" && !read) return filterWords.unknownKey(key, Object.keys(keys));
  const term: Term | string = read
    ? read(value)
    : ({ from, name, service }) => [from, name, service].some((text) => holds(text, value));
  if (typeof term === "string" || minus === "") return term;
  return (pair) => !term(pair);
}

/** The presets of the filter bar. */
export const filterPresets = [
  { name: filterWords.presetNames.unexpected, filter: "outcome:public as:unexpected" },
  { name: filterWords.presetNames.unseen, filter: "outcome:unseen" },
  { name: filterWords.presetNames.sites, filter: "from:site" },
] as const;
