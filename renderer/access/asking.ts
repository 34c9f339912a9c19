/** What is known of the comparison: its outline, and whole rows of the pairs that are looked at, asked for page by page. */
import { useSyncExternalStore } from "react";
import type { Opened } from "#src/api/index.ts";
import type { AccessRow, AccessSummary } from "#src/compare/index.ts";
import { accessWords as words } from "#src/messages/index.ts";
import { type Asked, notAsked } from "../state/asked.ts";
import { askDoor } from "../state/engine.ts";
import { say, stateNow } from "../state/store.ts";
import { type PriceFile, pricesAsk } from "./own-prices.ts";

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
  /** The gigabytes and the price list that its costs rest on. */
  readonly costs: string;
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
let pricesWanted: PriceFile | null = null;
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
    ...pricesAsk(),
  };
  const asked = pricesWanted;
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
    if (pricesWanted !== asked) void refreshPrices();
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

const costsNow = (): string => JSON.stringify([gbWanted, pricesWanted]);

/** Tells which price list counts. What does not depend on it stays; costs that are looked at are asked for again. */
export function keepPrices(file: PriceFile | null): void {
  if (file === pricesWanted) return;
  pricesWanted = file;
  void refreshPrices();
  pump();
}

/** Brings the price list, and what private link services cost by it, into the outline: asked for with one pair. */
async function refreshPrices(): Promise<void> {
  if (book.summary.is !== "here") return;
  const { vantages, services } = book.summary.value;
  const [own, file] = [stop, pricesWanted];
  const ask = {
    from: vantages.slice(0, 1).map(({ id }) => id),
    names: services.slice(0, 1).map(({ name }) => name),
    ...pricesAsk(),
  };
  const reply = await askDoor("compareAccess", ask, { signal: own.signal });
  if (stop !== own || pricesWanted !== file || book.summary.is !== "here") return;
  if (!reply.ok) return say(words.pricesFailed(reply.fault.sentence));
  const { prices, linkServices } = reply.value;
  turn({ summary: { is: "here", value: { ...book.summary.value, prices, linkServices } } });
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
  const costs = costsNow();
  for (const one of wanted) {
    if (running.size >= AT_ONCE) return;
    // What was looked at in another outline may not be in this one.
    if (!names.has(one.name) || one.page * PAGE >= summary.vantages.length) continue;
    const key = keyOf(one);
    if (running.has(key) || book.pages.get(key)?.costs === costs) continue;
    void fetchPage(summary, one);
  }
}

async function fetchPage(summary: AccessSummary, one: Wanted): Promise<void> {
  const [key, gb, costs, own] = [keyOf(one), gbWanted, costsNow(), stop];
  running.add(key);
  const from = summary.vantages.slice(one.page * PAGE, (one.page + 1) * PAGE).map(({ id }) => id);
  const ask = { from, names: [one.name], gbPerMonth: gb, ...pricesAsk() };
  const reply = await askDoor("compareAccess", ask, { signal: own.signal });
  // An estate or a scope that came meanwhile has a book of its own.
  if (stop !== own) return;
  running.delete(key);
  const pages = new Map(book.pages);
  pages.delete(key);
  pages.set(
    key,
    reply.ok
      ? { costs, rows: reply.value.rows, why: "" }
      : { costs, rows: [], why: reply.fault.sentence },
  );
  for (const oldest of pages.keys()) {
    if (pages.size <= MOST_PAGES) break;
    pages.delete(oldest);
  }
  turn({ pages });
  pump();
}
