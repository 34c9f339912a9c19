export { builtProgram } from "./built.ts";
export { electronPath, whyNoDisplay } from "./electron-runtime.ts";
