/** The desktop shell: opens the window, starts the engine, hands over the port, and steps aside. */
import { join } from "node:path";
import { app, BrowserWindow, ipcMain, Menu, nativeTheme, session } from "electron";
import { channels, home } from "./channels.ts";
import { pickedPaths } from "./dialogs.ts";
import { newEngine } from "./engine.ts";
import { givenBy, pathsIn } from "./given.ts";
import { guardContents, guardSession, isOurPage, pagePreferences } from "./guard.ts";
import { menuTemplate } from "./menu.ts";
import { declareScheme, servePage } from "./page.ts";
import { windowOptions } from "./window.ts";

const preload = join(import.meta.dirname, "../preload/preload.cjs");
const given = givenBy(process.argv, app.isPackaged ? 1 : 2, process.cwd());
const engine = newEngine();

/** Paths that no page has been told of yet, and whether the page listens. */
let untold: readonly string[] = given.paths;
let isListening = false;

function tell(paths: readonly string[]): void {
  untold = [...untold, ...paths];
  const [window] = BrowserWindow.getAllWindows();
  if (!window || !isListening || untold.length === 0) return;
  window.webContents.send(channels.open, untold);
  untold = [];
}

function openWindow(): void {
  const preferences = pagePreferences(preload, app.isPackaged);
  const window = new BrowserWindow(windowOptions(nativeTheme.shouldUseDarkColors, preferences));
  window.once("ready-to-show", () => window.show());
  // A page that is loaded anew has no listener until it says so.
  window.webContents.on("did-start-loading", () => {
    isListening = false;
  });
  const start = given.isDemo && untold.length === 0 ? "?host=demo&screen=map" : "";
  window.loadURL(home + start).catch((error: unknown) => {
    console.error(`The page did not load: ${String(error)}`);
    app.exit(1);
  });
}

function answerPages(): void {
  ipcMain.on(channels.connect, (event) => {
    if (isOurPage(event)) engine.connect(event.sender);
  });
  ipcMain.on(channels.listening, (event) => {
    if (!isOurPage(event)) return;
    isListening = true;
    tell([]);
  });
  ipcMain.handle(channels.openDialog, (event, kind: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    return isOurPage(event) && window ? pickedPaths(window, kind) : [];
  });
}

async function main(): Promise<void> {
  declareScheme();
  app.on("web-contents-created", (_event, contents) => guardContents(contents));
  app.on("open-file", (event, path) => {
    event.preventDefault();
    tell([path]);
  });
  app.on("second-instance", (_event, _argv, _folder, sent) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
    tell(pathsIn(sent));
  });
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  app.on("will-quit", () => engine.stop());

  await app.whenReady();
  guardSession(session.defaultSession);
  servePage();
  answerPages();
  const open = async (kind: "files" | "folder") => {
    const [window] = BrowserWindow.getAllWindows();
    if (window) tell(await pickedPaths(window, kind));
  };
  const template = menuTemplate((kind) => void open(kind), process.platform === "darwin");
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  openWindow();
  app.on("activate", () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow();
  });
}

// The program that runs already opens what this one was given, and this one ends.
if (app.requestSingleInstanceLock({ paths: given.paths })) {
  main().catch((error: unknown) => {
    console.error(`Split Horizon could not start: ${String(error)}`);
    app.exit(1);
  });
} else {
  app.quit();
}
