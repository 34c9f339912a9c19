/** What the page tells the desktop window around it: its commands for the menu, and what it shows, for the next start. */
import type { MenuEntry, MenuPart } from "#src/api/index.ts";
import { commandWords, desktopWords } from "#src/messages/index.ts";
import { type Command, canRun, commands } from "../state/commands.ts";
import { open, sourceNow } from "../state/engine.ts";
import { recentEstates } from "../state/recent-estates.ts";
import { type State, stateNow, subscribe } from "../state/store.ts";
import { addressOf } from "../state/view.ts";
import { keysOf } from "./keymap.ts";

/** The shell has these itself, as they must work before there is a page. */
const ofTheShell = new Set(["open-files", "open-folder", "new-window"]);
const ofHelp = new Set(["shortcuts", "about"]);

/** The keys of a command in the menu's form. Copying is the Edit menu's, which copies what is selected. */
function acceleratorOf(command: Command): string {
  const keys = keysOf(command).find((one) => /^(Mod\+|(Shift\+)?F\d)/.test(one)) ?? "";
  return keys === "Mod+C" ? "" : keys.replace("Mod+", "CmdOrCtrl+");
}

const partIdOf = (command: Command): string => {
  if (ofHelp.has(command.id)) return "help";
  if (command.group === "open") return "file";
  return command.group === "window" ? "view" : command.group;
};

/** The menu of the commands as they can be done in `state`. */
export function menuOf(state: State): readonly MenuPart[] {
  const own = commands.filter(({ id }) => !ofTheShell.has(id));
  const parts = [...Map.groupBy(own, partIdOf)].map(
    ([id, group]): MenuPart => ({
      id,
      label: Object.entries(commandWords.groups).find(([key]) => key === id)?.[1] ?? id,
      entries: group.map(
        (command): MenuEntry => ({
          id: command.id,
          label: command.title,
          accelerator: acceleratorOf(command),
          isEnabled: canRun(command, state),
        }),
      ),
    }),
  );
  const recent = recentEstates().map(({ title }, i) => ({
    id: `recent-${i}`,
    label: title,
    accelerator: "",
    isEnabled: true,
  }));
  return [...parts, { id: "recent", label: desktopWords.recent, entries: recent }];
}

function runById(id: string): void {
  const recent = /^recent-(\d+)$/.exec(id)?.[1];
  if (recent !== undefined) {
    const estate = recentEstates()[Number(recent)];
    if (estate) void open(estate.paths);
    return;
  }
  const command = commands.find((one) => one.id === id);
  if (command && canRun(command, stateNow())) command.run();
}

/** Keeps the window's menu and its memory up with the page; nothing in a browser. */
export function startDesktop(): void {
  const { horizon } = window;
  if (!horizon) return;
  let [menu, shown] = ["", ""];
  let isWaiting = false;
  const tell = () => {
    isWaiting = false;
    const state = stateNow();
    const parts = menuOf(state);
    const nextMenu = JSON.stringify(parts);
    if (nextMenu !== menu) {
      menu = nextMenu;
      horizon.setMenu(parts);
    }
    const source = sourceNow();
    if (!state.opened) return;
    const next = {
      address: addressOf(state.view),
      paths: source === "demo" ? [] : source,
      isDemo: source === "demo",
    };
    const nextShown = JSON.stringify(next);
    if (nextShown === shown) return;
    shown = nextShown;
    horizon.remember(next);
  };
  subscribe(() => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(tell, 150);
  });
  horizon.onCommand(runById);
  // The menu is the application's, but its commands are those of the window in front.
  addEventListener("focus", () => {
    menu = "";
    tell();
  });
  tell();
}
