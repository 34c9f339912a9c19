/** What happens at one station of a walk: the route that is chosen there, and what lies at its next hop (path.md 1.8). */
import { say } from "#src/messages/index.ts";
import { inList } from "#src/model/index.ts";
import { isInside, parseAddress } from "#src/net/index.ts";
import { outboundFilter } from "./filters.ts";
import { pathFacts } from "./path-facts.ts";
import { workingPeer } from "./peers.ts";
import { type Choice, choose } from "./routes-choose.ts";
import { serviceEndpointEvidence } from "./routes-endpoint.ts";
import { type RouteEntry, seen } from "./routes-entry.ts";
import { type RouteView, viewOf } from "./routes-table.ts";
import { mayHideEndpoint, type Untold, untoldRoutes } from "./routes-untold.ts";
import { goByAppliances } from "./walk-appliance.ts";
import {
  addHop,
  type Course,
  doubt,
  type End,
  heed,
  isPublicAim,
  lastPart,
  type Position,
  stop,
  untold,
} from "./walk-course.ts";
import { crossing } from "./walk-cross.ts";
import { deliver, endpointIn, reachEndpoint } from "./walk-deliver.ts";
import { goByGateway, goByNamedGateway } from "./walk-gateway.ts";
import { goByHub } from "./walk-hub.ts";
import { flowOf, placeName } from "./walk-places.ts";
import { goByServiceEndpoint, goPublic } from "./walk-public.ts";
import { whyNoRoute } from "./walk-why.ts";

/** One station: the route that its table chooses, the filter on the way out, and what lies at the next hop. */
export function onward(course: Course, position: Position): End {
  const { estate, to, limits } = course;
  const at = placeName(estate, position.vnet, position.subnet);
  if (position.passed.length > limits.depth)
    return untold(course, [say.path.gaveUp({ count: String(limits.depth) })]);
  const view = viewOf(estate, position.vnet, position.subnet);
  if (!view) {
    addHop(course, {
      at,
      did: "unread-vnet",
      args: { vnet: at },
      because: [seen(position.vnet, "", null)],
    });
    return untold(course, [say.path.gapVnet({ vnet: lastPart(position.vnet) })]);
  }
  const choice = choose(view, to);
  doubt(course, choice.confidence, ...choice.assumptions);
  addHop(course, hopOf(course, position, view, choice));
  watchHidden(course, view);
  watchUntold(course, view, choice);
  const isFirst = position.passed.length === 0 && !position.outside;
  if (isFirst) {
    const answer = outboundFilter(estate, flowOf(course, position));
    const held = heed(course, { at }, answer, "NSG_OUT");
    if (held) return held;
  }
  const end = take(course, position, view, choice);
  if (choice.bypassed && end.ending !== "blocked") course.risks.add("FIREWALL_BYPASSED");
  // With a route table unread, or a region unknown, the way described is one of many.
  return choice.confidence === "UNKNOWN" && end.ending !== "unknown"
    ? { ...end, ending: "unknown", blockedAt: null }
    : end;
}

/** An endpoint that was not read brings a route of its own to its address, in this VNet and its peers. */
function watchHidden(course: Course, view: RouteView): void {
  const { estate, to } = course;
  if (to.kind !== "address" || estate.gaps.length === 0) return;
  const facts = pathFacts(estate);
  const parsed = parseAddress(to.address);
  if (!parsed || facts.endpointsAt.has(to.address) || facts.nicsAt.has(to.address)) return;
  const own = view.vnet.key;
  const homes = facts.vnetsByPrefix
    .allFor(parsed)
    .filter((vnet) => vnet === own || workingPeer(estate, own, vnet) !== undefined);
  if (homes.some((vnet) => mayHideEndpoint(estate, vnet)))
    doubt(course, "UNKNOWN", say.path.gapEndpoint({ address: to.address }));
}

const SOURCES = {
  Default: "system",
  User: "user-defined",
  VirtualNetworkGateway: "gateway",
} as const;

function hopOf(course: Course, position: Position, view: RouteView, choice: Choice) {
  const { estate } = course;
  const { entry } = choice;
  const subnet = inList(estate.subnets, position.subnet);
  const place = subnet ?? view.vnet;
  const because =
    entry && entry.because.length > 0
      ? entry.because
      : entry?.kind === "service-endpoint"
        ? serviceEndpointEvidence(subnet, entry.tag ?? "")
        : [seen(place.id, "/properties/routeTable/id", view.table?.id ?? null)];
  return {
    at: placeName(estate, position.vnet, position.subnet),
    actor: place.id,
    nextHopType: entry?.nextHopType ?? "None",
    nextHop: entry ? nextHopText(course, entry) : "",
    did: entry ? "took-route" : "found-no-route",
    args: {
      prefix: choice.prefix,
      source: entry ? SOURCES[entry.source] : "",
      type: entry?.nextHopType ?? "None",
      to: entry ? nextHopText(course, entry) : "",
    },
    because,
  };
}

function nextHopText({ to }: Course, entry: RouteEntry): string {
  if (entry.nextHops.length > 0) return entry.nextHops.join(", ");
  if (entry.kind === "interface-endpoint" && to.kind === "address") return to.address;
  return entry.via ? lastPart(entry.via) : "";
}

