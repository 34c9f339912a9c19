/** Small worlds for what is peculiar to one kind of resource or one tool. */
import { describe, expect, test } from "vitest";
import { readEstate } from "#src/azure/index.ts";
import { arm } from "#src/demo/index.ts";
import type { Service } from "#src/model/index.ts";

const { child, idOf, resource, resourceId } = arm;

function read(...documents: readonly unknown[]) {
  return readEstate([{ source: "x", value: documents }]);
}

function service(...documents: readonly unknown[]): Service {
  const [only] = read(...documents).estate.services;
  if (!only) throw new Error("No service was read.");
  return only;
}

describe("public doors", () => {
  test("SQL without any child document tells nothing of its rules", () => {
    const [server, policy] = arm.sqlServer("s");
    expect(service(server).door.complete).toBe(false);
    expect(service(server).connectionPolicy).toBeUndefined();
    expect(service(server, policy)).toMatchObject({
      door: { complete: true, ipRules: [] },
      connectionPolicy: "Default",
    });
  });

  test("Service Bus without its rule set tells nothing of its rules", () => {
    const [namespace, rules] = arm.serviceBus("b", {
      defaultAction: "Deny",
      ipRules: ["203.0.113.7"],
    });
    expect(service(namespace).door).toMatchObject({ complete: false, publicAccess: "Enabled" });
    expect(service(namespace, rules).door).toMatchObject({
      complete: true,
      defaultAction: "Deny",
      ipRules: ["203.0.113.7"],
      pointers: { ipRules: "/networkRuleSets/default/properties/ipRules" },
    });
  });

  test("Key Vault and Search write their access in small letters, Automation as a flag", () => {
    expect(service(arm.keyVault("k", { publicAccess: "Disabled" })).door.publicAccess).toBe(
      "Disabled",
    );
    const search = resource(
      "Microsoft.Search/searchServices",
      "s",
      {},
      {
        publicNetworkAccess: "securedByPerimeter",
        networkRuleSet: { ipRules: [{ value: "203.0.113.7" }] },
      },
    );
    expect(service(search).door).toMatchObject({
      publicAccess: "SecuredByPerimeter",
      ipRules: ["203.0.113.7"],
    });
    const automation = resource(
      "Microsoft.Automation/automationAccounts",
      "a",
      {},
      { publicNetworkAccess: false },
    );
    expect(service(automation).door.publicAccess).toBe("Disabled");
  });

  test("a word that nobody knows is odd, and nothing is made of it", () => {
    const { estate, report } = read(
      resource("Microsoft.KeyVault/vaults", "k", {}, { publicNetworkAccess: "Perhaps" }),
    );
    expect(estate.services[0]?.door.publicAccess).toBeUndefined();
    expect(report.oddities).toEqual([
      {
        resource: resourceId("Microsoft.KeyVault/vaults", "k"),
        pointer: "/properties/publicNetworkAccess",
        code: "unknown-value",
        seen: "Perhaps",
      },
    ]);
  });

  test("a web app whose list leaves the restrictions out, and its own settings that tell them", () => {
    const app = resource(
      "Microsoft.Web/sites",
      "a",
      {},
      {
        publicNetworkAccess: null,
        siteConfig: { ipSecurityRestrictions: null, ipSecurityRestrictionsDefaultAction: null },
        outboundVnetRouting: { allTraffic: false, applicationTraffic: true },
      },
    );
    expect(service(app).door.restrictions).toBeUndefined();
    expect(service(app).door.publicAccess).toBeUndefined();
    expect(service(app).routesAll).toBe(true);
    const web = child(app, "config", "web", {
      ipSecurityRestrictions: [
        { ipAddress: "Any", action: "Deny", priority: 2147483647 },
        { ipAddress: "203.0.113.0/24", action: "Allow", priority: 100 },
      ],
    });
    expect(service(app, web).door).toMatchObject({
      restrictions: [
        { address: "203.0.113.0/24", priority: 100 },
        { address: "Any", action: "Deny" },
      ],
      pointers: { restrictions: "/config/web/properties/ipSecurityRestrictions" },
    });
  });

  test("Cosmos with a VNet filter and nobody on it lets nobody in; the old list of ranges still counts", () => {
    const cosmos = (properties: Readonly<Record<string, unknown>>) =>
      service(resource("Microsoft.DocumentDB/databaseAccounts", "c", {}, properties)).door;
    expect(
      cosmos({ isVirtualNetworkFilterEnabled: true, virtualNetworkRules: [] }).defaultAction,
    ).toBe("Deny");
    expect(cosmos({ ipRangeFilter: "203.0.113.7, 198.51.100.0/24" }).ipRules).toEqual([
      "203.0.113.7",
      "198.51.100.0/24",
    ]);
    expect(cosmos({}).defaultAction).toBeUndefined();
  });

  test("a list of names tells of a service, and nothing of its door or connections", () => {
    const { properties: _, ...thin } = arm.storage("stthin");
    const own = service(thin);
    expect(own.door.complete).toBe(false);
    expect(own.connections).toBeUndefined();
    expect(own.names.map(({ fqdn }) => fqdn)).toContain("stthin.blob.core.windows.net");
  });
});

