/** Effective routes and ways in a large estate: 500 VNets, full meshes of 100, route tables of 400 routes. */
import type { Estate, Vantage } from "#src/model/index.ts";
import { chosenRoute, reach, routesFrom } from "#src/path/index.ts";
import {
  endpoint,
  estateOf,
  firewall,
  fromSubnet,
  half,
  type Parts,
  routeTable,
  storage,
  tableKey,
  vnet,
} from "../path/estate.ts";
import { bestOf, type Row } from "./rows.ts";

const VNETS = 500;
const MESH = 100;
const TABLES = 20;
const ENDPOINTS = 6;

const nameOf = (i: number) => `v${String(i).padStart(3, "0")}`;
const net = (i: number) => `${10 + (i >> 8)}.${i & 255}`;

function largeEstate(): Estate {
  const parts: Parts[] = [storage("acct")];
  for (let i = 0; i < VNETS; i++) {
    const table = { routeTable: tableKey(`rt${i % TABLES}`) };
    parts.push(
      vnet(nameOf(i), `${net(i)}.0.0/16`, {
        AzureFirewallSubnet: `${net(i)}.1.0/24`,
        apps: [`${net(i)}.2.0/24`, table],
        data: [`${net(i)}.3.0/24`, table],
        pe: [`${net(i)}.4.0/24`, { privateEndpointNetworkPolicies: "RouteTableEnabled" }],
      }),
    );
    for (let n = 0; n < ENDPOINTS; n++)
      parts.push(endpoint(`pe-${i}-${n}`, `${nameOf(i)}/pe`, `${net(i)}.4.${4 + n}`, "acct"));
    if (i % MESH === 0) parts.push(firewall(`fw${i}`, nameOf(i), `${net(i)}.1.4`));
    const first = i - (i % MESH);
    const halves = [];
    for (let j = first; j < first + MESH; j++) if (j !== i) halves.push(half(nameOf(i), nameOf(j)));
    parts.push({ peerings: halves });
  }
  for (let t = 0; t < TABLES; t++) {
    const routes: Record<string, string> = { "0.0.0.0/0": `${net(0)}.1.4` };
    for (let r = 0; r < 399; r++) routes[`${20 + (r >> 8)}.${r & 255}.${t}.0/24`] = "Internet";
    parts.push(routeTable(`rt${t}`, routes));
  }
  return estateOf(...parts);
}

export function bench(): readonly Row[] {
  const estate = largeEstate();
  const vantages: Vantage[] = Array.from({ length: VNETS }, (_, i) =>
    fromSubnet(`${nameOf(i)}/apps`),
  );
  const aims = Array.from({ length: VNETS }, (_, i) => `${net(i)}.4.4`);
  const choose = (e: Estate) => {
    for (const [i, from] of vantages.entries())
      for (let k = 0; k < 20; k++) reachOne(e, from, aims[(i + k * 25) % VNETS] ?? "");
  };
  const matrix = (e: Estate) => {
    for (const from of vantages.slice(0, 200)) for (const to of aims) reachOne(e, from, to);
  };
  const list = (e: Estate) => {
    for (const from of vantages) routesFrom(e, from);
  };
  const one = vantages[0];
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const fresh = { ...estate };
  choose(fresh);
  globalThis.gc?.();
  const perVnet = (process.memoryUsage().heapUsed - before) / VNETS / 1024;
  return [
    {
      what: "ways of 10,000 questions, tables built anew",
      value: bestOf(3, () => choose({ ...estate })),
      unit: "ms",
    },
    {
      what: "ways of 200 vantages to 500 endpoints, cold",
      value: bestOf(3, () => matrix({ ...estate })),
      unit: "ms",
      target: { is: "at most", value: 3000 },
    },
    {
      what: "effective routes listed for 500 subnets, cold",
      value: bestOf(2, () => list({ ...estate })),
      unit: "ms",
    },
    {
      what: "one route chosen, warm",
      value: one ? bestOf(50, () => chosenRoute(fresh, one, "10.5.4.4")) : 0,
      unit: "ms",
    },
    { what: "heap per VNet after asking, in kB", value: perVnet, unit: "" },
  ];
}

function reachOne(estate: Estate, from: Vantage, address: string): void {
  reach(estate, { from, to: { kind: "address", address }, port: 443, protocol: "tcp" });
}
