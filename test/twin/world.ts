/** Small random estates for the twin: hub, spokes, a site, services, zones, servers; every one of them buildable for real. */
import { type Random, randomFrom } from "#src/base/index.ts";
import {
  type ConditionalForwarder,
  type DnsServer,
  type Estate,
  emptyEstate,
  type Key,
  keyOf,
  type Software,
  type Thing,
  type Vantage,
} from "#src/model/index.ts";
import { PLAIN_PEERING } from "../kit/plain.ts";

/** A question for both sides: the prediction and the real servers. */
export type TwinQuestion = {
  readonly vantage: Vantage;
  readonly client: string;
  readonly name: string;
  readonly type: string;
};

export type TwinWorld = {
  readonly seed: number;
  readonly estate: Estate;
  readonly questions: readonly TwinQuestion[];
};

const SUB = "/subscriptions/11111111-1111-1111-1111-111111111111";

function thing(type: string, path: string, name: string): Thing {
  const id = `${SUB}/resourceGroups/rg/providers/${path}`;
  return {
    id,
    key: keyOf(id),
    name,
    type: type.toLowerCase(),
    location: "westeurope",
    subscription: "11111111-1111-1111-1111-111111111111",
    resourceGroup: "rg",
    tags: {},
  };
}

const NET = "Microsoft.Network";

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

type Kind = {
  readonly group: string;
  readonly type: string;
  readonly suffix: string;
  readonly zone: string;
};

const KINDS: readonly Kind[] = [
  {
    group: "blob",
    type: "Microsoft.Storage/storageAccounts",
    suffix: "blob.core.windows.net",
    zone: "privatelink.blob.core.windows.net",
  },
  {
    group: "vault",
    type: "Microsoft.KeyVault/vaults",
    suffix: "vault.azure.net",
    zone: "privatelink.vaultcore.azure.net",
  },
  {
    group: "sqlServer",
    type: "Microsoft.Sql/servers",
    suffix: "database.windows.net",
    zone: "privatelink.database.windows.net",
  },
];

/** The world of `seed`: the same on every machine. */
export function worldOf(seed: number): TwinWorld {
  const random = randomFrom(seed);
  const estate = emptyEstate() as Mutable<Estate>;
  const vnets = addNetworks(estate, random);
  addServices(estate, random, vnets);
  addRulesets(estate, random, vnets);
  const { site, clients } = addServers(estate, random, vnets);
  const questions = questionsFor(estate, random, clients, site);
  return { seed, estate: estate as Estate, questions };
}

/** VNet names in order: the hub first. */
const VNETS = ["hub", "spoke1", "spoke2"] as const;

function addNetworks(estate: Mutable<Estate>, random: Random): Key[] {
  const keys = VNETS.map((name, i) => {
    const base = thing(`${NET}/virtualNetworks`, `${NET}/virtualNetworks/${name}`, name);
    const subnets = ["app", "dns", "out"].map((s, j) => {
      const t = thing(
        `${NET}/virtualNetworks/subnets`,
        `${NET}/virtualNetworks/${name}/subnets/${s}`,
        s,
      );
      estate.subnets.push({
        ...t,
        vnet: base.key,
        prefixes: [`10.${i}.${j}.0/24`],
        serviceEndpoints: [],
        serviceEndpointPolicies: [],
        privateEndpointNetworkPolicies: "Disabled",
        privateLinkServiceNetworkPolicies: "Enabled",
        delegations: [],
      });
      return t.key;
    });
    estate.vnets.push({
      ...base,
      prefixes: [`10.${i}.0.0/16`],
      dnsServers: [],
      subnets,
      summarizedGatewayPrefixes: [],
      privateEndpointVNetPolicies: "",
    });
    return base.key;
  });
  const hub = keys[0] as Key;
  for (const spoke of keys.slice(1)) {
    // A spoke now and then lacks its peering, so that servers in the hub are out of reach.
    if (random.chance(0.12)) continue;
    for (const [a, b] of [
      [hub, spoke],
      [spoke, hub],
    ] as const) {
      const t = thing(
        `${NET}/virtualNetworks/virtualNetworkPeerings`,
        `${a.slice(a.indexOf("microsoft.network"))}/virtualNetworkPeerings/to-${b.slice(b.lastIndexOf("/") + 1)}`,
        "peering",
      );
      estate.peerings.push({
        ...t,
        vnet: a,
        remoteVnet: b,
        ...PLAIN_PEERING,
        allowGatewayTransit: a === hub,
        useRemoteGateways: a !== hub,
      });
    }
  }
  return keys;
}

