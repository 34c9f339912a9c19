export { type DrawioOptions, drawioOf } from "./drawio/drawio.ts";
export { type Merged, mergeDrawio } from "./drawio/merge.ts";
export { type DotOptions, dotOf } from "./paint/dot.ts";
export { MERMAID_LIMITS, type MermaidOptions, mermaidOf } from "./paint/mermaid.ts";
export { SCENE_FORMAT, sceneJson } from "./paint/scene-json.ts";
export { svgOf } from "./paint/svg.ts";
export type { Picture } from "./picture/drawing.ts";
export { inks, type Look, looks } from "./picture/look.ts";
export { type PictureOptions, pictureOf } from "./picture/picture.ts";
