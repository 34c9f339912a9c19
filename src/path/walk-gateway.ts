/** What happens at a gateway: out to a site, on to another VNet, or round by the site to the internet (path.md 1.9, 1.10). */
import { say } from "#src/messages/index.ts";
import { type Connection, type Estate, type Gateway, inList, type Key } from "#src/model/index.ts";
import { isInside, parseAddress } from "#src/net/index.ts";
import { fromGatewaySubnet, homeOfGateway } from "./gateway-subnet.ts";
import {
  connectionsOf,
  farGateway,
  gatewaysServing,
  hangsOn,
  isExpressRoute,
  othersOnCircuit,
  sitesOver,
  spokesOf,
} from "./gateways.ts";
import { defaultTable } from "./hub-tables.ts";
import { vnetOfSubnet } from "./path-facts.ts";
import { type RouteEntry, seen } from "./routes-entry.ts";
import { gatewayLayer } from "./routes-table.ts";
import { untoldGateways } from "./routes-untold.ts";
import {
  addHop,
  type Course,
  callerOf,
  delivered,
  doubt,
  type End,
  isPublicAim,
  lastPart,
  type Position,
  stop,
  toldSite,
  untold,
} from "./walk-course.ts";
import { inHub } from "./walk-hub.ts";
import { placeName } from "./walk-places.ts";
import { knock } from "./walk-public.ts";

/** A user-defined route names the gateway: valid only for a VPN gateway without ExpressRoute beside it (path.md 1.4). */
export function goByNamedGateway(course: Course, position: Position, entry: RouteEntry): End {
  const { estate } = course;
  const serving = gatewaysServing(estate, position.vnet);
  const vpn = serving.find(({ gateway }) => !isExpressRoute(gateway));
  const other = serving.find(({ gateway }) => isExpressRoute(gateway));
  if (untoldGateways(estate, position.vnet).length > 0) {
    const gap = say.path.gapGateway({ vnet: placeName(estate, position.vnet) });
    if (!vpn && !other) return untold(course, [gap]);
    doubt(course, "UNKNOWN", gap);
  }
  if (!vpn || other)
    return stop(course, "GATEWAY", {
      at: placeName(estate, position.vnet, position.subnet),
      nextHopType: entry.nextHopType,
      did: other ? "gateway-hop-over-expressroute" : "gateway-hop-without-gateway",
      args: { gateway: other?.gateway.name ?? "" },
      because: [
        ...entry.because,
        ...(other
          ? [seen(other.gateway.id, "/properties/gatewayType", other.gateway.gatewayType)]
          : []),
      ],
    });
  const own = learnedAt(course, vpn.home, vpn.gateway.key);
  if (isPublicAim(course) || own) return goByGateway(course, position, vpn.gateway, own);
  // Between spokes the gateway passes packets on by its own table.
  addHop(course, {
    at: vpn.gateway.name,
    actor: vpn.gateway.id,
    did: "passed-gateway",
    args: { gateway: vpn.gateway.name },
    because: [seen(vpn.gateway.id, "/properties/gatewayType", vpn.gateway.gatewayType)],
  });
  return fromGatewaySubnet(course, position, vpn.home);
}

/** The route of gateway `gateway` for the aim, as its own VNet learns it. */
function learnedAt(course: Course, home: Key, gateway: Key): RouteEntry | undefined {
  const { estate, to } = course;
  const vnet = inList(estate.vnets, home);
  const address = to.kind === "address" ? parseAddress(to.address) : undefined;
  if (!vnet || !address) return undefined;
  const rows = gatewayLayer(estate, vnet).trie.allFor(address);
  return rows.find((row) => row.entry.via === gateway)?.entry;
}

/** The packet goes by `gateway`; `entry` is the route that led there, when one was learned. */
export function goByGateway(
  course: Course,
  position: Position,
  gateway: Gateway,
  entry: RouteEntry | undefined,
): End {
  const { estate } = course;
  const key = `through ${gateway.key}`;
  if (position.passed.includes(key)) {
    course.risks.add("LOOP");
    return stop(course, "GATEWAY", {
      at: gateway.name,
      actor: gateway.id,
      did: "went-in-circles",
      args: { address: gateway.name },
      because: [],
    });
  }
  const next = { ...position, passed: [...position.passed, key] };
  const connection = inList(estate.connections, entry?.connection);
  addHop(course, {
    at: gateway.name,
    actor: gateway.id,
    nextHopType: connection?.connectionType ?? "",
    nextHop: connection?.name ?? "",
    did: "left-by-gateway",
    args: { gateway: gateway.name, connection: connection?.name ?? "" },
    because: entry?.because ?? [seen(gateway.id, "/properties/gatewayType", gateway.gatewayType)],
  });
  if (isPublicAim(course)) return tunnelled(course, gateway);
  const far = connection && farEnd(course, connection.key, gateway.key);
  const transit = mayPassThrough(course, next, gateway, connection?.bgp ?? false);
  if (transit) return transit;
  const hub = far ? undefined : hubBeyond(estate, connection);
  if (hub && entry?.because.some((e) => e.pointer.endsWith("allowNonVirtualWanTraffic")))
    return inHub(course, next, hub, defaultTable(hub));
  if (far) {
    const { forwarder: _forwarder, outside: _outside, ...rest } = next;
    return fromGatewaySubnet(course, rest, far);
  }
  doubt(course, entry?.confidence ?? "LIKELY");
  const [site] = connection ? sitesOver(estate, connection) : [];
  addHop(course, {
    at: site?.name ?? (connection?.name || gateway.name),
    did: "arrived-outside",
    args: { site: site?.name ?? lastPart(connection?.localGateway ?? gateway.key) },
    because: site ? [toldSite(site.name, "/prefixes", site.prefixes)] : (entry?.because ?? []),
  });
  return delivered("private-address");
}

