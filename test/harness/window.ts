/** Stand-ins for BrowserWindow and WebContents: each window is a real Chromium page. */
import { EventEmitter } from "node:events";
import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";
import type { BrowserContext, Page, Route } from "playwright-core";
import type { MessagePortMain } from "./ports.ts";
import { fromShown, handlerOf, session, toShown } from "./session.ts";
import { type FromPage, Wire } from "./wire.ts";

type Preferences = Readonly<Record<string, unknown>> & { readonly preload: string };
type Options = {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly webPreferences: Preferences;
};
type OpenHandler = (details: { readonly url: string }) => { readonly action: string };

/** Permissions as Electron names them, and as Chromium's page asks for them. */
const permissions = {
  geolocation: "geolocation",
  notifications: "notifications",
  "clipboard-read": "clipboard-read",
  "clipboard-sanitized-write": "clipboard-write",
} as const;

/** An event that can be refused. */
export function refusable<T extends object>(fields: T) {
  const event = {
    ...fields,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
}

/** What windows need of the rest of the stand-in. */
export type Surroundings = {
  readonly context: Promise<BrowserContext>;
  readonly onCreated: (contents: WebContents) => void;
  readonly onMessage: (contents: WebContents, message: FromPage) => void;
  readonly onAllClosed: () => void;
  readonly fail: (error: unknown) => void;
};

let lastId = 0;

export class WebContents extends EventEmitter {
  readonly id = ++lastId;
  readonly mainFrame = { url: "about:blank" };
  readonly session = session.defaultSession;
  readonly preferences: Preferences;
  #openHandler: OpenHandler = () => ({ action: "allow" });
  wire: Wire | undefined;

  constructor(preferences: Preferences) {
    super();
    this.preferences = preferences;
  }

  getURL(): string {
    return this.mainFrame.url;
  }
  getLastWebPreferences(): Preferences {
    return this.preferences;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }
  /** Asks the shell about a window that the page wants; the stand-in can only refuse one. */
  refuseWindow(url: string): void {
    const { action } = this.#openHandler({ url });
    if (action !== "deny") throw new Error("harness: a second window is not implemented");
  }
  /** What was dragged out, for tests. */
  readonly dragged: string[] = [];
  startDrag({ file, icon }: { readonly file: string; readonly icon: object }): void {
    if (!icon) throw new Error("Must specify non-empty 'icon' option");
    this.dragged.push(file);
  }
  send(channel: string, ...args: readonly unknown[]): void {
    this.wire?.event(channel, args);
  }
  postMessage(channel: string, message: unknown, ports: readonly MessagePortMain[]): void {
    this.wire?.event(channel, [message], ports);
  }
}

/** The class of windows over one Chromium. */
export function windowsIn({ context, onCreated, onMessage, onAllClosed, fail }: Surroundings) {
  const all = new Set<BrowserWindow>();
  let isSpareTaken = false;

  class BrowserWindow extends EventEmitter {
    readonly webContents: WebContents;
    readonly #page: Promise<Page>;
    #asked = "";
    #isVisible = false;
    #isMaximized = false;
    #bounds: { x: number; y: number; width: number; height: number };

    constructor(options: Options) {
      super();
      const { x = 0, y = 0, width, height } = options;
      this.#bounds = { x, y, width, height };
      const { preload, sandbox, contextIsolation, nodeIntegration } = options.webPreferences;
      if (nodeIntegration === true || sandbox === false || contextIsolation === false) {
        throw new Error("harness: only sandboxed windows with an isolated context are shown");
      }
      if (!isAbsolute(preload) || !existsSync(preload)) {
        throw new Error(`harness: the preload is not there, or its path is relative: ${preload}`);
      }
      this.webContents = new WebContents(options.webPreferences);
      all.add(this);
      onCreated(this.webContents);
      this.#page = this.#make(options);
      this.#page.catch(fail);
    }

    static getAllWindows = () => [...all];
    /** The newest window is the one in front, as long as it is there. */
    static getFocusedWindow = () => [...all].at(-1) ?? null;
    static fromWebContents = (contents: WebContents) =>
      [...all].find((window) => window.webContents === contents) ?? null;

    async #make(options: Options): Promise<Page> {
      const browser = await context;
      // Chromium comes with a page of its own, which the first window takes.
      const [spare] = isSpareTaken ? [] : browser.pages();
      isSpareTaken = true;
      const page = spare ?? (await browser.newPage());
      await page.setViewportSize({ width: options.width, height: options.height });
      const contents = this.webContents;
      contents.wire = await Wire.lay(page, options.webPreferences.preload, (message) => {
        if (message.is === "preload error")
          fail(`Unable to load preload script: ${message.message}`);
        else onMessage(contents, message);
      });
      await page.addInitScript("window.open = (url) => (console.debug('window.open', url), null);");
      page.on("console", (line) => {
        const [, url] = /^window\.open (.*)$/.exec(line.text()) ?? [];
        if (line.type() === "debug" && url !== undefined) contents.refuseWindow(url);
      });
      page.on("popup", (popup) => {
        contents.refuseWindow(popup.url());
        popup.close().catch(fail);
      });
      page.on("download", (download) => {
        const event = refusable({});
        contents.session.emit("will-download", event, { getURL: () => download.url() });
        if (event.defaultPrevented) download.cancel().catch(fail);
      });
      page.on("framenavigated", (frame) => {
        if (frame === page.mainFrame()) contents.mainFrame.url = fromShown(frame.url());
      });
      page.on("load", () => {
        contents.emit("did-finish-load");
        this.emit("ready-to-show");
      });
      page.on("close", () => this.#gone());
      await page.route("**/*", (route) => this.#answer(page, route));
      return page;
    }

    async #answer(page: Page, route: Route): Promise<void> {
      const request = route.request();
      const url = fromShown(request.url());
      const isOfMainFrame = request.isNavigationRequest() && request.frame() === page.mainFrame();
      if (isOfMainFrame) {
        // A reload is no navigation of the page's own; loadURL is main's.
        const bare = (address: string) => address.split("#")[0];
        const isOwn = [this.#asked, page.url()].some((own) => bare(own) === bare(request.url()));
        const event = refusable({ url });
        if (!isOwn) this.webContents.emit("will-navigate", event, url);
        if (event.defaultPrevented) return route.abort("aborted");
        this.webContents.emit("did-start-loading");
      }
      if (!(await session.defaultSession.mayLoad(url))) return route.abort("blockedbyclient");
      const handler = handlerOf(url);
      if (!handler) return route.abort("internetdisconnected");
      const response = await handler(new Request(url, { method: request.method() }));
      return route.fulfill({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer()),
      });
    }

    async loadURL(url: string): Promise<void> {
      this.#asked = toShown(url);
      const page = await this.#page;
      const { origin } = new URL(this.#asked);
      const cdp = await page.context().newCDPSession(page);
      for (const [name, shownName] of Object.entries(permissions)) {
        const isGranted = session.defaultSession.grants(name, fromShown(origin));
        const setting = isGranted ? ("granted" as const) : ("denied" as const);
        await cdp.send("Browser.setPermission", {
          permission: { name: shownName },
          setting,
          origin,
        });
      }
      await page.goto(this.#asked);
    }

    show(): void {
      this.#isVisible = true;
    }
    isVisible(): boolean {
      return this.#isVisible;
    }
    getNormalBounds() {
      return { ...this.#bounds };
    }
    setBounds(bounds: Partial<{ x: number; y: number; width: number; height: number }>): void {
      this.#bounds = { ...this.#bounds, ...bounds };
      this.emit("resize");
    }
    isMaximized(): boolean {
      return this.#isMaximized;
    }
    maximize(): void {
      this.#isMaximized = true;
    }
    isMinimized(): boolean {
      return false;
    }
    restore(): void {}
    focus(): void {}
    close(): void {
      this.#page.then((page) => page.close()).catch(fail);
    }
    #gone(): void {
      if (!all.delete(this)) return;
      this.emit("closed");
      if (all.size === 0) onAllClosed();
    }
  }
  return BrowserWindow;
}
