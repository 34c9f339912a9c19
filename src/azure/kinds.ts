/** Which reader reads which type of resource, and into which list of the estate? */
import type { Estate, EstateList } from "#src/model/index.ts";
import type { Doc } from "./doc.ts";
import {
  readLoadBalancer,
  readNatGateway,
  readPublicIp,
  readPublicIpPrefix,
} from "./kinds/balancers.ts";
import { readEndpoint, readLinkService, readZoneGroup } from "./kinds/endpoints.ts";
import {
  readIpGroup,
  readNsg,
  readRouteTable,
  readServiceEndpointPolicy,
} from "./kinds/filters.ts";
import { readFirewall, readFirewallPolicy } from "./kinds/firewalls.ts";
import {
  readCircuit,
  readConnection,
  readGateway,
  readLocalGateway,
  readRouteFilter,
} from "./kinds/gateways.ts";
import { readAppliance, readNic, readVm } from "./kinds/machines.ts";
import { readAdminRules } from "./kinds/network-groups.ts";
import { readAssociation, readPerimeter, readProfile } from "./kinds/perimeters.ts";
import {
  readDnsPolicy,
  readDnsPolicyLink,
  readDnsPolicyRule,
  readDomainList,
  readForwardingRule,
  readInbound,
  readOutbound,
  readResolver,
  readRuleset,
  readRulesetLink,
} from "./kinds/resolvers.ts";
import { readSubscription } from "./kinds/subscriptions.ts";
import { readPeering, readSubnet, readVnet } from "./kinds/vnets.ts";
import {
  readBgpConnection,
  readHub,
  readHubConnection,
  readHubGateway,
  readHubRouteTable,
  readRoutingIntent,
  readVpnSite,
  readWan,
} from "./kinds/wan.ts";
import { readRecordSet, readZone, readZoneLink, recordWords } from "./kinds/zones.ts";
import type { Pool } from "./pool.ts";
import { thingOf } from "./things.ts";

/** The lists of an estate while they are being filled. */
export type Lists = { readonly [L in EstateList]: Estate[L][number][] };

export type Kind = {
  /** Whether a document without properties tells too little to stand in its list. */
  readonly needsProperties: boolean;
  readonly read: (doc: Doc, pool: Pool, lists: Lists) => void;
};

function into<L extends EstateList>(
  list: L,
  read: (doc: Doc, pool: Pool) => Estate[L][number] | undefined,
  needsProperties = true,
): Kind {
  return {
    needsProperties,
    read: (doc, pool, lists) => {
      const thing = read(doc, pool);
      if (thing !== undefined) (lists[list] as Estate[L][number][]).push(thing);
    },
  };
}

/** Parts that are read with the resource that they belong to. */
const part: Kind = { needsProperties: false, read: () => {} };

