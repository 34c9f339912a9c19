/** The sheets and dialogs that are loaded when they are first opened. */
import { lazy, Suspense } from "react";
import { useStore } from "../state/store.ts";

const parts = {
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

export function LazyDialogs() {
  const dialog = useStore((state) => state.dialog);
  if (dialog !== "collect" && dialog !== "settings" && dialog !== "about") return null;
  const Part = parts[dialog];
  return (
    <Suspense>
      <Part />
    </Suspense>
  );
}
