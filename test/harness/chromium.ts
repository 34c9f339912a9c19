/** Where is a Chromium for tests, and how is it started so that it is quiet and the same each time? */
import { existsSync } from "node:fs";

const places = [
  process.env.CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Path of a Chromium on this machine (`CHROMIUM` names another), or undefined when there is none. */
export const chromiumPath = places.find((path) => path !== "" && existsSync(path));

/** What a test that had to be skipped says. */
export const noChromium =
  "SKIPPED: there is no Chromium here. Install one (Debian: apt-get install chromium) or name it in CHROMIUM.";

/** Switches for tests: software drawing, no network of its own. Root has no sandbox of Chromium's. */
export const chromiumArgs: readonly string[] = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
