/** Estates of chance, from a seed: hubs and spokes with routes, filters, endpoints, zones and services of many moods. */
import type { Random } from "#src/base/index.ts";
import type { Estate, RecordSet, Service, Vantage, Zone, ZoneLink } from "#src/model/index.ts";
import { keyOf } from "#src/model/index.ts";
import {
  adminRules,
  connectedTo,
  endpoint,
  estate,
  firewall,
  firewallPolicy,
  idOf,
  keys,
  nic,
  nsg,
  peering,
  perimeter,
  routeTable,
  sePolicy,
  service,
  subnet,
  thing,
  vnet,
} from "../path/parts.ts";

const ZONES: Readonly<Record<string, string>> = {
  storage: "privatelink.blob.core.windows.net",
  vault: "privatelink.vaultcore.azure.net",
  sql: "privatelink.database.windows.net",
};
const REGIONS = ["westeurope", "northeurope", "japaneast"];

/** One estate, and everything there is to ask of it. */
export type SomeEstate = {
  readonly estate: Estate;
  readonly vantages: readonly Vantage[];
  readonly names: readonly string[];
};

export function someEstate(random: Random): SomeEstate {
  const spokes = Array.from({ length: random.int(2, 4) }, (_, i) => `s${i}`);
  const vnets = ["hub", ...spokes];
  const space = (name: string) => (name === "hub" ? "10.0" : `10.${Number(name.slice(1)) + 1}`);
  // Of some estates most VNets stand alone.
  const peered = random.pick([0.85, 0.85, 0.35]);
  const kinds = Object.keys(ZONES);
  const groups = [0, 1, 2].map((i) => nsg(`g${i}`, ...someRules(random, vnets.map(space))));
  const tables = [0, 1].map((i) => routeTable(`rt${i}`, ...someRoutes(random, vnets.map(space))));
  const policy = sePolicy("sep", [service("storage", "st0").id]);
  const subnets = vnets.flatMap((v) =>
    ["app", "web", "pe"].map((name, i) =>
      subnet(`${v}/${name}`, `${space(v)}.${i}.0/24`, {
        ...(random.chance(0.5) ? { nsg: random.pick(groups).key } : {}),
        ...(random.chance(0.4) ? { routeTable: random.pick(tables).key } : {}),
        ...(random.chance(0.2) ? { defaultOutboundAccess: false } : {}),
        ...(random.chance(0.3)
          ? {
              serviceEndpoints: [
                {
                  service: random.pick([
                    "Microsoft.Storage",
                    "Microsoft.KeyVault",
                    "Microsoft.Sql",
                  ]),
                  locations: ["westeurope", "northeurope"],
                  state: "Succeeded",
                },
              ],
            }
          : {}),
        ...(random.chance(0.1) ? { serviceEndpointPolicies: [policy.key] } : {}),
        privateEndpointNetworkPolicies: random.pick(["Disabled", "Enabled", "RouteTableEnabled"]),
      }),
    ),
  );
  const services: Service[] = [];
  const endpoints = [];
  const records: RecordSet[] = [];
  for (let i = 0; i < random.int(3, 6); i++) {
    const kind = random.pick(kinds);
    const mark = { storage: "st", vault: "kv", sql: "sql" }[kind] ?? "x";
    const bare = service(
      kind,
      `${mark}${i}`,
      someDoor(
        random,
        subnets.map((s) => s.key),
      ),
      {
        location: random.pick(REGIONS),
        ...(kind === "sql" ? { connectionPolicy: random.pick(["Default", "Redirect"]) } : {}),
      },
    );
    if (random.chance(0.6)) {
      const home = random.pick(vnets);
      const state = random.pick(["Approved", "Approved", "Approved", "Pending"]);
      const part = random.pick(["pe", "pe", "web"]);
      const address = `${space(home)}.${part === "pe" ? 2 : 1}.${10 + i}`;
      const pe = endpoint(`pe${i}`, `${home}/${part}`, bare, { state, address });
      endpoints.push(pe);
      services.push(connectedTo(bare, pe, state));
      records.push(
        recordOf(kind, bare.name, random.chance(0.9) ? address : `${space(home)}.2.250`),
      );
    } else services.push(bare);
  }
  const chosen = random.pick(services);
  const made = estate({
    vnets: vnets.map((v) => vnet(v, [`${space(v)}.0.0/16`])),
    subnets,
    nsgs: groups,
    routeTables: tables,
    serviceEndpointPolicies: [policy],
    nics: vnets.flatMap((v) =>
      random.chance(0.5)
        ? [
            nic(
              `nic-${v}`,
              `${v}/app`,
              `${space(v)}.0.4`,
              random.chance(0.5) ? { nsg: random.pick(groups).key } : {},
            ),
          ]
        : [],
    ),
    peerings: spokes.flatMap((s) =>
      random.chance(peered)
        ? [
            peering("hub", s, { remotePrefixes: [`${space(s)}.0.0/16`] }),
            peering(s, "hub", {
              allowForwardedTraffic: random.chance(0.7),
              remotePrefixes: [`${space("hub")}.0.0/16`],
            }),
          ]
        : [],
    ),
    adminRuleSets: random.chance(0.2)
      ? [adminRules(random.pick(spokes), ["1 Out Deny Tcp * > 10.1.2.0/24:*", "Deny"])]
      : [],
    firewalls: [firewall("fw", idKey("policy"))],
    firewallPolicies: [
      firewallPolicy("policy", [
        {
          name: "c",
          priority: 100,
          action: "Allow",
          rules: [
            {
              name: "r",
              ruleType: "NetworkRule",
              sources: ["*"],
              destinations: [random.pick(["*", "10.0.0.0/8"])],
              fqdns: [],
              fqdnTags: [],
              ports: ["*"],
              protocols: ["Any"],
            },
          ],
        },
      ]),
    ],
    services,
    endpoints,
    records,
    zones: kinds.map(zoneOf),
    zoneLinks: kinds.flatMap((kind) =>
      vnets.flatMap((v) => (random.chance(0.75) ? [linkOf(kind, v)] : [])),
    ),
    ...(random.chance(0.3) ? perimeter(chosen, random.pick(["Enforced", "Learning"])) : {}),
  });
  const vantages: Vantage[] = [
    ...made.subnets.map(
      (s): Vantage => ({
        id: s.id,
        kind: "subnet",
        label: s.name,
        key: s.key,
        subnet: s.key,
        vnet: s.vnet,
      }),
    ),
    ...made.nics.map((n): Vantage => {
      const place = n.ipConfigs[0]?.subnet;
      const home = made.subnets.find((s) => s.key === place);
      return {
        id: n.id,
        kind: "nic",
        label: n.name,
        key: n.key,
        ...(home ? { subnet: home.key, vnet: home.vnet } : {}),
      };
    }),
    ...made.vnets.map(
      (v): Vantage => ({ id: v.id, kind: "vnet", label: v.name, key: v.key, vnet: v.key }),
    ),
    { id: "internet", kind: "internet", label: "internet" },
  ];
  const names = [
    ...made.services.flatMap((s) => s.names.map((n) => n.fqdn)),
    "nobody.blob.core.windows.net",
    "www.example.com",
  ];
  return { estate: made, vantages, names };

  function idKey(name: string) {
    return keyOf(idOf("Microsoft.Network/firewallPolicies", name));
  }
}

