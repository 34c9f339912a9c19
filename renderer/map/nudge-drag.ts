/** How a box follows the pointer: Shift is held, so that a drag without it moves the map as ever. */
import type { Box, Scene } from "#src/diagram/index.ts";
import { nudgeBy } from "./nudging.ts";
import type { Viewport } from "./painter.ts";

/** The innermost box under a point of the scene. */
function boxAt(scene: Scene, x: number, y: number): Box | undefined {
  return scene.boxes.findLast(
    (box) => box.x <= x && x <= box.x + box.width && box.y <= y && y <= box.y + box.height,
  );
}

/** Takes a press with Shift on a box as the begin of its way; the canvas below does not hear of it. */
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
  let [x, y] = [event.clientX, event.clientY];
  let frame = 0;
  let last = { x, y };
  const follow = () => {
    frame = 0;
    const [dx, dy] = [Math.round((last.x - x) / zoom), Math.round((last.y - y) / zoom)];
    if (dx === 0 && dy === 0) return;
    nudgeBy(box.id, dx, dy);
    x += dx * zoom;
    y += dy * zoom;
  };
  const onMove = (move: MouseEvent) => {
    last = { x: move.clientX, y: move.clientY };
    if (frame === 0) frame = requestAnimationFrame(follow);
  };
  const onUp = () => {
    cancelAnimationFrame(frame);
    follow();
    window.removeEventListener("mousemove", onMove);
    window.removeEventListener("mouseup", onUp, true);
  };
  window.addEventListener("mousemove", onMove);
  window.addEventListener("mouseup", onUp, true);
}
