/** The neutral estate: everything that was read, as plain immutable data. */
import type { Gap } from "./coverage.ts";
import type {
  BgpConnection,
  Circuit,
  Connection,
  Firewall,
  FirewallPolicy,
  Gateway,
  HubConnection,
  HubGateway,
  HubRouteTable,
  LocalGateway,
  RouteFilter,
  RoutingIntent,
  VirtualHub,
  VirtualWan,
  VpnSite,
} from "./gateways.ts";
import type {
  DnsPolicy,
  DnsPolicyLink,
  DnsPolicyRule,
  DomainList,
  ForwardingRule,
  InboundEndpoint,
  OutboundEndpoint,
  RecordSet,
  Resolver,
  Ruleset,
  RulesetLink,
  Zone,
  ZoneLink,
} from "./names.ts";
import type {
  AdminRuleSet,
  Appliance,
  Asg,
  ConnectedGroup,
  IpGroup,
  LoadBalancer,
  NatGateway,
  Nic,
  Nsg,
  Peering,
  PublicIp,
  PublicIpPrefix,
  RouteTable,
  ServiceEndpointPolicy,
  Subnet,
  Vm,
  Vnet,
} from "./networks.ts";
import type { ServiceTags } from "./service-tags.ts";
import type {
  Perimeter,
  PerimeterAssociation,
  PerimeterProfile,
  PrivateEndpoint,
  PrivateLinkService,
  Service,
  ZoneGroup,
} from "./services.ts";
import type { DnsServer, Site } from "./sites.ts";
import type { Thing } from "./thing.ts";

export type Cloud = "commercial" | "usgovernment" | "china";

export type Subscription = Thing & {
  readonly displayName: string;
  readonly tenant: string;
  readonly state: string;
};

/** Every list is sorted by `key` (records by zone, name, type), so that equal input gives equal output. */
export type Estate = {
  readonly cloud: Cloud;
  readonly subscriptions: readonly Subscription[];

  readonly vnets: readonly Vnet[];
  readonly subnets: readonly Subnet[];
  readonly peerings: readonly Peering[];
  readonly nics: readonly Nic[];
  readonly vms: readonly Vm[];
  readonly routeTables: readonly RouteTable[];
  readonly nsgs: readonly Nsg[];
  readonly asgs: readonly Asg[];
  readonly ipGroups: readonly IpGroup[];
  readonly serviceEndpointPolicies: readonly ServiceEndpointPolicy[];
  readonly natGateways: readonly NatGateway[];
  readonly publicIps: readonly PublicIp[];
  readonly publicIpPrefixes: readonly PublicIpPrefix[];
  readonly loadBalancers: readonly LoadBalancer[];
  readonly appliances: readonly Appliance[];
  readonly connectedGroups: readonly ConnectedGroup[];
  readonly adminRuleSets: readonly AdminRuleSet[];

  readonly gateways: readonly Gateway[];
  readonly localGateways: readonly LocalGateway[];
  readonly connections: readonly Connection[];
  readonly circuits: readonly Circuit[];
  readonly routeFilters: readonly RouteFilter[];
  readonly wans: readonly VirtualWan[];
  readonly hubs: readonly VirtualHub[];
  readonly hubConnections: readonly HubConnection[];
  readonly hubRouteTables: readonly HubRouteTable[];
  readonly routingIntents: readonly RoutingIntent[];
  readonly bgpConnections: readonly BgpConnection[];
  readonly vpnSites: readonly VpnSite[];
  readonly hubGateways: readonly HubGateway[];
  readonly firewalls: readonly Firewall[];
  readonly firewallPolicies: readonly FirewallPolicy[];

  readonly zones: readonly Zone[];
  readonly zoneLinks: readonly ZoneLink[];
  readonly records: readonly RecordSet[];
  readonly resolvers: readonly Resolver[];
  readonly inboundEndpoints: readonly InboundEndpoint[];
  readonly outboundEndpoints: readonly OutboundEndpoint[];
  readonly rulesets: readonly Ruleset[];
  readonly forwardingRules: readonly ForwardingRule[];
  readonly rulesetLinks: readonly RulesetLink[];
  readonly dnsPolicies: readonly DnsPolicy[];
  readonly dnsPolicyRules: readonly DnsPolicyRule[];
  readonly dnsPolicyLinks: readonly DnsPolicyLink[];
  readonly domainLists: readonly DomainList[];

  readonly endpoints: readonly PrivateEndpoint[];
  readonly zoneGroups: readonly ZoneGroup[];
  readonly linkServices: readonly PrivateLinkService[];
  readonly services: readonly Service[];
  readonly perimeters: readonly Perimeter[];
  readonly perimeterProfiles: readonly PerimeterProfile[];
  readonly perimeterAssociations: readonly PerimeterAssociation[];

  /** What the user told (sites file). */
  readonly sites: readonly Site[];
  readonly dnsServers: readonly DnsServer[];

  /** Service tags as told; the built-in extract stands in when absent. */
  readonly serviceTags?: ServiceTags;

  readonly gaps: readonly Gap[];
  /** ISO time at which the estate was read from Azure; "" when the documents do not tell. */
  readonly takenAt: string;
};

/** The names of the lists of things in an estate (not sites, servers, gaps). */
export type EstateList = {
  [K in keyof Estate]-?: Estate[K] extends readonly { readonly key: string }[] ? K : never;
}[keyof Estate];

/** An estate with nothing in it. */
export function emptyEstate(): Estate {
  return {
    cloud: "commercial",
    subscriptions: [],
    vnets: [],
    subnets: [],
    peerings: [],
    nics: [],
    vms: [],
    routeTables: [],
    nsgs: [],
    asgs: [],
    ipGroups: [],
    serviceEndpointPolicies: [],
    natGateways: [],
    publicIps: [],
    publicIpPrefixes: [],
    loadBalancers: [],
    appliances: [],
    connectedGroups: [],
    adminRuleSets: [],
    gateways: [],
    localGateways: [],
    connections: [],
    circuits: [],
    routeFilters: [],
    wans: [],
    hubs: [],
    hubConnections: [],
    hubRouteTables: [],
    routingIntents: [],
    bgpConnections: [],
    vpnSites: [],
    hubGateways: [],
    firewalls: [],
    firewallPolicies: [],
    zones: [],
    zoneLinks: [],
    records: [],
    resolvers: [],
    inboundEndpoints: [],
    outboundEndpoints: [],
    rulesets: [],
    forwardingRules: [],
    rulesetLinks: [],
    dnsPolicies: [],
    dnsPolicyRules: [],
    dnsPolicyLinks: [],
    domainLists: [],
    endpoints: [],
    zoneGroups: [],
    linkServices: [],
    services: [],
    perimeters: [],
    perimeterProfiles: [],
    perimeterAssociations: [],
    sites: [],
    dnsServers: [],
    gaps: [],
    takenAt: "",
  };
}
