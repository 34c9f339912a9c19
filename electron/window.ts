/** What does the window look like before the page has drawn anything? */
import type { BrowserWindowConstructorOptions, WebPreferences } from "electron";

/** The page's own ground in both themes, so that nothing flashes before the first paint. */
const ground = { light: "#ffffff", dark: "#17191d" } as const;

/** The window: 1440 × 900, at least 960 × 600, hidden until its page is ready to be seen. */
export function windowOptions(
  isDark: boolean,
  webPreferences: WebPreferences,
): BrowserWindowConstructorOptions {
  return {
    title: "Split Horizon",
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: isDark ? ground.dark : ground.light,
    webPreferences,
  };
}
