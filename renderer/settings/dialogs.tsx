/** The sheets and dialogs that are loaded when they are first opened. */
import { lazy, Suspense } from "react";
import { useStore } from "../state/store.ts";

const parts = {
  export: lazy(() =>
    import("../export/export-dialog.tsx").then(({ ExportDialog }) => ({ default: ExportDialog })),
  ),
  collect: lazy(() =>
    import("../collect/sheet.tsx").then(({ CollectSheet }) => ({ default: CollectSheet })),
  ),
  settings: lazy(() =>
    import("./settings-dialog.tsx").then(({ SettingsDialog }) => ({ default: SettingsDialog })),
  ),
  about: lazy(() =>
    import("./about-dialog.tsx").then(({ AboutDialog }) => ({ default: AboutDialog })),
  ),
} as const;

const isLazy = (dialog: string): dialog is keyof typeof parts => dialog in parts;

export function LazyDialogs() {
  const dialog = useStore((state) => state.dialog);
  if (!isLazy(dialog)) return null;
  const Part = parts[dialog];
  return (
    <Suspense>
      <Part />
    </Suspense>
  );
}
