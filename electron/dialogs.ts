/** Which files does a person pick? The system's dialog for an estate. */
import { type BrowserWindow, dialog, type OpenDialogOptions } from "electron";
import { shellMessages } from "#src/messages/index.ts";
import type { DialogKind } from "./bridge.ts";

/** What is asked of the dialog, by kind; a folder and files need two dialogs on Windows and Linux. */
export const dialogOptions: Readonly<Record<DialogKind, OpenDialogOptions>> = {
  files: {
    title: shellMessages.dialog.files,
    properties: ["openFile", "multiSelections"],
    filters: [
      { name: shellMessages.dialog.exports, extensions: ["json", "gz", "csv", "horizon"] },
      { name: shellMessages.dialog.all, extensions: ["*"] },
    ],
  },
  folder: { title: shellMessages.dialog.folder, properties: ["openDirectory"] },
};

/** The absolute paths that were picked, none when the dialog was closed or `kind` is no kind. */
export async function pickedPaths(
  window: BrowserWindow,
  kind: unknown,
): Promise<readonly string[]> {
  if (kind !== "files" && kind !== "folder") return [];
  const picked = await dialog.showOpenDialog(window, dialogOptions[kind]);
  return picked.canceled ? [] : picked.filePaths;
}
