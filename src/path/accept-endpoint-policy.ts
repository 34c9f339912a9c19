/** Whether the service endpoint policies of a subnet let it to a service (path.md 4.3). */
import { type Estate, inList, type Key, type Service } from "#src/model/index.ts";
import { evidence, lastName, passing, stopped, undecided } from "./filters-answer.ts";
import type { Filtered } from "./flow.ts";

const STORAGE = "microsoft.storage/storageaccounts";

/**
 * Yes without a policy, and for every service but Storage, to which alone policies apply. With one or more, the account
 * must be listed in one of them, by its own id, its group's or its subscription's.
 */
export function serviceEndpointPolicyAllows(
  estate: Estate,
  subnet: Key,
  service: Service,
): Filtered {
  const place = inList(estate.subnets, subnet);
  const args = { subnet: lastName(subnet), service: service.name };
  if (!place) return undecided("subnet-unseen", { args });
  if (place.serviceEndpointPolicies.length === 0 || service.type !== STORAGE)
    return passing("policy-none", { args });
  const policies = place.serviceEndpointPolicies.map((key) => ({
    key,
    policy: inList(estate.serviceEndpointPolicies, key),
  }));
  const because = [
    evidence(
      place.id,
      "/properties/serviceEndpointPolicies",
      policies.map((p) => p.policy?.id ?? p.key),
    ),
  ];
  const listing = policies.find(({ policy }) =>
    policy?.definitions.some(
      (d) =>
        d.service.toLowerCase().startsWith("microsoft.storage") &&
        d.resources.some((r) => isOrHolds(r, service.key)),
    ),
  );
  const names = policies.map((p) => p.policy?.name ?? lastName(p.key)).join(", ");
  if (listing)
    return passing("policy-lists", { args: { ...args, policy: lastName(listing.key) }, because });
  if (policies.some(({ policy }) => !policy))
    return undecided("policy-unseen", { args: { ...args, policy: names }, because });
  return stopped("SEP", "policy-omits", { args: { ...args, policy: names }, because });
}

/** Whether a listed id is the service's, or that of its group or subscription. */
function isOrHolds(listed: string, key: Key): boolean {
  const id = listed.toLowerCase().replace(/\/$/, "");
  return id !== "" && (key === id || key.startsWith(`${id}/`));
}
