/** What does the window's menu offer? Opening, what every desktop program has, and the page's own commands. */
import type { MenuEntry, MenuPart } from "#src/api/index.ts";
import { shellMessages } from "#src/messages/index.ts";

/** An entry in the form that Electron builds menus from. */
export type MenuItem = {
  readonly id?: string;
  readonly label?: string;
  readonly accelerator?: string;
  readonly enabled?: boolean;
  readonly type?: "separator";
  readonly role?:
    | "appMenu"
    | "editMenu"
    | "windowMenu"
    | "help"
    | "close"
    | "quit"
    | "resetZoom"
    | "zoomIn"
    | "zoomOut"
    | "togglefullscreen";
  submenu?: MenuItem[];
  readonly click?: () => void;
};

/** What the menu's entries do. */
export type MenuHands = {
  readonly open: (kind: "files" | "folder") => void;
  readonly newWindow: () => void;
  /** Runs a command of the page. */
  readonly run: (id: string) => void;
};

/** The menu as a template, with the parts that the page has told. */
export function menuTemplate(
  hands: MenuHands,
  parts: readonly MenuPart[],
  isMac: boolean,
): MenuItem[] {
  const { file, newWindow, openFiles, openFolder, recent, view, help } = shellMessages.menu;
  const entry = ({ id, label, accelerator, isEnabled }: MenuEntry): MenuItem => ({
    id: `page-${id}`,
    // A single & would name the letter after it.
    label: label.replaceAll("&", "&&"),
    enabled: isEnabled,
    ...(accelerator === "" ? {} : { accelerator }),
    click: () => hands.run(id),
  });
  const of = (id: string) => parts.find((part) => part.id === id)?.entries.map(entry) ?? [];
  const parted = (items: MenuItem[]): MenuItem[] =>
    items.length > 0 ? [{ type: "separator" }, ...items] : [];
  const recents = of("recent");
  const own = new Set(["file", "recent", "view", "help"]);
  return [
    ...(isMac ? [{ role: "appMenu" as const }] : []),
    {
      label: file,
      submenu: [
        {
          id: "new-window",
          label: newWindow,
          accelerator: "CmdOrCtrl+Shift+N",
          click: hands.newWindow,
        },
        {
          id: "open-files",
          label: openFiles,
          accelerator: "CmdOrCtrl+O",
          click: () => hands.open("files"),
        },
        {
          id: "open-folder",
          label: openFolder,
          accelerator: "CmdOrCtrl+Shift+O",
          click: () => hands.open("folder"),
        },
        { label: recent, submenu: recents, enabled: recents.length > 0 },
        ...parted(of("file")),
        { type: "separator" },
        { role: "close" },
        ...(isMac ? [] : [{ role: "quit" as const }]),
      ],
    },
    { role: "editMenu" },
    ...parts
      .filter(({ id }) => !own.has(id))
      .map(({ label, entries }) => ({ label, submenu: entries.map(entry) })),
    {
      label: view,
      submenu: [
        ...of("view"),
        ...parted([{ role: "resetZoom" }, { role: "zoomIn" }, { role: "zoomOut" }]),
        ...parted([{ role: "togglefullscreen" }]),
      ],
    },
    { role: "windowMenu" },
    { label: help, role: "help", submenu: of("help") },
  ];
}
