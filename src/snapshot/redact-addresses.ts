/** What do addresses become when an estate is shared: others, in the same order of containment? */
import { type Address, addressText, parseAddress, parsePrefix } from "#src/net/index.ts";

/** Decides by chance that can be repeated: the same text, the same side. */
export type Coin = (text: string) => boolean;

/** Other addresses for addresses; what is inside a prefix stays inside the prefix's image, and nothing else gets in. */
export type AddressMap = {
  /** The image of an address, prefix or range (`a-b`); undefined when `text` writes none. */
  readonly map: (text: string) => string | undefined;
  /** The image of the labels of a reverse zone or name (`4.0.10` of `4.0.10.in-addr.arpa`), most specific first. */
  readonly mapReverse: (labels: readonly string[], family: 4 | 6) => readonly string[];
};

type Family = 4 | 6;

// Blocks that mean something: an address within stays within. The inside of the fixed ones does not change at all.
const blocks: readonly (readonly [prefix: string, isFixed: boolean])[] = [
  ["0.0.0.0/8", true],
  ["10.0.0.0/8", false],
  ["100.64.0.0/10", false],
  ["127.0.0.0/8", true],
  ["168.63.129.16/32", true],
  ["169.254.0.0/16", true],
  ["172.16.0.0/12", false],
  ["192.168.0.0/16", false],
  ["224.0.0.0/3", true],
  ["::/64", true],
  ["2001:db8::/32", false],
  ["fc00::/7", false],
  ["fe80::/10", true],
  ["ff00::/8", true],
];

/** Bits beyond these stay: hosts keep their place in their subnet, and with it their order. */
const LAST_BIT: Readonly<Record<Family, number>> = { 4: 24, 6: 64 };

const widthOf = (family: Family) => (family === 4 ? 32 : 128);

/** The first `length` bits of an address as text. */
function bitsOf({ family, value }: Address, length: number): string {
  return value.toString(2).padStart(widthOf(family), "0").slice(0, length);
}

function addressOf(family: Family, bits: string): string {
  return addressText({ family, value: BigInt(`0b${bits.padEnd(widthOf(family), "0")}`) });
}

/**
 * A map that changes each bit, or not, by the bits before it (as Crypto-PAn does), so that two addresses share as many
 * leading bits after as before. `fixed` prefixes stay as they are; `ranges` (`a-b`) keep their ends apart in order.
 */
export function addressMap(
  coin: Coin,
  options: { readonly fixed?: readonly string[]; readonly ranges?: readonly string[] } = {},
): AddressMap {
  const fixed = { 4: new Set<string>(), 6: new Set<string>() };
  // Where the two halves must not change places: above every block, and along the ends of every range.
  const pinned = { 4: new Set<string>(), 6: new Set<string>() };
  const pinAbove = (family: Family, bits: string, from: number) => {
    for (let length = from; length < bits.length; length++)
      pinned[family].add(bits.slice(0, length));
  };
  const all = [...blocks, ...(options.fixed ?? []).map((prefix) => [prefix, true] as const)];
  for (const [text, isFixed] of all) {
    const prefix = parsePrefix(text);
    if (!prefix) continue;
    const bits = bitsOf({ family: prefix.family, value: prefix.base }, prefix.length);
    pinAbove(prefix.family, bits, 0);
    if (isFixed) fixed[prefix.family].add(bits);
  }
  for (const range of options.ranges ?? []) {
    const [from, to] = range.split("-").map((end) => parseAddress(end.trim()));
    if (!from || !to || from.family !== to.family) continue;
    const [a, b] = [from, to].map((end) => bitsOf(end, widthOf(end.family)));
    if (a === undefined || b === undefined) continue;
    let shared = 0;
    while (shared < a.length && a[shared] === b[shared]) shared++;
    for (const end of [a, b]) pinAbove(from.family, end, shared);
  }

  const turns = new Map<string, boolean>();
  function turnsAt(family: Family, above: string): boolean {
    const key = `${family}${above}`;
    let turn = turns.get(key);
    if (turn === undefined) turns.set(key, (turn = !pinned[family].has(above) && coin(key)));
    return turn;
  }

  function image(family: Family, bits: string): string {
    let out = "";
    for (let i = 0; i < bits.length; i++) {
      const above = bits.slice(0, i);
      if (fixed[family].has(above)) return out + bits.slice(i);
      const bit = bits[i] ?? "0";
      const isTurned = i < LAST_BIT[family] && turnsAt(family, above);
      out += isTurned ? (bit === "0" ? "1" : "0") : bit;
    }
    return out;
  }

  const known = new Map<string, string | undefined>();
  function map(text: string): string | undefined {
    if (!known.has(text)) known.set(text, mapped(text));
    return known.get(text);
  }

  function mapped(text: string): string | undefined {
    const dash = text.indexOf("-");
    if (dash > 0) {
      const ends = [text.slice(0, dash), text.slice(dash + 1)].map((end) => map(end.trim()));
      return ends.every((end) => end !== undefined) ? ends.join("-") : undefined;
    }
    const slash = text.indexOf("/");
    const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
    if (!address) return undefined;
    const { family } = address;
    if (slash < 0) return addressOf(family, image(family, bitsOf(address, widthOf(family))));
    const prefix = parsePrefix(text);
    if (!prefix) return undefined;
    const bits = image(family, bitsOf({ family, value: prefix.base }, prefix.length));
    return `${addressOf(family, bits)}/${prefix.length}`;
  }

  return {
    map,
    mapReverse: (labels, family) => {
      const [size, base] = family === 4 ? [8, 10] : [4, 16];
      const numbers = [...labels].reverse().map((label) => Number.parseInt(label, base));
      if (numbers.some((n) => !(n >= 0 && n < 2 ** size))) return labels;
      const bits = image(family, numbers.map((n) => n.toString(2).padStart(size, "0")).join(""));
      return numbers
        .map((_, i) => Number.parseInt(bits.slice(i * size, (i + 1) * size), 2).toString(base))
        .reverse();
    },
  };
}
