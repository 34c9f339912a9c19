/** Which vantages send packets to public addresses alike, whatever VNet they stand in: alike spokes of a hub are walked once. */
import {
  type Estate,
  having,
  inList,
  type Key,
  type Nic,
  type Subnet,
  type Vantage,
} from "#src/model/index.ts";
import { isInside } from "#src/net/index.ts";
import { subnetsAsked, tenantOf } from "#src/path/index.ts";
import { nicOf, pathClassOf, standBesideAppliances } from "./classes.ts";
import { placeOfCaller, placeOfSource } from "./literals.ts";

/**
 * The class of `from` for destinations whose address nobody knows by number: vantages with equal text have journeys to them
 * that end alike. It never parts what `pathClassOf` joins; what is too rare to be worth it stands for itself.
 */
export function publicClassOf(estate: Estate, from: Vantage): string {
  switch (from.kind) {
    case "vm":
    case "nic": {
      const nic = nicOf(estate, from);
      const place = nic?.ipConfigs.find((c) => c.subnet)?.subnet ?? from.subnet;
      const subnet = inList(estate.subnets, place);
      if (!nic || (!subnet && !from.vnet)) return from.id;
      const stands = subnet ? subnetClass(estate, subnet) : unreadSubnetClass(estate, from.vnet);
      return `nic ${nicClass(estate, nic)} ${stands}`;
    }
    case "subnet": {
      const subnet = inList(estate.subnets, from.subnet ?? from.key);
      return subnet
        ? `subnet ${sourcesOf(estate, subnet)} ${subnetClass(estate, subnet)}`
        : from.id;
    }
    case "vnet": {
      const key = from.vnet ?? from.key;
      const vnet = inList(estate.vnets, key);
      if (!vnet) return from.id;
      const places = subnetsAsked(estate, vnet.key).map(
        (s) => `${sourcesOf(estate, s)} ${subnetClass(estate, s)}`,
      );
      const bare = `${vnet.prefixes.map((p) => sourceOf(estate, p)).join()} ${groundOf(estate, vnet.key)}`;
      return `vnet ${places.length > 0 ? [...new Set(places)].join("\n") : bare}`;
    }
    default:
      return pathClassOf(estate, from);
  }
}

function sourceOf(estate: Estate, prefix: string): string {
  return placeOfSource(estate, prefix.split("/")[0] ?? prefix);
}

function sourcesOf(estate: Estate, subnet: Subnet): string {
  return subnet.prefixes.map((p) => sourceOf(estate, p)).join();
}

function nicClass(estate: Estate, nic: Nic): string {
  const { asgs, pools } = namedIn(estate);
  const configs = nic.ipConfigs.map((c) =>
    [
      placeOfSource(estate, c.address),
      c.publicIp && callersOf(estate, [c.publicIp]),
      c.asgs.filter((a) => asgs.has(a)).join(),
      c.pools.filter((p) => pools.has(p)).join(),
    ].join("/"),
  );
  return `${groupClass(estate, nic.nsg)} ${nic.defaultOutbound} ${configs.join()}`;
}

/** Public addresses as services tell them apart. */
function callersOf(estate: Estate, ips: readonly Key[]): string {
  const told = ips.map((key) => inList(estate.publicIps, key)?.address ?? "unread");
  return told.map((address) => placeOfCaller(estate, address)).join();
}

/** Network security groups with equal rules do alike, and those that were not read are unknown alike. */
function groupClass(estate: Estate, key: Key | undefined): string {
  const nsg = inList(estate.nsgs, key);
  if (!nsg) return key ? "unread" : "";
  return once(estate, nsg.key, () =>
    JSON.stringify(nsg.rules.map(({ id: _, name: __, ...r }) => r)),
  );
}

function natClass(estate: Estate, key: Key | undefined): string {
  const nat = inList(estate.natGateways, key);
  if (!nat || nat.publicIpPrefixes.length > 0) return key ?? "";
  return `nat ${callersOf(estate, nat.publicIps)}`;
}

type NamedIn = {
  readonly asgs: ReadonlySet<Key>;
  readonly pools: ReadonlySet<Key>;
  readonly subnets: ReadonlySet<Key>;
  readonly subscriptions: ReadonlySet<string>;
};

const named = new WeakMap<Estate, NamedIn>();

