/**
 * Stand-in for the `electron` module of the main process: the built main runs on it unchanged, and
 * its windows are real Chromium pages. What the shell does not use is not here, and says so when asked.
 */

import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { chromium } from "playwright-core";
import { chromiumArgs, chromiumPath, noChromium } from "./chromium.ts";
import { refusable, type WebContents, windowsIn } from "./window.ts";
import type { FromPage } from "./wire.ts";

export { MessageChannelMain, utilityProcess } from "./ports.ts";
export { protocol, session } from "./session.ts";

if (!chromiumPath) throw new Error(noChromium);
const profile = mkdtempSync(join(tmpdir(), "horizon-harness-"));
/** What a program keeps between its starts; tests that start it twice name the same folder. */
const userData = process.env.HARNESS_USER_DATA ?? join(profile, "user-data");
const context = chromium.launchPersistentContext(profile, {
  executablePath: chromiumPath,
  args: [...chromiumArgs, `--remote-debugging-port=${process.env.HARNESS_PORT}`],
  viewport: null,
  acceptDownloads: true,
});

function end(code: number): void {
  context
    .then((browser) => browser.close())
    .finally(() => {
      rmSync(profile, { recursive: true, force: true });
      process.exit(code);
    })
    .catch(() => {});
}

/** A mistake in main must not leave a Chromium behind. */
function fail(error: unknown): void {
  console.error(error);
  end(1);
}
process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);
process.on("disconnect", () => end(1));

/** `target`, which answers with a sentence when it is asked for what it has not. */
function only<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get: (from, key) => {
      if (typeof key === "string" && !(key in from) && key !== "then") {
        throw new Error(`harness: electron.${name}.${key} is not implemented`);
      }
      const value: unknown = Reflect.get(from, key);
      return typeof value === "function" ? value.bind(from) : value;
    },
  });
}

class App extends EventEmitter {
  readonly isPackaged = false;
  whenReady = async () => void (await context);
  requestSingleInstanceLock = () => true;
  /** Paths for the system's list of recent documents, for tests. */
  readonly recent: string[] = [];
  addRecentDocument = (path: string) => void this.recent.push(path);
  getPath(name: string): string {
    if (name !== "userData") throw new Error(`harness: app.getPath("${name}") is not implemented`);
    mkdirSync(userData, { recursive: true });
    return userData;
  }
  getFileIcon = async (path: string) => ({ path });
  exit = end;
  quit(): void {
    const event = refusable({});
    this.emit("before-quit", event);
    if (event.defaultPrevented) return;
    this.emit("will-quit", refusable({}));
    end(0);
  }
}
export const app = only("app", new App());

type Handler = (event: object, ...args: readonly unknown[]) => unknown;
const handlers = new Map<string, Handler>();

class IpcMain extends EventEmitter {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    handlers.set(channel, handler);
  }
}
export const ipcMain = only("ipcMain", new IpcMain());

async function onMessage(contents: WebContents, message: FromPage): Promise<void> {
  const event = { sender: contents, senderFrame: contents.mainFrame };
  if (message.is === "send") ipcMain.emit(message.channel, event, ...message.args);
  if (message.is !== "invoke") return;
  try {
    const handler = handlers.get(message.channel);
    if (!handler) throw new Error(`No handler registered for '${message.channel}'`);
    contents.wire?.result(message, { value: await handler(event, ...message.args) });
  } catch (error) {
    contents.wire?.result(message, { error: String(error) });
  }
}

export const BrowserWindow = windowsIn({
  context,
  fail,
  onCreated: (contents) => app.emit("web-contents-created", {}, contents),
  onMessage: (contents, message) => void onMessage(contents, message),
  onAllClosed: () => {
    if (!app.emit("window-all-closed")) app.quit();
  },
});

/** Tests put their own answers in place of these. */
export const dialog = {
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
  showSaveDialog: async () => ({ canceled: true, filePath: "" }),
};

/** Seals with a key of this run, as a system's vault does with one of its own. */
const key = randomBytes(32);
export const safeStorage = only("safeStorage", {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => "gnome_libsecret",
  encryptString: (text: string) => {
    const iv = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", key, iv);
    const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  },
  decryptString: (sealed: Buffer) => {
    const opened = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
    opened.setAuthTag(sealed.subarray(12, 28));
    return opened.update(sealed.subarray(28), undefined, "utf8") + opened.final("utf8");
  },
});

export const screen = only("screen", {
  getDisplayMatching: () => ({ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }),
});

type MenuItem = { readonly id?: string; readonly submenu?: readonly MenuItem[] };
const itemOf = (items: readonly MenuItem[], id: string): MenuItem | undefined => {
  for (const item of items) {
    const found = item.id === id ? item : itemOf(item.submenu ?? [], id);
    if (found) return found;
  }
  return undefined;
};
let applicationMenu: object | null = null;
export const Menu = {
  buildFromTemplate: (items: readonly MenuItem[]) => ({
    items,
    getMenuItemById: (id: string) => itemOf(items, id) ?? null,
  }),
  setApplicationMenu: (menu: object | null) => {
    applicationMenu = menu;
  },
  getApplicationMenu: () => applicationMenu,
};

export const nativeTheme = { shouldUseDarkColors: false };

type Asked = { readonly id: number; readonly fn: string; readonly arg: unknown };

/** What the test's own function answers, given this module, as Playwright does it with the real one. */
async function answerOf({ id, fn, arg }: Asked): Promise<object> {
  try {
    const electron: unknown = await import("./electron.ts");
    const value: unknown = await runInThisContext(`(${fn})`)(electron, arg);
    return { id, value };
  } catch (error) {
    return { id, error: String(error) };
  }
}
process.on("message", (asked: Asked) => {
  answerOf(asked)
    .then((answer) => process.send?.(answer))
    .catch(fail);
});
context.then(() => process.send?.({ id: 0 })).catch(fail);
