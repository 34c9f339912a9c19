/** What happens in a virtual hub: its tables, routing intent and firewall, and on to a VNet or a branch (path.md 1.11). */
import { say } from "#src/messages/index.ts";
import { inList, type Key } from "#src/model/index.ts";
import { isInside, parseAddress } from "#src/net/index.ts";
import { fromGatewaySubnet } from "./gateway-subnet.ts";
import {
  allRows,
  chosenRow,
  defaultTable,
  type HubRow,
  hubConnectionsOf,
  intentOf,
  tableRows,
} from "./hub-tables.ts";
import { pathFacts } from "./path-facts.ts";
import { seen } from "./routes-entry.ts";
import { untoldInHub } from "./routes-untold.ts";
import { goByAppliances } from "./walk-appliance.ts";
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
  untold,
} from "./walk-course.ts";
import { deliver } from "./walk-deliver.ts";
import { throughFirewall } from "./walk-firewall.ts";
import { knock } from "./walk-public.ts";

/** The packet comes to the hub `hub` by the connection of its VNet. */
export function goByHub(course: Course, position: Position, hub: Key): End {
  const own = hubConnectionsOf(course.estate, position.vnet).find((c) => c.hub === hub);
  return inHub(course, position, hub, own?.associatedTable ?? defaultTable(hub));
}

/** The packet stands in `hub` and is routed by `table`, or through what routing intent names. */
export function inHub(course: Course, before: Position, hub: Key, table: Key): End {
  const position = { ...before, passed: [...before.passed, `hub ${hub}`] };
  if (position.passed.length > course.limits.depth)
    return untold(course, [say.path.gaveUp({ count: String(course.limits.depth) })]);
  const { estate } = course;
  const place = {
    at: inList(estate.hubs, hub)?.name ?? lastPart(hub),
    actor: inList(estate.hubs, hub)?.id ?? hub,
  };
  const intent = intentOf(estate, hub);
  const isPublic = isPublicAim(course);
  const hop = isPublic ? intent.internetHop : intent.privateHop;
  if (hop && !goesAround(course, position, hub)) {
    addHop(course, {
      ...place,
      nextHopType: "VirtualAppliance",
      nextHop: lastPart(hop),
      did: "sent-by-intent",
      args: { hub: place.at, to: lastPart(hop) },
      because: [seen(intent.id ?? hub, "/properties/routingPolicies", hop)],
    });
    return byResource(course, position, hub, hop);
  }
  if (isPublic) return publicFromHub(course, position, hub, table, place);
  const rows = intent.privateHop ? allRows(estate, hub) : tableRows(estate, hub, table);
  return byRow(course, position, hub, rows, place);
}

/**
 * From a branch to a private endpoint whose subnet does not obey route tables, the hub's firewall is passed by although
 * the answers go to it (path.md 1.11).
 */
function goesAround(course: Course, position: Position, hub: Key): boolean {
  const { estate, to } = course;
  if (!position.outside || to.kind !== "address") return false;
  const near = new Set(
    allRows(estate, hub).flatMap((r) => (r.target.to === "vnet" ? [r.target.vnet] : [])),
  );
  const at = pathFacts(estate)
    .endpointsAt.get(to.address)
    ?.find((e) => near.has(e.vnet));
  if (!at) return false;
  const policy = inList(estate.subnets, at.subnet)?.privateEndpointNetworkPolicies ?? "";
  if (/^(routetableenabled|enabled)$/i.test(policy)) return false;
  course.risks.add("ASYMMETRIC");
  course.risks.add("FIREWALL_BYPASSED");
  return true;
}

function holdsAim(to: Course["to"], prefix: string): boolean {
  return to.kind === "address" && isInside(to.address, prefix);
}

type Place = { readonly at: string; readonly actor: string };

function byRow(
  course: Course,
  position: Position,
  hub: Key,
  rows: readonly HubRow[],
  place: Place,
): End {
  const { estate, to } = course;
  const address = to.kind === "address" ? parseAddress(to.address) : undefined;
  const row = address && chosenRow(estate, hub, rows, address);
  const unread = row ? [] : untoldInHub(estate, hub);
  if (unread.length > 0) {
    addHop(course, {
      ...place,
      did: "may-be-learned",
      args: { address: to.kind === "address" ? to.address : "" },
      because: unread,
    });
    return untold(course, [say.path.gapUnread({ vnet: place.at })]);
  }
  if (!row)
    return stop(course, "NO_ROUTE", {
      ...place,
      did: "hub-without-route",
      args: { hub: place.at, address: to.kind === "address" ? to.address : "" },
      because: [
        seen(
          place.actor,
          "/properties/routingState",
          inList(estate.hubs, hub)?.routingState ?? null,
        ),
      ],
    });
  doubt(course, row.confidence);
  const { target } = row;
  addHop(course, {
    ...place,
    nextHopType:
      target.to === "vnet"
        ? "HubVirtualNetworkConnection"
        : target.to === "branch"
          ? "Branch"
          : "ResourceId",
    nextHop:
      target.to === "vnet"
        ? lastPart(target.vnet)
        : target.to === "branch"
          ? target.gateway.name
          : lastPart(target.nextHop),
    did: "routed-by-hub",
    args: { hub: place.at, prefix: row.prefix },
    because: row.because,
  });
  if (target.to === "hop") return byResource(course, position, hub, target.nextHop);
  const remote = farIntent(course, position, hub, row);
  if (remote) return remote;
  return beyond(course, position, row);
}

