/** What a verdict is: DNS and path together, judged against what was wanted. */

import type { Resolution } from "#src/dns/index.ts";
import type { BlockedAt, Journey, Transport } from "#src/path/index.ts";

export type VerdictClass =
  | "PRIVATE_ENDPOINT"
  | "SERVICE_ENDPOINT"
  /** A private address that is no endpoint's: a machine, an own load balancer. Beside the classes of path.md 0.2. */
  | "PRIVATE_ADDRESS"
  | "PUBLIC"
  | "BLOCKED"
  | "UNKNOWN";

/** One verdict per vantage and name (path.md section 0.2). */
export type Verdict = {
  readonly class: VerdictClass;
  readonly transport: Transport | null;
  /** `BASIC` or `STANDARD`, for service endpoints. */
  readonly variant: "BASIC" | "STANDARD" | null;
  readonly blockedAt: BlockedAt | null;
  readonly risks: readonly string[];
  readonly confidence: "certain" | "likely" | "unknown";
  /** What the estate's own settings (or a policy) call for; null when nothing tells. */
  readonly expected: VerdictClass | null;
  /** Which of them told. */
  readonly expectedBecause: ExpectedBecause | null;
};

/** What told the expectation: the user's policy, or a setting of the service. */
export type ExpectedBecause =
  | "policy"
  | "public access disabled"
  | "has a private endpoint"
  | "lists the subnet"
  | "open to everybody"
  | "not in its rules";

/** The whole answer to "where does this name go, from here". */
export type Trace = {
  readonly resolution: Resolution;
  readonly journeys: readonly Journey[];
  readonly verdict: Verdict;
  /** One plain sentence that names the deciding step. */
  readonly sentence: string;
};

/** The six words of the screen for what happens (ux.md section 6.1). */
export type OutcomeWord =
  | "private"
  | "endpoint"
  | "public"
  | "blocked"
  | "no-answer"
  | "unseen"
  | "mixed";
