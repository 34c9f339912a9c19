/** One world in wire form that fills every list of an estate: what the shapes of exports are compared by. */
import { arm, demoDocuments } from "#src/demo/index.ts";

type Wire = arm.ArmDocument;
const { child, idOf, resource } = arm;

const network = (word: string, name: string, properties: Readonly<Record<string, unknown>>): Wire =>
  resource(`Microsoft.Network/${word}`, name, {}, properties);

/** The documents of kinds that the demo does not have. */
export function rareDocuments(): readonly Wire[] {
  const vnet = arm.vnet("vnet-rare", {
    prefixes: ["10.90.0.0/16", "fd00:90::/48"],
    dns: ["10.90.0.4"],
    subnets: {
      app: {
        prefix: "10.90.1.0/24",
        serviceEndpoints: ["Microsoft.Storage.Global", "Microsoft.KeyVault"],
        delegation: "Microsoft.Web/serverFarms",
        policies: "NetworkSecurityGroupEnabled",
        defaultOutbound: false,
      },
      RouteServerSubnet: "10.90.2.0/26",
      pls: "10.90.3.0/24",
    },
  });
  const subnet = arm.subnetOf(vnet, "app");
  const publicIp = arm.publicIp("pip-rare", {
    address: "20.0.0.9",
    fqdn: "rare.westeurope.cloudapp.azure.com",
  });
  const balancer = arm.loadBalancer("lb-rare", {
    subnet,
    address: "10.90.1.9",
    ports: [443, 8443],
  });
  const asg = arm.asg("asg-rare");
  const wan = arm.virtualWan("wan-rare");
  const hub = arm.virtualHub("hub-rare", { wan, prefix: "10.91.0.0/24" });
  const routeServer = network("virtualHubs", "rs-rare", {
    sku: "Standard",
    allowBranchToBranchTraffic: true,
  });
  const policy = arm.dnsPolicy("secpol-rare");
  const list = arm.domainList("list-rare", { domains: ["bad.example", "."] });
  const perimeter = network("networkSecurityPerimeters", "nsp-rare", {});
  const profile = child(perimeter, "profiles", "default", {});
  const sql = arm.sqlServer("sql-rare", {
    ipRules: ["0.0.0.0-0.0.0.0", "203.0.113.1-203.0.113.9"],
    subnetRules: [subnet],
    connectionPolicy: "Redirect",
  });
  const storage = arm.storage("strare", {
    secondary: true,
    defaultAction: "Deny",
    ipRules: ["203.0.113.7", "198.51.100.0/24"],
    subnetRules: [subnet],
  });
  const site = network("vpnSites", "site-rare", {
    virtualWan: { id: wan.id },
    addressSpace: { addressPrefixes: ["192.168.90.0/24"] },
  });
  const ipGroup = network("ipGroups", "ipg-rare", { ipAddresses: ["10.1.0.0/16", "10.2.0.4"] });
  const publicZone = arm.publicZone("rare.example");
  const zone = arm.privateZone("rare.internal");
  const [policyDocument, ...groups] = arm.firewallPolicy("fwpol-rare", {
    dnsProxy: true,
    dnsServers: ["10.90.0.4"],
    snatPrivateRanges: ["10.0.0.0/8", "IANAPrivateRanges"],
    allow: [
      { name: "web", from: ["10.0.0.0/8"], fqdns: ["*.blob.core.windows.net"], ports: ["443"] },
      { name: "sql", from: ["*"], to: ["Sql"], ports: ["1433", "11000-11999"] },
    ],
  });
  return [
    vnet,
    publicIp,
    balancer,
    asg,
    wan,
    hub,
    routeServer,
    child(routeServer, "ipConfigurations", "default", {
      subnet: { id: arm.subnetOf(vnet, "RouteServerSubnet") },
      publicIPAddress: { id: publicIp.id },
    }),
    child(routeServer, "bgpConnections", "nva", { peerIp: "10.90.1.20", peerAsn: 65010 }),
    arm.hubConnection(hub, vnet),
    arm.defaultHubTable(hub),
    arm.routingIntent(hub, {
      nextHop: arm.resourceId("Microsoft.Network/azureFirewalls", "fw-rare"),
      destinations: ["Internet"],
    }),
    arm.firewall("fw-rare", {
      hub,
      address: "10.91.0.132",
      ...(policyDocument ? { policy: policyDocument } : {}),
    }),
    ...(policyDocument ? [policyDocument] : []),
    ...groups,
    network("azureFirewalls", "fw-classic", {
      sku: { name: "AZFW_VNet", tier: "Standard" },
      additionalProperties: {
        "Network.DNS.EnableProxy": "true",
        "Network.DNS.Servers": "10.1.1.1,10.1.1.2",
      },
      ipConfigurations: [
        {
          id: `${arm.resourceId("Microsoft.Network/azureFirewalls", "fw-classic")}/azureFirewallIpConfigurations/c`,
          name: "c",
          properties: {
            privateIPAddress: "10.90.1.4",
            subnet: { id: subnet },
            publicIPAddress: { id: publicIp.id },
          },
        },
      ],
    }),
    site,
    network("vpnGateways", "vpn-rare", {
      virtualHub: { id: hub.id },
      connections: [
        {
          id: `${arm.resourceId("Microsoft.Network/vpnGateways", "vpn-rare")}/vpnConnections/c1`,
          name: "c1",
          properties: { remoteVpnSite: { id: site.id } },
        },
      ],
    }),
    network("p2sVpnGateways", "p2s-rare", {
      virtualHub: { id: hub.id },
      p2SConnectionConfigurations: [
        {
          id: `${arm.resourceId("Microsoft.Network/p2sVpnGateways", "p2s-rare")}/p2sConnectionConfigurations/c`,
          name: "c",
          properties: { vpnClientAddressPool: { addressPrefixes: ["172.20.0.0/24"] } },
        },
      ],
    }),
    network("expressRouteGateways", "erg-rare", {
      virtualHub: { id: hub.id },
      allowNonVirtualWanTraffic: true,
      expressRouteConnections: [
        {
          id: `${arm.resourceId("Microsoft.Network/expressRouteGateways", "erg-rare")}/expressRouteConnections/e`,
          name: "e",
          properties: {
            expressRouteCircuitPeering: {
              id: `${arm.resourceId("Microsoft.Network/expressRouteCircuits", "er-rare")}/peerings/AzurePrivatePeering`,
            },
          },
        },
      ],
    }),
    arm.circuit("er-rare", {}),
    arm.natGateway("nat-rare", { publicIps: [publicIp] }),
    network("publicIPPrefixes", "ippre-rare", { ipPrefix: "20.1.0.0/28" }),
    ipGroup,
    network("routeFilters", "rf-rare", {
      rules: [
        {
          id: `${arm.resourceId("Microsoft.Network/routeFilters", "rf-rare")}/routeFilterRules/r`,
          name: "r",
          properties: {
            access: "Allow",
            routeFilterRuleType: "Community",
            communities: ["12076:5040"],
          },
        },
      ],
    }),
    arm.serviceEndpointPolicy("sep-rare", { resources: [storage] }),
    network("networkVirtualAppliances", "nva-rare", {
      virtualHub: { id: hub.id },
      virtualApplianceNics: [{ name: "privatenicipconfig", privateIpAddress: "10.91.0.68" }],
    }),
    {
      id: `${vnet.id}/providers/Microsoft.Network/effectiveConnectivityConfigurations/default`,
      name: "default",
      type: "microsoft.network/effectiveconnectivityconfigurations",
      properties: {
        connectivityTopology: "Mesh",
        hubs: [],
        appliesToGroups: [
          { networkGroupId: "/x/networkGroups/g", groupConnectivity: "DirectlyConnected" },
        ],
      },
    },
    {
      id: `${vnet.id}/providers/Microsoft.Network/effectiveSecurityAdminRules/default`,
      name: "default",
      type: "microsoft.network/effectivesecurityadminrules",
      properties: {
        effectiveSecurityAdminRules: [
          {
            id: "/x/rules/deny-ssh",
            name: "deny-ssh",
            properties: {
              access: "Deny",
              direction: "Inbound",
              priority: 10,
              protocol: "Tcp",
              sources: [{ addressPrefix: "Internet", addressPrefixType: "ServiceTag" }],
              destinations: [{ addressPrefix: "*", addressPrefixType: "IPPrefix" }],
              sourcePortRanges: ["0-65535"],
              destinationPortRanges: ["22"],
            },
          },
        ],
      },
    },
    policy,
    list,
    arm.dnsPolicyRule(policy, "block", { priority: 100, action: "Block", lists: [list] }),
    arm.dnsPolicyLink(policy, vnet),
    perimeter,
    profile,
    child(profile, "accessRules", "office", {
      direction: "Inbound",
      addressPrefixes: ["203.0.113.0/24"],
    }),
    child(perimeter, "resourceAssociations", "a", {
      privateLinkResource: { id: storage.id },
      profile: { id: profile.id },
      accessMode: "Learning",
    }),
    storage,
    ...sql,
    child(idOf(sql[0] ?? ""), "failoverGroups", "fog-rare", {
      replicationRole: "Secondary",
      partnerServers: [
        { id: arm.resourceId("Microsoft.Sql/servers", "sql-other"), replicationRole: "Primary" },
      ],
    }),
    ...arm.eventHub("evh-rare", {
      defaultAction: "Deny",
      ipRules: ["203.0.113.7"],
      subnetRules: [subnet],
    }),
    arm.cosmos("cosmos-rare", { ipRules: ["203.0.113.7"], subnetRules: [subnet] }),
    arm.registry("crrare", { defaultAction: "Deny", ipRules: ["203.0.113.7"] }),
    arm.webApp("app-rare", {
      integration: subnet,
      routesAll: true,
      ipRules: ["203.0.113.7/32"],
      defaultAction: "Deny",
    }),
    arm.privateCluster("aks-rare", { guid: "6f1c2d3e", nodes: subnet, publicName: true }),
    arm.openai("ai-rare", { ipRules: ["203.0.113.7"], defaultAction: "Deny" }),
    arm.postgres("pg-rare", { publicAccess: "Disabled" }),
    network("privateLinkServices", "pls-rare", {
      alias: "pls-rare.1111.westeurope.azure.privatelinkservice",
      loadBalancerFrontendIpConfigurations: [
        { id: `${balancer.id}/frontendIPConfigurations/frontend` },
      ],
      enableProxyProtocol: true,
      visibility: { subscriptions: ["*"] },
      autoApproval: { subscriptions: [] },
      ipConfigurations: [
        {
          id: `${arm.resourceId("Microsoft.Network/privateLinkServices", "pls-rare")}/ipConfigurations/nat`,
          name: "nat",
          properties: {
            privateIPAddress: "10.90.3.4",
            subnet: { id: arm.subnetOf(vnet, "pls") },
            primary: true,
          },
        },
      ],
      privateEndpointConnections: [],
    }),
    publicZone,
    arm.recordSet(publicZone, "A", "www", ["203.0.113.80"], { ttl: 300 }),
    zone,
    arm.zoneLink(zone, vnet, { registration: true, policy: "NxDomainRedirect" }),
    arm.recordSet(zone, "A", "@", ["10.90.1.10", "10.90.1.11"]),
    arm.recordSet(zone, "AAAA", "six", ["fd00:90::10"]),
    arm.recordSet(zone, "CNAME", "alias", ["WWW.Rare.Example."]),
    arm.recordSet(zone, "MX", "mail", ["10 mx.rare.example"]),
    arm.recordSet(zone, "PTR", "10", ["host.rare.internal"]),
    arm.recordSet(zone, "SRV", "_sip._tcp", ["1 2 5060 sip.rare.internal"]),
    arm.recordSet(zone, "TXT", "txt", ["v=spf1 -all"], { creator: "somebody" }),
    ...arm.machine("vm-rare", {
      subnet,
      address: "10.90.1.20",
      asgs: [asg],
      pools: [arm.poolOf(balancer)],
      internalSuffix: "x.ax.internal.cloudapp.net",
      forwarding: true,
    }),
  ];
}

/** Every document: the demo's and the rare ones, each id once. */
export function everything(): readonly Wire[] {
  return [...demoDocuments(), ...rareDocuments()];
}
