/** Do both ways of private access come out as Azure has them, with costs and a reasoned choice (path.md sections 4 and 5)? */
import { describe, expect, test } from "vitest";
import { randomFrom } from "#src/base/index.ts";
import {
  compareAccess,
  comparisonMarkdown,
  directConnectMonth,
  standardEndpointMonth,
  tiered,
} from "#src/compare/index.ts";
import { compareText } from "#src/messages/index.ts";
import type { Estate, Site, Vantage } from "#src/model/index.ts";
import {
  connectedTo,
  endpoint,
  estate,
  keys,
  nsg,
  routeTable,
  SUB,
  sePolicy,
  service,
  subnet,
  subscription,
  thing,
  vnet,
} from "../path/parts.ts";
import { someEstate } from "../verdict/some-estate.ts";

const app = subnet("v/app", "10.0.0.0/24");
const from: Vantage = {
  id: app.id,
  kind: "subnet",
  label: "v/app",
  key: app.key,
  subnet: app.key,
  vnet: keys.vnet("v"),
};
const hq: Site = {
  name: "hq",
  attach: [],
  prefixes: ["192.168.0.0/16"],
  dnsServers: [],
  natAddresses: ["203.0.113.7"],
};

function world(services: Estate["services"], more: Partial<Estate> = {}): Estate {
  return estate({
    vnets: [vnet("v", ["10.0.0.0/16"])],
    subnets: [app, subnet("v/pe", "10.0.2.0/24")],
    services,
    ...more,
  });
}

function rowOf(services: Estate["services"], more: Partial<Estate> = {}, vantage = from) {
  const row = compareAccess(world(services, more), { from: [vantage], gbPerMonth: 100 }).rows[0];
  if (!row) throw new Error("No row.");
  return row;
}

