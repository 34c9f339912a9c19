/** Which windows are open, what does each show, and who is told what comes from outside? */
import { app, BrowserWindow, screen, type WebContents, type WebPreferences } from "electron";
import type { Shown } from "#src/api/index.ts";
import { addressFor, type Kept, type KeptWindow, keeper, visibleOn } from "#src/io/index.ts";
import { channels, home } from "./channels.ts";
import { windowOptions } from "./window.ts";

/** What a window starts with. */
export type Start = Partial<KeptWindow>;

type Open = {
  readonly window: BrowserWindow;
  /** Paths that the page has not been told of yet, and whether it listens. */
  untold: readonly string[];
  isListening: boolean;
  shown: Shown;
};

/** The windows of the program. */
export type Windows = {
  readonly open: (start?: Start) => void;
  /** Tells the window in front, or a new one. */
  readonly tell: (paths: readonly string[]) => void;
  readonly listens: (page: WebContents) => void;
  readonly shows: (page: WebContents, shown: Shown) => void;
  readonly front: () => BrowserWindow | undefined;
};

export type WindowsOptions = {
  readonly preferences: WebPreferences;
  readonly isDark: () => boolean;
  /** File that keeps them, and how many starts have tried in vain to show what it holds. */
  readonly path: string;
  readonly tries: number;
  readonly onClosed: (page: number) => void;
};

const nothing: Shown = { address: "", paths: [], isDemo: false };

/** No window yet. */
export function newWindows(options: WindowsOptions): Windows {
  const all = new Map<number, Open>();
  let { tries } = options;
  let last: Kept["windows"] = [];
  const keptOf = ({ window, shown }: Open): KeptWindow => ({
    ...shown,
    bounds: window.getNormalBounds(),
    isMaximized: window.isMaximized(),
  });
  const write = keeper(options.path, () => {
    if (all.size > 0) last = [...all.values()].map(keptOf);
    return { windows: last, tries };
  });
  let isQuitting = false;
  // Windows that close one by one because the program ends are still those to bring back.
  app.on("before-quit", () => {
    isQuitting = true;
  });
  const keep = () => {
    if (!isQuitting) write();
  };
  const front = () => BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().at(-1);

  function send(one: Open): void {
    if (!one.isListening || one.untold.length === 0) return;
    one.window.webContents.send(channels.open, one.untold);
    one.untold = [];
  }

  function open(start: Start = {}): void {
    const window = new BrowserWindow({
      ...windowOptions(options.isDark(), options.preferences),
      ...(start.bounds
        ? visibleOn(screen.getDisplayMatching(start.bounds).workArea, start.bounds)
        : {}),
    });
    const page = window.webContents;
    const { id } = page;
    const one: Open = { window, untold: start.paths ?? [], isListening: false, shown: nothing };
    all.set(id, one);
    if (start.isMaximized) window.maximize();
    window.once("ready-to-show", () => window.show());
    // A page that is loaded anew has no listener until it says so.
    page.on("did-start-loading", () => {
      one.isListening = false;
    });
    const load = (shown: Partial<Shown>) => window.loadURL(home + addressFor(shown));
    // The engine is another process: it still holds the estate, and the page asks for it by itself.
    page.on("render-process-gone", () => void load({ ...one.shown, paths: [] }));
    window.on("resize", keep);
    window.on("move", keep);
    window.on("closed", () => {
      all.delete(id);
      options.onClosed(id);
      // The last window that closes is the one that the next start brings back.
      if (all.size > 0) keep();
    });
    load(start).catch((error: unknown) => {
      console.error(`The page did not load: ${String(error)}`);
      app.exit(1);
    });
  }

  return {
    open,
    front,
    tell: (paths) => {
      const window = front();
      const one = window && all.get(window.webContents.id);
      if (!one) return open({ paths });
      one.untold = [...one.untold, ...paths];
      send(one);
    },
    listens: (page) => {
      const one = all.get(page.id);
      if (!one) return;
      one.isListening = true;
      send(one);
    },
    shows: (page, shown) => {
      const one = all.get(page.id);
      if (!one) return;
      const isNew = shown.paths.join("\n") !== one.shown.paths.join("\n");
      if (isNew) for (const path of shown.paths) app.addRecentDocument(path);
      one.shown = shown;
      tries = 0;
      keep();
    },
  };
}
