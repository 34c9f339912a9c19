/** What is read on the screen that compares private endpoints with service endpoints. */

import { riskText, stopAt } from "./way-words.ts";

const numbers = new Intl.NumberFormat("en");
const plural = (count: number, one: string, many: string) =>
  `${numbers.format(count)} ${count === 1 ? one : many}`;
const formats = new Map<string, Intl.NumberFormat>();

type Money = { readonly amount: number; readonly currency: string };

/** An amount with its currency's sign, or its code where it has none. */
function moneyText({ amount, currency }: Money): string {
  let format = formats.get(currency);
  if (!format) {
    format = new Intl.NumberFormat("en", { style: "currency", currency });
    formats.set(currency, format);
  }
  return format.format(amount);
}

/** A part of a cost, by its code. */
const costParts: Readonly<Record<string, (count: string, money: string) => string>> = {
  "endpoint-hours": (count, money) =>
    `${count === "1" ? "1 endpoint" : `${count} endpoints`}, all month: ${money}`,
  "endpoint-data": (count, money) => `${count} GB through it: ${money}`,
  "peering-data": (count, money) => `${count} GB over peerings to an appliance: ${money}`,
  "service-endpoint": () => "free of charge",
};

/** How traffic travels, by its code. */
const transports: Readonly<Record<string, string>> = {
  AZURE_BACKBONE: "over Azure's backbone",
  VIA_NVA_SNAT: "through an appliance, with its address",
  FORCED_TUNNEL_ONPREM: "through the premises (forced tunnel)",
  ER_MICROSOFT_PEERING: "over ExpressRoute's Microsoft peering",
  INTERNET: "over the internet",
};

