/** Which subscriptions were chosen before? Names and ids only, in the page's own storage. */

/** A set of subscriptions that was collected. */
export type RememberedSet = { readonly ids: readonly string[]; readonly names: readonly string[] };

const KEY = "horizon.collected";
const MOST = 5;

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");
const isSet = (value: unknown): value is RememberedSet =>
  typeof value === "object" &&
  value !== null &&
  "ids" in value &&
  "names" in value &&
  isTexts(value.ids) &&
  isTexts(value.names);

/** The sets that were chosen last, newest first. */
export function rememberedSets(): readonly RememberedSet[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isSet) : [];
  } catch {
    // What another version left, or a page without storage.
    return [];
  }
}

/** Keeps a set as the newest. */
export function rememberSet(set: RememberedSet): void {
  const others = rememberedSets().filter((one) => one.ids.join() !== set.ids.join());
  try {
    localStorage.setItem(KEY, JSON.stringify([set, ...others].slice(0, MOST)));
  } catch {
    // A page without storage forgets.
  }
}
