/** Topology T-PAAS, from raw ARM documents to the verdict: who is let in over public addresses and endpoints. */
import { describe, expect, test } from "vitest";
import { arm } from "#src/demo/index.ts";
import { vantagesOf } from "#src/model/index.ts";
import { traceOf } from "#src/verdict/index.ts";
import { estateOf } from "../../kit/world.ts";

type Document = arm.ArmDocument;
type SubnetTold = Exclude<NonNullable<Parameters<typeof arm.vnet>[1]["subnets"]>[string], string>;

const BLOB = "privatelink.blob.core.windows.net";

/** A VNet with the subnets `app` and `pe`. */
function network(
  app: Partial<SubnetTold> = {},
  pe: Partial<SubnetTold> = {},
  at: arm.At = {},
): Document {
  return arm.vnet("v", {
    ...at,
    prefixes: ["10.0.0.0/16"],
    subnets: { app: { prefix: "10.0.0.0/24", ...app }, pe: { prefix: "10.0.2.0/24", ...pe } },
  });
}

const app = arm.subnetOf(network(), "app");

/** The verdict for `name` from `from` over the documents. */
function verdict(
  name: string,
  from: string,
  ...documents: readonly (Document | readonly Document[])[]
) {
  const estate = estateOf(arm.withBothSides(documents.flat()));
  const vantage = vantagesOf(estate).find((v) => v.label === from || v.kind === from);
  if (!vantage) throw new Error(`Nobody is called ${from}.`);
  return traceOf(estate, { name, from: vantage }).verdict;
}

const HERE = "v/app";
const blob = "st1.blob.core.windows.net";
const withStorage = { serviceEndpoints: ["Microsoft.Storage"] };
const open = { defaultAction: "Allow" } as const;
const listed = { defaultAction: "Deny", subnetRules: [app] } as const;

