/** What places are called on a journey, and who stands at a private address of a VNet. */
import {
  type Appliance,
  type Estate,
  type Firewall,
  inList,
  type Key,
  type LoadBalancer,
  type Nic,
  type Subnet,
} from "#src/model/index.ts";
import { isInside } from "#src/net/index.ts";
import type { Flow } from "./flow.ts";
import { pathFacts, vnetOfSubnet } from "./path-facts.ts";
import type { Course, Position } from "./walk-course.ts";
import { lastPart } from "./walk-course.ts";

/** `vnet/subnet`, or the VNet's name. */
export function placeName(estate: Estate, vnet: Key, subnet?: Key): string {
  const home = inList(estate.vnets, vnet)?.name ?? lastPart(vnet);
  if (!subnet) return home;
  return `${home}/${inList(estate.subnets, subnet)?.name ?? lastPart(subnet)}`;
}

/** The subnet of `vnet` that holds `address`. */
export function subnetHolding(estate: Estate, vnet: Key, address: string): Subnet | undefined {
  return (pathFacts(estate).subnetsByVnet.get(vnet) ?? []).find((s) =>
    s.prefixes.some((p) => isInside(address, p)),
  );
}

/** The subnet of `vnet` called `name`, whatever its letter case. */
export function subnetNamed(estate: Estate, vnet: Key, name: string): Subnet | undefined {
  return (pathFacts(estate).subnetsByVnet.get(vnet) ?? []).find(
    (s) => s.name.toLowerCase() === name.toLowerCase(),
  );
}

/** Who stands at an address. */
export type Standing =
  | { readonly is: "firewall"; readonly firewall: Firewall }
  | { readonly is: "balancer"; readonly balancer: LoadBalancer }
  | { readonly is: "nic"; readonly nic: Nic; readonly subnet?: Key }
  | { readonly is: "appliance"; readonly appliance: Appliance };

/** Who stands at `address` in `vnet`, or undefined when nothing that was read does. */
export function standingAt(estate: Estate, vnet: Key, address: string): Standing | undefined {
  const facts = pathFacts(estate);
  const firewall = facts.firewallsAt.get(address)?.find((f) => homeOf(f) === vnet);
  if (firewall) return { is: "firewall", firewall };
  const balancer = facts.balancersAt
    .get(address)
    ?.find((b) =>
      b.frontends.some((f) => f.address === address && vnetOfSubnet(f.subnet) === vnet),
    );
  if (balancer) return { is: "balancer", balancer };
  const at = facts.nicsAt.get(address)?.find((n) => n.vnet === vnet);
  if (at) return { is: "nic", nic: at.nic, ...(at.subnet ? { subnet: at.subnet } : {}) };
  const appliance = facts.appliancesAt.get(address)?.find((a) => vnetOfSubnet(a.subnet) === vnet);
  if (appliance) return { is: "appliance", appliance };
  return undefined;
}

function homeOf(firewall: Firewall): Key | undefined {
  return firewall.vnet ?? vnetOfSubnet(firewall.subnets[0]);
}

/** The packet as a filter sees it on leaving `position`, or on coming in where `target` tells. */
export function flowOf(
  course: Course,
  position: Position,
  target: { readonly toSubnet?: Key; readonly toNic?: Key } = {},
): Flow {
  return {
    sources: position.sources,
    to: course.to,
    port: course.port,
    protocol: course.protocol,
    ...(position.subnet ? { fromSubnet: position.subnet } : {}),
    ...(position.nic ? { fromNic: position.nic } : {}),
    ...target,
  };
}
