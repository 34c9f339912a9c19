/** What does a large company's estate look like to Azure: many networks with what belongs to each (path.md 6.4)? */
import { arm } from "#src/demo/index.ts";
import type { Doc } from "./estate.ts";

const guid = (n: number) => `5b0c0000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;

/** About 40 resources for each of `networks` networks, spread over a subscription for every eight. */
export function bigEstate(networks: number): readonly Doc[] {
  const documents: Doc[] = [];
  const put = (doc: { readonly id: string; readonly type: string }) => documents.push({ ...doc });
  const subscriptions = Math.ceil(networks / 8);
  for (let s = 0; s < subscriptions; s++)
    put({
      id: `/subscriptions/${guid(s)}`,
      name: guid(s),
      type: "Microsoft.Resources/subscriptions",
      subscriptionId: guid(s),
      tenantId: guid(0xffff),
      displayName: `landing zone ${s}`,
      state: "Enabled",
      properties: {},
    } as Doc);
  const zone = arm.resource(
    "Microsoft.Network/privateDnsZones",
    "privatelink.blob.core.windows.net",
    { subscription: guid(0), group: "rg-dns", region: "global" },
    {},
  );
  put(zone);
  for (let n = 0; n < networks; n++) putNetwork(n, put, zone);
  return documents;
}

function putNetwork(
  n: number,
  put: (doc: { readonly id: string; readonly type: string }) => void,
  zone: { readonly id: string },
): void {
  const at = { subscription: guid(Math.floor(n / 8)), group: `rg-net-${n}` };
  const make = (type: string, name: string, properties: Readonly<Record<string, unknown>>) =>
    arm.resource(type, name, at, properties);
  const base = `10.${Math.floor(n / 64) % 256}.${(n % 64) * 4}`;
  const vnetId = arm.resourceId("Microsoft.Network/virtualNetworks", `vnet-${n}`, at);
  const subnet = (name: string) => ({
    id: `${vnetId}/subnets/${name}`,
    name,
    properties: { addressPrefix: `${base}.0/24`, privateEndpointNetworkPolicies: "Disabled" },
  });
  put(
    make("Microsoft.Network/virtualNetworks", `vnet-${n}`, {
      addressSpace: { addressPrefixes: [`${base}.0/22`] },
      subnets: ["app", "data", "pe"].map(subnet),
      virtualNetworkPeerings: [],
    }),
  );
  put(
    arm.child(zone, "virtualNetworkLinks", `link-${n}`, {
      virtualNetwork: { id: vnetId },
      registrationEnabled: false,
    }),
  );
  for (let i = 0; i < 20; i++)
    put(
      make("Microsoft.Network/networkInterfaces", `nic-${n}-${i}`, {
        ipConfigurations: [
          {
            name: "ipconfig1",
            properties: {
              privateIPAddress: `${base}.${i + 4}`,
              subnet: { id: `${vnetId}/subnets/app` },
              primary: true,
            },
          },
        ],
        enableIPForwarding: false,
      }),
    );
  for (let i = 0; i < 6; i++) {
    const account = make("Microsoft.Storage/storageAccounts", `st${n}x${i}`, {
      primaryEndpoints: { blob: `https://st${n}x${i}.blob.core.windows.net/` },
      publicNetworkAccess: "Disabled",
      networkAcls: { defaultAction: "Deny", ipRules: [], virtualNetworkRules: [] },
    });
    const endpoint = make("Microsoft.Network/privateEndpoints", `pe-${n}-${i}`, {
      subnet: { id: `${vnetId}/subnets/pe` },
      privateLinkServiceConnections: [
        {
          name: "connection",
          properties: {
            privateLinkServiceId: account.id,
            groupIds: ["blob"],
            privateLinkServiceConnectionState: { status: "Approved" },
          },
        },
      ],
      customDnsConfigs: [
        { fqdn: `st${n}x${i}.blob.core.windows.net`, ipAddresses: [`${base}.${i + 100}`] },
      ],
    });
    put(account);
    put(endpoint);
    if (n % 10 === 0) put(arm.child(endpoint, "privateDnsZoneGroups", "default", {}));
    put(
      arm.child(zone, "A", `st${n}x${i}`, {
        aRecords: [{ ipv4Address: `${base}.${i + 100}` }],
        ttl: 10,
      }),
    );
  }
  for (let i = 0; i < 3; i++)
    put(
      make("Microsoft.Network/networkSecurityGroups", `nsg-${n}-${i}`, {
        securityRules: Array.from({ length: 8 }, (_, r) => ({
          name: `rule-${r}`,
          properties: {
            priority: 100 + r,
            direction: "Inbound",
            access: "Allow",
            protocol: "Tcp",
            sourceAddressPrefix: "10.0.0.0/8",
            sourcePortRange: "*",
            destinationAddressPrefix: "*",
            destinationPortRange: String(443 + r),
          },
        })),
      }),
    );
  for (let i = 0; i < 2; i++)
    put(
      make("Microsoft.Network/routeTables", `rt-${n}-${i}`, {
        routes: [
          {
            name: "default",
            properties: {
              addressPrefix: "0.0.0.0/0",
              nextHopType: "VirtualAppliance",
              nextHopIpAddress: "10.0.0.4",
            },
          },
        ],
      }),
    );
  for (let i = 0; i < 4; i++)
    put(
      make("Microsoft.Network/publicIPAddresses", `pip-${n}-${i}`, { ipAddress: `203.0.113.${i}` }),
    );
  if (n % 20 === 0) {
    const sql = make("Microsoft.Sql/servers", `sql-${n}`, {});
    put(sql);
    put(arm.child(sql, "connectionPolicies", "default", { connectionType: "Redirect" }));
  }
}
