/** How does a command write a snapshot: the same bytes for the same content, to a file whole, or to stdout? */
import { snapshotPieces, writeSnapshotFile } from "#src/io/index.ts";
import { filesMessages } from "#src/messages/index.ts";
import { documentTexts, type Snapshot, sortedGaps } from "#src/snapshot/index.ts";
import { Exit, exit, type Output } from "./command.ts";

/** Writes `snapshot` to the file at `path`, or to stdout for `-`; ends with a sentence when the disk refuses. */
export async function writeSnapshot(
  path: string,
  snapshot: Omit<Snapshot, "format">,
  { write }: Pick<Output, "write">,
): Promise<void> {
  const { takenAt, gaps, sites } = snapshot;
  const header = { takenAt, gaps: sortedGaps(gaps), ...(sites === undefined ? {} : { sites }) };
  const texts = documentTexts(snapshot.documents);
  if (path === "-") {
    for (const piece of snapshotPieces(header, texts)) write(piece.toString("utf8"));
    return;
  }
  await writeSnapshotFile(path, header, texts).catch((error: NodeJS.ErrnoException) => {
    const why = error.code ?? error.message;
    throw new Exit(exit.wrongInput, filesMessages.notWritten({ path, why }));
  });
}
