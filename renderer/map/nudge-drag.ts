/** How a box follows the pointer: Shift is held, so that a drag without it moves the map as ever. */
import type { Box, Scene } from "#src/diagram/index.ts";
import { nudgeOf, nudgeTo } from "./nudging.ts";
import type { Viewport } from "./painter.ts";

/** The innermost box under a point of the scene. */
function boxAt(scene: Scene, x: number, y: number): Box | undefined {
  return scene.boxes.findLast(
    (box) => box.x <= x && x <= box.x + box.width && box.y <= y && y <= box.y + box.height,
  );
}

/** Takes a press with Shift on a box as the begin of its way; Escape ends it where it began. The canvas below does not hear of it. */
export function dragNudge(
  event: React.MouseEvent<HTMLElement>,
  scene: Scene,
  viewport: Viewport,
): void {
  if (!event.shiftKey || event.button !== 0) return;
  const { left, top } = event.currentTarget.getBoundingClientRect();
  const { zoom } = viewport;
  const box = boxAt(
    scene,
    (event.clientX - left - viewport.x) / zoom,
    (event.clientY - top - viewport.y) / zoom,
  );
  if (!box) return;
  event.stopPropagation();
  event.preventDefault();
  // Told from where the drag began, so that a box that can go no further meets the pointer again on its way back.
  const [origin, begin] = [nudgeOf(box.id), { x: event.clientX, y: event.clientY }];
  let frame = 0;
  let last = begin;
  const follow = () => {
    frame = 0;
    nudgeTo({
      id: box.id,
      dx: origin.dx + Math.round((last.x - begin.x) / zoom),
      dy: origin.dy + Math.round((last.y - begin.y) / zoom),
    });
  };
  const onMove = (move: MouseEvent) => {
    last = { x: move.clientX, y: move.clientY };
    if (frame === 0) frame = requestAnimationFrame(follow);
  };
  const end = () => {
    cancelAnimationFrame(frame);
    window.removeEventListener("mousemove", onMove);
    window.removeEventListener("mouseup", onUp, true);
    window.removeEventListener("keydown", onKey, true);
  };
  const onUp = () => {
    end();
    follow();
  };
  const onKey = (key: KeyboardEvent) => {
    if (key.key !== "Escape") return;
    key.preventDefault();
    key.stopPropagation();
    end();
    nudgeTo(origin);
  };
  window.addEventListener("mousemove", onMove);
  window.addEventListener("mouseup", onUp, true);
  window.addEventListener("keydown", onKey, true);
}
