/** What crosses from the sandboxed page to the desktop? Exactly the bridge, and no part of Electron. */
import { contextBridge, ipcRenderer, webUtils } from "electron";
import type { Bridge, PortNotice } from "./bridge.ts";
import { channels } from "./channels.ts";

// The page's window, of which this file needs two things; the room knows no DOM.
declare const window: {
  readonly location: { readonly origin: string };
  readonly postMessage: (data: PortNotice, origin: string, ports: readonly unknown[]) => void;
};

/** Makes `listener` the one that hears `channel`. The event itself stays here: through its sender a page could reach every channel. */
function hear<T>(channel: string, listener: (told: T) => void): void {
  ipcRenderer.removeAllListeners(channel);
  ipcRenderer.on(channel, (_event, told: T) => listener(told));
}

const bridge: Bridge = {
  connect: () => ipcRenderer.send(channels.connect),
  openDialog: (kind) => ipcRenderer.invoke(channels.openDialog, kind),
  pathOf: (file) => webUtils.getPathForFile(file),
  onOpen: (listener) => {
    hear(channels.open, listener);
    ipcRenderer.send(channels.listening);
  },
  saveFile: (file) => ipcRenderer.invoke(channels.saveFile, file),
  dragOut: (file) => ipcRenderer.send(channels.dragOut, file),
  setMenu: (parts) => ipcRenderer.send(channels.setMenu, parts),
  onCommand: (listener) => hear(channels.command, listener),
  remember: (shown) => ipcRenderer.send(channels.remember, shown),
  newWindow: () => ipcRenderer.send(channels.newWindow),
};

ipcRenderer.on(channels.port, (event) =>
  window.postMessage("horizon:port", window.location.origin, event.ports),
);

contextBridge.exposeInMainWorld("horizon", bridge);
