/** What is on screen, as one value that lives in the address: equal views, equal pages. */

export type ScreenName = "start" | "map" | "trace" | "matrix" | "access";
export type Level = 1 | 2 | 3 | 4;

/** Everything that decides what is drawn. Absent things have their empty value. */
export type View = {
  readonly screen: ScreenName;
  /** Level of detail of the map. */
  readonly level: Level;
  /** Vantages of the question, the first of them the one that is lit. */
  readonly from: readonly string[];
  /** Name that is asked; "" for none. */
  readonly name: string;
  /** Record type; "" for A. */
  readonly type: string;
  /** Port; "" for the service's own. */
  readonly port: string;
  /** Step of the trace that is selected; 0 for the deciding one. */
  readonly step: number;
  /** What is selected: id of a box or wire, or `pair:` and a vantage and a name. */
  readonly select: string;
  readonly open: readonly string[];
  readonly closed: readonly string[];
  /** Shared filter of map and matrix. */
  readonly filter: string;
  readonly onlyUnexpected: boolean;
  readonly rowsBy: RowsBy;
  readonly columnsBy: ColumnsBy;
  /** Closed groups of the matrix: `row` or `column` and the key of the group. */
  readonly folded: readonly string[];
  readonly order: "estate" | "worst";
  /** Height of a row of the matrix in px, one of `cellSizes`. */
  readonly zoom: number;
  /** Pairs of one name that a person puts side by side. */
  readonly tray: readonly string[];
  readonly asTable: boolean;
  /** Vantages and names that are compared; none: all. */
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  /** GB a month of the comparison; "" for none. */
  readonly gb: string;
  /** Shown alone: pairs with this to do; "" for all. */
  readonly advice: string;
  /** Services whose rows are folded where others are not, or the other way round. */
  readonly flipped: readonly string[];
  readonly allColumns: boolean;
  readonly drawer: (typeof drawers)[number];
  /** How many steps around the selection are shown alone; 0 shows everything. */
  readonly isolate: number;
};

/** What lies below a screen: the tree of what is drawn with its wires, these alone, or what was done and read. */
export const drawers = ["none", "outline", "table", "activity"] as const;

export const rowsBy = ["place", "region", "subscription", "none"] as const;
export type RowsBy = (typeof rowsBy)[number];
export const columnsBy = ["kind", "zone", "resourceGroup", "region", "none"] as const;
export type ColumnsBy = (typeof columnsBy)[number];

/** Sizes of the matrix: below 24 its cells are dots that say nothing by themselves. */
export const cellSizes = [12, 16, 20, 24, 28, 32, 36, 40] as const;
export const LEAST_CELL = 24;
export const USUAL_CELL = 32;

/** Most steps around a selection. */
export const MOST_STEPS = 4;

export const firstView: View = {
  screen: "start",
  level: 1,
  from: [],
  name: "",
  type: "",
  port: "",
  step: 0,
  select: "",
  open: [],
  closed: [],
  filter: "",
  onlyUnexpected: false,
  rowsBy: "place",
  columnsBy: "kind",
  folded: [],
  order: "estate",
  zoom: USUAL_CELL,
  tray: [],
  asTable: false,
  sources: [],
  targets: [],
  gb: "",
  advice: "",
  flipped: [],
  allColumns: false,
  drawer: "none",
  isolate: 0,
};

const screens: readonly ScreenName[] = ["start", "map", "trace", "matrix", "access"];

/** The address (a fragment with its "#") of a view; what has its first value is left out. */
export function addressOf(view: View): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(view)) {
    if (key === "screen" || sameValue(value, firstView[key as keyof View])) continue;
    if (Array.isArray(value)) for (const one of value) query.append(key, one);
    else query.set(key, value === true ? "1" : String(value));
  }
  const tail = query.size > 0 ? `?${query}` : "";
  return `#/${view.screen}${tail}`;
}

/** The view of an address; what is not understood keeps its first value. */
export function viewAt(address: string): View {
  const [path = "", tail = ""] = address.replace(/^#?\/?/, "").split(/\?(.*)/s);
  const query = new URLSearchParams(tail);
  const text = (key: string) => query.get(key) ?? "";
  const one = <T extends string>(key: string, known: readonly T[], otherwise: T): T =>
    known.find((k) => k === text(key)) ?? otherwise;
  const level = Number(text("level"));
  return {
    screen: screens.find((s) => s === path) ?? "start",
    level: level === 2 || level === 3 || level === 4 ? level : 1,
    from: query.getAll("from").slice(0, 4),
    name: text("name"),
    type: text("type"),
    port: text("port"),
    step: Math.max(0, Math.trunc(Number(text("step"))) || 0),
    select: text("select"),
    open: query.getAll("open"),
    closed: query.getAll("closed"),
    filter: text("filter"),
    onlyUnexpected: text("onlyUnexpected") === "1",
    rowsBy: one("rowsBy", rowsBy, "place"),
    columnsBy: one("columnsBy", columnsBy, "kind"),
    folded: query.getAll("folded"),
    order: one("order", ["estate", "worst"], "estate"),
    zoom: cellSizes.find((size) => size === Number(text("zoom"))) ?? USUAL_CELL,
    tray: query.getAll("tray").slice(0, 4),
    asTable: text("asTable") === "1",
    sources: query.getAll("sources"),
    targets: query.getAll("targets"),
    gb: text("gb"),
    advice: text("advice"),
    flipped: query.getAll("flipped"),
    allColumns: text("allColumns") === "1",
    drawer: one("drawer", drawers, "none"),
    isolate: Math.max(0, Math.min(MOST_STEPS, Math.trunc(Number(text("isolate"))) || 0)),
  };
}

function sameValue(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b) ? a.join("\n") === b.join("\n") : a === b;
}
