/** What does a person read in the menu and the dialogs of the desktop window? */

/** The words of the desktop shell. */
export const shellMessages = {
  menu: {
    file: "&File",
    newWindow: "New &window",
    openFiles: "&Open files…",
    openFolder: "Open &folder…",
    recent: "Open &recent",
    view: "&View",
    help: "&Help",
  },
  dialog: {
    files: "Open exports or a snapshot",
    folder: "Open a folder of exports",
    save: "Save the export",
    exports: "Exports and snapshots",
    all: "All files",
  },
} as const;
