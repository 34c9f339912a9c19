/** How packets of VPN clients and of the internet come in (path.md 1.10). */
import { say } from "#src/messages/index.ts";
import { inList, type Key } from "#src/model/index.ts";
import { isInside } from "#src/net/index.ts";
import { fromGatewaySubnet, homeOfGateway } from "./gateway-subnet.ts";
import { borrows, lends } from "./gateways.ts";
import { defaultTable } from "./hub-tables.ts";
import { peersOf, workingPeer } from "./peers.ts";
import { seen } from "./routes-entry.ts";
import {
  addHop,
  type Course,
  callerOf,
  doubt,
  type End,
  isPublicAim,
  lastPart,
  type Position,
  stop,
  untold,
} from "./walk-course.ts";
import { inHub } from "./walk-hub.ts";
import { knock } from "./walk-public.ts";

/** From the internet only public addresses are reached. */
export function fromInternet(course: Course): End {
  const place = { at: "internet", did: "sent-over-internet", args: {}, because: [] };
  addHop(course, { ...place, nextHopType: "Internet" });
  if (!isPublicAim(course))
    return stop(course, "NO_ROUTE", {
      at: "internet",
      did: "private-from-internet",
      args: { address: course.to.kind === "address" ? course.to.address : "" },
      because: [],
    });
  return knock(course, callerOf(course, "unknown", {}), "INTERNET");
}

/** VPN clients reach the gateway's VNet, its direct peers, and what else BGP or custom routes tell (path.md 1.10). */
export function fromClients(course: Course, key: Key | undefined): End {
  const { estate, to } = course;
  const hubGateway = estate.hubGateways.find((g) => g.key === key);
  const gateway = inList(estate.gateways, key);
  const name = gateway?.name ?? hubGateway?.name ?? lastPart(key ?? "p2s");
  if (isPublicAim(course)) {
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