describe("services", () => {
  test("a type that nobody knows is a service when an endpoint leads to it, and counted as ignored when none does", () => {
    const strange = resource("Contoso.Strange/things", "t", {}, {});
    expect(read(strange).report.ignored).toEqual({ "contoso.strange/things": 1 });
    const vnet = arm.vnet("v", { prefixes: ["10.0.0.0/16"], subnets: { a: "10.0.1.0/24" } });
    const { endpoint } = arm.privateEndpoint("pe", {
      subnet: arm.subnetOf(vnet, "a"),
      target: strange,
      groupId: "thing",
      addresses: ["10.0.1.4"],
    });
    const { estate, report } = read(strange, vnet, endpoint);
    expect(estate.services.map((s) => s.name)).toEqual(["t"]);
    expect(report.ignored).toEqual({});
  });

  test("a slot is named with its app, whatever its document calls it", () => {
    const id = `${resourceId("Microsoft.Web/sites", "app")}/slots/blue`;
    const slot = {
      id,
      name: "blue",
      type: "Microsoft.Web/sites/slots",
      location: "West Europe",
      properties: {},
    };
    const own = service(slot);
    expect([own.name, own.location, own.names[0]?.fqdn]).toEqual([
      "app/blue",
      "westeurope",
      "app-blue.azurewebsites.net",
    ]);
  });

  test("failover groups tell who is primary, from both sides", () => {
    const [server] = arm.sqlServer("one");
    const other = resourceId("Microsoft.Sql/servers", "two");
    const group = (role: string) =>
      child(idOf(server ?? ""), "failoverGroups", "fog", {
        replicationRole: role,
        partnerServers: [{ id: other }],
      });
    expect(service(server, group("Primary")).listeners[0]).toEqual({
      fqdn: "fog.database.windows.net",
      primary: server?.id.toLowerCase(),
    });
    expect(service(server, group("Secondary")).listeners[0]?.primary).toBe(other.toLowerCase());
  });

  test("connections that stand apart are the service's own", () => {
    const vault = arm.keyVault("k");
    const { privateEndpointConnections: _, ...rest } = vault.properties;
    const bare = { ...vault, properties: rest };
    expect(service(bare).connections).toBeUndefined();
    const apart = child(vault, "privateEndpointConnections", "c", {
      privateEndpoint: {
        id: "/subscriptions/x/resourceGroups/y/providers/Microsoft.Network/privateEndpoints/pe",
      },
      privateLinkServiceConnectionState: { status: "Pending" },
    });
    expect(service(bare, apart).connections).toMatchObject([{ state: "Pending" }]);
  });

  test("the cloud shows in regions and names", () => {
    expect(read(arm.storage("a", { region: "usgovvirginia" })).estate.cloud).toBe("usgovernment");
    const vault = resource(
      "Microsoft.KeyVault/vaults",
      "k",
      { region: "global" },
      { vaultUri: "https://k.vault.azure.cn/" },
    );
    expect(read(vault).estate.cloud).toBe("china");
    expect(read(arm.storage("a")).estate.cloud).toBe("commercial");
  });
});

