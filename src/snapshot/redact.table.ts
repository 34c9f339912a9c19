/**
 * Which words of an ARM document are Azure's own, and stay when it is shared. Everything else becomes a pseudonym.
 *
 * Source: the REST reference of the types that the model reads, and the properties seen in recorded estates. As of: 2026-11.
 */

/** Properties (lower case) whose texts are words of Azure's: states, kinds, regions, services. */
export const azureWords: ReadonlySet<string> = new Set(
  `access accesstier action actions actionrequired actionsrequired activationstatus adminstate allocationmethod allow
  allowedauthenticationmodes apiversion authenticationmode authenticationtype auxiliarymode auxiliarysku
  availabilitystate billingsku bypass certificatesource circuitprovisioningstate clientcertmode code collation
  configtype connectionmode connectionprotocol connectionstatus connectiontype connectivitystatus cookiebasedaffinity
  createdbytype createmode databaseaccountoffertype defaultaction defaultconsistencylevel defaulthostnamescope dhgroup
  direction directoryserviceoptions dnsendpointtype dnsresolverstate edition enabled enabledapitypes encryption
  enforcement ercircuitbandwidth executionresult family features format ftpsstate forwardingrulestate gatewaytype
  groupconnectivity hosttype hostingmode hubroutingpreference ikeencryption ikeintegrity
  infrastructureencryption iptagtype ipmode ipprotocols ipsecencryption ipsecintegrity ipversiontype isglobal keysource
  keytype kind licensetype linkedresourcetype loadbalancingalgorithm loaddistribution location locationname locations
  managedserviceidentitytype matchcondition metricid minimaltlsversion minimumtlsversion mode networkidentifier
  networkrulebypassoptions nexthoptype nictype operationalstate orchestrationmode ordering ostype peeringstate
  peeringsynclevel peeringtype pfsgroup platformversion policystate powerstate preferredroutinggateway pricingmodel
  primarylocation principaltype priority privateendpointnetworkpolicies privateendpointvnetpolicies
  privateipaddressversion privateipallocationmethod privatelinkservicenetworkpolicies privatelinkaccessmode
  privatednszone profiletype protectionmode protocol protocols protocoltype provisioningstate publicipaddressversion
  publicipallocationmethod publiciptype publicnetworkaccess publicnetworkaccessforingestion
  publicnetworkaccessforquery purpose recordtype redundancymode replicationrole resolutionpolicy
  resolvedprivatelinkservicelocation restrictoutboundnetworkaccess right role routingchoice routingstate
  routingpreference rulecollectiontype ruletype sameregion scopetype secondarylocation service servicename services
  serviceproviderprovisioningstate sku skuname software source sslenforcement sslstate state status statusofprimary
  statusofsecondary syncmode tag threatintelmode tier timezoneid type updatechannel usagestate version virtualnetworklinkstate
  virtualwanresourcetype vmsize vnetlocalrouteoverridecriteria vpnauthenticationtypes vpnclientprotocols
  vpnconnectionprotocoltype vpngatewaygeneration vpnlinkconnectionmode vpntype why workloadtype zoneredundancy zones
  upgrademode accessmode connectiontopology deleteexistingpeering usehubgateway ipsectrafficselectorpolicies
  destinationportrange destinationportranges sourceportrange sourceportranges destinationports sourceports
  connectiontopologytype resolverstate snatportpreservation systemservice changenumber cloud region takenat
  sourceapplicationsecuritygroupstype securityprovidername enforcementmode domainvalidation disableoutboundsnat`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Properties (lower case) that name a sub-resource: Azure's word, but for services whose parts people name. */
export const subResources: ReadonlySet<string> = new Set([
  "groupid",
  "groupids",
  "requiredmembername",
  "membername",
]);

/** Properties (lower case) that hold a service tag, an address, or a star. */
export const tagOrAddress: ReadonlySet<string> = new Set([
  "sourceaddressprefix",
  "sourceaddressprefixes",
  "destinationaddressprefix",
  "destinationaddressprefixes",
  "sourceaddresses",
  "destinationaddresses",
  "addressprefix",
  "addressprefixes",
  "destinations",
  "nexthop",
  "ipaddress",
  "network.snat.privateranges",
  "privateranges",
]);

/** Properties (lower case) that hold a domain name even when it has one label. */
export const domainNames: ReadonlySet<string> = new Set([
  "domainname",
  "zone",
  "fqdn",
  "fqdns",
  "cname",
  "exchange",
  "ptrdname",
  "target",
  "targetfqdns",
  "destinationfqdns",
  "recordsetname",
  "domain",
  "domains",
]);

/** Names of resources (lower case) that Azure chose, and by which it knows them. */
export const azureNames: ReadonlySet<string> = new Set([
  "default",
  "$default",
  "web",
  "public",
  "gatewaysubnet",
  "azurefirewallsubnet",
  "azurefirewallmanagementsubnet",
  "azurebastionsubnet",
  "routeserversubnet",
  "defaultroutetable",
  "noneroutetable",
  "allowvnetinbound",
  "allowazureloadbalancerinbound",
  "denyallinbound",
  "allowvnetoutbound",
  "allowinternetoutbound",
  "denyalloutbound",
  "azureprivatepeering",
  "azurepublicpeering",
  "microsoftpeering",
  "effectiveroutetable",
  "learnedroutes",
  "allowall",
  "allowallwindowsazureips",
  "ianaprivateranges",
]);

/** Tags (lower case) that Azure itself reads. */
export const azureTags: ReadonlySet<string> = new Set(["disablesnatonpl"]);

/** Labels of domain names that mean something wherever they stand. */
export const meaningfulLabels: ReadonlySet<string> = new Set([
  "*",
  "@",
  "privatelink",
  "scm",
  "www",
]);

/** Suffixes of Azure's public names beside those of the zone table: what is below them is somebody's own. */
export const azureSuffixes: readonly string[] = [
  "windows.net",
  "core.windows.net",
  "core.usgovcloudapi.net",
  "core.chinacloudapi.cn",
  "cloudapp.azure.com",
  "cloudapp.net",
  "internal.cloudapp.net",
  "trafficmanager.net",
  "azurefd.net",
  "azureedge.net",
  "azure-api.net",
  "azurewebsites.net",
  "scm.azurewebsites.net",
  "servicebus.windows.net",
  "azure.com",
  "microsoft.com",
  "microsoftonline.com",
  "azure.net",
  "in-addr.arpa",
  "ip6.arpa",
];

/** Last labels that tell nothing about whose a name is. */
export const openLabels: ReadonlySet<string> = new Set(
  "com net org edu gov mil int info biz io dev app cloud local internal intranet lan corp home test example invalid arpa co ac".split(
    " ",
  ),
);
