export type * from "./calls.ts";