describe("both ways, everything else as it is", () => {
  test("an open account: public today, reached either way, and nobody holds data back yet", () => {
    const row = rowOf([service("storage", "st1", { defaultAction: "Allow" })]);
    expect(row.today).toMatchObject({ class: "PUBLIC", transport: "AZURE_BACKBONE" });
    expect(row.privateEndpoint.supposed.class).toBe("PRIVATE_ENDPOINT");
    expect(row.serviceEndpoint.supposed.class).toBe("SERVICE_ENDPOINT");
    expect(row.recommendation.choose).toBe("private-endpoint");
    expect(row.recommendation.reasons.map((r) => r.code)).toEqual([
      "se-open-without-policy",
      "pe-dns-zone-missing",
    ]);
  });
  test("a subnet whose group denies the internet stops the service endpoint, not the private one (P28)", () => {
    const group = nsg("g", "100 Out Deny * * > Internet:*");
    const row = rowOf([service("storage", "st1")], {
      nsgs: [group],
      subnets: [{ ...app, nsg: group.key }, subnet("v/pe", "10.0.2.0/24")],
    });
    expect(row.privateEndpoint.supposed.class).toBe("PRIVATE_ENDPOINT");
    expect(row.serviceEndpoint.supposed).toMatchObject({ class: "BLOCKED", blockedAt: "NSG_OUT" });
    expect(row.serviceEndpoint.filters).toMatchObject({
      code: "se-filters-deny",
      args: { rule: "r100" },
    });
  });
  test("an endpoint policy that lists another account stops the service endpoint", () => {
    const policy = sePolicy("p", [service("storage", "other").id]);
    const row = rowOf([service("storage", "st1")], {
      serviceEndpointPolicies: [policy],
      subnets: [{ ...app, serviceEndpointPolicies: [policy.key] }, subnet("v/pe", "10.0.2.0/24")],
    });
    expect(row.serviceEndpoint.supposed).toMatchObject({ class: "BLOCKED", blockedAt: "SEP" });
    expect(row.serviceEndpoint.exfiltration.code).toBe("se-policed");
  });
  test("SQL takes subnets of its own region alone, Storage needs another endpoint for far regions", () => {
    const far = { location: "japaneast" };
    const sql = rowOf([service("sql", "s", {}, far)]);
    expect(sql.serviceEndpoint.supposed.class).toBe("BLOCKED");
    expect(sql.serviceEndpoint.crossRegion.code).toBe("se-region-never");
    expect(sql.recommendation.reasons.map((r) => r.code)).toContain("se-region-never");
    expect(rowOf([service("storage", "st1", {}, far)]).serviceEndpoint.crossRegion.code).toBe(
      "se-region-global",
    );
    expect(
      rowOf([service("storage", "st1", {}, { location: "northeurope" })]).serviceEndpoint
        .crossRegion.code,
    ).toBe("se-region-paired");
    expect(rowOf([service("vault", "kv", {}, far)]).serviceEndpoint.crossRegion.code).toBe(
      "se-region-any",
    );
  });
  test("other tenants: Storage and Key Vault by service endpoint, everybody by private endpoint", () => {
    const theirs = "00000000-0000-0000-0000-000000000002";
    const more = { subscriptions: [subscription(SUB, "ours"), subscription(theirs, "theirs")] };
    const events = rowOf([service("events", "e", {}, { subscription: theirs })], more);
    expect(events.serviceEndpoint.supposed).toMatchObject({
      class: "BLOCKED",
      blockedAt: "PAAS_ACL",
    });
    expect(events.serviceEndpoint.crossTenant.code).toBe("se-tenant-never");
    expect(events.privateEndpoint.crossTenant.code).toBe("pe-tenant-other");
    expect(
      rowOf([service("storage", "st1", {}, { subscription: theirs })], more).serviceEndpoint
        .supposed.class,
    ).toBe("SERVICE_ENDPOINT");
  });
  test("public access that is off keeps a service endpoint out, and what would have to be opened is told", () => {
    const shut = rowOf([service("storage", "st1", { publicAccess: "Disabled" })]);
    expect(shut.serviceEndpoint.supposed).toMatchObject({
      class: "BLOCKED",
      blockedAt: "PAAS_ACL",
    });
    expect(shut.serviceEndpoint.shut).toMatchObject({
      code: "se-shut-by-public-access",
      because: [{ pointer: "/properties/publicNetworkAccess", seen: "Disabled" }],
    });
    expect(shut.privateEndpoint.shut).toBeNull();
    const page = comparisonMarkdown(
      compareAccess(world([service("storage", "st1", { publicAccess: "Disabled" })]), {
        from: [from],
      }),
    );
    expect(page).toContain("| Blocked. Public network access of st1 is disabled;");
    expect(page).not.toContain("| Service endpoint |");
  });
  test("what stops the service endpoint sooner is told first, and nothing has to be opened for it", () => {
    const group = nsg("g", "100 Out Deny * * > Internet:*");
    const row = rowOf([service("storage", "st1", { publicAccess: "Disabled" })], {
      nsgs: [group],
      subnets: [{ ...app, nsg: group.key }, subnet("v/pe", "10.0.2.0/24")],
    });
    expect(row.serviceEndpoint).toMatchObject({
      supposed: { class: "BLOCKED", blockedAt: "NSG_OUT" },
      shut: null,
    });
  });
  test("the premises have no service endpoint, and their private endpoint stands where the gateway does", () => {
    const site: Vantage = { id: "site:hq", kind: "site", label: "hq", site: "hq" };
    const gateway: Estate["gateways"][number] = {
      ...thing("Microsoft.Network/virtualNetworkGateways", "g"),
      gatewayType: "Vpn",
      vpnType: "RouteBased",
      sku: "VpnGw1",
      subnets: [],
      vnet: keys.vnet("v"),
      bgp: false,
      activeActive: false,
      clientPools: [],
      customRoutes: [],
      publicIps: [],
    };
    const row = rowOf(
      [service("storage", "st1", {}, { location: "japaneast" })],
      { sites: [hq], gateways: [gateway] },
      site,
    );
    const { supposed, exfiltration, routes, filters, dns, crossRegion, crossTenant } =
      row.serviceEndpoint;
    expect(supposed.class).not.toBe("SERVICE_ENDPOINT");
    for (const own of [exfiltration, routes, filters, dns, crossRegion, crossTenant])
      expect(compareText(own)).toBe("Does not apply: hq stands in no subnet.");
    expect(row.privateEndpoint.crossRegion).toMatchObject({
      code: "pe-region-other",
      args: { region: "westeurope", target: "japaneast" },
    });
    expect(row.recommendation.reasons.map((r) => r.code)).toContain("needs-subnet");
  });
  test("kinds without the one or the other", () => {
    const search = rowOf([service("search", "s")]);
    expect(search.serviceEndpoint.support).toBe("no");
    expect(search.serviceEndpoint.crossRegion.code).toBe("no-service-endpoint");
    expect(search.recommendation.choose).toBe("private-endpoint");
    expect(rowOf([service("registry", "cr")]).serviceEndpoint.support).toBe("preview");
    const { connections: _, ...unlisted } = service("Contoso.Own/things", "x");
    const own = rowOf([unlisted]);
    expect([own.privateEndpoint.support, own.serviceEndpoint.support]).toEqual(["unknown", "no"]);
    expect(own.recommendation.choose).toBe("public-rules");
  });
});

