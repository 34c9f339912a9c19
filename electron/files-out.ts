/** How does a file leave the page: by the system's dialog, or dragged onto another program? */
import { extname } from "node:path";
import { app, type BrowserWindow, dialog, type WebContents } from "electron";
import { fileOutIn, type Saved } from "#src/api/index.ts";
import { writeAside, writeOut } from "#src/io/index.ts";
import { shellMessages } from "#src/messages/index.ts";

/** The dialog was closed, or what was sent is no file that leaves. */
export const unsaved: Saved = { path: "", why: "" };

/** Asks a person where to, and writes the file there. */
export async function saveFile(window: BrowserWindow, sent: unknown): Promise<Saved> {
  const file = fileOutIn(sent);
  if (!file) return unsaved;
  const extension = extname(file.name).slice(1);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: shellMessages.dialog.save,
    defaultPath: file.name,
    filters: [
      { name: extension.toUpperCase(), extensions: [extension] },
      { name: shellMessages.dialog.all, extensions: ["*"] },
    ],
  });
  if (canceled || filePath === "") return unsaved;
  try {
    await writeOut(file, filePath);
    return { path: filePath, why: "" };
  } catch (error) {
    return { path: "", why: error instanceof Error ? error.message : String(error) };
  }
}

/** Writes the file where only this program's user looks, and hands it to whoever it is dropped on. */
export async function dragOut(page: WebContents, sent: unknown): Promise<void> {
  const file = fileOutIn(sent);
  if (!file) return;
  const path = await writeAside(file);
  page.startDrag({ file: path, icon: await app.getFileIcon(path) });
}
