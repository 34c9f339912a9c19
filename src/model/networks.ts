/** VNets and what lives in them: subnets, peerings, network interfaces, machines, route tables, filters. */
import type { Key, Thing } from "./thing.ts";

export type Vnet = Thing & {
  readonly prefixes: readonly string[];
  /** Custom DNS servers; empty means Azure-provided DNS. */
  readonly dnsServers: readonly string[];
  /** Keys of its subnets, as far as seen. */
  readonly subnets: readonly Key[];
  readonly summarizedGatewayPrefixes: readonly string[];
  /** "Disabled" or "Basic" (high-scale private endpoints); "" when not told. */
  readonly privateEndpointVNetPolicies: string;
  /** As Resource Graph tells beside every row; absent when not told. */
  readonly tenant?: string;
};

export type ServiceEndpoint = {
  /** e.g. `Microsoft.Storage`, `Microsoft.Storage.Global`. */
  readonly service: string;
  readonly locations: readonly string[];
  /** Public IP resource of a Standard service endpoint. */
  readonly networkIdentifier?: Key;
  readonly state: string;
};

export type Subnet = Thing & {
  readonly vnet: Key;
  readonly prefixes: readonly string[];
  readonly nsg?: Key;
  readonly routeTable?: Key;
  readonly natGateway?: Key;
  readonly serviceEndpoints: readonly ServiceEndpoint[];
  readonly serviceEndpointPolicies: readonly Key[];
  /** `Disabled`, `Enabled`, `NetworkSecurityGroupEnabled`, `RouteTableEnabled`; the default is `Disabled`. */
  readonly privateEndpointNetworkPolicies: string;
  readonly privateLinkServiceNetworkPolicies: string;
  /** undefined: not told, which means outbound is allowed by default. */
  readonly defaultOutboundAccess?: boolean;
  /** Of a GatewaySubnet: the gateways that its own document names; absent: none. */
  readonly gateways?: readonly Key[];
  /** Service names of delegations, e.g. `Microsoft.Web/serverFarms`, `Microsoft.Network/dnsResolvers`. */
  readonly delegations: readonly string[];
};

export type Peering = Thing & {
  /** The VNet on which this half lives. */
  readonly vnet: Key;
  readonly remoteVnet: Key;
  /** `Connected`, `Initiated`, `Disconnected`. */
  readonly state: string;
  /** `FullyInSync` unless told otherwise. */
  readonly syncLevel: string;
  readonly allowVnetAccess: boolean;
  readonly allowForwardedTraffic: boolean;
  readonly allowGatewayTransit: boolean;
  readonly useRemoteGateways: boolean;
  /** Last synced remote prefixes (what routing uses); empty when not told. */
  readonly remotePrefixes: readonly string[];
  /** Current remote prefixes; empty when not told. */
  readonly remoteCurrentPrefixes: readonly string[];
  readonly completeVnets: boolean;
  readonly localSubnetNames: readonly string[];
  readonly remoteSubnetNames: readonly string[];
  readonly onlyIpv6: boolean;
};

export type IpConfig = {
  readonly name: string;
  readonly id: string;
  readonly address: string;
  readonly subnet?: Key;
  readonly publicIp?: Key;
  readonly primary: boolean;
  readonly asgs: readonly Key[];
  /** Backend pools of load balancers that this configuration is a member of. */
  readonly pools: readonly Key[];
  /** Only on interfaces of private endpoints. */
  readonly privateLink?: {
    readonly groupId: string;
    readonly member: string;
    readonly fqdns: readonly string[];
  };
};

export type Nic = Thing & {
  readonly vm?: Key;
  readonly privateEndpoint?: Key;
  readonly privateLinkService?: Key;
  readonly ipForwarding: boolean;
  readonly nsg?: Key;
  readonly primary: boolean;
  /** NIC's own DNS servers; non-empty wins over the VNet's. */
  readonly dnsServers: readonly string[];
  readonly appliedDnsServers: readonly string[];
  readonly internalDomainNameSuffix: string;
  readonly ipConfigs: readonly IpConfig[];
  readonly defaultOutbound?: boolean;
};

