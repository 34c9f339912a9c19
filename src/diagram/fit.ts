/** Which slots are there, and which do wires take that aim at certain heights and must keep their order? */
import { sizes } from "./sizes.ts";

/** Neighbouring lanes use slots that lie half a pitch apart, so no two wires ever run along one line between them. */
const offsetOf = (lane: number) => (lane % 2) * (sizes.pitch / 2);

/** The slots of a lane between two heights, ends left out. */
export function slotsIn(lane: number, from: number, to: number): readonly number[] {
  const { pitch } = sizes;
  const offset = offsetOf(lane);
  const slots: number[] = [];
  const first = Math.ceil((from + pitch / 2 - offset) / pitch) * pitch + offset;
  for (let y = first; y <= to - pitch / 2; y += pitch) slots.push(y);
  return slots;
}

/** Slots for wires that aim at these heights, in the order given: those that aim at one place spread around it. There are no fewer slots than aims. */
export function fitted(slots: readonly number[], aims: readonly number[]): readonly number[] {
  const spare = Math.max(0, slots.length - aims.length);
  let near = 0;
  // Less the wires before it, a wire's slot may be no higher than that of its neighbour.
  const wishes = rising(aims).map((aim, i) => {
    const reach = (at: number) => Math.abs((slots[at] ?? 0) - aim);
    while (near + 1 < slots.length && reach(near + 1) <= reach(near)) near++;
    return near - i;
  });
  return rising(wishes).map((wish, i) => {
    const first = Math.max(0, Math.min(spare, Math.round(wish)));
    return slots[first + i] ?? aims[i] ?? 0;
  });
}

/** Numbers that never fall and lie as near as can be to those given: neighbours in the wrong order meet in their mean. */
export function rising(wishes: readonly number[]): readonly number[] {
  const blocks: { readonly sum: number; readonly count: number }[] = [];
  const mean = ({ sum, count }: { readonly sum: number; readonly count: number }) => sum / count;
  for (const wish of wishes) {
    let block = { sum: wish, count: 1 };
    for (let above = blocks.at(-1); above && mean(above) > mean(block); above = blocks.at(-1)) {
      block = { sum: above.sum + block.sum, count: above.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks.flatMap((block) => Array.from({ length: block.count }, () => mean(block)));
}
