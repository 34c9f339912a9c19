/** What does the desktop around the page hear: its menu, what was chosen in it, and what the window shows? */
import type { MenuEntry, MenuPart } from "#src/api/index.ts";
import { commandWords } from "#src/messages/index.ts";
import type { Bridge } from "../../electron/bridge.ts";
import { type Command, canRun, commands } from "./commands.ts";
import { open } from "./engine.ts";
import { recentEstates } from "./recent-estates.ts";
import { type State, stateNow, subscribe } from "./store.ts";
import { addressOf } from "./view.ts";

/** Commands that the shell's own menu has. */
const ofShell = new Set(["open-files", "open-folder", "new-window"]);

/** Groups of commands that add to a menu of the shell; the others are menus of their own. */
const places: Partial<Record<Command["group"], string>> = { open: "file", window: "view" };

const RECENT = "recent ";

/** Keys in Electron's form; single letters stay the page's, as the menu would take them from text. */
function acceleratorOf({ keys }: Command): string {
  const chosen = keys.find((key) => key.startsWith("Mod+") || /^(Shift\+)?F\d+$/.test(key));
  return (chosen ?? "").replace("Mod+", "CmdOrCtrl+");
}

/** The page's part of the window's menu, as things stand now. */
function menuOf(state: State): readonly MenuPart[] {
  const groups = Map.groupBy(
    commands.filter(({ id }) => !ofShell.has(id)),
    (command) => command.group,
  );
  const parts = [...groups].map(
    ([group, own]): MenuPart => ({
      id: places[group] ?? group,
      label: commandWords.groups[group],
      entries: own.map(
        (command): MenuEntry => ({
          id: command.id,
          label: command.title,
          accelerator: acceleratorOf(command),
          isEnabled: canRun(command, state),
        }),
      ),
    }),
  );
  const recent = recentEstates().map(
    ({ title }, i): MenuEntry => ({
      id: `${RECENT}${i}`,
      label: title,
      accelerator: "",
      isEnabled: true,
    }),
  );
  return [...parts, { id: "recent", label: "", entries: recent }];
}

function runFromMenu(id: string): void {
  if (id.startsWith(RECENT)) {
    const estate = recentEstates()[Number(id.slice(RECENT.length))];
    if (estate) void open(estate.paths);
    return;
  }
  const command = commands.find((one) => one.id === id);
  if (command && canRun(command, stateNow())) command.run();
}

/** Joins page and shell: the menu follows the commands, and the shell keeps what the window shows. */
export function joinShell(shell: Bridge): void {
  let menu = "";
  let shown = "";
  const tell = () => {
    const state = stateNow();
    const parts = menuOf(state);
    const menuNow = JSON.stringify(parts);
    if (menuNow !== menu) shell.setMenu(parts);
    menu = menuNow;
    const { opened, paths, view } = state;
    const now = { address: addressOf(view), paths, isDemo: opened?.isDemo ?? false };
    const shownNow = JSON.stringify(now);
    if (shownNow !== shown && opened) shell.remember(now);
    shown = shownNow;
  };
  shell.onCommand(runFromMenu);
  let isWaiting = false;
  const soon = () => {
    if (isWaiting) return;
    isWaiting = true;
    // Many changes of one moment are one message.
    setTimeout(() => {
      isWaiting = false;
      tell();
    }, 100);
  };
  subscribe(soon);
  soon();
}
