/** What stands around every screen: the frame, its commands, its states. */

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** The words of the frame. */
export const frameWords = {
  product: "Split Horizon",
  title: (estate: string, screen: string) => `${estate} · ${screen} · Split Horizon`,
  screens: { start: "Start", map: "Map", trace: "Trace", matrix: "Matrix" },
  rail: "Screens",
  skip: "Skip to the screen",
  main: (screen: string) => `${screen} screen`,
  askBox: "Ask or find…",
  askShortcut: "Ctrl K",
  openMenu: "Open",
  openFiles: "Open files…",
  openFolder: "Open a folder…",
  openDemo: "Open the demo",
  closeEstate: "Back to the start screen",
  theme: "Theme",
  themes: { system: "System", light: "Light", dark: "Dark" },
  help: "Shortcuts",
  collected: (age: string) => `collected ${age}`,
  stale: "stale",
  readOnly: "read only",
  offline: "offline",
  status: "Status",
  resources: (count: string) => `${count} resources`,
  subscriptions: (count: number) => plural(count, "subscription", "subscriptions"),
  pairs: (vantages: number, services: number) =>
    `${plural(vantages, "vantage", "vantages")} × ${plural(services, "service", "services")}`,
  unexpected: (count: number) => `${count} not as expected`,
  gaps: (count: number) => plural(count, "gap", "gaps"),
  oddities: (count: number) => plural(count, "oddity", "oddities"),
  gapStrip: (count: number) => `${plural(count, "gap", "gaps")}: answers may be Not seen.`,
  review: "Review",
  gapScope: "Where",
  gapType: "What",
  gapAnyType: "everything",
  gapWhy: "Why",
  gapRight: "Right that would settle it",
  gapReasons: {
    refused: "refused: the account has no right to read it",
    missing: "not there when it was asked for",
    failed: "the request failed",
    "not-collected": "not collected",
    referenced: "referenced by others, and in no document",
  },
  gapsMore: (count: number) => `${count} more`,
  noEngine: "The engine is not there yet. Reload the page if this stays.",
  opening: (paths: readonly string[]) =>
    `Opening ${paths.length === 1 ? (paths[0] ?? "") : `${paths.length} files`}`,
  openingDemo: "Opening the demo",
  openedDetail: (resources: number) => plural(resources, "resource", "resources"),
  openedSentence: (title: string, resources: number) =>
    `${title} is open: ${plural(resources, "resource", "resources")}.`,
  cancel: "Cancel",
  close: "Close",
  dismiss: "Dismiss",
  working: (doing: string, done: number, of: number) =>
    of > 0 ? `${doing} (${done} of ${of})` : doing,
  activity: "Activity",
  drawers: { none: "", outline: "Outline", activity: "Activity" },
  noActivity: "Nothing has run yet.",
  activityStates: { running: "running", done: "done", failed: "failed", cancelled: "cancelled" },
  details: "Details",
  drop: "Drop exports, a snapshot or a sites file to open them",
  refused: "Could not open",
  perhaps: (names: readonly string[]) => `Did you mean ${names.join(", ")}?`,
  defect: (what: string) => `${what} failed. The rest of the page still works.`,
  defectReport: "Copy report",
  reloadPane: "Reload pane",
  copied: "Copied",
  panes: { rail: "Screens", top: "Top bar", main: "Screen", details: "Details", drawer: "Drawer" },
  resizeDetails: "Width of the details",
  resizeDrawer: "Height of the drawer",
} as const;

/** The words of the filter bar. */
export const filterWords = {
  bar: "Filter",
  label: "Filter",
  placeholder: "outcome:public kind:storage -as:expected",
  clear: "Clear filter",
  valid: "valid",
  notValid: (why: string) => `Not valid: ${why}`,
  unknownKey: (key: string, known: readonly string[]) =>
    `"${key}" is no key; there are ${known.join(", ")}`,
  unknownOutcome: (value: string, known: readonly string[]) =>
    `"${value}" is no outcome; there are ${known.join(", ")}`,
  openQuote: "a quote is not closed",
  presets: "Presets",
  presetNames: {
    unexpected: "Unexpected public",
    unseen: "Not seen",
    sites: "On-premises only",
  },
  nothing: (filter: string, hidden: number) =>
    `Nothing matches ${filter}. ${hidden} hidden by the filter.`,
} as const;