export type Vm = Thing & { readonly nics: readonly Key[]; readonly osName: string };

export type Route = {
  readonly id: string;
  readonly name: string;
  /** CIDR or service tag. */
  readonly prefix: string;
  readonly nextHopType: string;
  readonly nextHops: readonly string[];
  readonly bgpOverride: boolean;
};

export type RouteTable = Thing & {
  readonly disableBgpPropagation: boolean;
  /** `None` or `All`. */
  readonly disablePeeringRoute: string;
  readonly routes: readonly Route[];
};

export type FilterRule = {
  readonly id: string;
  readonly name: string;
  readonly priority: number;
  readonly direction: "Inbound" | "Outbound";
  readonly access: "Allow" | "Deny";
  /** `*`, `Tcp`, `Udp`, `Icmp`, `Esp`, `Ah`, as written. */
  readonly protocol: string;
  /** CIDR, address, `*` or service tag. */
  readonly sources: readonly string[];
  readonly sourceAsgs: readonly Key[];
  readonly sourcePorts: readonly string[];
  readonly destinations: readonly string[];
  readonly destinationAsgs: readonly Key[];
  readonly destinationPorts: readonly string[];
};

/** A network security group. `rules` are the user's; Azure's defaults are in the path engine. */
export type Nsg = Thing & { readonly rules: readonly FilterRule[] };

export type Asg = Thing;
export type IpGroup = Thing & { readonly addresses: readonly string[] };

export type ServiceEndpointPolicy = Thing & {
  readonly definitions: readonly {
    readonly name: string;
    /** `Microsoft.Storage` or `Global`. */
    readonly service: string;
    /** Resource, group or subscription ids, or `/services/Azure…` aliases, as written. */
    readonly resources: readonly string[];
  }[];
};

export type NatGateway = Thing & {
  readonly publicIps: readonly Key[];
  readonly publicIpPrefixes: readonly Key[];
};

export type PublicIp = Thing & {
  readonly address: string;
  readonly sku: string;
  readonly fqdn: string;
};

export type PublicIpPrefix = Thing & { readonly prefix: string };

export type LoadBalancer = Thing & {
  readonly sku: string;
  readonly frontends: readonly {
    readonly id: string;
    readonly key: Key;
    readonly name: string;
    readonly address: string;
    readonly subnet?: Key;
    readonly publicIp?: Key;
  }[];
  readonly pools: readonly {
    readonly id: string;
    readonly key: Key;
    readonly name: string;
    /** IP configurations (members by NIC). */
    readonly members: readonly Key[];
    /** Addresses (members by IP). */
    readonly addresses: readonly string[];
  }[];
  readonly rules: readonly {
    readonly name: string;
    /** `All`, `Tcp`, `Udp`. */
    readonly protocol: string;
    readonly frontendPort: number;
    readonly backendPort: number;
    readonly frontend?: Key;
    readonly pools: readonly Key[];
  }[];
  /** Frontends of outbound rules. */
  readonly outboundRules: readonly {
    readonly name: string;
    readonly frontends: readonly Key[];
    readonly pools: readonly Key[];
  }[];
};

/** A network virtual appliance resource (`networkVirtualAppliances`, `virtualNetworkAppliances`). */
export type Appliance = Thing & {
  readonly addresses: readonly string[];
  readonly hub?: Key;
  readonly subnet?: Key;
};

/** Azure Virtual Network Manager: VNets that a mesh or direct connectivity joins without peerings. */
export type ConnectedGroup = Thing & {
  readonly vnets: readonly Key[];
  /** `Mesh`, `HubAndSpoke`. */
  readonly topology: string;
  readonly hubs: readonly Key[];
  readonly directlyConnected: boolean;
};

/** Security admin rules in effect on a VNet. */
export type AdminRuleSet = Thing & {
  readonly vnet: Key;
  readonly rules: readonly (Omit<FilterRule, "access"> & {
    readonly access: "Allow" | "Deny" | "AlwaysAllow";
    /** Where it was read: the document, and the place in it; absent: made by hand. */
    readonly at?: { readonly resource: string; readonly pointer: string };
  })[];
};
