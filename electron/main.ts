/** The desktop shell: opens the windows, starts the engine, hands over the ports, and steps aside. */
import { join } from "node:path";
import {
  app,
  BrowserWindow,
  type IpcMainEvent,
  ipcMain,
  Menu,
  nativeTheme,
  session,
} from "electron";
import { type MenuPart, menuIn, shownIn } from "#src/api/index.ts";
import { givenBy, menuTemplate, pathsIn, readKept } from "#src/io/index.ts";
import { channels } from "./channels.ts";
import { pickedPaths } from "./dialogs.ts";
import { newEngine } from "./engine.ts";
import { dragOut, saveFile, unsaved } from "./files-out.ts";
import { guardContents, guardSession, isOurPage, pagePreferences } from "./guard.ts";
import { declareScheme, servePage } from "./page.ts";
import { systemVault } from "./vault.ts";
import { newWindows, type Windows } from "./windows.ts";

const preload = join(import.meta.dirname, "../preload/preload.cjs");
const given = givenBy(process.argv, app.isPackaged ? 1 : 2, process.cwd());
const engine = newEngine(() => systemVault(join(app.getPath("userData"), "vault")));

/** Paths that the system wants opened before there is a window. */
let early: readonly string[] = given.paths;
let windows: Windows | undefined;

function tell(paths: readonly string[]): void {
  if (windows) windows.tell(paths);
  else early = [...early, ...paths];
}

/** Hears a message of our own page, and no other. */
function hear(channel: string, act: (event: IpcMainEvent, sent: unknown) => void): void {
  ipcMain.on(channel, (event, sent: unknown) => {
    if (isOurPage(event)) act(event, sent);
  });
}

function answerPages(all: Windows): void {
  hear(channels.connect, ({ sender }) => engine.connect(sender));
  hear(channels.listening, ({ sender }) => all.listens(sender));
  hear(channels.remember, ({ sender }, shown) => all.shows(sender, shownIn(shown)));
  hear(channels.newWindow, () => all.open());
  hear(channels.setMenu, (_event, parts) => showMenu(all, menuIn(parts)));
  hear(channels.dragOut, ({ sender }, file) => {
    dragOut(sender, file).catch((error: unknown) => console.error(String(error)));
  });
  ipcMain.handle(channels.openDialog, (event, kind: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    return isOurPage(event) && window ? pickedPaths(window, kind) : [];
  });
  ipcMain.handle(channels.saveFile, (event, file: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    return isOurPage(event) && window ? saveFile(window, file) : unsaved;
  });
}

function showMenu(all: Windows, parts: readonly MenuPart[]): void {
  const hands = {
    open: async (kind: "files" | "folder") => {
      const window = all.front();
      if (window) all.tell(await pickedPaths(window, kind));
    },
    newWindow: () => all.open(),
    run: (id: string) => all.front()?.webContents.send(channels.command, id),
  };
  const template = menuTemplate(hands, parts, process.platform === "darwin");
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

async function main(): Promise<void> {
  declareScheme();
  app.on("web-contents-created", (_event, contents) => guardContents(contents));
  app.on("open-file", (event, path) => {
    event.preventDefault();
    tell([path]);
  });
  app.on("second-instance", (_event, _argv, _folder, sent) => {
    const window = windows?.front();
    if (window?.isMinimized()) window.restore();
    window?.focus();
    const paths = pathsIn(sent);
    if (paths.length > 0) tell(paths);
  });
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  app.on("will-quit", () => engine.stop());

  await app.whenReady();
  guardSession(session.defaultSession);
  servePage();
  const path = join(app.getPath("userData"), "windows.json");
  const kept = await readKept(path);
  const all = newWindows({
    preferences: pagePreferences(preload, app.isPackaged),
    isDark: () => nativeTheme.shouldUseDarkColors,
    path,
    tries: kept.tries + 1,
    onClosed: engine.forget,
  });
  answerPages(all);
  showMenu(all, []);
  const [first] = kept.windows;
  const isGiven = early.length > 0 || given.isDemo;
  // What brought the program down twice is not shown a third time.
  if (isGiven || kept.tries >= 2 || !first)
    all.open({ bounds: first?.bounds, paths: early, isDemo: early.length === 0 && given.isDemo });
  else for (const one of kept.windows) all.open(one);
  windows = all;
  app.on("activate", () => {
    if (BrowserWindow.getAllWindows().length === 0) all.open();
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
