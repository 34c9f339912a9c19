/** Model values for small estates, as short as a story needs them. */

import { sortedBy } from "#src/base/index.ts";
import {
  type AdminRuleSet,
  type Asg,
  type Estate,
  emptyEstate,
  type FilterRule,
  type Firewall,
  type FirewallPolicy,
  type Key,
  keyOf,
  type Nic,
  type Nsg,
  type Peering,
  type Perimeter,
  type PerimeterAssociation,
  type PerimeterProfile,
  type PrivateEndpoint,
  type PublicDoor,
  type RouteTable,
  type Service,
  type ServiceEndpointPolicy,
  type Subnet,
  type Subscription,
  type Thing,
  type Vnet,
} from "#src/model/index.ts";
import { PLAIN_DOOR, PLAIN_PEERING, PLAIN_SUBNET } from "../kit/plain.ts";

export const SUB = "00000000-0000-0000-0000-000000000001";

export function idOf(type: string, name: string, subscription = SUB): string {
  return `/subscriptions/${subscription}/resourceGroups/rg/providers/${type}/${name}`;
}

export function thing(
  type: string,
  name: string,
  location = "westeurope",
  subscription = SUB,
): Thing {
  const id = idOf(type, name, subscription);
  return {
    id,
    key: keyOf(id),
    name: name.slice(name.lastIndexOf("/") + 1),
    type: type.toLowerCase(),
    location,
    subscription,
    resourceGroup: "rg",
    tags: {},
  };
}

export const keys = {
  vnet: (name: string) => keyOf(idOf("Microsoft.Network/virtualNetworks", name)),
  subnet: (place: string) => {
    const [vnet, name] = place.split("/");
    return keyOf(`${idOf("Microsoft.Network/virtualNetworks", vnet ?? "")}/subnets/${name}`);
  },
  nsg: (name: string) => keyOf(idOf("Microsoft.Network/networkSecurityGroups", name)),
  nic: (name: string) => keyOf(idOf("Microsoft.Network/networkInterfaces", name)),
  asg: (name: string) => keyOf(idOf("Microsoft.Network/applicationSecurityGroups", name)),
  table: (name: string) => keyOf(idOf("Microsoft.Network/routeTables", name)),
};

export function vnet(name: string, prefixes: readonly string[], more: Partial<Vnet> = {}): Vnet {
  return {
    ...thing("Microsoft.Network/virtualNetworks", name),
    prefixes,
    dnsServers: [],
    subnets: [],
    summarizedGatewayPrefixes: [],
    privateEndpointVNetPolicies: "",
    ...more,
  };
}

export function subnet(place: string, prefix: string, more: Partial<Subnet> = {}): Subnet {
  const [vnetName = "", name = ""] = place.split("/");
  const base = thing("Microsoft.Network/virtualNetworks/subnets", name);
  const key = keys.subnet(place);
  return {
    ...base,
    id: key,
    key,
    vnet: keys.vnet(vnetName),
    prefixes: [prefix],
    ...PLAIN_SUBNET,
    ...more,
  };
}

/** A rule in one line: `100 Out Deny Tcp VirtualNetwork > Internet:443`. */
export function rule(text: string, more: Partial<FilterRule> = {}): FilterRule {
  const match = /^(\d+) (In|Out) (\w+) (\S+) (\S+) > ([^:\s]+):(\S+)$/.exec(text);
  if (!match) throw new Error(`No rule: ${text}`);
  const [, priority, way, access, protocol = "*", from = "", to = "", ports = ""] = match;
  return {
    id: "",
    name: `r${priority}`,
    priority: Number(priority),
    direction: way === "In" ? "Inbound" : "Outbound",
    access: access === "Allow" ? "Allow" : "Deny",
    protocol,
    sources: from.split(","),
    sourceAsgs: [],
    sourcePorts: ["*"],
    destinations: to.split(","),
    destinationAsgs: [],
    destinationPorts: ports.split(","),
    ...more,
  };
}

export function nsg(name: string, ...rules: readonly (string | FilterRule)[]): Nsg {
  return {
    ...thing("Microsoft.Network/networkSecurityGroups", name),
    rules: rules.map((r) => {
      const own = typeof r === "string" ? rule(r) : r;
      const id = `${idOf("Microsoft.Network/networkSecurityGroups", name)}/securityRules/${own.name}`;
      return { ...own, id: own.id || id };
    }),
  };
}

