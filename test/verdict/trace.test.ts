/** Do DNS and path together come to the verdict that path.md 0.2 calls for? */
import { describe, expect, test } from "vitest";
import type { Estate, Vantage, Zone, ZoneLink } from "#src/model/index.ts";
import { keyOf } from "#src/model/index.ts";
import { traceOf } from "#src/verdict/index.ts";
import {
  connectedTo,
  endpoint,
  estate,
  idOf,
  keys,
  nsg,
  perimeter,
  routeTable,
  sePolicy,
  service,
  subnet,
  thing,
  vnet,
} from "../path/parts.ts";

const BLOB = "privatelink.blob.core.windows.net";
const zoneKey = keyOf(idOf("Microsoft.Network/privateDnsZones", BLOB));
const zone: Zone = {
  ...thing("Microsoft.Network/privateDnsZones", BLOB, ""),
  key: zoneKey,
  zone: BLOB,
  isPrivate: true,
};
const link: ZoneLink = {
  ...thing("Microsoft.Network/privateDnsZones/virtualNetworkLinks", `${BLOB}/v`, ""),
  zone: zoneKey,
  vnet: keys.vnet("v"),
  registration: false,
  resolutionPolicy: "Default",
  state: "Completed",
  provisioningState: "Succeeded",
};
const record = (name: string, address: string): Estate["records"][number] => ({
  id: `${zone.id}/A/${name}`,
  key: keyOf(`${zone.id}/A/${name}`),
  zone: zoneKey,
  name,
  type: "A",
  ttl: 10,
  values: [address],
  autoRegistered: false,
  creator: "",
});

const place = subnet("v/app", "10.0.0.0/24");
const app: Vantage = {
  id: place.id,
  kind: "subnet",
  label: "v/app",
  key: place.key,
  subnet: place.key,
  vnet: keys.vnet("v"),
};
const internet: Vantage = { id: "internet", kind: "internet", label: "internet" };

/** One VNet with subnets app and pe, a storage account with an approved endpoint, and its zone linked. */
function privateWorld(more: Partial<Estate> = {}, state = "Approved") {
  const bare = service("storage", "st1", { publicAccess: "Disabled" });
  const pe = endpoint("pe", "v/pe", bare, { state });
  return estate({
    vnets: [vnet("v", ["10.0.0.0/16"])],
    subnets: [place, subnet("v/pe", "10.0.2.0/24")],
    services: [connectedTo(bare, pe, state)],
    endpoints: [pe],
    zones: [zone],
    zoneLinks: [link],
    records: [record("st1", "10.0.2.4")],
    ...more,
  });
}
const name = "st1.blob.core.windows.net";
const verdictOf = (e: Estate, from = app) => traceOf(e, { name, from }).verdict;

