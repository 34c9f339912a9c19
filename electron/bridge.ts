/** What does the preload give to the page, as `window.horizon`? Types only, shared with the renderer. */

import type { FileOut, MenuPart, Saved, Shown } from "#src/api/index.ts";

/** What a person may pick in a dialog: files of an estate, or a folder of them. */
export type DialogKind = "files" | "folder";

/**
 * The page's ways out of its sandbox. A MessagePort cannot cross the bridge itself, so `connect`
 * lets it come as an event of the window:
 *
 *     window.addEventListener("message", ({ source, data, ports: [port] }) => {
 *       if (source === window && data === "horizon:port" && port) use(apiOver(overPagePort(port)));
 *     });
 *     window.horizon.connect();
 */
export type Bridge = {
  /** Asks for the port to the engine; it arrives once, as a window message whose data is "horizon:port". */
  readonly connect: () => void;
  /** Shows the system's dialog; the absolute paths that were picked, none when it was closed. */
  readonly openDialog: (kind: DialogKind) => Promise<readonly string[]>;
  /** The absolute path of a dropped file or folder; "" for a File that has none on disk. */
  readonly pathOf: (file: File) => string;
  /**
   * Registers the one listener for paths to open that come from outside the page: the command
   * line, the menu, a second start, a file opened by the system. Paths that came before are told at once.
   */
  readonly onOpen: (listener: (paths: readonly string[]) => void) => void;
  /** Asks where to and writes the file there. */
  readonly saveFile: (file: FileOut) => Promise<Saved>;
  /** Lets the file be dragged out of the window, from within a `dragstart`. */
  readonly dragOut: (file: FileOut) => void;
  /** Puts the page's commands into the menu of its window. */
  readonly setMenu: (parts: readonly MenuPart[]) => void;
  /** Registers the one listener for commands that were chosen in the menu. */
  readonly onCommand: (listener: (id: string) => void) => void;
  /** Keeps what this window shows, to be shown again at the next start. */
  readonly remember: (shown: Shown) => void;
  /** Opens one more window, with an estate of its own. */
  readonly newWindow: () => void;
};

/** The page's own notice that a port has come; see {@link Bridge.connect}. */
export type PortNotice = "horizon:port";
