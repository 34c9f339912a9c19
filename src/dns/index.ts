export type * from "./resolution.ts";
