/** Whether anything in an estate sets addresses against a service's tag, so that answers rest on the list of tags. */
import type { Estate } from "#src/model/index.ts";
import { isPrivateAddress, parsePrefix } from "#src/net/index.ts";

const memo = new WeakMap<Estate, boolean>();

/**
 * Whether routes or rules tell of public addresses by number. A service that is known by its tag alone is compared with
 * them by the tag's prefixes (path.md 1.6), so every answer to it is as old as the list.
 */
export function weighsTags(estate: Estate): boolean {
  let weighs = memo.get(estate);
  if (weighs === undefined) {
    weighs = numbersIn(estate).some(isPublicNumber);
    memo.set(estate, weighs);
  }
  return weighs;
}

function numbersIn(estate: Estate): readonly string[] {
  const rules = [
    ...estate.nsgs.flatMap((group) => group.rules),
    ...estate.adminRuleSets.flatMap((set) => set.rules),
  ];
  const collections = [...estate.firewallPolicies, ...estate.firewalls].flatMap(
    (holder) => holder.ruleCollections ?? [],
  );
  return [
    ...collections.flatMap(({ rules: own }) => own.flatMap((rule) => rule.destinations)),
    ...estate.routeTables.flatMap((table) => table.routes.map((r) => r.prefix)),
    ...rules.flatMap((rule) => (rule.direction === "Outbound" ? rule.destinations : [])),
  ];
}

/** An IPv4 prefix of public addresses; the whole of them is no choice among them. */
function isPublicNumber(text: string): boolean {
  const prefix = parsePrefix(text);
  if (!prefix || prefix.family === 6 || prefix.length === 0) return false;
  return !isPrivateAddress(text.split("/")[0] ?? "");
}
