/** Opens the program: the desktop window where it can be had, else the same page in a browser. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createApi } from "#src/api/index.ts";
import {
  azureCollector,
  breath,
  keepingIn,
  nodeFiles,
  nodePainter,
  snapshotsFolder,
  startHost,
} from "#src/io/index.ts";
import { builtProgram } from "./built.ts";
import { electronPath, fetchElectron, whyNoDisplay } from "./electron-runtime.ts";
import { readWishes, type Wishes } from "./wishes.ts";

const root = join(import.meta.dirname, "../..");

/** A program that ends sooner than this, and not with 0, has failed to open its window. */
const soonMs = 15_000;
const fetchMs = 120_000;

const exit = { ok: 0, wrongInput: 2, noDesktop: 3 } as const;

/** Runs the desktop program; its exit code when it had its window, or why it could not be shown. */
async function desktop({ paths }: Wishes): Promise<number | string> {
  const noDisplay = whyNoDisplay();
  if (noDisplay) return noDisplay;
  let why: string | undefined;
  if (!electronPath()) {
    console.error("The Electron runtime is not here yet; fetching it (once)…");
    why = await fetchElectron(fetchMs);
  }
  const runtime = electronPath();
  if (!runtime)
    return `the Electron runtime is not on this machine and could not be fetched (${why})`;
  const started = performance.now();
  const code = await new Promise<number>((resolve) => {
    const given = paths.length > 0 ? paths : ["--demo"];
    const program = spawn(runtime, [root, ...given], { stdio: "inherit" });
    program.on("error", () => resolve(127));
    program.on("close", (ended) => resolve(ended ?? 1));
  });
  const isFailed = code !== 0 && performance.now() - started < soonMs;
  return isFailed ? `Electron ended at once with code ${code}` : code;
}

/** Serves the page until the program is stopped; the exit code when it could not start. */
async function browser({ paths, port }: Wishes): Promise<number> {
  const api = createApi({
    files: nodeFiles(),
    pause: breath,
    foresees: true,
    collector: keepingIn(
      snapshotsFolder(process.env),
      azureCollector({ environment: process.env }),
    ),
    painter: nodePainter(),
  });
  if (paths.length > 0) {
    const opened = await api("open", { paths });
    if (!opened.ok) {
      console.error(opened.fault.sentence);
      return exit.wrongInput;
    }
  }
  const host = await startHost({ api, root: join(root, "dist/renderer"), port });
  const query = paths.length > 0 ? "?screen=map" : "?host=demo&screen=map";
  console.log(`Open ${host.url.replace("#", `${query}#`)}`);
  console.log("The same screens and the same engine, for this machine only. Ctrl+C stops it.");
  await new Promise<void>((stopped) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped());
  });
  await host.close();
  return exit.ok;
}

async function start(words: readonly string[]): Promise<number> {
  // npm runs scripts in the package's folder and tells where the person was.
  const wishes = readWishes(words, process.env.INIT_CWD ?? process.cwd());
  if (typeof wishes === "string") {
    console.error(wishes);
    return exit.wrongInput;
  }
  await builtProgram();
  if (wishes.host === "browser") return browser(wishes);
  const outcome = await desktop(wishes);
  if (typeof outcome === "number") return outcome;
  console.error(`No desktop window: ${outcome}.`);
  if (wishes.host === "desktop") return exit.noDesktop;
  console.error(
    "For the desktop window: npx install-electron with a way to github.com, or ELECTRON_MIRROR=<a mirror>,\nor ELECTRON_OVERRIDE_DIST_PATH=<an unzipped Electron>. Here it is in the browser instead:",
  );
  return browser(wishes);
}

start(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
