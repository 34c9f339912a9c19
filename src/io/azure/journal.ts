/** What of an interrupted collection is already read, so that it need not be asked again? */
import { createReadStream } from "node:fs";
import { type FileHandle, open, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { isBag } from "./reply.ts";

/** Where answers are written down as they come. */
export type Journal = {
  /** Whether the ask under `key` was answered to its end, in this run or one before. */
  readonly isDone: (key: string) => boolean;
  /** Writes down a page of the ask `key`; `texts` are documents without secrets, as JSON. */
  readonly page: (key: string, texts: readonly string[], isLast: boolean) => Promise<void>;
  /** Ends it; the file goes unless `keep`. */
  readonly close: (keep: boolean) => Promise<void>;
};

/** A journal that writes nothing down: for a collection without a file. */
export function noJournal(): Journal {
  const done = new Set<string>();
  return {
    isDone: (key) => done.has(key),
    page: async (key, _texts, isLast) => void (isLast && done.add(key)),
    close: async () => {},
  };
}

/**
 * The journal at `path`. With `resume`, what an earlier run of the same `plan` wrote is given to `onDocument`; the
 * journal of another plan is replaced. A line that was cut when the program ended is passed over.
 */
export async function openJournal(
  path: string,
  options: {
    readonly plan: string;
    readonly resume: boolean;
    readonly onDocument: (document: Readonly<Record<string, unknown>>) => void;
  },
): Promise<Journal> {
  const done = new Set<string>();
  const isSame = options.resume && (await replay(path, options, done));
  const file = await open(path, isSame ? "a" : "w", 0o600);
  // A cut last line must not swallow the first one that follows.
  await file.write(isSame ? "\n" : `${JSON.stringify({ plan: options.plan })}\n`);
  let last: Promise<unknown> = Promise.resolve();
  return {
    isDone: (key) => done.has(key),
    page: async (key, texts, isLast) => {
      const line = `{"key":${JSON.stringify(key)},"isLast":${isLast},"documents":[${texts.join(",")}]}\n`;
      last = last.then(() => file.write(line));
      await last;
      if (isLast) done.add(key);
    },
    close: async (keep) => closed(file, path, last, keep),
  };
}

async function closed(file: FileHandle, path: string, last: Promise<unknown>, keep: boolean) {
  await last;
  await file.close();
  if (!keep) await rm(path, { force: true });
}

/** Whether the journal at `path` is of the same plan; then its documents are handed over. */
async function replay(
  path: string,
  options: {
    readonly plan: string;
    readonly onDocument: (document: Readonly<Record<string, unknown>>) => void;
  },
  done: Set<string>,
): Promise<boolean> {
  let isSame = false;
  try {
    const lines = createInterface({
      input: createReadStream(path, "utf8"),
      crlfDelay: Number.POSITIVE_INFINITY,
    });
    for await (const line of lines) {
      const entry = entryOf(line);
      if (!entry) continue;
      if (!isSame) {
        if (entry.plan !== options.plan) return false;
        isSame = true;
        continue;
      }
      for (const document of Array.isArray(entry.documents) ? entry.documents : [])
        if (isBag(document)) options.onDocument(document);
      if (entry.isLast === true && typeof entry.key === "string") done.add(entry.key);
    }
  } catch {
    // No journal, or one that cannot be read: everything is asked anew.
    return false;
  }
  return isSame;
}

function entryOf(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return isBag(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}
