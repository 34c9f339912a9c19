/** Which values of a document are secrets, and how is it kept without them? */
import { secretLists, secretNames, secretShapes } from "./secrets.table.ts";

/** What stands where a secret stood. */
export const REMOVED = "(secret removed)";

/** A document without its secrets, and the JSON pointers at which they stood. */
export type Safe = {
  readonly document: Readonly<Record<string, unknown>>;
  readonly removed: readonly string[];
};

/**
 * `document` without the values that bear secrets: by the name of their property (`secrets.table.ts`), by what they
 * look like, and in lists of settings. A document without secrets is returned as it is. Never throws.
 */
export function withoutSecrets(document: Readonly<Record<string, unknown>>): Safe {
  const removed: string[] = [];
  return { document: bagWithout(document, "", removed), removed };
}

type Bag = Readonly<Record<string, unknown>>;

function bagWithout(bag: Bag, pointer: string, removed: string[]): Bag {
  let copy: Record<string, unknown> | undefined;
  for (const name in bag) {
    const value = bag[name];
    const kept = valueWithout(name, value, pointer, removed);
    if (kept === value) continue;
    copy ??= { ...bag };
    copy[name] = kept;
  }
  return copy ?? bag;
}

function valueWithout(name: string, value: unknown, above: string, removed: string[]): unknown {
  if (value === null || value === undefined || typeof value === "boolean") return value;
  const here = () => `${above}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const lower = name.toLowerCase();
  if (secretNames.has(lower) && isTelling(value)) return gone(here(), removed);
  if (typeof value === "string") return looksSecret(value) ? gone(here(), removed) : value;
  if (typeof value !== "object") return value;
  if (secretLists.has(lower)) return settingsWithout(value, here(), removed);
  if (Array.isArray(value)) return listWithout(value, here(), removed);
  return bagWithout(value as Bag, here(), removed);
}

/** An empty value, or a reference to where a secret is kept, tells no secret. */
function isTelling(value: unknown): boolean {
  if (typeof value === "string") return value !== "" && value !== REMOVED;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === "object" ? Object.keys(value ?? {}).length > 0 : value !== 0;
}

function listWithout(
  list: readonly unknown[],
  pointer: string,
  removed: string[],
): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let i = 0; i < list.length; i++) {
    const kept = valueWithout(String(i), list[i], pointer, removed);
    if (kept === list[i]) continue;
    copy ??= [...list];
    copy[i] = kept;
  }
  return copy ?? list;
}

/** Settings keep their names and lose every value: nobody can tell which of them are secret. */
function settingsWithout(value: object, pointer: string, removed: string[]): unknown {
  if (Array.isArray(value))
    return value.map((item: unknown, i) => {
      if (typeof item !== "object" || item === null)
        return item === REMOVED ? item : gone(`${pointer}/${i}`, removed);
      const { name, value: told } = item as { readonly name?: unknown; readonly value?: unknown };
      if (told === REMOVED) return item;
      removed.push(`${pointer}/${i}`);
      return name === undefined ? REMOVED : { name, value: REMOVED };
    });
  return Object.fromEntries(
    Object.entries(value).map(([name, told]) => [
      name,
      told === REMOVED ? told : gone(`${pointer}/${name}`, removed),
    ]),
  );
}

function gone(pointer: string, removed: string[]): string {
  removed.push(pointer);
  return REMOVED;
}

/** Whether a text looks like a secret, whatever property holds it. */
export function looksSecret(text: string): boolean {
  // Names and words are shorter than any secret that has a shape; ids are longer, and have none.
  if (text.length < 12 || text.startsWith("/subscriptions/")) return false;
  return secretShapes.some((shape) => shape.test(text));
}