/** The words of the palette and of commands. */
export const commandWords = {
  palette: "Ask or find",
  paletteHelp:
    "A name or URL asks where it goes. @ finds things, > runs commands. Arrow keys choose, Enter does it.",
  results: (count: number) => plural(count, "result", "results"),
  noResults: "Nothing found. Try @ for things or > for commands.",
  traceFrom: (name: string, from: string) => `Trace ${name} from ${from}`,
  filterBy: (filter: string) => `Filter by ${filter}`,
  recent: "Recent",
  shortcuts: "Keyboard shortcuts",
  groups: {
    go: "Go",
    map: "Map",
    trace: "Trace",
    matrix: "Matrix",
    open: "Open",
    window: "Window",
  },
  goMap: "Go to the map",
  goTrace: "Go to the trace",
  goMatrix: "Go to the matrix",
  goStart: "Go to the start screen",
  palettes: "Ask or find",
  filter: "Filter",
  level: (level: number, word: string) => `Level ${level}: ${word}`,
  fit: "Fit the picture",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  isolate: "Isolate the selection",
  widen: "Isolate one step wider",
  copied: "Copied the answer",
  outline: "Show or hide the outline",
  activity: "Show or hide the activity",
  nextPane: "Next pane",
  previousPane: "Previous pane",
  nextStep: "Next step",
  previousStep: "Previous step",
  evidence: "Expand the evidence",
  nextUnexpected: "Next unexpected pair",
  previousUnexpected: "Previous unexpected pair",
  onlyUnexpected: "Only unexpected pairs",
  asTable: "Show as a table",
  openDemo: "Open the demo",
  openFiles: "Open files…",
  openFolder: "Open a folder…",
  exportView: "Export…",
  themeLight: "Light theme",
  themeDark: "Dark theme",
  themeSystem: "System theme",
  sheet: "Keyboard shortcuts",
  clearFilter: "Clear the filter",
  copySentence: "Copy the answer as a sentence",
} as const;

/** The words of the start screen. */
export const startWords = {
  tagline: "See where every name goes, and why.",
  promise:
    "For a name and a place it predicts what DNS answers, which way the traffic takes, and whether that is the private endpoint, with the evidence.",
  back: (title: string) => `Back to ${title}`,
  demo: "Open the demo",
  demoHint: "Contoso: two regions, one site, twelve services, nine mistakes to find",
  files: "Open files…",
  filesHint: "Exports from the Azure CLI or Resource Graph, a snapshot, a sites file",
  folder: "Open a folder…",
  folderHint: "A folder of exports",
  dropHint: "Or drop files anywhere in this window.",
  recent: "Opened lately",
  forget: (title: string) => `Forget ${title}`,
  reads: "Reads only. Your data stays on this computer.",
  pictureAlt:
    "The map of Contoso: headquarters on the left, two hubs, their spokes, private endpoints, and services on the right; blue wires lead to private endpoints, and orange ones to public addresses.",
  pictureSentence:
    "vm-app-01 is sent to the public address of stcontoso, because one zone is not linked.",
} as const;

/** The checklist card of the demo. */
export const taskWords = {
  title: "Four things to try",
  trace: "Find out why vm-app-01 reaches stcontoso publicly",
  evidence: "Open the evidence of the deciding step",
  map: "Select a private endpoint on the map",
  matrix: "Show only the unexpected pairs of the matrix",
  done: "done",
  all: "All four done. The mistakes of Contoso are listed in its documentation.",
  close: "Close the list",
} as const;
