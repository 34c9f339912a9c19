/** Small estates for tests of routes and ways: model values with everything that a test does not tell filled in. */
import {
  type Connection,
  type Estate,
  type EstateList,
  emptyEstate,
  type Firewall,
  type Gateway,
  type HubConnection,
  type IpConfig,
  type Key,
  keyOf,
  type LocalGateway,
  type Nic,
  type Peering,
  type PrivateEndpoint,
  type Route,
  type RouteTable,
  type Service,
  type Site,
  type Subnet,
  type Thing,
  type Vantage,
  type VirtualHub,
  type Vnet,
} from "#src/model/index.ts";
import { PLAIN_DOOR, PLAIN_PEERING, PLAIN_SUBNET } from "../kit/plain.ts";

const GROUP = "/subscriptions/s1/resourceGroups/rg/providers";

/** The id of the resource `name` of `type` in the one group of these estates. */
export function idOf(type: string, name: string): string {
  return `${GROUP}/${type}/${name}`;
}

/** What every resource has. */
export function thing(type: string, name: string, location = "westeurope"): Thing {
  const id = idOf(type, name);
  return {
    id,
    key: keyOf(id),
    name: name.split("/").at(-1) ?? name,
    type: type.toLowerCase(),
    location,
    subscription: "s1",
    resourceGroup: "rg",
    tags: {},
  };
}

const NETWORK = "Microsoft.Network";

export const vnetKey = (name: string) => keyOf(idOf(`${NETWORK}/virtualNetworks`, name));
/** `hub/default` → the key of that subnet. */
export function subnetKey(place: string): Key {
  const [vnet = "", subnet = ""] = place.split("/");
  return keyOf(`${idOf(`${NETWORK}/virtualNetworks`, vnet)}/subnets/${subnet}`);
}
export const tableKey = (name: string) => keyOf(idOf(`${NETWORK}/routeTables`, name));
export const gatewayKey = (name: string) => keyOf(idOf(`${NETWORK}/virtualNetworkGateways`, name));
export const circuitKey = (name: string) => keyOf(idOf(`${NETWORK}/expressRouteCircuits`, name));

export type Parts = Partial<{ readonly [L in EstateList]: Estate[L] }> & {
  readonly sites?: Estate["sites"];
  readonly gaps?: Estate["gaps"];
  readonly serviceTags?: NonNullable<Estate["serviceTags"]>;
};

/** An estate of `parts`, put together in order. */
export function estateOf(...parts: readonly Parts[]): Estate {
  const estate: Record<string, unknown> = { ...emptyEstate() };
  for (const part of parts)
    for (const [list, items] of Object.entries(part))
      estate[list] = Array.isArray(items)
        ? [...((estate[list] ?? []) as unknown[]), ...items]
        : items;
  for (const [list, items] of Object.entries(estate))
    if (Array.isArray(items) && list !== "gaps")
      items.sort((a: { key?: string }, b: { key?: string }) =>
        (a.key ?? "") < (b.key ?? "") ? -1 : 1,
      );
  return withBothSides(estate as unknown as Estate);
}

/** Each service's own list of connections, as its endpoints tell it. */
function withBothSides(estate: Estate): Estate {
  const services = estate.services.map((service): Service => {
    const connections = estate.endpoints.flatMap((e) =>
      e.connections
        .filter((c) => c.targetKey === service.key)
        .map((c) => ({
          id: `${service.id}/privateEndpointConnections/${e.name}`,
          endpoint: e.id,
          endpointKey: e.key,
          groupIds: c.groupIds,
          state: c.state,
        })),
    );
    return { connections, ...service };
  });
  return { ...estate, services };
}

type SubnetTold = Partial<Omit<Subnet, keyof Thing | "vnet" | "prefixes">>;

