/** Private endpoint or service endpoint: what each would do, cost and allow, for each service from each group of vantages. */
import { groupedBy, sortedBy, unique } from "#src/base/index.ts";
import { type AccessRow, compareAccess, type Fact, type Option } from "#src/compare/index.ts";
import { compareText } from "#src/messages/index.ts";
import { type Block, table } from "../document/document.ts";
import { type Facts, MOST_ROWS } from "./facts.ts";

/** What tells one vantage from another; all else in a fact must be equal for it to be said once of many. */
const OWN_ARGS: readonly string[] = ["from", "servers", "subnet", "table"];
/** Most vantages that are named in one cell. */
const LABELS = 12;

/** The blocks of the comparison: vantages of one service that fare the same are one row. */
export function accessSection(facts: Facts): readonly Block[] {
  const { words, estate } = facts;
  const { columns: c } = words;
  const { rows, prices } = compareAccess(estate, facts.prices ? { prices: facts.prices } : {});
  if (rows.length === 0) return [{ is: "text", text: words.none }];
  const order = new Map(estate.services.map(({ id }, i) => [id, i]));
  const byService = sortedBy(rows, ({ service }) =>
    String(order.get(service.id) ?? order.size).padStart(9, "0"),
  );
  const groups = [...groupedBy(byService, endOf).values()];
  const cells = groups.slice(0, MOST_ROWS).map((own) => cellsOf(facts, own));
  return [
    table(
      [c.name, c.from, c.today, c.privateEndpoint, c.serviceEndpoint, c.advice],
      cells,
      [2, 3, 1.3, 3, 3, 4.5],
    ),
    ...(groups.length > MOST_ROWS
      ? [{ is: "text", text: words.rows(MOST_ROWS, groups.length) } as const]
      : []),
    { is: "text", text: words.prices(prices) },
  ];
}

/** What two vantages of one row have in common. */
function endOf({ service, today, privateEndpoint, serviceEndpoint, recommendation }: AccessRow) {
  const option = ({ support, supposed, monthly, exfiltration }: Option) => [
    support,
    supposed.class,
    monthly.amount,
    alike(exfiltration),
  ];
  return JSON.stringify([
    service.id,
    today.word,
    option(privateEndpoint),
    option(serviceEndpoint),
    recommendation.choose,
    recommendation.reasons.map(({ code }) => code),
  ]);
}

function cellsOf(facts: Facts, own: readonly AccessRow[]): readonly string[] {
  const { words, pictureWords } = facts;
  const [first] = own;
  if (!first) return [];
  const { choose } = first.recommendation;
  return [
    first.service.name,
    words.vantages(...cut(own.map(({ vantage }) => words.place(vantage.label)))),
    pictureWords.outcome[first.today.word],
    optionText(
      facts,
      own.map((row) => row.privateEndpoint),
    ),
    optionText(
      facts,
      own.map((row) => row.serviceEndpoint),
    ),
    words.advised({
      advice: words.advice[choose] ?? choose,
      reasons: textsOf(
        facts,
        own.flatMap(({ recommendation }) => recommendation.reasons),
      ),
    }),
  ];
}

function optionText(facts: Facts, own: readonly Option[]): string {
  const { words } = facts;
  const [first] = own;
  if (!first) return "";
  const { support, supposed, monthly } = first;
  if (support === "no" || support === "unknown") return words.support[support] ?? support;
  const [leads = ""] = textsOf(
    facts,
    own.map(({ exfiltration }) => exfiltration),
  );
  // Where an option cannot be had at all, what it would cost and do says nothing.
  if (first.exfiltration.code === "se-no-subnet") return leads;
  return words.option({
    ends: words.classes[supposed.class] ?? supposed.class,
    money: words.money(monthly.amount, monthly.currency),
    leads,
  });
}

/** The sentences of `all`: those that differ by their vantages alone are one. */
function textsOf({ words, language }: Facts, all: readonly Fact[]): readonly string[] {
  return [...groupedBy(all, alike).values()].map((own) => {
    const [first] = own;
    if (!first) return "";
    const args = Object.entries(first.args).map(([name, value]) => {
      if (!OWN_ARGS.includes(name)) return [name, value];
      const labels = unique(own.map((fact) => words.place(String(fact.args[name] ?? ""))));
      return [name, words.vantages(...cut(labels))];
    });
    return compareText({ ...first, args: Object.fromEntries(args) }, language);
  });
}

/** What facts have in common that are said in one sentence. */
const alike = ({ code, args }: Fact): string =>
  JSON.stringify([code, Object.entries(args).filter(([name]) => !OWN_ARGS.includes(name))]);

const cut = (labels: readonly string[]): [readonly string[], number] => [
  labels.slice(0, LABELS),
  Math.max(0, labels.length - LABELS),
];
