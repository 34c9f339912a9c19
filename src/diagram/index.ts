export type { AskedTrace, Block, BlockAnswer, Pair, SceneAsk } from "./ask.ts";
export { blocksOf } from "./blocks.ts";
export { type Nudge, nudgedScene, nudgeWithin } from "./nudge.ts";
export type * from "./scene.ts";
export { sceneFor } from "./scene-for.ts";
export { CAP } from "./sizes.ts";