/** A VNet with subnets by name: a prefix, or a prefix and more. */
export function vnet(
  name: string,
  prefixes: string | readonly string[],
  subnets: Readonly<Record<string, string | readonly [string, SubnetTold]>> = {},
  told: Partial<Vnet> = {},
): Parts {
  const own = { ...thing(`${NETWORK}/virtualNetworks`, name), ...told };
  const list = Object.entries(subnets).map(([subnet, how]): Subnet => {
    const [prefix, more] = typeof how === "string" ? [how, {}] : how;
    const id = `${own.id}/subnets/${subnet}`;
    return {
      ...own,
      id,
      key: keyOf(id),
      name: subnet,
      type: "microsoft.network/virtualnetworks/subnets",
      location: "",
      vnet: own.key,
      prefixes: [prefix],
      ...PLAIN_SUBNET,
      ...more,
    };
  });
  return {
    vnets: [
      {
        dnsServers: [],
        summarizedGatewayPrefixes: [],
        privateEndpointVNetPolicies: "",
        ...own,
        prefixes: typeof prefixes === "string" ? [prefixes] : prefixes,
        subnets: list.map((s) => s.key),
      },
    ],
    subnets: list,
  };
}

/** A service endpoint of a subnet. */
export function serviceEndpoint(service: string, ...locations: readonly string[]) {
  return { service, locations, state: "Succeeded" };
}

/** One half of a peering, on `first` towards `second`. */
export function half(first: string, second: string, told: Partial<Peering> = {}): Peering {
  return {
    ...thing(`${NETWORK}/virtualNetworks`, `${first}/virtualNetworkPeerings/to-${second}`, ""),
    vnet: vnetKey(first),
    remoteVnet: vnetKey(second),
    ...PLAIN_PEERING,
    ...told,
  };
}

/** Both halves of a peering; `first` lends its gateway when told so. */
export function peering(
  first: string,
  second: string,
  told: {
    readonly lends?: boolean;
    readonly first?: Partial<Peering>;
    readonly second?: Partial<Peering>;
  } = {},
): Parts {
  const lends = told.lends ?? false;
  return {
    peerings: [
      half(first, second, { allowGatewayTransit: lends, ...told.first }),
      half(second, first, { useRemoteGateways: lends, ...told.second }),
    ],
  };
}

/** A route table; a route is `prefix → hop`, where hop is an address (an appliance) or a next hop type. */
export function routeTable(
  name: string,
  routes: Readonly<Record<string, string | Partial<Route>>>,
  told: Partial<RouteTable> = {},
): Parts {
  const own = thing(`${NETWORK}/routeTables`, name);
  return {
    routeTables: [
      {
        ...own,
        disableBgpPropagation: false,
        disablePeeringRoute: "None",
        routes: Object.entries(routes).map(([prefix, how], i): Route => {
          const hop = typeof how === "string" ? how : "";
          const isAddress = /^[0-9a-f.:]+$/.test(hop);
          return {
            id: `${own.id}/routes/r${i}`,
            name: `r${i}`,
            prefix,
            nextHopType: isAddress ? "VirtualAppliance" : hop,
            nextHops: isAddress ? [hop] : [],
            bgpOverride: false,
            ...(typeof how === "string" ? {} : how),
          };
        }),
        ...told,
      },
    ],
  };
}

/** A gateway in the VNet `vnet`. */
export function gateway(
  name: string,
  vnet: string,
  kind: "Vpn" | "ExpressRoute",
  told: Partial<Gateway> = {},
): Parts {
  return {
    gateways: [
      {
        ...thing(`${NETWORK}/virtualNetworkGateways`, name),
        gatewayType: kind,
        vpnType: "RouteBased",
        sku: kind === "Vpn" ? "VpnGw2AZ" : "ErGw1AZ",
        subnets: [subnetKey(`${vnet}/GatewaySubnet`)],
        vnet: vnetKey(vnet),
        bgp: kind === "ExpressRoute",
        activeActive: false,
        clientPools: [],
        customRoutes: [],
        publicIps: [],
        ...told,
      },
    ],
  };
}

