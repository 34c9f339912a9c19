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

/** A trie over `entries`. */
export function trieOf<T>(entries: Iterable<readonly [Prefix, T]>): PrefixTrie<T> {
  const roots: Record<4 | 6, TrieNode<T>> = { 4: {}, 6: {} };
  for (const [prefix, value] of entries) {
    const bits = prefix.family === 4 ? 32 : 128;
    let node = roots[prefix.family];
    for (let i = 0; i < prefix.length; i++) {
      const bit = (prefix.base >> BigInt(bits - 1 - i)) & 1n;
      if (bit) node = node.one ??= {};
      else node = node.zero ??= {};
    }
    (node.values ??= []).push(value);
  }
  const found = (address: Address) => {
    const bits = address.family === 4 ? 32 : 128;
    const lists: (readonly T[])[] = [];
    let node: TrieNode<T> | undefined = roots[address.family];
    for (let i = 0; node; i++) {
      if (node.values) lists.push(node.values);
      if (i === bits) break;
      const bit: bigint = (address.value >> BigInt(bits - 1 - i)) & 1n;
      node = bit ? node.one : node.zero;
    }
    return lists;
  };
  return {
    allFor: (address) => found(address).reverse().flat(),
    longestFor: (address) => found(address).at(-1) ?? [],
  };
}