describe("service endpoints", () => {
  test("T66 a machine without any endpoint reaches an open account over Azure's own network", () => {
    expect(verdict(blob, HERE, network(), arm.storage("st1", open))).toMatchObject({
      class: "PUBLIC",
      transport: "AZURE_BACKBONE",
    });
  });
  test("T67 a service endpoint and its rule, in one region", () => {
    expect(verdict(blob, HERE, network(withStorage), arm.storage("st1", listed))).toMatchObject({
      class: "SERVICE_ENDPOINT",
      variant: "BASIC",
    });
  });
  test("T68 a regional endpoint does not cover an account elsewhere, so the rule lets nobody in", () => {
    expect(
      verdict(
        blob,
        HERE,
        network(withStorage),
        arm.storage("st1", { ...listed, region: "japaneast" }),
      ),
    ).toMatchObject({ class: "BLOCKED", blockedAt: "PAAS_ACL" });
  });
  test("T69 the endpoint for all regions does", () => {
    const everywhere = { serviceEndpoints: ["Microsoft.Storage.Global"] };
    expect(
      verdict(
        blob,
        HERE,
        network(everywhere),
        arm.storage("st1", { ...listed, region: "japaneast" }),
      ),
    ).toMatchObject({ class: "SERVICE_ENDPOINT" });
  });
  test("T70 SQL takes subnets of its own region alone", () => {
    const sql = (region: string) => arm.sqlServer("sql1", { region, subnetRules: [app] });
    const here = network({ serviceEndpoints: ["Microsoft.Sql"] });
    expect(verdict("sql1.database.windows.net", HERE, here, sql("westeurope"))).toMatchObject({
      class: "SERVICE_ENDPOINT",
    });
    expect(verdict("sql1.database.windows.net", HERE, here, sql("northeurope"))).toMatchObject({
      class: "BLOCKED",
      blockedAt: "PAAS_ACL",
    });
  });
  test("T71 an address rule stops matching when the subnet gets a service endpoint", () => {
    const ip = arm.publicIp("pip", { address: "203.0.113.7" });
    const nat = arm.natGateway("nat", { publicIps: [ip] });
    const kv = arm.keyVault("kv1", {
      defaultAction: "Deny",
      ipRules: ["203.0.113.7"],
      region: "northeurope",
    });
    const name = "kv1.vault.azure.net";
    expect(verdict(name, HERE, ip, nat, network({ natGateway: nat }), kv)).toMatchObject({
      class: "PUBLIC",
    });
    const changed = network({ natGateway: nat, serviceEndpoints: ["Microsoft.KeyVault"] });
    expect(verdict(name, HERE, ip, nat, changed, kv)).toMatchObject({
      class: "BLOCKED",
      blockedAt: "PAAS_ACL",
    });
  });
  test("T72 an address rule for a machine of the account's own region has no effect", () => {
    const ip = arm.publicIp("pip", { address: "203.0.113.7" });
    const nat = arm.natGateway("nat", { publicIps: [ip] });
    const st = (region: string) =>
      arm.storage("st1", { defaultAction: "Deny", ipRules: ["203.0.113.7"], region });
    expect(
      verdict(blob, HERE, ip, nat, network({ natGateway: nat }), st("westeurope")),
    ).toMatchObject({ class: "BLOCKED", blockedAt: "PAAS_ACL" });
    expect(
      verdict(blob, HERE, ip, nat, network({ natGateway: nat }), st("northeurope")),
    ).toMatchObject({ class: "PUBLIC" });
  });
  test("T73 an endpoint policy lets to the accounts it lists alone", () => {
    const [a, b] = [arm.storage("st1", open), arm.storage("st2", open)];
    const policy = arm.serviceEndpointPolicy("sep", { resources: [a] });
    const here = network({ ...withStorage, serviceEndpointPolicies: [policy] });
    expect(verdict(blob, HERE, here, policy, a, b)).toMatchObject({ class: "SERVICE_ENDPOINT" });
    expect(verdict("st2.blob.core.windows.net", HERE, here, policy, a, b)).toMatchObject({
      class: "BLOCKED",
      blockedAt: "SEP",
    });
  });
  test("T84 a peer's service endpoint is nobody else's: the neighbour subnet has none", () => {
    const two = arm.vnet("v", {
      prefixes: ["10.0.0.0/16"],
      subnets: { app: { prefix: "10.0.0.0/24", ...withStorage }, web: "10.0.1.0/24" },
    });
    expect(verdict(blob, "v/web", two, arm.storage("st1", listed))).toMatchObject({
      class: "BLOCKED",
      blockedAt: "PAAS_ACL",
    });
  });
  test("T83 other tenants: Key Vault yes, Event Hubs no", () => {
    const theirs = "99999999-0000-4000-8000-000000000001";
    const tenants = [
      subscriptionOf(arm.DEFAULT_SUBSCRIPTION, "tenant-ours"),
      subscriptionOf(theirs, "tenant-theirs"),
    ];
    const at = { ...listed, subscription: theirs };
    expect(
      verdict(
        "kv1.vault.azure.net",
        HERE,
        tenants,
        network({ serviceEndpoints: ["Microsoft.KeyVault"] }),
        arm.keyVault("kv1", at),
      ),
    ).toMatchObject({ class: "SERVICE_ENDPOINT" });
    expect(
      verdict(
        "eh1.servicebus.windows.net",
        HERE,
        tenants,
        network({ serviceEndpoints: ["Microsoft.EventHub"] }),
        arm.eventHub("eh1", at),
      ),
    ).toMatchObject({ class: "BLOCKED", blockedAt: "PAAS_ACL" });
  });
});

function subscriptionOf(id: string, tenantId: string): Document {
  return {
    id: `/subscriptions/${id}`,
    name: id,
    type: "Microsoft.Resources/subscriptions",
    subscriptionId: id,
    tenantId,
    displayName: id,
    state: "Enabled",
    properties: {},
  };
}

