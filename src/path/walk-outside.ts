/** How packets from outside Azure come in: from sites, VPN clients and the internet (path.md sections 1.9 to 1.11). */
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
} from "#src/model/index.ts";
import { isInside, isPrivateAddress } from "#src/net/index.ts";
import {
  borrows,
  circuitFaults,
  connectionFaults,
  isExpressRoute,
  lends,
  peeringOf,
} from "./gateways.ts";
import { defaultTable } from "./hub-tables.ts";
import { peersOf, workingPeer } from "./peers.ts";
import { filterTells } from "./route-filters.ts";
import { seen } from "./routes-entry.ts";
import {
  addHop,
  adopt,
  branchOf,
  type Course,
  callerOf,
  doubt,
  type End,
  lastPart,
  type Position,
  stop,
  toldSite,
  untold,
} from "./walk-course.ts";
import { endpointIn, reachEndpoint } from "./walk-deliver.ts";
import { fromGatewaySubnet, homeOfGateway } from "./walk-gateway.ts";
import { inHub } from "./walk-hub.ts";
import { knock } from "./walk-public.ts";

function isPublic({ to }: Course): boolean {
  return to.kind === "service" || !isPrivateAddress(to.address);
}

/** From the internet only public addresses are reached. */
export function fromInternet(course: Course): End {
  const place = { at: "internet", did: "sent-over-internet", args: {}, because: [] };
  addHop(course, { ...place, nextHopType: "Internet" });
  if (!isPublic(course))
    return stop(course, "NO_ROUTE", {
      at: "internet",
      did: "private-from-internet",
      args: { address: course.to.kind === "address" ? course.to.address : "" },
      because: [],
    });
  return knock(course, callerOf(course, "unknown", {}), "INTERNET");
}

/** Where a site's way into Azure begins. */
type Landing =
  | { readonly by: "gateway"; readonly gateway: Gateway; readonly connection?: Connection }
  | { readonly by: "hub"; readonly gateway: HubGateway };

function landingsOf(estate: Estate, site: Site): readonly Landing[] {
  const landings: Landing[] = [];
  for (const key of site.attach) {
    const own = inList(estate.gateways, key);
    if (own) landings.push({ by: "gateway", gateway: own });
    for (const connection of estate.connections) {
      if (![connection.key, connection.localGateway, connection.circuit].includes(key)) continue;
      const gateway =
        inList(estate.gateways, connection.gateway1) ??
        inList(estate.gateways, connection.gateway2);
      if (gateway) landings.push({ by: "gateway", gateway, connection });
    }
    for (const gateway of estate.hubGateways)
      if (gateway.key === key || gateway.remotes.includes(key))
        landings.push({ by: "hub", gateway });
  }
  // ExpressRoute goes before VPN when both lead there (path.md 1.5, step 6).
  const rank = (l: Landing) =>
    l.by === "hub" ? +(l.gateway.gatewayKind !== "expressroute") : +!isExpressRoute(l.gateway);
  return landings.sort((a, b) => rank(a) - rank(b));
}

function circuitsOf(estate: Estate, site: Site): readonly Circuit[] {
  const keys = site.attach.map((key) => inList(estate.connections, key)?.circuit ?? key);
  return [...new Set(keys)].flatMap((key) => inList(estate.circuits, key) ?? []);
}