/** What rules name: groups of machines, pools with outbound rules, subnets and subscriptions that services let in. */
function namedIn(estate: Estate): NamedIn {
  let all = named.get(estate);
  if (!all) {
    const rules = [
      ...estate.nsgs.flatMap((g) => g.rules),
      ...estate.adminRuleSets.flatMap((g) => g.rules),
    ];
    all = {
      asgs: new Set(rules.flatMap((r) => [...r.sourceAsgs, ...r.destinationAsgs])),
      pools: new Set(estate.loadBalancers.flatMap((b) => b.outboundRules.flatMap((r) => r.pools))),
      subnets: new Set(
        estate.services.flatMap(({ door }) => [
          ...door.subnetRules.map((r) => r.subnet),
          ...(door.restrictions ?? []).flatMap((r) => r.subnet ?? []),
        ]),
      ),
      subscriptions: new Set(
        estate.perimeterProfiles.flatMap((p) =>
          p.rules.flatMap((r) =>
            r.subscriptions.map((s) => s.toLowerCase().replace(/^\/subscriptions\//, "")),
          ),
        ),
      ),
    };
    named.set(estate, all);
  }
  return all;
}

const memo = new WeakMap<Estate, Map<Key, string>>();

/** `make` for `key`, once per estate. */
function once(estate: Estate, key: Key, make: () => string): string {
  let known = memo.get(estate);
  if (!known) memo.set(estate, (known = new Map()));
  let text = known.get(key);
  if (text === undefined) known.set(key, (text = make()));
  return text;
}

function subnetClass(estate: Estate, subnet: Subnet): string {
  return once(estate, subnet.key, () => {
    // Rules and policies name a subnet; what is not named shares with others that have the same endpoints.
    const hasEndpoints = subnet.serviceEndpoints.length > 0;
    const isNamed = hasEndpoints && namedIn(estate).subnets.has(subnet.key);
    if (isNamed || standBesideAppliances(estate, subnet.key)) return subnet.key;
    const hops = inList(estate.routeTables, subnet.routeTable)?.routes.flatMap((r) => r.nextHops);
    const space = inList(estate.vnets, subnet.vnet)?.prefixes ?? [];
    const isOwnHop = hops?.some((hop) => space.some((p) => isInside(hop, p)));
    return [
      isOwnHop ? subnet.vnet : groundOf(estate, subnet.vnet),
      subnet.routeTable,
      groupClass(estate, subnet.nsg),
      natClass(estate, subnet.natGateway),
      subnet.defaultOutboundAccess,
      hasEndpoints ? JSON.stringify(subnet.serviceEndpoints) : "",
      hasEndpoints ? subnet.serviceEndpointPolicies.join() : "",
      hasEndpoints ? tenantAt(estate, subnet.vnet) : "",
    ].join(" ");
  });
}

/** Of subnets that were not read nothing but their VNet is known, and that may not have been read either. */
function unreadSubnetClass(estate: Estate, vnet: Key | undefined): string {
  return `unread in ${vnet && inList(estate.vnets, vnet) ? groundOf(estate, vnet) : "unread"}`;
}

/** What a VNet brings to the ways out of its subnets: where it is, whom it is peered with and how, which hub it hangs on. */
function groundOf(estate: Estate, key: Key): string {
  return once(estate, key, () => {
    const vnet = inList(estate.vnets, key);
    const hubs = having(estate.hubConnections, "remoteVnet", key);
    const peerings = having(estate.peerings, "vnet", key);
    const isOwn =
      !vnet ||
      having(estate.gateways, "vnet", key).length > 0 ||
      having(estate.adminRuleSets, "vnet", key).length > 0 ||
      hubs.some((c) => c.staticRoutes.length > 0) ||
      peerings.some((p) => !p.completeVnets || p.onlyIpv6) ||
      estate.connectedGroups.some((g) => g.vnets.includes(key)) ||
      having(estate.subnets, "vnet", key).some((s) => standBesideAppliances(estate, s.key));
    if (isOwn) return key;
    const space = vnet.prefixes.join();
    return JSON.stringify([
      vnet.location,
      // Gaps hide things by subscription, and perimeters let whole subscriptions in.
      estate.gaps.length > 0 || namedIn(estate).subscriptions.has(vnet.subscription.toLowerCase())
        ? vnet.subscription
        : "",
      having(estate.subnets, "vnet", key).some((s) => s.name.toLowerCase() === "gatewaysubnet"),
      hubs.map((c) => [c.hub, c.associatedTable, c.internetSecurity]),
      peerings.map((p) => [
        p.remoteVnet,
        flagsOf(p),
        p.remotePrefixes,
        p.remoteCurrentPrefixes,
        p.name.toLowerCase().startsWith("remotevnettohubpeering"),
        having(estate.peerings, "vnet", p.remoteVnet)
          .filter((back) => back.remoteVnet === key)
          // A half that knows another space than the VNet's own may treat it in a way of its own.
          .map((back) => [flagsOf(back), back.remotePrefixes.join() === space ? "" : key]),
      ]),
    ]);
  });
}

function tenantAt(estate: Estate, vnet: Key): string | undefined {
  const own = inList(estate.vnets, vnet);
  return own && tenantOf(estate, own);
}

function flagsOf(half: Estate["peerings"][number]) {
  return [
    half.state,
    half.syncLevel,
    half.allowVnetAccess,
    half.allowForwardedTraffic,
    half.allowGatewayTransit,
    half.useRemoteGateways,
  ];
}
