/** Whether the DNS security policy of a VNet blocks a query (dns.md 2.8). */
import {
  type DnsPolicyRule,
  type Estate,
  type Evidence,
  having,
  inList,
  type Key,
} from "#src/model/index.ts";
import { isUnder } from "#src/net/index.ts";
import { evidence } from "./answer.ts";

export type PolicyWord = {
  readonly action: "Allow" | "Alert" | "Block";
  readonly rule: DnsPolicyRule;
  /** The name of the chain that matched. */
  readonly matched: string;
  readonly because: readonly Evidence[];
};

/** A rule that would block, whose domain list was not read, so that nobody knows whether it does. */
export type UnreadList = { readonly rule: DnsPolicyRule; readonly list: Key };

/** The first rule for `vnet` that blocks by a list that was not read, and that no earlier rule lets `name` pass. */
export function unreadBlock(estate: Estate, vnet: Key, name: string): UnreadList | undefined {
  if (estate.dnsPolicyLinks.length === 0) return undefined;
  const decided = policyWord(estate, vnet, [name])?.rule;
  for (const rule of rulesOf(estate, vnet)) {
    if (rule === decided) return undefined;
    if (rule.action.toLowerCase() !== "block") continue;
    const list = rule.domainLists.find((key) => !inList(estate.domainLists, key));
    if (list !== undefined) return { rule, list };
  }
  return undefined;
}

const memo = new WeakMap<Estate, Map<Key, readonly DnsPolicyRule[]>>();

/** Enabled rules of the policies linked to `vnet`, lowest priority number first. */
function rulesOf(estate: Estate, vnet: Key): readonly DnsPolicyRule[] {
  let byVnet = memo.get(estate);
  if (!byVnet) memo.set(estate, (byVnet = new Map()));
  let rules = byVnet.get(vnet);
  if (!rules) {
    rules = having(estate.dnsPolicyLinks, "vnet", vnet)
      .flatMap((link) => having(estate.dnsPolicyRules, "policy", link.policy))
      .filter((rule) => rule.enabled)
      .toSorted((a, b) => a.priority - b.priority || (a.key < b.key ? -1 : 1));
    byVnet.set(vnet, rules);
  }
  return rules;
}

function matches(domain: string, name: string): boolean {
  return domain.startsWith("*.")
    ? isUnder(name, domain.slice(2)) && name !== domain.slice(2)
    : isUnder(name, domain);
}

/**
 * The word of the policy on a query whose chain passed `names` so far: the lowest-numbered rule that any of
 * them matches decides for the whole query, so an Allow on a parent beats a later Block on a child.
 */
export function policyWord(
  estate: Estate,
  vnet: Key,
  names: readonly string[],
): PolicyWord | undefined {
  if (estate.dnsPolicyLinks.length === 0) return undefined;
  for (const rule of rulesOf(estate, vnet)) {
    for (const key of rule.domainLists) {
      const list = inList(estate.domainLists, key);
      if (!list) continue;
      for (const name of names) {
        const domain = list.domains.find((d) => matches(d, name));
        if (domain === undefined) continue;
        const action = rule.action.toLowerCase();
        return {
          action: action === "block" ? "Block" : action === "alert" ? "Alert" : "Allow",
          rule,
          matched: name,
          because: [
            evidence(rule.id, "/properties/action/actionType", rule.action),
            evidence(list.id, "/properties/domains", domain === "" ? "." : domain),
          ],
        };
      }
    }
  }
  return undefined;
}
