/** How is a property of raw JSON found, whatever its letter case and whatever the value is? */
import { wireNames } from "./wire-names.table.ts";

/** A JSON object. */
export type Bag = Readonly<Record<string, unknown>>;

/** Whether `value` is a JSON object: no list, no null. */
export function isBag(value: unknown): value is Bag {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export const EMPTY: Bag = {};

const lowered = new Map<string, string>();

/** `text` in lower case, remembered: property names are few and asked often. */
export function lower(text: string): string {
  let low = lowered.get(text);
  if (low === undefined) {
    low = text.toLowerCase();
    // Only names are worth remembering; a hostile document has endlessly many.
    if (lowered.size < 10_000 && text.length < 80) lowered.set(text, low);
  }
  return low;
}

/** The value of `name` in `bag`, in any letter case: for what is not yet in wire form. Null is undefined. */
export function get(bag: Bag, name: string): unknown {
  const value = bag[name];
  if (value !== undefined && value !== null) return value;
  const low = lower(name);
  for (const key in bag) {
    if (key.length !== low.length || key === name || lower(key) !== low) continue;
    const other = bag[key];
    if (other !== undefined && other !== null) return other;
  }
  return undefined;
}

const varied = new Set(wireNames.map(lower));
/** Whether a name is spelled in several ways, by the name as the readers write it. */
const isVaried = new Map<string, boolean>();

/**
 * The value of `name` in a bag of the wire, where most names have one spelling: only those that API versions spell in
 * several ways (`privateIpAddress`) are looked for in any letter case. Null is undefined.
 */
export function prop(bag: Bag, name: string): unknown {
  const value = bag[name];
  if (value !== undefined && value !== null) return value;
  let several = isVaried.get(name);
  if (several === undefined) isVaried.set(name, (several = varied.has(lower(name))));
  return several ? get(bag, name) : undefined;
}
