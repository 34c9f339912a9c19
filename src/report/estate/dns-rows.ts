/** Which rows does the DNS picture of an application have: ways of asking that many names and vantages share, told once? */
import { groupedBy, unique } from "#src/base/index.ts";
import type { BoxKind } from "#src/diagram/index.ts";
import type { OutcomeWord } from "#src/verdict/index.ts";
import { askerHop, type Chain, type ChainHop } from "./dns-chains.ts";
import type { Facts } from "./facts.ts";

export type DnsRow = {
  /** The names that are asked for so, in the order of the matrix. */
  readonly names: readonly string[];
  readonly word: OutcomeWord;
  readonly flagged: boolean;
  readonly hops: readonly ChainHop[];
};

/** Hops that differ from name to name; they are counted where their owner is the same. */
const OWN_OF_NAMES: readonly BoxKind[] = ["zone", "endpoint"];

/** The rows of `chains`, rows of the same names one below the other; every pair of vantage and name is in one row. */
export function dnsRows(facts: Facts, chains: readonly Chain[]): readonly DnsRow[] {
  const pairs = chains.flatMap((chain) =>
    chain.askers.map((asker) => ({ asker, chain, way: wayOf(chain) })),
  );
  // What one vantage asks in one way; vantages that ask the same names so are one row.
  const asked = [...groupedBy(pairs, ({ asker, way }) => `${asker.id}\n${way}`).values()];
  const rows = groupedBy(asked, (own) =>
    own.map(({ chain, way }) => `${chain.name}\n${way}`).join(),
  );
  const made = [...rows.values()].flatMap((own) => {
    const [first] = own;
    const [one] = first ?? [];
    if (!first || !one) return [];
    const same = first.map(({ chain }) => chain);
    const askers = own.flatMap(([pair]) => (pair ? [pair.asker] : []));
    return [
      {
        names: same.map(({ name }) => name),
        word: one.chain.word,
        flagged: one.chain.flagged,
        hops: [askerHop(facts, askers), ...sharedHops(facts, same)],
      },
    ];
  });
  return [...groupedBy(made, ({ names }) => names.join()).values()].flat();
}

/** The way that a chain goes: its servers, whose its zone and endpoint are, its end. */
function wayOf({ hops, word, flagged }: Chain): string {
  const told = hops.map(({ kind, title, detail, owner }) =>
    OWN_OF_NAMES.includes(kind) ? [kind, owner] : [kind, title, detail, owner],
  );
  return JSON.stringify([told, word, flagged]);
}

/** The hops of chains that go one way; where they differ, how many there are, and which. */
function sharedHops({ sceneWords }: Facts, chains: readonly Chain[]): readonly ChainHop[] {
  const [first] = chains;
  if (!first) return [];
  return first.hops.map((hop, i) => {
    const titles = unique(chains.map(({ hops }) => hops[i]?.title ?? ""));
    if (titles.length < 2) return hop;
    return {
      ...hop,
      title: sceneWords.counted(hop.kind, titles.length),
      detail: titles.map((title) => title.replace(/^privatelink\./, "…")).join(", "),
    };
  });
}
