/** Which command does a key press mean, and may it act where the focus is? */
import { keysOf } from "../settings/keymap.ts";
import { type Command, canRun, commands } from "./commands.ts";
import { change, go, stateNow } from "./store.ts";

const isMac = navigator.platform.startsWith("Mac");

/** A key press as commands write it. */
export function pressOf(event: KeyboardEvent): string {
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // A sign such as ? says by itself which keys made it, and these differ between keyboards.
  const isLetter = /^[a-z]$/i.test(event.key);
  const isShifted = event.shiftKey && (event.key.length > 1 || isLetter);
  return [mod ? "Mod" : "", event.altKey ? "Alt" : "", isShifted ? "Shift" : "", key]
    .filter(Boolean)
    .join("+");
}

/** Keys as people read them. */
export const keysText = (keys: string): string =>
  keys
    .replace("Mod+", isMac ? "⌘" : "Ctrl ")
    .replace("!", "Shift 1")
    .replace("Shift+", "Shift ");

/** Where letters are text. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input:not([type=checkbox]), textarea, select"));

function commandFor(event: KeyboardEvent): Command | undefined {
  const press = pressOf(event);
  // Single letters act only outside of text and only where their pane is on screen.
  const isSingle = !press.startsWith("Mod+") && !/^(Shift\+)?F\d+$/.test(press);
  if (isSingle && isTyping(event.target)) return undefined;
  if (press === "Mod+C" && isTyping(event.target)) return undefined;
  return commands.find((c) => keysOf(c).includes(press) && canRun(c, stateNow()));
}

/** Closes, then clears the selection, then leaves isolation. */
function stepOut(): void {
  const { dialog, view } = stateNow();
  if (dialog !== "none") change({ dialog: "none" });
  else if (view.select !== "") go({ select: "" }, true);
  else if (view.isolate > 0) go({ isolate: 0 }, true);
  else if (view.drawer !== "none") go({ drawer: "none" }, true);
}

/** Listens to the whole page until it goes. */
export function listenToKeys(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key === "Escape") {
      stepOut();
      return;
    }
    // A dialog keeps its keys to itself.
    if (stateNow().dialog !== "none" && !event.ctrlKey && !event.metaKey) return;
    const command = commandFor(event);
    if (!command) return;
    event.preventDefault();
    command.run();
  };
  window.addEventListener("keydown", onKey);
  return () => window.removeEventListener("keydown", onKey);
}
