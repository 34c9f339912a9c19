/** How are members of exported objects read, whatever their letter case and the way PowerShell wrote them? */
import { parseAddress } from "#src/net/index.ts";

/** Members by name in lower case. */
export type Row = ReadonlyMap<string, unknown>;

/** An exported object at its place. */
export type PlacedRow = { readonly row: Row; readonly line: number };

/** The members of `value`; undefined when it is no object. */
export function rowOf(value: unknown): Row | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value).map(([name, own]) => [name.toLowerCase(), own]));
}

/** The text of the member `name`; "" when it has none. Numbers count as text. */
export function textAt(row: Row, name: string): string {
  const value = row.get(name.toLowerCase());
  if (typeof value === "string") return value.trim();
  return typeof value === "number" ? String(value) : "";
}

/** The truth of the member `name`; undefined when it tells none. */
export function truthAt(row: Row, name: string): boolean | undefined {
  const value = row.get(name.toLowerCase());
  if (typeof value === "boolean") return value;
  if (typeof value === "string" && /^(true|false|yes|no)$/i.test(value.trim()))
    return /^(true|yes)$/i.test(value.trim());
  return undefined;
}

/** Addresses in every way they are written: text, lists, `{a, b}`, objects with IPAddressToString, wrapped arrays. */
export function addressesOf(value: unknown, depth = 0): string[] {
  if (typeof value === "string")
    return value.split(/[\s,;{}[\]]+/).filter((part) => parseAddress(part) !== undefined);
  if (depth > 8) return [];
  if (Array.isArray(value)) return value.flatMap((item) => addressesOf(item, depth + 1));
  const row = rowOf(value);
  if (!row) return [];
  for (const name of ["ipaddresstostring", "value", "ipv4address", "ipv6address"]) {
    const inner = row.get(name);
    const found = inner === undefined ? [] : addressesOf(inner, depth + 1);
    if (found.length > 0) return found;
  }
  // An IPAddress object without its text carries the four octets as one number, lowest octet first.
  const number = row.get("address");
  if (typeof number === "string") return addressesOf(number, depth + 1);
  if (typeof number !== "number" || !Number.isInteger(number) || number < 0 || number > 0xffffffff)
    return [];
  return [[0, 8, 16, 24].map((shift) => (number >>> shift) & 255).join(".")];
}

/** JSON values in `text`; undefined when it is none. Several values, one after the other on lines, are a list. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      // Two commands whose output went to one file.
      return JSON.parse(`[${text.trim().replace(/([}\]])\s*\n\s*(?=[{[])/g, "$1,")}]`);
    } catch {
      return undefined;
    }
  }
}
