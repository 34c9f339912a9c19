/** What people read about ways: the sentence of each hop, and the reasons for doubt. */

type Args = Readonly<Record<string, string | number>>;
type Text = Readonly<Record<string, string>>;

/** Assumptions and gaps that the engine puts beside a journey. */
export const pathWords = {
  gapRouteTable: (a: Text) =>
    `Route table ${a.table} was not read, so any of its routes may go before.`,
  gapTag: (a: Text) =>
    `The prefixes of service tag ${a.tag} are not at hand, so whether its route holds the address is not known.`,
  gapRegion: (a: Text) =>
    `The region of ${a.name} is not known, so whether a regional service endpoint covers it is not known.`,
  assumePolicyOff: (a: Text) =>
    `The subnet of private endpoint ${a.endpoint} was not read; its network policies are taken as off.`,
  assumeNoPeerEndpoints: (a: Text) =>
    `Route table ${a.table} takes peering routes away; that it takes the endpoints of peers away too is not documented.`,
  assumeEndpointWins: (a: Text) =>
    `The service endpoint is taken to override the longer user-defined route ${a.prefix}; Azure's documents disagree.`,
  assumeOutside: (a: Text) =>
    `The public address of ${a.name} is taken to lie outside ${a.prefix}.`,
} satisfies Record<string, (args: Text) => string>;

/** Sentences of the hops of a journey, by the hop's `did`. Arguments are those of the hop. */
export const pathSteps = {} satisfies Record<string, (args: Args) => string>;

/** The sentence of one hop, after its place's name. A hop without a sentence is our own mistake. */
export function pathText(hop: { readonly did: string; readonly args: Args }): string {
  const sentence = (pathSteps as Record<string, ((args: Args) => string) | undefined>)[hop.did];
  if (!sentence) throw new Error(`No sentence for the hop "${hop.did}".`);
  return sentence(hop.args);
}
