/** The sheets and dialogs, which come in files of their own once the screens are there. */
import { soon } from "../parts/soon.tsx";
import { useStore } from "../state/store.ts";

const parts = {
  export: soon(() =>
    import("../export/export-dialog.tsx").then(({ ExportDialog }) => ExportDialog),
  ),
  collect: soon(() => import("../collect/sheet.tsx").then(({ CollectSheet }) => CollectSheet)),
  settings: soon(() =>
    import("./settings-dialog.tsx").then(({ SettingsDialog }) => SettingsDialog),
  ),
  about: soon(() => import("./about-dialog.tsx").then(({ AboutDialog }) => AboutDialog)),
} as const;

const isLazy = (dialog: string): dialog is keyof typeof parts => dialog in parts;

/** Fetches them all while nothing else is to be done. */
export function fetchDialogs(): void {
  requestIdleCallback(() => {
    for (const { fetch } of Object.values(parts)) fetch();
  });
}

export function LazyDialogs() {
  const dialog = useStore((state) => state.dialog);
  if (!isLazy(dialog)) return null;
  const { Part } = parts[dialog];
  return <Part />;
}
