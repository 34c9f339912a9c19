/** Address prefixes (CIDR): read from text, and asked what they hold. */
import { type Address, addressText, parseAddress } from "./address.ts";

/** A CIDR prefix: the first `length` bits of `base` count; the rest of `base` is zero. */
export type Prefix = { readonly family: 4 | 6; readonly base: bigint; readonly length: number };

/** The prefix that `text` writes (`10.0.0.0/16`, or a bare address as /32 or /128), or undefined. Host bits are cut. */
export function parsePrefix(text: string): Prefix | undefined {
  const slash = text.indexOf("/");
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (!address) return undefined;
  const bits = address.family === 4 ? 32 : 128;
  const tail = slash < 0 ? String(bits) : text.slice(slash + 1);
  if (!/^\d{1,3}$/.test(tail)) return undefined;
  const length = Number(tail);
  if (length > bits) return undefined;
  const shift = BigInt(bits - length);
  return { family: address.family, base: (address.value >> shift) << shift, length };
}

/** The prefix in CIDR notation. */
export function prefixText(prefix: Prefix): string {
  return `${addressText({ family: prefix.family, value: prefix.base })}/${prefix.length}`;
}

/** Whether `prefix` holds `address`; families never mix. */
export function holdsAddress(prefix: Prefix, address: Address): boolean {
  if (prefix.family !== address.family) return false;
  const shift = BigInt((prefix.family === 4 ? 32 : 128) - prefix.length);
  return address.value >> shift === prefix.base >> shift;
}

/** Whether every address of `inner` lies in `outer`; a prefix holds itself. */
export function holdsPrefix(outer: Prefix, inner: Prefix): boolean {
  return (
    outer.length <= inner.length && holdsAddress(outer, { family: inner.family, value: inner.base })
  );
}

/** Whether the two prefixes share an address. */
export function overlaps(a: Prefix, b: Prefix): boolean {
  return holdsPrefix(a, b) || holdsPrefix(b, a);
}

/** Whether the address that `address` writes lies in the prefix that `prefix` writes; text that writes neither never does. */
export function isInside(address: string, prefix: string): boolean {
  const a = parseAddress(address);
  const p = parsePrefix(prefix);
  return a !== undefined && p !== undefined && holdsAddress(p, a);
}