describe("words of other tools", () => {
  const zone = arm.privateZone("corp.example");

  test.each(["aRecords", "arecords", "ARecords"])("az lists addresses as %s", (list) => {
    const record = {
      id: `${zone.id}/A/www`,
      name: "www",
      type: "Microsoft.Network/privateDnsZones/A",
      TTL: 300,
      [list]: [{ ipv4Address: "10.0.0.4" }],
      resourceGroup: "rg-network",
    };
    expect(read(record).estate.records).toMatchObject([
      { name: "www", type: "A", ttl: 300, values: ["10.0.0.4"] },
    ]);
  });

  test("PowerShell's record sets, links and zones", () => {
    const { estate, report } = read(
      {
        Name: "corp.example",
        ResourceId: zone.id,
        ResourceGroupName: "rg-network",
        Location: "",
        Etag: "x",
        Tags: null,
        NumberOfRecordSets: 3,
      },
      {
        Id: `${zone.id}/A/www`,
        Name: "www",
        ZoneName: "corp.example",
        Ttl: 3600,
        RecordType: 0,
        Records: [{ Ipv4Address: "10.0.0.4" }],
        Metadata: null,
        IsAutoRegistered: false,
      },
      {
        Id: `${zone.id}/CNAME/alias`,
        Name: "alias",
        Ttl: 60,
        RecordType: 5,
        Records: { Cname: "www.corp.example." },
      },
      {
        Name: "link",
        ResourceId: `${zone.id}/virtualNetworkLinks/link`,
        VirtualNetworkId: resourceId("Microsoft.Network/virtualNetworks", "v"),
        RegistrationEnabled: true,
        VirtualNetworkLinkState: "Completed",
      },
    );
    expect(report.oddities).toEqual([]);
    expect(estate.zones).toMatchObject([{ zone: "corp.example", recordSetCount: 3 }]);
    expect(estate.records.map(({ name, type, values }) => [name, type, values])).toEqual([
      ["alias", "CNAME", ["www.corp.example"]],
      ["www", "A", ["10.0.0.4"]],
    ]);
    expect(estate.zoneLinks).toMatchObject([{ registration: true, state: "Completed" }]);
  });

  test("subscriptions of az account list and Get-AzSubscription", () => {
    const guid = "5b0c0000-0000-4000-8000-000000000001";
    const tenant = "11111111-1111-4111-8111-111111111111";
    for (const document of [
      {
        id: guid,
        name: "hub",
        tenantId: tenant,
        state: "Enabled",
        cloudName: "AzureCloud",
        isDefault: true,
        user: {},
      },
      { Id: guid, Name: "hub", TenantId: tenant, State: "Enabled", SubscriptionId: guid },
    ])
      expect(read(document).estate.subscriptions).toMatchObject([
        { id: `/subscriptions/${guid}`, displayName: "hub", tenant, state: "Enabled" },
      ]);
  });

  test("PowerShell's storage account and classic firewall", () => {
    const storage = {
      StorageAccountName: "stps",
      Id: resourceId("Microsoft.Storage/storageAccounts", "stps"),
      ResourceGroupName: "rg-network",
      Location: "westeurope",
      PublicNetworkAccess: "Enabled",
      NetworkRuleSet: {
        Bypass: "None",
        DefaultAction: "Deny",
        IpRules: [{ Action: "Allow", IPAddressOrRange: "203.0.113.7" }],
        VirtualNetworkRules: [],
      },
      PrimaryEndpoints: { Blob: "https://stps.blob.core.windows.net/" },
    };
    expect(service(storage).door).toMatchObject({
      defaultAction: "Deny",
      ipRules: ["203.0.113.7"],
      bypass: [],
    });
    const firewall = {
      Name: "fw",
      Id: resourceId("Microsoft.Network/azureFirewalls", "fw"),
      DNSEnableProxy: "true",
      DNSServer: ["10.0.0.4"],
      IpConfigurations: [
        {
          PrivateIPAddress: "10.0.0.68",
          Subnet: {
            Id: `${resourceId("Microsoft.Network/virtualNetworks", "v")}/subnets/AzureFirewallSubnet`,
          },
        },
      ],
    };
    expect(read(firewall).estate.firewalls).toMatchObject([
      { dnsProxy: true, dnsServers: ["10.0.0.4"], addresses: ["10.0.0.68"] },
    ]);
  });

  test("Network Manager: rules of the configuration that is in effect, and members told VNet by VNet", () => {
    const configuration =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkManagers/nm/securityAdminConfigurations/c";
    const vnets = ["one", "two"].map((name) => arm.vnet(name, { prefixes: ["10.0.0.0/16"] }));
    const effective = vnets.map((vnet) => ({
      id: `${vnet.id}/providers/Microsoft.Network/effectiveConnectivityConfigurations/default`,
      type: "microsoft.network/effectiveconnectivityconfigurations",
      properties: {
        effectiveConnectivityConfigurations: [
          {
            id: "/nm/connectivityConfigurations/mesh",
            properties: {
              connectivityTopology: "Mesh",
              appliesToGroups: [{ networkGroupId: "/nm/g" }],
            },
          },
        ],
      },
    }));
    const rules = {
      id: `${vnets[0]?.id}/providers/Microsoft.Network/effectiveSecurityAdminRules/default`,
      type: "microsoft.network/effectivesecurityadminrules",
      properties: {
        EffectiveSecurityAdminConfigurations: [{ Id: `${configuration}/snapshots/7` }],
      },
    };
    const rule = (snapshot: number, access: string) => ({
      id: `${configuration}/ruleCollections/rc/rules/web/snapshots/${snapshot}`,
      type: "microsoft.network/networkmanagers/securityadminconfigurations/rulecollections/rules/snapshots",
      properties: {
        access,
        direction: "Inbound",
        priority: 10,
        protocol: "Any",
        sources: [{ addressPrefix: "*" }],
        destinations: [{ addressPrefix: "*" }],
        destinationPortRanges: ["443"],
      },
    });
    const { estate } = read(...vnets, ...effective, rules, rule(1, "Deny"), rule(7, "AlwaysAllow"));
    expect(estate.connectedGroups).toMatchObject([
      { vnets: vnets.map((v) => v.id.toLowerCase()), directlyConnected: true },
    ]);
    expect(estate.adminRuleSets).toMatchObject([
      {
        rules: [
          {
            name: "web",
            access: "AlwaysAllow",
            protocol: "*",
            destinationPorts: ["443"],
            // Evidence leads to the document of the rule, wherever that stands.
            at: { resource: rule(7, "").id, pointer: "" },
          },
        ],
      },
    ]);
  });

  test("service tags beside exports", () => {
    const tags = {
      name: "Public",
      changeNumber: 300,
      cloud: "Public",
      values: [
        {
          name: "Storage.WestEurope",
          properties: {
            region: "westeurope",
            systemService: "AzureStorage",
            addressPrefixes: ["20.0.0.0/16", "nonsense"],
          },
        },
      ],
    };
    const { estate, report } = readEstate([
      { source: "ServiceTags_Public_20260907.json", value: tags },
    ]);
    expect(estate.serviceTags).toMatchObject({
      asOf: "2026-09-07",
      changeNumber: "300",
      complete: true,
      tags: [{ name: "Storage.WestEurope", prefixes: ["20.0.0.0/16"] }],
    });
    expect(report.oddities.map(({ code }) => code)).toEqual(["not-a-prefix"]);
  });
});