function addServices(estate: Mutable<Estate>, random: Random, vnets: readonly Key[]): void {
  for (const kind of KINDS) {
    for (let n = 0; n < 2; n++) {
      const name = `${kind.group.toLowerCase()}${n}`;
      const base = thing(kind.type, `${kind.type}/${name}`, name);
      const fqdn = `${name}.${kind.suffix}`;
      const state = random.pick(["Approved", "Approved", "Approved", "Pending", "none"]);
      const address = `10.${random.int(1, 2)}.0.${50 + n + KINDS.indexOf(kind) * 4}`;
      const endpoint = thing(
        `${NET}/privateEndpoints`,
        `${NET}/privateEndpoints/pe-${name}`,
        `pe-${name}`,
      );
      const has = state !== "none";
      estate.services.push({
        ...base,
        kind: "",
        sku: "",
        names: [{ fqdn, groupId: kind.group }],
        connections: has
          ? [
              {
                id: `${base.id}/privateEndpointConnections/c`,
                endpoint: endpoint.id,
                endpointKey: endpoint.key,
                groupIds: [kind.group],
                state,
              },
            ]
          : [],
        door: {
          ipRules: [],
          subnetRules: [],
          bypass: [],
          instanceRules: false,
          pointers: {},
          complete: true,
        },
        listeners: [],
      });
      if (has) {
        estate.endpoints.push({
          ...endpoint,
          nics: [],
          connections: [
            {
              name: "c",
              target: base.id,
              targetKey: base.key,
              groupIds: [kind.group],
              state,
              manual: false,
            },
          ],
          customDns: [{ fqdn, addresses: [address] }],
          ipConfigs: [],
          asgs: [],
          provisioningState: "Succeeded",
          guid: "",
        });
      }
    }
    addZone(estate, random, kind.zone, vnets, kind);
  }
  // A custom zone, an alias into PaaS, a wildcard, and now and then a zone that hijacks a service suffix.
  addZone(estate, random, "corp.contoso.com", vnets, undefined);
  if (random.chance(0.2)) addZone(estate, random, "blob.core.windows.net", vnets, undefined);
  if (random.chance(0.25)) addZone(estate, random, "sub.corp.contoso.com", vnets, undefined);
}

function addZone(
  estate: Mutable<Estate>,
  random: Random,
  zone: string,
  vnets: readonly Key[],
  kind: Kind | undefined,
): void {
  const base = thing(`${NET}/privateDnsZones`, `${NET}/privateDnsZones/${zone}`, zone);
  estate.zones.push({ ...base, zone, isPrivate: true });
  const record = (name: string, type: "A" | "CNAME" | "TXT", value: string) => {
    const id = `${base.id}/${type}/${name}`;
    estate.records.push({
      id,
      key: keyOf(id),
      zone: base.key,
      name,
      type,
      ttl: 300,
      values: [value],
      autoRegistered: false,
      creator: "",
    });
  };
  if (kind) {
    for (const service of estate.services.filter((s) => s.type === kind.type.toLowerCase())) {
      const address = estate.endpoints.find((e) => e.name === `pe-${service.name}`)?.customDns[0]
        ?.addresses[0];
      const how = random.next();
      if (address && how < 0.65) record(service.name, "A", address);
      else if (address && how < 0.75) record(service.name, "A", "10.2.0.250");
      else if (how < 0.85) record(service.name, "TXT", "text");
    }
    if (random.chance(0.1)) record("*", "A", "10.2.0.251");
  } else {
    record("www", "A", "10.1.0.80");
    record("db", "CNAME", "sqlserver0.database.windows.net");
    if (random.chance(0.5)) record("deep.below", "A", "10.1.0.81");
    if (random.chance(0.4)) record("*.wild", "A", "10.1.0.82");
    if (zone === "blob.core.windows.net")
      record("blob0", "CNAME", "blob0.privatelink.blob.core.windows.net");
  }
  for (const vnet of vnets) {
    if (!random.chance(0.6)) continue;
    const t = thing(
      `${NET}/privateDnsZones/virtualNetworkLinks`,
      `${NET}/privateDnsZones/${zone}/virtualNetworkLinks/${vnet.slice(vnet.lastIndexOf("/") + 1)}`,
      "link",
    );
    estate.zoneLinks.push({
      ...t,
      zone: base.key,
      vnet,
      registration: false,
      resolutionPolicy: random.chance(0.3) ? "NxDomainRedirect" : "Default",
      state: random.chance(0.07) ? "InProgress" : "Completed",
      provisioningState: "Succeeded",
    });
  }
}

