/** The whole picture in small, with the part that is on screen; for pictures of more than 80 boxes. */
import { memo } from "react";
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
  const { x, y, zoom, width, height } = viewport;
  return (
    <svg
      className="minimap"
      viewBox={`0 0 ${scene.width} ${scene.height}`}
      role="img"
      aria-label={mapWords.minimap}
      preserveAspectRatio="xMidYMid meet"
    >
      <Boxes scene={scene} />
      {width > 0 && (
        <rect
          className="minimap-frame"
          x={-x / zoom}
          y={-y / zoom}
          width={width / zoom}
          height={height / zoom}
        />
      )}
    </svg>
  );
}

/** The outermost boxes: the same while the camera moves. */
const Boxes = memo(function Boxes({ scene }: { readonly scene: Scene }) {
  return scene.boxes
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
    ));
});
