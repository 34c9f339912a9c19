/** Where a packet goes, hop by hop, and what stops it (path.md sections 0.3 and 1.8). */
import { say } from "#src/messages/index.ts";
import { type Estate, inList, type Key, type Vantage } from "#src/model/index.ts";
import { isPrivateAddress } from "#src/net/index.ts";
import { outboundFilter } from "./filters.ts";
import type { Journey } from "./journey.ts";
import { pathFacts, vnetOfSubnet } from "./path-facts.ts";
import { nicFrom, subnetFrom } from "./routes.ts";
import { type Choice, choose } from "./routes-choose.ts";
import { serviceEndpointEvidence } from "./routes-endpoint.ts";
import { type RouteEntry, seen } from "./routes-entry.ts";
import { untoldBgp } from "./routes-gateway.ts";
import { type RouteView, viewOf } from "./routes-table.ts";
import { goByAppliances } from "./walk-appliance.ts";
import {
  addHop,
  aimOf,
  type Course,
  callerOf,
  doubt,
  type End,
  type Errand,
  heed,
  lastPart,
  PATH_LIMITS,
  type PathLimits,
  type Position,
  startOf,
  stop,
  untold,
} from "./walk-course.ts";
import { crossing } from "./walk-cross.ts";
import { deliver, endpointIn, reachEndpoint } from "./walk-deliver.ts";
import { goByGateway, goByNamedGateway } from "./walk-gateway.ts";
import { goByHub } from "./walk-hub.ts";
import { fromClients, fromInternet, fromSite, siteNamed } from "./walk-outside.ts";
import { flowOf, placeName } from "./walk-places.ts";
import { goByServiceEndpoint, goPublic, knock } from "./walk-public.ts";
import { whyNoRoute } from "./walk-why.ts";

export type Asked = Omit<Errand, "estate" | "limits">;

/** The journey of a packet in `estate` (path.md section 0). Every hop carries its evidence. */
export function reach(estate: Estate, asked: Asked, limits: PathLimits = PATH_LIMITS): Journey {
  if (asked.from.kind === "vnet") return fromAnySubnet(estate, asked, limits);
  const course = startOf({ estate, limits, ...asked }, onward);
  return journeyOf(course, setOff(course));
}

function journeyOf(course: Course, end: End): Journey {
  const confidence = end.ending === "unknown" ? "UNKNOWN" : course.doubt.confidence;
  return {
    to: aimOf(course.to),
    hops: course.hops,
    ...end,
    risks: [...course.risks].sort(),
    confidence,
    assumptions: [...course.assumptions].sort(),
  };
}

