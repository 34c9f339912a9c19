/** Did the connection that a text tells of come about as predicted, at the address and port that were gone to? */

import type { Estate, Vantage } from "#src/model/index.ts";
import type { Name } from "#src/net/index.ts";
import type { BlockedAt, Journey } from "#src/path/index.ts";
import { portOf, traceOf } from "#src/verdict/index.ts";
import type { Reading } from "./reading.ts";

/**
 * What is predicted of a TCP connection. `refused-later`: it opens, and the service then refuses what is asked over it.
 * `unknown`: too little was read, or a firewall may open it itself before it looks at what is asked.
 */
export type Connects = "connects" | "refused-later" | "no-connection" | "unknown";

export type Way = {
  /** The address that was gone to; null where the text tells none, and the predicted ones count. */
  readonly to: string | null;
  /** Null where the text tells none, and the usual one of the service counts. */
  readonly port: number | null;
  /** The port by which the service is reached; null for what is no service that was read. */
  readonly usualPort: number | null;
  readonly predicted: Connects;
  readonly isReached: boolean;
  readonly agreement: "yes" | "no" | "unknown";
};

/** Where the service itself refuses: the connection is open by then. */
const byService: ReadonlySet<BlockedAt> = new Set<BlockedAt>(["PAAS_ACL", "NSP"]);

/** The way of `reading` from `from`; null when it tells of no connection, or of a ping, to which services give no answer. */
export function wayOf(
  estate: Estate,
  {
    reading,
    from,
    name,
  }: { readonly reading: Reading; readonly from: Vantage; readonly name: Name },
): Way | null {
  const { reached, port, remote, answer, format } = reading;
  if (reached === null || (format === "test-net-connection" && port === null)) return null;
  // Without an address nothing was gone to: the answer is what there is to compare.
  if (answer && answer.addresses.length === 0 && answer.side === null && !reached) return null;
  const asked = { name: remote ?? name, from, ...(port === null ? {} : { port }) };
  const { journeys, answers } = traceOf(estate, asked);
  const predicted = together(journeys.map(connectsOn));
  const [own] = remote === null ? answers : traceOf(estate, { name, from }).answers;
  const usualPort = own?.named.isAzure ? portOf(own, undefined) : null;
  return {
    to: remote,
    port,
    usualPort,
    predicted,
    isReached: reached,
    agreement: agreementOf(predicted, reached),
  };
}

function connectsOn({ ending, blockedAt, confidence }: Journey): Connects {
  if (ending === "unknown" || confidence === "UNKNOWN") return "unknown";
  if (blockedAt === null) return ending === "delivered" ? "connects" : "unknown";
  if (byService.has(blockedAt)) return "refused-later";
  // Rules for names are looked at only once the firewall has taken the connection itself.
  return blockedAt === "NVA" ? "unknown" : "no-connection";
}

function together(each: readonly Connects[]): Connects {
  const [first, ...others] = each;
  return first !== undefined && others.every((one) => one === first) ? first : "unknown";
}

function agreementOf(predicted: Connects, isReached: boolean): Way["agreement"] {
  if (predicted === "unknown") return "unknown";
  return (predicted !== "no-connection") === isReached ? "yes" : "no";
}
