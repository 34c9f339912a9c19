/** What does the command line of `npm start` ask for? */
import { resolve } from "node:path";

/** What is to be started, on what. */
export type Wishes = {
  /** `auto`: the desktop window where it can be had, else the browser host. */
  readonly host: "auto" | "desktop" | "browser";
  /** Port of the browser host; 0 for any free one. */
  readonly port: number;
  /** Absolute paths of files and folders to open; none opens the demo. */
  readonly paths: readonly string[];
};

const usage =
  "Usage: npm start [-- [--desktop | --browser] [--port <number>] [<file or folder> …]]";

/** The wishes in `words`, or a sentence that says which word was not understood; paths are below `folder`. */
export function readWishes(words: readonly string[], folder: string): Wishes | string {
  let host: Wishes["host"] = "auto";
  let port = 0;
  const paths: string[] = [];
  const rest = words.flatMap((word) => (word.startsWith("--port=") ? word.split("=") : [word]));
  while (rest.length > 0) {
    const word = rest.shift() ?? "";
    if (word === "--browser" || word === "--desktop")
      host = word === "--browser" ? "browser" : "desktop";
    else if (word === "--port") {
      const told = rest.shift() ?? "";
      port = /^\d{1,5}$/.test(told) ? Number(told) : 65536;
      if (port > 65535) return `--port needs a number from 0 to 65535, not "${told}". ${usage}`;
    } else if (word.startsWith("-")) return `There is no option ${word}. ${usage}`;
    else paths.push(resolve(folder, word));
  }
  return { host, port, paths };
}