describe("ways out", () => {
  const table = arm.routeTable("rt", {
    routes: [{ name: "storage", to: "Storage", hop: "Internet" }],
  });
  test("T74 a private subnet without any way out reaches no public address, whatever its routes say", () => {
    const here = network({ routeTable: table, defaultOutbound: false });
    expect(
      verdict(blob, HERE, table, here, arm.storage("st1", { ...open, region: "japaneast" })),
    ).toMatchObject({ class: "BLOCKED", blockedAt: "NO_EGRESS" });
  });
  test("T75 but it reaches storage of its own region, and anything by service endpoint", () => {
    expect(
      verdict(blob, HERE, network({ defaultOutbound: false }), arm.storage("st1", open)),
    ).toMatchObject({ class: "PUBLIC" });
    const here = network({ defaultOutbound: false, serviceEndpoints: ["Microsoft.KeyVault"] });
    expect(
      verdict(
        "kv1.vault.azure.net",
        HERE,
        here,
        arm.keyVault("kv1", { ...open, region: "japaneast" }),
      ),
    ).toMatchObject({ class: "SERVICE_ENDPOINT" });
  });
  test("T86 a web app that does not route everything sends public traffic by itself, past the subnet's group", () => {
    const deny = arm.nsg("g", {
      rules: [{ name: "no", priority: 100, direction: "Outbound", access: "Deny" }],
    });
    const here = network({ nsg: deny, delegation: "Microsoft.Web/serverFarms" });
    const web = (routesAll: boolean) => arm.webApp("w", { integration: app, routesAll });
    expect(verdict(blob, "w", deny, here, web(false), arm.storage("st1", open))).toMatchObject({
      class: "PUBLIC",
    });
    expect(verdict(blob, "w", deny, here, web(true), arm.storage("st1", open))).toMatchObject({
      class: "BLOCKED",
      blockedAt: "NSG_OUT",
    });
  });
});

describe("web apps", () => {
  const name = "w.azurewebsites.net";
  const silent = (document: Document): Document => {
    const { publicNetworkAccess: _, ...properties } = document.properties;
    return { ...document, properties };
  };
  const connected = (web: Document) =>
    arm.privateEndpoint("pe", {
      subnet: arm.subnetOf(network(), "pe"),
      target: web,
      groupId: "sites",
      addresses: ["10.0.2.4"],
    }).all;
  test("T76 an app that sets nothing is shut by its private endpoint", () => {
    const web = silent(arm.webApp("w"));
    expect(verdict(name, "internet", network(), web)).toMatchObject({
      class: "PUBLIC",
      transport: "INTERNET",
    });
    expect(verdict(name, "internet", network(), web, connected(web))).toMatchObject({
      class: "BLOCKED",
      blockedAt: "PAAS_ACL",
    });
  });
  test("T77 a subnet with the service endpoint cannot reach an app with a private endpoint publicly", () => {
    const web = arm.webApp("w", { publicAccess: "Enabled" });
    const here = network({ serviceEndpoints: ["Microsoft.Web"] });
    expect(verdict(name, HERE, here, web, connected(web))).toMatchObject({
      class: "BLOCKED",
      blockedAt: "PAAS_ACL",
    });
    expect(verdict(name, "internet", here, web, connected(web))).toMatchObject({ class: "PUBLIC" });
  });
  test("T78 access restrictions: what no rule allows is denied", () => {
    const web = arm.webApp("w", { ipRules: ["198.51.100.0/24"] });
    expect(verdict(name, "internet", network(), web)).toMatchObject({
      class: "BLOCKED",
      confidence: "likely",
    });
    expect(
      verdict(
        name,
        "internet",
        network(),
        arm.webApp("w", { ipRules: ["198.51.100.0/24"], defaultAction: "Allow" }),
      ),
    ).toMatchObject({ class: "PUBLIC" });
  });
});

