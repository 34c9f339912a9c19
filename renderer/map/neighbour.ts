/** Which box is next to a box, in the direction of an arrow key? */
import type { Box, Scene } from "#src/diagram/index.ts";

export type Arrow = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

export const isArrow = (key: string): key is Arrow =>
  key === "ArrowLeft" || key === "ArrowRight" || key === "ArrowUp" || key === "ArrowDown";

/** The nearest box in that direction, or undefined when none lies there. Nearer in the arrow's own direction counts more. */
export function neighbourOf(boxes: readonly Box[], from: Box, arrow: Arrow): Box | undefined {
  const isAcross = arrow === "ArrowLeft" || arrow === "ArrowRight";
  const sign = arrow === "ArrowRight" || arrow === "ArrowDown" ? 1 : -1;
  const centre = (box: Box) => ({ x: box.x + box.width / 2, y: box.y + titleHeight(box) / 2 });
  const here = centre(from);
  let best: Box | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const box of boxes) {
    if (box === from) continue;
    const there = centre(box);
    const along = (isAcross ? there.x - here.x : there.y - here.y) * sign;
    const aside = Math.abs(isAcross ? there.y - here.y : there.x - here.x);
    if (along <= 4) continue;
    const cost = along + aside * 2;
    if (cost < least) [best, least] = [box, cost];
  }
  return best;
}

/** An open box is reached at its title. */
const titleHeight = (box: Box) => (box.isOpen ? 34 : box.height);

/** The box at the other end of the first wire that leads on from a box, or back to it; undefined when none does. */
export function alongWire(scene: Scene, from: string, isForwards: boolean): string | undefined {
  const wires = scene.wires.filter((wire) => wire.from !== wire.to);
  return isForwards
    ? wires.find((wire) => wire.from === from)?.to
    : wires.find((wire) => wire.to === from)?.from;
}
