/** What came, went and changed between two pictures: one scene of both, in which nothing that stayed moves. */
import type { Box, Rect, Scene, Wire } from "#src/diagram/index.ts";
import { type Language, pictureWords } from "#src/messages/index.ts";
import type { Change } from "../picture/glyphs.ts";

export type SceneChanges = {
  /** The later scene, with what is gone as ghosts. */
  readonly scene: Scene;
  /** By id of box or wire; what is the same has no entry. */
  readonly changes: ReadonlyMap<string, Change>;
};

const GAP = 24;
const HEAD = 34;
const INSET = 14;

/** Size of a container that is gone: nothing is in it any more. */
const SMALL = { width: 208, height: 44 } as const;

/**
 * The scene of `after` with the changes since `before`. Boxes that are gone stand as ghosts where they stood when that
 * place is free, else in a row below the picture. Wires that are gone are drawn when both their ends still stand where
 * they were; the others are counted as left out.
 */
export function compareScenes(
  before: Scene,
  after: Scene,
  language: Language = "en",
): SceneChanges {
  const changes = new Map<string, Change>();
  const old = new Map(before.boxes.map((box) => [box.id, box]));
  const now = new Map(after.boxes.map((box) => [box.id, box]));
  for (const box of after.boxes) {
    const was = old.get(box.id);
    if (!was) changes.set(box.id, "added");
    else if (told(was) !== told(box)) changes.set(box.id, "changed");
  }
  const gone = before.boxes.filter((box) => !now.has(box.id));
  for (const box of gone) changes.set(box.id, "removed");

  const { boxes, height } = withGhosts(gone, { before, after, changes, language });
  const wires = wiresOf(before, after, changes);
  const counts = { added: 0, removed: 0, changed: 0 };
  for (const change of changes.values()) counts[change] += 1;
  return {
    scene: {
      ...after,
      height,
      boxes,
      wires: wires.drawn,
      summary: `${pictureWords[language].comparison(counts)} ${after.summary}`,
      wiresLeftOut: after.wiresLeftOut + wires.leftOut,
    },
    changes,
  };
}

/** What a box says, its place apart. */
function told({ kind, title, subtitle, presence, holds, counts, flagged, parent }: Box): string {
  const pairs = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([kind, title, subtitle, presence, holds, pairs, flagged, parent]);
}

const toldOfWire = ({ outcome, label, count, flagged }: Wire) =>
  JSON.stringify([outcome, label, count, flagged]);

type Scenes = {
  readonly before: Scene;
  readonly after: Scene;
  readonly changes: ReadonlyMap<string, Change>;
  readonly language: Language;
};

/** The boxes of both scenes: those that are gone in their old places, or in a row of their own. */
function withGhosts(
  gone: readonly Box[],
  { before, after, language }: Scenes,
): { readonly boxes: readonly Box[]; readonly height: number } {
  const now = new Map(after.boxes.map((box) => [box.id, box]));
  const old = new Map(before.boxes.map((box) => [box.id, box]));
  const holders = new Set(before.boxes.map((box) => box.parent));
  const kept: Box[] = [];
  const homeless: Box[] = [];
  for (const box of gone) {
    const ghost: Box = {
      ...box,
      presence: "ghost",
      counts: {},
      flagged: false,
      lit: false,
      isOpen: false,
      canOpen: false,
    };
    const parent = box.parent === null ? undefined : now.get(box.parent);
    const was = box.parent === null ? undefined : old.get(box.parent);
    // Children of a container that is gone stand with it, side by side; so do containers in it.
    if (box.parent !== null && !parent) {
      homeless.push(holders.has(box.id) ? { ...ghost, ...SMALL } : ghost);
      continue;
    }
    const moved: Box =
      parent && was
        ? { ...ghost, x: box.x + parent.x - was.x, y: box.y + parent.y - was.y }
        : ghost;
    if (!holders.has(box.id) && isFree(moved, [...after.boxes, ...kept], parent, after))
      kept.push(moved);
    else if (!holders.has(box.id)) homeless.push(ghost);
    else homeless.push({ ...ghost, ...SMALL });
  }
  if (homeless.length === 0) return { boxes: [...after.boxes, ...kept], height: after.height };
  return withRow([...after.boxes, ...kept], homeless, { after, language });
}

