/** What happens at an Azure Firewall: its rules, and whether it puts its own address on the packet (path.md 1.7, 2.5). */
import { say, wayDoubt } from "#src/messages/index.ts";
import { type Estate, type Firewall, inList, type Key } from "#src/model/index.ts";
import { isInside } from "#src/net/index.ts";
import { firewallAllows } from "./filters-firewall.ts";
import type { Filtered } from "./flow.ts";
import { seen } from "./routes-entry.ts";
import {
  addHop,
  type Course,
  doubt,
  type End,
  heed,
  isPublicAim,
  type Position,
} from "./walk-course.ts";
import { flowOf } from "./walk-places.ts";

/** Ranges that the firewall leaves as they are unless told otherwise: those of IANA's private list. */
const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/** The packet passes a firewall; `position` stands in its subnet. The walk goes on by `next`, from there. */
export function throughFirewall(
  course: Course,
  position: Position,
  firewall: Firewall,
  next: (course: Course, position: Position) => End = course.onward,
): End {
  const place = { at: firewall.name, actor: firewall.id };
  const flow = flowOf(course, position);
  const answer = firewallAllows(course.estate, firewall, flow, course.to.fqdn ?? "");
  if (answer.passes === "no") {
    const held = heed(course, place, answer, "NVA");
    if (held) return held;
  }
  // What ARM does not tell of its rules is no reason to call the way closed (path.md 2.5); a policy that was not read may
  // do anything.
  if (answer.passes === "unknown")
    doubt(
      course,
      answer.did === "firewall-policy-unseen" ? "UNKNOWN" : "LIKELY",
      say.path.assumeFirewallAllows({ firewall: firewall.name }),
    );
  else if (answer.confidence !== "CERTAIN") doubt(course, answer.confidence, wayDoubt(answer));
  for (const risk of answer.risks) course.risks.add(risk);
  const snat = snatOf(course, firewall, answer);
  addHop(course, {
    ...place,
    did: "passed-firewall",
    args: { firewall: firewall.name, snat, rule: String(answer.args.rule ?? "") },
    because: [
      seen(firewall.id, "/properties/firewallPolicy/id", firewall.policy ?? null),
      ...answer.because,
    ],
  });
  const addresses = [
    ...firewall.publicAddresses,
    ...firewall.publicIps.flatMap((key) => inList(course.estate.publicIps, key)?.address ?? []),
  ].filter((a) => a !== "");
  return next(course, {
    ...position,
    forwarder: { vnet: position.vnet, isGateway: false, snat },
    publicSources: snat === "yes" && addresses.length > 0 ? addresses : "unknown",
    needsSnat: snat !== "yes",
    ...(snat === "yes" ? { sources: firewall.addresses, sourceVnet: position.vnet } : {}),
  });
}

/**
 * Whether the firewall translates the source: always for names (application rules) and for aims outside its private
 * ranges; not for network rules inside them.
 */
function snatOf(course: Course, firewall: Firewall, answer: Filtered): "yes" | "no" | "unknown" {
  const { to } = course;
  const { ranges, learns } = rangesOf(course.estate, firewall);
  const isNear =
    to.kind === "service"
      ? ranges.includes("0.0.0.0/0")
      : ranges.some((r) => isInside(to.address, r));
  // Ranges that a Route Server teaches it are not told; they may be any but what is public to all.
  if (!isNear) return learns && !isPublicAim(course) ? "unknown" : "yes";
  if (answer.args.by === "application") return "yes";
  if (answer.args.by === "network" && answer.passes === "yes") return "no";
  return "unknown";
}

/** The ranges that a firewall takes for private, and whether it learns more of them. */
function rangesOf(
  estate: Estate,
  firewall: Firewall,
): { readonly ranges: readonly string[]; readonly learns: boolean } {
  let ranges = firewall.policy ? undefined : firewall.snatPrivateRanges;
  let learns: boolean | undefined;
  const seenPolicies = new Set<Key>();
  let key = firewall.policy;
  while (key && !seenPolicies.has(key)) {
    seenPolicies.add(key);
    const policy = inList(estate.firewallPolicies, key);
    ranges ??= policy?.snatPrivateRanges;
    learns ??= policy?.learnsPrivateRanges;
    key = policy?.base;
  }
  return {
    ranges: (ranges ?? PRIVATE_RANGES).flatMap((range) =>
      range.toLowerCase() === "ianaprivateranges" ? PRIVATE_RANGES : [range],
    ),
    learns: learns ?? false,
  };
}
