/** What a resolution is: the answer to "what does this name resolve to from here", with its evidence. */
import type { Said } from "#src/messages/index.ts";
import type { Evidence } from "#src/model/index.ts";

/** Names of dns.md section 0.2. */
export type DnsOutcome =
  | "PRIVATE_OK"
  | "PRIVATE_NOT_APPROVED"
  | "PRIVATE_WRONG_TARGET"
  | "PRIVATE_STALE"
  | "PRIVATE_CUSTOM"
  | "PUBLIC"
  | "NXDOMAIN"
  | "NODATA"
  | "SERVFAIL"
  | "TIMEOUT"
  | "LOOP"
  | "FILTERED"
  | "FORWARDED"
  | "INDETERMINATE";

export type Rcode = "NOERROR" | "NODATA" | "NXDOMAIN" | "SERVFAIL" | "TIMEOUT";

/** How sure an answer is. Below `certain`, the resolution's assumptions or gaps say why. */
export type Confidence = "certain" | "likely" | "unknown";

/** One record of an answer. `data` is `"public"` for a public address that the estate does not know. */
export type ChainLink = {
  readonly name: string;
  readonly type: string;
  readonly data: string;
  readonly ttl: number;
  /** `public`, the ARM id of the private zone, or the address of the server that holds the record. */
  readonly from: string;
};

/**
 * One step of a trace: at which actor, what it did (a code with arguments, whose sentence is in `messages`),
 * and because of what. `did` values are the keys of `messages/dns.ts`.
 */
export type DnsStep = {
  readonly n: number;
  /** The actor: a label such as `vm-app`, `10.0.0.4`, `168.63.129.16 from vnet-hub`, `public DNS`. */
  readonly at: string;
  /** ARM id of the actor, when the estate holds it. */
  readonly actor?: string;
  readonly did: string;
  readonly args: Readonly<Record<string, string | number>>;
  /** The reason that its sentence gives, where a sentence of its own tells it. */
  readonly why?: Said;
  readonly because: readonly Evidence[];
};

/** One possible answer, of several. */
export type DnsBranch = {
  /** The conditions under which this is the answer. */
  readonly when: readonly Said[];
  readonly outcome: DnsOutcome;
  readonly rcode: Rcode;
  readonly chain: readonly ChainLink[];
  readonly addresses: readonly string[];
  readonly privateEndpoint: string | null;
  readonly servers: readonly string[];
  readonly steps: readonly DnsStep[];
};

export type Resolution = {
  readonly question: { readonly name: string; readonly type: string };
  readonly rcode: Rcode;
  readonly outcome: DnsOutcome;
  readonly chain: readonly ChainLink[];
  readonly addresses: readonly string[];
  /** ARM id of the private endpoint that owns the address, or null. */
  readonly privateEndpoint: string | null;
  /** Servers in the order in which the question passed them. */
  readonly servers: readonly string[];
  /** Number `n` of the deciding step. */
  readonly decider: number;
  readonly steps: readonly DnsStep[];
  readonly branches: readonly DnsBranch[];
  readonly assumptions: readonly Said[];
  readonly gaps: readonly Said[];
  readonly confidence: Confidence;
};
