/** What is a command, and when can it be done? */
import type { commandWords as words } from "#src/messages/index.ts";
import { go, type State, stateNow } from "./store.ts";
import type { ScreenName } from "./view.ts";

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

/** Whether an estate is open. */
export const isOpen = ({ opened }: State): boolean => opened !== null;

/** Tells whether an estate is open and this screen is shown. */
export const on =
  (screen: ScreenName) =>
  (state: State): boolean =>
    isOpen(state) && state.view.screen === screen;

/** Shows a drawer, or hides it when it is shown. */
export function toggleDrawer(drawer: "outline" | "table" | "activity"): void {
  go({ drawer: stateNow().view.drawer === drawer ? "none" : drawer }, true);
}
