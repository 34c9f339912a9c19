/** Everything a person can do by name: menus, the palette, the shortcuts sheet, keys and tests read this one list. */
import {
  aboutWords,
  collectWords,
  desktopWords,
  mapWords,
  settingsWords,
  commandWords as words,
} from "#src/messages/index.ts";
import { hasPicker, open, pick } from "./engine.ts";
import { change, go, type State, say, stateNow } from "./store.ts";
import { type Level, MOST_STEPS, type ScreenName } from "./view.ts";
import { walkSteps, walkUnexpected } from "./walk.ts";

export type Command = {
  readonly id: string;
  readonly title: string;
  readonly group: keyof typeof words.groups;
  /** As in `KeyboardEvent`: modifiers, then the key; `Mod` is Ctrl, or Command on a Mac. */
  readonly keys: readonly string[];
  /** Whether it can be done now; always unless told. */
  readonly when?: (state: State) => boolean;
  readonly run: () => void;
};

/** What a screen offers to commands while it is shown. */
export type MapHand = {
  readonly fit: () => void;
  readonly zoomBy: (factor: number) => void;
};
let mapHand: MapHand | undefined;
/** The map lends its camera while it is on screen. */
export function lendMap(hand: MapHand | undefined): void {
  mapHand = hand;
}

const isOpen = ({ opened }: State) => opened !== null;
const on = (screen: ScreenName) => (state: State) => isOpen(state) && state.view.screen === screen;

const toggleDrawer = (drawer: "outline" | "activity") =>
  go({ drawer: stateNow().view.drawer === drawer ? "none" : drawer }, true);

const levels: readonly Level[] = [1, 2, 3, 4];

