/** How do tests call the command line: in this process, with what it prints kept? */
import { run } from "../../src/cli/run.ts";

/** What a call printed, and how it ended. */
export type Called = { readonly code: number; readonly out: string; readonly err: string };

/** Calls the command line with `words`. */
export async function cli(...words: readonly string[]): Promise<Called> {
  let out = "";
  let err = "";
  const code = await run(words, {
    out: (text) => {
      out += text.endsWith("\n") ? text : `${text}\n`;
    },
    write: (text) => {
      out += text;
    },
    note: (text) => {
      err += `${text}\n`;
    },
    isWatched: false,
    strong: (text) => text,
  });
  return { code, out, err };
}

/** The JSON document that a call with `--json` printed. */
export async function cliJson(...words: readonly string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await cli(...words, "--json");
  if (code !== 0) throw new Error(`${words.join(" ")} ended with ${code}: ${err}`);
  return JSON.parse(out);
}
