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
  if (wire) return around(byId, [wire]);
  if (box) return around(byId, wiresOf(scene, byId, box), box);
  const asked = scene.wires.filter((one) => one.lit);
  if (asked.length === 0 || scene.level === 4) return { boxes: null, wires: null };
  return around(byId, asked);
}

/**
 * The wires of a box. Of an endpoint or a service: all whose pairs lead through it. Of anything else:
 * its own, those of what it holds and of what holds it, and those by which their pairs go on.
 */
export function wiresOf(scene: Scene, byId: ReadonlyMap<string, Box>, box: Box): readonly Wire[] {
  if (box.kind === "endpoint" || box.kind === "service") {
    return scene.wires.filter(
      ({ from, to, through }) => from === box.id || to === box.id || through.includes(box.id),
    );
  }
  const holders = new Set(holdersOf(byId, box.id).map(({ id }) => id));
  const isOwn = (id: string) => isWithin(byId, id, box.id) || holders.has(id);
  const own = scene.wires.filter(({ from, to }) => isOwn(from) || isOwn(to));
  const touched = new Set(own.flatMap(({ through }) => through));
  const ends = own.flatMap(({ from, to }) => [from, to]);
  const goesOn = ({ kind, from, to, through }: Wire) =>
    kind === "path" &&
    from !== to &&
    through.some((id) => touched.has(id)) &&
    ends.some((end) => isWithin(byId, from, end));
  return scene.wires.filter((wire) => own.includes(wire) || goesOn(wire));
}

/** Whether `inner` is `outer` or lies within it. */
const isWithin = (byId: ReadonlyMap<string, Box>, inner: string, outer: string): boolean =>
  inner === outer || holdersOf(byId, inner).some(({ id }) => id === outer);

function around(byId: ReadonlyMap<string, Box>, wires: readonly Wire[], box?: Box): Lit {
  const ids = new Set<string>(box ? [box.id] : []);
  for (const { from, to } of wires) {
    ids.add(from);
    ids.add(to);
  }
  const holders = [...ids].flatMap((id) => holdersOf(byId, id));
  for (const { id } of holders) ids.add(id);
  if (box) {
    for (const other of byId.values()) {
      if (holdersOf(byId, other.id).some(({ id }) => id === box.id)) ids.add(other.id);
    }
  }
  return { boxes: ids, wires: new Set(wires.map(({ id }) => id)) };
}