/** Between hubs the far hub's firewall is passed as well, when that hub has routing intent. */
function farIntent(course: Course, position: Position, hub: Key, row: HubRow): End | undefined {
  if (row.hub === hub) return undefined;
  const { privateHop } = intentOf(course.estate, row.hub);
  const firewall = inList(course.estate.firewalls, privateHop);
  if (!firewall) return undefined;
  return throughFirewall(course, position, firewall, (c, p) => beyond(c, p, row));
}

/** The packet leaves the hub for the VNet or branch of `row`. */
function beyond(course: Course, position: Position, row: HubRow): End {
  const { to } = course;
  const { target } = row;
  if (target.to === "vnet" && to.kind === "address") {
    // A hub is no peer: nothing of what peerings ask for applies between it and its VNets.
    const { forwarder: _forwarder, nic: _nic, subnet: _subnet, ...rest } = position;
    const here = { ...rest, vnet: target.vnet };
    const route = row.isStatic
      ? target.connection.staticRoutes.find((r) => r.prefixes.includes(row.prefix))
      : undefined;
    if (!route) return deliver(course, here, target.vnet, to.address);
    return goByAppliances(course, here, {
      nextHopType: "VirtualAppliance",
      nextHops: [route.nextHop],
      prefixes: route.prefixes,
      because: row.because,
    });
  }
  if (target.to === "branch") {
    const hub = inList(course.estate.hubs, row.hub);
    const wan = inList(course.estate.wans, hub?.wan);
    if (position.outside && hub && !hub.allowBranchToBranch && !wan?.allowBranchToBranch)
      return stop(course, "GATEWAY", {
        at: hub.name,
        actor: hub.id,
        did: "no-branch-to-branch-in-hub",
        args: { hub: hub.name },
        because: [seen(hub.id, "/properties/allowBranchToBranchTraffic", false)],
      });
    if (target.vnet) return fromGatewaySubnet(course, position, target.vnet);
    addHop(course, {
      at: target.remote ? lastPart(target.remote) : target.gateway.name,
      did: "arrived-outside",
      args: { site: lastPart(target.remote ?? target.gateway.key) },
      because: row.because,
    });
    return delivered("private-address");
  }
  return untold(course, []);
}

/** The packet goes to a resource that a policy or a static route names: a firewall, an appliance, a connection. */
function byResource(course: Course, position: Position, hub: Key, id: string): End {
  const { estate } = course;
  const key = id.toLowerCase();
  const firewall = estate.firewalls.find((f) => f.key === key);
  const isPublic = isPublicAim(course);
  const place = { at: inList(estate.hubs, hub)?.name ?? lastPart(hub), actor: hub };
  const on = (c: Course, p: Position): End => {
    const next = { ...p, appliances: [...p.appliances, lastPart(id)] };
    if (!isPublic) return byRow(c, next, hub, allRows(estate, hub), place);
    return knock(c, callerOf(c, next.publicSources ?? "unknown", {}), "VIA_NVA_SNAT");
  };
  if (firewall) return throughFirewall(course, position, firewall, on);
  const connection = estate.hubConnections.find((c) => c.key === key);
  if (connection) {
    const { nic: _nic, subnet: _subnet, ...rest } = position;
    const here = { ...rest, vnet: connection.remoteVnet };
    // In that VNet the connection's own routes name the appliance.
    const route = connection.staticRoutes.find(
      (r) => isPublic || r.prefixes.some((p) => holdsAim(course.to, p)),
    );
    if (!route) return course.onward(course, here);
    return goByAppliances(course, here, {
      nextHopType: "VirtualAppliance",
      nextHops: [route.nextHop],
      prefixes: route.prefixes,
      because: [
        seen(
          connection.id,
          "/properties/routingConfiguration/vnetRoutes/staticRoutes",
          route.nextHop,
        ),
      ],
    });
  }
  doubt(course, "LIKELY", say.path.assumePassesOn({ appliance: lastPart(id) }));
  addHop(course, {
    at: lastPart(id),
    actor: id,
    did: "passed-appliance",
    args: { appliance: lastPart(id) },
    because: [seen(hub, "/properties/routingPolicies", id)],
  });
  return on(course, {
    ...position,
    publicSources: "unknown",
    needsSnat: true,
    forwarder: { vnet: position.vnet, isGateway: false, snat: "unknown" },
  });
}

/** Without an internet policy, a hub sends public packets where 0.0.0.0/0 of the table leads. */
function publicFromHub(
  course: Course,
  position: Position,
  hub: Key,
  table: Key,
  place: Place,
): End {
  const { estate } = course;
  const row = tableRows(estate, hub, table).find((r) => r.prefix === "0.0.0.0/0" && r.hub === hub);
  if (!row)
    return stop(course, "NO_ROUTE", {
      ...place,
      did: "hub-without-route",
      args: { hub: place.at, address: "0.0.0.0/0" },
      because: [
        seen(
          place.actor,
          "/properties/routingState",
          inList(estate.hubs, hub)?.routingState ?? null,
        ),
      ],
    });
  if (row.target.to === "hop") return byResource(course, position, hub, row.target.nextHop);
  if (row.target.to === "vnet") return byResource(course, position, hub, row.target.connection.key);
  doubt(course, "LIKELY", say.path.assumeSiteSendsOn({ gateway: row.target.gateway.name }));
  const nat = estate.sites
    .filter(
      (s) =>
        s.prefixes.includes("0.0.0.0/0") ||
        s.attach.some((k) => row.target.to === "branch" && row.target.gateway.remotes.includes(k)),
    )
    .flatMap((s) => s.natAddresses);
  const caller = callerOf(course, nat.length > 0 ? nat : "unknown", {});
  return knock(course, { ...caller, kind: "site" }, "FORCED_TUNNEL_ONPREM");
}
