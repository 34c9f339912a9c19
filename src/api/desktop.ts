/** What crosses between the page and a desktop shell, apart from questions: files, menus, what is shown. */

/** A file that leaves the page, as an export comes through the door; pictures may belong beside it. */
export type FileOut = {
  readonly name: string;
  readonly text: string | null;
  readonly base64: string | null;
  readonly beside: readonly { readonly name: string; readonly text: string }[];
};

/** Where a file was written: "" when it was not, then with the sentence why; that is "" when the dialog was closed. */
export type Saved = { readonly path: string; readonly why: string };

/** One entry of the window's menu, made from the page's list of commands. */
export type MenuEntry = {
  /** What the page is told when a person chooses it. */
  readonly id: string;
  readonly label: string;
  /** Electron's form, e.g. `CmdOrCtrl+K`; "" for none. */
  readonly accelerator: string;
  readonly isEnabled: boolean;
};

/** A menu. `file`, `recent`, `view` and `help` add to what the shell has there; others stand for themselves. */
export type MenuPart = {
  readonly id: string;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
};

/** What a window shows, so that it can be shown again after a crash. */
export type Shown = {
  /** The page's fragment, `#/map?…`. */
  readonly address: string;
  readonly paths: readonly string[];
  readonly isDemo: boolean;
};
