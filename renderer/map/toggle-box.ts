/** How is a box of the map opened and closed? */
import type { Box } from "#src/diagram/index.ts";
import { go, stateNow } from "../state/store.ts";

/** Opens a closed box, closes an open one. */
export function toggleBox(box: Box): void {
  const { view } = stateNow();
  const without = (ids: readonly string[]) => ids.filter((id) => id !== box.id);
  go(
    box.isOpen
      ? { open: without(view.open), closed: [...without(view.closed), box.id] }
      : { closed: without(view.closed), open: [...without(view.open), box.id] },
  );
}