describe("over a private endpoint", () => {
  test("an approved endpoint in the same VNet is reached (T43)", () => {
    const trace = traceOf(privateWorld(), { name, from: app });
    expect(trace.verdict).toEqual({
      class: "PRIVATE_ENDPOINT",
      transport: null,
      variant: null,
      blockedAt: null,
      risks: [],
      confidence: "certain",
      expected: "PRIVATE_ENDPOINT",
      expectedBecause: "public access disabled",
    });
    expect(trace.word).toBe("private");
    expect(trace.sentence).toContain("10.0.2.4 of private endpoint pe");
    expect(trace.journeys).toHaveLength(1);
    expect(trace.journeys[0]?.hops.every((h, i) => h.n === i + 1)).toBe(true);
  });
  test("without the zone's link the public address is refused", () => {
    const trace = traceOf(privateWorld({ zoneLinks: [] }), { name, from: app });
    expect(trace.verdict).toMatchObject({
      class: "BLOCKED",
      blockedAt: "PAAS_ACL",
      expected: "PRIVATE_ENDPOINT",
    });
    expect(trace.word).toBe("blocked");
    expect(trace.sentence).toContain("public network access of st1 is disabled");
  });
  test("an endpoint that is not approved has no alias in public DNS; the record alone leads to a shut endpoint (T40)", () => {
    const direct = traceOf(privateWorld({}, "Pending"), { name: `st1.${BLOB}`, from: app });
    expect(direct.verdict).toMatchObject({ class: "BLOCKED", blockedAt: "PE_STATE" });
  });
  test("an endpoint whose two sides differ is unknown, even where the way there is unknown too; what stops before is not", () => {
    const bare = service("storage", "st1", { publicAccess: "Disabled" });
    const pe = endpoint("pe", "v/pe", bare, { state: "Approved" });
    const contested = {
      endpoints: [pe],
      services: [connectedTo(bare, pe, "Pending")],
    };
    const sent = subnet("v/app", "10.0.0.0/24", { routeTable: keys.table("rt") });
    const asks = { name: `st1.${BLOB}`, from: app };
    const verdictBy = (nextHop: string) =>
      traceOf(
        privateWorld({
          ...contested,
          subnets: [sent, subnet("v/nva", "10.0.1.0/24"), subnet("v/pe", "10.0.2.0/24")],
          routeTables: [routeTable("rt", ["10.0.2.4/32", nextHop])],
        }),
        asks,
      ).verdict;
    expect(traceOf(privateWorld(contested), asks).verdict).toMatchObject({ class: "UNKNOWN" });
    expect(verdictBy("VirtualAppliance")).toMatchObject({
      class: "UNKNOWN",
      blockedAt: null,
      confidence: "unknown",
    });
    expect(verdictBy("None")).toMatchObject({
      class: "BLOCKED",
      blockedAt: "ROUTE_NONE",
      confidence: "certain",
    });
  });
  test("a record whose address nobody owns is blocked, and DNS is what is wrong", () => {
    const trace = traceOf(privateWorld({ records: [record("st1", "10.0.2.99")] }), {
      name,
      from: app,
    });
    expect(trace.resolution.outcome).toBe("PRIVATE_STALE");
    expect(trace.verdict).toMatchObject({ class: "BLOCKED", blockedAt: "DNS" });
    expect(trace.word).toBe("blocked");
    expect(trace.sentence).toContain("no private endpoint owns");
  });
  test("a name that does not exist is blocked at DNS, and has no answer", () => {
    const trace = traceOf(privateWorld({ records: [] }), { name, from: app });
    expect(trace.verdict).toMatchObject({
      class: "BLOCKED",
      blockedAt: "DNS",
      confidence: "certain",
    });
    expect(trace.word).toBe("no-answer");
    expect(trace.journeys).toEqual([]);
  });
  test("an address is gone to without asking anybody", () => {
    const trace = traceOf(privateWorld({ zoneLinks: [] }), { name: "10.0.2.4", from: app });
    expect(trace.resolution).toMatchObject({
      outcome: "PRIVATE_OK",
      steps: [],
      addresses: ["10.0.2.4"],
    });
    expect(trace.verdict.class).toBe("PRIVATE_ENDPOINT");
  });
  test("from the internet a shut door is what was wanted", () => {
    expect(verdictOf(privateWorld(), internet)).toMatchObject({
      class: "BLOCKED",
      blockedAt: "PAAS_ACL",
      expected: "BLOCKED",
    });
  });
});

test("an address by number in a service's tag is told by its number", () => {
  const e = publicWorld({}, { subnets: [endpointTo(["westeurope"])] });
  const trace = traceOf(e, { name: "20.60.26.9", from: app });
  expect(trace.verdict).toMatchObject({ class: "SERVICE_ENDPOINT", confidence: "likely" });
  const told = trace.journeys.flatMap((j) => j.assumptions).find((a) => a.did === "no-service");
  expect(told?.args.name).toBe("20.60.26.9");
});

test("an answer that sets a service's tag against numbers of routes or rules tells how old the list of tags is", () => {
  const told = (more: Partial<Estate>) => {
    const e = publicWorld({ defaultAction: "Allow" }, more);
    const { assumptions } = traceOf(e, { name, from: app }).journeys[0] ?? { assumptions: [] };
    return assumptions.map((said) => said.did);
  };
  const sent = { subnets: [subnet("v/app", "10.0.0.0/24", { routeTable: keys.table("rt") })] };
  const by = (prefix: string) => ({ ...sent, routeTables: [routeTable("rt", [prefix, "None"])] });
  expect(told({})).toEqual([]);
  expect(told(by("10.0.0.0/8"))).toEqual([]);
  expect(told(by("198.51.100.0/24"))).toContain("usedTags");
  const group = nsg("g", "100 Out Deny * * > 198.51.100.0/24:*");
  const filtered = { subnets: [{ ...place, nsg: group.key }], nsgs: [group] };
  expect(told(filtered)).toContain("usedTags");
});

/** T-PAAS: one subnet, one account without endpoints. */
function publicWorld(door: Parameters<typeof service>[2], more: Partial<Estate> = {}) {
  return estate({
    vnets: [vnet("v", ["10.0.0.0/16"])],
    subnets: [place],
    services: [service("storage", "st1", door)],
    ...more,
  });
}
const endpointTo = (locations: readonly string[], more = {}) =>
  subnet("v/app", "10.0.0.0/24", {
    serviceEndpoints: [{ service: "Microsoft.Storage", locations, state: "Succeeded" }],
    ...more,
  });
const listed = {
  defaultAction: "Deny",
  subnetRules: [{ subnet: place.key, state: "Succeeded" }],
} as const;