export const commands: readonly Command[] = [
  {
    id: "palette",
    title: words.palettes,
    group: "go",
    keys: ["Mod+K"],
    run: () => change({ dialog: "palette" }),
  },
  {
    id: "go-map",
    title: words.goMap,
    group: "go",
    keys: ["Mod+1"],
    when: isOpen,
    run: () => go({ screen: "map" }),
  },
  {
    id: "go-trace",
    title: words.goTrace,
    group: "go",
    keys: ["Mod+2"],
    when: isOpen,
    run: () => go({ screen: "trace" }),
  },
  {
    id: "go-matrix",
    title: words.goMatrix,
    group: "go",
    keys: ["Mod+3"],
    when: isOpen,
    run: () => go({ screen: "matrix" }),
  },
  {
    id: "go-start",
    title: words.goStart,
    group: "go",
    keys: [],
    run: () => go({ screen: "start" }),
  },
  {
    id: "filter",
    title: words.filter,
    group: "go",
    keys: ["/"],
    when: isOpen,
    run: () => focusOn("#filter"),
  },
  ...levels.map(
    (level): Command => ({
      id: `level-${level}`,
      title: words.level(level, mapWords.levels[level - 1] ?? ""),
      group: "map",
      keys: [String(level)],
      when: on("map"),
      run: () => go({ level, open: [], closed: [] }),
    }),
  ),
  {
    id: "fit",
    title: words.fit,
    group: "map",
    keys: ["!", "0"],
    when: on("map"),
    run: () => mapHand?.fit(),
  },
  {
    id: "zoom-in",
    title: words.zoomIn,
    group: "map",
    keys: ["+", "="],
    when: on("map"),
    run: () => mapHand?.zoomBy(1.25),
  },
  {
    id: "zoom-out",
    title: words.zoomOut,
    group: "map",
    keys: ["-"],
    when: on("map"),
    run: () => mapHand?.zoomBy(0.8),
  },
  {
    id: "isolate",
    title: words.isolate,
    group: "map",
    keys: ["F"],
    when: on("map"),
    run: () => go({ isolate: stateNow().view.isolate > 0 ? 0 : 1 }, true),
  },
  {
    id: "widen",
    title: words.widen,
    group: "map",
    keys: ["Shift+F"],
    when: on("map"),
    run: () => go({ isolate: Math.min(MOST_STEPS, stateNow().view.isolate + 1) }, true),
  },
  {
    id: "outline",
    title: words.outline,
    group: "map",
    keys: ["O"],
    when: on("map"),
    run: () => toggleDrawer("outline"),
  },
  {
    id: "next-step",
    title: words.nextStep,
    group: "trace",
    keys: ["J"],
    when: on("trace"),
    run: () => walkSteps(1),
  },
  {
    id: "previous-step",
    title: words.previousStep,
    group: "trace",
    keys: ["K"],
    when: on("trace"),
    run: () => walkSteps(-1),
  },
  {
    id: "evidence",
    title: words.evidence,
    group: "trace",
    keys: ["E"],
    when: on("trace"),
    run: () => clickOn("[data-evidence-toggle]"),
  },
  {
    id: "copy-sentence",
    title: words.copySentence,
    group: "trace",
    keys: ["Mod+C"],
    // What was marked by hand is what a person wants to copy.
    when: (state) => isOpen(state) && state.traces[0]?.value != null && !hasMarkedText(),
    run: () => {
      void navigator.clipboard.writeText(stateNow().traces[0]?.value?.sentence ?? "");
      say(words.copied);
    },
  },
  {
    id: "next-unexpected",
    title: words.nextUnexpected,
    group: "matrix",
    keys: ["N"],
    when: on("matrix"),
    run: () => walkUnexpected(1),
  },
  {
    id: "previous-unexpected",
    title: words.previousUnexpected,
    group: "matrix",
    keys: ["P"],
    when: on("matrix"),
    run: () => walkUnexpected(-1),
  },
  {
    id: "only-unexpected",
    title: words.onlyUnexpected,
    group: "matrix",
    keys: ["U"],
    when: on("matrix"),
    run: () => go({ onlyUnexpected: !stateNow().view.onlyUnexpected }, true),
  },
  {
    id: "table",
    title: words.asTable,
    group: "matrix",
    keys: [],
    when: on("matrix"),
    run: () => go({ asTable: !stateNow().view.asTable }, true),
  },
  {
    id: "clear-filter",
    title: words.clearFilter,
    group: "go",
    keys: [],
    when: (state) => state.view.filter !== "",
    run: () => go({ filter: "" }),
  },
  { id: "open-demo", title: words.openDemo, group: "open", keys: [], run: () => void open("demo") },
  {
    id: "open-files",
    title: words.openFiles,
    group: "open",
    keys: ["Mod+O"],
    run: () => openDialog("files"),
  },
  {
    id: "open-folder",
    title: words.openFolder,
    group: "open",
    keys: [],
    run: () => openDialog("folder"),
  },
  {
    id: "export",
    title: words.exportView,
    group: "open",
    keys: ["Mod+Shift+E"],
    when: isOpen,
    run: () => change({ dialog: "export" }),
  },
  {
    id: "collect",
    title: collectWords.openLong,
    group: "open",
    keys: [],
    run: () => change({ dialog: "collect" }),
  },
  {
    id: "settings",
    title: settingsWords.open,
    group: "window",
    keys: ["Mod+,"],
    run: () => change({ dialog: "settings" }),
  },
  {
    id: "about",
    title: aboutWords.open,
    group: "window",
    keys: [],
    run: () => change({ dialog: "about" }),
  },
  {
    id: "new-window",
    title: desktopWords.newWindow,
    group: "window",
    keys: [],
    when: () => window.horizon !== undefined,
    run: () => window.horizon?.newWindow(),
  },
  {
    id: "activity",
    title: words.activity,
    group: "window",
    keys: [],
    when: isOpen,
    run: () => toggleDrawer("activity"),
  },
  {
    id: "theme-light",
    title: words.themeLight,
    group: "window",
    keys: [],
    run: () => change({ theme: "light" }),
  },
  {
    id: "theme-dark",
    title: words.themeDark,
    group: "window",
    keys: [],
    run: () => change({ theme: "dark" }),
  },
  {
    id: "theme-system",
    title: words.themeSystem,
    group: "window",
    keys: [],
    run: () => change({ theme: "system" }),
  },
  {
    id: "new-window",
    title: words.newWindow,
    group: "window",
    keys: [],
    when: () => window.horizon !== undefined,
    run: () => window.horizon?.newWindow(),
  },
  {
    id: "next-pane",
    title: words.nextPane,
    group: "window",
    keys: ["F6"],
    run: () => walkPanes(1),
  },
  {
    id: "previous-pane",
    title: words.previousPane,
    group: "window",
    keys: ["Shift+F6"],
    run: () => walkPanes(-1),
  },
  {
    id: "shortcuts",
    title: words.sheet,
    group: "window",
    keys: ["?"],
    run: () => change({ dialog: "shortcuts" }),
  },
];

const hasMarkedText = () => (getSelection()?.toString() ?? "") !== "";

/** Whether a command can be done now. */
export const canRun = (command: Command, state: State): boolean => command.when?.(state) ?? true;

/** Shows the host's dialog for files, or that of the page where the host has none. */
export function openDialog(kind: "files" | "folder"): void {
  if (hasPicker()) void pick(kind);
  else clickOn(kind === "files" ? "#pick-files" : "#pick-folder");
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

function clickOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.click();
}

/** Moves the focus to the next pane that is there; each has `data-pane` and takes it to its first control. */
function walkPanes(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")];
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at + step + panes.length) % panes.length];
  const focusable = 'a[href], button:not([disabled]), input, select, [tabindex="0"]';
  const first = next?.matches('[tabindex="0"]')
    ? next
    : next?.querySelector<HTMLElement>(focusable);
  (first ?? next)?.focus();
}
