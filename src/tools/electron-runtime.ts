/** Is there an Electron runtime on this machine, and can one be fetched? Asked without loading electron. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

// The package's own entry starts a download as soon as it is loaded, so only its files are looked at.
const folder = dirname(createRequire(import.meta.url).resolve("electron/package.json"));

const executables: Readonly<Record<string, string>> = {
  darwin: "Electron.app/Contents/MacOS/Electron",
  win32: "electron.exe",
};

/** Path of the runtime's executable, or undefined; `ELECTRON_OVERRIDE_DIST_PATH` names another place. */
export function electronPath(): string | undefined {
  const told = join(folder, "path.txt");
  const name = existsSync(told)
    ? readFileSync(told, "utf8").trim()
    : (executables[process.platform] ?? "electron");
  const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, "dist"), name);
  return existsSync(path) ? path : undefined;
}

/** Why a window cannot be shown here, or undefined when it can: on Linux it needs a display. */
export function whyNoDisplay(): string | undefined {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform !== "linux" || DISPLAY || WAYLAND_DISPLAY) return undefined;
  return "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)";
}

/** Fetches the runtime with the package's own installer; why that failed, or undefined when it did not. */
export function fetchElectron(mostMs: number): Promise<string | undefined> {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) {
    return Promise.resolve("ELECTRON_SKIP_BINARY_DOWNLOAD is set");
  }
  return new Promise((resolve) => {
    const installer = spawn(process.execPath, [join(folder, "install.js")], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let errors = "";
    installer.stderr.on("data", (part) => {
      errors += part;
    });
    // A network that swallows packets would hold it for ever.
    const tooLate = setTimeout(() => {
      errors = `nothing came within ${mostMs / 1000} s`;
      installer.kill("SIGKILL");
    }, mostMs);
    installer.on("close", (code) => {
      clearTimeout(tooLate);
      const [line] = errors.split("\n").filter((l) => /error|failed|nothing came/i.test(l));
      resolve(code === 0 ? undefined : (line?.trim() ?? `the installer ended with ${code}`));
    });
  });
}
