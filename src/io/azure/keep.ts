/** Where does a collection go: a file, or a folder that keeps a history? */
import { createHash } from "node:crypto";
import { mkdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { CollectAsk } from "#src/api/index.ts";
import { childRows, sweepRows } from "#src/azure/plan/index.ts";
import { saveToHistory, writeSnapshotFile } from "../snapshot-file/index.ts";
import type { Collection } from "./collect.ts";
import type { Shelf } from "./shelf.ts";

/** Where a snapshot is written. */
export type Place = {
  readonly path: string;
  readonly isFolder: boolean;
  /** What of an interrupted collection is kept beside it. */
  readonly journal: string;
};

/** The place that `output` means: a folder when it is one, or ends like one. */
export async function placeOf(output: string): Promise<Place> {
  const isThere = await stat(output).catch(() => undefined);
  const isFolder = isThere?.isDirectory() ?? /[\\/]$/.test(output);
  const folder = isFolder ? output : dirname(output);
  await mkdir(folder, { recursive: true });
  const name = isFolder ? "collection" : basename(output);
  return { path: output, isFolder, journal: join(folder, `.${name}.journal`) };
}

/** Names what is asked, and how, so that only the journal of the same collection by the same program is taken up again. */
export function planKey(ask: CollectAsk): string {
  const { scope, options, cloud, tenant } = ask;
  const text = JSON.stringify({ scope, options, cloud, tenant, sweepRows, childRows });
  return createHash("sha256").update(text).digest("hex");
}

/** Writes what was read to its place; returns the path of the file. */
export async function keepCollection(
  place: Place,
  ask: CollectAsk,
  collection: Collection,
  shelf: Shelf,
): Promise<string> {
  const iso = (ms: number) => new Date(ms).toISOString().replace(/\.\d+/, "");
  const header = {
    takenAt: iso(collection.startedAt),
    gaps: collection.gaps,
    collection: {
      startedAt: iso(collection.startedAt),
      endedAt: iso(collection.endedAt),
      // The kind of identity, never who: a snapshot is shared.
      identity: { kind: ask.signIn.by },
      ...(ask.cloud === undefined ? {} : { cloud: ask.cloud }),
      scope: ask.scope,
      options: ask.options ?? {},
      asked: collection.asked,
      requests: collection.requests,
      resources: shelf.size(),
      secretsRemoved: shelf.secretsRemoved(),
      isCancelled: collection.isCancelled,
      ...(collection.publicAnswers.length > 0 ? { publicAnswers: collection.publicAnswers } : {}),
    },
  };
  if (place.isFolder) return await saveToHistory(place.path, header, shelf.texts());
  await writeSnapshotFile(place.path, header, shelf.texts());
  return place.path;
}