/** From a site: public addresses by Microsoft peering or the internet, private ones by its gateway or hub. */
export function fromSite(course: Course, site: Site): End {
  if (isPublic(course)) return publicFromSite(course, site);
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
    const circuit = site.attach.includes(remote)
      ? inList(course.estate.circuits, remote)
      : undefined;
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
  const home = homeOfGateway(gateway);
  if (!home || !inList(estate.vnets, home) || to.kind !== "address")
    return untold(course, [say.path.gapVnet({ vnet: lastPart(home ?? gateway.key) })]);
  const refused = notAdvertised(course, home, to.address, place);
  if (refused) return refused;
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

/** Only the hub's space and spokes that use its gateway are told to sites (path.md 1.4). */
function notAdvertised(
  course: Course,
  home: Key,
  address: string,
  place: { readonly at: string; readonly actor: string },
): End | undefined {
  const hub = inList(course.estate.vnets, home);
  if (!hub) return undefined;
  const holds = (prefixes: readonly string[]) => prefixes.some((p) => isInside(address, p));
  const refuse = (did: string, resource: string, pointer: string, value: unknown) =>
    stop(course, "NO_ROUTE", {
      ...place,
      did,
      args: { address, vnet: hub.name },
      because: [seen(resource, pointer, value)],
    });
  const summaries = hub.summarizedGatewayPrefixes;
  if (holds(hub.prefixes))
    return summaries.length === 0 || holds(summaries)
      ? undefined
      : refuse("not-summarized", hub.id, "/properties/summarizedGatewayPrefixes", summaries);
  const peer = peersOf(course.estate, home).find(
    (p) => holds(p.prefixes) || holds(p.vnet?.prefixes ?? []),
  );
  if (!peer) return undefined;
  if (!peer.fault && lends(peer)) return undefined;
  if (!peer.fault && peer.half.allowGatewayTransit && !peer.back) {
    doubt(course, "LIKELY", say.path.assumePeeringWorks({ peering: peer.half.name }));
    return undefined;
  }
  const half = peer.half.allowGatewayTransit ? (peer.back ?? peer.half) : peer.half;
  const flag = peer.half.allowGatewayTransit ? "useRemoteGateways" : "allowGatewayTransit";
  return refuse("not-advertised", half.id, `/properties/${flag}`, false);
}

/** Services whose private endpoints FastPath reaches (path.md 1.9). */
const FAST = [
  "microsoft.documentdb/databaseaccounts",
  "microsoft.keyvault/vaults",
  "microsoft.storage/storageaccounts",
  "microsoft.network/privatelinkservices",
];

/** FastPath leads past the gateway to endpoints of its own VNet; otherwise the gateway is passed as ever. */
function byFastPath(
  course: Course,
  position: Position,
  home: Key,
  connection: Connection,
  address: string,
): End | undefined {
  const { estate } = course;
  const at = endpointIn(course, home, address);
  const circuit = inList(estate.circuits, connection.circuit);
  if (!at || !connection.privateLinkFastPath || !circuit?.direct) return undefined;
  const target = at.endpoint.connections[0]?.targetKey ?? "";
  if (!FAST.some((type) => target.includes(`/${type}/`))) return undefined;
  addHop(course, {
    at: connection.name,
    actor: connection.id,
    nextHopType: "InterfaceEndpoint",
    nextHop: at.endpoint.name,
    did: "took-fastpath",
    args: { connection: connection.name },
    because: [
      seen(connection.id, "/properties/expressRouteGatewayBypass", true),
      seen(connection.id, "/properties/enablePrivateLinkFastPath", true),
    ],
  });
  return reachEndpoint(course, position, at);
}

/** VPN clients reach the gateway's VNet, its direct peers, and what else BGP or custom routes tell (path.md 1.10). */
export function fromClients(course: Course, key: Key | undefined): End {
  const { estate, to } = course;
  const hubGateway = estate.hubGateways.find((g) => g.key === key);
  const gateway = inList(estate.gateways, key);
  const name = gateway?.name ?? hubGateway?.name ?? lastPart(key ?? "p2s");
  if (isPublic(course)) {
    // Without forced tunnelling a laptop reaches public addresses by its own way.
    doubt(course, "LIKELY", say.path.assumeSplitTunnel({ gateway: name }));
    addHop(course, {
      at: course.from.label,
      nextHopType: "Internet",
      did: "sent-over-internet",
      args: { site: course.from.label },
      because: gateway ? [seen(gateway.id, "/properties/customRoutes", gateway.customRoutes)] : [],
    });
    return knock(course, callerOf(course, "unknown", {}), "INTERNET");
  }
  if (hubGateway) {
    const position: Position = {
      vnet: hubGateway.hub,
      sources: hubGateway.clientPools,
      needsSnat: false,
      appliances: [],
      passed: [],
      outside: "clients",
    };
    return inHub(course, position, hubGateway.hub, defaultTable(hubGateway.hub));
  }
  const home = gateway ? homeOfGateway(gateway) : course.from.vnet;
  if (!gateway || !home || !inList(estate.vnets, home) || to.kind !== "address")
    return untold(course, [say.path.gapVnet({ vnet: name })]);
  addHop(course, {
    at: course.from.label,
    actor: gateway.id,
    nextHopType: "Vpn",
    nextHop: gateway.name,
    did: "came-in-by-client",
    args: { gateway: gateway.name },
    because: [
      seen(
        gateway.id,
        "/properties/vpnClientConfiguration/vpnClientAddressPool/addressPrefixes",
        gateway.clientPools,
      ),
    ],
  });
  watchProfile(course, home, to.address);
  return fromGatewaySubnet(
    course,
    {
      vnet: home,
      sources: gateway.clientPools,
      needsSnat: false,
      appliances: [],
      passed: [],
      outside: "clients",
    },
    home,
  );
}

/** A peer that does not use the gateway is in no document's example: likely only. */
function watchProfile(course: Course, home: Key, address: string): void {
  const peer = peersOf(course.estate, home).find((p) =>
    p.prefixes.some((q) => isInside(address, q)),
  );
  if (!peer || workingPeer(course.estate, home, peer.remote) === undefined) return;
  const back = workingPeer(course.estate, peer.remote, home);
  if (lends(peer) || (back && borrows(back))) return;
  doubt(course, "LIKELY", say.path.assumeClientsReachPeers({ vnet: lastPart(peer.remote) }));
}

/** The told site called `name`. */
export function siteNamed(estate: Estate, name: string | undefined): Site | undefined {
  return name === undefined ? undefined : having(estate.sites, "name", name)[0];
}
