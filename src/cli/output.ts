/** How does text leave the program: the result on stdout, all else on stderr, colour only where it is wanted? */
import type { Output } from "./command.ts";

/** The output of this process. A reader of stdout that has gone (`| head`) ends the program quietly. */
export function processOutput(): Output {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  const wantsColour = process.env.NO_COLOR === undefined || process.env.NO_COLOR === "";
  const isBold = process.stdout.isTTY === true && wantsColour && process.env.TERM !== "dumb";
  return {
    out: (text) => void process.stdout.write(text.endsWith("\n") ? text : `${text}\n`),
    write: (text) => void process.stdout.write(text),
    note: (text) => void process.stderr.write(`${text}\n`),
    isWatched: process.stderr.isTTY === true,
    strong: (text) => (isBold ? `\u001b[1m${text}\u001b[22m` : text),
  };
}