export function adminRules(
  vnetName: string,
  ...told: readonly (readonly [rule: string, access: "Allow" | "Deny" | "AlwaysAllow"])[]
): AdminRuleSet {
  return {
    ...thing("Microsoft.Network/effectiveSecurityAdminRules", `admin-${vnetName}`),
    vnet: keys.vnet(vnetName),
    rules: told.map(([text, access]) => ({ ...rule(text), access })),
  };
}

export function nic(name: string, place: string, address: string, more: Partial<Nic> = {}): Nic {
  return {
    ...thing("Microsoft.Network/networkInterfaces", name),
    ipForwarding: false,
    primary: true,
    dnsServers: [],
    appliedDnsServers: [],
    internalDomainNameSuffix: "",
    ipConfigs: [
      {
        name: "ip",
        id: `${idOf("Microsoft.Network/networkInterfaces", name)}/ipConfigurations/ip`,
        address,
        subnet: keys.subnet(place),
        primary: true,
        asgs: [],
        pools: [],
      },
    ],
    ...more,
  };
}

export function asg(name: string): Asg {
  return thing("Microsoft.Network/applicationSecurityGroups", name);
}

export function peering(from: string, to: string, more: Partial<Peering> = {}): Peering {
  return {
    ...thing("Microsoft.Network/virtualNetworks/virtualNetworkPeerings", `${from}-to-${to}`),
    vnet: keys.vnet(from),
    remoteVnet: keys.vnet(to),
    ...PLAIN_PEERING,
    ...more,
  };
}

export function routeTable(
  name: string,
  ...routes: readonly (readonly [string, string])[]
): RouteTable {
  return {
    ...thing("Microsoft.Network/routeTables", name),
    disableBgpPropagation: false,
    disablePeeringRoute: "None",
    routes: routes.map(([prefix, nextHopType], i) => ({
      id: `${idOf("Microsoft.Network/routeTables", name)}/routes/route-${i}`,
      name: `route-${i}`,
      prefix,
      nextHopType,
      nextHops: nextHopType === "VirtualAppliance" ? ["10.0.1.4"] : [],
      bgpOverride: false,
    })),
  };
}

export const OPEN: PublicDoor = {
  publicAccess: "Enabled",
  ...PLAIN_DOOR,
};

const KINDS: Readonly<Record<string, readonly [type: string, suffix: string, group: string]>> = {
  storage: ["Microsoft.Storage/storageAccounts", "blob.core.windows.net", "blob"],
  vault: ["Microsoft.KeyVault/vaults", "vault.azure.net", "vault"],
  sql: ["Microsoft.Sql/servers", "database.windows.net", "sqlServer"],
  cosmos: ["Microsoft.DocumentDB/databaseAccounts", "documents.azure.com", "Sql"],
  registry: ["Microsoft.ContainerRegistry/registries", "azurecr.io", "registry"],
  bus: ["Microsoft.ServiceBus/namespaces", "servicebus.windows.net", "namespace"],
  events: ["Microsoft.EventHub/namespaces", "servicebus.windows.net", "namespace"],
  web: ["Microsoft.Web/sites", "azurewebsites.net", "sites"],
  ai: ["Microsoft.CognitiveServices/accounts", "cognitiveservices.azure.com", "account"],
  search: ["Microsoft.Search/searchServices", "search.windows.net", "searchService"],
  aks: ["Microsoft.ContainerService/managedClusters", "hcp.westeurope.azmk8s.io", "management"],
  postgres: [
    "Microsoft.DBforPostgreSQL/flexibleServers",
    "postgres.database.azure.com",
    "postgresqlServer",
  ],
  redis: ["Microsoft.Cache/redis", "redis.cache.windows.net", "redisCache"],
};

export function service(
  kind: string,
  name: string,
  door: Partial<PublicDoor> = {},
  more: Partial<Service> = {},
): Service {
  const [type, suffix, groupId] = KINDS[kind] ?? [kind, "example.azure.com", ""];
  return {
    ...thing(type, name),
    kind: "",
    sku: "",
    names: [{ fqdn: `${name}.${suffix}`, groupId }],
    connections: [],
    door: { ...OPEN, ...door },
    listeners: [],
    ...more,
  };
}

