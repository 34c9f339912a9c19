/** The words of the matrix. */

const counted = (count: number, one: string, many: string) =>
  `${count} ${count === 1 ? one : many}`;

export const matrixWords = {
  grid: "Outcome of each vantage and name",
  caption: (a: {
    readonly rows: number;
    readonly columns: number;
    readonly pairs: string;
    readonly unexpected: number;
    readonly unseen: number;
  }) =>
    `${a.rows} × ${a.columns} = ${a.pairs} pairs · ${a.unexpected} unexpected · ${a.unseen} not seen`,
  hidden: (count: string) => ` · ${count} hidden by the filter`,
  leftOut: (count: string) => ` · ${count} vantages left out, as there are too many pairs`,
  rows: "Vantages",
  columns: "Names",
  rowsBy: "Group rows",
  rowGroups: {
    place: "by site or VNet",
    region: "by region",
    subscription: "by subscription",
    none: "not at all",
  },
  columnsBy: "Group columns",
  columnGroups: {
    kind: "by kind",
    zone: "by private zone",
    resourceGroup: "by resource group",
    region: "by region",
    none: "not at all",
  },
  closeGroups: "Close groups",
  openGroups: "Open groups",
  order: "Order",
  orders: { estate: "as in the estate", worst: "worst first" },
  zoom: "Size",
  zoomText: (size: number, isOverview: boolean) =>
    isOverview ? `overview, dots of ${size} px` : `cells of ${size} px`,
  onlyUnexpected: "Only unexpected",
  asTable: "Table",
  cell: (from: string, name: string, word: string, judgement: string) =>
    `${from} to ${name}: ${word}, ${judgement}`,
  tipHint: (dns: string) => `DNS: ${dns}. Enter opens the trace, Space puts it side by side.`,
  vantages: (count: number) => counted(count, "vantage", "vantages"),
  names: (count: number) => counted(count, "name", "names"),
  /** A group, or what a row or column says by itself. */
  head: (title: string, what: string, margin: string) =>
    `${[title, what].filter(Boolean).join(", ")}${margin === "" ? "" : `: ${margin}`}`,
  headHint: (isClosed: boolean) =>
    isClosed ? "→ or Enter opens the group." : "← or Enter closes the group.",
  overviewHint: "Enter enlarges the cells here.",
  sum: (a: {
    readonly from: string;
    readonly to: string;
    readonly pairs: number;
    readonly margin: string;
  }) => `${a.from} to ${a.to}, ${counted(a.pairs, "pair", "pairs")}: ${a.margin}`,
  sumHint: (pairs: number) =>
    `${counted(pairs, "pair", "pairs")} in closed groups; Enter opens them.`,
  margin: (parts: readonly string[], unexpected: number) =>
    `${parts.join(", ")}${unexpected > 0 ? `; ${unexpected} unexpected` : ""}`,
  keys: "Arrow keys walk the cells and heads. On the head of a group, Left closes it and Right opens it. On a cell, Enter opens the trace and Space puts the pair side by side.",
  groupSaid: (title: string, isClosed: boolean) => `${title} ${isClosed ? "closed" : "open"}`,
  walked: (at: number, of: number) => `${at} of ${of}`,
  noneUnexpected: "Nothing is unexpected.",
  openTrace: "Open trace",
  allExpected: "Every pair is as expected, as far as it could be seen.",
  loading: "Asking every name from everywhere",
  failed: "The matrix could not be made",
  empty: "There are no vantages or no services, so there is nothing to ask.",
  place: {
    site: "Sites",
    internet: "Internet",
    p2s: "VPN clients",
    app: "Apps outside VNets",
    unknown: "Elsewhere",
  },
  noRegion: "No region",
  noSubscription: "No subscription",
  noKind: "Other names",
  noZone: "No private zone",
  noResourceGroup: "No resource group",
  nothingSelected: "Select a cell to see its outcome; Enter opens its trace.",
  columnVantage: "Vantage",
  columnName: "Name",
  columnOutcome: "Outcome",
  columnJudgement: "Judgement",
  columnDns: "DNS",
  pairTitle: (from: string, name: string) => `${from} → ${name}`,
  sumTitle: (from: string, to: string) => `${from} → ${to}`,
  tracing: "Tracing",
  steps: "Steps",
  moreSteps: (count: number) => `and ${counted(count, "more step", "more steps")}`,
  decides: "decides",
  tray: "Side by side",
  trayHint: "Space on a cell puts its pair here: up to four vantages for one name.",
  trayOpen: "Open side by side",
  trayRemove: (label: string) => `Take ${label} away`,
  trayAdded: (label: string, count: number) => `${label} added; ${count} of 4`,
  trayRemoved: (label: string) => `${label} taken away`,
  trayAnew: (name: string) =>
    `Only pairs of one name stand side by side. Started anew with ${name}.`,
  trayFull: "Four stand side by side already. Take one away first.",
} as const;