/** Whether `box` overlaps nothing but what holds it, and lies within that, or within the picture. */
function isFree(box: Box, others: readonly Box[], parent: Box | undefined, scene: Scene): boolean {
  const around = new Set<string>();
  const byId = new Map(others.map((other) => [other.id, other]));
  for (let at = parent; at; at = at.parent === null ? undefined : byId.get(at.parent))
    around.add(at.id);
  const room: Rect = parent ?? { x: 0, y: 0, width: scene.width, height: scene.height };
  const isInside =
    box.x >= room.x &&
    box.y >= room.y + (parent ? HEAD : 0) &&
    box.x + box.width <= room.x + room.width &&
    box.y + box.height <= room.y + room.height;
  return isInside && others.every((other) => around.has(other.id) || !touches(box, other));
}

const touches = (a: Rect, b: Rect) =>
  a.x < b.x + b.width + 6 &&
  b.x < a.x + a.width + 6 &&
  a.y < b.y + b.height + 6 &&
  b.y < a.y + a.height + 6;

/** Boxes without a place, in a container below the picture, row by row. */
function withRow(
  boxes: readonly Box[],
  homeless: readonly Box[],
  { after, language }: { readonly after: Scene; readonly language: Language },
): { readonly boxes: readonly Box[]; readonly height: number } {
  const width = Math.max(after.width - 2 * GAP, 260);
  const id = "removed";
  const placed: Box[] = [];
  let [x, y] = [GAP + INSET, after.height + HEAD + INSET];
  for (const box of homeless) {
    if (x > GAP + INSET && x + box.width > GAP + width - INSET)
      [x, y] = [GAP + INSET, y + 44 + GAP];
    placed.push({ ...box, x, y, height: 44, parent: id });
    x += box.width + GAP;
  }
  const bottom = y + 44 + INSET;
  const holder: Box = {
    id,
    kind: "bundle",
    title: pictureWords[language].removed,
    subtitle: "",
    parent: null,
    lane: 0,
    presence: "ghost",
    holds: homeless.length,
    counts: {},
    canOpen: false,
    isOpen: true,
    flagged: false,
    lit: false,
    x: GAP,
    y: after.height,
    width,
    height: bottom - after.height,
  };
  return { boxes: [...boxes, holder, ...placed], height: bottom + GAP };
}

/** The wires of both scenes, with the changes of wires put into `changes`. */
function wiresOf(
  before: Scene,
  after: Scene,
  changes: Map<string, Change>,
): { readonly drawn: readonly Wire[]; readonly leftOut: number } {
  const old = new Map(before.wires.map((wire) => [wire.id, wire]));
  const now = new Set(after.wires.map((wire) => wire.id));
  for (const wire of after.wires) {
    const was = old.get(wire.id);
    if (!was) changes.set(wire.id, "added");
    else if (toldOfWire(was) !== toldOfWire(wire)) changes.set(wire.id, "changed");
  }
  const placeOf = (scene: Scene) =>
    new Map(scene.boxes.map((b) => [b.id, `${b.x},${b.y},${b.width},${b.height}`]));
  const [then, today] = [placeOf(before), placeOf(after)];
  const stands = (id: string) => today.has(id) && then.get(id) === today.get(id);
  const gone = before.wires.filter((wire) => !now.has(wire.id));
  const drawn = gone.filter((wire) => stands(wire.from) && stands(wire.to));
  for (const wire of drawn) changes.set(wire.id, "removed");
  return { drawn: [...after.wires, ...drawn], leftOut: gone.length - drawn.length };
}
