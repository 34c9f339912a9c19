/** Whether a web app takes what comes to its public address: public access, access restrictions, endpoints (path.md 3.3). */
import type { DoorRestriction, Estate, Service } from "#src/model/index.ts";
import { holdsPrefix, parsePrefix } from "#src/net/index.ts";
import { doorEvidence, lastName, passing, stopped, undecided } from "./filters-answer.ts";
import type { Caller, Filtered } from "./flow.ts";
import type { Three } from "./service-tags.ts";

/** Whether a private endpoint of the app stands: by its own list, or by endpoints that lead to it. */
export function hasEndpoint(estate: Estate, service: Service): boolean {
  const stands = (state: string) => ["approved", "pending", ""].includes(state.toLowerCase());
  return (
    (service.connections ?? []).some((c) => stands(c.state)) ||
    estate.endpoints.some((e) =>
      e.connections.some((c) => c.targetKey === service.key && stands(c.state)),
    )
  );
}

/** The answer of an app whose public access is not told off. */
export function webDoor(estate: Estate, service: Service, fqdn: string, caller: Caller): Filtered {
  const { door } = service;
  const args = { service: service.name };
  const isConnected = hasEndpoint(estate, service);
  const access = doorEvidence(
    service,
    door.pointers.publicAccess ?? "/properties/publicNetworkAccess",
    door.publicAccess ?? null,
  );
  if (door.publicAccess === undefined && isConnected)
    return stopped("PAAS_ACL", "web-closed-by-endpoint", { args, because: [access] });
  // Whether a stranger's endpoint closes it does not show when the app's own list was not read.
  if (door.publicAccess === undefined && service.connections === undefined)
    return undecided("web-endpoints-unseen", { args, because: [access] });
  if (isConnected && caller.viaServiceEndpoint)
    return stopped("PAAS_ACL", "web-service-endpoint-beside-endpoint", { args, because: [access] });
  const isConsole = /\.scm\./i.test(fqdn) && !door.console?.usesMain;
  if (isConsole && door.console?.restrictions)
    return restricted(service, caller, isConnected, {
      ...door.console,
      pointer: door.pointers.console ?? "/properties/siteConfig/scmIpSecurityRestrictions",
    });
  if (door.restrictions === undefined)
    return passing("web-open", { args, because: [access], confidence: "LIKELY" });
  // Restrictions of the console are told apart, and were not read.
  if (isConsole && (door.restrictions.length > 0 || door.defaultAction === "Deny"))
    return undecided("web-console-rules-unseen", { args, because: [access] });
  return restricted(service, caller, isConnected, {
    ...door,
    pointer: door.pointers.restrictions ?? "/properties/siteConfig/ipSecurityRestrictions",
    ...(door.pointers.defaultAction ? { otherwise: door.pointers.defaultAction } : {}),
  });
}

type Restrictions = Pick<Service["door"], "restrictions" | "defaultAction"> & {
  readonly pointer: string;
  /** Where the action for all others is told. */
  readonly otherwise?: string;
};

function restricted(
  service: Service,
  caller: Caller,
  isConnected: boolean,
  { restrictions = [], defaultAction, pointer, otherwise = pointer }: Restrictions,
): Filtered {
  const rules = [...restrictions].sort((a, b) => a.priority - b.priority);
  const fallback = defaultAction ?? (rules.length === 0 ? "Allow" : "Deny");
  let doubt: DoorRestriction | undefined;
  for (const rule of rules) {
    const match = restrictionMatch(rule, caller, isConnected);
    if (match === "no") continue;
    if (match === "unknown") {
      doubt ??= rule;
      continue;
    }
    return outcome(
      service,
      rule.action,
      rule.address || lastName(rule.subnet ?? ""),
      doubt,
      pointer,
    );
  }
  return outcome(service, fallback, "", doubt, otherwise);
}

function outcome(
  service: Service,
  action: string,
  rule: string,
  doubt: DoorRestriction | undefined,
  pointer: string,
): Filtered {
  const allows = action.toLowerCase() === "allow";
  const args = { service: service.name, rule };
  const because = [doorEvidence(service, pointer, rule || action)];
  if (doubt && (doubt.action.toLowerCase() === "allow") !== allows)
    return undecided("web-restriction-undecided", {
      args: { ...args, rule: doubt.address },
      because,
    });
  if (allows) return passing(rule ? "web-restriction-allows" : "web-open", { args, because });
  return stopped("PAAS_ACL", rule ? "web-restriction-denies" : "web-restriction-default", {
    args,
    because,
  });
}

function restrictionMatch(rule: DoorRestriction, caller: Caller, isConnected: boolean): Three {
  // Callers of an estate come by no proxy that sets them.
  if (rule.needsHeaders) return "no";
  if (rule.subnet) {
    if (isConnected) return "no";
    return caller.viaServiceEndpoint?.subnet === rule.subnet ? "yes" : "no";
  }
  if (/^(any|0\.0\.0\.0\/0)$/i.test(rule.address)) return "yes";
  const prefix = parsePrefix(rule.address);
  // A service tag (Front Door and the like): callers of an estate are none of those services.
  if (!prefix) return rule.address.toLowerCase().startsWith("azurecloud") ? "unknown" : "no";
  if (caller.viaServiceEndpoint) return "no";
  if (caller.publicAddresses === "unknown") return "unknown";
  const inside = caller.publicAddresses.filter((a) => {
    const own = parsePrefix(a);
    return own !== undefined && holdsPrefix(prefix, own);
  });
  if (inside.length === 0) return "no";
  return inside.length === caller.publicAddresses.length ? "yes" : "unknown";
}
