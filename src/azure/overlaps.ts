/** Which subnets of one VNet claim the same addresses? Azure refuses such a VNet, so a document that says so is odd. */
import type { Key, Subnet } from "#src/model/index.ts";
import { holdsPrefix, type Prefix, parsePrefix } from "#src/net/index.ts";
import type { Odd } from "./report.ts";

type Claim = { readonly subnet: Subnet; readonly text: string; readonly prefix: Prefix };

/** Notes each subnet whose prefix overlaps one of a subnet beside it. */
export function noteOverlaps(subnets: readonly Subnet[], odd: Odd): void {
  const byVnet = new Map<Key, Claim[]>();
  for (const subnet of subnets) {
    for (const text of subnet.prefixes) {
      const prefix = parsePrefix(text);
      if (!prefix) continue;
      const claim = { subnet, text, prefix };
      const own = byVnet.get(subnet.vnet);
      if (own) own.push(claim);
      else byVnet.set(subnet.vnet, [claim]);
    }
  }
  for (const claims of byVnet.values()) noteIn(claims, odd);
}

function noteIn(claims: Claim[], odd: Odd): void {
  if (claims.length < 2) return;
  claims.sort((a, b) => order(a.prefix, b.prefix));
  // In order of their bases, and wider before narrower, the widest open one is the only one that can hold the next.
  let widest = claims[0];
  for (const claim of claims.slice(1)) {
    if (!widest) return;
    if (holdsPrefix(widest.prefix, claim.prefix)) {
      if (widest.subnet.key !== claim.subnet.key)
        odd({
          resource: claim.subnet.id,
          pointer: "/properties/addressPrefix",
          code: "overlapping",
          seen: { own: claim.text, other: widest.text, subnet: widest.subnet.id },
        });
    } else widest = claim;
  }
}

function order(a: Prefix, b: Prefix): number {
  if (a.family !== b.family) return a.family - b.family;
  if (a.base !== b.base) return a.base < b.base ? -1 : 1;
  return a.length - b.length;
}
