/** Every kind of service: an endpoint by any of its sub-resources gives the name its alias, and only then (dns.md 1.1, 1.2). */
import { describe, expect, test } from "vitest";
import { aliasOf, groupsOf, linkableTypes, zonesFor } from "#src/azure/catalogue/index.ts";
import { arm } from "#src/demo/index.ts";
import { nameOf } from "#src/net/index.ts";
import { a, ask, type Document, told, zoneIn } from "./ask.ts";

const v = arm.vnet("v", { prefixes: ["10.0.0.0/16"], subnets: { pe: "10.0.1.0/24" } });
const u = arm.vnet("u", { prefixes: ["10.1.0.0/16"], subnets: { app: "10.1.1.0/24" } });
const from = "vnet:v";

/** A service whose own list names one endpoint, and that endpoint, which serves `fqdns`. */
function privately(
  type: string,
  groupId: string,
  members: readonly (readonly [address: string, fqdns: readonly string[]])[],
  options: { readonly name?: string; readonly properties?: object; readonly records?: object } = {},
): readonly Document[] {
  const service = arm.otherService(type, options.name ?? "res1", {});
  const id = arm.resourceId("Microsoft.Network/privateEndpoints", "pe1");
  const nic = arm.resourceId("Microsoft.Network/networkInterfaces", "pe1-nic");
  const status = { privateLinkServiceConnectionState: { status: "Approved" } };
  const connection = { properties: { ...status, groupIds: [groupId], privateEndpoint: { id } } };
  const subnet = { id: arm.subnetOf(v, "pe") };
  return [
    {
      ...service,
      properties: { ...options.properties, privateEndpointConnections: [connection] },
    },
    {
      id,
      name: "pe1",
      type: "Microsoft.Network/privateEndpoints",
      properties: {
        subnet,
        networkInterfaces: [{ id: nic }],
        privateLinkServiceConnections: [
          {
            properties: { ...status, groupIds: [groupId], privateLinkServiceId: service.id },
          },
        ],
      },
    },
    {
      id: nic,
      name: "pe1-nic",
      type: "Microsoft.Network/networkInterfaces",
      properties: {
        privateEndpoint: { id },
        ipConfigurations: members.map(([privateIPAddress, fqdns], i) => ({
          name: `c${i}`,
          properties: {
            privateIPAddress,
            subnet,
            privateLinkConnectionProperties: { groupId, fqdns },
          },
        })),
      },
    },
  ];
}

/** A zone group of the endpoint, with the records that it wrote: `[name, address]`. */
function group(
  zone: string,
  records: readonly (readonly [name: string, address: string])[],
): Document {
  const endpoint = arm.resourceId("Microsoft.Network/privateEndpoints", "pe1");
  const privateDnsZoneId = arm.resourceId("Microsoft.Network/privateDnsZones", zone);
  const recordSets = records.map(([name, address]) => ({
    recordType: "A",
    recordSetName: name,
    fqdn: `${name}.${zone}`,
    ttl: 10,
    ipAddresses: [address],
  }));
  return {
    id: `${endpoint}/privateDnsZoneGroups/default`,
    name: "default",
    type: "Microsoft.Network/privateEndpoints/privateDnsZoneGroups",
    properties: {
      privateDnsZoneConfigs: [{ name: "zone", properties: { privateDnsZoneId, recordSets } }],
    },
  };
}

/** Public names that the table's zones stand for, one per type and sub-resource; those without an alias are left out. */
const rows = (["commercial", "usgovernment", "china"] as const).flatMap((cloud) =>
  [...linkableTypes].flatMap((type) =>
    groupsOf(cloud, type).flatMap((groupId) =>
      zonesFor(cloud, type, groupId).flatMap((raw) => {
        const zone = raw
          .toLowerCase()
          .replace(/\{region(name)?\}/, "westeurope")
          .replace("{dnsprefix}", "abc123")
          .replace("{partitionid}", "2");
        const label = groupId === "SqlOnDemand" ? "res1-ondemand" : "res1";
        const kept = groupId === "nodeManagement" ? ".westeurope.service" : "";
        const secondary = groupId.endsWith("_secondary") ? "-secondary" : "";
        const suffix = zone.slice(zone.indexOf("privatelink.") + 12);
        const name = `${label}${secondary}${kept}.${suffix}`;
        const form = zone.includes("{") ? undefined : aliasOf(nameOf(name));
        return form?.zone === zone ? [{ cloud, type, groupId, zone, name, form }] : [];
      }),
    ),
  ),
);

describe("the table's services", () => {
  test("nearly all of them", () => expect(rows.length).toBeGreaterThan(180));
  test.each(rows)("$cloud $type $groupId: $name", ({ type, groupId, zone, name, form }) => {
    const world = [
      v,
      u,
      ...privately(type, groupId, [["10.0.1.5", [name]]]),
      ...zoneIn([v], zone, [[form.record, "A", a("10.0.1.5")]]),
    ];
    expect(ask({ name, from }, world)).toMatchObject({
      outcome: "PRIVATE_OK",
      addresses: ["10.0.1.5"],
      confidence: "certain",
    });
    expect(told(ask({ name, from: "vnet:u" }, world))).toEqual([
      `${name} CNAME ${form.alias}`,
      `${form.alias} A public`,
    ]);
  });
});