/** The VNet at the far end of a connection whose space holds the aim. */
function farEnd(course: Course, connectionKey: Key, gateway: Key): Key | undefined {
  const { estate } = course;
  const connection = inList(estate.connections, connectionKey);
  if (!connection) return undefined;
  const far = farGateway(estate, connection, gateway);
  const others = connection.circuit ? othersOnCircuit(estate, connection.circuit, gateway) : [];
  const homes = [far, ...others.map((o) => o.gateway)].flatMap((g) =>
    g ? (homeOfGateway(g) ?? []) : [],
  );
  return homes.find((home) => holdsAim(course, home));
}

/** The virtual hub that hangs on the circuit of `connection`. */
function hubBeyond(estate: Estate, connection: Connection | undefined): Key | undefined {
  const circuit = connection?.circuit;
  return circuit && estate.hubGateways.find((g) => g.remotes.includes(circuit))?.hub;
}

/** Whether the aim lies in the VNet `home` or in a spoke that uses its gateway. */
function holdsAim({ estate, to }: Course, home: Key): boolean {
  if (to.kind !== "address") return false;
  const vnets = [inList(estate.vnets, home), ...spokesOf(estate, home).map((p) => p.vnet)];
  return vnets.some((v) => v?.prefixes.some((p) => isInside(to.address, p)));
}

/**
 * Whether what came in from outside may leave again by this gateway: from VPN only over BGP, from ExpressRoute to VPN
 * only with a Route Server between, VPN clients never to ExpressRoute (path.md 1.9, 1.10).
 */
function mayPassThrough(
  course: Course,
  position: Position,
  gateway: Gateway,
  isBgp: boolean,
): End | undefined {
  const { outside } = position;
  if (!outside) return undefined;
  const refuse = (did: string) =>
    stop(course, "GATEWAY", {
      at: gateway.name,
      actor: gateway.id,
      did,
      args: { gateway: gateway.name },
      because: [seen(gateway.id, "/properties/enableBgp", gateway.bgp)],
    });
  const isCircuit = isExpressRoute(gateway);
  if (outside === "clients" && isCircuit) return refuse("clients-not-to-circuit");
  if (outside === "expressroute" && isCircuit) return refuse("circuit-not-to-circuit");
  if ((outside === "expressroute") !== isCircuit && (outside === "expressroute" || isCircuit))
    return joinsBranches(course.estate, homeOfGateway(gateway))
      ? undefined
      : refuse("no-branch-to-branch");
  if (isBgp) return undefined;
  const { to } = course;
  // Custom routes are told to VPN clients; that the far side knows their pool is taken.
  if (to.kind === "address" && gateway.customRoutes.some((p) => isInside(to.address, p))) {
    doubt(course, "LIKELY", say.path.assumeCustomRoutes({ gateway: gateway.name }));
    return undefined;
  }
  return refuse("no-transit-without-bgp");
}

/** Whether a Route Server in `vnet` joins ExpressRoute and VPN. */
function joinsBranches(estate: Estate, vnet: Key | undefined): boolean {
  return estate.hubs.some(
    (h) => !h.wan && h.allowBranchToBranch && h.subnets.some((s) => vnetOfSubnet(s) === vnet),
  );
}

/** A packet for a public address goes round by the site, which sends it on with its own address. */
function tunnelled(course: Course, gateway: Gateway): End {
  const { estate } = course;
  const connections = connectionsOf(estate, gateway.key);
  const sites = estate.sites.filter(
    (s) => hangsOn(s, gateway.key) || connections.some((c) => sitesOver(estate, c).includes(s)),
  );
  if (connections.length === 0 && sites.length === 0)
    return untold(
      course,
      [say.path.gapBehindGateway({ gateway: gateway.name })],
      "public",
      "FORCED_TUNNEL_ONPREM",
    );
  const nat = sites.flatMap((s) => s.natAddresses);
  doubt(course, "LIKELY", say.path.assumeSiteSendsOn({ gateway: gateway.name }));
  const caller = callerOf(course, nat.length > 0 ? nat : "unknown", {});
  return knock(course, { ...caller, kind: "site" }, "FORCED_TUNNEL_ONPREM");
}
