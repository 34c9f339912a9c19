/** How does the page reach the engine: by the desktop's bridge, or by the browser host's socket? */
import { type Api, apiOver, type FileOut, overPagePort, overSocket } from "#src/api/index.ts";
import type { Bridge } from "../electron/bridge.ts";

declare global {
  interface Window {
    readonly horizon?: Bridge;
  }
}

/** The page's way out, the same for every screen. */
export type Door = {
  readonly api: Api;
  /** Shows the system's dialog; undefined where a page has none. */
  readonly pick: ((kind: "files" | "folder") => Promise<readonly string[]>) | undefined;
  /** Paths of dropped or picked files, which the browser host takes in first. Rejects with a sentence. */
  readonly pathsOf: (files: readonly File[]) => Promise<readonly string[]>;
  /** Hears of paths that come from outside the page. */
  readonly onOpen: (listener: (paths: readonly string[]) => void) => void;
  /** Saves a file; the sentence why it could not, "" when it was saved or the dialog closed. */
  readonly save: (file: FileOut) => Promise<string>;
};

/** The door of the host that serves this page. `token` is that of the browser host's run. */
export function doorOf(token: string): Promise<Door> {
  return window.horizon ? desktopDoor(window.horizon) : Promise.resolve(browserDoor(token));
}

function desktopDoor(bridge: Bridge): Promise<Door> {
  return new Promise((resolve) => {
    const onPort = ({ source, data, ports: [port] }: MessageEvent) => {
      if (source !== window || data !== "horizon:port" || !port) return;
      window.removeEventListener("message", onPort);
      resolve({
        api: apiOver(overPagePort(port)),
        pick: bridge.openDialog,
        pathsOf: async (files) => files.map(bridge.pathOf).filter((path) => path !== ""),
        onOpen: bridge.onOpen,
        save: async (file) => (await bridge.saveFile(file)).why,
      });
    };
    window.addEventListener("message", onPort);
    bridge.connect();
  });
}

function browserDoor(token: string): Door {
  const socket = new WebSocket(`ws://${location.host}/door`, ["split-horizon", token]);
  return {
    api: apiOver(overSocket(socket)),
    pick: undefined,
    pathsOf: (files) => sendFiles(files, token),
    onOpen: () => {},
    save: async (file) => {
      download(file);
      return "";
    },
  };
}

/** Hands a file to the browser, which keeps it where it keeps downloads; what belongs beside it follows. */
function download({ name, text, base64, beside }: FileOut): void {
  const bytes: BlobPart =
    base64 === null ? (text ?? "") : Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  for (const other of beside) download({ ...other, base64: null, beside: [] });
}

/** Sends the files of one drop to the host, which keeps them in a folder of their own; the folder's path. */
async function sendFiles(files: readonly File[], token: string): Promise<readonly string[]> {
  const batch = `drop-${Date.now().toString(36)}`;
  const folders = new Set<string>();
  for (const file of files) {
    const response = await fetch(`/drop/${batch}/${encodeURIComponent(file.name)}`, {
      method: "PUT",
      headers: { authorization: `Bearer ${token}` },
      body: file,
    });
    const told = (await response.json()) as { folder?: string; sentence?: string };
    if (!response.ok || told.folder === undefined) {
      throw new Error(told.sentence ?? response.statusText);
    }
    folders.add(told.folder);
  }
  return [...folders];
}
