/** Which desktop program do these tests run: real Electron where it is, else the built one on Chromium? */
import { electronPath, whyNoDisplay } from "#src/tools/index.ts";
import { chromiumPath } from "../harness/chromium.ts";

/** The runtime to use, or undefined: none is here, or there is no display for it. */
export const runtime = whyNoDisplay() === undefined ? electronPath() : undefined;

/** Stands in the name of every suite, so that a report says which of the two it was. */
export const kind = runtime ? "real Electron" : "the Chromium harness (not Electron)";

/** Whether there is anything to run the tests on. */
export const canRun = runtime !== undefined || chromiumPath !== undefined;
