/** `import`: how do raw exports become one snapshot, and what was odd in them? */
import type { ReadingReport } from "#src/api/index.ts";
import { cliMessages, collectMessages, oddityText } from "#src/messages/index.ts";
import { withoutSecrets } from "#src/snapshot/index.ts";
import { needed } from "../arguments.ts";
import { columns } from "../columns.ts";
import { type Command, Exit, exit } from "../command.ts";
import { jsonText } from "../json.ts";
import { open } from "../open-estate.ts";
import { toldIn } from "../told-sites.ts";
import { writeSnapshot } from "../write-snapshot.ts";

/** More lines than these nobody reads; `--all` shows every one. */
const MOST_SHOWN = 20;

export const importCommand: Command = {
  usage: "import <path>… -o <snapshot> [--strict] [--taken-at <time>] [--all] [--json]",
  says: "Reads raw exports, joins them, and writes one snapshot; tells on stderr what was read, odd, and left out.",
  options: {
    output: {
      takes: "text",
      value: "<snapshot>",
      says: "File to write: .horizon or .json.gz (packed), or .json; `-` is stdout.",
    },
    all: { takes: "flag", says: "Lists every oddity, not only the first twenty." },
    strict: { takes: "flag", says: "Ends with 3 when a document could not be read." },
    "taken-at": {
      takes: "text",
      value: "<time>",
      says: "ISO time at which Azure was read, where the exports do not tell.",
    },
  },
  operands: [1, Number.POSITIVE_INFINITY],
  opensEstate: false,
  run: async (task) => {
    const { told } = task;
    const path = needed(importCommand, told, "output");
    const takenAt = timeOf(told.text("taken-at"));
    const { report } = await open(task, told.operands, []);
    const snapshot = await task.ask("snapshot", {});
    task.note(summary(report));
    const shown = report.oddities.slice(0, told.flag("all") ? undefined : MOST_SHOWN);
    for (const oddity of shown) task.note(oddityText(oddity));
    const rest = report.oddities.length - shown.length;
    if (rest > 0) task.note(cliMessages.moreOddities({ count: rest }));
    const safe = withoutSecretsIn(snapshot.documents);
    if (safe.removed > 0) task.note(collectMessages.secretsRemoved({ count: safe.removed }));
    const sites = toldIn(await task.ask("sitesFile", {}));
    const written = {
      takenAt: takenAt ?? snapshot.takenAt,
      gaps: snapshot.gaps,
      documents: safe.documents,
      ...(sites === undefined ? {} : { sites }),
    };
    await writeSnapshot(path, written, task);
    if (path !== "-")
      task.note(
        cliMessages.imported({
          documents: snapshot.documents.length,
          types: Object.keys({ ...report.counts, ...report.ignored }).length,
          path,
        }),
      );
    if (told.flag("json") && path !== "-")
      task.out(jsonText({ format: "split-horizon.import/1", ...report }));
    return told.flag("strict") && report.unreadable.length > 0 ? exit.inPart : exit.answered;
  },
};

/** The documents without their secrets: a snapshot holds none, wherever it comes from. */
function withoutSecretsIn(documents: readonly unknown[]) {
  let removed = 0;
  const safe = documents.map((one) => {
    if (typeof one !== "object" || one === null) return one;
    const { document, removed: gone } = withoutSecrets({ ...one });
    removed += gone.length;
    return document;
  });
  return { documents: safe, removed };
}

function timeOf(seen: string | undefined): string | undefined {
  if (seen === undefined) return undefined;
  const isTime = /^\d{4}-\d\d-\d\dT/.test(seen) && !Number.isNaN(Date.parse(seen));
  if (!isTime) throw new Exit(exit.wrongInput, cliMessages.notATime({ seen }));
  return seen;
}

/** What was read, by file and by type. */
function summary(report: ReadingReport): string {
  const rows = (title: string, counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).map(([type, n]) => [`  ${title}`, String(n).padStart(6), type]);
  return [
    columns(report.sources.map((s) => [`  ${s.name}`, String(s.documents), s.shape])),
    columns([...rows("read", report.counts), ...rows("kept", report.ignored)]),
  ]
    .filter((part) => part !== "")
    .join("\n");
}
