/** How groups of the matrix close and open: in the view, so that the address and the session keep them. */
import { matrixWords as words } from "#src/messages/index.ts";
import { go, say, stateNow } from "../state/store.ts";
import { foldId, type GroupLine, type Side } from "./lines.ts";

/** Closes an open group and opens a closed one. */
export function toggleGroup(side: Side, { group, isClosed }: GroupLine): void {
  const id = foldId(side, group);
  const others = stateNow().view.folded.filter((one) => one !== id);
  go({ folded: isClosed ? others : [...others, id] }, true);
  say(words.groupSaid(group.title, !isClosed));
}

/** Opens these groups, as far as they are closed. */
export function openGroups(ids: readonly string[]): void {
  const { folded } = stateNow().view;
  const rest = folded.filter((one) => !ids.includes(one));
  if (rest.length < folded.length) go({ folded: rest }, true);
}

/** Closes all these groups, or opens all when all are closed. */
export function toggleAll(ids: readonly string[]): void {
  const { folded } = stateNow().view;
  const others = folded.filter((one) => !ids.includes(one));
  go({ folded: areAllClosed(ids, folded) ? others : [...others, ...ids] }, true);
}

export const areAllClosed = (ids: readonly string[], folded: readonly string[]): boolean =>
  ids.length > 0 && ids.every((id) => folded.includes(id));
