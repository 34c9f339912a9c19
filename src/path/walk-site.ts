/** How packets of a site come in: by its gateway or hub, by Microsoft peering, or over the internet (path.md 1.9, 1.10). */

import { say } from "#src/messages/index.ts";
import {
  type Circuit,
  type Connection,
  type Estate,
  type Gateway,
  type HubGateway,
  having,
  inList,
  type Key,
  type Site,
  type Thing,
} from "#src/model/index.ts";
import { isInside } from "#src/net/index.ts";
import { fromGatewaySubnet, homeOfGateway } from "./gateway-subnet.ts";
import {
  circuitFaults,
  connectionFaults,
  hangsOn,
  isExpressRoute,
  lineFaults,
  peeringOf,
} from "./gateways.ts";
import { defaultTable } from "./hub-tables.ts";
import { filterTells } from "./route-filters.ts";
import { seen } from "./routes-entry.ts";
import { isOverAdvertised, notAdvertised } from "./walk-advertised.ts";
import {
  addHop,
  adopt,
  branchOf,
  type Course,
  callerOf,
  doubt,
  type End,
  isPublicAim,
  lastPart,
  type Position,
  stop,
  toldSite,
  untold,
} from "./walk-course.ts";
import { byFastPath } from "./walk-fastpath.ts";
import { inHub } from "./walk-hub.ts";
import { knock } from "./walk-public.ts";

/** Where a site's way into Azure begins. */
type Landing =
  | { readonly by: "gateway"; readonly gateway: Gateway; readonly connection?: Connection }
  | { readonly by: "hub"; readonly gateway: HubGateway };

function landingsOf(estate: Estate, site: Site): readonly Landing[] {
  const landings: Landing[] = [
    ...estate.gateways
      .filter((gateway) => hangsOn(site, gateway.key))
      .map((gateway) => ({ by: "gateway", gateway }) as const),
    ...estate.connections.flatMap((connection) => {
      const keys = [connection.key, connection.localGateway, connection.circuit];
      const gateway =
        inList(estate.gateways, connection.gateway1) ??
        inList(estate.gateways, connection.gateway2);
      return gateway && keys.some((key) => hangsOn(site, key))
        ? [{ by: "gateway", gateway, connection } as const]
        : [];
    }),
    ...estate.hubGateways
      .filter((g) => [g.key, ...g.remotes].some((key) => hangsOn(site, key)))
      .map((gateway) => ({ by: "hub", gateway }) as const),
  ];
  // ExpressRoute goes before VPN when both lead there (path.md 1.5, step 6).
  const rank = (l: Landing) =>
    l.by === "hub" ? +(l.gateway.gatewayKind !== "expressroute") : +!isExpressRoute(l.gateway);
  return landings.sort((a, b) => rank(a) - rank(b));
}

function circuitsOf(estate: Estate, site: Site): readonly Circuit[] {
  const over = estate.connections.filter((c) => hangsOn(site, c.key)).map((c) => c.circuit);
  return estate.circuits.filter((c) => hangsOn(site, c.key) || over.includes(c.key));
}

/** From a site: public addresses by Microsoft peering or the internet, private ones by its gateway or hub. */
export function fromSite(course: Course, site: Site): End {
  if (isPublicAim(course)) return publicFromSite(course, site);
  const { estate } = course;
  const landings = landingsOf(estate, site);
  const circuits = circuitsOf(estate, site);
  const dead = circuits.filter((c) => !peeringOf(c, "AzurePrivatePeering"));
  if (
    circuits.length > 0 &&
    dead.length === circuits.length &&
    landings.every((l) => isOver(l, dead))
  )
    return stop(course, "GATEWAY", {
      at: site.name,
      did: "no-private-peering",
      args: { circuit: circuits[0]?.name ?? "" },
      because: dead.map((c) =>
        seen(
          c.id,
          "/properties/peerings",
          c.peerings.map((p) => p.peeringType),
        ),
      ),
    });
  if (landings.length === 0) {
    addHop(course, {
      at: site.name,
      did: "attached-nowhere",
      args: { site: site.name },
      because: [toldSite(site.name, "/attach", site.attach)],
    });
    return untold(course, [say.path.gapAttachment({ site: site.name })]);
  }
  // What is attached and was not read may be the way that is really taken.
  if (site.attach.some((key) => !isRead(estate, key)))
    doubt(course, "UNKNOWN", say.path.gapAttachment({ site: site.name }));
  const ways: { readonly branch: Course; readonly end: End }[] = [];
  for (const landing of landings) {
    const branch = branchOf(course);
    const end =
      landing.by === "hub"
        ? intoHub(branch, site, landing.gateway)
        : intoGateway(branch, site, landing);
    ways.push({ branch, end });
    if (end.ending === "delivered") break;
  }
  const best =
    ways.find((w) => w.end.ending === "delivered") ??
    ways.find((w) => w.end.ending === "unknown") ??
    ways[0];
  if (!best) return untold(course, []);
  adopt(course, best.branch);
  return best.end;
}

function isRead(estate: Estate, key: Key): boolean {
  const lists: readonly (readonly Thing[])[] = [
    estate.gateways,
    estate.connections,
    estate.circuits,
    estate.localGateways,
    estate.vpnSites,
    estate.hubGateways,
  ];
  return lists.some((list) => list.some((t) => key === t.key || key.startsWith(`${t.key}/`)));
}