export function endpoint(
  name: string,
  place: string,
  target: Service,
  more: Partial<PrivateEndpoint> & {
    readonly state?: string;
    readonly groups?: readonly string[];
    readonly address?: string;
  } = {},
): PrivateEndpoint {
  const { state = "Approved", groups, address = "10.0.2.4", ...rest } = more;
  const groupIds = groups ?? [target.names[0]?.groupId ?? ""];
  return {
    ...thing("Microsoft.Network/privateEndpoints", name),
    subnet: keys.subnet(place),
    vnet: keys.vnet(place.split("/")[0] ?? ""),
    nics: [],
    connections: [
      { name, target: target.id, targetKey: target.key, groupIds, state, manual: false },
    ],
    customDns: [],
    ipConfigs: [{ groupId: groupIds[0] ?? "", member: "", address }],
    asgs: [],
    provisioningState: "Succeeded",
    guid: "",
    ...rest,
  };
}

export function connectedTo(target: Service, from: PrivateEndpoint, state = "Approved"): Service {
  return {
    ...target,
    connections: [
      ...(target.connections ?? []),
      {
        id: `${target.id}/privateEndpointConnections/${from.name}`,
        endpoint: from.id,
        endpointKey: from.key,
        groupIds: from.connections[0]?.groupIds ?? [],
        state,
      },
    ],
  };
}

export function sePolicy(
  name: string,
  resources: readonly string[],
  kind = "Microsoft.Storage",
): ServiceEndpointPolicy {
  return {
    ...thing("Microsoft.Network/serviceEndpointPolicies", name),
    definitions: [{ name: "d", service: kind, resources }],
  };
}

export function perimeter(
  target: Service,
  mode: string,
  rules: PerimeterProfile["rules"] = [],
): {
  readonly perimeters: readonly Perimeter[];
  readonly perimeterProfiles: readonly PerimeterProfile[];
  readonly perimeterAssociations: readonly PerimeterAssociation[];
} {
  const own = thing("Microsoft.Network/networkSecurityPerimeters", "nsp");
  const profile = {
    ...thing("Microsoft.Network/networkSecurityPerimeters/profiles", "nsp-default"),
    perimeter: own.key,
    rules,
  };
  return {
    perimeters: [own],
    perimeterProfiles: [profile],
    perimeterAssociations: [
      {
        ...thing("Microsoft.Network/networkSecurityPerimeters/resourceAssociations", "nsp-assoc"),
        perimeter: own.key,
        profile: profile.key,
        resource: target.key,
        mode,
      },
    ],
  };
}

export function firewall(
  name: string,
  policy: Key | undefined,
  more: Partial<Firewall> = {},
): Firewall {
  return {
    ...thing("Microsoft.Network/azureFirewalls", name),
    addresses: ["10.0.1.4"],
    subnets: [keys.subnet("hub/AzureFirewallSubnet")],
    vnet: keys.vnet("hub"),
    publicIps: [],
    publicAddresses: [],
    provisioningState: "Succeeded",
    ...(policy ? { policy } : {}),
    ...more,
  };
}

export function firewallPolicy(
  name: string,
  ruleCollections: FirewallPolicy["ruleCollections"],
  more: Partial<FirewallPolicy> = {},
): FirewallPolicy {
  return { ...thing("Microsoft.Network/firewallPolicies", name), ruleCollections, ...more };
}

export function subscription(id: string, tenant: string): Subscription {
  const armId = `/subscriptions/${id}`;
  return {
    ...thing("Microsoft.Resources/subscriptions", id),
    id: armId,
    key: keyOf(armId),
    subscription: id,
    displayName: id,
    tenant,
    state: "Enabled",
  };
}

/** An estate of these lists, each in the order of its keys as the reader makes them. */
export function estate(parts: Partial<Estate>): Estate {
  const made = { ...emptyEstate(), ...parts };
  const sorted = Object.entries(made).map(([name, list]) => [
    name,
    Array.isArray(list) && list.every((item) => "key" in item)
      ? sortedBy(list, (item: { readonly key: string }) => item.key)
      : list,
  ]);
  return { ...made, ...Object.fromEntries(sorted) };
}
