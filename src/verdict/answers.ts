/** Which answers a resolution holds, and which addresses each of them sends packets to. */
import type { ChainLink, DnsOutcome, Resolution } from "#src/dns/index.ts";
import type { Said } from "#src/messages/index.ts";
import type { Estate } from "#src/model/index.ts";
import { acceptsPrivate, type Destination, destinationOf } from "#src/path/index.ts";
import { endpointAt } from "./endpoint-at.ts";
import { type Named, namedBy } from "./named.ts";

/** One possible answer of a resolution: the only one, or a branch. */
export type DnsAnswer = {
  readonly outcome: DnsOutcome;
  readonly named: Named;
  /** One per address; empty when there is no address to go to. */
  readonly destinations: readonly Destination[];
  /** Conditions of a branch; none for an only answer. */
  readonly when: readonly Said[];
  /** Whether the endpoint that it leads to may be approved all the same: its two sides tell different states. */
  readonly isContested?: boolean;
};

/** The answers of `resolution`, in its order. */
export function answersOf(estate: Estate, resolution: Resolution): readonly DnsAnswer[] {
  const { question, branches } = resolution;
  const parts: readonly Pick<Resolution, "outcome" | "chain" | "addresses">[] =
    branches.length > 0 ? branches : [resolution];
  return parts.map((part, i) => {
    const named = namedBy(estate, namesIn(question.name, part.chain));
    return {
      outcome: part.outcome,
      named,
      isContested: isContested(estate, part, named),
      destinations: part.addresses.map((address) =>
        destinationOf(address, named.fqdn, named.service),
      ),
      when: branches[i]?.when ?? [],
    };
  });
}

/** Whether the endpoint of an answer that calls it not approved has sides that differ (path.md 3.1). */
export function isContested(
  estate: Estate,
  { outcome, addresses }: Pick<Resolution, "outcome" | "addresses">,
  { service, fqdn }: Named,
): boolean {
  if (outcome !== "PRIVATE_NOT_APPROVED") return false;
  return addresses.some((address) => {
    const endpoint = endpointAt(estate, address);
    return endpoint && acceptsPrivate(estate, endpoint, service, fqdn).passes === "unknown";
  });
}

function namesIn(asked: string, chain: readonly ChainLink[]): readonly string[] {
  return [asked, ...chain.flatMap((l) => (l.type === "CNAME" ? [l.name, l.data] : [l.name]))];
}
