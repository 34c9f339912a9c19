/** What is known of the comparison: its outline, and whole rows of the pairs that are looked at, asked for page by page. */
import { useSyncExternalStore } from "react";
import type { Opened } from "#src/api/index.ts";
import type { AccessRow, AccessSummary } from "#src/compare/index.ts";
import { type Asked, notAsked } from "../state/asked.ts";
import { askDoor } from "../state/engine.ts";
import { stateNow } from "../state/store.ts";

/** Vantages of one page of rows: about 300 kB. */
export const PAGE = 100;
/** Pages that are kept; the oldest goes first. */
const MOST_PAGES = 60;
/** Pages asked for at the same time: the engine answers others in between. */
const AT_ONCE = 2;

/** What pairs are compared: empty lists mean all. */
export type Scope = { readonly from: readonly string[]; readonly names: readonly string[] };

/** Rows of a service's name, from as many vantages as a page has; with the sentence why there are none. */
export type Page = {
  readonly gb: number;
  readonly rows: readonly AccessRow[];
  readonly why: string;
};

/** A page that is looked at. */
export type Wanted = { readonly name: string; readonly page: number };

export type Progress = { readonly done: number; readonly of: number } | null;

export type Book = {
  readonly opened: Opened | null;
  readonly scope: string;
  readonly summary: Asked<AccessSummary>;
  readonly pages: ReadonlyMap<string, Page>;
};

const emptyBook: Book = {
  opened: null,
  scope: "",
  summary: notAsked,
  pages: new Map(),
};

let book = emptyBook;
/** Apart from the book: it changes often, and only one line shows it. */
let progress: Progress = null;
let stop = new AbortController();
let wanted: readonly Wanted[] = [];
let gbWanted = 0;
const running = new Set<string>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function turn(part: Partial<Book>): void {
  book = { ...book, ...part };
  tell();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The book now; the component is drawn again when it changes. */
export const useBook = (): Book => useSyncExternalStore(listen, () => book);

/** How far the outline is that is on its way; null before the first news and when there is none. */
export const useProgress = (): Progress => useSyncExternalStore(listen, () => progress);

/** Asks for the outline of `scope`, unless it is here or on its way; what is open now decides. */
export function keepSummary(scope: Scope): void {
  const { opened } = stateNow();
  const text = JSON.stringify(scope);
  if (!opened || (book.opened === opened && book.scope === text)) return;
  stop.abort();
  stop = new AbortController();
  const own = stop;
  running.clear();
  wanted = [];
  progress = null;
  const before = book.opened === opened ? book.summary.value : null;
  turn({ ...emptyBook, opened, scope: text, summary: { is: "waiting", value: before } });
  const ask = {
    ...(scope.from.length > 0 ? { from: scope.from } : {}),
    ...(scope.names.length > 0 ? { names: scope.names } : {}),
  };
  const onNews = (news: Progress) => {
    if (stop !== own) return;
    progress = news;
    tell();
  };
  void askDoor("accessSummary", ask, { signal: own.signal, onNews }).then((reply) => {
    if (stop !== own) return;
    progress = null;
    turn({
      summary: reply.ok
        ? { is: "here", value: reply.value }
        : { is: "refused", value: null, fault: reply.fault },
    });
    pump();
  });
}

/** Ends the outline that is on its way. */
export function stopSummary(): void {
  stop.abort();
}

/** Forgets the outline, so that it is asked for again. */
export function askAgain(): void {
  const { scope } = book;
  turn({ scope: "" });
  keepSummary(JSON.parse(scope));
}

const keyOf = ({ name, page }: Wanted): string => `${page} ${name}`;

/** The row of a pair, when its page is here; undefined before, or when it could not be told. */
export function rowIn(
  { pages }: Book,
  name: string,
  vantage: number,
): { readonly row: AccessRow | undefined; readonly why: string } {
  const page = pages.get(keyOf({ name, page: Math.floor(vantage / PAGE) }));
  return { row: page?.rows[vantage % PAGE], why: page?.why ?? "" };
}

/** Tells which pages are looked at, for how many gigabytes; what nobody looks at any more is not asked for. */
export function want(pages: readonly Wanted[], gb: number): void {
  wanted = pages;
  gbWanted = gb;
  pump();
}

/** Forgets a page that could not be told, so that it is asked for again. */
export function retryPage(page: Wanted): void {
  const pages = new Map(book.pages);
  pages.delete(keyOf(page));
  turn({ pages });
  pump();
}

function pump(): void {
  const summary = book.summary.is === "here" ? book.summary.value : null;
  if (!summary) return;
  const names = new Set(summary.services.map(({ name }) => name));
  for (const one of wanted) {
    if (running.size >= AT_ONCE) return;
    // What was looked at in another outline may not be in this one.
    if (!names.has(one.name) || one.page * PAGE >= summary.vantages.length) continue;
    const key = keyOf(one);
    if (running.has(key) || book.pages.get(key)?.gb === gbWanted) continue;
    void fetchPage(summary, one);
  }
}

async function fetchPage(summary: AccessSummary, one: Wanted): Promise<void> {
  const [key, gb, own] = [keyOf(one), gbWanted, stop];
  running.add(key);
  const from = summary.vantages.slice(one.page * PAGE, (one.page + 1) * PAGE).map(({ id }) => id);
  const ask = { from, names: [one.name], gbPerMonth: gb };
  const reply = await askDoor("compareAccess", ask, { signal: own.signal });
  // An estate or a scope that came meanwhile has a book of its own.
  if (stop !== own) return;
  running.delete(key);
  const pages = new Map(book.pages);
  pages.delete(key);
  pages.set(
    key,
    reply.ok
      ? { gb, rows: reply.value.rows, why: "" }
      : { gb, rows: [], why: reply.fault.sentence },
  );
  for (const oldest of pages.keys()) {
    if (pages.size <= MOST_PAGES) break;
    pages.delete(oldest);
  }
  turn({ pages });
  pump();
}
