/** Where every name leads from every vantage, DNS and path together: 200 vantages by 500 names. */
import type { Estate, RecordSet, Service, Vantage, Zone, ZoneLink } from "#src/model/index.ts";
import { keyOf } from "#src/model/index.ts";
import { matrixOf } from "#src/verdict/index.ts";
import {
  connectedTo,
  endpoint,
  estate,
  firewall,
  keys,
  nsg,
  peering,
  routeTable,
  service,
  subnet,
  thing,
  vnet,
} from "../path/parts.ts";
import type { Row } from "./rows.ts";

const ZONE = "privatelink.blob.core.windows.net";

/** A hub with a firewall and 50 spokes of four subnets, routes and filters in each; half the accounts have endpoints. */
function hubAndSpokes(spokes: number, accounts: number): Estate {
  const names = Array.from({ length: spokes }, (_, i) => `s${i + 1}`);
  const space = (name: string) => (name === "hub" ? "10.0" : `10.${name.slice(1)}`);
  const zone: Zone = {
    ...thing("Microsoft.Network/privateDnsZones", ZONE, ""),
    zone: ZONE,
    isPrivate: true,
  };
  const links = ["hub", ...names.filter((_, i) => i % 3 !== 2)].map(
    (v): ZoneLink => ({
      ...thing("Microsoft.Network/privateDnsZones/virtualNetworkLinks", `to-${v}`, ""),
      zone: zone.key,
      vnet: keys.vnet(v),
      registration: false,
      resolutionPolicy: "Default",
      state: "Completed",
      provisioningState: "Succeeded",
    }),
  );
  const services: Service[] = [];
  const endpoints = [];
  const records: RecordSet[] = [];
  for (let k = 0; k < accounts; k++) {
    const isShut = k % 2 === 0;
    const home = names[k % names.length] ?? "s1";
    const bare = service("storage", `st${k}`, {
      publicAccess: isShut ? "Disabled" : "Enabled",
      defaultAction: k % 3 === 0 ? "Deny" : "Allow",
      subnetRules: k % 5 === 1 ? [{ subnet: keys.subnet(`${home}/n1`), state: "Succeeded" }] : [],
    });
    if (!isShut) {
      services.push(bare);
      continue;
    }
    const address = `${space(home)}.9.${4 + Math.floor(k / names.length)}`;
    const pe = endpoint(`pe${k}`, `${home}/pe`, bare, { address });
    endpoints.push(pe);
    services.push(connectedTo(bare, pe));
    const id = `${zone.id}/A/st${k}`;
    records.push({
      id,
      key: keyOf(id),
      zone: zone.key,
      name: `st${k}`,
      type: "A",
      ttl: 10,
      values: [address],
      autoRegistered: false,
      creator: "",
    });
  }
  return estate({
    vnets: ["hub", ...names].map((v) => vnet(v, [`${space(v)}.0.0/16`])),
    subnets: names.flatMap((v) => [
      ...[0, 1, 2, 3].map((j) =>
        subnet(`${v}/n${j}`, `${space(v)}.${j}.0/24`, {
          nsg: keys.nsg(`g-${v}`),
          ...(j < 2 ? { routeTable: keys.table(`rt-${v}`) } : {}),
          ...(j === 1
            ? {
                serviceEndpoints: [
                  { service: "Microsoft.Storage", locations: ["westeurope"], state: "Succeeded" },
                ],
              }
            : {}),
        }),
      ),
      subnet(`${v}/pe`, `${space(v)}.9.0/24`, {
        privateEndpointNetworkPolicies: "Enabled",
        nsg: keys.nsg(`g-${v}`),
      }),
    ]),
    nsgs: names.map((v) =>
      nsg(
        `g-${v}`,
        `100 In Allow Tcp 10.0.0.0/8 > ${space(v)}.9.0/24:443`,
        `200 In Deny * Internet > *:*`,
        `110 Out Allow Tcp * > Storage.WestEurope:443`,
        `300 Out Deny * ${space(v)}.3.0/24 > Internet:*`,
      ),
    ),
    routeTables: names.map((v) =>
      routeTable(`rt-${v}`, ["0.0.0.0/0", "VirtualAppliance"], ["10.0.0.0/8", "VirtualAppliance"]),
    ),
    firewalls: [firewall("fw", undefined)],
    peerings: names.flatMap((v) => [
      peering("hub", v, { remotePrefixes: [`${space(v)}.0.0/16`] }),
      peering(v, "hub", { remotePrefixes: ["10.0.0.0/16"] }),
    ]),
    services,
    endpoints,
    records,
    zones: [zone],
    zoneLinks: links,
  });
}

export async function bench(): Promise<readonly Row[]> {
  const made = hubAndSpokes(50, 500);
  const vantages = made.subnets
    .filter((s) => s.name !== "pe")
    .slice(0, 200)
    .map(
      (s): Vantage => ({
        id: s.id,
        kind: "subnet",
        label: s.id.split("/").slice(-3).join("/"),
        key: s.key,
        subnet: s.key,
        vnet: s.vnet,
      }),
    );
  const names = Array.from({ length: 500 }, (_, k) => `st${k}.blob.core.windows.net`);
  const cold: number[] = [];
  for (let i = 0; i < 3; i++) cold.push(await timed({ ...made }, vantages, names));
  await timed(made, vantages, names);
  const warm: number[] = [];
  for (let i = 0; i < 5; i++) warm.push(await timed(made, vantages, names));
  return [
    {
      what: `matrix ${vantages.length} × ${names.length}, cold`,
      value: Math.min(...cold),
      unit: "ms",
      target: { is: "at most", value: 2000 },
    },
    {
      what: `matrix ${vantages.length} × ${names.length}, warm`,
      value: Math.min(...warm),
      unit: "ms",
      target: { is: "at most", value: 150 },
    },
  ];
}

async function timed(
  of: Estate,
  vantages: readonly Vantage[],
  names: readonly string[],
): Promise<number> {
  const start = performance.now();
  await matrixOf(of, vantages, names);
  return performance.now() - start;
}
