/** The built-in estate: sound in itself, the same every time, and wrong exactly where docs/demo.md says. */
import { expect, test } from "vitest";
import { arm, demoDocuments, demoSites, demoSnapshot } from "#src/demo/index.ts";
import { resolve } from "#src/dns/index.ts";
import { findVantage } from "#src/model/index.ts";
import { holdsAddress, nameOf, parseAddress, parsePrefix } from "#src/net/index.ts";
import { emptyDraft } from "../kit/draft.ts";
import { estateOfDraft, tell } from "../kit/world.ts";

const documents = demoDocuments();

function demoEstate() {
  const draft = emptyDraft();
  tell(draft, ["estate", "demo"]);
  return estateOfDraft(draft);
}

test("the demo is the same, byte for byte, every time", () => {
  expect(JSON.stringify([demoSnapshot(), demoSites()])).toBe(
    JSON.stringify([demoSnapshot(), demoSites()]),
  );
});

test("no two documents share an id", () => {
  const ids = documents.map((d) => d.id.toLowerCase());
  expect(new Set(ids).size).toBe(ids.length);
});

/** Every `id` inside a document's properties, and so what it refers to. */
function referencesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "id" && typeof inner === "string" && inner.startsWith("/subscriptions/")
      ? [inner]
      : referencesIn(inner),
  );
}

test("every reference leads to a document, but for those into the refused subscription", () => {
  const ids = new Set(documents.flatMap((d) => [d.id, ...ownIds(d)]).map((id) => id.toLowerCase()));
  const [gap] = demoSnapshot().gaps;
  const dangling = documents
    .flatMap((d) => referencesIn(d.properties))
    .filter((id) => !ids.has(id.toLowerCase()) && !id.startsWith(gap?.scope ?? "-"))
    // A provider's list of connections names children that are no documents of their own.
    .filter((id) => !id.includes("/privateEndpointConnections/"));
  expect(dangling).toEqual([]);
});

/** Ids of the children that a document holds inline: everything inside it whose id begins with its own. */
function ownIds(document: arm.ArmDocument): string[] {
  return referencesIn(document.properties).filter((id) => id.startsWith(`${document.id}/`));
}

test("every address of an interface lies in its subnet", () => {
  const subnets = new Map<string, string>();
  for (const vnet of documents) {
    const { subnets: list } = vnet.properties;
    if (!Array.isArray(list)) continue;
    for (const subnet of list) subnets.set(subnet.id, subnet.properties.addressPrefix);
  }
  const outside: string[] = [];
  for (const nic of documents) {
    const { ipConfigurations } = nic.properties;
    if (!nic.type.endsWith("networkInterfaces") || !Array.isArray(ipConfigurations)) continue;
    for (const { properties } of ipConfigurations) {
      const prefix = parsePrefix(subnets.get(properties.subnet.id) ?? "");
      const address = parseAddress(properties.privateIPAddress);
      if (!prefix || !address || !holdsAddress(prefix, address)) outside.push(nic.name);
    }
  }
  expect(outside).toEqual([]);
});

test("twelve services of nine kinds, four subscriptions, and a gap", () => {
  const services = documents.filter((d) => d.properties.privateEndpointConnections !== undefined);
  expect(services.length).toBe(12);
  expect(new Set(services.map((s) => s.type)).size).toBe(9);
  expect(documents.filter((d) => d.type === "Microsoft.Resources/subscriptions").length).toBe(4);
  expect(demoEstate().gaps.map((g) => g.why)).toContain("refused");
});

/** Mistake number → the pairs it spoils, as `vantage name`; what no mistake spoils must be private. */
const SPOILT: readonly (readonly [
  mistake: number,
  vantage: RegExp,
  name: RegExp,
  outcome: string,
])[] = [
  [8, /vm-shop-01|internet/, /./, "PUBLIC"],
  [5, /./, /^ai-contoso/, "PUBLIC"],
  [0, /./, /^stcontosolog/, "PUBLIC"],
  [1, /vm-app|app-contoso/, /^stcontoso/, "PUBLIC"],
  [2, /./, /^redis-contoso/, "PRIVATE_STALE"],
  [3, /hq/, /^sql-contoso/, "PUBLIC"],
  [4, /vm-pay-01/, /^kv-contoso/, "NXDOMAIN"],
  [4, /^(?!.*vm-pay-01)/, /^kv-shop/, "NXDOMAIN"],
];

test("every name from everywhere is private, but where a mistake says otherwise", () => {
  const estate = demoEstate();
  const vantages = [
    ...estate.vms.map((vm) => `vm:${vm.name}`),
    "app:app-contoso",
    "p2s:vpngw-hub",
    "site:hq",
    "internet",
  ];
  const surprises: string[] = [];
  for (const from of vantages) {
    const found = findVantage(estate, from);
    if (!("vantage" in found)) throw new Error(`The demo has no vantage ${from}.`);
    for (const { fqdn } of estate.services.flatMap((s) => s.names)) {
      const { outcome } = resolve(estate, { name: nameOf(fqdn), from: found.vantage });
      const expected = SPOILT.find(([, v, n]) => v.test(from) && n.test(fqdn))?.[3] ?? "PRIVATE_OK";
      if (outcome !== expected) surprises.push(`${fqdn} from ${from}: ${outcome}, not ${expected}`);
    }
  }
  expect(surprises).toEqual([]);
});

test("public access is left on for one service that has an endpoint, and for no other", () => {
  const open = documents.filter((d) => {
    const list = d.properties.privateEndpointConnections;
    return Array.isArray(list) && list.length > 0 && d.properties.publicNetworkAccess === "Enabled";
  });
  expect(open.map((d) => d.name)).toEqual(["cosmos-contoso"]);
});

test("a private endpoint is told by both sides", () => {
  const endpoints = documents.filter((d) => d.type.endsWith("/privateEndpoints"));
  const listed = documents.flatMap((d) => referencesIn(d.properties.privateEndpointConnections));
  expect(endpoints.filter((e) => !listed.includes(e.id)).map((e) => e.name)).toEqual([]);
  expect(arm.withBothSides(documents)).toEqual(documents);
});
