/** How do tests start the built desktop program: on real Electron where it is, else on the stand-in? */
import { fork } from "node:child_process";
import { statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type * as Electron from "electron";
import { _electron, chromium, type Page } from "playwright-core";

const root = join(import.meta.dirname, "../..");

/** The desktop program under test; the same few questions for both kinds. */
export type Desktop = {
  /** What ran: real Electron, or the Chromium harness, which is not Electron. */
  readonly kind: "electron" | "chromium harness";
  readonly window: Page;
  /** Runs `fn` in the main process with the electron module; what it returns must be plain data. */
  readonly evaluate: <T>(
    fn: (electron: typeof Electron, arg: never) => T,
    arg?: unknown,
  ) => Promise<Awaited<T>>;
  /** The exit code of the program, once it has ended. */
  readonly exited: Promise<number | null>;
  readonly close: () => Promise<void>;
  /** Ends the program as a crash does, with no time to say good-bye. */
  readonly kill: () => Promise<void>;
  /** What main and engine have printed so far. */
  readonly log: () => string;
  /** To be called before a test hands these files to the page: Electron knows their paths, the harness must be told. */
  readonly knowFiles: (paths: readonly string[]) => Promise<void>;
};

/** What a test starts the program with. */
export type LaunchOptions = {
  /** Path of an Electron runtime; the harness is used without one. */
  readonly electronPath?: string | undefined;
  /** Arguments after the program's own path. */
  readonly args?: readonly string[];
  /** Folder of what the program keeps between its starts; one that is gone with it unless told. */
  readonly userData?: string;
};

/** Starts the built program (`dist/`) and waits for its window to have loaded its page. */
export async function launch(options: LaunchOptions = {}): Promise<Desktop> {
  const { electronPath, args = [], userData } = options;
  return electronPath
    ? launchElectron(electronPath, args, userData)
    : launchHarness(args, userData);
}

async function launchElectron(
  executablePath: string,
  args: readonly string[],
  userData: string | undefined,
): Promise<Desktop> {
  const profile = userData ?? (await mkdtemp(join(tmpdir(), "horizon-electron-")));
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const app = await _electron.launch({
    executablePath,
    args: [...sandbox, `--user-data-dir=${profile}`, root, ...args],
  });
  let log = "";
  app.process().stdout?.on("data", (part) => (log += part));
  app.process().stderr?.on("data", (part) => (log += part));
  const exited = new Promise<number | null>((ended) => app.process().once("exit", ended));
  const window = await app.firstWindow();
  await window.waitForLoadState();
  return {
    kind: "electron",
    window,
    evaluate: (fn, arg) => app.evaluate(fn as never, arg as never),
    exited,
    close: async () => {
      await app.close();
      if (userData === undefined) await rm(profile, { recursive: true, force: true });
    },
    kill: async () => {
      app.process().kill("SIGKILL");
      await exited;
    },
    log: () => log,
    knowFiles: async () => {},
  };
}

async function launchHarness(
  args: readonly string[],
  userData: string | undefined,
): Promise<Desktop> {
  const port = await freePort();
  const child = fork(join(root, "dist/main/main.js"), args, {
    execArgv: ["--import", new URL("./register.ts", import.meta.url).href],
    env: {
      ...process.env,
      HARNESS_PORT: String(port),
      ...(userData === undefined ? {} : { HARNESS_USER_DATA: userData }),
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part) => (log += part));
  const exited = new Promise<number | null>((ended) => child.once("exit", ended));
  const asked = new Map<number, { ok: (value: never) => void; bad: (error: Error) => void }>();
  const ready = new Promise<void>((ok, bad) => {
    asked.set(0, { ok, bad });
    exited.then((code) => bad(new Error(`The program ended with ${code}:\n${log}`)), bad);
  });
  child.on("message", ({ id, value, error }: { id: number; value?: never; error?: string }) => {
    if (error === undefined) asked.get(id)?.ok(value as never);
    else asked.get(id)?.bad(new Error(error));
    asked.delete(id);
  });
  await ready;
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = browser.contexts();
  const window = context?.pages()[0] ?? (await context?.waitForEvent("page"));
  if (!window) throw new Error(`The program opened no window:\n${log}`);
  await window.waitForURL(/\.localhost/);
  await window.waitForLoadState();
  // A program that is killed leaves its Chromium behind, which then is told to end.
  const session = await browser.newBrowserCDPSession();
  let lastId = 0;
  const evaluate: Desktop["evaluate"] = (fn, arg) =>
    new Promise((ok, bad) => {
      lastId += 1;
      asked.set(lastId, { ok, bad });
      child.send({ id: lastId, fn: String(fn), arg });
    });
  return {
    kind: "chromium harness",
    window,
    evaluate,
    exited,
    close: async () => {
      if (child.connected) child.send({ id: -1, fn: "({ app }) => app.quit()" });
      const tooLate = setTimeout(() => child.kill("SIGKILL"), 5000);
      await exited;
      clearTimeout(tooLate);
      await browser.close().catch(() => {
        // It has gone with the program, which is what was wanted.
      });
    },
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
      await session.send("Browser.close").catch(() => {
        // It has ended already.
      });
    },
    log: () => log,
    knowFiles: async (paths) => {
      const known = paths.map((path) => [`${basename(path)} ${statSync(path).size}`, path]);
      await evaluate(tellWire, Object.fromEntries(known));
    },
  };
}

/** Runs in the stand-in's main: its web contents have a wire, which Electron's have not. */
function tellWire({ BrowserWindow }: typeof Electron, paths: never): void {
  for (const { webContents } of BrowserWindow.getAllWindows()) {
    const { wire } = webContents as unknown as { wire: { files: (paths: object) => void } };
    wire.files(paths);
  }
}

/** A TCP port of 127.0.0.1 that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
