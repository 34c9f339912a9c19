/** What people read first about a trace: what happens, and the step that decided it. */

import type { Sentences, With } from "./said.ts";

/** How a public answer is reached. */
const transports = {
  AZURE_BACKBONE: "over Azure's own network",
  VIA_NVA_SNAT: "through an appliance that puts its own address on the packets",
  FORCED_TUNNEL_ONPREM: "by way of the premises, where all traffic is sent first",
  ER_MICROSOFT_PEERING: "over the Microsoft peering of ExpressRoute",
  INTERNET: "over the internet",
} as Readonly<Record<string, string>>;

/** What the sentence of a trace tells of. */
export type Told = {
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

const sentences = {
  private: (a: Told) =>
    a.endpoint
      ? `${a.from} reaches ${a.name} privately, at ${a.address} of private endpoint ${a.endpoint}${why(a)}.`
      : `${a.from} reaches ${a.name} at the private address ${a.address}${why(a)}.`,
  endpoint: (a: Told) =>
    `${a.from} reaches ${a.name} at its public address, by the service endpoint of its subnet${why(a)}.`,
  public: (a: Told) =>
    `${a.from} reaches ${a.name} at its public address, ${transports[a.transport] ?? "by more than one way"}${why(a)}.`,
  "no-answer": (a: Told) => `${a.from} gets no answer for ${a.name}${why(a)}.`,
  blocked: (a: Told) =>
    a.outcome === "PRIVATE_STALE"
      ? `${a.from} is sent to ${a.address} for ${a.name}, a private address that no private endpoint owns${why(a)}.`
      : a.outcome === "PRIVATE_WRONG_TARGET"
        ? `${a.from} is sent to ${a.address} of private endpoint ${a.endpoint}, which does not serve ${a.name}${why(a)}.`
        : `${a.from} cannot reach ${a.name}${why(a)}.`,
  mixed: (a: Told) =>
    a.answers > 1
      ? `${a.name} comes to different ends from ${a.from}: there are ${a.answers} possible answers${why(a)}.`
      : `${a.name} comes to different ends from the subnets of ${a.from}.`,
  unseen: (a: Told) =>
    `Whether ${a.from} reaches ${a.name} cannot be told from what was read${a.gap ? `. ${a.gap}` : `${why(a)}.`}`,
};

/** Conditions of a counterfactual, by the change's `did`. */
const changes = {
  "link-zone": (a: With<"zone" | "vnet">) => `If zone ${a.zone} were linked to ${a.vnet}`,
  "set-record": (a: With<"zone" | "address" | "endpoint">) =>
    `If the record in ${a.zone} held ${a.address} of ${a.endpoint}`,
  "add-record": (a: With<"zone" | "address" | "endpoint">) =>
    `If zone ${a.zone} had a record with ${a.address} of ${a.endpoint}`,
  "use-servers": (a: With<"vnet" | "servers">) => `If ${a.vnet} asked ${a.servers} for names`,
  "use-azure-dns": (a: With<"vnet">) => `If ${a.vnet} used Azure-provided DNS`,
  "move-forwarder": (a: With<"server" | "to" | "from">) =>
    `If ${a.server} forwarded ${a.to} instead of ${a.from}`,
  approve: (a: With<"endpoint">) => `If the connection of ${a.endpoint} were approved`,
  "drop-rule": (a: With<"rule" | "nsg">) =>
    `Without rule ${a.rule} of network security group ${a.nsg}`,
  "list-subnet": (a: With<"service" | "subnet">) =>
    `If ${a.service} had a rule for subnet ${a.subnet}`,
  "list-in-policy": (a: With<"policy" | "service">) =>
    `If service endpoint policy ${a.policy} listed ${a.service}`,
  "mend-peering": (a: With<"peering">) =>
    `If peering ${a.peering} were connected and open on both sides`,
} satisfies Sentences;

/** How a name would be reached then, by the word of the outcome. */
const ends = {
  private: "would be reached privately",
  endpoint: "would be reached by service endpoint",
  public: "would be reached at its public address",
  blocked: "would be blocked",
} as Readonly<Record<string, string>>;

/** The words of traces. */
export const verdictWords = {
  sentences,
  /** A step with its place, as the end of the sentence of a trace. */
  at: (a: { readonly at: string; readonly text: string }) => `at ${a.at}, ${a.text}`,
  changes,
  changed: (a: { readonly condition: string; readonly name: string; readonly word: string }) =>
    `${a.condition}, ${a.name} ${ends[a.word] ?? "would come to another end"}.`,
};
