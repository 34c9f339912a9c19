/** What does the file of `--prices` hold? */
import { priceWords } from "#src/messages/index.ts";
import { Exit, exit } from "./command.ts";
import { textAt } from "./write-export.ts";

/** The value in the file at `path`, as a field of an ask; no field when no file was named. */
export async function pricesAt(path: string | undefined): Promise<{ readonly prices?: unknown }> {
  if (path === undefined) return {};
  const text = await textAt(path);
  try {
    // A file that holds nothing but null must not pass for none.
    return { prices: JSON.parse(text) ?? "null" };
  } catch {
    throw new Exit(exit.wrongInput, priceWords.notJson({ path }));
  }
}
