/** What may the page not do? Every refusal of the shell, in the order of Electron's security checklist. */
import type {
  IpcMainEvent,
  IpcMainInvokeEvent,
  Session,
  WebContents,
  WebPreferences,
} from "electron";
import { home, scheme } from "./channels.ts";

/** How the page runs: apart from Node and from the preload, in the operating system's sandbox. */
export function pagePreferences(preload: string, isPackaged: boolean): WebPreferences {
  return {
    preload,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // The spell checker would fetch its dictionaries from the network.
    spellcheck: false,
    devTools: !isPackaged,
  };
}

/** Whether a message comes from the main frame of our own page, and from no frame within it. */
export function isOurPage(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const { senderFrame: frame, sender } = event;
  return frame !== null && frame === sender.mainFrame && frame.url.startsWith(home);
}

/**
 * Lets the session load nothing but the page itself and what the page makes in memory, and grants
 * it one permission: to put text on the clipboard.
 */
export function guardSession(session: Session): void {
  const isGranted = (permission: string, origin: string) =>
    permission === "clipboard-sanitized-write" && `${origin}/`.startsWith(home);
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(isGranted(permission, contents.getURL())),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) =>
    isGranted(permission, origin),
  );
  session.setDevicePermissionHandler(() => false);
  const mayLoad = [`${scheme}:`, "blob:", "data:", "devtools:"];
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !mayLoad.some((start) => url.startsWith(start)) }),
  );
  session.on("will-download", (event, item) => {
    if (!item.getURL().startsWith("blob:")) event.preventDefault();
  });
}

/** Keeps the window on its page: no navigation, no second window, no embedded one. */
export function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("will-navigate", (event) => event.preventDefault());
  contents.on("will-frame-navigate", (event) => event.preventDefault());
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
}
