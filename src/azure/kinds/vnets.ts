/** What do documents of VNets, subnets and peerings say (path.md 1.3, 6.2; dns.md 0.4)? */
import type { Key, Peering, ServiceEndpoint, Subnet, Vnet } from "#src/model/index.ts";
import {
  addressesAt,
  bagAt,
  type Doc,
  filled,
  flagAt,
  innerItemsAt,
  itemsAt,
  keyAt,
  keysAt,
  noteOdd,
  type Place,
  prefixesAt,
  propsAt,
  textAt,
  textsAt,
} from "../doc.ts";
import { beforeSegment, parentOf } from "../ids.ts";
import type { Pool } from "../pool.ts";
import { tenantOf, thingOf } from "../things.ts";

/** A VNet, with the keys of its subnets wherever they were told. */
export function readVnet(doc: Doc, pool: Pool): Vnet {
  const p = propsAt(doc);
  const dhcp = bagAt(p, "dhcpOptions");
  return filled<Vnet>(
    {
      ...thingOf(doc),
      prefixes: spaceAt(p, "addressSpace"),
      dnsServers: dhcp ? addressesAt(dhcp, "dnsServers") : [],
      subnets: pool.children(doc, "subnets").map((subnet) => subnet.key),
      summarizedGatewayPrefixes: summarized(p),
      privateEndpointVNetPolicies: textAt(p, "privateEndpointVNetPolicies"),
    },
    { tenant: tenantOf(doc) },
  );
}

/** The prefixes of an `AddressSpace` under `name`. */
export function spaceAt(place: Place, name: string): readonly string[] {
  const space = bagAt(place, name);
  return space ? prefixesAt(space, "addressPrefixes") : [];
}

/** Told as an address space or as a bare list, by API version. */
function summarized(p: Place): readonly string[] {
  const value = p.bag.summarizedGatewayPrefixes;
  return Array.isArray(value)
    ? prefixesAt(p, "summarizedGatewayPrefixes")
    : spaceAt(p, "summarizedGatewayPrefixes");
}

/** A subnet. One prefix stands in `addressPrefix`, several in `addressPrefixes`, and sometimes both are told. */
export function readSubnet(doc: Doc): Subnet {
  const p = propsAt(doc);
  const many = prefixesAt(p, "addressPrefixes");
  return filled<Subnet>(
    {
      ...thingOf(doc),
      vnet: parentOf(doc.key),
      prefixes: many.length > 0 ? many : prefixesAt(p, "addressPrefix"),
      serviceEndpoints: itemsAt(p, "serviceEndpoints").map(readServiceEndpoint),
      serviceEndpointPolicies: keysAt(p, "serviceEndpointPolicies"),
      privateEndpointNetworkPolicies: textAt(p, "privateEndpointNetworkPolicies") || "Disabled",
      privateLinkServiceNetworkPolicies:
        textAt(p, "privateLinkServiceNetworkPolicies") || "Enabled",
      delegations: innerItemsAt(p, "delegations")
        .map((d) => textAt(d, "serviceName"))
        .filter((name) => name !== ""),
    },
    {
      nsg: keyAt(p, "networkSecurityGroup"),
      routeTable: keyAt(p, "routeTable"),
      natGateway: keyAt(p, "natGateway"),
      defaultOutboundAccess: flagAt(p, "defaultOutboundAccess"),
      gateways: doc.name.toLowerCase() === "gatewaysubnet" ? gatewaysNamed(p) : undefined,
    },
  );
}

/** The gateways whose configurations a subnet lists; undefined: none. */
function gatewaysNamed(p: Place): readonly Key[] | undefined {
  const keys = keysAt(p, "ipConfigurations")
    .map((key) => beforeSegment(key, "ipconfigurations"))
    .filter((key) => key !== undefined)
    .filter((key) => key.includes("/virtualnetworkgateways/"));
  return keys.length > 0 ? [...new Set(keys)] : undefined;
}

function readServiceEndpoint(place: Place): ServiceEndpoint {
  return filled<ServiceEndpoint>(
    {
      service: textAt(place, "service"),
      locations: textsAt(place, "locations"),
      state: textAt(place, "provisioningState"),
    },
    { networkIdentifier: keyAt(place, "networkIdentifier") },
  );
}

/** One half of a peering; undefined (noted) when it leads nowhere. */
export function readPeering(doc: Doc): Peering | undefined {
  const p = propsAt(doc);
  const remoteVnet = keyAt(p, "remoteVirtualNetwork");
  if (!remoteVnet) {
    noteOdd(p, "remoteVirtualNetwork", "no-reference", null);
    return undefined;
  }
  return {
    ...thingOf(doc),
    vnet: parentOf(doc.key),
    remoteVnet,
    state: textAt(p, "peeringState"),
    syncLevel: textAt(p, "peeringSyncLevel") || "FullyInSync",
    allowVnetAccess: flagAt(p, "allowVirtualNetworkAccess") ?? true,
    allowForwardedTraffic: flagAt(p, "allowForwardedTraffic") ?? false,
    allowGatewayTransit: flagAt(p, "allowGatewayTransit") ?? false,
    useRemoteGateways: flagAt(p, "useRemoteGateways") ?? false,
    remotePrefixes: spaceAt(p, "remoteAddressSpace"),
    remoteCurrentPrefixes: spaceAt(p, "remoteVirtualNetworkAddressSpace"),
    completeVnets: flagAt(p, "peerCompleteVnets") ?? true,
    localSubnetNames: textsAt(p, "localSubnetNames"),
    remoteSubnetNames: textsAt(p, "remoteSubnetNames"),
    onlyIpv6: flagAt(p, "enableOnlyIPv6Peering") ?? false,
  };
}
