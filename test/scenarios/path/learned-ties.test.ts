/** Which gateway has the packet when two of them learned the same prefix. */
import { expect, test } from "vitest";
import { arm } from "#src/demo/index.ts";
import { findVantage, keyOf, type Site } from "#src/model/index.ts";
import { traceOf } from "#src/verdict/index.ts";
import { estateOf } from "../../kit/world.ts";

const net = arm.vnet("net", {
  prefixes: ["10.0.0.0/16"],
  subnets: { GatewaySubnet: "10.0.0.0/24", RouteServerSubnet: "10.0.2.0/24", app: "10.0.1.0/24" },
});
const er = arm.expressRouteGateway("er", { vnet: net });
const vpn = arm.vpnGateway("vpn", { vnet: net });
const circuit = arm.circuit("circuit", {});
const office = arm.localGateway("office", {
  prefixes: ["192.168.0.0/16"],
  address: "203.0.113.1",
});
const world = [
  net,
  er,
  vpn,
  circuit,
  office,
  arm.connection("by-er", { gateway: er, to: circuit, kind: "ExpressRoute" }),
  arm.connection("by-vpn", { gateway: vpn, to: office }),
];
const hq: Site = {
  name: "hq",
  attach: [keyOf(circuit.id)],
  prefixes: ["192.168.0.0/16"],
  dnsServers: [],
  natAddresses: [],
};
const server = (preference: string): arm.ArmDocument => ({
  id: net.id.replace("virtualNetworks/net", "virtualHubs/rs"),
  name: "rs",
  type: "Microsoft.Network/virtualHubs",
  location: "westeurope",
  properties: { sku: "Standard", hubRoutingPreference: preference },
});
const placed = (rs: arm.ArmDocument): arm.ArmDocument => ({
  ...rs,
  id: `${rs.id}/ipConfigurations/ip`,
  name: "ip",
  type: "Microsoft.Network/virtualHubs/ipConfigurations",
  properties: { subnet: { id: arm.subnetOf(net, "RouteServerSubnet") } },
});

function by(documents: readonly arm.ArmDocument[]): string | undefined {
  const estate = estateOf(documents, { sites: [hq] });
  const found = findVantage(estate, "subnet:net/app");
  if (!("vantage" in found)) throw new Error("There is one such subnet.");
  const { journeys } = traceOf(estate, { name: "192.168.1.1", from: found.vantage });
  return journeys[0]?.hops.find((h) => h.did === "left-by-gateway")?.nextHop;
}

test("ExpressRoute goes before VPN", () => {
  expect(by(world)).toBe("by-er");
});

test("unless a Route Server beside them prefers VPN", () => {
  const beside = (preference: string) => {
    const rs = server(preference);
    return by([...world, rs, placed(rs)]);
  };
  expect(beside("VpnGateway")).toBe("by-vpn");
  expect(beside("ExpressRoute")).toBe("by-er");
});