describe("names that several services share a suffix for", () => {
  const BLOB = "privatelink.blob.core.windows.net";
  test.each([
    ["Microsoft.Kusto/clusters", "cluster"],
    ["Microsoft.RecoveryServices/vaults", "AzureBackup"],
    ["Microsoft.Compute/diskAccesses", "disks"],
    ["Microsoft.ElasticSan/elasticSans", "volumegroup"],
    ["Microsoft.Insights/privateLinkScopes", "azuremonitor"],
  ])("a blob name on the endpoint of %s has its alias", (type, groupId) => {
    const name = "hidden1.blob.core.windows.net";
    const world = [
      v,
      ...privately(type, groupId, [["10.0.1.6", [name]]]),
      ...zoneIn([v], BLOB, [["hidden1", "A", a("10.0.1.6")]]),
    ];
    expect(ask({ name, from }, world).outcome).toBe("PRIVATE_OK");
  });
  test("an endpoint for another sub-resource of an account gives none", () => {
    const world = [
      v,
      ...privately("Microsoft.Storage/storageAccounts", "dfs", [
        ["10.0.1.6", ["res1.dfs.core.windows.net"]],
      ]),
    ];
    expect(told(ask({ name: "res1.blob.core.windows.net", from }, world))).toEqual([
      "res1.blob.core.windows.net A public",
    ]);
  });
  test("the endpoint of a slot is the slot's alone", () => {
    const SITES = "privatelink.azurewebsites.net";
    const [site, ...endpoint] = privately("Microsoft.Web/sites", "sites-stage", [
      ["10.0.1.6", ["res1-stage.azurewebsites.net"]],
    ]);
    const slot = {
      id: `${site?.id}/slots/stage`,
      name: "res1/stage",
      type: "Microsoft.Web/sites/slots",
      properties: { defaultHostName: "res1-stage.azurewebsites.net" },
    };
    const zone = zoneIn([v], SITES, [["res1-stage", "A", a("10.0.1.6")]]);
    const world = [v, ...(site ? [site] : []), slot, ...endpoint, ...zone];
    expect(ask({ name: "res1-stage.azurewebsites.net", from }, world).outcome).toBe("PRIVATE_OK");
    expect(told(ask({ name: "res1.azurewebsites.net", from }, world))).toEqual([
      "res1.azurewebsites.net A public",
    ]);
  });
});

describe("names whose form the zone group tells", () => {
  test("a static website keeps its zone label or drops it", () => {
    const name = "res1.z6.web.core.windows.net";
    const WEB = "privatelink.web.core.windows.net";
    const endpoint = privately("Microsoft.Storage/storageAccounts", "web", [["10.0.1.7", [name]]]);
    for (const record of ["res1", "res1.z6"]) {
      const zone = zoneIn([v], WEB, [[record, "A", a("10.0.1.7")]]);
      const world = [v, ...endpoint, group(WEB, [[record, "10.0.1.7"]]), ...zone];
      expect(told(ask({ name, from }, world))).toEqual([
        `${name} CNAME ${record}.${WEB}`,
        `${record}.${WEB} A 10.0.1.7`,
      ]);
    }
  });
  test("an account with DNS zone endpoints", () => {
    const name = "res1.z12.blob.storage.azure.net";
    const zone = "privatelink.z12.blob.storage.azure.net";
    const world = [
      v,
      ...privately("Microsoft.Storage/storageAccounts", "blob", [["10.0.1.8", [name]]]),
      group(zone, [["res1", "10.0.1.8"]]),
      ...zoneIn([v], zone, [["res1", "A", a("10.0.1.8")]]),
    ];
    expect(ask({ name, from }, world).outcome).toBe("PRIVATE_OK");
  });
  test("an online endpoint of machine learning, whose alias holds the workspace's id", () => {
    const id = "99999999-0000-4000-8000-000000000001";
    const LEARNING = "privatelink.api.azureml.ms";
    const name = "ep1.eastus.inference.ml.azure.com";
    const alias = `ep1.${id}.inference.eastus.${LEARNING}`;
    const workspace = privately("Microsoft.MachineLearningServices/workspaces", "amlworkspace", [
      ["10.0.1.9", [`${id}.workspace.eastus.api.azureml.ms`]],
      ["10.0.1.10", ["*.eastus.inference.ml.azure.com"]],
    ]);
    const zone = zoneIn([v], LEARNING, [[`*.${id}.inference.eastus`, "A", a("10.0.1.10")]]);
    const written = group(LEARNING, [[`*.${id}.inference.eastus`, "10.0.1.10"]]);
    for (const groups of [[], [written]]) {
      const said = ask({ name, from }, [v, ...workspace, ...groups, ...zone]);
      expect(told(said)).toEqual([`${name} CNAME ${alias}`, `${alias} A 10.0.1.10`]);
      expect(said.outcome).toBe("PRIVATE_OK");
    }
  });
});

test("names that all of Azure shares have their alias by somebody's endpoint, taken as likely (dns.md 1.4)", () => {
  const world = [v, ...zoneIn([v], "privatelink.monitor.azure.com", [])];
  expect(ask({ name: "api.monitor.azure.com", from }, world)).toMatchObject({
    outcome: "NXDOMAIN",
    confidence: "likely",
  });
});
