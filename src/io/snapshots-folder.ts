/** Where do snapshots go when nobody says: into the folder that the system has for a program's own data. */
import { homedir } from "node:os";
import { join, sep } from "node:path";
import type { Collector } from "#src/api/index.ts";

/** The folder for snapshots of this user, with a separator at its end; it need not be there yet. */
export function snapshotsFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string {
  const home = homedir();
  const usual =
    platform === "win32"
      ? (environment.LOCALAPPDATA ?? join(home, "AppData", "Local"))
      : platform === "darwin"
        ? join(home, "Library", "Application Support")
        : (environment.XDG_DATA_HOME ?? join(home, ".local", "share"));
  return join(usual, "Split Horizon", "Snapshots") + sep;
}

/** `collector`, whose snapshots go into `folder` (a history) where an ask names no place. */
export function keepingIn(folder: string, collector: Collector): Collector {
  return {
    ...collector,
    collect: (ask, options) => collector.collect({ output: folder, ...ask }, options),
  };
}
