/** What of an interrupted collection is already read, so that it need not be asked again? */
import { createReadStream } from "node:fs";
import { type FileHandle, open, rm } from "node:fs/promises";
import { isBag } from "./reply.ts";

type Bag = Readonly<Record<string, unknown>>;

/** Where answers are written down as they come. */
export type Journal = {
  /** When the collection began, in milliseconds since 1970: what was taken over is as old as that. Infinite where nothing can be. */
  readonly since: number;
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
    since: Number.POSITIVE_INFINITY,
    isDone: (key) => done.has(key),
    page: async (key, _texts, isLast) => void (isLast && done.add(key)),
    close: async () => {},
  };
}

type JournalOptions = {
  readonly plan: string;
  readonly resume: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly onDocument: (document: Bag) => void;
};

/**
 * The journal at `path`. With `resume`, what an earlier run of the same `plan` wrote is given to `onDocument`; the
 * journal of another plan is replaced. A line that was cut when the program ended is passed over.
 */
export async function openJournal(path: string, options: JournalOptions): Promise<Journal> {
  const done = new Set<string>();
  const since = options.resume ? await replay(path, options, done) : undefined;
  // A new file is a file of one's own: whoever made one of this name beforehand does not get to read it.
  if (since === undefined) await rm(path, { force: true });
  const file = await open(path, since === undefined ? "wx" : "a", 0o600);
  await file.chmod(0o600);
  // A cut last line must not swallow the first one that follows.
  await file.write(
    since === undefined ? `${JSON.stringify({ plan: options.plan, since: options.now })}\n` : "\n",
  );
  let last: Promise<unknown> = Promise.resolve();
  const pages = new Map<string, number>();
  return {
    since: since ?? options.now,
    isDone: (key) => done.has(key),
    page: async (key, texts, isLast) => {
      const page = pages.get(key) ?? 0;
      pages.set(key, page + 1);
      const line = `{"key":${JSON.stringify(key)},"page":${page},"isLast":${isLast},"documents":[${texts.join(",")}]}\n`;
      last = last.then(() => file.write(line));
      await last;
      if (isLast) done.add(key);
    },
    close: async (keep) => closed(file, path, last, keep),
  };
}

async function closed(file: FileHandle, path: string, last: Promise<unknown>, keep: boolean) {
  // A disk that is full was told when it was written to; the file is let go all the same.
  await last.catch(() => {});
  await file.close();
  if (!keep) await rm(path, { force: true });
}

/** When the journal at `path` began, if it is of the same plan; then its documents are handed over. */
async function replay(
  path: string,
  options: JournalOptions,
  done: Set<string>,
): Promise<number | undefined> {
  let since: number | undefined;
  // An ask is done only when every one of its pages is there: a damaged line must not be taken for nothing to read.
  const pages = new Map<unknown, number>();
  try {
    for await (const line of linesOf(path)) {
      const entry = entryOf(line);
      if (!entry) continue;
      if (since === undefined) {
        if (entry.plan !== options.plan || typeof entry.since !== "number") return undefined;
        since = entry.since;
        continue;
      }
      for (const document of Array.isArray(entry.documents) ? entry.documents : [])
        if (isBag(document)) options.onDocument(document);
      const { key, page, isLast } = entry;
      if (page === 0) pages.set(key, 0);
      else if (pages.get(key) !== Number(page) - 1) pages.delete(key);
      else pages.set(key, Number(page));
      if (isLast === true && typeof key === "string" && pages.has(key)) done.add(key);
    }
  } catch {
    // No journal, or one that cannot be read: everything is asked anew.
    done.clear();
    return undefined;
  }
  return since;
}

/** Lines end at "\n" and nowhere else: JSON texts may hold what others take for ends of lines, such as U+2028. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let held: string[] = [];
  for await (const chunk of createReadStream(path, { encoding: "utf8", highWaterMark: 1 << 20 })) {
    const [first = "", ...others] = String(chunk).split("\n");
    held.push(first);
    for (const other of others) {
      yield held.join("");
      held = [other];
    }
  }
  yield held.join("");
}

function entryOf(line: string): Bag | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return isBag(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}
