/** How is a box moved from the menu, one step at a time, and put back: what a drag does, without one. */
import type { Box } from "#src/diagram/index.ts";
import { mapWords as words } from "#src/messages/index.ts";
import type { BoxAction } from "./actions.ts";
import { isNudged, nudgeStep, resetNudges } from "./nudging.ts";

const directions = ["up", "down", "left", "right"] as const;

export function placeActions(box: Box): readonly BoxAction[] {
  const steps = directions.map((direction) => ({
    id: `move-${direction}`,
    title: words.nudge[direction],
    run: () => nudgeStep(box, direction),
  }));
  return [
    ...steps,
    ...(isNudged(box.id)
      ? [{ id: "reset-place", title: words.resetPlace, run: () => resetNudges(box.id) }]
      : []),
    ...(isNudged()
      ? [{ id: "reset-places", title: words.resetPlaces, run: () => resetNudges() }]
      : []),
  ];
}
