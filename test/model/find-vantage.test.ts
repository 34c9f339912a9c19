/** Which vantage does a text mean, what is near when there is none, and what is listed to ask from? */
import { expect, test } from "vitest";
import { findVantage, vantagesOf } from "#src/model/index.ts";
import { world } from "../kit/world.ts";

const estate = world(`
  vnet hub 10.0.0.0/16
  subnet hub/GatewaySubnet 10.0.0.0/27
  subnet hub/inbound 10.0.1.0/28 delegated Microsoft.Network/dnsResolvers
  subnet hub/app 10.0.2.0/24
  subnet hub/pe 10.0.3.0/24
  vnet bare 10.9.0.0/16
  vm vm-app-01 in hub/app
  vm vm-app-02 in hub/app
  service storage st1
  endpoint pe-st1 for blob of st1 in hub/pe at 10.0.3.4
  app web in hub/app
  app lone
  gateway vpngw in hub clients 172.16.0.0/24
  gateway vpngw-s2s in bare
  site hq 192.168.0.0/16 dns 192.168.0.53
`);

/** What `text` finds: kind and label, or why nothing and what is near. */
function found(text: string) {
  const seen = findVantage(estate, text);
  if ("vantage" in seen) return `${seen.vantage.kind} ${seen.vantage.label}`;
  return [seen.why, ...seen.near];
}

test("every short form finds its vantage, in any letter case", () => {
  for (const [text, is] of [
    ["vnet:hub", "vnet hub"],
    ["subnet:hub/app", "subnet hub/app"],
    ["subnet:HUB/GatewaySubnet", "subnet hub/GatewaySubnet"],
    ["vm:VM-APP-01", "vm vm-app-01"],
    ["VM:vm-app-01", "vm vm-app-01"],
    ["app:web", "app web"],
    ["p2s:vpngw", "p2s vpngw"],
    ["p2s:vpngw-s2s", "p2s vpngw-s2s"],
    ["site:hq", "site hq"],
    [" internet ", "internet internet"],
  ] as const)
    expect(found(text), text).toBe(is);
});

test("an ARM id finds its vantage, in any letter case, with or without a slash at its end", () => {
  for (const thing of [
    ...estate.vnets,
    ...estate.subnets,
    ...estate.vms,
    ...estate.gateways,
    ...estate.nics.filter((nic) => !nic.privateEndpoint),
    ...estate.services.filter((service) => service.type === "microsoft.web/sites"),
  ])
    for (const text of [thing.id, thing.id.toUpperCase(), `${thing.id}/`])
      expect(found(text), text).not.toContain("none");
});

test("a vantage knows where it stands", () => {
  const at = (text: string) => {
    const seen = findVantage(estate, text);
    return "vantage" in seen
      ? [seen.vantage.vnet?.split("/").at(-1), seen.vantage.subnet?.split("/").at(-1)]
      : [];
  };
  expect(at("vm:vm-app-01")).toEqual(["hub", "app"]);
  expect(at("subnet:hub/pe")).toEqual(["hub", "pe"]);
  expect(at("app:web")).toEqual(["hub", "app"]);
  expect(at("app:lone")).toEqual([undefined, undefined]);
  expect(at("p2s:vpngw")).toEqual(["hub", undefined]);
  expect(at("vnet:bare")).toEqual(["bare", undefined]);
  expect(at("site:hq")).toEqual([undefined, undefined]);
});

test("what is near is offered, its own kind first", () => {
  expect(found("vm:vm-app-1")).toEqual(["none", "vm:vm-app-01", "vm:vm-app-02"]);
  expect(found("vm-app-01")).toContain("vm:vm-app-01");
  expect(found("vm:web")).toContain("app:web");
  expect(found("site:hk")).toContain("site:hq");
  expect(
    found(
      "/subscriptions/x/resourceGroups/y/providers/Microsoft.Compute/virtualMachines/vm-app-03",
    ),
  ).toEqual(["none", "vm:vm-app-01", "vm:vm-app-02"]);
});

test("a short form that fits several tells their ids, each of which is one", () => {
  const twice = world(`
    vnet a 10.0.0.0/16
    vnet b 10.1.0.0/16
    vm one in a
    vm one@other in b
  `);
  const seen = findVantage(twice, "vm:one");
  // The test's own lines keep names apart, so two machines of one name are made here.
  if (!("vantage" in seen)) expect(seen.near.length).toBe(2);
  const [vm] = twice.vms;
  if (!vm) throw new Error("The world has a machine.");
  const both = {
    ...twice,
    vms: [vm, { ...vm, id: vm.id.replace("/one", "/two"), key: `${vm.key}2` as never }],
  };
  expect(findVantage(both, `vm:${vm.name}`)).toMatchObject({
    why: "several",
    near: both.vms.map(({ id }) => id),
  });
});

test("the interface of a private endpoint asks nothing", () => {
  const nic = estate.nics.find((n) => n.privateEndpoint);
  expect(nic).toBeDefined();
  expect(found(nic?.id ?? "")).toEqual(["receives"]);
  expect(found(`nic:${nic?.name}`)).toEqual(["receives"]);
});

test("an id in a part that was not read is unseen, not absent", () => {
  const blind = world(`
    vnet hub 10.0.0.0/16
    unread subscription 99999999-0000-4000-8000-000000000009
  `);
  const id =
    "/subscriptions/99999999-0000-4000-8000-000000000009/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/legacy";
  expect(findVantage(blind, id)).toMatchObject({ why: "unseen", gap: { right: "Reader" } });
});

test("listed is what says something of its own", () => {
  expect(vantagesOf(estate).map(({ kind, label }) => `${kind} ${label}`)).toEqual([
    "subnet hub/app",
    "vm vm-app-01",
    "vm vm-app-02",
    "app lone",
    "app web",
    "vnet bare",
    "vnet hub",
    "p2s vpngw",
    "site hq",
    "internet internet",
  ]);
});

test("Contoso offers thirty or so vantages", () => {
  const labels = vantagesOf(world("estate demo")).map(({ kind, label }) => `${kind} ${label}`);
  expect(labels.length).toBeGreaterThanOrEqual(20);
  expect(labels.length).toBeLessThanOrEqual(40);
  expect(labels).toContain("vm vm-app-01");
});
