/** What is lit when something is selected: its whole way both ways, and what holds it; the rest goes quiet. */
import type { Box, Scene, Wire } from "#src/diagram/index.ts";

export type Lit = {
  /** Null: nothing is selected, so everything stands as it is. */
  readonly boxes: ReadonlySet<string> | null;
  readonly wires: ReadonlySet<string> | null;
};

/** The boxes around a box, nearest first. */
export function holdersOf(byId: ReadonlyMap<string, Box>, id: string): readonly Box[] {
  const parent = byId.get(id)?.parent;
  const box = parent ? byId.get(parent) : undefined;
  return box ? [box, ...holdersOf(byId, box.id)] : [];
}

/** What `select` (the id of a box or wire) lights in `scene`; with nothing selected, the asked question. */
export function litBy(scene: Scene, select: string): Lit {
  const byId = new Map(scene.boxes.map((box) => [box.id, box]));
  const wire = scene.wires.find((one) => one.id === select);
  const box = byId.get(select);
  if (wire) return around(scene, byId, [wire]);
  if (box) return around(scene, byId, wiresOf(scene, byId, box), box);
  const asked = scene.wires.filter((one) => one.lit);
  if (asked.length === 0 || scene.level === 4) return { boxes: null, wires: null };
  return around(scene, byId, asked);
}

/** The wires of a box, of what it holds and of what holds it, and those by which their pairs go on. */
export function wiresOf(scene: Scene, byId: ReadonlyMap<string, Box>, box: Box): readonly Wire[] {
  const holders = new Set(holdersOf(byId, box.id).map(({ id }) => id));
  const within = (id: string) =>
    id === box.id || holdersOf(byId, id).some((holder) => holder.id === box.id);
  // Wires of a container count for what it holds only where their pairs go through it.
  const isOwn = (wire: Wire) =>
    within(wire.from) ||
    within(wire.to) ||
    ((holders.has(wire.from) || holders.has(wire.to)) &&
      (wire.through.length === 0 ? box.kind !== "endpoint" : wire.through.includes(box.id)));
  const own = scene.wires.filter(isOwn);
  const chosen = new Set(own);
  const touched = new Set(own.flatMap((wire) => wire.through));
  for (const wire of scene.wires) {
    if (chosen.has(wire) || wire.kind !== "path") continue;
    const follows = own.some(
      (one) =>
        one.to === wire.from ||
        isWithin(byId, wire.from, one.to) ||
        one.from === wire.to ||
        isWithin(byId, one.from, wire.to),
    );
    if (follows && wire.through.some((id) => touched.has(id))) chosen.add(wire);
  }
  return [...chosen];
}

const isWithin = (byId: ReadonlyMap<string, Box>, inner: string, outer: string) =>
  holdersOf(byId, inner).some(({ id }) => id === outer);

function around(
  _scene: Scene,
  byId: ReadonlyMap<string, Box>,
  wires: readonly Wire[],
  box?: Box,
): Lit {
  const ids = new Set<string>(box ? [box.id] : []);
  for (const { from, to } of wires) {
    ids.add(from);
    ids.add(to);
  }
  for (const id of [...ids]) for (const holder of holdersOf(byId, id)) ids.add(holder.id);
  if (box) {
    for (const other of byId.values()) {
      if (holdersOf(byId, other.id).some(({ id }) => id === box.id)) ids.add(other.id);
    }
  }
  return { boxes: ids, wires: new Set(wires.map(({ id }) => id)) };
}