/** Addresses of the servers of every twin: an inbound endpoint, a firewall, a machine in the hub, the site's server, a dead one. */
export const PLACES = {
  inbound: "10.0.1.4",
  firewall: "10.0.1.5",
  machine: "10.0.1.6",
  site: "192.168.0.53",
  dead: "10.0.1.99",
  publicResolver: "8.8.8.8",
} as const;

function addRulesets(estate: Mutable<Estate>, random: Random, vnets: readonly Key[]): void {
  const hub = vnets[0] as Key;
  const resolver = thing(`${NET}/dnsResolvers`, `${NET}/dnsResolvers/res`, "res");
  estate.resolvers.push({ ...resolver, vnet: hub });
  const inbound = thing(
    `${NET}/dnsResolvers/inboundEndpoints`,
    `${NET}/dnsResolvers/res/inboundEndpoints/in`,
    "in",
  );
  estate.inboundEndpoints.push({
    ...inbound,
    resolver: resolver.key,
    vnet: hub,
    ips: [{ address: PLACES.inbound }],
  });
  const outbound = thing(
    `${NET}/dnsResolvers/outboundEndpoints`,
    `${NET}/dnsResolvers/res/outboundEndpoints/out`,
    "out",
  );
  estate.outboundEndpoints.push({ ...outbound, resolver: resolver.key, vnet: hub });
  const ruleset = thing(
    `${NET}/dnsForwardingRulesets`,
    `${NET}/dnsForwardingRulesets/rules`,
    "rules",
  );
  estate.rulesets.push({ ...ruleset, outboundEndpoints: [outbound.key] });
  const domains = [
    "corp.contoso.com",
    "privatelink.blob.core.windows.net",
    "blob.core.windows.net",
    "windows.net",
    "onprem.example",
    "",
    "database.windows.net",
  ];
  for (const domain of random.shuffled(domains).slice(0, random.int(1, 4))) {
    const rule = thing(
      `${NET}/dnsForwardingRulesets/forwardingRules`,
      `${NET}/dnsForwardingRulesets/rules/forwardingRules/r${domain.length}`,
      domain || "root",
    );
    const address = random.pick([
      PLACES.inbound,
      PLACES.site,
      PLACES.machine,
      PLACES.publicResolver,
    ]);
    estate.forwardingRules.push({
      ...rule,
      ruleset: ruleset.key,
      domain,
      enabled: random.chance(0.85),
      targets: [{ address, port: 53 }],
    });
  }
  for (const vnet of vnets) {
    if (!random.chance(0.4)) continue;
    const link = thing(
      `${NET}/dnsForwardingRulesets/virtualNetworkLinks`,
      `${NET}/dnsForwardingRulesets/rules/virtualNetworkLinks/${vnet.slice(vnet.lastIndexOf("/") + 1)}`,
      "link",
    );
    estate.rulesetLinks.push({
      ...link,
      ruleset: ruleset.key,
      vnet,
      provisioningState: "Succeeded",
    });
  }
}

type Client = { readonly vantage: Vantage; readonly address: string };

function addServers(
  estate: Mutable<Estate>,
  random: Random,
  vnets: readonly Key[],
): { site: Client; clients: Client[] } {
  const policy = thing(`${NET}/firewallPolicies`, `${NET}/firewallPolicies/fwp`, "fwp");
  estate.firewallPolicies.push({
    ...policy,
    ruleCollections: [],
    dnsProxy: random.chance(0.8),
    dnsServers: random.pick([[], [], [PLACES.inbound], [PLACES.machine]]),
  });
  const firewall = thing(`${NET}/azureFirewalls`, `${NET}/azureFirewalls/fw`, "fw");
  estate.firewalls.push({
    ...firewall,
    addresses: [PLACES.firewall],
    subnets: [],
    vnet: vnets[0] as Key,
    policy: policy.key,
    publicIps: [],
    publicAddresses: [],
    provisioningState: "Succeeded",
  });
  estate.dnsServers.push(server(random, PLACES.machine, vnets[0], ["168.63.129.16"]));
  estate.dnsServers.push(server(random, PLACES.site, undefined, [PLACES.publicResolver]));
  const gateway = thing(`${NET}/virtualNetworkGateways`, `${NET}/virtualNetworkGateways/gw`, "gw");
  estate.gateways.push({
    ...gateway,
    gatewayType: "Vpn",
    vpnType: "RouteBased",
    sku: "VpnGw1",
    subnets: [],
    vnet: vnets[0] as Key,
    bgp: false,
    activeActive: false,
    clientPools: [],
    customRoutes: [],
    publicIps: [],
  });
  estate.sites.push({
    name: "hq",
    attach: [gateway.key],
    prefixes: ["192.168.0.0/16"],
    dnsServers: [PLACES.site],
    natAddresses: [],
  });
  const clients = vnets.map((vnet, i): Client => {
    const list =
      i === 0
        ? [[], [], [PLACES.machine]]
        : [
            [],
            [],
            [PLACES.inbound],
            [PLACES.firewall],
            [PLACES.machine],
            [PLACES.site],
            [PLACES.dead],
          ];
    const v = estate.vnets[i];
    if (v) estate.vnets[i] = { ...v, dnsServers: random.pick<string[]>(list) };
    const subnet = `${vnet}/subnets/app` as Key;
    return {
      vantage: { id: subnet, kind: "subnet", label: `${VNETS[i]}/app`, key: subnet, vnet, subnet },
      address: `10.${i}.0.10`,
    };
  });
  return {
    site: {
      vantage: { id: "site:hq", kind: "site", label: "hq", site: "hq" },
      address: "192.168.0.10",
    },
    clients,
  };
}

