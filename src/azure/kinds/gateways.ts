/** What do documents of gateways, connections and circuits say (path.md 1.8 to 1.10)? */
import type {
  Circuit,
  Connection,
  Gateway,
  Key,
  LocalGateway,
  RouteFilter,
} from "#src/model/index.ts";
import {
  bagAt,
  type Doc,
  filled,
  flagAt,
  itemsAt,
  keyAt,
  numberAt,
  prefixesAt,
  propsAt,
  textAt,
  textsAt,
} from "../doc.ts";
import { beforeSegment, upToSegment } from "../ids.ts";
import type { Pool } from "../pool.ts";
import { thingOf } from "../things.ts";
import { publicIpsIn, skuOf, subnetsIn } from "./balancers.ts";
import { spaceAt } from "./vnets.ts";

/** A VPN or ExpressRoute gateway of a VNet. */
export function readGateway(doc: Doc): Gateway {
  const p = propsAt(doc);
  const subnets = subnetsIn(p, "ipConfigurations");
  const [subnet] = subnets;
  const bgp = bagAt(p, "bgpSettings");
  const clients = bagAt(p, "vpnClientConfiguration");
  return filled<Gateway>(
    {
      ...thingOf(doc),
      gatewayType: textAt(p, "gatewayType"),
      vpnType: textAt(p, "vpnType"),
      sku: skuOf(doc),
      subnets,
      bgp: flagAt(p, "enableBgp") ?? false,
      activeActive: flagAt(p, "activeActive") ?? flagAt(p, "active") ?? false,
      clientPools: clients ? spaceAt(clients, "vpnClientAddressPool") : [],
      customRoutes: spaceAt(p, "customRoutes"),
      publicIps: publicIpsIn(p, "ipConfigurations"),
    },
    {
      vnet: subnet && beforeSegment(subnet, "subnets"),
      asn: bgp && numberAt(bgp, "asn"),
      defaultSite: keyAt(p, "gatewayDefaultSite"),
      allowRemoteVnetTraffic: flagAt(p, "allowRemoteVnetTraffic"),
      allowVirtualWanTraffic: flagAt(p, "allowVirtualWanTraffic"),
    },
  );
}

/** The other end of a site-to-site tunnel. */
export function readLocalGateway(doc: Doc): LocalGateway {
  const p = propsAt(doc);
  const bgp = bagAt(p, "bgpSettings");
  return {
    ...thingOf(doc),
    prefixes: spaceAt(p, "localNetworkAddressSpace"),
    bgpPeer: bgp ? textAt(bgp, "bgpPeeringAddress") : "",
    address: textAt(p, "gatewayIpAddress"),
  };
}

/** A connection of a gateway. */
export function readConnection(doc: Doc): Connection {
  const p = propsAt(doc);
  return filled<Connection>(
    {
      ...thingOf(doc),
      connectionType: textAt(p, "connectionType"),
      status: textAt(p, "connectionStatus"),
      provisioningState: textAt(p, "provisioningState"),
      bgp: flagAt(p, "enableBgp") ?? false,
      routingWeight: numberAt(p, "routingWeight") ?? 0,
      gatewayBypass: flagAt(p, "expressRouteGatewayBypass") ?? false,
      privateLinkFastPath: flagAt(p, "enablePrivateLinkFastPath") ?? false,
      trafficSelectors: itemsAt(p, "trafficSelectorPolicies").map((policy) => ({
        local: prefixesAt(policy, "localAddressRanges"),
        remote: prefixesAt(policy, "remoteAddressRanges"),
      })),
    },
    {
      gateway1: keyAt(p, "virtualNetworkGateway1"),
      gateway2: keyAt(p, "virtualNetworkGateway2"),
      localGateway: keyAt(p, "localNetworkGateway2"),
      circuit: circuitOf(keyAt(p, "peer")),
    },
  );
}

/** The circuit that a reference to it or to one of its peerings means. */
export function circuitOf(peer: Key | undefined): Key | undefined {
  return peer && (upToSegment(peer, "expressroutecircuits") ?? peer);
}

/** An ExpressRoute circuit with its peerings. */
export function readCircuit(doc: Doc, pool: Pool): Circuit {
  const p = propsAt(doc);
  return {
    ...thingOf(doc),
    providerState: textAt(p, "serviceProviderProvisioningState"),
    circuitState: textAt(p, "circuitProvisioningState"),
    direct: keyAt(p, "expressRoutePort") !== undefined,
    globalReach: flagAt(p, "globalReachEnabled") ?? false,
    peerings: pool.children(doc, "peerings").map((peering) => {
      const q = propsAt(peering);
      const microsoft = bagAt(q, "microsoftPeeringConfig");
      return filled<Circuit["peerings"][number]>(
        {
          id: peering.id,
          peeringType: textAt(q, "peeringType") || peering.name,
          state: textAt(q, "state"),
          advertisedPublicPrefixes: microsoft
            ? prefixesAt(microsoft, "advertisedPublicPrefixes")
            : [],
        },
        { routeFilter: keyAt(q, "routeFilter") },
      );
    }),
  };
}

/** A route filter: the communities that Microsoft peering lets in. */
export function readRouteFilter(doc: Doc, pool: Pool): RouteFilter {
  const communities = pool
    .children(doc, "routefilterrules")
    .flatMap((rule) => textsAt(propsAt(rule), "communities"));
  return { ...thingOf(doc), communities: [...new Set(communities)].sort() };
}
