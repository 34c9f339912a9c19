/** Which files were opened last? Paths and titles only, in the page's own storage. */

export type RecentEstate = {
  readonly title: string;
  readonly paths: readonly string[];
  /** When it was opened, ISO. */
  readonly at: string;
};

const KEY = "horizon.estates";
const MOST = 6;

const isRecent = (value: unknown): value is RecentEstate =>
  typeof value === "object" &&
  value !== null &&
  "title" in value &&
  "paths" in value &&
  "at" in value &&
  typeof value.title === "string" &&
  typeof value.at === "string" &&
  Array.isArray(value.paths) &&
  value.paths.every((path) => typeof path === "string");

/** The estates that were opened last, newest first. */
export function recentEstates(): readonly RecentEstate[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isRecent) : [];
  } catch {
    // What another version left, or a page without storage.
    return [];
  }
}

const samePaths = (a: RecentEstate, b: RecentEstate) => a.paths.join("\n") === b.paths.join("\n");

function keep(list: readonly RecentEstate[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(list.slice(0, MOST)));
  } catch {
    // A page without storage forgets.
  }
}

/** Keeps an estate as the newest. */
export function keepEstate(estate: RecentEstate): void {
  keep([estate, ...recentEstates().filter((one) => !samePaths(one, estate))]);
}

/** Forgets an estate. */
export function forgetEstate(estate: RecentEstate): void {
  keep(recentEstates().filter((one) => !samePaths(one, estate)));
}