describe("the choice", () => {
  test("what is private today stays, and its open public side is told", () => {
    const bare = service("storage", "st1", { defaultAction: "Allow" });
    const pe = endpoint("pe", "v/pe", bare);
    const e = world([connectedTo(bare, pe)], { endpoints: [pe] });
    // The endpoint's address, asked directly, as a zone would answer it.
    const row = compareAccess(e, { from: [from] }).rows[0];
    expect(row?.privateEndpoint.supposed.class).toBe("PRIVATE_ENDPOINT");
    expect(row?.recommendation.reasons.map((r) => r.code)).toContain("endpoint-stands");
    expect(row?.privateEndpoint.exfiltration.code).toBe("pe-bound-but-open");
  });
  test("a service endpoint that works, with a policy, and nobody on premises: leave it", () => {
    const st = service("storage", "st1", {
      defaultAction: "Deny",
      subnetRules: [{ subnet: app.key, state: "Succeeded" }],
    });
    const policy = sePolicy("p", [st.id]);
    const here = {
      ...app,
      serviceEndpoints: [
        { service: "Microsoft.Storage", locations: ["westeurope"], state: "Succeeded" },
      ],
      serviceEndpointPolicies: [policy.key],
    };
    const more = {
      serviceEndpointPolicies: [policy],
      subnets: [here, subnet("v/pe", "10.0.2.0/24")],
    };
    expect(rowOf([st], more).recommendation).toMatchObject({ choose: "as-is" });
    expect(rowOf([st], { ...more, sites: [hq] }).recommendation.choose).toBe("private-endpoint");
  });
  test("a route through an appliance, which a service endpoint would pass by", () => {
    const table = routeTable("rt", ["0.0.0.0/0", "VirtualAppliance"]);
    const row = rowOf([service("vault", "kv")], {
      routeTables: [table],
      subnets: [{ ...app, routeTable: table.key }, subnet("v/pe", "10.0.2.0/24")],
    });
    expect(row.serviceEndpoint.routes.code).toBe("se-routes-bypass-firewall");
    expect(row.recommendation.reasons.map((r) => r.code)).toContain("inspection");
  });
  test("a site can use no service endpoint, and somebody outside neither", () => {
    const site: Vantage = { id: "site:hq", kind: "site", label: "hq", site: "hq" };
    const row = rowOf([service("storage", "st1")], { sites: [hq] }, site);
    expect(row.recommendation.choose).toBe("private-endpoint");
    expect(row.recommendation.reasons.map((r) => r.code)).toContain("needs-subnet");
    expect(row.serviceEndpoint.onPremises.code).toBe("se-premises-by-address");
    const internet: Vantage = { id: "internet", kind: "internet", label: "internet" };
    expect(
      rowOf([service("storage", "st1", { defaultAction: "Allow" })], {}, internet).recommendation
        .choose,
    ).toBe("public-rules");
    expect(
      rowOf([service("storage", "st1", { publicAccess: "Disabled" })], {}, internet).recommendation
        .choose,
    ).toBe("as-is");
  });
  test("an endpoint that is not approved must be approved first", () => {
    const bare = service("storage", "st1", { publicAccess: "Disabled" });
    const pe = endpoint("pe", "v/pe", bare, { state: "Rejected" });
    const row = rowOf([connectedTo(bare, pe, "Rejected")], { endpoints: [pe] });
    expect(row.privateEndpoint.supposed).toMatchObject({ class: "BLOCKED", blockedAt: "PE_STATE" });
    expect(row.recommendation.reasons.map((r) => r.code)).toContain("approval-first");
  });
});

