/** What happens at an Azure Firewall: its rules, and whether it puts its own address on the packet (path.md 1.7, 2.5). */
import { say } from "#src/messages/index.ts";
import { type Estate, type Firewall, inList, type Key } from "#src/model/index.ts";
import { isInside, isPrivateAddress } from "#src/net/index.ts";
import { firewallAllows } from "./filters-firewall.ts";
import type { Filtered } from "./flow.ts";
import { seen } from "./routes-entry.ts";
import { addHop, type Course, doubt, type End, heed, type Position } from "./walk-course.ts";
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
  else doubt(course, answer.confidence);
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
    publicSources: addresses.length > 0 ? addresses : "unknown",
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
  if (to.kind === "service" || !isPrivateAddress(to.address)) return "yes";
  const ranges = rangesOf(course.estate, firewall);
  if (!ranges.some((range) => isInside(to.address, range))) return "yes";
  if (answer.args.by === "application") return "yes";
  if (answer.args.by === "network" && answer.passes === "yes") return "no";
  return "unknown";
}

function rangesOf(estate: Estate, firewall: Firewall): readonly string[] {
  let ranges = firewall.snatPrivateRanges;
  const seenPolicies = new Set<Key>();
  let key = firewall.policy;
  while (ranges === undefined && key && !seenPolicies.has(key)) {
    seenPolicies.add(key);
    const policy = inList(estate.firewallPolicies, key);
    ranges = policy?.snatPrivateRanges;
    key = policy?.base;
  }
  return (ranges ?? PRIVATE_RANGES).flatMap((range) =>
    range.toLowerCase() === "ianaprivateranges" ? PRIVATE_RANGES : [range],
  );
}
