/** What a network security perimeter says to who comes over a service's public address (path.md 3.2 step 1, 3.4). */
import { type Estate, having, inList, type Service } from "#src/model/index.ts";
import { knowsAddress } from "./accept-rules.ts";
import { evidence, lastName, passing, stopped, undecided } from "./filters-answer.ts";
import type { Caller, Filtered } from "./flow.ts";
import type { Three } from "./service-tags.ts";

/**
 * `open`: the perimeter leaves the matter to the service's own rules, with these risks; where they refuse, `otherwise`
 * counts: what a rule of the perimeter may still let in.
 */
export type PerimeterWord =
  | { readonly is: "open"; readonly risks: readonly string[]; readonly otherwise?: Filtered }
  | { readonly is: "answer"; readonly answer: Filtered };

const OPEN: PerimeterWord = { is: "open", risks: [] };

/** The perimeter's word. Enforced perimeters overrule the service's rules; learning ones only add to them. */
export function perimeterWord(estate: Estate, service: Service, caller: Caller): PerimeterWord {
  const association = having(estate.perimeterAssociations, "resource", service.key)[0];
  const isSecured = service.door.publicAccess === "SecuredByPerimeter";
  const args = {
    service: service.name,
    perimeter: association ? lastName(association.perimeter) : "",
  };
  if (!association) {
    if (!isSecured) return OPEN;
    const pointer = service.door.pointers.publicAccess ?? "/properties/publicNetworkAccess";
    return {
      is: "answer",
      answer: stopped("NSP", "perimeter-missing", {
        args,
        because: [evidence(service.id, pointer, "SecuredByPerimeter")],
      }),
    };
  }
  const mode = association.mode.toLowerCase();
  const because = [evidence(association.id, "/properties/accessMode", association.mode)];
  const match = ruleMatch(estate, association.profile, caller);
  if (mode === "enforced" || isSecured)
    return { is: "answer", answer: enforced(match, args, because) };
  if (mode === "audit") return OPEN;
  // Learning: a rule of the perimeter lets in, and where none does the service's own rules decide.
  if (match === "yes")
    return {
      is: "answer",
      answer: passing("perimeter-allows", { args, because, risks: ["LEARNING_MODE"] }),
    };
  const otherwise = match === "no" ? {} : { otherwise: enforced(match, args, because) };
  return { is: "open", risks: ["LEARNING_MODE"], ...otherwise };
}

/** A rule for the subscription lets in who signs in with a managed identity, and not by a SAS token. */
type RuleMatch = Three | "by-subscription";

function enforced(
  match: RuleMatch,
  args: Readonly<Record<string, string>>,
  because: Filtered["because"],
): Filtered {
  if (match === "yes") return passing("perimeter-allows", { args, because });
  if (match === "by-subscription")
    return passing("perimeter-allows-subscription", { args, because, confidence: "LIKELY" });
  if (match === "no") return stopped("NSP", "perimeter-denies", { args, because });
  return undecided("perimeter-undecided", { args, because });
}

/** Whether an inbound rule of the profile knows the caller, by address or by subscription. */
function ruleMatch(estate: Estate, profileKey: string | undefined, caller: Caller): RuleMatch {
  const profile = estate.perimeterProfiles.find((p) => p.key === profileKey);
  if (!profile) return "unknown";
  const inbound = profile.rules.filter((r) => r.direction.toLowerCase() !== "outbound");
  const identity = identityOf(estate, caller);
  const addresses = inbound.map((r) => knowsAddress(r.prefixes, identity));
  if (addresses.includes("yes")) return "yes";
  const wanted = caller.subscription?.toLowerCase();
  const bySubscription = inbound.some((r) =>
    r.subscriptions.some(
      (s) => wanted !== undefined && s.toLowerCase().replace(/^\/subscriptions\//, "") === wanted,
    ),
  );
  if (bySubscription) return "by-subscription";
  return addresses.includes("unknown") ? "unknown" : "no";
}

/** Over a basic service endpoint no public address is seen; over a standard one it is that of the network identifier. */
function identityOf(estate: Estate, caller: Caller): Caller {
  const via = caller.viaServiceEndpoint;
  if (!via) return caller;
  if (via.variant === "BASIC") return { ...caller, publicAddresses: [] };
  const identifiers = (inList(estate.subnets, via.subnet)?.serviceEndpoints ?? []).flatMap(
    (s) => s.networkIdentifier ?? [],
  );
  const addresses = identifiers.flatMap((key) => inList(estate.publicIps, key)?.address ?? []);
  return { ...caller, publicAddresses: addresses.length > 0 ? addresses : "unknown" };
}
