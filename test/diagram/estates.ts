/** Estates made by chance from a seed, of any size: hubs, spokes, machines, endpoints, services, and an answer for each pair. */
import { type Random, randomFrom } from "#src/base/index.ts";
import type { Pair } from "#src/diagram/index.ts";
import {
  type Estate,
  emptyEstate,
  type Gateway,
  type Key,
  keyOf,
  type Peering,
  type PrivateEndpoint,
  type Service,
  type Subnet,
  type Thing,
  type Vantage,
  type Vnet,
  type Zone,
} from "#src/model/index.ts";
import { PLAIN_DOOR, PLAIN_PEERING, PLAIN_SUBNET } from "../kit/plain.ts";

export type World = {
  readonly estate: Estate;
  readonly vantages: readonly Vantage[];
  readonly pairs: readonly Pair[];
};

const regions = ["westeurope", "northeurope", "eastus"] as const;
const kinds = [
  "microsoft.storage/storageaccounts",
  "microsoft.keyvault/vaults",
  "microsoft.sql/servers",
  "microsoft.web/sites",
] as const;

const group = "/subscriptions/5b0c0000-0000-4000-8000-000000000001/resourceGroups/rg";

function thing(type: string, name: string, location = ""): Thing {
  const [provider = "", ...words] = type.split("/");
  const id = `${group}/providers/${provider}/${words.join("/")}/${name}`;
  return {
    id,
    key: keyOf(id),
    name,
    type,
    location,
    subscription: "5b0c0000-0000-4000-8000-000000000001",
    resourceGroup: "rg",
    tags: {},
  };
}

export function vnetOf(name: string, location: string): Vnet {
  return {
    ...thing("microsoft.network/virtualnetworks", name, location),
    prefixes: ["10.0.0.0/16"],
    dnsServers: [],
    subnets: [],
    summarizedGatewayPrefixes: [],
    privateEndpointVNetPolicies: "",
  };
}

export function subnetOf(vnet: Vnet, name: string): Subnet {
  const id = `${vnet.id}/subnets/${name}`;
  return {
    ...thing("microsoft.network/virtualnetworks/subnets", name, vnet.location),
    id,
    key: keyOf(id),
    vnet: vnet.key,
    prefixes: ["10.0.1.0/24"],
    ...PLAIN_SUBNET,
  };
}

export function peeringOf(a: Vnet, b: Vnet): Peering {
  const id = `${a.id}/virtualNetworkPeerings/to-${b.name}`;
  return {
    ...thing("microsoft.network/virtualnetworks/virtualnetworkpeerings", `to-${b.name}`),
    id,
    key: keyOf(id),
    vnet: a.key,
    remoteVnet: b.key,
    ...PLAIN_PEERING,
  };
}

function gatewayOf(name: string, vnet: Vnet): Gateway {
  return {
    ...thing("microsoft.network/virtualnetworkgateways", name, vnet.location),
    gatewayType: "Vpn",
    vpnType: "RouteBased",
    sku: "VpnGw2",
    subnets: [],
    vnet: vnet.key,
    bgp: false,
    activeActive: false,
    clientPools: ["172.16.0.0/24"],
    customRoutes: [],
    publicIps: [],
  };
}

export function serviceOf(type: string, name: string, location: string): Service {
  return {
    ...thing(type, name, location),
    kind: "",
    sku: "",
    names: [{ fqdn: `${name}.blob.core.windows.net`, groupId: "blob" }],
    door: {
      ...PLAIN_DOOR,
    },
    listeners: [],
  };
}

export function endpointOf(name: string, subnet: Subnet, service: Service): PrivateEndpoint {
  return {
    ...thing("microsoft.network/privateendpoints", name, subnet.location),
    subnet: subnet.key,
    vnet: subnet.vnet,
    nics: [],
    connections: [
      {
        name,
        target: service.id,
        targetKey: service.key,
        groupIds: ["blob"],
        state: "Approved",
        manual: false,
      },
    ],
    customDns: [],
    ipConfigs: [],
    asgs: [],
    provisioningState: "Succeeded",
    guid: "",
  };
}

