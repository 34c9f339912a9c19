/** Everything a person can do by name: menus, the palette, the shortcuts sheet, keys and tests read this one list. */
import {
  aboutWords,
  collectWords,
  desktopWords,
  settingsWords,
  commandWords as words,
} from "#src/messages/index.ts";
import { type Command, isOpen, toggleDrawer } from "./command.ts";
import { hasPicker, open, pick } from "./engine.ts";
import { clickOn, focusOn, walkPanes } from "./places.ts";
import { screenCommands } from "./screen-commands.ts";
import { change, go, type State } from "./store.ts";

export type { Command } from "./command.ts";
export { lendMap } from "./screen-commands.ts";

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
    id: "go-access",
    title: words.goAccess,
    group: "go",
    keys: ["Mod+4"],
    when: isOpen,
    run: () => go({ screen: "access" }),
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
  ...screenCommands,
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

/** Whether a command can be done now. */
export const canRun = (command: Command, state: State): boolean => command.when?.(state) ?? true;

/** Shows the host's dialog for files, or that of the page where the host has none. */
export function openDialog(kind: "files" | "folder"): void {
  if (hasPicker()) void pick(kind);
  else clickOn(kind === "files" ? "#pick-files" : "#pick-folder");
}
