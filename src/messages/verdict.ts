/** What people read first about a trace: what happens, and the step that decided it. */

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
    a.answers > 1
      ? `${a.name} comes to different ends from ${a.from}: there are ${a.answers} possible answers${why(a)}.`
      : `${a.name} comes to different ends from the subnets of ${a.from}.`,
  unseen: (a) =>
    `Whether ${a.from} reaches ${a.name} cannot be told from what was read${a.gap ? `. ${a.gap}` : `${why(a)}.`}`,
};

/** The sentence of a trace. A word without a sentence is our own mistake. */
export function verdictSentence(told: Told): string {
  const sentence = sentences[told.word];
  if (!sentence) throw new Error(`No sentence for the outcome "${told.word}".`);
  return sentence(told);
}

/** A step with its place, as the end of the sentence of a trace. */
export function stepAt({ at, text }: { readonly at: string; readonly text: string }): string {
  return `at ${at}, ${text}`;
}

type Changed = {
  readonly did: string;
  readonly args: Readonly<Record<string, string>>;
  readonly name: string;
  readonly word: string;
};

type Changes = Readonly<Record<string, string>>;

/** Conditions of a counterfactual, by the change's `did`. */
const changes: Readonly<Record<string, (a: Changes) => string>> = {
  "link-zone": (a) => `If zone ${a.zone} were linked to ${a.vnet}`,
  "set-record": (a) => `If the record in ${a.zone} held ${a.address} of ${a.endpoint}`,
  "add-record": (a) => `If zone ${a.zone} had a record with ${a.address} of ${a.endpoint}`,
  "use-servers": (a) => `If ${a.vnet} asked ${a.servers} for names`,
  "use-azure-dns": (a) => `If ${a.vnet} used Azure-provided DNS`,
  "move-forwarder": (a) => `If ${a.server} forwarded ${a.to} instead of ${a.from}`,
  approve: (a) => `If the connection of ${a.endpoint} were approved`,
  "drop-rule": (a) => `Without rule ${a.rule} of network security group ${a.nsg}`,
  "list-subnet": (a) => `If ${a.service} had a rule for subnet ${a.subnet}`,
  "list-in-policy": (a) => `If service endpoint policy ${a.policy} listed ${a.service}`,
  "mend-peering": (a) => `If peering ${a.peering} were connected and open on both sides`,
};

const ends: Readonly<Record<string, string>> = {
  private: "would be reached privately",
  endpoint: "would be reached by service endpoint",
  public: "would be reached at its public address",
  blocked: "would be blocked",
};

/** The sentence of a change that would alter the outcome. A change without a sentence is our own mistake. */
export function counterfactualText({ did, args, name, word }: Changed): string {
  const condition = changes[did];
  if (!condition) throw new Error(`No sentence for the change "${did}".`);
  return `${condition(args)}, ${name} ${ends[word] ?? "would come to another end"}.`;
}
