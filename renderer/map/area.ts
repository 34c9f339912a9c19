/** Of which part of a large picture are the words on the page? What is in view and some around it; the same until the view leaves it. */
import { useState } from "react";
import type { Point, Rect, Scene } from "#src/diagram/index.ts";
import { inViewOf, type Viewport } from "./painter.ts";

/** Pictures of fewer boxes have all their words on the page. */
const FEW = 96;
/** How far around the view, in views. */
const AROUND = 0.4;

const everywhere: Rect = { x: -1e9, y: -1e9, width: 2e9, height: 2e9 };

/** The part of `scene` whose words are on the page now. */
export function useArea(scene: Scene, viewport: Viewport): Rect {
  const [area, setArea] = useState(everywhere);
  const next = areaFor(area, scene, viewport);
  if (next !== area) setArea(next);
  return next;
}

function areaFor(before: Rect, scene: Scene, viewport: Viewport): Rect {
  if (scene.boxes.length <= FEW) return everywhere;
  if (viewport.width === 0) return before;
  const inView = inViewOf(viewport);
  const isNear = before.width <= inView.width * (1 + 4 * AROUND);
  if (isNear && holds(before, inView)) return before;
  const [dx, dy] = [inView.width * AROUND, inView.height * AROUND];
  return {
    x: inView.x - dx,
    y: inView.y - dy,
    width: inView.width + 2 * dx,
    height: inView.height + 2 * dy,
  };
}

const holds = (outer: Rect, inner: Rect): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height;

/** Whether two rectangles have a point in common. */
export const isMeeting = (a: Rect, b: Rect): boolean =>
  a.x <= b.x + b.width && a.x + a.width >= b.x && a.y <= b.y + b.height && a.y + a.height >= b.y;

/** Whether a point lies in a rectangle. */
export const isIn = ({ x, y }: Point, rect: Rect): boolean =>
  isMeeting({ x, y, width: 0, height: 0 }, rect);