/** A connection of the gateway `gatewayName`. */
export function connection(
  name: string,
  gatewayName: string,
  told: Partial<Connection> = {},
): Parts {
  return {
    connections: [
      {
        ...thing(`${NETWORK}/connections`, name),
        connectionType: told.circuit ? "ExpressRoute" : told.gateway2 ? "Vnet2Vnet" : "IPsec",
        gateway1: gatewayKey(gatewayName),
        status: "Connected",
        provisioningState: "Succeeded",
        bgp: false,
        routingWeight: 0,
        gatewayBypass: false,
        privateLinkFastPath: false,
        trafficSelectors: [],
        ...told,
      },
    ],
  };
}

/** A tunnel to a static site, with the local network gateway that tells its prefixes. */
export function tunnel(
  name: string,
  gatewayName: string,
  prefixes: readonly string[],
  told: Partial<Connection> = {},
): Parts {
  const local: LocalGateway = {
    ...thing(`${NETWORK}/localNetworkGateways`, `lgw-${name}`),
    prefixes,
    bgpPeer: "",
    address: "203.0.113.7",
  };
  return {
    localGateways: [local],
    ...connection(name, gatewayName, { localGateway: local.key, ...told }),
  };
}

/** A circuit; its private peering works unless told otherwise. */
export function circuit(
  name: string,
  told: { readonly state?: string; readonly direct?: boolean; readonly microsoft?: string } = {},
): Parts {
  const own = thing(`${NETWORK}/expressRouteCircuits`, name);
  const one = (peeringType: string, routeFilter?: string) => ({
    id: `${own.id}/peerings/${peeringType}`,
    peeringType,
    state: "Enabled",
    advertisedPublicPrefixes: [],
    ...(routeFilter ? { routeFilter: keyOf(idOf(`${NETWORK}/routeFilters`, routeFilter)) } : {}),
  });
  return {
    circuits: [
      {
        ...own,
        providerState: told.state ?? "Provisioned",
        circuitState: "Enabled",
        direct: told.direct ?? false,
        globalReach: false,
        peerings: [
          ...(told.microsoft === "only" ? [] : [one("AzurePrivatePeering")]),
          ...(told.microsoft !== undefined ? [one("MicrosoftPeering", "rf")] : []),
        ],
      },
    ],
  };
}

/** A site that people tell, attached to resources by key. */
export function site(name: string, prefixes: readonly string[], told: Partial<Site> = {}): Parts {
  return {
    sites: [{ name, attach: [], prefixes, dnsServers: [], natAddresses: [], ...told }],
  };
}

/** A machine's NIC. */
export function nic(
  name: string,
  place: string,
  address: string,
  told: Partial<Nic> & { readonly config?: Partial<IpConfig> } = {},
): Parts {
  const own = thing(`${NETWORK}/networkInterfaces`, name);
  const { config, ...more } = told;
  return {
    nics: [
      {
        ...own,
        ipForwarding: false,
        primary: true,
        dnsServers: [],
        appliedDnsServers: [],
        internalDomainNameSuffix: "",
        ipConfigs: [
          {
            name: "c1",
            id: `${own.id}/ipConfigurations/c1`,
            address,
            subnet: subnetKey(place),
            primary: true,
            asgs: [],
            pools: [],
            ...config,
          },
        ],
        ...more,
      },
    ],
  };
}

/** An Azure Firewall in the AzureFirewallSubnet of `vnet`. */
export function firewall(
  name: string,
  vnet: string,
  address: string,
  told: Partial<Firewall> = {},
): Parts {
  return {
    firewalls: [
      {
        ...thing(`${NETWORK}/azureFirewalls`, name),
        addresses: [address],
        subnets: [subnetKey(`${vnet}/AzureFirewallSubnet`)],
        vnet: vnetKey(vnet),
        publicIps: [],
        publicAddresses: [],
        provisioningState: "Succeeded",
        ...told,
      },
    ],
  };
}

