/** IP addresses as values: read from text, compared, and told private from public. */

/** An IP address: `value` is its 32 or 128 bits as a whole number. */
export type Address = { readonly family: 4 | 6; readonly value: bigint };

/** The address that `text` writes, or undefined when it writes none. Leading zeros are refused, as Azure does. */
export function parseAddress(text: string): Address | undefined {
  return text.includes(":") ? parse6(text) : parse4(text);
}

function parse4(text: string): Address | undefined {
  const n = ipv4Number(text);
  return n === undefined ? undefined : { family: 4, value: BigInt(n) };
}

/** The 32 bits of a dotted-quad IPv4 address as a number, or undefined. The fast road for hot loops. */
export function ipv4Number(text: string): number | undefined {
  let value = 0;
  let octet = -1;
  let dots = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 46) {
      if (octet < 0 || ++dots > 3) return undefined;
      value = value * 256 + octet;
      octet = -1;
      digits = 0;
    } else if (c >= 48 && c <= 57) {
      if (digits > 0 && octet === 0) return undefined;
      octet = (octet < 0 ? 0 : octet) * 10 + (c - 48);
      digits++;
      if (octet > 255) return undefined;
    } else return undefined;
  }
  if (dots !== 3 || octet < 0) return undefined;
  return value * 256 + octet;
}

/** Dotted-quad text of the 32 bits of `value`. */
export function ipv4Text(value: number): string {
  return `${Math.floor(value / 16777216) % 256}.${Math.floor(value / 65536) % 256}.${Math.floor(value / 256) % 256}.${value % 256}`;
}

function parse6(text: string): Address | undefined {
  let source = text;
  const lastColon = source.lastIndexOf(":");
  const tail = source.slice(lastColon + 1);
  if (tail.includes(".")) {
    const low = ipv4Number(tail);
    if (low === undefined) return undefined;
    const high = Math.floor(low / 65536).toString(16);
    source = `${source.slice(0, lastColon + 1)}${high}:${(low % 65536).toString(16)}`;
  }
  const halves = source.split("::");
  if (halves.length > 2) return undefined;
  const groups = (half: string) => (half === "" ? [] : half.split(":"));
  const head = groups(halves[0] ?? "");
  const rest = halves.length === 2 ? groups(halves[1] ?? "") : [];
  const missing = 8 - head.length - rest.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const all = [...head, ...Array.from({ length: Math.max(0, missing) }, () => "0"), ...rest];
  let value = 0n;
  for (const group of all) {
    if (!/^[0-9a-f]{1,4}$/i.test(group)) return undefined;
    value = (value << 16n) | BigInt(Number.parseInt(group, 16));
  }
  return { family: 6, value };
}

/** The address in its usual text form: dotted quad, or RFC 5952 for IPv6. */
export function addressText(address: Address): string {
  if (address.family === 4) return ipv4Text(Number(address.value));
  const groups = Array.from({ length: 8 }, (_, i) =>
    Number((address.value >> BigInt(112 - 16 * i)) & 0xffffn),
  );
  let bestStart = -1;
  let bestLength = 1;
  for (let i = 0; i < 8; i++) {
    let j = i;
    while (j < 8 && groups[j] === 0) j++;
    if (j - i > bestLength) [bestStart, bestLength] = [i, j - i];
  }
  const hex = groups.map((g) => g.toString(16));
  if (bestStart < 0) return hex.join(":");
  return `${hex.slice(0, bestStart).join(":")}::${hex.slice(bestStart + bestLength).join(":")}`;
}

const PRIVATE_4 = [
  [0x0a000000, 0xff000000],
  [0xac100000, 0xfff00000],
  [0xc0a80000, 0xffff0000],
  [0x64400000, 0xffc00000],
  [0xa9fe0000, 0xffff0000],
  [0x7f000000, 0xff000000],
] as const;

/**
 * Whether `text` writes an address that the public internet does not route: RFC 1918, 100.64/10, link-local,
 * loopback; for IPv6 fc00::/7, fe80::/10 and ::1. Text that is no address is not private.
 */
export function isPrivateAddress(text: string): boolean {
  const four = ipv4Number(text);
  if (four !== undefined)
    return PRIVATE_4.some(([base, mask]) => (four & mask) >>> 0 === base >>> 0);
  const six = text.includes(":") ? parse6(text) : undefined;
  if (!six) return false;
  return six.value >> 121n === 0x7en || six.value >> 118n === 0x3fan || six.value === 1n;
}
