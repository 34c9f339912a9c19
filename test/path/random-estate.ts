/** Estates by chance for laws of routes and ways: hubs and spokes with all the flags that matter, in few addresses. */
import type { Random } from "#src/base/index.ts";
import { type Estate, keyOf } from "#src/model/index.ts";
import {
  circuit,
  circuitKey,
  connection,
  endpoint,
  estateOf,
  firewall,
  gateway,
  half,
  hubConnection,
  nic,
  type Parts,
  routeTable,
  serviceEndpoint,
  site,
  storage,
  tableKey,
  thing,
  tunnel,
  virtualHub,
  vnet,
} from "./estate.ts";

const POLICIES = ["Disabled", "Enabled", "NetworkSecurityGroupEnabled", "RouteTableEnabled"];
const PREFIXES = [
  "0.0.0.0/0",
  "10.0.0.0/8",
  "10.1.0.0/16",
  "10.2.0.0/16",
  "10.2.4.0/24",
  "10.2.4.4/32",
  "192.168.0.0/16",
  "192.168.1.0/24",
  "20.1.1.0/24",
  "Storage",
  "Storage.WestEurope",
  "AzureCloud",
];
const HOPS = [
  "10.0.1.4",
  "10.0.1.5",
  "10.1.1.9",
  "VnetLocal",
  "None",
  "Internet",
  "VirtualNetworkGateway",
];

/** Addresses worth asking for in these estates. */
export const ADDRESSES: readonly string[] = [
  "10.0.0.5",
  "10.0.5.4",
  "10.1.1.9",
  "10.1.4.4",
  "10.2.0.9",
  "10.2.4.4",
  "10.3.0.1",
  "172.16.0.9",
  "192.168.1.5",
  "192.168.9.5",
  "20.1.1.7",
  "20.2.1.7",
  "8.8.8.8",
];

/** Hub `v0`, spokes `v1` and `v2`, and an unconnected `v3`; each with subnets `apps` and `pe`. */
export function randomEstate(random: Random): Estate {
  const maybe = (chance: number, ...parts: readonly Parts[]) =>
    random.chance(chance) ? parts : [];
  const names = ["v0", "v1", "v2", "v3"];
  const vnets = names.map((name, i) =>
    vnet(
      name,
      `10.${i}.0.0/16`,
      {
        apps: [
          `10.${i}.1.0/24`,
          {
            ...(random.chance(0.6) ? { routeTable: tableKey(`rt${i}`) } : {}),
            serviceEndpoints: random.chance(0.3)
              ? [serviceEndpoint("Microsoft.Storage", "westeurope")]
              : [],
          },
        ],
        pe: [`10.${i}.4.0/24`, { privateEndpointNetworkPolicies: random.pick(POLICIES) }],
        ...(i === 0 ? { GatewaySubnet: "10.0.255.0/27", AzureFirewallSubnet: "10.0.1.64/26" } : {}),
      },
      { location: random.chance(0.8) ? "westeurope" : "eastus" },
    ),
  );
  const tables = names.map((_name, i) =>
    routeTable(
      `rt${i}`,
      Object.fromEntries(
        random
          .shuffled(PREFIXES)
          .slice(0, random.int(0, 4))
          .map((prefix) => [
            prefix,
            { ...hopOf(random.pick(HOPS)), bgpOverride: random.chance(0.2) },
          ]),
      ),
      {
        disableBgpPropagation: random.chance(0.15),
        disablePeeringRoute: random.chance(0.1) ? "All" : "None",
      },
    ),
  );
  const flags = () => ({
    state: random.chance(0.9) ? "Connected" : random.pick(["Initiated", "Disconnected"]),
    allowVnetAccess: random.chance(0.9),
    allowForwardedTraffic: random.chance(0.6),
    onlyIpv6: random.chance(0.05),
  });
  const peerings = ["v1", "v2"].flatMap((spoke): readonly Parts[] => {
    const lends = random.chance(0.6);
    return [
      {
        peerings: [
          half("v0", spoke, { ...flags(), allowGatewayTransit: lends }),
          half(spoke, "v0", { ...flags(), useRemoteGateways: lends && random.chance(0.9) }),
        ],
      },
    ];
  });
  return estateOf(
    ...vnets,
    ...tables,
    ...peerings,
    storage("acct"),
    ...maybe(0.8, endpoint("pe0", "v0/pe", "10.0.5.4", "acct")),
    ...maybe(
      0.8,
      endpoint("pe1", "v1/pe", "10.1.4.4", "acct", random.pick(["Approved", "Pending"])),
    ),
    endpoint("pe2", "v2/pe", "10.2.4.4", "acct"),
    ...maybe(0.6, firewall("fw", "v0", "10.0.1.4")),
    ...maybe(0.6, nic("nva0", "v0/apps", "10.0.1.5", { ipForwarding: random.chance(0.7) })),
    ...maybe(0.6, nic("nva1", "v1/apps", "10.1.1.9", { ipForwarding: random.chance(0.7) })),
    ...maybe(
      0.5,
      gateway("vpn", "v0", "Vpn", { clientPools: ["172.16.0.0/24"] }),
      tunnel("hq", "vpn", ["192.168.0.0/16"]),
    ),
    ...maybe(
      0.5,
      gateway("er", "v0", "ExpressRoute"),
      circuit("c", random.chance(0.8) ? {} : { state: "NotProvisioned" }),
      connection("er-c", "er", { circuit: circuitKey("c") }),
      ...(random.chance(0.6)
        ? [
            site("hq", random.shuffled(["192.168.0.0/16", "192.168.1.0/24", "10.2.0.0/20"]), {
              attach: [circuitKey("c")],
            }),
          ]
        : []),
    ),
    ...maybe(
      0.3,
      virtualHub("hub", "10.100.0.0/23"),
      hubConnection("hub", "v3"),
      hubConnection("hub", "v1"),
    ),
    ...maybe(0.2, {
      connectedGroups: [
        {
          ...thing("Microsoft.Network/networkManagers", "mesh"),
          vnets: ["v1", "v3"].map((n) =>
            keyOf(
              `/subscriptions/s1/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/${n}`,
            ),
          ),
          topology: "Mesh",
          hubs: [],
          directlyConnected: false,
        },
      ],
    }),
    {
      serviceTags: {
        source: "told",
        asOf: "2026-11-01",
        cloud: "Public",
        changeNumber: "1",
        complete: true,
        tags: (
          [
            ["AzureCloud", "", ["20.0.0.0/8"]],
            ["Storage", "", ["20.1.1.0/24", "20.2.1.0/24"]],
            ["Storage.WestEurope", "westeurope", ["20.1.1.0/24"]],
          ] as const
        ).map(([name, region, prefixes]) => ({ name, region, systemService: "", prefixes })),
      },
    },
  );
}

function hopOf(hop: string) {
  const isAddress = /^[0-9.]+$/.test(hop);
  return {
    nextHopType: isAddress ? "VirtualAppliance" : hop,
    nextHops: isAddress ? [hop] : [],
  };
}
