/** What crosses from the sandboxed page to the desktop? Exactly the bridge, and no part of Electron. */
import { contextBridge, ipcRenderer, webUtils } from "electron";
import type { Bridge, PortNotice } from "./bridge.ts";
import { channels } from "./channels.ts";

// The page's window, of which this file needs two things; the room knows no DOM.
declare const window: {
  readonly location: { readonly origin: string };
  readonly postMessage: (data: PortNotice, origin: string, ports: readonly unknown[]) => void;
};

const bridge: Bridge = {
  connect: () => ipcRenderer.send(channels.connect),
  openDialog: (kind) => ipcRenderer.invoke(channels.openDialog, kind),
  pathOf: (file) => webUtils.getPathForFile(file),
  onOpen: (listener) => {
    ipcRenderer.removeAllListeners(channels.open);
    // The event itself stays here: through its sender a page could reach every channel.
    ipcRenderer.on(channels.open, (_event, paths: readonly string[]) => listener(paths));
    ipcRenderer.send(channels.listening);
  },
};

ipcRenderer.on(channels.port, (event) =>
  window.postMessage("horizon:port", window.location.origin, event.ports),
);

contextBridge.exposeInMainWorld("horizon", bridge);