describe("gaps", () => {
  const elsewhere = (type: string, name: string) =>
    resourceId(type, name, { subscription: "99999999-0000-4000-8000-000000000001" });
  const vnet = arm.vnet("v", { prefixes: ["10.0.0.0/16"], subnets: { a: "10.0.1.0/24" } });

  test("an export without gaps has none, whatever it leaves out of its own subscriptions", () => {
    const [half] = arm.peering(vnet, arm.vnet("gone", { prefixes: ["10.9.0.0/16"] }));
    expect(read(vnet, half).estate.gaps).toEqual([]);
  });

  test("what is named in a subscription of which nothing was read is unseen, by its own id", () => {
    const remote = {
      ...arm.vnet("far", { prefixes: ["10.9.0.0/16"] }),
      id: elsewhere("Microsoft.Network/virtualNetworks", "far"),
    };
    const [half] = arm.peering(vnet, remote);
    expect(read(vnet, half).estate.gaps).toEqual([
      {
        scope: remote.id.toLowerCase(),
        type: "microsoft.network/virtualnetworks",
        why: "referenced",
        right: "microsoft.network/virtualnetworks/read",
      },
    ]);
  });

  test("a document that tells no more than its name is no VNet with Azure's DNS, but a gap", () => {
    const { properties: _, ...thin } = vnet;
    const { estate, report } = read(thin);
    expect(estate.vnets).toEqual([]);
    expect(estate.gaps).toMatchObject([{ scope: vnet.id.toLowerCase(), why: "not-collected" }]);
    expect(report.oddities.map(({ code }) => code)).toEqual(["no-properties"]);
    expect(report.counts).toEqual({ "microsoft.network/virtualnetworks": 1 });
  });

  test("a gap of the whole scope covers what is named in it", () => {
    const remote = elsewhere("Microsoft.Network/virtualNetworks", "far");
    const [half] = arm.peering(vnet, { ...vnet, id: remote });
    const gap = {
      scope: "/subscriptions/99999999-0000-4000-8000-000000000001",
      type: "*",
      why: "refused",
      right: "Reader",
    };
    const { estate } = readEstate([
      {
        source: "x",
        value: {
          format: "split-horizon.snapshot/1",
          takenAt: "2026-01-01",
          documents: [vnet, half],
          gaps: [gap],
        },
      },
    ]);
    expect(estate.gaps).toEqual([gap]);
    expect(estate.takenAt).toBe("2026-01-01");
  });
});

describe("oddities name the place", () => {
  test("a prefix that is none, a server that is no address, subnets that overlap", () => {
    const { estate, report } = read(
      arm.vnet("v", {
        prefixes: ["10.0.0.0/16", "10.0.0.0/40"],
        dns: ["10.0.0.4", "dns.example"],
        subnets: { a: "10.0.0.0/24", b: "10.0.0.128/25" },
      }),
    );
    expect(estate.vnets[0]).toMatchObject({ prefixes: ["10.0.0.0/16"], dnsServers: ["10.0.0.4"] });
    expect(report.oddities.map(({ pointer, code, seen }) => [pointer, code, seen])).toEqual([
      ["/properties/addressSpace/addressPrefixes", "not-a-prefix", "10.0.0.0/40"],
      ["/properties/dhcpOptions/dnsServers", "not-an-address", "dns.example"],
      [
        "/properties/addressPrefix",
        "overlapping",
        expect.objectContaining({ own: "10.0.0.128/25", other: "10.0.0.0/24" }),
      ],
    ]);
  });
});