function zoneOf(name: string): Zone {
  return {
    ...thing("microsoft.network/privatednszones", name, "global"),
    zone: name,
    isPrivate: true,
  };
}

export const sorted = <T extends { readonly key: Key }>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => (a.key < b.key ? -1 : 1));

/** An estate of roughly `size` things. */
export function generated(seed: number, size: number): World {
  const random = randomFrom(seed);
  const count = (share: number, least = 1) => Math.max(least, Math.round(size * share));
  const places = regions.slice(0, random.int(1, 3));
  const hubs = places.map((place) => vnetOf(`vnet-hub-${place}`, place));
  const spokes = Array.from({ length: count(0.08) }, (_, i) =>
    vnetOf(`vnet-${String(i).padStart(4, "0")}`, random.pick(places)),
  );
  const subnets = [...hubs, ...spokes].flatMap((vnet) =>
    Array.from({ length: random.int(1, 4) }, (_, i) => subnetOf(vnet, `snet-${i}`)),
  );
  const services = Array.from({ length: count(0.3) }, (_, i) =>
    serviceOf(random.pick(kinds), `svc${String(i).padStart(4, "0")}`, random.pick(places)),
  );
  const endpoints = services
    .filter(() => random.chance(0.7))
    .map((service) => endpointOf(`pe-${service.name}`, random.pick(subnets), service));
  const peerings = spokes.flatMap((spoke) => {
    const hub = random.pick(hubs);
    const more = random.chance(0.1) ? [peeringOf(spoke, random.pick(spokes))] : [];
    return [peeringOf(hub, spoke), peeringOf(spoke, hub), ...more];
  });
  const estate: Estate = {
    ...emptyEstate(),
    vnets: sorted([...hubs, ...spokes]),
    subnets: sorted(subnets),
    peerings: sorted([...new Map(peerings.map((p) => [p.key, p])).values()]).filter(
      (p) => p.vnet !== p.remoteVnet,
    ),
    gateways: sorted(hubs.map((hub) => gatewayOf(`vpngw-${hub.name}`, hub))),
    services: sorted(services),
    endpoints: sorted(endpoints),
    zones: sorted(
      ["privatelink.blob.core.windows.net", "privatelink.vaultcore.azure.net"].map(zoneOf),
    ),
    sites: [
      {
        name: "hq",
        attach: [],
        prefixes: ["192.168.0.0/16"],
        dnsServers: ["192.168.0.53"],
        natAddresses: [],
      },
    ],
  };
  const vantages = vantagesIn(estate, random);
  return { estate, vantages, pairs: pairsOf(random, estate, vantages) };
}

function vantagesIn(estate: Estate, random: Random): readonly Vantage[] {
  const machines = estate.subnets
    .filter(() => random.chance(0.5))
    .map((subnet): Vantage => {
      const { id, key } = thing("microsoft.compute/virtualmachines", `vm-${subnet.name}`);
      const own = `${id}-${subnet.vnet.slice(-8)}`;
      const { vnet } = subnet;
      return { id: own, kind: "vm", label: own.slice(-20), key, vnet, subnet: subnet.key };
    });
  return [
    { id: "internet", kind: "internet", label: "Internet" },
    { id: "site:hq", kind: "site", label: "hq", site: "hq" },
    ...machines,
    ...estate.subnets.map(({ id, key, name, vnet }): Vantage => {
      return { id, kind: "subnet", label: name, key, vnet, subnet: key };
    }),
  ];
}

const words = [
  "private",
  "private",
  "public",
  "blocked",
  "endpoint",
  "no-answer",
  "unseen",
] as const;

function pairsOf(random: Random, estate: Estate, vantages: readonly Vantage[]): readonly Pair[] {
  return vantages.flatMap((vantage) =>
    estate.services
      .filter(() => random.chance(Math.min(1, 40 / estate.services.length)))
      .map((service) => ({
        from: vantage.id,
        name: service.names[0]?.fqdn ?? "",
        service: service.id,
        word: random.pick(words),
        asExpected: random.chance(0.03) ? false : random.chance(0.5) ? true : null,
      })),
  );
}