describe("over the public address (T-PAAS)", () => {
  test("T66: an open account is public, over Azure's own network", () => {
    expect(verdictOf(publicWorld({ defaultAction: "Allow" }))).toMatchObject({
      class: "PUBLIC",
      transport: "AZURE_BACKBONE",
      expected: "PUBLIC",
    });
    expect(verdictOf(publicWorld({ defaultAction: "Allow" }), internet)).toMatchObject({
      class: "PUBLIC",
      transport: "INTERNET",
    });
  });
  test("T67: a service endpoint in the account's region, with its rule", () => {
    const e = publicWorld(listed, { subnets: [endpointTo(["westeurope", "northeurope"])] });
    expect(verdictOf(e)).toMatchObject({
      class: "SERVICE_ENDPOINT",
      variant: "BASIC",
      expected: "SERVICE_ENDPOINT",
    });
  });
  test("T68: the same endpoint does not cover an account of another region", () => {
    const far = service("storage", "st1", listed, { location: "japaneast" });
    const e = publicWorld(listed, {
      subnets: [endpointTo(["westeurope", "northeurope"])],
      services: [far],
    });
    expect(verdictOf(e)).toMatchObject({ class: "BLOCKED", blockedAt: "PAAS_ACL" });
  });
  test("T71: an address in the rules no longer counts once the subnet has a service endpoint", () => {
    const e = publicWorld(
      { defaultAction: "Deny", ipRules: ["203.0.113.7"] },
      { subnets: [endpointTo(["westeurope"])] },
    );
    expect(verdictOf(e)).toMatchObject({ class: "BLOCKED", blockedAt: "PAAS_ACL" });
  });
  test("T73: an endpoint policy that lists another account stops the packet", () => {
    const policy = sePolicy("p", [service("storage", "a").id]);
    const e = publicWorld(
      { defaultAction: "Allow" },
      {
        subnets: [endpointTo(["westeurope"], { serviceEndpointPolicies: [policy.key] })],
        serviceEndpointPolicies: [policy],
      },
    );
    expect(verdictOf(e)).toMatchObject({ class: "BLOCKED", blockedAt: "SEP" });
  });
  test("T74, T75: a private subnet has no way out, but to storage of its own region", () => {
    const shut = subnet("v/app", "10.0.0.0/24", {
      defaultOutboundAccess: false,
      routeTable: keys.table("rt"),
    });
    const tables = { routeTables: [routeTable("rt", ["Storage", "Internet"])], subnets: [shut] };
    const far = service("storage", "st1", { defaultAction: "Allow" }, { location: "japaneast" });
    expect(verdictOf(publicWorld({}, { ...tables, services: [far] }))).toMatchObject({
      class: "BLOCKED",
      blockedAt: "NO_EGRESS",
    });
    expect(verdictOf(publicWorld({ defaultAction: "Allow" }, tables)).class).toBe("PUBLIC");
  });
  test("T80, T82: a perimeter that is enforced, and one that learns", () => {
    const st = service("storage", "st1", { defaultAction: "Allow" });
    expect(
      verdictOf(publicWorld({}, { services: [st], ...perimeter(st, "Enforced") })),
    ).toMatchObject({ class: "BLOCKED", blockedAt: "NSP" });
    expect(
      verdictOf(publicWorld({}, { services: [st], ...perimeter(st, "Learning") })),
    ).toMatchObject({
      class: "PUBLIC",
      risks: ["LEARNING_MODE"],
    });
  });
  test("P28: a group that denies the internet stops the service endpoint too", () => {
    const group = nsg("g", "100 Out Deny * * > Internet:*");
    const e = publicWorld(listed, {
      nsgs: [group],
      subnets: [endpointTo(["westeurope"], { nsg: group.key })],
    });
    expect(verdictOf(e)).toMatchObject({ class: "BLOCKED", blockedAt: "NSG_OUT" });
  });
  test("a policy of the user comes before what the settings call for", () => {
    const trace = traceOf(
      publicWorld({ defaultAction: "Allow" }),
      { name, from: app },
      { policy: [{ name: "*.blob.core.windows.net", want: "PRIVATE_ENDPOINT" }] },
    );
    expect(trace.verdict).toMatchObject({
      expected: "PRIVATE_ENDPOINT",
      expectedBecause: "policy",
    });
  });
  test("a service that was not read leaves the end unknown", () => {
    const e = publicWorld({}, { services: [] });
    expect(traceOf(e, { name: "st9.blob.core.windows.net", from: app }).verdict).toMatchObject({
      class: "UNKNOWN",
      confidence: "unknown",
    });
  });
  test("a name that is not Azure's goes over the internet", () => {
    const trace = traceOf(publicWorld({}), { name: "www.example.com", from: app });
    expect(trace.verdict).toMatchObject({ class: "PUBLIC", confidence: "likely" });
  });
});
