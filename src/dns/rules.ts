/** Which forwarding rule of a VNet's rulesets takes a name, if any (dns.md 2.4). */
import { longestReserved } from "#src/azure/catalogue/index.ts";
import type { Key } from "#src/model/index.ts";
import { labelCount, parentOf } from "#src/net/index.ts";
import type { LinkedRule } from "./facts.ts";
import type { Query } from "./query.ts";

export type RuleChoice = {
  /** The winning rule; undefined when none applies. Two only when two rulesets carry the same domain. */
  readonly rules: readonly LinkedRule[];
  /** Rules that hold the name but are too short inside a reserved Azure suffix. */
  readonly skipped: readonly { readonly rule: LinkedRule; readonly reserved: string }[];
  /** Whether the choice rests on the inferred model of reserved suffixes. */
  readonly byReserved: boolean;
};

/**
 * The longest enabled rule that holds `name`. A rule with fewer labels than the longest reserved Azure suffix
 * over the name is passed over (dns.md 2.4: documented for the wildcard, inferred for short rules).
 */
export function ruleFor(query: Query, vnet: Key, name: string): RuleChoice {
  const byDomain = query.facts.rules.get(vnet);
  if (!byDomain || byDomain.size === 0) return { rules: [], skipped: [], byReserved: false };
  const reserved = longestReserved(name);
  const least = reserved === undefined ? 0 : labelCount(reserved);
  const skipped: { rule: LinkedRule; reserved: string }[] = [];
  let domain: string = name;
  for (;;) {
    const rules = byDomain.get(domain);
    if (rules && labelCount(domain) >= least) return { rules, skipped, byReserved: false };
    if (rules && reserved !== undefined) for (const rule of rules) skipped.push({ rule, reserved });
    if (domain === "") return { rules: [], skipped, byReserved: skipped.length > 0 };
    domain = parentOf(domain);
  }
}
