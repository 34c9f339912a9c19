/** A scene as a JSON document for other programs, with the format's name and nothing added. */
import type { Scene } from "#src/diagram/index.ts";

export const SCENE_FORMAT = "split-horizon.scene/1";

/** The text of the document, ending in a newline; equal scenes give equal bytes. */
export function sceneJson(scene: Scene): string {
  return `${JSON.stringify({ format: SCENE_FORMAT, ...scene }, null, 1)}\n`;
}
