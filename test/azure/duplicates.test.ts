/** One id in several documents is one thing: the newest counts, gaps in it are filled, contradictions are told. */
import { expect, test } from "vitest";
import { readEstate } from "#src/azure/index.ts";
import { arm } from "#src/demo/index.ts";
import { keyOf } from "#src/model/index.ts";

const vnet = (prefix: string, more: object = {}) => ({
  ...arm.vnet("v", { prefixes: [prefix] }),
  ...more,
});

function read(...documents: readonly unknown[]) {
  return readEstate([{ source: "x", value: documents }]);
}

test("the later document counts, and the contradiction is told", () => {
  const { estate, report } = read(vnet("10.0.0.0/16"), vnet("10.1.0.0/16"));
  expect(estate.vnets.map((v) => v.prefixes)).toEqual([["10.1.0.0/16"]]);
  expect(report.counts).toEqual({ "microsoft.network/virtualnetworks": 1 });
  expect(report.oddities).toEqual([
    {
      resource: vnet("10.1.0.0/16").id,
      pointer: "/properties/addressSpace",
      code: "duplicate-differs",
      seen: { addressPrefixes: ["10.0.0.0/16"] },
    },
  ]);
});

test.each([
  ["numbers", "2", "1"],
  ["weak numbers", 'W/"12"', 'W/"7"'],
  ["seconds of Cosmos DB", '"0100-0000-0000-0000-x"', '"0100-0000-0000-0000-x"'],
  [
    "seconds of Cosmos DB",
    '"22cca2af-0000-0800-0000-68466c800000"',
    '"22cca2af-0000-0800-0000-68466c380000"',
  ],
  ["dates", "W/\"datetime'2026-11-20T09:12:01Z'\"", "W/\"datetime'2026-11-20T09:12:00Z'\""],
])("etags that tell an order win over the order of documents: %s", (_, newer, older) => {
  const documents = [vnet("10.1.0.0/16", { etag: newer }), vnet("10.0.0.0/16", { etag: older })];
  const { estate } = read(...documents);
  const expected = newer === older ? "10.0.0.0/16" : "10.1.0.0/16";
  expect(estate.vnets[0]?.prefixes).toEqual([expected]);
});

test("the time of the last change tells an order too", () => {
  const at = (lastModifiedAt: string) => ({ systemData: { lastModifiedAt } });
  const { estate } = read(
    vnet("10.1.0.0/16", at("2026-11-20T10:00:00Z")),
    vnet("10.0.0.0/16", at("2026-11-20T09:00:00Z")),
  );
  expect(estate.vnets[0]?.prefixes).toEqual(["10.1.0.0/16"]);
});

test("ids compare without case, and a trailing slash is none", () => {
  const own = vnet("10.0.0.0/16");
  const { estate, report } = read(own, { ...own, id: `${own.id.toUpperCase()}/` });
  expect(estate.vnets.length).toBe(1);
  expect(report.oddities).toEqual([]);
});

test("a list of names beside the whole documents takes nothing away, in either order", () => {
  const whole = arm.storage("stacct", { defaultAction: "Deny" });
  const { properties: _, ...thin } = whole;
  for (const documents of [
    [whole, thin],
    [thin, whole],
  ]) {
    const { estate, report } = read(...documents);
    expect(estate.services[0]?.door.defaultAction).toBe("Deny");
    expect(report.oddities).toEqual([]);
  }
});

test("a fuller document fills what a thinner one leaves out", () => {
  const whole = vnet("10.0.0.0/16");
  const thin = {
    id: whole.id,
    name: "v",
    type: whole.type,
    properties: { dhcpOptions: { dnsServers: ["10.0.0.4"] } },
  };
  const { estate } = read(whole, thin);
  expect(estate.vnets[0]).toMatchObject({
    prefixes: ["10.0.0.0/16"],
    dnsServers: ["10.0.0.4"],
    location: "westeurope",
  });
});

test("another version by its etag is not filled from an older one", () => {
  const old = {
    ...arm.vnet("v", { prefixes: ["10.0.0.0/16"], dns: ["10.0.0.4"] }),
    etag: 'W/"aaaa"',
  };
  const { estate } = read(old, vnet("10.0.0.0/16", { etag: 'W/"bbbb"' }));
  expect(estate.vnets[0]?.dnsServers).toEqual([]);
});

test("a child inside its parent and apart is one thing", () => {
  const parent = arm.vnet("v", {
    prefixes: ["10.0.0.0/16"],
    subnets: { a: "10.0.1.0/24", b: "10.0.2.0/24" },
  });
  const apart = {
    id: arm.subnetOf(parent, "a"),
    name: "a",
    properties: {
      addressPrefix: "10.0.1.0/24",
      networkSecurityGroup: {
        id: "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkSecurityGroups/n",
      },
    },
  };
  for (const documents of [
    [parent, apart],
    [apart, parent],
  ]) {
    const { estate, report, documents: shelf } = read(...documents);
    expect(estate.subnets.map((s) => [s.name, s.nsg !== undefined])).toEqual([
      ["a", true],
      ["b", false],
    ]);
    expect(estate.vnets[0]?.subnets.length).toBe(2);
    expect(report.counts["microsoft.network/virtualnetworks/subnets"]).toBe(2);
    expect(report.oddities).toEqual([]);
    expect(shelf.get(keyOf(arm.subnetOf(parent, "b")))).toMatchObject({ name: "b" });
    expect([...shelf.values()].length).toBe(2);
  }
});

test("children of an older version of their parent are gone", () => {
  const old = {
    ...arm.vnet("v", { prefixes: ["10.0.0.0/16"], subnets: { gone: "10.0.1.0/24" } }),
    etag: "1",
  };
  const now = {
    ...arm.vnet("v", { prefixes: ["10.0.0.0/16"], subnets: { here: "10.0.1.0/24" } }),
    etag: "2",
  };
  expect(read(now, old).estate.subnets.map((s) => s.name)).toEqual(["here"]);
});