function isOver(landing: Landing, circuits: readonly Circuit[]): boolean {
  const keys = circuits.map((c) => c.key);
  if (landing.by === "hub") return landing.gateway.remotes.every((r) => keys.includes(r));
  return landing.connection?.circuit !== undefined && keys.includes(landing.connection.circuit);
}

function publicFromSite(course: Course, site: Site): End {
  const nat = site.natAddresses.length > 0 ? site.natAddresses : "unknown";
  const caller = callerOf(course, nat, {});
  const base = { at: site.name, args: { site: site.name } };
  for (const circuit of circuitsOf(course.estate, site)) {
    const peering = peeringOf(circuit, "MicrosoftPeering");
    if (!peering || (peering.state !== "" && peering.state.toLowerCase() !== "enabled")) continue;
    if (lineFaults(circuit).length > 0) continue;
    const told = filterTells(course.estate, peering.routeFilter, course.to);
    if (told.is === "no") continue;
    if (told.is === "unknown")
      doubt(course, "LIKELY", say.path.assumeCommunity({ circuit: circuit.name }));
    addHop(course, {
      ...base,
      actor: circuit.id,
      nextHopType: "MicrosoftPeering",
      nextHop: circuit.name,
      did: "sent-by-microsoft-peering",
      args: { ...base.args, circuit: circuit.name },
      because: [seen(circuit.id, "/properties/peerings", "MicrosoftPeering"), ...told.because],
    });
    return knock(course, caller, "ER_MICROSOFT_PEERING");
  }
  addHop(course, {
    ...base,
    nextHopType: "Internet",
    did: "sent-over-internet",
    because: [toldSite(site.name, "/natAddresses", site.natAddresses)],
  });
  return knock(course, caller, "INTERNET");
}

function intoHub(course: Course, site: Site, gateway: HubGateway): End {
  addHop(course, {
    at: site.name,
    actor: gateway.id,
    nextHopType: "VirtualHub",
    nextHop: lastPart(gateway.hub),
    did: "came-in-by-hub",
    args: { site: site.name, gateway: gateway.name },
    because: [toldSite(site.name, "/attach", site.attach)],
  });
  for (const remote of gateway.remotes) {
    const circuit = hangsOn(site, remote) ? inList(course.estate.circuits, remote) : undefined;
    const faults = circuit ? circuitFaults(circuit) : [];
    if (circuit && faults.length > 0)
      return stop(course, "GATEWAY", {
        at: circuit.name,
        actor: circuit.id,
        did: "connection-down",
        args: { connection: circuit.name },
        because: faults,
      });
  }
  const position: Position = {
    vnet: gateway.hub,
    sources: site.prefixes,
    needsSnat: false,
    appliances: [],
    passed: [],
    outside: gateway.gatewayKind === "expressroute" ? "expressroute" : "vpn",
  };
  return inHub(course, position, gateway.hub, defaultTable(gateway.hub));
}

function intoGateway(
  course: Course,
  site: Site,
  landing: Extract<Landing, { by: "gateway" }>,
): End {
  const { estate, to } = course;
  const { gateway, connection } = landing;
  const place = { at: gateway.name, actor: gateway.id };
  addHop(course, {
    at: site.name,
    actor: gateway.id,
    nextHopType: isExpressRoute(gateway) ? "ExpressRoute" : "Vpn",
    nextHop: gateway.name,
    did: "came-in-by-gateway",
    args: { site: site.name, gateway: gateway.name },
    because: [toldSite(site.name, "/attach", site.attach)],
  });
  const faults = connection ? connectionFaults(estate, connection) : [];
  if (faults.length > 0)
    return stop(course, "GATEWAY", {
      ...place,
      did: "connection-down",
      args: { connection: connection?.name ?? gateway.name },
      because: faults,
    });
  const circuit = connection?.circuit;
  if (circuit && !inList(estate.circuits, circuit))
    doubt(course, "LIKELY", say.path.assumeCircuitWorks({ circuit: lastPart(circuit) }));
  const home = homeOfGateway(gateway);
  if (!home || !inList(estate.vnets, home) || to.kind !== "address")
    return untold(course, [say.path.gapVnet({ vnet: lastPart(home ?? gateway.key) })]);
  if (isExpressRoute(gateway) && isOverAdvertised(estate, home)) course.risks.add("LIMIT");
  const refused = notAdvertised(course, home, to.address, place);
  if (refused) return refused;
  const own = inList(estate.vnets, home);
  if (
    !isExpressRoute(gateway) &&
    !connection?.bgp &&
    !own?.prefixes.some((p) => isInside(to.address, p))
  )
    doubt(
      course,
      "LIKELY",
      say.path.assumeOnPremisesKnows({ site: site.name, vnet: lastPart(home) }),
    );
  const position: Position = {
    vnet: home,
    sources: site.prefixes,
    needsSnat: false,
    appliances: [],
    passed: [],
    outside: isExpressRoute(gateway) ? "expressroute" : "vpn",
  };
  if (connection?.gatewayBypass) {
    const fast = byFastPath(course, position, home, connection, to.address);
    if (fast) return fast;
  }
  return fromGatewaySubnet(course, position, home);
}

/** The told site called `name`. */
export function siteNamed(estate: Estate, name: string | undefined): Site | undefined {
  return name === undefined ? undefined : having(estate.sites, "name", name)[0];
}
