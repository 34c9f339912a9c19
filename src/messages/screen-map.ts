/** What is read on and around the map. */

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const lists = new Intl.ListFormat("en");
const list = (parts: readonly string[]) => lists.format(parts);

/** The words of the map. */
export const mapWords = {
  region: "Map of the estate",
  instructions:
    "Arrow keys move from box to box, brackets along wires; Enter selects, Shift Enter opens or closes, plus and minus zoom, 1 to 4 change the level, O opens the outline. Shift and an arrow key move the box itself, Shift R puts all boxes back.",
  levels: ["Estate", "Network", "Segment", "Path"],
  level: "Level of detail",
  zoom: "Zoom",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Fit",
  nudge: {
    up: "Move up",
    down: "Move down",
    left: "Move left",
    right: "Move right",
  },
  nudged: (title: string, direction: string) => `${title}: ${direction}`,
  nudgeEnd: (title: string) =>
    `${title} stays in its lane, its region and what it lies in; there it can go no further.`,
  resetPlace: "Reset its place",
  resetPlaces: "Reset places",
  placeReset: (title: string) => `${title} is back in its place.`,
  placesReset: "All boxes are back in their places.",
  percent: (zoom: number) => `${Math.round(zoom * 100)} %`,
  legend: "Legend",
  legendEntry: (word: string, count: number) => `${word}, ${plural(count, "wire", "wires")}`,
  link: "Connection",
  ask: "DNS question",
  ghost: "Referenced, not there",
  unseen: "Not seen",
  flagged: "Not as expected",
  outline: "Outline",
  table: "Table",
  twins: "The map in words",
  drawn: (shown: string, total: string) => `Showing ${shown} of ${total}.`,
  bundled: (parts: readonly string[]) => ` Bundled: ${parts.join(", ")}.`,
  wiresLeftOut: (count: number) => ` ${plural(count, "wire", "wires")} left out.`,
  asTable: "Show as table",
  open: (title: string) => `Open ${title}`,
  close: (title: string) => `Close ${title}`,
  loading: "Drawing the map",
  failed: "The map could not be drawn",
  emptyPath: "Level 4 shows the path of one question.",
  emptyPathHint: "Ask a name from a vantage, and its path is drawn here.",
  askNow: "Ask a question",
  emptyEstate: "This estate has no networks and no services to draw.",
  emptyEstateHint: "If you expected some, they may lie in a subscription that was not read.",
  seeRead: "See what was read",
  minimap: "Overview",
  boxSaid: (a: {
    readonly title: string;
    readonly kind: string;
    readonly inside: string;
    readonly counts: readonly string[];
    readonly at: number;
    readonly of: number;
  }) =>
    `${a.title}, ${a.kind}${a.inside === "" ? "" : `, in ${a.inside}`}; ` +
    `${a.counts.length === 0 ? "no pairs" : a.counts.join(", ")}; ${a.at} of ${a.of}`,
  menu: (title: string) => `Actions for ${title}`,
  traceFrom: "Trace from here",
  traceTo: "Trace to here",
  isolate: "Isolate",
  showAll: "Show all",
  stepsAround: "Steps around",
  showInMatrix: "Show in matrix",
  copyId: "Copy id",
  openBox: "Open",
  closeBox: "Close",
  detailsOfEstate: "The estate",
  question: "The question",
  openTrace: "Open trace",
  clearQuestion: "Clear the question",
  estateSentence: (a: {
    readonly resources: string;
    readonly vantages: number;
    readonly services: number;
    readonly gaps: number;
  }) =>
    `${a.resources} resources were read. ${plural(a.vantages, "vantage", "vantages")} can ask for ${plural(a.services, "service", "services")}.` +
    (a.gaps > 0
      ? ` ${plural(a.gaps, "gap", "gaps")}: what lies there is not seen, not absent.`
      : ""),
  nothingSelected: "Select a box or a wire to see its paths and evidence.",
  boxSentence: (a: {
    readonly title: string;
    readonly counts: readonly { readonly word: string; readonly count: number }[];
    readonly unexpected: boolean;
  }) =>
    a.counts.length === 0
      ? `No pairs go through ${a.title}.`
      : `${a.counts.map((c) => `${c.count} ${c.word.toLowerCase()}`).join(", ")} through ${a.title}.` +
        (a.unexpected ? " Some are not as expected." : ""),
  presenceSentence: {
    ghost: "Something refers to it, and it is not there.",
    unseen: "It could not be seen: the account that read the estate had no right to.",
  },
  wireTitle: (from: string, to: string) => `${from} → ${to}`,
  wireSentence: (word: string, count: number) => `${plural(count, "pair", "pairs")}: ${word}.`,
  factKind: "Kind",
  detailsOfBox: "Details",
  factAddress: "Address",
  factRange: "Addresses",
  factServes: "Serves",
  factState: "Connection",
  stateUnknown: "not told",
  endpointSentence: (a: {
    readonly service: string;
    readonly reaching: number;
    readonly missing: readonly string[];
    readonly more: number;
  }) => {
    const who = list([...a.missing, ...(a.more > 0 ? [`${a.more} more`] : [])]);
    const do_ = a.missing.length + a.more === 1 ? "does" : "do";
    return (
      `${plural(a.reaching, "vantage reaches", "vantages reach")} ${a.service} privately through this endpoint` +
      (a.missing.length === 0 ? "." : `; ${who} ${do_} not, and should.`)
    );
  },
  factIn: "In",
  factHolds: "Stands for",
  factThings: (count: number) => plural(count, "thing", "things"),
  factId: "Id",
  paths: "Paths",
  noPaths: "No wires end here at this level.",
  outcomes: "Outcomes",
  outcomesUncounted: "Not all pairs are counted: the matrix asks for them when it is shown.",
  document: "Document as read",
  noDocument: "No document of it was read.",
  showDocument: "Show the document",
  outlineTree: "Boxes of the map",
  outlineWires: "Wires of the map",
  columnName: "Name",
  columnKind: "Kind",
  columnOutcomes: "Outcomes",
  columnFlag: "Judgement",
  columnFrom: "From",
  columnTo: "To",
  columnOutcome: "Outcome",
  columnCount: "Pairs",
  countsText: (parts: readonly string[]) => parts.join(", "),
  read: "What was read",
  readSource: "Source",
  readShape: "Shape",
  readDocuments: "Documents",
} as const;
