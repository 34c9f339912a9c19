/** The routing example of Azure's documents: one subnet with a route table, one without (spec/path-scenarios.md, T-UDR). */
import { expect, test } from "vitest";
import { chosenRoute, destinationOf, routesFrom } from "#src/path/index.ts";
import { viewFrom } from "#src/path/routes.ts";
import { choose } from "#src/path/routes-choose.ts";
import {
  estateOf,
  fromSubnet,
  gateway,
  peering,
  routeTable,
  serviceEndpoint,
  storage,
  tableKey,
  tunnel,
  vnet,
} from "./estate.ts";

const estate = estateOf(
  vnet("vnet1", "10.0.0.0/16", {
    Subnet1: [
      "10.0.0.0/24",
      {
        routeTable: tableKey("rt1"),
        serviceEndpoints: [serviceEndpoint("Microsoft.Storage", "westeurope", "northeurope")],
      },
    ],
    Subnet2: "10.0.1.0/24",
    Nva: "10.0.100.0/24",
    GatewaySubnet: "10.0.255.0/27",
  }),
  vnet("vnet2", ["10.1.0.0/16", "10.2.0.0/16"]),
  peering("vnet1", "vnet2"),
  gateway("vpngw", "vnet1", "Vpn"),
  tunnel("to-site", "vpngw", ["10.10.0.0/16"]),
  routeTable("rt1", {
    "10.0.0.0/16": "10.0.100.4",
    "10.0.0.0/24": "VnetLocal",
    "10.1.0.0/16": "None",
    "10.2.0.0/16": "None",
    "10.10.0.0/16": "10.0.100.4",
    "0.0.0.0/0": "10.0.100.4",
  }),
  storage("acct"),
);

/** `next hop type (source prefix)` of the route taken. */
function hop(place: string, address: string): string {
  const routes = routesFrom(estate, fromSubnet(place));
  const chosen = routes[chosenRoute(estate, fromSubnet(place), address)];
  return chosen ? `${chosen.nextHopType} ${chosen.source} ${chosen.prefixes[0]}` : "no route";
}

test.each([
  ["T01", "Subnet1", "10.0.0.5", "VnetLocal User 10.0.0.0/24"],
  ["T02", "Subnet1", "10.0.1.5", "VirtualAppliance User 10.0.0.0/16"],
  ["T03", "Subnet1", "10.1.0.5", "None User 10.1.0.0/16"],
  ["T04", "Subnet1", "10.10.0.5", "VirtualAppliance User 10.10.0.0/16"],
  ["T06", "Subnet1", "8.8.8.8", "VirtualAppliance User 0.0.0.0/0"],
  ["T07", "Subnet2", "10.10.0.5", "VirtualNetworkGateway VirtualNetworkGateway 10.10.0.0/16"],
  ["T08", "Subnet2", "10.2.3.4", "VNetPeering Default 10.2.0.0/16"],
  ["T09", "Subnet2", "8.8.8.8", "Internet Default 0.0.0.0/0"],
  ["T10", "Subnet1", "10.200.0.1", "VirtualAppliance User 0.0.0.0/0"],
  ["T12", "Subnet2", "10.200.0.1", "None Default 10.0.0.0/8"],
])("%s: %s to %s goes %s", (_row, subnet, address, expected) => {
  expect(hop(`vnet1/${subnet}`, address)).toBe(expected);
});

test("T05, T11: storage by its service endpoint where it is enabled, by the internet route where not", () => {
  const to = destinationOf("public", "acct.blob.core.windows.net", estate.services[0]);
  const chosen = (subnet: string) => {
    const view = viewFrom(estate, fromSubnet(`vnet1/${subnet}`));
    return view && choose(view, to).entry?.nextHopType;
  };
  expect(chosen("Subnet1")).toBe("VirtualNetworkServiceEndpoint");
  expect(chosen("Subnet2")).toBe("Internet");
});

test("the table of Subnet1 shows which system routes lost, and no reserved block", () => {
  const rows = routesFrom(estate, fromSubnet("vnet1/Subnet1"))
    .filter((r) => r.nextHopType !== "VirtualNetworkServiceEndpoint")
    .map((r) => `${r.source} ${r.state} ${r.prefixes.join(",")} ${r.nextHopType}`);
  expect(rows).toEqual([
    "Default Invalid 10.0.0.0/16 VnetLocal",
    "Default Invalid 10.1.0.0/16 VNetPeering",
    "Default Invalid 10.2.0.0/16 VNetPeering",
    "VirtualNetworkGateway Invalid 10.10.0.0/16 VirtualNetworkGateway",
    "Default Invalid 0.0.0.0/0 Internet",
    "User Active 10.0.0.0/16 VirtualAppliance",
    "User Active 10.0.0.0/24 VnetLocal",
    "User Active 10.1.0.0/16 None",
    "User Active 10.2.0.0/16 None",
    "User Active 10.10.0.0/16 VirtualAppliance",
    "User Active 0.0.0.0/0 VirtualAppliance",
  ]);
});