describe("costs (path.md 4.6)", () => {
  test("an endpoint costs by the hour and by GB, a service endpoint nothing", () => {
    const row = rowOf([service("storage", "st1")]);
    expect(row.privateEndpoint.monthly).toEqual({
      amount: 8.3,
      currency: "USD",
      usd: 8.3,
      parts: [
        { code: "endpoint-hours", count: 1, amount: 7.3, usd: 7.3 },
        { code: "endpoint-data", count: 100, amount: 1, usd: 1 },
      ],
    });
    expect(row.serviceEndpoint.monthly.usd).toBe(0);
  });
  test("each tier has its own price", () => {
    expect(tiered(500)).toBe(5);
    expect(tiered(1_000_000)).toBe(10_000);
    expect(tiered(2_000_000)).toBe(16_000);
    expect(tiered(6_000_000)).toBe(38_000);
  });
  test("the standard service endpoint, and a private link service without a balancer", () => {
    expect(standardEndpointMonth()).toBe(73);
    expect(directConnectMonth()).toBe(492.75);
  });
});

describe("every fact has its sentence", () => {
  for (const seed of [1, 2, 20261124])
    test(`seed ${seed}`, () => {
      const random = randomFrom(seed);
      for (let i = 0; i < 10; i++) {
        const { estate: e, vantages } = someEstate(random);
        const comparison = compareAccess(
          { ...e, sites: random.chance(0.5) ? [hq] : [] },
          { from: vantages },
        );
        expect(comparison.rows).toHaveLength(vantages.length * e.services.length);
        for (const { privateEndpoint: pe, serviceEndpoint: se, recommendation } of comparison.rows)
          for (const fact of [pe, se]
            .flatMap((o) => [
              o.onPremises,
              o.exfiltration,
              o.routes,
              o.filters,
              o.dns,
              o.crossRegion,
              o.crossTenant,
            ])
            .concat(recommendation.reasons))
            expect(compareText(fact)).toMatch(/^[A-Z$0-9a-z].*\.$/);
        expect(comparisonMarkdown(comparison)).toContain(
          "# Private endpoints and service endpoints",
        );
      }
    });
});

test("the same estate gives the same page, and an empty one says so", () => {
  const e = world([service("storage", "st1")]);
  expect(comparisonMarkdown(compareAccess(e))).toBe(
    comparisonMarkdown(compareAccess(structuredClone(e))),
  );
  const nothing = compareAccess(estate({}));
  expect(nothing.rows).toEqual([]);
  expect(comparisonMarkdown(nothing)).toContain("No vantage and no service to compare.");
});

