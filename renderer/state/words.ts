/** How names, ids and numbers are written where room is short. */

/** `text` with its middle left out when it is longer than `most` characters. */
export function midCut(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = (most - 1) / 2;
  return `${text.slice(0, Math.ceil(half))}…${text.slice(-Math.floor(half))}`;
}

/** The last word of an ARM id, or the id itself. */
export const lastOf = (id: string): string => id.slice(id.lastIndexOf("/") + 1);

/** An ARM id as group and name, which is what tells it from others. */
export function shortId(id: string): string {
  const words = id.split("/");
  const at = words.findIndex((word) => word.toLowerCase() === "providers");
  return at > 0 ? words.slice(at + 2).join("/") : id;
}

const numbers = new Intl.NumberFormat("en");
/** A number with its thousands parted. */
export const numberText = (value: number): string => numbers.format(value);

/** How old something is, in the largest whole unit. */
export function ageOf(
  iso: string,
  now: number,
): { readonly text: string; readonly isStale: boolean } {
  const then = Date.parse(iso);
  if (Number.isNaN(then)) return { text: "", isStale: false };
  const day = 86_400_000;
  const days = Math.floor((now - then) / day);
  const format = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const text = days >= 1 ? format.format(-days, "day") : format.format(0, "day");
  return { text, isStale: days >= 1 };
}
