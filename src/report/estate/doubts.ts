/** What do the answers rest on that nobody read: assumptions, and holes in what was seen? */
import { sortedBy } from "#src/base/index.ts";
import { saidText } from "#src/messages/index.ts";
import { traceOf } from "#src/verdict/index.ts";
import { type Block, table } from "../document/document.ts";
import type { Facts } from "./facts.ts";
import { columnsOf } from "./matrix-table.ts";

/** Assumptions of the traces of one vantage per column of the matrix, with the pairs that rest on each. */
export function assumptionsSection(facts: Facts): readonly Block[] {
  const { words, estate, matrix, vantages, language } = facts;
  const counts = new Map<string, number>();
  for (const column of columnsOf(facts))
    for (const { name } of matrix.names) {
      const from = vantages[column.vantages[0] ?? 0];
      if (!from) continue;
      const trace = traceOf(estate, { name, from });
      const own = new Set([
        ...trace.resolution.assumptions.map((said) => saidText(said, language)),
        ...trace.journeys.flatMap((journey) =>
          journey.assumptions.map((said) => saidText(said, language)),
        ),
      ]);
      for (const text of own) counts.set(text, (counts.get(text) ?? 0) + column.vantages.length);
    }
  if (counts.size === 0) return [{ is: "text", text: words.none }];
  const rows = sortedBy(counts, ([text]) => text).sort((a, b) => b[1] - a[1]);
  return [
    table(
      [words.columns.assumption, words.columns.count],
      rows.map(([text, count]) => [text, words.count(count)]),
      [10, 1],
    ),
  ];
}

/** What could not be seen, why, and which right would settle it. */
export function gapsSection({ estate, words }: Facts): readonly Block[] {
  const { columns: c } = words;
  if (estate.gaps.length === 0) return [{ is: "text", text: words.none }];
  const rows = estate.gaps.map((gap) => [
    gap.scope,
    gap.type === "*" ? words.allTypes : gap.type,
    words.gapWhy[gap.why] ?? gap.why,
    gap.right,
  ]);
  return [
    table(
      [c.scope, c.type, c.why, c.right],
      sortedBy(rows, (row) => row.join()),
      [6, 3, 2, 4],
    ),
  ];
}
