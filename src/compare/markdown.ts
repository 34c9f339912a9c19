/** The comparison as a page of Markdown: one table per vantage and service, the recommendation first. */
import { groupedBy } from "#src/base/index.ts";
import {
  compareText,
  currencyText,
  priceWords,
  compareWords as words,
} from "#src/messages/index.ts";
import type {
  AccessComparison,
  AccessRow,
  LinkServiceRow,
  Monthly,
  Option,
  Supposed,
} from "./comparison.ts";

/** The page, with a line break at its end. */
export function comparisonMarkdown(comparison: AccessComparison): string {
  const { prices, serviceTags, rows, linkServices } = comparison;
  const { currency, fromCatalogue } = prices;
  const kept = fromCatalogue ? priceWords.kept(fromCatalogue, currency) : "";
  const lines = [
    `# ${words.title}`,
    "",
    words.prices({
      asOf: prices.asOf,
      currency: currencyText(currency),
      from: plainText(prices.source) || priceWords.noSource,
      gb: prices.gbPerMonth,
      tags: serviceTags.asOf,
      source: serviceTags.source,
    }),
    ...(kept === "" ? [] : ["", kept]),
  ];
  if (rows.length === 0) lines.push("", words.noRows);
  for (const own of groupedBy(rows, (row) => row.vantage.id).values()) {
    const [first] = own;
    if (!first) continue;
    lines.push("", `## ${words.from({ vantage: first.vantage.label })}`, "", ...summary(own));
    lines.push(...own.flatMap(section));
  }
  if (linkServices.length > 0)
    lines.push("", `## ${words.linkServices}`, ...linkServices.flatMap(checked));
  return `${lines.join("\n")}\n`;
}

/** One line per service: what happens today, and what to choose. */
function summary(rows: readonly AccessRow[]): readonly string[] {
  return [
    tableRow([words.service, words.today, words.advice, words.monthly]),
    tableRow(["---", "---", "---", "---"]),
    ...rows.map((row) =>
      tableRow([
        row.service.name,
        end(row.today),
        words.short[row.recommendation.choose],
        money(monthlyOf(row)),
      ]),
    ),
  ];
}

/** What the recommended way costs. */
function monthlyOf({
  recommendation,
  today,
  privateEndpoint,
  serviceEndpoint,
}: AccessRow): Monthly {
  const isPrivate =
    recommendation.choose === "private-endpoint" ||
    (recommendation.choose === "as-is" && today.class === "PRIVATE_ENDPOINT");
  return isPrivate ? privateEndpoint.monthly : serviceEndpoint.monthly;
}

function money({ amount, currency }: Monthly): string {
  return words.money({ amount: amount.toFixed(2), currency });
}

function section(row: AccessRow): readonly string[] {
  const { recommendation, privateEndpoint: pe, serviceEndpoint: se } = row;
  const reasons = recommendation.reasons.map((fact) => compareText(fact)).join(" ");
  return [
    "",
    `### ${words.to({ service: row.service.name, name: row.name })}`,
    "",
    `**${words.choose[recommendation.choose]}** ${reasons}`,
    "",
    tableRow([words.dimension, words.today, words.privateEndpoint, words.serviceEndpoint]),
    tableRow(["---", "---", "---", "---"]),
    tableRow([words.happens, end(row.today), supposedly(pe), supposedly(se)]),
    tableRow([words.support, "", words.offered[pe.support], words.offered[se.support]]),
    tableRow([words.monthly, "", money(pe.monthly), money(se.monthly)]),
    ...(
      [
        "onPremises",
        "exfiltration",
        "routes",
        "filters",
        "dns",
        "crossRegion",
        "crossTenant",
      ] as const
    ).map((dimension) =>
      tableRow([words[dimension], "", told(pe, dimension), told(se, dimension)]),
    ),
  ];
}

type Dimension =
  | "onPremises"
  | "exfiltration"
  | "routes"
  | "filters"
  | "dns"
  | "crossRegion"
  | "crossTenant";

function told(option: Option, dimension: Dimension): string {
  return option.support === "no" ? "" : compareText(option[dimension]);
}

function supposedly(option: Option): string {
  if (option.support === "no") return "";
  if (!option.shut) return end(option.supposed);
  const word = words.classes[option.supposed.class];
  return words.shut({ word, why: compareText(option.shut) });
}

function end(supposed: Supposed): string {
  const word = words.classes[supposed.class];
  return supposed.blockedAt ? words.blockedAt({ word, at: supposed.blockedAt }) : word;
}

/** A text of somebody's own, which must not turn into marks. */
function plainText(text: string): string {
  return text.replace(/[\\`*_<[\]|]/g, "\\$&");
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((c) => c.replaceAll("|", "\\|")).join(" | ")} |`;
}

function checked(own: LinkServiceRow): readonly string[] {
  return [
    "",
    `### ${own.name}`,
    "",
    ...own.checks.map((c) => `* **${words.levels[c.level]}**: ${compareText(c)}`),
    "",
    own.consumers.length === 0 ? words.noConsumers : `${words.consumers}:`,
    ...(own.consumers.length === 0 ? [] : [""]),
    ...own.consumers.map(
      (c) =>
        `* ${words.consumer({
          endpoint: c.endpoint.slice(c.endpoint.lastIndexOf("/") + 1),
          subscription: c.subscription,
          state: c.state,
        })}`,
    ),
  ];
}
