/** Longest-prefix match: which of many prefixes hold an address, longest first. */
import type { Address } from "./address.ts";
import type { Prefix } from "./prefix.ts";

/** A binary trie of prefixes, each with the values stored at it. */
export type PrefixTrie<T> = {
  /** Values of all prefixes that hold `address`, longest prefix first; values of one prefix in order of insertion. */
  readonly allFor: (address: Address) => T[];
  /** Values of the longest prefix that holds `address`; empty when none does. */
  readonly longestFor: (address: Address) => readonly T[];
};

type TrieNode<T> = { zero?: TrieNode<T>; one?: TrieNode<T>; values?: T[] };

/** The bits of a number, the highest first; 32 of them fit into a plain number, which is much faster to part. */
function bitsOf(family: 4 | 6, value: bigint): (i: number) => boolean {
  if (family === 4) {
    const plain = Number(value);
    return (i) => ((plain >>> (31 - i)) & 1) === 1;
  }
  return (i) => ((value >> BigInt(127 - i)) & 1n) === 1n;
}

/** A trie over `entries`. */
export function trieOf<T>(entries: Iterable<readonly [Prefix, T]>): PrefixTrie<T> {
  const roots: Record<4 | 6, TrieNode<T>> = { 4: {}, 6: {} };
  for (const [prefix, value] of entries) {
    const isOne = bitsOf(prefix.family, prefix.base);
    let node = roots[prefix.family];
    for (let i = 0; i < prefix.length; i++) {
      if (isOne(i)) node = node.one ??= {};
      else node = node.zero ??= {};
    }
    (node.values ??= []).push(value);
  }
  const found = (address: Address) => {
    const bits = address.family === 4 ? 32 : 128;
    const isOne = bitsOf(address.family, address.value);
    const lists: (readonly T[])[] = [];
    let node: TrieNode<T> | undefined = roots[address.family];
    for (let i = 0; node; i++) {
      if (node.values) lists.push(node.values);
      if (i === bits) break;
      node = isOne(i) ? node.one : node.zero;
    }
    return lists;
  };
  return {
    allFor: (address) => found(address).reverse().flat(),
    longestFor: (address) => found(address).at(-1) ?? [],
  };
}
