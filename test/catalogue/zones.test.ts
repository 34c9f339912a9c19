/** Does the zone table agree with what Azure's own API requires, and do real endpoint names find their zone and record? */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  aliasOf,
  isPrivateLinkZone,
  longestReserved,
  serviceOfAlias,
  zoneRows,
  zonesFor,
} from "#src/azure/catalogue/index.ts";
import { nameOf } from "#src/net/index.ts";

const shared = join(import.meta.dirname, "../../../shared/data");
const isThere = existsSync(shared);
if (!isThere) process.stdout.write("SKIPPED zone names of Azure's API: no ../shared/data.\n");
const told = (file: string) => JSON.parse(readFileSync(join(shared, file), "utf8"));

/** Where the page and the API differ, and why that is right. Anything else is a fault of the table. */
const KNOWN: Readonly<Record<string, string>> = {
  "microsoft.cognitiveservices/accounts account":
    "the recording is older than the OpenAI and AI services zones",
  "microsoft.elasticsan/elasticsans volume-group000003":
    "the sub-resource is a volume group's own name, so no row can hold it",
  "microsoft.hardwaresecuritymodules/cloudhsmclusters cloudhsm":
    "not on the page; the alias is told beside the table",
  "microsoft.powerbi/privatelinkservicesforpowerbi tenant":
    "recorded in a test ring of Power BI, whose power query zone is its own",
};

describe.skipIf(!isThere)("against Azure's own API", () => {
  test("every required zone is in the table, but for the differences with a reason", () => {
    const differing: string[] = [];
    type Required = Record<string, Record<string, { zones: string[] }>>;
    let rows = 0;
    for (const [type, groups] of Object.entries(told("required-zone-names.json") as Required))
      for (const [group, { zones }] of Object.entries(groups)) {
        rows++;
        const own = new Set(zonesFor("commercial", type, group).map((z) => z.toLowerCase()));
        const needed = new Set(zones.map((z) => z.toLowerCase()));
        const isSame = own.size === needed.size && [...own].every((zone) => needed.has(zone));
        if (!isSame) differing.push(`${type} ${group}`);
      }
    expect(rows).toBeGreaterThan(30);
    expect(differing.sort()).toEqual(Object.keys(KNOWN).sort());
  });

  test("every real endpoint name has its zone, and a record that leads back to it", () => {
    type Row = [test: string, fqdn: string, ips: string[], groups: string[][], types: string[][]];
    const rows = told("endpoint-fqdns.json") as Row[];
    const wrong: string[] = [];
    for (const [, fqdn, , groups, types] of rows) {
      const name = nameOf(fqdn);
      const form = aliasOf(name);
      const type = types[0]?.join("/").toLowerCase() ?? "";
      const group = groups[0]?.[0] ?? "";
      if (!form) {
        wrong.push(`${fqdn}: no privatelink form`);
        continue;
      }
      if (`${form.record}.${form.zone}` !== form.alias) wrong.push(`${fqdn}: ${form.alias}`);
      if (!serviceOfAlias(form.alias).includes(name)) wrong.push(`${form.alias}: no way back`);
      const zones = zonesFor("commercial", type, group).map((z) => z.toLowerCase());
      if (zones.length > 0 && !zones.includes(form.zone) && !BORROWED.has(form.zone))
        wrong.push(`${fqdn}: ${form.zone}, where ${type} has ${zones.join(" ")}`);
    }
    expect(rows.length).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
  });
});

/** Zones of services that others are built on: a disk access answers at a blob name. */
const BORROWED = new Set([
  "privatelink.blob.storage.azure.net",
  "privatelink.servicebus.windows.net",
]);

test("the table holds three clouds, each row complete and each zone well formed", () => {
  expect(new Set(zoneRows.map((r) => r[0]))).toEqual(
    new Set(["commercial", "usgovernment", "china"]),
  );
  const broken = zoneRows.filter(
    ([, type, group, service, zones]) =>
      !/^[A-Za-z]+\.[A-Za-z]+\/[A-Za-z0-9/]+$/.test(type) ||
      group === "" ||
      service === "" ||
      zones.some((zone) => !isPrivateLinkZone(zone.toLowerCase())),
  );
  expect(broken).toEqual([]);
});

// Known by heart, one of each way in which a name becomes its alias (dns.md 1.2).
test.each([
  ["st.blob.core.windows.net", "st.privatelink.blob.core.windows.net"],
  ["st-secondary.blob.core.windows.net", "st-secondary.privatelink.blob.core.windows.net"],
  ["kv.vault.azure.net", "kv.privatelink.vaultcore.azure.net"],
  ["s.database.windows.net", "s.privatelink.database.windows.net"],
  ["mi.abc123.database.windows.net", "mi.privatelink.abc123.database.windows.net"],
  ["app.azurewebsites.net", "app.privatelink.azurewebsites.net"],
  ["app.scm.azurewebsites.net", "app.scm.privatelink.azurewebsites.net"],
  ["cr.azurecr.io", "cr.privatelink.azurecr.io"],
  ["cr.eastus.data.azurecr.io", "cr.eastus.data.privatelink.azurecr.io"],
  ["c.documents.azure.com", "c.privatelink.documents.azure.com"],
  ["c-westeurope.documents.azure.com", "c-westeurope.privatelink.documents.azure.com"],
  ["k.westeurope.kusto.windows.net", "k.privatelink.westeurope.kusto.windows.net"],
  ["ingest-k.westeurope.kusto.windows.net", "ingest-k.privatelink.westeurope.kusto.windows.net"],
  ["b.westeurope.batch.azure.com", "b.westeurope.privatelink.batch.azure.com"],
  ["1234.workspace.eastus.api.azureml.ms", "1234.workspace.eastus.privatelink.api.azureml.ms"],
  ["st.blob.core.usgovcloudapi.net", "st.privatelink.blob.core.usgovcloudapi.net"],
  ["s.database.chinacloudapi.cn", "s.privatelink.database.chinacloudapi.cn"],
  ["apim-privatelink-x.azure-api.net", "apim-privatelink-x.privatelink.azure-api.net"],
])("%s has the alias %s", (name, alias) => {
  expect(aliasOf(nameOf(name))?.alias).toBe(alias);
});

test.each(["www.example.org", "st.privatelink.blob.core.windows.net", "notblob.core.windows.net"])(
  "%s has none",
  (name) => {
    expect(aliasOf(nameOf(name))).toBeUndefined();
  },
);

test("reserved suffixes are found whole label by whole label", () => {
  expect(longestReserved("st.blob.core.windows.net")).toBe("core.windows.net");
  expect(longestReserved("s.database.windows.net")).toBe("windows.net");
  expect(longestReserved("notwindows.net")).toBeUndefined();
});
