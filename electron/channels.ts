/** By which names do main and preload know each other's messages? The whole list, both ways. */
export const channels = {
  /** Page → main: give me the port to the engine. */
  connect: "connect",
  /** Main → page, with one port. */
  port: "port",
  /** Page → main, answered: show the dialog for files or a folder. */
  openDialog: "open-dialog",
  /** Page → main: I listen for paths from now on. */
  listening: "listening",
  /** Main → page: paths to open. */
  open: "open",
  /** Page → main, answered: ask where to, and write this file. */
  saveFile: "save-file",
  /** Page → main: let this file be dragged out. */
  dragOut: "drag-out",
  /** Page → main: these are my commands. */
  setMenu: "set-menu",
  /** Main → page: this command was chosen. */
  command: "command",
  /** Page → main: this is what I show. */
  remember: "remember",
  /** Page → main: one more window. */
  newWindow: "new-window",
} as const;

/** Where the page lives: an origin of its own, which neither the web nor `file:` shares. */
export const scheme = "app";
export const home = `${scheme}://split-horizon/`;
