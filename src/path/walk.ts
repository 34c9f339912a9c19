/** Where a packet goes, hop by hop, and what stops it (path.md sections 0.3 and 1.8). */
import { sortedBy } from "#src/base/index.ts";
import { type Said, saidText, say, uniqueSaid } from "#src/messages/index.ts";
import type { Estate, Key, Subnet, Vantage } from "#src/model/index.ts";
import type { Journey } from "./journey.ts";
import { pathFacts } from "./path-facts.ts";
import {
  aimOf,
  type Course,
  type End,
  type Errand,
  lastPart,
  lesser,
  PATH_LIMITS,
  type PathLimits,
  startOf,
  untold,
} from "./walk-course.ts";
import { fromClients, fromInternet } from "./walk-outside.ts";
import { fromSite, siteNamed } from "./walk-site.ts";
import { fromApp, fromInside } from "./walk-start.ts";
import { onward } from "./walk-station.ts";

export type Asked = Omit<Errand, "estate" | "limits">;

/** The journey of a packet in `estate` (path.md section 0). Every hop carries its evidence. */
export function reach(estate: Estate, asked: Asked, limits: PathLimits = PATH_LIMITS): Journey {
  if (asked.from.kind === "vnet") return fromAnySubnet(estate, asked, limits);
  const course = startOf({ estate, limits, ...asked }, onward);
  return journeyOf(course, setOff(course));
}

/** By their English words: the order is the same in every language. */
const inOrder = (said: Iterable<Said>) => sortedBy(said, (one) => saidText(one));

function journeyOf(course: Course, end: End): Journey {
  const confidence = end.ending === "unknown" ? "UNKNOWN" : course.doubt.confidence;
  return {
    to: aimOf(course.to),
    hops: course.hops,
    ...end,
    risks: [...course.risks].sort(),
    confidence,
    assumptions: inOrder(course.assumptions.values()),
    ...(end.ending === "unknown" && course.doubt.gap ? { gap: course.doubt.gap } : {}),
  };
}

/** A VNet as a whole: the same from all its subnets, or unknown. */
function fromAnySubnet(estate: Estate, asked: Asked, limits: PathLimits): Journey {
  const key = asked.from.vnet ?? asked.from.key;
  const subnets = key ? subnetsAsked(estate, key) : [];
  const journeys = (subnets.length > 0 ? subnets.map((s) => s.key) : [undefined]).map((subnet) => {
    const from: Vantage = {
      ...asked.from,
      ...(subnet ? { subnet } : {}),
      ...(key ? { vnet: key } : {}),
    };
    const course = startOf({ estate, limits, ...asked, from }, onward);
    return journeyOf(course, setOff(course));
  });
  const [first] = journeys;
  if (!first) throw new Error("A VNet without subnets is asked as a whole.");
  const whole = asOne(first, journeys);
  if (isAlike(first, journeys))
    return { ...whole, assumptions: inOrder(uniqueSaid(journeys.flatMap((j) => j.assumptions))) };
  return {
    ...whole,
    assumptions: [
      ...first.assumptions,
      say.path.subnetsDiffer({ vnet: lastPart(key ?? asked.from.label) }),
    ],
  };
}

type Ended = Pick<Journey, "ending" | "arrives" | "blockedAt" | "risks" | "confidence">;

const isAlike = (first: Ended, all: readonly Ended[]): boolean =>
  all.every((j) => j.ending === first.ending && j.arrives === first.arrives);

/** How a VNet as a whole ends, from which `all` set off, `first` before the others: as they all do, or unknown. */
export function asOne<T extends Ended>(first: T, all: readonly T[]): T {
  if (isAlike(first, all))
    return {
      ...first,
      risks: [...new Set(all.flatMap((j) => j.risks))].sort(),
      confidence: all.map((j) => j.confidence).reduce(lesser),
    };
  return {
    ...first,
    ending: "unknown",
    blockedAt: null,
    confidence: "UNKNOWN",
    // Each way may be known well: then the whole is mixed, not unseen.
    risks: all.some((j) => j.ending === "unknown")
      ? first.risks
      : [...first.risks, "SUBNETS_DIFFER"].sort(),
  };
}

const SPECIAL = new Set([
  "gatewaysubnet",
  "azurefirewallsubnet",
  "azurefirewallmanagementsubnet",
  "azurebastionsubnet",
  "routeserversubnet",
]);

/** Subnets of a VNet in which machines may stand: not Azure's own, and not those that hold private endpoints alone. */
export function subnetsAsked(estate: Estate, vnet: Key): readonly Subnet[] {
  const facts = pathFacts(estate);
  const holdsEndpoints = new Set((facts.endpointsIn.get(vnet) ?? []).map((e) => e.subnet));
  const ordinary = (facts.subnetsByVnet.get(vnet) ?? []).filter(
    (s) =>
      !SPECIAL.has(s.name.toLowerCase()) &&
      !s.delegations.some((d) => d.toLowerCase() === "microsoft.network/dnsresolvers"),
  );
  const likely = ordinary.filter((s) => facts.manned.has(s.key) || !holdsEndpoints.has(s.key));
  return likely.length > 0 ? likely : ordinary;
}

/** Brings the packet on its way, by what kind of vantage it starts from. */
function setOff(course: Course): End {
  const { estate, from } = course;
  switch (from.kind) {
    case "internet":
      return fromInternet(course);
    case "site": {
      const site = siteNamed(estate, from.site);
      if (site) return fromSite(course, site);
      return untold(course, [say.path.gapAttachment({ site: from.site ?? from.label })]);
    }
    case "p2s":
      return fromClients(course, from.key);
    case "app":
      return fromApp(course);
    default:
      return fromInside(course);
  }
}

/**
 * Whether a DNS question from the VNet `fromVnet` gets to `address`: UDP port 53, from any subnet. `unknown` when its
 * subnets differ, or when something on the way was not read.
 */
export function reachesAddress(
  estate: Estate,
  fromVnet: Key,
  address: string,
): "yes" | "no" | "unknown" {
  const from: Vantage = {
    id: fromVnet,
    kind: "vnet",
    label: lastPart(fromVnet),
    key: fromVnet,
    vnet: fromVnet,
  };
  const asked = { from, to: { kind: "address", address }, port: 53, protocol: "udp" } as const;
  const { ending } = reach(estate, asked);
  return ending === "delivered" ? "yes" : ending === "blocked" ? "no" : "unknown";
}
