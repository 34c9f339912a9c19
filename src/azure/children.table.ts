/**
 * Which lists of a resource's document hold resources of their own, and by which word of the id they are known.
 *
 * Source: the REST reference of each type; lists that ARM itself gives only by a call of their own stand here too,
 * because exports put together by hand have them. As of: 2026-11.
 */

/** Type of the parent (lower case) → name of the list among its properties, and word of the child's id. */
export const childLists: Readonly<
  Record<string, readonly (readonly [list: string, word: string])[]>
> = {
  "microsoft.network/virtualnetworks": [
    ["subnets", "subnets"],
    ["virtualNetworkPeerings", "virtualNetworkPeerings"],
  ],
  "microsoft.network/networksecuritygroups": [["securityRules", "securityRules"]],
  "microsoft.network/routetables": [["routes", "routes"]],
  "microsoft.network/routefilters": [["rules", "routeFilterRules"]],
  "microsoft.network/serviceendpointpolicies": [
    ["serviceEndpointPolicyDefinitions", "serviceEndpointPolicyDefinitions"],
  ],
  "microsoft.network/loadbalancers": [
    ["frontendIPConfigurations", "frontendIPConfigurations"],
    ["backendAddressPools", "backendAddressPools"],
    ["loadBalancingRules", "loadBalancingRules"],
    ["outboundRules", "outboundRules"],
  ],
  "microsoft.network/expressroutecircuits": [["peerings", "peerings"]],
  "microsoft.network/expressroutegateways": [
    ["expressRouteConnections", "expressRouteConnections"],
  ],
  "microsoft.network/vpngateways": [["connections", "vpnConnections"]],
  "microsoft.network/p2svpngateways": [
    ["p2SConnectionConfigurations", "p2sConnectionConfigurations"],
  ],
  "microsoft.network/virtualhubs": [
    ["hubVirtualNetworkConnections", "hubVirtualNetworkConnections"],
    ["virtualNetworkConnections", "hubVirtualNetworkConnections"],
    ["hubRouteTables", "hubRouteTables"],
    ["routingIntent", "routingIntent"],
    ["bgpConnections", "bgpConnections"],
    ["ipConfigurations", "ipConfigurations"],
  ],
  "microsoft.network/firewallpolicies": [["ruleCollectionGroups", "ruleCollectionGroups"]],
  "microsoft.network/privateendpoints": [["privateDnsZoneGroups", "privateDnsZoneGroups"]],
  "microsoft.network/privatednszones": [
    ["virtualNetworkLinks", "virtualNetworkLinks"],
    ["recordSets", ""],
  ],
  "microsoft.network/dnszones": [["recordSets", ""]],
  "microsoft.network/dnsresolvers": [
    ["inboundEndpoints", "inboundEndpoints"],
    ["outboundEndpoints", "outboundEndpoints"],
  ],
  "microsoft.network/dnsforwardingrulesets": [
    ["forwardingRules", "forwardingRules"],
    ["virtualNetworkLinks", "virtualNetworkLinks"],
  ],
  "microsoft.network/dnsresolverpolicies": [
    ["dnsSecurityRules", "dnsSecurityRules"],
    ["virtualNetworkLinks", "virtualNetworkLinks"],
  ],
  "microsoft.network/networksecurityperimeters": [
    ["profiles", "profiles"],
    ["resourceAssociations", "resourceAssociations"],
  ],
  "microsoft.network/networksecurityperimeters/profiles": [["accessRules", "accessRules"]],
  "microsoft.sql/servers": [
    ["firewallRules", "firewallRules"],
    ["virtualNetworkRules", "virtualNetworkRules"],
    ["connectionPolicies", "connectionPolicies"],
    ["failoverGroups", "failoverGroups"],
  ],
  "microsoft.servicebus/namespaces": [["networkRuleSets", "networkRuleSets"]],
  "microsoft.eventhub/namespaces": [["networkRuleSets", "networkRuleSets"]],
};
