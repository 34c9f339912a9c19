/** Do lists of service tags in both shapes come through the reader, and does a partial list never deny what it does not hold? */
import { expect, test } from "vitest";
import { readEstate } from "#src/azure/index.ts";
import { emptyEstate } from "#src/model/index.ts";
import { tagContains, tagPrefixes, tagsOf, tagWithin } from "#src/path/service-tags.ts";

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

/** The tags that an estate has when `document` is all there is to read. */
function told(document: unknown, source = "tags.json") {
  return readEstate([{ source, value: document }]).estate.serviceTags;
}

test("the weekly file tells its date by its name", () => {
  const tags = told(weekly, "ServiceTags_Public_20261116.json");
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
  expect(told(answer)).toMatchObject({ asOf: "", complete: true });
  expect(told({ ...answer, nextLink: "more" })?.complete).toBe(false);
});

test("an address is in a tag, in none of it, or unknown when the list does not hold the tag", () => {
  const tags = told(weekly) ?? tagsOf(emptyEstate());
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
