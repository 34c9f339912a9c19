/** Private endpoint or service endpoint: what each would do, cost and allow, for each vantage and service. */
import { compareAccess } from "#src/compare/index.ts";
import { compareText } from "#src/messages/index.ts";
import { type Block, table } from "../document/document.ts";
import { type Facts, MOST_ROWS } from "./facts.ts";

/** The blocks of the comparison. */
export function accessSection(facts: Facts): readonly Block[] {
  const { words, pictureWords, estate, language } = facts;
  const { columns: c } = words;
  const { rows, prices } = compareAccess(estate);
  if (rows.length === 0) return [{ is: "text", text: words.none }];
  const option = (o: (typeof rows)[number]["privateEndpoint"]) =>
    o.support === "no" || o.support === "unknown"
      ? (words.support[o.support] ?? o.support)
      : [
          words.classes[o.supposed.class] ?? o.supposed.class,
          words.usd(o.monthly.amount),
          compareText(o.exfiltration, language),
        ].join("; ");
  const cells = rows.slice(0, MOST_ROWS).map((row) => [
    words.place(row.vantage.label),
    row.service.name,
    pictureWords.outcome[row.today.word],
    option(row.privateEndpoint),
    option(row.serviceEndpoint),
    words.advised({
      advice: words.advice[row.recommendation.choose] ?? row.recommendation.choose,
      reasons: row.recommendation.reasons.map((fact) => compareText(fact, language)),
    }),
  ]);
  return [
    table(
      [c.from, c.name, c.today, c.privateEndpoint, c.serviceEndpoint, c.advice],
      cells,
      [2, 2, 1.4, 4, 4, 4],
    ),
    ...(rows.length > MOST_ROWS
      ? [{ is: "text", text: words.rows(MOST_ROWS, rows.length) } as const]
      : []),
    { is: "text", text: words.prices(prices) },
  ];
}
