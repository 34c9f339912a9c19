/** How does a canvas come from one picture to the next? Only what differs is touched, what is in view first, a little after each frame. */
import type { Core } from "cytoscape";
import type { Rect, Scene } from "#src/diagram/index.ts";
import { isMeeting } from "./area.ts";
import { type Drawable, elementsOf, wireIdOf } from "./elements.ts";
import type { Lit } from "./lighting.ts";
import { newTurns } from "./turns.ts";

/** What decides how a canvas looks. */
export type Shown = {
  readonly scene: Scene;
  readonly lit: Lit;
  readonly select: string;
  readonly hiddenWires: ReadonlySet<string>;
};

export type Drawing = {
  /** Draws this picture from now on; `inView` is the part of it that is on screen. */
  readonly show: (shown: Shown, inView: Rect) => void;
  /** Draws the same picture anew, in small steps, after `restyle` has changed how elements look. */
  readonly again: (restyle: () => void, inView: Rect) => void;
  readonly stop: () => void;
};

/** An element with the classes that it is to have. */
type Classed = Drawable & { readonly classes: string };

/** Elements that are made between two looks at the clock. */
const STEP = 6;

/** A drawing on `cy`; `onEnd` hears whenever all of a picture is there. */
export function newDrawing(cy: Core, onEnd: () => void): Drawing {
  /** What is on the canvas, by id. */
  const drawn = new Map<string, Classed>();
  let scene: Scene | undefined;
  let elements: readonly Drawable[] = [];
  let queue: readonly Classed[] = [];
  let at = 0;

  const step = (): boolean => {
    const some = queue.slice(at, at + STEP);
    at += STEP;
    cy.batch(() => {
      const added = some.filter(({ id }) => !drawn.has(id));
      cy.add(added.map(({ element, classes }) => ({ ...element, classes })));
      for (const one of some) {
        if (drawn.has(one.id)) cy.getElementById(one.id).classes(one.classes);
        drawn.set(one.id, one);
      }
    });
    // Asks for what the next frame would work out all at once, so that the clock sees it here.
    for (const { id } of some) cy.getElementById(id).boundingBox();
    return at < queue.length;
  };
  const turns = newTurns(step, onEnd);

  /** Takes away what is not in the picture or looks otherwise in it; a wire goes with its boxes. */
  const clear = () => {
    const next = new Map(elements.map((one) => [one.id, one]));
    const gone = cy.collection();
    for (const one of drawn.values()) {
      if (!isSame(one, next.get(one.id))) gone.merge(cy.getElementById(one.id));
    }
    gone.union(gone.connectedEdges()).forEach((one) => void drawn.delete(one.id()));
    cy.batch(() => cy.remove(gone));
  };

  let last: Shown | undefined;
  const show = (shown: Shown, inView: Rect) => {
    turns.stop();
    last = shown;
    if (shown.scene !== scene) {
      scene = shown.scene;
      elements = elementsOf(scene);
      clear();
    }
    const classed = elements.map((one) => ({ ...one, classes: classesOf(one, shown) }));
    const isDone = ({ id, classes }: Classed) => drawn.get(id)?.classes === classes;
    queue = inOrder(
      classed.filter((one) => !isDone(one)),
      inView,
    );
    at = 0;
    if (queue.length > 0) turns.begin();
    else onEnd();
  };
  return {
    show,
    again: (restyle, inView) => {
      turns.stop();
      // A new look on hundreds of elements at once would hold up the page; without any it costs nothing.
      cy.batch(() => cy.remove(cy.elements()));
      drawn.clear();
      restyle();
      if (last) show(last, inView);
    },
    stop: turns.stop,
  };
}

function classesOf({ id, element }: Drawable, { lit, select, hiddenWires }: Shown): string {
  const isWire = element.group === "edges";
  const own = isWire ? wireIdOf(id) : id;
  const bright = isWire ? lit.wires : lit.boxes;
  return [
    element.classes ?? "",
    own === select ? "selected" : "",
    isWire && hiddenWires.has(own) ? "hidden" : "",
    bright !== null && !bright.has(own) ? "quiet" : "",
  ]
    .filter((word) => word !== "")
    .join(" ");
}

/** So few are there in a few turns anyhow, and lie one above another as they come in the scene. */
const FEW = 240;

/** Boxes in view, the wires in view with the boxes that these need, and then the rest. */
function inOrder(all: readonly Classed[], inView: Rect): readonly Classed[] {
  if (all.length <= FEW) return all;
  const byId = new Map(all.map((one) => [one.id, one]));
  const order = new Set<Classed>();
  const put = (one: Classed) => {
    for (const end of one.ends) {
      const needed = byId.get(end);
      if (needed) order.add(needed);
    }
    order.add(one);
  };
  const seen = all.filter(({ bounds }) => isMeeting(bounds, inView));
  for (const one of seen) if (one.ends.length === 0) put(one);
  for (const one of seen) put(one);
  for (const one of all) if (one.ends.length === 0) put(one);
  for (const one of all) put(one);
  return [...order];
}

/** Whether an element looks the same in the next picture, but for its classes. */
function isSame(one: Drawable, other: Drawable | undefined): boolean {
  if (!other) return false;
  const [a, b] = [one.element, other.element];
  const keys = Object.keys(a.data);
  return (
    a.position?.x === b.position?.x &&
    a.position?.y === b.position?.y &&
    keys.length === Object.keys(b.data).length &&
    keys.every((key) => a.data[key] === b.data[key])
  );
}
