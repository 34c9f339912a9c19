/** Ways out of a VNet towards other places: gateways, circuits, sites, virtual WAN, firewalls. */
import type { Key, Thing } from "./thing.ts";

export type Gateway = Thing & {
  /** `Vpn` or `ExpressRoute`. */
  readonly gatewayType: string;
  readonly vpnType: string;
  readonly sku: string;
  readonly subnets: readonly Key[];
  /** The VNet of its GatewaySubnet, when its id tells one. */
  readonly vnet?: Key;
  readonly bgp: boolean;
  readonly activeActive: boolean;
  readonly asn?: number;
  /** Local network gateway to which 0.0.0.0/0 is forced. */
  readonly defaultSite?: Key;
  readonly clientPools: readonly string[];
  readonly customRoutes: readonly string[];
  readonly publicIps: readonly Key[];
  readonly allowRemoteVnetTraffic?: boolean;
  readonly allowVirtualWanTraffic?: boolean;
};

export type LocalGateway = Thing & {
  readonly prefixes: readonly string[];
  readonly bgpPeer: string;
  readonly address: string;
};

export type Connection = Thing & {
  /** `IPsec`, `Vnet2Vnet`, `ExpressRoute`, `VPNClient`. */
  readonly connectionType: string;
  readonly gateway1?: Key;
  readonly gateway2?: Key;
  readonly localGateway?: Key;
  /** ExpressRoute circuit (its peering id cut to the circuit). */
  readonly circuit?: Key;
  readonly status: string;
  readonly provisioningState: string;
  readonly bgp: boolean;
  readonly routingWeight: number;
  readonly gatewayBypass: boolean;
  readonly privateLinkFastPath: boolean;
  readonly trafficSelectors: readonly {
    readonly local: readonly string[];
    readonly remote: readonly string[];
  }[];
};

export type Circuit = Thing & {
  readonly providerState: string;
  readonly circuitState: string;
  readonly direct: boolean;
  readonly globalReach: boolean;
  readonly peerings: readonly {
    readonly id: string;
    /** `AzurePrivatePeering`, `MicrosoftPeering`. */
    readonly peeringType: string;
    readonly state: string;
    readonly routeFilter?: Key;
    readonly advertisedPublicPrefixes: readonly string[];
  }[];
};

export type RouteFilter = Thing & { readonly communities: readonly string[] };

export type VirtualWan = Thing & { readonly allowBranchToBranch: boolean };

export type VirtualHub = Thing & {
  /** Absent: a Route Server. */
  readonly wan?: Key;
  readonly prefix: string;
  readonly firewall?: Key;
  readonly vpnGateway?: Key;
  readonly expressRouteGateway?: Key;
  readonly p2sGateway?: Key;
  readonly routingPreference: string;
  readonly routingState: string;
  readonly allowBranchToBranch: boolean;
  /** Subnets of a Route Server. */
  readonly subnets: readonly Key[];
};

export type HubConnection = Thing & {
  readonly hub: Key;
  readonly remoteVnet: Key;
  readonly internetSecurity: boolean;
  readonly associatedTable?: Key;
  readonly propagatedTables: readonly Key[];
  readonly propagatedLabels: readonly string[];
  readonly staticRoutes: readonly {
    readonly prefixes: readonly string[];
    readonly nextHop: string;
  }[];
};

export type HubRouteTable = Thing & {
  readonly hub: Key;
  readonly labels: readonly string[];
  readonly routes: readonly {
    readonly name: string;
    readonly prefixes: readonly string[];
    /** `CIDR`, `ResourceId`, `Service`. */
    readonly destinationType: string;
    readonly nextHopType: string;
    readonly nextHop: string;
  }[];
};

export type RoutingIntent = Thing & {
  readonly hub: Key;
  readonly policies: readonly {
    readonly name: string;
    /** `Internet`, `PrivateTraffic`. */
    readonly destinations: readonly string[];
    readonly nextHop: Key;
  }[];
};

export type BgpConnection = Thing & {
  readonly hub: Key;
  readonly peerAsn: number;
  readonly peerAddress: string;
  readonly hubConnection?: Key;
};

export type VpnSite = Thing & { readonly prefixes: readonly string[]; readonly wan?: Key };

/** A VPN or ExpressRoute gateway of a virtual hub, with its connections. */
export type HubGateway = Thing & {
  readonly hub: Key;
  readonly gatewayKind: "vpn" | "expressroute" | "p2s";
  /** VPN sites, or circuits of ExpressRoute connections. */
  readonly remotes: readonly Key[];
  readonly clientPools: readonly string[];
  /** DNS servers that VPN clients are given (`customDnsServers`); absent: none. */
  readonly clientDnsServers?: readonly string[];
  readonly allowNonVirtualWanTraffic: boolean;
};

export type Firewall = Thing & {
  readonly addresses: readonly string[];
  readonly subnets: readonly Key[];
  /** The VNet of its subnet, when its id tells one. */
  readonly vnet?: Key;
  readonly hub?: Key;
  readonly policy?: Key;
  readonly publicIps: readonly Key[];
  /** Public addresses of a hub firewall. */
  readonly publicAddresses: readonly string[];
  /** Classic settings (`additionalProperties`); undefined when not told. */
  readonly dnsProxy?: boolean;
  readonly dnsServers?: readonly string[];
  readonly snatPrivateRanges?: readonly string[];
  /** Classic rules, which count only without a policy; undefined: its document tells none of their lists. */
  readonly ruleCollections?: readonly FirewallRuleCollection[];
  readonly provisioningState: string;
};

export type FirewallPolicy = Thing & {
  readonly base?: Key;
  /** undefined: not set here, so the parent policy's setting counts. */
  readonly dnsProxy?: boolean;
  readonly dnsServers?: readonly string[];
  readonly snatPrivateRanges?: readonly string[];
  /** Whether it learns private ranges from a Route Server (`autoLearnPrivateRanges`); undefined: not told here. */
  readonly learnsPrivateRanges?: boolean;
  /** Rule collections, flat, with the wire names kept: the path engine reads what it can. */
  readonly ruleCollections: readonly FirewallRuleCollection[];
  /** Groups that the policy lists and that were not read; undefined: it tells no list of its groups. */
  readonly unreadGroups?: readonly Key[];
};

export type FirewallRuleCollection = {
  readonly name: string;
  readonly priority: number;
  /** `Allow`, `Deny`, `Dnat`. */
  readonly action: string;
  /** Where it was read: the group's document, and the place in it; absent: made by hand. */
  readonly at?: { readonly resource: string; readonly pointer: string };
  readonly rules: readonly {
    readonly name: string;
    /** `ApplicationRule`, `NetworkRule`, `NatRule`. */
    readonly ruleType: string;
    readonly sources: readonly string[];
    readonly destinations: readonly string[];
    readonly fqdns: readonly string[];
    readonly fqdnTags: readonly string[];
    readonly ports: readonly string[];
    readonly protocols: readonly string[];
    /** Addresses of pages that an application rule names (`www.example.com/docs`). */
    readonly urls?: readonly string[];
    readonly webCategories?: readonly string[];
    /** One of its sides names only IP groups without addresses, so it takes no packet. */
    readonly takesNothing?: true;
  }[];
};
