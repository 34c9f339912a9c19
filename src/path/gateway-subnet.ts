/** Where a gateway stands, and how a packet goes on from its subnet (path.md 1.9). */
import type { Gateway, Key } from "#src/model/index.ts";
import { vnetOfSubnet } from "./path-facts.ts";
import type { Course, End, Position } from "./walk-course.ts";
import { subnetNamed } from "./walk-places.ts";

/** The VNet in which a gateway stands. */
export function homeOfGateway(gateway: Gateway): Key | undefined {
  return gateway.vnet ?? vnetOfSubnet(gateway.subnets[0]);
}

/** The packet goes on from the gateway's own subnet in `home`. */
export function fromGatewaySubnet(course: Course, position: Position, home: Key): End {
  const subnet = subnetNamed(course.estate, home, "GatewaySubnet");
  const { nic: _nic, subnet: _subnet, ...rest } = position;
  return course.onward(course, {
    ...rest,
    vnet: home,
    ...(subnet ? { subnet: subnet.key } : {}),
    forwarder: { vnet: home, isGateway: true, snat: "no" },
    passed: [...position.passed, `gateway ${home}`],
  });
}
