/** What do subnets, peerings and doors have when nothing special is told of them? */
import type { Peering, PublicDoor, Subnet, Thing } from "#src/model/index.ts";

/** A subnet without endpoints, policies or delegations. */
export const PLAIN_SUBNET = {
  serviceEndpoints: [],
  serviceEndpointPolicies: [],
  privateEndpointNetworkPolicies: "Disabled",
  privateLinkServiceNetworkPolicies: "Enabled",
  delegations: [],
} satisfies Partial<Subnet>;

/** A connected half of a peering that lets forwarded traffic through and lends no gateway. */
export const PLAIN_PEERING = {
  state: "Connected",
  syncLevel: "FullyInSync",
  allowVnetAccess: true,
  allowForwardedTraffic: true,
  allowGatewayTransit: false,
  useRemoteGateways: false,
  remotePrefixes: [],
  remoteCurrentPrefixes: [],
  completeVnets: true,
  localSubnetNames: [],
  remoteSubnetNames: [],
  onlyIpv6: false,
} satisfies Omit<Peering, keyof Thing | "vnet" | "remoteVnet">;

/** A public door without rules, of which everything was told. */
export const PLAIN_DOOR = {
  ipRules: [],
  subnetRules: [],
  bypass: [],
  instanceRules: false,
  pointers: {},
  complete: true,
} satisfies PublicDoor;
