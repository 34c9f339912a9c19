/** Whether a service and a caller over a service endpoint belong to one tenant (path.md 4.1). */
import type { Estate, Service, Vnet } from "#src/model/index.ts";
import { evidence, stopped } from "./filters-answer.ts";
import type { Caller, Filtered } from "./flow.ts";

/** Types that take subnets of other tenants (path.md 4.1). */
const ACROSS_TENANTS = new Set(["microsoft.storage/storageaccounts", "microsoft.keyvault/vaults"]);

/** The tenant of `thing`: as its own row tells, or its subscription; undefined when neither was read. */
export function tenantOf(
  estate: Estate,
  thing: Pick<Service | Vnet, "tenant" | "subscription">,
): string | undefined {
  if (thing.tenant) return thing.tenant;
  return estate.subscriptions.find((s) => s.subscription === thing.subscription)?.tenant;
}

/** The answer that stops a caller of another tenant; undefined when nothing speaks against it. */
export function tenantAnswer(
  estate: Estate,
  service: Service,
  caller: Caller,
): Filtered | undefined {
  if (!caller.viaServiceEndpoint || ACROSS_TENANTS.has(service.type)) return undefined;
  const owner = tenantOf(estate, service);
  if (!owner || !caller.tenant || owner === caller.tenant) return undefined;
  const subscription = estate.subscriptions.find((s) => s.subscription === service.subscription);
  const told = service.tenant ? service : (subscription ?? service);
  return stopped("PAAS_ACL", "other-tenant", {
    args: { service: service.name },
    because: [evidence(told.id, "/tenantId", owner)],
  });
}
