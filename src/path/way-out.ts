/** How packets of a place leave Azure, and with which public addresses (path.md 1.12). */
import { type Estate, type Evidence, inList, type Key, type Nic } from "#src/model/index.ts";
import { seen } from "./routes-entry.ts";
import type { Position } from "./walk-course.ts";

export type WayOut =
  | {
      readonly is: "by";
      readonly addresses: readonly string[];
      readonly because: readonly Evidence[];
    }
  | { readonly is: "default" }
  | { readonly is: "unread"; readonly what: string }
  | { readonly is: "none"; readonly because: readonly Evidence[] };

/**
 * How packets of a place leave Azure, and with which addresses: NAT gateway, the NIC's own address, outbound rules of a
 * load balancer, or Azure's default (path.md 1.12; the order is from memory of Azure's documents).
 */
export function wayOut(estate: Estate, position: Position): WayOut {
  const subnet = inList(estate.subnets, position.subnet);
  if (!subnet) return { is: "default" };
  if (subnet.natGateway) {
    const nat = inList(estate.natGateways, subnet.natGateway);
    if (!nat) return { is: "unread", what: subnet.natGateway };
    const because = [seen(subnet.id, "/properties/natGateway/id", nat.id)];
    return {
      is: "by",
      addresses: addressesOf(estate, nat.publicIps, nat.publicIpPrefixes),
      because,
    };
  }
  const nic = inList(estate.nics, position.nic);
  const own = nic ? nicAddresses(estate, nic) : undefined;
  if (own) return own;
  const isPrivate = nic?.defaultOutbound === false || subnet.defaultOutboundAccess === false;
  if (!isPrivate || nic?.defaultOutbound === true) return { is: "default" };
  if (nic?.defaultOutbound === false)
    return {
      is: "none",
      because: [seen(nic.id, "/properties/defaultOutboundConnectivityEnabled", false)],
    };
  return {
    is: "none",
    because: [seen(subnet.id, "/properties/defaultOutboundAccess", false)],
  };
}

function addressesOf(
  estate: Estate,
  ips: readonly Key[],
  prefixes: readonly Key[] = [],
): readonly string[] {
  return [
    ...ips.flatMap((key) => inList(estate.publicIps, key)?.address ?? []),
    ...prefixes.flatMap((key) => inList(estate.publicIpPrefixes, key)?.prefix ?? []),
  ].filter((a) => a !== "");
}

/** The public addresses with which a NIC itself leaves: its own, or those of outbound rules it is a member of. */
export function nicAddresses(estate: Estate, nic: Nic): WayOut | undefined {
  const ips = nic.ipConfigs.flatMap((c) => c.publicIp ?? []);
  if (ips.length > 0)
    return {
      is: "by",
      addresses: addressesOf(estate, ips),
      because: [
        seen(nic.id, "/properties/ipConfigurations/0/properties/publicIPAddress/id", ips[0]),
      ],
    };
  const pools = new Set(nic.ipConfigs.flatMap((c) => c.pools));
  for (const balancer of estate.loadBalancers)
    for (const rule of balancer.outboundRules) {
      if (!rule.pools.some((p) => pools.has(p))) continue;
      const fronts = balancer.frontends.filter((f) => rule.frontends.includes(f.key));
      return {
        is: "by",
        addresses: addressesOf(
          estate,
          fronts.flatMap((f) => f.publicIp ?? []),
        ),
        because: [seen(balancer.id, "/properties/outboundRules", rule.name)],
      };
    }
  return undefined;
}
