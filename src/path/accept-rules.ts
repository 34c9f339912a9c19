/** Whether the rules at a service's public door know a caller: by address, or by subnet. */
import { normalRegion } from "#src/azure/catalogue/index.ts";
import type { PublicDoor, Service } from "#src/model/index.ts";
import { holdsPrefix, parseAddress, parsePrefix } from "#src/net/index.ts";
import type { Caller } from "./flow.ts";
import type { Three } from "./service-tags.ts";

/** Kinds of callers that stand in Azure: what "any Azure service" means, and where a region is shared. */
export function isInAzure(caller: Caller): boolean {
  return caller.kind !== "site" && caller.kind !== "internet" && caller.kind !== "p2s";
}

/** The rule that lets in whoever comes from an address of Azure (SQL, PostgreSQL, MySQL, Cosmos). */
export function allowsAllAzure(rules: readonly string[]): boolean {
  return rules.some((rule) => /^0\.0\.0\.0(\/32|-0\.0\.0\.0)?$/.test(rule.trim()));
}

/** Whether `address` (or the whole prefix) is inside the rule `from-to`, CIDR or address. */
function holds(rule: string, address: string): boolean {
  const wanted = parsePrefix(address);
  if (!wanted) return false;
  const [from, to] = rule.split("-").map((part) => part.trim());
  if (from !== undefined && to !== undefined) {
    const [low, high] = [parseAddress(from), parseAddress(to)];
    if (!low || !high || low.family !== wanted.family) return false;
    const bits = BigInt((wanted.family === 4 ? 32 : 128) - wanted.length);
    return low.value <= wanted.base && wanted.base + (1n << bits) - 1n <= high.value;
  }
  const own = parsePrefix(rule.trim());
  return own !== undefined && holdsPrefix(own, wanted);
}

/** Whether the address rules know every public address that the caller may have; `unknown` when only some, or it has none told. */
export function knowsAddress(rules: readonly string[], caller: Caller): Three {
  const real = rules.filter((rule) => !allowsAllAzure([rule]));
  if (real.length === 0) return "no";
  if (real.some((rule) => holds(rule, "0.0.0.0/0"))) return "yes";
  const { publicAddresses } = caller;
  if (publicAddresses === "unknown") return "unknown";
  if (publicAddresses.length === 0) return "no";
  const known = publicAddresses.filter((address) => real.some((rule) => holds(rule, address)));
  if (known.length === 0) return "no";
  return known.length === publicAddresses.length ? "yes" : "unknown";
}

/** The rule for the caller's subnet, which counts only for traffic over a service endpoint. */
export function subnetRuleOf(
  door: PublicDoor,
  caller: Caller,
): PublicDoor["subnetRules"][number] | undefined {
  const subnet = caller.viaServiceEndpoint?.subnet;
  return door.subnetRules.find((rule) => rule.subnet === subnet);
}

/** Whether a rule for a subnet is in effect; a state that was not told is taken as good. */
export function isInEffect(state: string): boolean {
  return ["", "succeeded", "ready", "provisioning"].includes(state.toLowerCase());
}

/** Whether caller and service stand in one region; `unknown` when the caller's is not told. */
export function sharesRegion(service: Service, caller: Caller): Three {
  if (!isInAzure(caller)) return "no";
  if (!caller.region || !service.location) return "unknown";
  return normalRegion(caller.region) === normalRegion(service.location) ? "yes" : "no";
}