/** The words of the comparison on the page. */
export const accessWords = {
  compare: "Compare access",
  toolbar: "What is compared",
  list: "Private endpoint and service endpoint, by service and vantage",
  from: "From",
  to: "To",
  everySubnet: "every subnet, site and VPN client",
  everyService: "every service",
  chosen: (first: string, count: number) =>
    count === 1 ? first : `${first} and ${count - 1} more`,
  picker: (label: string, what: string) => `${label}: ${what}`,
  search: "Search",
  all: "Choose all",
  moreToFind: (count: number) => `${numbers.format(count)} more: type to narrow`,
  noneFound: "Nothing by that name.",
  gb: "GB a month",
  gbHelp: "In and out together, through each way.",
  gbWrong: (seen: string) => `"${seen}" is no number of gigabytes. Write a whole one, such as 500.`,
  pricesOf: (a: { readonly asOf: string; readonly currency: string; readonly isOwn: boolean }) =>
    `${a.isOwn ? "Own prices" : "Prices"} in ${a.currency} of ${a.asOf}…`,
  prices: "Prices",
  pricesHelp: (asOf: string) =>
    `A field that stays empty counts as in the catalogue of ${asOf}, in US dollars, whose figure it shows.`,
  priceFields: {
    asOf: "Day of the prices",
    currency: "Currency",
    perUsd: "For a US dollar",
    source: "Where they come from",
    endpointPerHour: "Private endpoint, an hour",
    peeringPerGb: "Peering, a GB and direction",
    standardServiceEndpointPerVnetHour: "Standard service endpoint, an hour",
    directConnectPerHour: "Direct link service, an hour",
    hoursPerMonth: "Hours in a month",
  },
  priceTiers: "Data through private endpoints, by the GB in a month",
  tierEnd: "Up to GB (the last has no end)",
  tierPrice: "A GB",
  tierEndOf: (n: number) => `Tier ${n} up to GB`,
  tierPriceOf: (n: number) => `Tier ${n}, a GB`,
  inDollars: (figure: string) => `$${figure}`,
  priceFile: "Load a price list (JSON)",
  priceLoaded: (name: string) => `The fields hold ${name}; they count once they are used.`,
  priceReset: "Back to the catalogue",
  priceCancel: "Cancel",
  priceUse: "Use these prices",
  pricesFailed: (why: string) => `The prices could not be changed. ${why}`,
  allColumns: "All columns",
  foldAll: "Fold all",
  unfoldAll: "Unfold all",
  copyAll: "Copy as Markdown",
  copyMost: (count: string, most: number) =>
    `${count} pairs are too many to copy; choose ${most} or fewer, or use split-horizon compare-access.`,
  copied: (count: number) => `Copied ${plural(count, "comparison", "comparisons")} as Markdown`,
  notCopied: (why: string) => `Nothing was copied. ${why}`,
  caption: (a: { readonly services: number; readonly vantages: number }) =>
    `${plural(a.services, "service", "services")} × ${plural(a.vantages, "vantage", "vantages")} = ${plural(a.services * a.vantages, "pair", "pairs")}`,
  hidden: (count: string) => ` · ${count} hidden by the filter`,
  leftOut: (count: number) =>
    ` · ${plural(count, "service", "services")} left out, as there are too many pairs; choose services to see them`,
  tagsOf: (asOf: string) => `service tags of ${asOf || "an unknown date"}`,
  pricesFrom: (a: { readonly source: string; readonly kept: number; readonly asOf: string }) =>
    `Prices from ${a.source}${a.kept === 0 ? "" : `, ${plural(a.kept, "figure", "figures")} as in the catalogue of ${a.asOf}`}`,
  advice: "To do",
  anyAdvice: "All",
  adviceCount: (word: string, count: string) => `${word} ${count}`,
  choices: {
    "private-endpoint": "Private endpoint",
    "service-endpoint": "Service endpoint",
    "public-rules": "Public, with rules",
    "as-is": "As it is",
  },
  choose: {
    "private-endpoint": "Use a private endpoint.",
    "service-endpoint": "Use a service endpoint.",
    "public-rules": "Keep the public way, with rules.",
    "as-is": "Leave it as it is.",
  },
  loading: "Comparing every way",
  progress: (done: string, of: string) => `Compared ${done} of ${of} pairs`,
  cancel: "Stop",
  stopped: "The comparison was stopped.",
  again: "Compare again",
  everything: "Compare everything",
  failed: "The ways could not be compared",
  rowsFailed: (why: string) => `These rows could not be told. ${why}`,
  retry: "Try again",
  emptyServices: "This estate has no services, so there is nothing to compare.",
  emptyVantages:
    "This estate has no subnets, sites or VPN clients that are read, so nobody asks for its services.",
  seeRead: "See what was read",
  emptyHint: "If you expected some, they may lie in a subscription that was not read.",
  noSuchName: (names: readonly string[]) =>
    `${names.join(", ")}: no name of a service that was read.`,
  nothing: (hidden: string) => `Nothing matches. ${hidden} pairs are hidden by the filter.`,
  clear: "Show all pairs",
  waiting: "…",
  columns: {
    from: "From",
    today: "Today",
    privateEndpoint: "Private endpoint",
    serviceEndpoint: "Service endpoint",
    freeServiceEndpoint: "Service endpoint (free)",
    advice: "To do",
    way: "Way",
  },
  dimension: "Question",
  dimensions: {
    happens: "What would happen",
    support: "Offered for this kind",
    monthly: "Cost a month",
    onPremises: "From the premises",
    exfiltration: "Data that could leave",
    routes: "Routes of one's own",
    filters: "Security groups",
    dns: "Work in DNS",
    crossRegion: "Across regions",
    crossTenant: "Across tenants",
  },
  offered: { yes: "Yes", preview: "Only in a preview that ended", no: "No", unknown: "Not known" },
  notOffered: "not offered",
  money: moneyText,
  costPart: (a: Money & { readonly code: string; readonly count: number }) =>
    costParts[a.code]?.(numbers.format(a.count), moneyText(a)) ?? `${a.code}: ${moneyText(a)}`,
  stopAt,
  stoppedAt: (at: string) => `stopped ${stopAt(at)}`,
  riskText,
  transport: (code: string) => transports[code] ?? code,
  pairTitle: (from: string, service: string) => `${from} → ${service}`,
  rowName: (a: {
    readonly from: string;
    readonly service: string;
    readonly today: string;
    readonly advice: string;
  }) =>
    `${a.from} to ${a.service}: today ${a.today.toLowerCase()}; to do: ${a.advice.toLowerCase()}`,
  groupName: (a: { readonly service: string; readonly kind: string; readonly counts: string }) =>
    `${a.service}, ${a.kind}: ${a.counts}`,
  pairs: (count: string) => `${count} pairs`,
  reasons: "Why",
  todayHead: "How traffic flows today",
  outcome: "Outcome",
  judgement: "Judgement",
  way: "Way",
  stop: "Stopped",
  risks: "Risks",
  bothWays: "The two ways",
  evidence: "Evidence",
  noEvidence: "These answers rest on no single property of the estate.",
  evidenceAt: (n: number) => `Evidence ${n}`,
  evidenceOf: (n: number, what: string) => `${n} · ${what}`,
  showOnMap: "Show on map",
  traceThis: "Trace this",
  copyOne: "Copy as Markdown",
  nothingSelected:
    "Choose a row to see both ways side by side, with the evidence. Space chooses, Enter opens the trace, arrow keys walk and fold.",
  links: "Private link services of one's own",
  linkRow: (a: { readonly wrong: number; readonly watch: number; readonly consumers: number }) =>
    [
      a.wrong > 0 ? `${a.wrong} wrong` : "",
      a.watch > 0 ? `${a.watch} to watch` : "",
      plural(a.consumers, "consumer", "consumers"),
    ]
      .filter((part) => part !== "")
      .join(" · "),
  levels: { fine: "Fine", watch: "To watch", wrong: "Wrong", unknown: "Not seen" },
  alias: "Alias",
  checks: "Checks",
  consumers: "Consumers",
  noConsumers: "Nobody uses it.",
  consumer: (a: { readonly subscription: string; readonly state: string }) =>
    `in ${a.subscription || "an unknown subscription"}: ${a.state || "state not told"}`,
} as const;
