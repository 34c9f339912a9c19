/** What happens to a packet at its aim inside Azure: a private endpoint, a machine, a load balancer (path.md 1.8, 2, 3.1). */
import { say } from "#src/messages/index.ts";
import { inList, type Key, type Service } from "#src/model/index.ts";
import { acceptsPrivate } from "./accept.ts";
import { endpointInboundFilter, inboundFilter } from "./filters.ts";
import { type EndpointAt, pathFacts } from "./path-facts.ts";
import { workingPeer } from "./peers.ts";
import { choose } from "./routes-choose.ts";
import { type RouteEntry, seen } from "./routes-entry.ts";
import { viewOf } from "./routes-table.ts";
import { mayHideEndpoint } from "./routes-untold.ts";
import {
  addHop,
  type Course,
  delivered,
  doubt,
  type End,
  heed,
  lastPart,
  type Position,
  stop,
  untold,
} from "./walk-course.ts";
import { crossing } from "./walk-cross.ts";
import { flowOf, placeName, standingAt, subnetHolding } from "./walk-places.ts";

/** The packet is handed over to `address` in `vnet`, its own VNet or one next to it. */
export function deliver(course: Course, position: Position, vnet: Key, address: string): End {
  const held = crossing(course, position, vnet);
  if (held) return held;
  const endpoint = endpointIn(course, vnet, address);
  if (endpoint) return reachEndpoint(course, position, endpoint);
  const unread = pathFacts(course.estate)
    .unreadEndpointsAt.get(address)
    ?.find((at) => at.vnet === vnet);
  if (unread) {
    addHop(course, {
      at: unread.nic.name,
      actor: unread.nic.id,
      did: "endpoint-connection-unseen",
      args: { endpoint: lastPart(unread.nic.privateEndpoint ?? unread.nic.key) },
      because: [seen(unread.nic.id, "/properties/privateEndpoint/id", unread.nic.privateEndpoint)],
    });
    return untold(course, [say.path.gapEndpoint({ address })], "private-endpoint");
  }
  const standing = standingAt(course.estate, vnet, address);
  if (!standing && mayHideEndpoint(course.estate, vnet))
    doubt(course, "UNKNOWN", say.path.gapEndpoint({ address }));
  const isGlobal = workingPeer(course.estate, position.vnet, vnet)?.isGlobal ?? false;
  if (standing?.is === "balancer" && isGlobal && isBasic(standing.balancer.sku))
    return stop(course, "PEERING", {
      at: standing.balancer.name,
      actor: standing.balancer.id,
      did: "basic-balancer-over-global-peering",
      args: { balancer: standing.balancer.name },
      because: [seen(standing.balancer.id, "/sku/name", standing.balancer.sku)],
    });
  const subnet =
    standing?.is === "nic" && standing.subnet
      ? inList(course.estate.subnets, standing.subnet)
      : subnetHolding(course.estate, vnet, address);
  const place = { at: placeName(course.estate, vnet, subnet?.key) };
  const answer = inboundFilter(
    course.estate,
    flowOf(course, position, {
      ...(subnet ? { toSubnet: subnet.key } : {}),
      ...(standing?.is === "nic" ? { toNic: standing.nic.key } : {}),
    }),
  );
  const stopped = heed(course, place, answer, "NSG_IN");
  if (stopped) return stopped;
  watchReturn(course, position, vnet, subnet?.key);
  addHop(course, {
    at: place.at,
    ...(standing ? { actor: actorOf(standing) } : {}),
    did: "arrived",
    args: { address },
    because: subnet
      ? [seen(subnet.id, "/properties/addressPrefix", subnet.prefixes)]
      : [
          seen(
            vnet,
            "/properties/addressSpace/addressPrefixes",
            inList(course.estate.vnets, vnet)?.prefixes ?? null,
          ),
        ],
  });
  return delivered("private-address");
}

function actorOf(standing: NonNullable<ReturnType<typeof standingAt>>): string {
  switch (standing.is) {
    case "firewall":
      return standing.firewall.id;
    case "balancer":
      return standing.balancer.id;
    case "nic":
      return standing.nic.id;
    default:
      return standing.appliance.id;
  }
}

export function isBasic(sku: string): boolean {
  return sku.toLowerCase().startsWith("basic");
}

