/** Which rules a firewall goes by, in which order, and what of them was not read (path.md 2.5). */
import {
  type Estate,
  type Firewall,
  type FirewallPolicy,
  type FirewallRuleCollection,
  inList,
  type Key,
} from "#src/model/index.ts";

/** The rules of one policy, or of a firewall without a policy. */
export type Book = {
  /** Where its rules are told. */
  readonly id: string;
  readonly pointer: string;
  /** By priority. */
  readonly collections: readonly FirewallRuleCollection[];
  /** Whether rules that were not read may stand in it; `silent`: it does not tell whether there are more. */
  readonly rest: "none" | "unread" | "silent";
};

/** Longest chain of parent policies that is followed; Azure allows one parent. */
const MOST_PARENTS = 8;

/** The books of `firewall`, a parent policy's before its child's; `missing`: a policy that was not read. */
export function booksOf(
  estate: Estate,
  firewall: Firewall,
): { readonly books: readonly Book[]; readonly missing?: Key } {
  if (!firewall.policy) return { books: firewall.ruleCollections ? [ownBook(firewall)] : [] };
  const policies: FirewallPolicy[] = [];
  let key: Key | undefined = firewall.policy;
  while (key && policies.length < MOST_PARENTS && !policies.some((p) => p.key === key)) {
    const policy: FirewallPolicy | undefined = inList(estate.firewallPolicies, key);
    if (!policy) return { books: policies.map(policyBook), missing: key };
    policies.unshift(policy);
    key = policy.base;
  }
  return { books: policies.map(policyBook) };
}

function ownBook({ id, ruleCollections = [] }: Firewall): Book {
  const pointer = "/properties/networkRuleCollections";
  return { id, pointer, collections: byPriority(ruleCollections), rest: "none" };
}

function policyBook({ id, ruleCollections, unreadGroups }: FirewallPolicy): Book {
  return {
    id,
    pointer: "/properties/ruleCollectionGroups",
    collections: byPriority(ruleCollections),
    rest: unreadGroups
      ? unreadGroups.length > 0
        ? "unread"
        : "none"
      : // Groups that were read without the policy telling of any are taken to be all of them.
        ruleCollections.length > 0
        ? "silent"
        : "unread",
  };
}

function byPriority(
  collections: readonly FirewallRuleCollection[],
): readonly FirewallRuleCollection[] {
  return [...collections].sort((a, b) => a.priority - b.priority);
}
