/** What does the window's menu offer? Opening, and what every desktop program has. */
import type { MenuItemConstructorOptions } from "electron";
import { shellMessages } from "#src/messages/index.ts";
import type { DialogKind } from "./bridge.ts";

/** The menu as a template; `open` shows the dialog for what is to be opened. */
export function menuTemplate(
  open: (kind: DialogKind) => void,
  isMac: boolean,
): MenuItemConstructorOptions[] {
  const { file, openFiles, openFolder, view } = shellMessages.menu;
  return [
    ...(isMac ? [{ role: "appMenu" } as const] : []),
    {
      label: file,
      submenu: [
        {
          id: "open-files",
          label: openFiles,
          accelerator: "CmdOrCtrl+O",
          click: () => open("files"),
        },
        {
          id: "open-folder",
          label: openFolder,
          accelerator: "CmdOrCtrl+Shift+O",
          click: () => open("folder"),
        },
        { type: "separator" },
        { role: isMac ? "close" : "quit" },
      ],
    },
    { role: "editMenu" },
    {
      label: view,
      submenu: [
        { role: "resetZoom" },
        { role: "zoomIn" },
        { role: "zoomOut" },
        { type: "separator" },
        { role: "togglefullscreen" },
      ],
    },
    { role: "windowMenu" },
  ];
}
