/** How much room do wires that end at a box with others in it need between those others? */
import type { PortCounts, Side } from "./ends.ts";
import type { Item, Lattice } from "./lattice.ts";
import type { Shown } from "./show.ts";
import { sizes } from "./sizes.ts";

/** Further slots above a box, and below the last box in one that holds others. */
export type Rooms = {
  readonly above: ReadonlyMap<Shown, number>;
  readonly below: ReadonlyMap<Shown, number>;
};

/** How many slots there are at each side. */
type Slots = Readonly<Record<Side, number>>;

/** The slots that wires need beside those that boxes leave free anyhow. */
export function roomsOf({ boxes }: Lattice, ports: PortCounts): Rooms {
  const [above, below] = [new Map<Shown, number>(), new Map<Shown, number>()];
  for (const [holder, { items }] of boxes) {
    let waiting: Slots = { left: 0, right: 0 };
    // The strip of the title has two slots, the line between two boxes one.
    let free: Slots = { left: 2, right: 2 };
    for (const item of items) {
      if (!item.box) {
        const side = sideOf(item, holder);
        waiting = { ...waiting, [side]: waiting[side] + 1 };
        continue;
      }
      const own = freeBeside(item, item.box, ports);
      const room = needed(waiting, free, own.above);
      if (room > 0) above.set(item.box, room);
      waiting = { left: 0, right: 0 };
      free = own.below;
    }
    const room = needed(waiting, free, { left: 0, right: 0 });
    if (room > 0) below.set(holder, room);
  }
  return { above, below };
}

/** At which side of its box a wire ends: wires that turn round do so at the left, but those of sites at the right. */
const sideOf = ({ left, right }: Item, { lane }: Shown): Side =>
  left.length > 0 ? "left" : right.length > 0 || lane === 0 ? "right" : "left";

const needed = (waiting: Slots, free: Slots, next: Slots) =>
  Math.max(waiting.left - free.left - next.left, waiting.right - free.right - next.right);

/** Slots that a box leaves free above its wires, and below them down to the next box. One that holds others has those of its title, and few below. */
function freeBeside(
  { items }: Item,
  box: Shown,
  ports: PortCounts,
): { readonly above: Slots; readonly below: Slots } {
  if (items.length > 0) return { above: { left: 2, right: 2 }, below: { left: 2, right: 2 } };
  const { left, right } = ports.get(box) ?? { left: 0, right: 0 };
  const slots = Math.max(sizes.lowHeight / sizes.pitch, Math.max(left, right) + 2) - 1;
  const free = (own: number) => Math.max(0, Math.floor((slots - own) / 2));
  return {
    above: { left: free(left), right: free(right) },
    below: { left: free(left) + 1, right: free(right) + 1 },
  };
}
