/** Which pairs does a person put side by side: vantages for one name, as many as the trace shows beside each other. */
import { matrixWords as words } from "#src/messages/index.ts";
import { go, say, stateNow } from "../state/store.ts";
import { pairId } from "../state/walk.ts";

const MOST = 4;

/** The vantage and the name of a pair's id; ids of vantages hold no space before a name does. */
export function pairIn(id: string): { readonly from: string; readonly name: string } {
  const at = id.lastIndexOf(" ");
  return { from: id.slice("pair:".length, at), name: id.slice(at + 1) };
}

/** Puts a pair into the tray or takes it out, and says so. */
export function toggleTray(from: string, name: string, label: string): void {
  const { tray } = stateNow().view;
  const id = pairId(from, name);
  const [first] = tray;
  if (tray.includes(id)) {
    go({ tray: tray.filter((one) => one !== id) }, true);
    say(words.trayRemoved(label));
  } else if (first !== undefined && pairIn(first).name !== name) {
    go({ tray: [id] }, true);
    say(words.trayAnew(name));
  } else if (tray.length >= MOST) {
    say(words.trayFull);
  } else {
    go({ tray: [...tray, id] }, true);
    say(words.trayAdded(label, tray.length + 1));
  }
}
