/** Who owns which private address of an estate: endpoints, machines, load balancers, firewalls, appliances, VNets. */
import {
  type Appliance,
  type Connection,
  type Estate,
  type Firewall,
  inList,
  type Key,
  keyOf,
  type LoadBalancer,
  type Nic,
  type PrivateEndpoint,
  type Subnet,
} from "#src/model/index.ts";
import { type PrefixTrie, parsePrefix, trieOf } from "#src/net/index.ts";

export type EndpointAt = {
  readonly endpoint: PrivateEndpoint;
  readonly address: string;
  readonly subnet?: Key;
  readonly vnet: Key;
};

export type NicAt = { readonly nic: Nic; readonly subnet?: Key; readonly vnet?: Key };

export type PathFacts = {
  readonly endpointsAt: ReadonlyMap<string, readonly EndpointAt[]>;
  readonly endpointsIn: ReadonlyMap<Key, readonly EndpointAt[]>;
  readonly nicsAt: ReadonlyMap<string, readonly NicAt[]>;
  /** NICs of endpoints that were not read themselves. */
  readonly unreadEndpointsAt: ReadonlyMap<string, readonly NicAt[]>;
  /** Subnets in which machines stand. */
  readonly manned: ReadonlySet<Key>;
  readonly balancersAt: ReadonlyMap<string, readonly LoadBalancer[]>;
  readonly firewallsAt: ReadonlyMap<string, readonly Firewall[]>;
  readonly appliancesAt: ReadonlyMap<string, readonly Appliance[]>;
  readonly vnetsByPrefix: PrefixTrie<Key>;
  readonly subnetsByVnet: ReadonlyMap<Key, readonly Subnet[]>;
  readonly connectionsOf: ReadonlyMap<Key, readonly Connection[]>;
};

const memo = new WeakMap<Estate, PathFacts>();

/** The tables of `estate`, built once. */
export function pathFacts(estate: Estate): PathFacts {
  let facts = memo.get(estate);
  if (!facts) memo.set(estate, (facts = built(estate)));
  return facts;
}

/** The VNet of the subnet `subnet`, told by its id. */
export function vnetOfSubnet(subnet: Key | undefined): Key | undefined {
  const end = subnet?.indexOf("/subnets/") ?? -1;
  return subnet && end > 0 ? keyOf(subnet.slice(0, end)) : undefined;
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function built(estate: Estate): PathFacts {
  const endpointsAt = new Map<string, EndpointAt[]>();
  const endpointsIn = new Map<Key, EndpointAt[]>();
  const nicsAt = new Map<string, NicAt[]>();
  const unreadEndpointsAt = new Map<string, NicAt[]>();
  const balancersAt = new Map<string, LoadBalancer[]>();
  const firewallsAt = new Map<string, Firewall[]>();
  const appliancesAt = new Map<string, Appliance[]>();
  const subnetsByVnet = new Map<Key, Subnet[]>();
  const connectionsOf = new Map<Key, Connection[]>();

  for (const subnet of estate.subnets) add(subnetsByVnet, subnet.vnet, subnet);
  for (const connection of estate.connections)
    for (const gateway of new Set([connection.gateway1, connection.gateway2]))
      if (gateway) add(connectionsOf, gateway, connection);
  for (const endpoint of estate.endpoints) {
    const vnet = endpoint.vnet ?? vnetOfSubnet(endpoint.subnet);
    if (!vnet) continue;
    for (const address of addressesOf(estate, endpoint)) {
      const at = {
        endpoint,
        address,
        vnet,
        ...(endpoint.subnet ? { subnet: endpoint.subnet } : {}),
      };
      add(endpointsAt, address, at);
      add(endpointsIn, vnet, at);
    }
  }
  for (const nic of estate.nics) {
    if (nic.privateEndpoint) {
      if (!inList(estate.endpoints, nic.privateEndpoint))
        for (const { address, subnet } of nic.ipConfigs)
          add(unreadEndpointsAt, address, { nic, ...inVnet(subnet) });
      continue;
    }
    for (const { address, subnet } of nic.ipConfigs)
      if (address) add(nicsAt, address, { nic, ...inVnet(subnet) });
  }
  for (const balancer of estate.loadBalancers)
    for (const { address } of balancer.frontends) if (address) add(balancersAt, address, balancer);
  for (const firewall of estate.firewalls)
    for (const address of firewall.addresses) add(firewallsAt, address, firewall);
  for (const appliance of estate.appliances)
    for (const address of appliance.addresses) add(appliancesAt, address, appliance);

  return {
    endpointsAt,
    endpointsIn,
    nicsAt,
    unreadEndpointsAt,
    manned: new Set([...nicsAt.values()].flat().flatMap((n) => n.subnet ?? [])),
    balancersAt,
    firewallsAt,
    appliancesAt,
    subnetsByVnet,
    connectionsOf,
    vnetsByPrefix: trieOf(
      estate.vnets.flatMap((vnet) =>
        vnet.prefixes.flatMap((text) => {
          const prefix = parsePrefix(text);
          return prefix ? [[prefix, vnet.key] as const] : [];
        }),
      ),
    ),
  };
}

function inVnet(subnet: Key | undefined): Pick<NicAt, "subnet" | "vnet"> {
  const vnet = vnetOfSubnet(subnet);
  return { ...(subnet ? { subnet } : {}), ...(vnet ? { vnet } : {}) };
}

/** Addresses of an endpoint: of its NIC when that was read, else as the endpoint itself tells them. */
function addressesOf(estate: Estate, endpoint: PrivateEndpoint): readonly string[] {
  const own = endpoint.nics.flatMap((key) => inList(estate.nics, key)?.ipConfigs ?? []);
  const told =
    own.length > 0
      ? own.map((c) => c.address)
      : [
          ...endpoint.ipConfigs.map((c) => c.address),
          ...endpoint.customDns.flatMap((c) => c.addresses),
        ];
  return [...new Set(told)].filter((address) => address !== "").sort();
}
