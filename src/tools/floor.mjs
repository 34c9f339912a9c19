/**
 * What must stand before anything runs: the packages of the lock file, and the pinned Node among them.
 * Plain JavaScript of Node 20 and older, because at this point nothing is installed.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** Installs what the lock file asks for, unless it is there; ends the program with a sentence when that fails. */
export async function install() {
  const lack = whatIsMissing();
  if (!lack) return;
  console.error(`Installing packages (${lack})…`);
  const started = Date.now();
  const npm = npmCommand();
  const { code, output } = await run(npm.path, [...npm.args, "ci", "--no-audit", "--no-fund"], {
    isQuiet: true,
  });
  if (code === 0) {
    console.error(`Installed in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
    return;
  }
  // The first lines say what and where; below come npm's own call stack and its advice.
  const errors = output.split("\n").filter((line) => /^npm (error|ERR!) (?!\s)\S/.test(line));
  const lines = errors.length > 0 ? errors.slice(0, 6) : output.trim().split("\n").slice(-6);
  console.error(lines.join("\n"));
  console.error(
    [
      `Could not install the packages of package-lock.json: "npm ci" ended with ${code}.`,
      "If a package could not be fetched: look at the network, at the proxy settings (npm config list)",
      "and at the registry (npm config get registry), then run the same command again; what was fetched",
      "before is not fetched twice. Without a network, copy node_modules from a machine of the same kind.",
    ].join("\n"),
  );
  process.exit(1);
}

/** Why packages must be installed, or undefined when all are there in the versions of the lock file. */
function whatIsMissing() {
  const packagesIn = (path) => JSON.parse(readFileSync(join(root, path), "utf8")).packages;
  const installedLock = "node_modules/.package-lock.json";
  if (!existsSync(join(root, installedLock))) return "none are installed";
  const installed = packagesIn(installedLock);
  for (const [path, wanted] of Object.entries(packagesIn("package-lock.json"))) {
    // Optional ones are for other machines, and npm decides about them.
    if (path === "" || wanted.optional) continue;
    const found = installed[path]?.version;
    if (found !== wanted.version) {
      return `${path.replace(/^.*node_modules\//, "")} ${wanted.version} is asked for, ${found ?? "none"} is there`;
    }
  }
  return undefined;
}

/** How npm is called: the one that runs us, else the one on the path. */
function npmCommand() {
  const own = process.env.npm_execpath;
  if (own && existsSync(own)) return { path: process.execPath, args: [own] };
  return { path: process.platform === "win32" ? "npm.cmd" : "npm", args: [] };
}

/** Path of a Node that is new enough: the pinned one where it exists for this machine, else our own. */
export function pinnedNode() {
  const system = process.platform === "win32" ? "win" : process.platform;
  const name = process.platform === "win32" ? "node.exe" : "node";
  const pinned = join(root, "node_modules", `node-${system}-${process.arch}`, "bin", name);
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  console.error(
    `Split Horizon needs Node 24; this is ${process.version}, and no pinned one exists for ${system} on ${process.arch}. Install Node 24 from nodejs.org and run the same command again.`,
  );
  return process.exit(1);
}

/**
 * Runs a program with our own input and output (with `isQuiet`, its output is only kept) and tells
 * how it ended; a signal that ends us ends it too.
 */
export function run(path, args, { isQuiet = false, cwd = root, env = process.env } = {}) {
  return new Promise((resolve) => {
    const stdio = isQuiet ? ["ignore", "pipe", "pipe"] : "inherit";
    const isScript = path.endsWith(".cmd");
    const child = spawn(path, args, { cwd, env, stdio, shell: isScript });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (part) => {
        output += part;
      });
    }
    const pass = (signal) => child.kill(signal);
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, pass);
    const end = (code) => {
      for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, pass);
      resolve({ code, output });
    };
    child.on("error", (error) => {
      output += `${error.message}\n`;
      end(127);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}

/** Goes on with the TypeScript at `script` under the pinned Node, and ends as it ends. */
export async function goOn(script, args, options) {
  const { code } = await run(pinnedNode(), [join(root, script), ...args], options);
  process.exitCode = code;
}
