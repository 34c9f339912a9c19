/** Are lists of service tags read in both shapes, and does a partial list never deny what it does not hold? */
import { expect, test } from "vitest";
import { randomFrom } from "#src/base/index.ts";
import { emptyEstate } from "#src/model/index.ts";
import { tagContains, tagPrefixes, tagsOf, tagWithin } from "#src/path/service-tags.ts";
import { isTagList, readServiceTags } from "#src/path/service-tags-read.ts";

const weekly = {
  changeNumber: 412,
  cloud: "Public",
  values: [
    {
      name: "Storage.WestEurope",
      id: "Storage.WestEurope",
      properties: {
        changeNumber: 9,
        region: "westeurope",
        platform: "Azure",
        systemService: "AzureStorage",
        addressPrefixes: ["192.0.2.0/25", "2001:db8::/48"],
      },
    },
    {
      name: "Storage",
      id: "Storage",
      properties: { region: "", systemService: "AzureStorage", addressPrefixes: ["192.0.2.0/24"] },
    },
    {
      name: "AzureCloud.centralfrance",
      id: "AzureCloud.centralfrance",
      properties: { region: "centralfrance", addressPrefixes: ["198.51.100.0/24"] },
    },
  ],
};

test("the weekly file tells its date by its name", () => {
  const { tags, oddities } = readServiceTags(weekly, {
    source: "ServiceTags_Public_20261116.json",
  });
  expect(oddities).toEqual([]);
  expect(tags).toMatchObject({
    asOf: "2026-11-16",
    cloud: "Public",
    changeNumber: "412",
    complete: true,
  });
  expect(tags?.tags.map((t) => t.name)).toEqual([
    "AzureCloud.centralfrance",
    "Storage",
    "Storage.WestEurope",
  ]);
});

test("the API's answer is the same list under an id; a page of it is not the whole", () => {
  const answer = {
    name: "public",
    id: "/subscriptions/s/providers/Microsoft.Network/serviceTags/public",
    type: "Microsoft.Network/serviceTags",
    changeNumber: "412",
    cloud: "Public",
    values: weekly.values,
  };
  expect(readServiceTags(answer).tags).toMatchObject({
    source: "public",
    asOf: "",
    complete: true,
  });
  expect(readServiceTags({ ...answer, nextLink: "more" }).tags?.complete).toBe(false);
  expect(isTagList(answer)).toBe(true);
  expect(isTagList({ value: [] })).toBe(false);
});

test("what cannot be read is told, and the rest is kept", () => {
  const { tags, oddities } = readServiceTags({
    values: [
      { properties: { addressPrefixes: [] } },
      { name: "Sql" },
      { name: "EventHub", properties: { addressPrefixes: ["192.0.2.1", "nonsense", 7] } },
    ],
  });
  expect(oddities.map((o) => [o.pointer, o.code])).toEqual([
    ["/values/0", "tag-without-name"],
    ["/values/1", "tag-without-prefixes"],
    ["/values/2/properties/addressPrefixes/1", "not-a-prefix"],
    ["/values/2/properties/addressPrefixes/2", "not-a-prefix"],
  ]);
  expect(tags?.tags).toHaveLength(1);
  expect(readServiceTags("text").oddities[0]?.code).toBe("not-a-list");
});

test("an address is in a tag, in none of it, or unknown when the list does not hold the tag", () => {
  const tags = readServiceTags(weekly).tags ?? tagsOf(emptyEstate());
  expect(tagContains(tags, "storage.westeurope", "192.0.2.7")).toBe("yes");
  expect(tagContains(tags, "Storage.WestEurope", "192.0.2.200")).toBe("no");
  expect(tagContains(tags, "Storage", "192.0.2.200")).toBe("yes");
  expect(tagContains(tags, "Sql", "192.0.2.7")).toBe("no");
  expect(tagContains({ ...tags, complete: false }, "Sql", "192.0.2.7")).toBe("unknown");
  expect(tagContains(tags, "AzureCloud.FranceCentral", "198.51.100.1")).toBe("yes");
  expect(tagContains(tags, "AzureCloud", "198.51.100.1")).toBe("yes");
  expect(tagPrefixes(tags, "Storage", "West Europe")).toEqual(["192.0.2.0/25", "2001:db8::/48"]);
});

test("the built-in extract says yes where it knows, and never no of what it does not hold", () => {
  const tags = tagsOf(emptyEstate());
  expect(tags.asOf).toBe("2025-01-06");
  expect(tagContains(tags, "Storage.WestEurope", "20.60.26.9")).toBe("yes");
  expect(tagContains(tags, "Storage", "20.60.26.9")).toBe("yes");
  expect(tagContains(tags, "AzureCloud.westeurope", "20.60.26.9")).toBe("yes");
  expect(tagContains(tags, "Storage", "8.8.8.8")).toBe("unknown");
  expect(tagContains(tags, "Storage", "10.0.0.1")).toBe("no");
  expect(tagsOf({ ...emptyEstate(), cloud: "china" }).tags).toEqual([]);
});

test("tags hold tags: service in region, in service, in cloud, in internet", () => {
  const chain = ["Storage.WestEurope", "Storage", "AzureCloud", "Internet"];
  for (const outer of chain) expect(tagWithin("Storage", "westeurope", outer)).toBe("yes");
  expect(tagWithin("Storage", "westeurope", "AzureCloud.WestEurope")).toBe("yes");
  expect(tagWithin("Storage", "westeurope", "AzureCloud.NorthEurope")).toBe("no");
  expect(tagWithin("Storage", "", "Storage.WestEurope")).toBe("unknown");
  expect(tagWithin("Storage", "westeurope", "Sql")).toBe("no");
  expect(tagWithin("Storage", "westeurope", "VirtualNetwork")).toBe("no");
});

for (const seed of [1, 2, 20261124])
  test(`no document makes the reader throw, seed ${seed}`, () => {
    const random = randomFrom(seed);
    const strange = (depth: number): unknown => {
      const kind = random.int(0, depth > 3 ? 4 : 7);
      if (kind === 0) return null;
      if (kind === 1) return random.int(-5, 500);
      if (kind === 2) return random.pick(["", "Storage", "10.0.0.0/8", "10.0.0.0/99", "::"]);
      if (kind === 3) return random.chance(0.5);
      if (kind === 4) return undefined;
      if (kind === 5) return Array.from({ length: random.int(0, 4) }, () => strange(depth + 1));
      const names = ["values", "name", "id", "properties", "addressPrefixes", "region", "Values"];
      return Object.fromEntries(
        names.filter(() => random.chance(0.6)).map((n) => [n, strange(depth + 1)]),
      );
    };
    for (let i = 0; i < 500; i++) {
      const document = strange(0);
      isTagList(document);
      for (const tag of readServiceTags(document).tags?.tags ?? []) expect(tag.name).not.toBe("");
    }
  });
