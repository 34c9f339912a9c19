/** What does a person read in the menu and the dialogs of the desktop window? */

/** The words of the desktop shell. */
export const shellMessages = {
  menu: {
    file: "&File",
    openFiles: "&Open files…",
    openFolder: "Open &folder…",
    view: "&View",
  },
  dialog: {
    files: "Open exports or a snapshot",
    folder: "Open a folder of exports",
    exports: "Exports and snapshots",
    all: "All files",
  },
} as const;
