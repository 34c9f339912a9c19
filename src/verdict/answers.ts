/** Which answers a resolution holds, and which addresses each of them sends packets to. */
import type { ChainLink, DnsOutcome, Resolution } from "#src/dns/index.ts";
import type { Said } from "#src/messages/index.ts";
import type { Estate } from "#src/model/index.ts";
import { type Destination, destinationOf } from "#src/path/index.ts";
import { type Named, namedBy } from "./named.ts";

/** One possible answer of a resolution: the only one, or a branch. */
export type DnsAnswer = {
  readonly outcome: DnsOutcome;
  readonly named: Named;
  /** One per address; empty when there is no address to go to. */
  readonly destinations: readonly Destination[];
  /** Conditions of a branch; none for an only answer. */
  readonly when: readonly Said[];
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
      destinations: part.addresses.map((address) =>
        destinationOf(address, named.fqdn, named.service),
      ),
      when: branches[i]?.when ?? [],
    };
  });
}

function namesIn(asked: string, chain: readonly ChainLink[]): readonly string[] {
  return [asked, ...chain.flatMap((l) => (l.type === "CNAME" ? [l.name, l.data] : [l.name]))];
}
