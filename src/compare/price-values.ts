/** Is a value in a price list a price, a date, a currency, a list of tiers? */
import type { PriceFault } from "#src/messages/index.ts";
import type { Tier } from "./prices.ts";

/** More than any price or rate. */
const MOST = 1_000_000_000;
/** The longest month. */
const MOST_HOURS = 744;
/** More than anybody sends in a month, so that a sum stays a number that is told exactly. */
const MOST_GB = 1_000_000_000_000;
const MOST_TIERS = 20;
const MOST_SOURCE = 300;

function within(value: unknown, low: number, high: number): number | undefined {
  return typeof value === "number" && value >= low && value <= high ? value : undefined;
}

/** A price, which may be 0. */
export function priceOf(value: unknown): number | undefined {
  return within(value, 0, MOST);
}

/** The hours of a month. */
export function hoursOf(value: unknown): number | undefined {
  return within(value, 1, MOST_HOURS);
}

/** What one currency is worth in another: never nothing. */
export function rateOf(value: unknown): number | undefined {
  const rate = within(value, 0, MOST);
  return rate === 0 ? undefined : rate;
}

/** The tiers of a price per GB, or what is wrong with the first that is wrong. */
export function tiersOf(
  value: unknown,
):
  | { readonly tiers: readonly Tier[]; readonly fault?: never }
  | { readonly tiers?: never; readonly fault: PriceFault } {
  const key = "endpointPerGb";
  const wrong = (code: PriceFault["code"], seen: unknown, at?: number) => ({
    fault: { code, key: at === undefined ? key : `${key}[${at}]`, seen: seenText(seen) },
  });
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_TIERS)
    return wrong("no-tiers", value);
  const list: readonly unknown[] = value;
  const tiers: Tier[] = [];
  for (const [at, item] of list.entries()) {
    if (typeof item !== "object" || item === null || Array.isArray(item))
      return wrong("no-tier", item, at);
    const told = new Map<string, unknown>(Object.entries(item));
    if ([...told.keys()].some((own) => own !== "upToGb" && own !== "price"))
      return wrong("no-tier", item, at);
    const price = priceOf(told.get("price"));
    if (price === undefined) return wrong("no-tier-price", told.get("price"), at);
    const end = told.get("upToGb") ?? undefined;
    const isLast = at === list.length - 1;
    if (isLast !== (end === undefined)) return wrong(isLast ? "tier-ends" : "tier-open", end, at);
    const upToGb = end === undefined ? Number.POSITIVE_INFINITY : within(end, 1, MOST_GB);
    if (upToGb === undefined) return wrong("no-tier-end", end, at);
    const before = tiers.at(-1)?.upToGb ?? 0;
    if (upToGb <= before)
      return { fault: { ...wrong("tier-order", end, at).fault, near: [String(before)] } };
    tiers.push({ upToGb, price });
  }
  return { tiers };
}

/** A day of the calendar, as `2026-11-01`. */
export function dateOf(value: unknown): string | undefined {
  const [, year, month, day] =
    /^(\d{4})-(\d\d)-(\d\d)$/.exec(typeof value === "string" ? value : "") ?? [];
  if (year === undefined || typeof value !== "string") return undefined;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const isLeap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0;
  return d >= 1 && d <= days ? value : undefined;
}

/** A code of a currency. */
export function codeOf(value: unknown): string | undefined {
  return typeof value === "string" && /^[A-Z]{3}$/.test(value) ? value : undefined;
}

/** A source on one line. */
export function sourceOf(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > MOST_SOURCE) return undefined;
  return /\p{Cc}/u.test(value) ? undefined : value.trim();
}

/** A value as it stands in a sentence. */
export function seenText(value: unknown): string {
  return value === undefined ? "nothing" : cut(JSON.stringify(value) ?? typeof value);
}

/** A text that may be long. */
export function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