function someRules(random: Random, spaces: readonly string[]): readonly string[] {
  return Array.from({ length: random.int(0, 4) }, (_, i) => {
    const way = random.pick(["In", "Out"]);
    const access = random.pick(["Allow", "Deny"]);
    const from = random.pick([
      "*",
      "VirtualNetwork",
      `${random.pick(spaces)}.0.0/24`,
      `${random.pick(spaces)}.0.4`,
    ]);
    const to = random.pick([
      "*",
      "Internet",
      "VirtualNetwork",
      "Storage",
      "Storage.WestEurope",
      "Sql",
      "AzureCloud",
      `${random.pick(spaces)}.2.0/24`,
      `${random.pick(spaces)}.2.${random.int(10, 15)}`,
      "20.60.0.0/16",
    ]);
    return `${100 + i * 10} ${way} ${access} ${random.pick(["*", "Tcp", "Udp"])} ${from} > ${to}:${random.pick(["*", "443", "1433", "1433-65535"])}`;
  });
}

function someRoutes(
  random: Random,
  spaces: readonly string[],
): readonly (readonly [string, string])[] {
  return Array.from({ length: random.int(0, 3) }, () => [
    random.pick([
      "0.0.0.0/0",
      "10.0.0.0/8",
      `${random.pick(spaces)}.0.0/16`,
      `${random.pick(spaces)}.2.0/24`,
      `${random.pick(spaces)}.2.${random.int(10, 15)}/32`,
      "Storage",
    ]),
    random.pick(["VirtualAppliance", "VirtualAppliance", "None", "Internet"]),
  ]);
}

function someDoor(
  random: Random,
  places: readonly Service["door"]["subnetRules"][number]["subnet"][],
): Partial<Service["door"]> {
  return {
    publicAccess: random.pick(["Enabled", "Enabled", "Disabled", "SecuredByPerimeter"]),
    defaultAction: random.pick(["Allow", "Deny"]),
    ipRules: random.chance(0.3) ? [random.pick(["203.0.113.7", "0.0.0.0-0.0.0.0"])] : [],
    subnetRules: random.chance(0.4) ? [{ subnet: random.pick(places), state: "Succeeded" }] : [],
    complete: random.chance(0.95),
  };
}

function zoneOf(kind: string): Zone {
  const name = ZONES[kind] ?? "";
  return { ...thing("Microsoft.Network/privateDnsZones", name, ""), zone: name, isPrivate: true };
}

function linkOf(kind: string, to: string): ZoneLink {
  const zone = zoneOf(kind);
  return {
    ...thing("Microsoft.Network/privateDnsZones/virtualNetworkLinks", `${kind}-${to}`, ""),
    zone: zone.key,
    vnet: keys.vnet(to),
    registration: false,
    resolutionPolicy: "Default",
    state: "Completed",
    provisioningState: "Succeeded",
  };
}

function recordOf(kind: string, name: string, address: string): RecordSet {
  const zone = zoneOf(kind);
  const id = `${zone.id}/A/${name}`;
  return {
    id,
    key: keyOf(id),
    zone: zone.key,
    name,
    type: "A",
    ttl: 10,
    values: [address],
    autoRegistered: false,
    creator: "",
  };
}
