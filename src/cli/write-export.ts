/** Where does an exported file go, and what is said about it on stderr? */
import type { Exported } from "#src/api/index.ts";
import { type FileFault, nodeFiles, writeOut } from "#src/io/index.ts";
import { exportMessages } from "#src/messages/index.ts";
import { Exit, exit, type Task } from "./command.ts";

/** Writes `exported` to `path`, or to stdout when there is none; the exit code. */
export async function writeExport(
  task: Task,
  exported: Exported,
  path: string | undefined,
): Promise<number> {
  for (const note of exported.notes) task.note(note);
  const { text, beside } = exported;
  if (path === undefined || path === "-") {
    if (text === null)
      throw new Exit(exit.wrongInput, exportMessages.needsFile({ format: exported.mime }));
    task.write(text);
    if (beside.length > 0) task.note(exportMessages.noPictures({ files: beside.length }));
    return exit.answered;
  }
  await writeOut(exported, path).catch((fault: FileFault) => {
    throw new Exit(exit.wrongInput, fault.sentence);
  });
  task.note(exportMessages.written({ path, files: beside.length }));
  return exit.answered;
}

/** The text of the file at `path`; a file that cannot be read is an early end. */
export async function textAt(path: string): Promise<string> {
  try {
    const [file] = await nodeFiles().list(path);
    return new TextDecoder().decode(await file?.read());
  } catch (error) {
    throw new Exit(exit.wrongInput, error instanceof Error ? error.message : String(error));
  }
}