function take(course: Course, position: Position, view: RouteView, choice: Choice): End {
  const { estate, to } = course;
  const { entry } = choice;
  const at = placeName(estate, position.vnet, position.subnet);
  const address = to.kind === "address" ? to.address : "";
  if (!entry) return noRoute(course, position, view, undefined);
  switch (entry.nextHopType) {
    case "None":
      if (entry.kind === "reserved") return noRoute(course, position, view, entry);
      return stop(course, "ROUTE_NONE", {
        at,
        nextHopType: "None",
        did: "dropped-by-route",
        args: { prefix: choice.prefix },
        because: entry.because,
      });
    case "VnetLocal":
      // A user-defined route may call foreign addresses local; nobody there answers.
      if (!view.vnet.prefixes.some((p) => isInside(address, p)))
        return noRoute(course, position, view, entry);
      return deliver(course, position, position.vnet, address);
    case "VNetPeering":
    case "VNetGlobalPeering":
    case "ConnectedGroup":
      return deliver(course, position, entry.via ?? position.vnet, address);
    case "InterfaceEndpoint":
      return intoEndpoint(course, position, entry, address);
    case "VirtualNetworkServiceEndpoint":
      return goByServiceEndpoint(course, position, entry.tag ?? "");
    case "VirtualAppliance":
    case "VirtualApplianceEcmp":
      return goByAppliances(course, position, entry);
    case "VirtualNetworkGateway":
      return byGateway(course, position, entry, choice);
    case "Internet":
      if (!isPublicAim(course)) return noRoute(course, position, view, entry);
      return goPublic(course, position);
    default:
      return untold(course, [say.path.gapNextHop({ type: entry.nextHopType })]);
  }
}

function intoEndpoint(course: Course, position: Position, entry: RouteEntry, address: string): End {
  const { endpointsAt } = pathFacts(course.estate);
  const found = endpointsAt.get(address)?.find((e) => e.endpoint.key === entry.via);
  if (!found) return untold(course, []);
  const held = crossing(course, position, found.vnet);
  if (held) return held;
  const at = endpointIn(course, found.vnet, address) ?? found;
  return reachEndpoint(course, position, at);
}

function byGateway(course: Course, position: Position, entry: RouteEntry, choice: Choice): End {
  const { estate } = course;
  if (entry.kind === "user") return goByNamedGateway(course, position, entry);
  if (entry.kind === "hub") return goByHub(course, position, entry.via ?? position.vnet);
  const gateway = inList(estate.gateways, entry.via);
  if (!gateway) return untold(course, [say.path.gapNextHop({ type: entry.nextHopType })]);
  if (choice.beside.some((other) => other.via !== entry.via)) course.risks.add("ASYMMETRIC");
  return goByGateway(course, position, gateway, entry);
}

/** Nothing leads there; only routes that gateways learn and nobody told may yet. */
function noRoute(
  course: Course,
  position: Position,
  view: RouteView,
  entry: RouteEntry | undefined,
): End {
  const { estate, to } = course;
  const at = placeName(estate, position.vnet, position.subnet);
  const address = to.kind === "address" ? to.address : "public";
  const why = whyNoRoute(estate, position.vnet, address);
  const { unread, learned } = untoldFor(view);
  // To a VNet that was read, what BGP tells leads by a way that would show; what was not read may lead anywhere.
  const maybe = why.isKnown ? (why.did === "no-route" ? unread : []) : [...unread, ...learned];
  if (maybe.length > 0) {
    addHop(course, {
      at,
      nextHopType: entry?.nextHopType ?? "None",
      did: "may-be-learned",
      args: { address },
      because: maybe,
    });
    const vnet = placeName(estate, position.vnet);
    const gap = unread.length > 0 ? say.path.gapUnread({ vnet }) : say.path.gapLearned({ vnet });
    return untold(course, [gap]);
  }
  return stop(course, why.blockedAt, {
    at,
    nextHopType: "None",
    did: why.did,
    args: why.args,
    because: [
      ...why.because,
      seen(view.vnet.id, "/properties/addressSpace/addressPrefixes", view.vnet.prefixes),
    ],
  });
}

function untoldFor(view: RouteView): Untold {
  return untoldRoutes(view.estate, view.vnet.key, {
    learned: !view.table?.disableBgpPropagation,
  });
}

/** Routes that Azure prefers whatever gateways learn, however long (path.md 1.5). */
const PREFERRED: readonly RouteEntry["kind"][] = [
  "local",
  "peering",
  "group",
  "interface-endpoint",
  "service-endpoint",
];

/** A route that was not read may be longer than the one chosen; one that BGP tells may be 0.0.0.0/0. */
function watchUntold(course: Course, view: RouteView, choice: Choice): void {
  const { kind = "reserved" } = choice.entry ?? {};
  if (PREFERRED.includes(kind)) return;
  const { unread, learned } = untoldFor(view);
  const vnet = view.vnet.name;
  if (unread.length > 0)
    doubt(course, isPublicAim(course) ? "LIKELY" : "UNKNOWN", say.path.gapUnread({ vnet }));
  else if (learned.length > 0 && kind === "internet")
    doubt(course, "LIKELY", say.path.assumeNoLearnedDefault({ vnet }));
}
