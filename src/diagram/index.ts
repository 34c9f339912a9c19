export type { AskedTrace, Pair, SceneAsk } from "./ask.ts";
export type * from "./scene.ts";
export { sceneFor } from "./scene-for.ts";
export { CAP } from "./sizes.ts";