/** The private endpoint at `address` of `vnet`. */
export function endpointIn(course: Course, vnet: Key, address: string): EndpointAt | undefined {
  return pathFacts(course.estate)
    .endpointsAt.get(address)
    ?.find((e) => e.vnet === vnet);
}

/** The packet comes to a private endpoint: is it approved, does its subnet's filter let it pass, does it serve the name. */
export function reachEndpoint(course: Course, position: Position, at: EndpointAt): End {
  const { estate, to } = course;
  const { endpoint } = at;
  const target = endpoint.connections[0]?.targetKey;
  const service: Service | undefined = to.service ?? inList(estate.services, target);
  const place = { at: endpoint.name, actor: endpoint.id };
  // Only the user's own services behind a private link take UDP (path.md 4.4).
  const isOwn = endpoint.connections.some((c) => inList(estate.linkServices, c.targetKey));
  if (course.protocol === "icmp" || (course.protocol === "udp" && !isOwn && service))
    return stop(course, "PE_STATE", {
      ...place,
      did: "endpoint-takes-tcp-only",
      args: { endpoint: endpoint.name, protocol: course.protocol.toUpperCase() },
      because: [seen(endpoint.id, "/properties/privateLinkServiceConnections", target ?? null)],
    });
  const accepted = acceptsPrivate(estate, endpoint, service, to.fqdn ?? "");
  const refused = heed(course, place, accepted, "PE_STATE");
  if (refused)
    return { ...refused, arrives: refused.ending === "unknown" ? "private-endpoint" : null };
  const filtered = endpointInboundFilter(estate, endpoint, flowOf(course, position));
  const stopped = heed(course, place, filtered, "PE_NSG_IN");
  if (stopped)
    return { ...stopped, arrives: stopped.ending === "unknown" ? "private-endpoint" : null };
  // Replies go back as they came unless an appliance on the way left the source as it was (path.md 1.7).
  if (position.needsSnat) course.risks.add("SNAT_REQUIRED");
  if (isOverLimit(course, at.vnet)) course.risks.add("LIMIT");
  addHop(course, {
    ...place,
    did: "reached-endpoint",
    args: { endpoint: endpoint.name, address: at.address, service: lastPart(target ?? "") },
    because: [seen(endpoint.id, "/properties/networkInterfaces", at.address)],
  });
  return delivered("private-endpoint");
}

/** Whether an answer to a private address has no way: dropped, or sent to the internet. */
function isLost(back: RouteEntry | undefined): boolean {
  return back === undefined || ["None", "Internet"].includes(back.nextHopType);
}

/** Whether a VNet holds more endpoints than Azure supports (path.md 1.7). */
function isOverLimit({ estate }: Course, vnet: Key): boolean {
  const isHighScale = inList(estate.vnets, vnet)?.privateEndpointVNetPolicies === "Basic";
  const endpoints = pathFacts(estate).endpointsIn.get(vnet) ?? [];
  return endpoints.length > (isHighScale ? 5000 : 1000);
}

/**
 * Marks the way back when it differs: the packet went past an appliance that kept its source and the answer does not
 * come back that way, or the other way round.
 */
function watchReturn(course: Course, position: Position, vnet: Key, subnet: Key | undefined): void {
  const { forwarder, sourceVnet } = position;
  if (forwarder?.snat === "yes") return;
  // The answer, too, bears a source that is foreign to the forwarder's VNet when it comes back into the sender's.
  const half =
    forwarder && sourceVnet && workingPeer(course.estate, sourceVnet, forwarder.vnet)?.half;
  if (half && !forwarder.isGateway && !half.allowForwardedTraffic)
    course.risks.add("FORWARDED_TRAFFIC_ONE_SIDED");
  const source = position.sources[0]?.split("/")[0];
  const view = viewOf(course.estate, vnet, subnet);
  if (!source || !view || !subnet) return;
  const back = choose(view, { kind: "address", address: source }).entry;
  if (isLost(back)) course.risks.add("NO_RETURN_ROUTE");
  const isByAppliance = back?.nextHopType.startsWith("VirtualAppliance") ?? false;
  const wentBy = position.appliances.length > 0;
  // Through a hub both ways are the hub's own business.
  if (back && back.kind !== "hub" && isByAppliance !== wentBy) course.risks.add("ASYMMETRIC");
}
