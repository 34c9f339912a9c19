export * as arm from "./arm/index.ts";