describe("private endpoints", () => {
  test("T79 SQL under Redirect needs more than 1433 through the endpoint's filter", () => {
    const group = arm.nsg("g", {
      rules: [
        {
          name: "sql",
          priority: 100,
          direction: "Inbound",
          access: "Allow",
          protocol: "Tcp",
          ports: ["1433"],
        },
        { name: "rest", priority: 200, direction: "Inbound", access: "Deny" },
      ],
    });
    const zone = arm.privateZone("privatelink.database.windows.net");
    const told = (connectionPolicy: "Proxy" | "Redirect") => {
      const here = network({}, { nsg: group, policies: "Enabled" });
      const sql = arm.sqlServer("sql1", { publicAccess: "Disabled", connectionPolicy });
      const [server] = sql;
      if (!server) throw new Error("No server.");
      const pe = arm.privateEndpoint("pe", {
        subnet: arm.subnetOf(here, "pe"),
        target: server,
        groupId: "sqlServer",
        addresses: ["10.0.2.4"],
        zones: [zone],
      });
      return verdict(
        "sql1.database.windows.net",
        HERE,
        group,
        here,
        sql,
        zone,
        arm.zoneLink(zone, here),
        pe.all,
      );
    };
    expect(told("Proxy")).toMatchObject({ class: "PRIVATE_ENDPOINT" });
    expect(told("Redirect")).toMatchObject({
      class: "BLOCKED",
      blockedAt: "PE_NSG_IN",
      confidence: "likely",
    });
  });
});

describe("network security perimeters", () => {
  const zone = arm.privateZone(BLOB);
  const nsp = (
    target: Document,
    accessMode: string,
    rules: readonly string[] = [],
  ): readonly Document[] => {
    const type = "Microsoft.Network/networkSecurityPerimeters";
    const perimeter = arm.resource(type, "nsp", {}, {});
    const profile = arm.child(perimeter, "profiles", "default", {});
    const association = arm.child(perimeter, "resourceAssociations", "a", {
      privateLinkResource: { id: target.id },
      profile: { id: profile.id },
      accessMode,
    });
    const rule = arm.child(profile, "accessRules", "in", {
      direction: "Inbound",
      addressPrefixes: rules,
    });
    return [perimeter, profile, association, rule];
  };
  const site = {
    name: "hq",
    attach: [],
    prefixes: [],
    dnsServers: [],
    natAddresses: ["198.51.100.1"],
  };
  const fromSite = (...documents: readonly (Document | readonly Document[])[]) => {
    const estate = estateOf(arm.withBothSides(documents.flat()), { sites: [site] });
    const found = vantagesOf(estate).find((v) => v.kind === "site");
    if (!found) throw new Error("No site.");
    return traceOf(estate, { name: blob, from: found }).verdict;
  };
  const st = arm.storage("st1", { defaultAction: "Deny", ipRules: ["198.51.100.1"] });
  test("T80 enforced, it overrules the account's own rules, and leaves private endpoints alone", () => {
    expect(fromSite(st, nsp(st, "Enforced"))).toMatchObject({ class: "BLOCKED", blockedAt: "NSP" });
    expect(fromSite(st, nsp(st, "Enforced", ["198.51.100.0/24"]))).toMatchObject({
      class: "PUBLIC",
    });
    const here = network();
    const pe = arm.privateEndpoint("pe", {
      subnet: arm.subnetOf(here, "pe"),
      target: st,
      groupId: "blob",
      addresses: ["10.0.2.4"],
      zones: [zone],
    });
    expect(
      verdict(blob, HERE, here, st, zone, arm.zoneLink(zone, here), pe.all, nsp(st, "Enforced")),
    ).toMatchObject({ class: "PRIVATE_ENDPOINT" });
  });
  test("T81 secured by perimeter and in none: shut", () => {
    const secured = arm.storage("st1", { publicAccess: "SecuredByPerimeter" });
    expect(verdict(blob, HERE, network(), secured)).toMatchObject({
      class: "BLOCKED",
      blockedAt: "NSP",
    });
  });
  test("T82 learning, the account's own rules still let in", () => {
    expect(fromSite(st, nsp(st, "Learning"))).toMatchObject({
      class: "PUBLIC",
      risks: ["LEARNING_MODE"],
    });
  });
});