/** A storage account called `name`. */
export function storage(name: string, told: Partial<Service> = {}): Parts {
  return {
    services: [
      {
        ...thing("Microsoft.Storage/storageAccounts", name),
        kind: "StorageV2",
        sku: "Standard_LRS",
        names: [
          { fqdn: `${name}.blob.core.windows.net`, groupId: "blob" },
          { fqdn: `${name}.dfs.core.windows.net`, groupId: "dfs" },
        ],
        door: {
          publicAccess: "Enabled",
          defaultAction: "Allow",
          ...PLAIN_DOOR,
        },
        listeners: [],
        ...told,
      },
    ],
  };
}

/** An approved private endpoint for the blobs of the storage account `account`. */
export function endpoint(
  name: string,
  place: string,
  address: string,
  account: string,
  state = "Approved",
): Parts {
  const own = thing(`${NETWORK}/privateEndpoints`, name);
  const target = idOf("Microsoft.Storage/storageAccounts", account);
  const made: PrivateEndpoint = {
    ...own,
    subnet: subnetKey(place),
    vnet: vnetKey(place.split("/")[0] ?? ""),
    nics: [],
    connections: [
      {
        name,
        target,
        targetKey: keyOf(target),
        groupIds: ["blob"],
        state,
        manual: false,
      },
    ],
    customDns: [{ fqdn: `${account}.blob.core.windows.net`, addresses: [address] }],
    ipConfigs: [],
    asgs: [],
    provisioningState: "Succeeded",
    guid: "g",
  };
  return { endpoints: [made] };
}

export const hubKey = (name: string) => keyOf(idOf(`${NETWORK}/virtualHubs`, name));

/** A virtual hub of the WAN `wan`. */
export function virtualHub(name: string, prefix: string, told: Partial<VirtualHub> = {}): Parts {
  return {
    hubs: [
      {
        ...thing(`${NETWORK}/virtualHubs`, name),
        wan: keyOf(idOf(`${NETWORK}/virtualWans`, "wan")),
        prefix,
        routingPreference: "ExpressRoute",
        routingState: "Provisioned",
        allowBranchToBranch: true,
        subnets: [],
        ...told,
      },
    ],
  };
}

/** The connection of a VNet to a hub, to and from the default table. */
export function hubConnection(
  hub: string,
  vnetName: string,
  told: Partial<HubConnection> = {},
): Parts {
  const table = keyOf(`${hubKey(hub)}/hubRouteTables/defaultRouteTable`);
  return {
    hubConnections: [
      {
        ...thing(`${NETWORK}/virtualHubs`, `${hub}/hubVirtualNetworkConnections/${vnetName}`),
        hub: hubKey(hub),
        remoteVnet: vnetKey(vnetName),
        internetSecurity: true,
        associatedTable: table,
        propagatedTables: [table],
        propagatedLabels: ["default"],
        staticRoutes: [],
        ...told,
      },
    ],
  };
}

/** The vantage of a subnet `vnet/subnet`. */
export function fromSubnet(place: string): Vantage {
  const key = subnetKey(place);
  return {
    id: key,
    kind: "subnet",
    label: place,
    key,
    subnet: key,
    vnet: vnetKey(place.split("/")[0] ?? ""),
  };
}

/** The vantage of a NIC. */
export function fromNic(name: string): Vantage {
  const id = idOf(`${NETWORK}/networkInterfaces`, name);
  return { id, kind: "nic", label: name, key: keyOf(id) };
}

/** The vantage of a site. */
export function fromSite(name: string): Vantage {
  return { id: `site:${name}`, kind: "site", label: name, site: name };
}

/** The vantage of VPN clients of a gateway. */
export function fromClients(gatewayName: string): Vantage {
  const key = gatewayKey(gatewayName);
  return { id: key, kind: "p2s", label: gatewayName, key };
}