describe("private link services of one's own (T88)", () => {
  const frontend = keys.vnet("lb-frontend");
  const balancer = (sku: string, byAddress: boolean): Estate["loadBalancers"][number] => ({
    ...thing("Microsoft.Network/loadBalancers", "lb"),
    sku,
    frontends: [{ id: frontend, key: frontend, name: "f", address: "10.0.0.10" }],
    pools: [
      {
        id: "p",
        key: keys.vnet("pool"),
        name: "p",
        members: byAddress ? [] : [keys.nic("n")],
        addresses: byAddress ? ["10.0.0.20"] : [],
      },
    ],
    rules: [],
    outboundRules: [],
  });
  const own = (
    more: Partial<Estate["linkServices"][number]> = {},
  ): Estate["linkServices"][number] => ({
    ...thing("Microsoft.Network/privateLinkServices", "pls"),
    alias: "pls.guid.westeurope.azure.privatelinkservice",
    frontends: [frontend],
    destinationAddress: "",
    natSubnets: [keys.subnet("v/nat")],
    natAddresses: ["10.0.5.4"],
    visibility: [],
    autoApproval: [],
    proxyProtocol: false,
    accessMode: "Default",
    connections: [],
    ...more,
  });
  const nat = (policy: string) =>
    subnet("v/nat", "10.0.5.0/24", { privateLinkServiceNetworkPolicies: policy });
  const levels = (more: Partial<Estate>) =>
    compareAccess(
      estate({
        linkServices: [own()],
        loadBalancers: [balancer("Standard", false)],
        subnets: [nat("Disabled")],
        ...more,
      }),
    )
      .linkServices[0]?.checks.filter((c) => c.level !== "fine")
      .map((c) => [c.level, c.code]);
  test("a right one has nothing to mend", () => {
    expect(levels({})).toEqual([]);
  });
  test("members by address, a Basic balancer, and a policy that is on are wrong", () => {
    expect(levels({ loadBalancers: [balancer("Standard", true)] })).toEqual([
      ["wrong", "pls-pool-by-address"],
    ]);
    expect(levels({ loadBalancers: [balancer("Basic", false)] })).toEqual([
      ["wrong", "pls-balancer-basic"],
    ]);
    expect(levels({ subnets: [nat("Enabled")] })).toEqual([["wrong", "pls-nat-policy-on"]]);
  });
  test("what was not read is not called wrong", () => {
    expect(levels({ loadBalancers: [], subnets: [] })).toEqual([
      ["unknown", "pls-balancer-unseen"],
      ["unknown", "pls-nat-subnet-unseen"],
    ]);
  });
  test("visibility, approval and consumers go together", () => {
    expect(levels({ linkServices: [own({ visibility: ["a"], autoApproval: ["b"] })] })).toEqual([
      ["wrong", "pls-approval-beyond-visibility"],
    ]);
    const waiting = (visibility: readonly string[]) =>
      own({
        visibility,
        connections: [
          {
            id: "c",
            endpoint: `/subscriptions/${SUB}/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/pe`,
            endpointKey: keys.nic("pe"),
            groupIds: [],
            state: "Pending",
          },
        ],
      });
    expect(levels({ linkServices: [waiting(["another"])] })).toEqual([
      ["wrong", "pls-consumer-unlisted"],
    ]);
    expect(levels({ linkServices: [waiting([SUB])] })).toEqual([["watch", "pls-consumer-waits"]]);
    expect(levels({ linkServices: [own({ visibility: ["*"] })] })).toEqual([
      ["watch", "pls-visible-to-all"],
    ]);
  });
  test("two on one balancer must agree on the proxy protocol", () => {
    const other = {
      ...own({ proxyProtocol: true }),
      ...thing("Microsoft.Network/privateLinkServices", "pls2"),
      proxyProtocol: true,
    };
    expect(levels({ linkServices: [own(), other] })).toEqual([["wrong", "pls-proxy-differs"]]);
  });
  test("a fixed address needs an even number of NAT addresses, and costs by the hour", () => {
    const direct = own({ frontends: [], destinationAddress: "10.0.9.9" });
    expect(levels({ linkServices: [direct] })).toEqual([
      ["watch", "pls-direct"],
      ["wrong", "pls-direct-odd"],
    ]);
    expect(compareAccess(estate({ linkServices: [direct] })).linkServices[0]?.monthlyUsd).toBe(
      492.75,
    );
  });
});