function server(
  random: Random,
  address: string,
  vnet: Key | undefined,
  usual: readonly string[],
): DnsServer {
  const software = random.pick<Software>(["bind", "unbound", "dnsmasq"]);
  const target = (list: readonly string[]) => list.map((a) => ({ address: a, port: 53 }));
  const suffixes = [
    "blob.core.windows.net",
    "privatelink.blob.core.windows.net",
    "blob0.blob.core.windows.net",
    "database.windows.net",
    "vault.azure.net",
    "vaultcore.azure.net",
    "privatelink.database.windows.net",
  ];
  const conditionalForwarders = random
    .shuffled(suffixes)
    .slice(0, random.int(0, 3))
    .map(
      (zone): ConditionalForwarder => ({
        zone,
        to: target([
          random.pick(
            address === PLACES.site
              ? [PLACES.inbound, PLACES.inbound, PLACES.firewall]
              : [PLACES.inbound, PLACES.publicResolver, "168.63.129.16"],
          ),
        ]),
        fallback: false,
        enabled: true,
        except: [],
      }),
    );
  const zones = random.chance(0.5)
    ? [
        {
          name: "onprem.example",
          authoritative: true,
          records: [
            { name: "dc", type: "A", ttl: 300, data: "192.168.0.20" },
            { name: "files", type: "CNAME", ttl: 300, data: "blob0.blob.core.windows.net." },
          ].slice(0, software === "bind" ? 2 : 1),
        },
      ]
    : [];
  if (software === "bind" && random.chance(0.2))
    zones.push({
      name: "privatelink.vaultcore.azure.net",
      authoritative: true,
      records: [{ name: "vault0", type: "A", ttl: 300, data: "10.0.0.99" }],
    });
  const recurses = software !== "dnsmasq" && random.chance(0.25);
  return {
    address,
    ...(vnet ? { vnet } : {}),
    software,
    conditionalForwarders,
    forwarders: recurses
      ? []
      : target([random.chance(0.75) ? (usual[0] ?? "") : PLACES.publicResolver]),
    rootHints: recurses,
    forwardOnly: true,
    zones,
    validateExcept: [],
  };
}

function questionsFor(
  estate: Mutable<Estate>,
  random: Random,
  clients: readonly Client[],
  site: Client,
): TwinQuestion[] {
  const names = [
    ...estate.services.flatMap((s) => s.names.map((n) => n.fqdn)),
    "www.example.org",
    "www.corp.contoso.com",
    "db.corp.contoso.com",
    "missing.corp.contoso.com",
    "below.corp.contoso.com",
    "x.wild.corp.contoso.com",
    "dc.onprem.example",
    "files.onprem.example",
    "blob0.privatelink.blob.core.windows.net",
    "vault1.privatelink.vaultcore.azure.net",
    "x.sub.corp.contoso.com",
  ];
  const internet: Client = {
    vantage: { id: "internet", kind: "internet", label: "internet" },
    address: "198.51.100.7",
  };
  return [...clients, site, internet].flatMap((client) =>
    names
      .filter(() => random.chance(0.75))
      .map(
        (name): TwinQuestion => ({
          vantage: client.vantage,
          client: client.address,
          name,
          type: random.chance(0.12) ? random.pick(["AAAA", "TXT", "CNAME"]) : "A",
        }),
      ),
  );
}
