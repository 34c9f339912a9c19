/** What stands in an estate report: headings, columns and sentences, in English. */
import { currencyText, type Kept, priceWords } from "./prices.ts";

export const reportEnglish = {
  title: (estate: string) => `Network report: ${estate}`,
  subtitle: "Where traffic to Azure services goes, and why",
  contents: "Contents",
  front: {
    estate: "Estate",
    taken: "Read from Azure",
    made: "Report of",
    author: "Author",
    client: "For",
    version: "Version",
    status: "Status",
    scope: "Scope",
  },
  notTold: "not told",
  scope: (a: {
    readonly subscriptions: number;
    readonly vnets: number;
    readonly services: number;
  }) => `${a.subscriptions} subscriptions, ${a.vnets} VNets, ${a.services} services`,
  readOnly:
    "Everything here is predicted from what was read. Nothing was written to Azure, and no traffic was sent.",
  sections: {
    overview: "Overview",
    inventory: "Inventory",
    matrix: "What each name leads to",
    paths: "Traffic paths per service",
    access: "Private endpoint or service endpoint",
    dns: "DNS per application",
    assumptions: "Assumptions",
    gaps: "What could not be seen",
  },
  overviewCaption: "The estate, sites at the left, services at the right",
  totals: (a: { readonly pairs: number; readonly vantages: number; readonly names: number }) =>
    `${a.pairs} pairs of ${a.vantages} vantages and ${a.names} names were judged.`,
  total: (a: { readonly count: number; readonly word: string }) => `${a.word}: ${a.count}`,
  unexpected: (count: number) =>
    count === 0
      ? "Every pair is as expected, where something tells what is expected."
      : `${count} pairs are not as expected.`,
  none: "None.",
  inventory: {
    subscriptions: "Subscriptions",
    vnets: "Virtual networks",
    subnets: "Subnets",
    peerings: "Peerings, each half",
    gateways: "Gateways and firewalls",
    endpoints: "Private endpoints",
    services: "Services",
    zones: "DNS zones",
    resolvers: "DNS resolvers and rulesets",
    sites: "Sites and DNS servers as told",
  },
  columns: {
    name: "Name",
    id: "Id",
    state: "State",
    region: "Region",
    prefixes: "Address space",
    dnsServers: "DNS servers",
    subnets: "Subnets",
    owner: "Owner",
    kind: "Kind",
    address: "Addresses",
    target: "Leads to",
    publicAccess: "Public access",
    endpoints: "Private endpoints",
    links: "Links",
    records: "Record sets",
    detail: "Detail",
    from: "From",
    to: "To",
    passes: "Lets through",
    nsg: "Security group",
    routes: "Route table",
    serviceEndpoints: "Service endpoints",
    delegations: "Delegated to",
    outcome: "Outcome",
    expected: "Expected",
    dns: "DNS",
    why: "Why",
    scope: "Scope",
    type: "Type",
    right: "Right that would settle it",
    count: "Pairs",
    assumption: "Assumption",
    key: "Column",
    vantages: "Vantages",
    today: "Today",
    privateEndpoint: "With a private endpoint",
    serviceEndpoint: "With a service endpoint",
    advice: "Advice",
    monthly: "Per month",
  },
  azureDns: "Azure-provided",
  rule: "forwarding rule",
  ruleOff: "forwarding rule, off",
  peering: {
    access: "traffic of the VNet",
    forwarded: "forwarded traffic",
    transit: "gateway transit",
    remote: "uses the other's gateways",
  },
  publicAccess: { Enabled: "on", Disabled: "off", SecuredByPerimeter: "by perimeter" } as Readonly<
    Record<string, string>
  >,
  matrixHelp:
    "Vantages whose names all lead to the same are one column. “!” marks what is not as expected.",
  matrixPart: (n: number, of: number) => `Columns, part ${n} of ${of}`,
  steps: "DNS",
  hops: "Way",
  from: (labels: readonly string[], more: number) =>
    `From ${labels.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
  dnsCaption: (application: string) => `How names of ${application} are answered`,
  dnsPart: (application: string, n: number, of: number) => `${application}, page ${n} of ${of}`,
  dnsHelp:
    "Each row is one way of asking: the names above it, from the vantages that it begins with. Under each hop stands who owns it: subscription, resource group, and the owner tag where there is one.",
  chains: { asks: "asks", answer: "answer", public: "public address" },
  owner: (a: { readonly subscription: string; readonly group: string; readonly owner: string }) =>
    [a.subscription, a.group, a.owner].filter(Boolean).join(" / "),
  notOwned: "nobody in the estate",
  untold: "told by the sites file",
  applicationOf: (group: string) => `resource group ${group}`,
  applicationsLeftOut: (count: number) => `${count} more applications were left out.`,
  rowsLeftOut: (count: number) => `${count} more rows were left out.`,
  gapWhy: {
    refused: "refused",
    missing: "not found",
    failed: "failed",
    "not-collected": "not collected",
    referenced: "named by something, never read",
  } as Readonly<Record<string, string>>,
  allTypes: "every type",
  support: {
    yes: "Available",
    preview: "Preview",
    no: "Not available",
    unknown: "Unknown",
  } as Readonly<Record<string, string>>,
  advice: {
    "private-endpoint": "Private endpoint",
    "service-endpoint": "Service endpoint",
    "public-rules": "Public, with rules",
    "as-is": "Leave as it is",
  } as Readonly<Record<string, string>>,
  classes: {
    PRIVATE_ENDPOINT: "Private",
    SERVICE_ENDPOINT: "Service endpoint",
    PUBLIC: "Public",
    BLOCKED: "Blocked",
    UNKNOWN: "Not seen",
  } as Readonly<Record<string, string>>,
  money: (amount: number, currency: string) =>
    currency === "USD" ? `$${amount.toFixed(2)}` : `${amount.toFixed(2)} ${currency}`,
  rows: (shown: number, of: number) => `${shown} of ${of} rows are shown.`,
  date: (iso: string) => iso,
  count: (count: number) => String(count),
  /** The place of a step or a vantage. */
  place: (at: string) => at,
  vantageKind: (kind: string) => kind,
  step: (a: {
    readonly kind: string;
    readonly n: number;
    readonly at: string;
    readonly text: string;
  }) => `${a.kind} ${a.n}: ${a.at}: ${a.text}`,
  ending: (a: { readonly from: string; readonly word: string; readonly flagged: boolean }) =>
    `${a.from}: ${a.word}${a.flagged ? ", not as expected" : ""}.`,
  advised: (a: { readonly advice: string; readonly reasons: readonly string[] }) =>
    [`${a.advice}.`, ...a.reasons].join(" "),
  /** What an option ends in, its cost in a month, and what it opens. */
  option: (a: { readonly ends: string; readonly money: string; readonly leads: string }) =>
    `${a.ends}; ${a.money} a month. ${a.leads}`,
  vantages: (labels: readonly string[], more: number) =>
    `${labels.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
  prices: (a: {
    readonly source: string;
    readonly asOf: string;
    readonly currency: string;
    /** Of a list of one's own; null: the catalogue's. */
    readonly fromCatalogue: Kept | null;
  }) => {
    const day = `in ${currencyText(a.currency)} as of ${a.asOf}, without the traffic`;
    if (!a.fromCatalogue)
      return `Costs a month are list prices ${day}, discounts and taxes: ${a.source}.`;
    const own = `Costs a month are by a price list of one's own ${day}: ${a.source || priceWords.noSource}.`;
    return `${own} ${priceWords.kept(a.fromCatalogue, a.currency)}`.trim();
  },
};

/** The words of a report, in one language. */
export type ReportWords = typeof reportEnglish;
