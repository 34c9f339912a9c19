/** What people read first about a trace: what happens, and the step that decided it. */
import { acceptSteps } from "./accept.ts";
import { filterSteps } from "./filters.ts";
import { pathSteps } from "./path.ts";

type Args = Readonly<Record<string, string | number>>;

/** Every sentence of a hop, by its `did`: routes and stations, filters, services. */
const waySteps: Readonly<Record<string, (args: Args) => string>> = {
  ...filterSteps,
  ...acceptSteps,
  ...pathSteps,
};

/** The sentence of one hop, after the name of its place. A hop without a sentence is our own mistake. */
export function wayText(hop: { readonly did: string; readonly args: Args }): string {
  const sentence = waySteps[hop.did];
  if (!sentence) throw new Error(`No sentence for the hop "${hop.did}".`);
  return sentence(hop.args);
}

/** How a public answer is reached. */
const transports: Readonly<Record<string, string>> = {
  AZURE_BACKBONE: "over Azure's own network",
  VIA_NVA_SNAT: "through an appliance that puts its own address on the packets",
  FORCED_TUNNEL_ONPREM: "by way of the premises, where all traffic is sent first",
  ER_MICROSOFT_PEERING: "over the Microsoft peering of ExpressRoute",
  INTERNET: "over the internet",
};

type Told = {
  readonly word: string;
  readonly name: string;
  readonly from: string;
  readonly outcome: string;
  readonly address: string;
  readonly endpoint: string;
  readonly transport: string;
  readonly blockedAt: string;
  readonly answers: number;
  readonly gap: string;
  /** The deciding step in words; "" when there is none. */
  readonly decider: string;
};

const why = (a: Told) => (a.decider ? `: ${a.decider}` : "");

const sentences: Readonly<Record<string, (a: Told) => string>> = {
  private: (a) =>
    a.endpoint
      ? `${a.from} reaches ${a.name} privately, at ${a.address} of private endpoint ${a.endpoint}${why(a)}.`
      : `${a.from} reaches ${a.name} at the private address ${a.address}${why(a)}.`,
  endpoint: (a) =>
    `${a.from} reaches ${a.name} at its public address, by the service endpoint of its subnet${why(a)}.`,
  public: (a) =>
    `${a.from} reaches ${a.name} at its public address, ${transports[a.transport] ?? "by more than one way"}${why(a)}.`,
  "no-answer": (a) => `${a.from} gets no answer for ${a.name}${why(a)}.`,
  blocked: (a) =>
    a.outcome === "PRIVATE_STALE"
      ? `${a.from} is sent to ${a.address} for ${a.name}, a private address that no private endpoint owns${why(a)}.`
      : a.outcome === "PRIVATE_WRONG_TARGET"
        ? `${a.from} is sent to ${a.address} of private endpoint ${a.endpoint}, which does not serve ${a.name}${why(a)}.`
        : `${a.from} cannot reach ${a.name}${why(a)}.`,
  mixed: (a) =>
    `${a.name} comes to different ends from ${a.from}: there are ${a.answers} possible answers${why(a)}.`,
  unseen: (a) =>
    `Whether ${a.from} reaches ${a.name} cannot be told from what was read${a.gap ? `. ${a.gap}` : `${why(a)}.`}`,
};

/** The sentence of a trace. A word without a sentence is our own mistake. */
export function verdictSentence(told: Told): string {
  const sentence = sentences[told.word];
  if (!sentence) throw new Error(`No sentence for the outcome "${told.word}".`);
  return sentence(told);
}
