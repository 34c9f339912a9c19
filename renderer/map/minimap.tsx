/** The whole picture in small, with the part that is on screen; for pictures of more than 80 boxes. */
import type { Scene } from "#src/diagram/index.ts";
import { mapWords } from "#src/messages/index.ts";
import type { Viewport } from "./painter.ts";

export function Minimap({
  scene,
  viewport,
}: {
  readonly scene: Scene;
  readonly viewport: Viewport;
}) {
  const { x, y, zoom } = viewport;
  const frame = document.querySelector(".map-canvas")?.getBoundingClientRect();
  return (
    <svg
      className="minimap"
      viewBox={`0 0 ${scene.width} ${scene.height}`}
      role="img"
      aria-label={mapWords.minimap}
      preserveAspectRatio="xMidYMid meet"
    >
      {scene.boxes
        .filter((box) => box.parent === null)
        .map((box) => (
          <rect
            key={box.id}
            className="minimap-box"
            x={box.x}
            y={box.y}
            width={box.width}
            height={box.height}
          />
        ))}
      {frame && (
        <rect
          className="minimap-frame"
          x={-x / zoom}
          y={-y / zoom}
          width={frame.width / zoom}
          height={frame.height / zoom}
        />
      )}
    </svg>
  );
}
