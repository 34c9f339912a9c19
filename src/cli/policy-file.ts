/** What does the file of `--policy` hold? */
import { cliMessages } from "#src/messages/index.ts";
import { Exit, exit } from "./command.ts";
import { textAt } from "./write-export.ts";

/** The value in the file at `path`, as a field of an ask; no field when no file was named. */
export async function policyAt(path: string | undefined): Promise<{ readonly policy?: unknown }> {
  if (path === undefined) return {};
  const text = await textAt(path);
  try {
    return { policy: JSON.parse(text) };
  } catch {
    throw new Exit(exit.wrongInput, cliMessages.policyNotJson({ path }));
  }
}
