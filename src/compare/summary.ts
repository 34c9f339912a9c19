/** What becomes of every pair and what to do about it, small enough to send whole: the page of the comparison in outline. */
import type { Estate } from "#src/model/index.ts";
import {
  type Breath,
  type CompareOptions,
  columnsOf,
  fromOf,
  inSlices,
  restsOn,
} from "./compare-access.ts";
import type { AccessEnd, AccessRow, AccessSummary } from "./comparison.ts";
import { linkServiceRows } from "./link-services.ts";

/** The outline of the comparison, made with pauses; undefined when it was ended. */
export async function summarizeAccess(
  estate: Estate,
  options: CompareOptions & Breath,
): Promise<AccessSummary | undefined> {
  const ends: AccessEnd[] = [];
  const known = new Map<string, number>();
  const pairs = columnsOf(estate, options).map((): number[] => []);
  const ended = await inSlices(estate, options, ({ column, own }) => {
    for (const row of own) {
      const end = endOf(row);
      const text = `${end.word} ${end.asExpected} ${end.choose}`;
      let at = known.get(text);
      if (at === undefined) {
        at = ends.push(end) - 1;
        known.set(text, at);
      }
      pairs[column]?.push(at);
    }
  });
  if (ended) return undefined;
  return {
    ...restsOn(estate, options),
    vantages: fromOf(estate, options).map(({ id, kind, label }) => ({ id, kind, label })),
    ends,
    services: columnsOf(estate, options).map(({ name, service }, i) => ({
      name,
      service: { id: service.id, name: service.name, type: service.type },
      ends: pairs[i] ?? [],
    })),
    linkServices: linkServiceRows(estate, options.prices),
  };
}

function endOf({ today, recommendation }: AccessRow): AccessEnd {
  const isJudged = today.expected !== null && today.class !== "UNKNOWN";
  return {
    word: today.word,
    asExpected: isJudged ? today.class === today.expected : null,
    choose: recommendation.choose,
  };
}
