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
    const leads = perList((through) => through.includes(box.id));
    return scene.wires.filter(
      ({ from, to, through }) => from === box.id || to === box.id || leads(through),
    );
  }
  const holders = new Set(holdersOf(byId, box.id).map(({ id }) => id));
  const isOwn = (id: string) => isWithin(byId, id, box.id) || holders.has(id);
  // A gateway or a resolver has no pairs of its own: those of the VNet around it are not its.
  const hasPairs = box.isOpen || Object.values(box.counts).some((count) => count > 0);
  const isHeld = ({ from, to }: Wire) => isWithin(byId, from, box.id) || isWithin(byId, to, box.id);
  const own = new Set(
    scene.wires.filter(
      (wire) =>
        (isOwn(wire.from) || isOwn(wire.to)) && (hasPairs || wire.kind !== "path" || isHeld(wire)),
    ),
  );
  const lists = new Set([...own].map(({ through }) => through));
  const touched = new Set([...lists].flat());
  const isTouched = perList((through) => through.some((id) => touched.has(id)));
  // Pairs go on from where they came to; what a mere connection leads to has pairs of its own.
  const ends = new Set([...own].filter(({ kind }) => kind === "path").map(({ to }) => to));
  const goesOn = ({ kind, from, to, through }: Wire) =>
    kind === "path" && from !== to && isTouched(through) && isWithinAny(byId, from, ends);
  return scene.wires.filter((wire) => own.has(wire) || goesOn(wire));
}

/** `tell`, asked once for each list: many wires share one. */
function perList(tell: (through: readonly string[]) => boolean) {
  const told = new Map<readonly string[], boolean>();
  return (through: readonly string[]): boolean => {
    const known = told.get(through) ?? tell(through);
    told.set(through, known);
    return known;
  };
}

/** Whether `inner` is one of `outer` or lies within one of them. */
function isWithinAny(
  byId: ReadonlyMap<string, Box>,
  inner: string,
  outer: ReadonlySet<string>,
): boolean {
  for (let at: string | null | undefined = inner; at; at = byId.get(at)?.parent) {
    if (outer.has(at)) return true;
  }
  return false;
}

/** Whether `inner` is `outer` or lies within it. */
function isWithin(byId: ReadonlyMap<string, Box>, inner: string, outer: string): boolean {
  for (let at: string | null | undefined = inner; at; at = byId.get(at)?.parent) {
    if (at === outer) return true;
  }
  return false;
}

function around(byId: ReadonlyMap<string, Box>, wires: readonly Wire[], box?: Box): Lit {
  const ids = new Set<string>(box ? [box.id] : []);
  for (const { from, to } of wires) {
    ids.add(from);
    ids.add(to);
  }
  const holders = [...ids].flatMap((id) => holdersOf(byId, id));
  for (const { id } of holders) ids.add(id);
  if (box) {
    for (const other of byId.values()) if (isWithin(byId, other.id, box.id)) ids.add(other.id);
  }
  return { boxes: ids, wires: new Set(wires.map(({ id }) => id)) };
}