/** A VNet as a whole: the same from all its subnets, or unknown. */
function fromAnySubnet(estate: Estate, asked: Asked, limits: PathLimits): Journey {
  const key = asked.from.vnet ?? asked.from.key;
  const special =
    /^(gatewaysubnet|azurefirewallsubnet|azurefirewallmanagementsubnet|azurebastionsubnet|routeserversubnet)$/i;
  const subnets = (key ? (pathFacts(estate).subnetsByVnet.get(key) ?? []) : []).filter(
    (s) => !special.test(s.name),
  );
  const journeys = (subnets.length > 0 ? subnets.map((s) => s.key) : [undefined]).map((subnet) => {
    const from: Vantage = {
      ...asked.from,
      ...(subnet ? { subnet } : {}),
      ...(key ? { vnet: key } : {}),
    };
    const course = startOf({ estate, limits, ...asked, from }, onward);
    return journeyOf(course, setOff(course));
  });
  const [first, ...others] = journeys;
  if (!first) throw new Error("A VNet without subnets is asked as a whole.");
  const other = others.find((j) => j.ending !== first.ending || j.arrives !== first.arrives);
  if (!other) return first;
  return {
    ...first,
    ending: "unknown",
    blockedAt: null,
    confidence: "UNKNOWN",
    assumptions: [
      ...first.assumptions,
      say.path.subnetsDiffer({ vnet: lastPart(key ?? asked.from.label) }),
    ],
  };
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

function fromInside(course: Course): End {
  const { estate, from } = course;
  const nic = nicFrom(estate, from);
  if ((from.kind === "nic" || from.kind === "vm") && !nic)
    return untold(course, [say.path.gapNic({ place: from.label })]);
  const subnet = subnetFrom(estate, from);
  const vnet = vnetOfSubnet(subnet) ?? from.vnet;
  if (!vnet) return untold(course, [say.path.gapVnet({ vnet: from.label })]);
  const own = nic?.ipConfigs.flatMap((c) => (c.address ? [c.address] : [])) ?? [];
  const sources =
    own.length > 0
      ? own
      : (inList(estate.subnets, subnet)?.prefixes ?? inList(estate.vnets, vnet)?.prefixes ?? []);
  return onward(course, {
    vnet,
    sources,
    sourceVnet: vnet,
    needsSnat: false,
    appliances: [],
    passed: [],
    ...(subnet ? { subnet } : {}),
    ...(nic ? { nic: nic.key } : {}),
  });
}

/** An app sends private traffic by its integration subnet, public traffic only when it routes all (path.md 1.13). */
function fromApp(course: Course): End {
  const { estate, from, to } = course;
  const app = inList(estate.services, from.key);
  const subnet = app?.integrationSubnet ?? from.subnet;
  const isPublic = to.kind === "service" || !isPrivateAddress(to.address);
  const place = { at: from.label, actor: from.id };
  if (!subnet) {
    if (isPublic) return fromAppItself(course, place);
    return stop(course, "NO_ROUTE", {
      ...place,
      did: "app-without-vnet",
      args: { app: from.label },
      because: [seen(from.id, "/properties/virtualNetworkSubnetId", null)],
    });
  }
  const vnet = vnetOfSubnet(subnet);
  if (!vnet) return untold(course, [say.path.gapVnet({ vnet: from.label })]);
  if (isPublic && !app?.routesAll) {
    if (app?.routesAll === undefined)
      doubt(course, "LIKELY", say.path.assumeNotAllRouted({ app: from.label }));
    const view = viewOf(estate, vnet, subnet);
    const chosen = view && choose(view, to).entry;
    // What a service endpoint covers goes into the VNet even so.
    if (chosen?.kind !== "service-endpoint") return fromAppItself(course, place);
  }
  return onward(course, {
    vnet,
    subnet,
    sources: inList(estate.subnets, subnet)?.prefixes ?? [],
    sourceVnet: vnet,
    needsSnat: false,
    appliances: [],
    passed: [],
  });
}

function fromAppItself(
  course: Course,
  place: { readonly at: string; readonly actor: string },
): End {
  const app = inList(course.estate.services, course.from.key);
  addHop(course, {
    ...place,
    nextHopType: "Internet",
    did: "sent-by-app-itself",
    args: { app: place.at },
    because: [seen(place.actor, "/properties/vnetRouteAllEnabled", app?.routesAll ?? null)],
  });
  return knock(
    course,
    callerOf(
      course,
      "unknown",
      app ? { region: app.location, subscription: app.subscription } : {},
    ),
    "AZURE_BACKBONE",
  );
}

/** One station: the route that its table chooses, the filter on the way out, and what lies at the next hop. */
function onward(course: Course, position: Position): End {
  const { estate, to, limits } = course;
  const at = placeName(estate, position.vnet, position.subnet);
  if (position.passed.length > limits.depth)
    return untold(course, [say.path.gaveUp({ count: String(limits.depth) })]);
  const view = viewOf(estate, position.vnet, position.subnet);
  if (!view) {
    addHop(course, { at, did: "unread-vnet", args: { vnet: at }, because: [] });
    return untold(course, [say.path.gapVnet({ vnet: lastPart(position.vnet) })]);
  }
  const choice = choose(view, to);
  doubt(course, choice.confidence, ...choice.assumptions);
  addHop(course, hopOf(course, position, view, choice));
  const isFirst = position.passed.length === 0 && !position.outside;
  if (isFirst) {
    const answer = outboundFilter(estate, flowOf(course, position));
    const held = heed(course, { at }, answer, "NSG_OUT");
    if (held) return held;
  }
  const end = take(course, position, view, choice);
  if (choice.bypassed && end.ending !== "blocked") course.risks.add("FIREWALL_BYPASSED");
  // With a route table unread, the way described is one of many.
  return view.unreadTable && end.ending !== "unknown"
    ? { ...end, ending: "unknown", blockedAt: null }
    : end;
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
      if (to.kind === "service") return noRoute(course, position, view, entry);
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
      if (to.kind === "address" && isPrivateAddress(to.address))
        return noRoute(course, position, view, entry);
      doubtBgp(course, view, entry);
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
  if (choice.beside.length > 0) course.risks.add("ASYMMETRIC");
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
  const learns = view.table?.disableBgpPropagation ? [] : untoldBgp(estate, position.vnet);
  if (!why.isKnown && learns.length > 0) {
    addHop(course, {
      at,
      nextHopType: entry?.nextHopType ?? "None",
      did: "may-be-learned",
      args: { address },
      because: learns,
    });
    return untold(course, [say.path.gapLearned({ vnet: placeName(estate, position.vnet) })]);
  }
  return stop(course, why.blockedAt, {
    at,
    nextHopType: "None",
    did: why.did,
    args: why.args,
    because: why.because.length > 0 ? why.because : (entry?.because ?? []),
  });
}

/** A gateway that learns by BGP may have learned 0.0.0.0/0, which goes before Azure's own. */
function doubtBgp(course: Course, view: RouteView, entry: RouteEntry): void {
  if (entry.kind !== "internet" || view.table?.disableBgpPropagation) return;
  if (untoldBgp(course.estate, view.vnet.key).length > 0)
    doubt(course, "LIKELY", say.path.assumeNoLearnedDefault({ vnet: view.vnet.name }));
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
