/** Which estate does a command ask, and what must be said about it on stderr? */
import type { Opened } from "#src/api/index.ts";
import { cliMessages, openingMessages, sitesMessages } from "#src/messages/index.ts";
import type { Task } from "./command.ts";

/** Opens what `--estate` and `--sites` name, the demo when no estate is named; tells on stderr what was left out. */
export async function openEstate(task: Task): Promise<Opened> {
  const { told, note } = task;
  const estates = told.texts("estate");
  if (estates.length === 0) note(cliMessages.demo());
  return open(task, estates.length === 0 ? "demo" : estates, told.texts("sites"));
}

/** Opens `paths` with the sites files beside them; tells on stderr what was left out and how far it is. */
export async function open(
  task: Task,
  paths: readonly string[] | "demo",
  sites: readonly string[],
): Promise<Opened> {
  const opened = await task.ask("open", { paths, sites }, ({ doing, done, of }) => {
    if (task.isWatched && of > 1) task.note(`${doing} (${done} of ${of})`);
  });
  const { unreadable, oddities } = opened.report;
  for (const file of unreadable) task.note(openingMessages.leftOut(file));
  // What people wrote themselves they can mend, so it is told in full; the oddities of Azure's documents are counted.
  const own = new Set(
    opened.report.sources.filter(({ shape }) => shape === "sites").map(({ name }) => name),
  );
  for (const oddity of oddities)
    if (own.has(oddity.resource)) task.note(sitesMessages.oddity(oddity));
  return opened;
}
