export type * from "./journey.ts";
