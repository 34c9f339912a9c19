/** Which boxes did a person move on the map? Kept for each estate and level in the page's own storage. */
import { useMemo, useSyncExternalStore } from "react";
import { type Box, type Nudge, nudgedScene, nudgeWithin, type Scene } from "#src/diagram/index.ts";
import { mapWords as words } from "#src/messages/index.ts";
import { type State, say, stateNow } from "../state/store.ts";

/** Address of a level of an estate → what was moved there. */
type Kept = Readonly<Record<string, readonly Nudge[]>>;

const KEY = "horizon.places";
/** Estates and levels that are kept, newest first. */
const MOST = 60;
const STEP = 12;

const isNudge = (value: unknown): value is Nudge =>
  typeof value === "object" &&
  value !== null &&
  "id" in value &&
  "dx" in value &&
  "dy" in value &&
  typeof value.id === "string" &&
  typeof value.dx === "number" &&
  typeof value.dy === "number";

function read(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).map(([place, list]) => [
        place,
        Array.isArray(list) ? list.filter(isNudge) : [],
      ]),
    );
  } catch {
    // What another version left, or a page without storage.
    return {};
  }
}

let kept = read();
const listeners = new Set<() => void>();

/** An estate is known by where it was opened from; the demo has no such place. */
const placeOf = ({ paths, opened }: State, level: number): string =>
  `${level} ${paths.length > 0 ? paths.join("\n") : (opened?.title ?? "")}`;

const none: readonly Nudge[] = [];

/** What was moved at a level of the estate that is open. */
export const nudgesAt = (level: number): readonly Nudge[] =>
  kept[placeOf(stateNow(), level)] ?? none;

function keep(level: number, nudges: readonly Nudge[]): void {
  const place = placeOf(stateNow(), level);
  const { [place]: _, ...others } = kept;
  const entries = Object.entries(others).slice(0, MOST - 1);
  kept = Object.fromEntries(nudges.length > 0 ? [[place, nudges], ...entries] : entries);
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A page without storage keeps them while it lives.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The scene with what was moved by hand. */
export function useNudged(scene: Scene | null): Scene | null {
  const level = scene?.level ?? 1;
  const nudges = useSyncExternalStore(subscribe, () => nudgesAt(level));
  return useMemo(() => (scene ? nudgedScene(scene, nudges) : null), [scene, nudges]);
}

/** How far a box was moved at the level that is drawn. */
export function nudgeOf(id: string): Nudge {
  const level = stateNow().scene.value?.level ?? stateNow().view.level;
  return nudgesAt(level).find((nudge) => nudge.id === id) ?? { id, dx: 0, dy: 0 };
}

/** Moves a box so far from its own place, as far as it may go; whether it moved at all. */
export function nudgeTo(wanted: Nudge): boolean {
  const scene = stateNow().scene.value;
  if (!scene) return false;
  const old = nudgeOf(wanted.id);
  const next = nudgeWithin(scene, wanted);
  if (next.dx === old.dx && next.dy === old.dy) return false;
  const others = nudgesAt(scene.level).filter(({ id }) => id !== wanted.id);
  keep(scene.level, next.dx === 0 && next.dy === 0 ? others : [...others, next]);
  return true;
}

export const directions = {
  up: [0, -STEP],
  down: [0, STEP],
  left: [-STEP, 0],
  right: [STEP, 0],
} as const;
export type Direction = keyof typeof directions;

/** Moves a box by one step, and says so. */
export function nudgeStep({ id, title }: Box, direction: Direction): void {
  const [dx, dy] = directions[direction];
  const old = nudgeOf(id);
  const hasMoved = nudgeTo({ id, dx: old.dx + dx, dy: old.dy + dy });
  say(hasMoved ? words.nudged(title, words.nudge[direction]) : words.nudgeEnd(title));
}

/** The direction of an arrow key. */
export const directionOf = (key: string): Direction | undefined => {
  const word = /^Arrow(Up|Down|Left|Right)$/.exec(key)?.[1]?.toLowerCase();
  return word === "up" || word === "down" || word === "left" || word === "right" ? word : undefined;
};

/** Whether a box, or any at this level, was moved. */
export const isNudged = (id?: string): boolean => {
  const nudges = nudgesAt(stateNow().view.level);
  return id === undefined ? nudges.length > 0 : nudges.some((nudge) => nudge.id === id);
};

/** Puts one box back, or all of this level. */
export function resetNudges(id?: string): void {
  const { level } = stateNow().view;
  keep(level, id === undefined ? none : nudgesAt(level).filter((nudge) => nudge.id !== id));
  const title = stateNow().scene.value?.boxes.find((box) => box.id === id)?.title ?? "";
  say(id === undefined ? words.placesReset : words.placeReset(title));
}

/** The scene as it is drawn now. */
export function sceneDrawn(): Scene | null {
  const scene = stateNow().scene.value;
  return scene && nudgedScene(scene, nudgesAt(scene.level));
}