const NETWORK: Readonly<Record<string, Kind>> = {
  virtualnetworks: into("vnets", readVnet),
  "virtualnetworks/subnets": into("subnets", readSubnet),
  "virtualnetworks/virtualnetworkpeerings": into("peerings", readPeering),
  networkinterfaces: into("nics", readNic),
  routetables: into("routeTables", readRouteTable),
  "routetables/routes": part,
  networksecuritygroups: into("nsgs", readNsg),
  "networksecuritygroups/securityrules": part,
  applicationsecuritygroups: into("asgs", thingOf, false),
  ipgroups: into("ipGroups", readIpGroup),
  serviceendpointpolicies: into("serviceEndpointPolicies", readServiceEndpointPolicy),
  "serviceendpointpolicies/serviceendpointpolicydefinitions": part,
  natgateways: into("natGateways", readNatGateway),
  publicipaddresses: into("publicIps", readPublicIp),
  publicipprefixes: into("publicIpPrefixes", readPublicIpPrefix),
  loadbalancers: into("loadBalancers", readLoadBalancer),
  "loadbalancers/frontendipconfigurations": part,
  "loadbalancers/backendaddresspools": part,
  "loadbalancers/loadbalancingrules": part,
  "loadbalancers/outboundrules": part,
  networkvirtualappliances: into("appliances", readAppliance),
  virtualnetworkappliances: into("appliances", readAppliance),
  // The groups of all of them are read together.
  effectiveconnectivityconfigurations: part,
  effectivesecurityadminrules: into("adminRuleSets", readAdminRules),
  virtualnetworkgateways: into("gateways", readGateway),
  localnetworkgateways: into("localGateways", readLocalGateway),
  connections: into("connections", readConnection),
  expressroutecircuits: into("circuits", readCircuit),
  "expressroutecircuits/peerings": part,
  routefilters: into("routeFilters", readRouteFilter),
  "routefilters/routefilterrules": part,
  virtualwans: into("wans", readWan),
  virtualhubs: into("hubs", readHub),
  "virtualhubs/ipconfigurations": part,
  "virtualhubs/hubvirtualnetworkconnections": into("hubConnections", readHubConnection),
  "virtualhubs/hubroutetables": into("hubRouteTables", readHubRouteTable),
  "virtualhubs/routingintent": into("routingIntents", readRoutingIntent),
  "virtualhubs/bgpconnections": into("bgpConnections", readBgpConnection),
  vpnsites: into("vpnSites", readVpnSite),
  vpngateways: into("hubGateways", readHubGateway),
  "vpngateways/vpnconnections": part,
  expressroutegateways: into("hubGateways", readHubGateway),
  "expressroutegateways/expressrouteconnections": part,
  p2svpngateways: into("hubGateways", readHubGateway),
  "p2svpngateways/p2sconnectionconfigurations": part,
  azurefirewalls: into("firewalls", readFirewall),
  firewallpolicies: into("firewallPolicies", readFirewallPolicy),
  "firewallpolicies/rulecollectiongroups": part,
  privatednszones: into("zones", readZone, false),
  dnszones: into("zones", readZone, false),
  "privatednszones/virtualnetworklinks": into("zoneLinks", readZoneLink),
  dnsresolvers: into("resolvers", readResolver),
  "dnsresolvers/inboundendpoints": into("inboundEndpoints", readInbound),
  "dnsresolvers/outboundendpoints": into("outboundEndpoints", readOutbound),
  dnsforwardingrulesets: into("rulesets", readRuleset),
  "dnsforwardingrulesets/forwardingrules": into("forwardingRules", readForwardingRule),
  "dnsforwardingrulesets/virtualnetworklinks": into("rulesetLinks", readRulesetLink),
  dnsresolverpolicies: into("dnsPolicies", readDnsPolicy, false),
  "dnsresolverpolicies/dnssecurityrules": into("dnsPolicyRules", readDnsPolicyRule),
  "dnsresolverpolicies/virtualnetworklinks": into("dnsPolicyLinks", readDnsPolicyLink),
  dnsresolverdomainlists: into("domainLists", readDomainList),
  privateendpoints: into("endpoints", readEndpoint),
  "privateendpoints/privatednszonegroups": into("zoneGroups", readZoneGroup),
  privatelinkservices: into("linkServices", readLinkService),
  networksecurityperimeters: into("perimeters", readPerimeter, false),
  "networksecurityperimeters/profiles": into("perimeterProfiles", readProfile, false),
  "networksecurityperimeters/profiles/accessrules": part,
  "networksecurityperimeters/resourceassociations": into("perimeterAssociations", readAssociation),
  ...Object.fromEntries(
    recordWords.flatMap((word) => [
      [`privatednszones/${word}`, into("records", readRecordSet)],
      [`dnszones/${word}`, into("records", readRecordSet)],
    ]),
  ),
};

const OTHERS: Readonly<Record<string, Kind>> = {
  "microsoft.resources/subscriptions": into("subscriptions", readSubscription, false),
  "microsoft.compute/virtualmachines": into("vms", readVm, false),
  "microsoft.compute/virtualmachinescalesets/virtualmachines": into("vms", readVm, false),
  "microsoft.compute/virtualmachinescalesets/networkinterfaces": into("nics", readNic),
  "microsoft.compute/virtualmachinescalesets/virtualmachines/networkinterfaces": into(
    "nics",
    readNic,
  ),
  "microsoft.sql/servers/firewallrules": part,
  "microsoft.sql/servers/virtualnetworkrules": part,
  "microsoft.sql/servers/connectionpolicies": part,
  "microsoft.sql/servers/failovergroups": part,
  "microsoft.servicebus/namespaces/networkrulesets": part,
  "microsoft.eventhub/namespaces/networkrulesets": part,
  "microsoft.web/sites/config": part,
  "microsoft.web/sites/slots/config": part,
};

const kinds: ReadonlyMap<string, Kind> = new Map([
  ...Object.entries(NETWORK).map(([word, kind]) => [`microsoft.network/${word}`, kind] as const),
  ...Object.entries(OTHERS),
]);

/** Children of services that are read with them, whatever the service. */
const SERVICE_PARTS = /\/(privateendpointconnections|firewallrules|virtualnetworkrules)$/;

const remembered = new Map<string, Kind | undefined>(kinds);

/** The kind of `type` (lower case); undefined when the model holds none, which may still be a service. */
export function kindOf(type: string): Kind | undefined {
  const known = remembered.get(type);
  if (known !== undefined || remembered.has(type)) return known;
  const kind = SERVICE_PARTS.test(type) ? part : undefined;
  if (remembered.size < 10_000) remembered.set(type, kind);
  return kind;
}
