/** How far prefixes of a rule cover the addresses that a packet may have. */
import { holdsPrefix, overlaps, type Prefix } from "#src/net/index.ts";

/** `some`: it depends on which of the meant packets it is (a host of the subnet, a port of the range). */
export type Match = "yes" | "no" | "some" | "unknown";

/** Whether all conditions of one rule hold. */
export function matchAll(matches: readonly Match[]): Match {
  if (matches.includes("no")) return "no";
  if (matches.includes("unknown")) return "unknown";
  return matches.includes("some") ? "some" : "yes";
}

/** Whether one of several alternatives holds. */
export function matchAny(matches: readonly Match[]): Match {
  if (matches.includes("yes")) return "yes";
  if (matches.includes("unknown")) return "unknown";
  return matches.includes("some") ? "some" : "no";
}

/** Whether `prefixes` together hold all of `wanted`, some of it, or nothing. */
export function coverage(prefixes: readonly Prefix[], wanted: readonly Prefix[]): Match {
  if (wanted.every((w) => isCovered(prefixes, w))) return "yes";
  return wanted.some((w) => prefixes.some((p) => overlaps(p, w))) ? "some" : "no";
}

/** Halves `wanted` until each part is held whole or touches nothing; ends, as a part never gets longer than the longest prefix. */
function isCovered(prefixes: readonly Prefix[], wanted: Prefix): boolean {
  if (prefixes.some((p) => holdsPrefix(p, wanted))) return true;
  const inside = prefixes.filter((p) => holdsPrefix(wanted, p));
  if (inside.length < 2) return false;
  const length = wanted.length + 1;
  const bits = wanted.family === 4 ? 32 : 128;
  const low = { ...wanted, length };
  const high = { ...wanted, length, base: wanted.base | (1n << BigInt(bits - length)) };
  return isCovered(inside, low) && isCovered(inside, high);
}
