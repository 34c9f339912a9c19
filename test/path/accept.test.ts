/** Does a service take what Azure lets in, kind by kind, and refuse the rest (path.md section 3)? */
import { describe, expect, test } from "vitest";
import type { Service } from "#src/model/index.ts";
import { acceptsPrivate, acceptsPublic, serviceEndpointPolicyAllows } from "#src/path/accept.ts";
import type { Caller } from "#src/path/flow.ts";
import {
  connectedTo,
  endpoint,
  estate,
  keys,
  perimeter,
  SUB,
  sePolicy,
  service,
  subnet,
  subscription,
} from "./parts.ts";

const blob = "st1.blob.core.windows.net";
const app = keys.subnet("v/app");

/** A machine that goes out by 203.0.113.7. */
const machine: Caller = {
  publicAddresses: ["203.0.113.7"],
  kind: "vm",
  region: "northeurope",
  subscription: SUB,
};
const site: Caller = { publicAddresses: ["198.51.100.1"], kind: "site" };
const overEndpoint: Caller = {
  publicAddresses: [],
  kind: "subnet",
  region: "westeurope",
  subnet: app,
  viaServiceEndpoint: { subnet: app, variant: "BASIC" },
};

function asked(target: Service, caller: Caller, more: Parameters<typeof estate>[0] = {}) {
  return acceptsPublic(
    estate({ services: [target], ...more }),
    target,
    target.names[0]?.fqdn ?? "",
    caller,
  );
}

const shut = { defaultAction: "Deny" } as const;
const rules = (state = "Succeeded") => [{ subnet: app, state }];

describe("over a private endpoint", () => {
  const st = service("storage", "st1");
  const over = (state: string, provider: string | undefined, fqdn = blob, more = {}) => {
    const pe = endpoint("pe", "v/pe", st, { state, ...more });
    const target = provider === undefined ? st : connectedTo(st, pe, provider);
    return acceptsPrivate(estate({ services: [target], endpoints: [pe] }), pe, target, fqdn);
  };
  test("only an approved connection carries traffic (T40)", () => {
    expect(over("Approved", "Approved")).toMatchObject({ passes: "yes", confidence: "CERTAIN" });
    for (const state of ["Pending", "Rejected", "Disconnected"])
      expect(over(state, state)).toMatchObject({ passes: "no", blockedAt: "PE_STATE" });
  });
  test("the two sides' disagreement is unknown, and the consumer's word alone is likely", () => {
    expect(over("Approved", "Rejected")).toMatchObject({
      passes: "unknown",
      did: "endpoint-sides-differ",
    });
    expect(over("Approved", undefined)).toMatchObject({ passes: "yes", confidence: "LIKELY" });
    expect(over("", undefined).passes).toBe("unknown");
  });
  test("a blob endpoint serves neither dfs nor the secondary (T41)", () => {
    expect(over("Approved", "Approved", "st1.dfs.core.windows.net")).toMatchObject({
      passes: "no",
      did: "endpoint-of-another-sub-resource",
    });
    expect(over("Approved", "Approved", "st1-secondary.blob.core.windows.net").passes).toBe("no");
  });
  test("an endpoint of another service does not serve this one", () => {
    const pe = endpoint("pe", "v/pe", service("storage", "other"));
    expect(acceptsPrivate(estate({}), pe, st, blob).did).toBe("endpoint-of-another-service");
  });
  test("neither public access nor address rules nor perimeters count", () => {
    const closed = service("storage", "st1", { publicAccess: "Disabled", defaultAction: "Deny" });
    const pe = endpoint("pe", "v/pe", closed);
    const target = connectedTo(closed, pe);
    const e = estate({ services: [target], endpoints: [pe], ...perimeter(target, "Enforced") });
    expect(acceptsPrivate(e, pe, target, blob).passes).toBe("yes");
  });
  test("an endpoint whose making failed does not stand", () => {
    expect(over("Approved", "Approved", blob, { provisioningState: "Failed" }).passes).toBe("no");
  });
  test("an own name of the customer is served by whatever the endpoint leads to", () => {
    expect(over("Approved", "Approved", "files.contoso.com").passes).toBe("yes");
  });
});

describe("rules that many kinds share", () => {
  test("disabled public access refuses everybody", () => {
    for (const kind of [
      "storage",
      "vault",
      "sql",
      "cosmos",
      "registry",
      "bus",
      "events",
      "web",
      "ai",
      "search",
      "aks",
      "postgres",
      "redis",
    ])
      for (const caller of [machine, site, overEndpoint])
        expect(asked(service(kind, "x", { publicAccess: "Disabled" }), caller)).toMatchObject({
          passes: "no",
          blockedAt: "PAAS_ACL",
        });
  });
  test("open doors let everybody in", () => {
    for (const kind of ["storage", "vault", "registry", "bus", "events", "ai"])
      expect(asked(service(kind, "x", { defaultAction: "Allow" }), site).passes).toBe("yes");
    for (const kind of ["cosmos", "search", "aks"])
      expect(asked(service(kind, "x"), site).passes).toBe("yes");
  });
  test("address rules know addresses, prefixes and ranges", () => {
    for (const rule of ["198.51.100.1", "198.51.100.0/24", "198.51.100.0-198.51.100.9"])
      expect(asked(service("vault", "x", { ...shut, ipRules: [rule] }), site)).toMatchObject({
        passes: "yes",
        did: "address-listed",
      });
    expect(asked(service("vault", "x", { ...shut, ipRules: ["198.51.100.2"] }), site).did).toBe(
      "address-not-listed",
    );
  });
  test("a caller whose address is not known, or is one of several, may be in the rules", () => {
    const kv = service("vault", "x", { ...shut, ipRules: ["198.51.100.1"] });
    expect(asked(kv, { ...site, publicAddresses: "unknown" }).passes).toBe("unknown");
    expect(asked(kv, { ...site, publicAddresses: ["198.51.100.1", "192.0.2.1"] }).passes).toBe(
      "unknown",
    );
    expect(asked(service("vault", "x", shut), { ...site, publicAddresses: "unknown" }).passes).toBe(
      "no",
    );
  });
  test("somebody on the internet is in no list, likely", () => {
    const anybody: Caller = { kind: "internet", publicAddresses: "unknown" };
    const listing = service("vault", "x", { ...shut, ipRules: ["198.51.100.1"] });
    expect(asked(listing, anybody)).toMatchObject({ passes: "no", confidence: "LIKELY" });
    expect(asked(service("vault", "x", shut), anybody)).toMatchObject({
      passes: "no",
      confidence: "CERTAIN",
    });
  });
  test("over a service endpoint the subnet counts, and addresses no longer do (T71)", () => {
    const listed = service("vault", "x", { ...shut, subnetRules: rules() });
    expect(asked(listed, overEndpoint)).toMatchObject({ passes: "yes", did: "subnet-listed" });
    const byAddress = service("vault", "x", { ...shut, ipRules: ["203.0.113.7"] });
    expect(asked(byAddress, { ...overEndpoint, publicAddresses: ["203.0.113.7"] })).toMatchObject({
      passes: "no",
      did: "subnet-not-listed",
    });
  });
  test("without the endpoint a rule for the subnet lets nobody in (T11, T68)", () => {
    expect(
      asked(service("storage", "x", { ...shut, subnetRules: rules() }), { ...machine, subnet: app })
        .passes,
    ).toBe("no");
  });
  test("a rule for a subnet that is not in effect does not count", () => {
    expect(
      asked(
        service("storage", "x", { ...shut, subnetRules: rules("NetworkSourceDeleted") }),
        overEndpoint,
      ).passes,
    ).toBe("no");
  });
  test("rules in documents that were not read are unknown", () => {
    for (const kind of ["sql", "bus", "events", "postgres"])
      expect(asked(service(kind, "x", { complete: false }), site)).toMatchObject({
        passes: "unknown",
        did: "door-rules-unseen",
      });
  });
  test("a kind that tells nothing of its door is unknown, and one that says Enabled is likely open", () => {
    const silent = service("Contoso.Own/things", "x");
    const { publicAccess: _, ...told } = silent.door;
    expect(asked({ ...silent, door: told }, site).passes).toBe("unknown");
    expect(asked(silent, site)).toMatchObject({ passes: "yes", confidence: "LIKELY" });
  });
  test("a service that was not read is unknown; what is no service of Azure is likely open", () => {
    expect(acceptsPublic(estate({}), undefined, "st9.blob.core.windows.net", site).passes).toBe(
      "unknown",
    );
    expect(acceptsPublic(estate({}), undefined, "www.example.com", site)).toMatchObject({
      passes: "yes",
      confidence: "LIKELY",
    });
  });
});

describe("storage", () => {
  const st = service("storage", "st1", { ...shut, ipRules: ["203.0.113.7"] });
  test("address rules have no effect within the account's region", () => {
    expect(asked(st, machine).passes).toBe("yes");
    expect(asked(st, { ...machine, region: "westeurope" })).toMatchObject({
      passes: "no",
      did: "same-region-rule",
    });
    const { region: _, ...nowhere } = machine;
    expect(asked(st, nowhere).passes).toBe("unknown");
  });
  test("a site is in no region", () => {
    expect(asked(st, { ...site, publicAddresses: ["203.0.113.7"] }).passes).toBe("yes");
  });
  test("instances that the account names keep their way in when public access is off", () => {
    expect(
      asked(service("storage", "st1", { publicAccess: "Disabled", instanceRules: true }), site)
        .risks,
    ).toEqual(["TRUSTED_BYPASS"]);
  });
});

describe("SQL", () => {
  test("without a rule nobody comes in", () => {
    expect(asked(service("sql", "s"), site)).toMatchObject({
      passes: "no",
      did: "address-not-listed",
    });
  });
  test("0.0.0.0 lets in all of Azure and nobody else", () => {
    const open = service("sql", "s", { ipRules: ["0.0.0.0-0.0.0.0"] });
    expect(asked(open, machine)).toMatchObject({ passes: "yes", did: "any-azure-allowed" });
    expect(asked(open, site).passes).toBe("no");
  });
  test("rules for subnets hold in the server's region only (T70)", () => {
    const listed = { subnetRules: rules("Ready") };
    expect(asked(service("sql", "s", listed), overEndpoint).passes).toBe("yes");
    expect(
      asked(service("sql", "s", listed, { location: "northeurope" }), overEndpoint).passes,
    ).toBe("no");
  });
});

describe("tenants (T83)", () => {
  const tenants = { subscriptions: [subscription(SUB, "ours")] };
  const stranger = { ...overEndpoint, tenant: "theirs" };
  test("Storage and Key Vault take subnets of other tenants, nobody else does", () => {
    for (const [kind, passes] of [
      ["storage", "yes"],
      ["vault", "yes"],
      ["events", "no"],
      ["ai", "no"],
    ] as const)
      expect(
        asked(service(kind, "x", { ...shut, subnetRules: rules() }), stranger, tenants).passes,
      ).toBe(passes);
  });
});

describe("web apps", () => {
  const restrict = (
    restrictions: Service["door"]["restrictions"],
    more: Partial<Service["door"]> = {},
  ) => service("web", "w", { restrictions: restrictions ?? [], ...more });
  const one = (address: string, action: string, priority = 100) => ({ address, action, priority });
  const without = (target: Service): Service => {
    const { publicAccess: _, ...door } = target.door;
    return { ...target, door };
  };
  test("an app that says nothing is closed by its endpoint, open without one (T76)", () => {
    const app1 = without(service("web", "w"));
    expect(asked(app1, site).passes).toBe("yes");
    expect(asked(connectedTo(app1, endpoint("pe", "v/pe", app1)), site)).toMatchObject({
      passes: "no",
      did: "web-closed-by-endpoint",
    });
    const { connections: _, ...unlisted } = app1;
    expect(asked(unlisted, site).passes).toBe("unknown");
  });
  test("a subnet with the service endpoint cannot reach an app with a private endpoint (T77)", () => {
    const own = service("web", "w", { restrictions: [] });
    const connected = connectedTo(own, endpoint("pe", "v/pe", own));
    expect(asked(connected, overEndpoint).did).toBe("web-service-endpoint-beside-endpoint");
    expect(asked(connected, site).passes).toBe("yes");
  });
  test("restrictions go by priority, and what is left over by the default", () => {
    expect(
      asked(
        restrict([one("198.51.100.0/24", "Deny", 200), one("198.51.100.1/32", "Allow", 100)]),
        site,
      ).passes,
    ).toBe("yes");
    expect(asked(restrict([one("192.0.2.0/24", "Allow")]), site).did).toBe(
      "web-restriction-default",
    );
    expect(
      asked(restrict([one("192.0.2.0/24", "Deny")], { defaultAction: "Allow" }), site).passes,
    ).toBe("yes");
    expect(asked(restrict([one("AzureFrontDoor.Backend", "Allow")]), site).passes).toBe("no");
  });
  test("a rule for a subnet counts over its service endpoint", () => {
    const byRule = restrict([{ address: "", subnet: app, action: "Allow", priority: 1 }]);
    expect(asked(byRule, overEndpoint).passes).toBe("yes");
    expect(asked(byRule, machine).passes).toBe("no");
  });
  test("restrictions that were not read leave the answer likely; those of the console are unknown", () => {
    expect(asked(service("web", "w"), site).confidence).toBe("LIKELY");
    const e = estate({});
    expect(
      acceptsPublic(e, restrict([one("192.0.2.0/24", "Deny")]), "w.scm.azurewebsites.net", site)
        .passes,
    ).toBe("unknown");
  });
});

describe("registries, search, clusters", () => {
  test("a registry knows subnets from its preview only", () => {
    const cr = service("registry", "cr", { ...shut, subnetRules: rules() });
    expect(asked(cr, overEndpoint)).toMatchObject({ passes: "yes", confidence: "LIKELY" });
    expect(asked(service("registry", "cr", shut), overEndpoint).passes).toBe("no");
  });
  test("a search service or cluster with addresses refuses the others", () => {
    for (const kind of ["search", "aks"]) {
      const listed = service(kind, "x", { ipRules: ["198.51.100.1"] });
      expect(asked(listed, site).passes).toBe("yes");
      expect(asked(listed, machine).passes).toBe("no");
    }
    expect(asked(service("aks", "x", { ipRules: ["0.0.0.0/32"] }), machine).passes).toBe("no");
  });
  test("Cosmos knows everybody in Azure by 0.0.0.0", () => {
    const cosmos = service("cosmos", "c", { ipRules: ["0.0.0.0"] });
    expect(asked(cosmos, machine).passes).toBe("yes");
    expect(asked(cosmos, site).passes).toBe("no");
  });
});

describe("network security perimeters", () => {
  const st = service("storage", "st1", { ...shut, ipRules: ["198.51.100.1"] });
  const rule = (prefixes: readonly string[], subscriptions: readonly string[] = []) => [
    { name: "r", direction: "Inbound", prefixes, subscriptions, fqdns: [] },
  ];
  test("enforced, it overrules the service's own rules (T80)", () => {
    expect(asked(st, site, perimeter(st, "Enforced"))).toMatchObject({
      passes: "no",
      blockedAt: "NSP",
    });
    expect(asked(st, site, perimeter(st, "Enforced", rule(["198.51.100.0/24"]))).passes).toBe(
      "yes",
    );
    const closed = service("storage", "st1", { publicAccess: "Disabled" });
    expect(
      asked(closed, site, perimeter(closed, "Enforced", rule(["198.51.100.0/24"]))).passes,
    ).toBe("yes");
  });
  test("learning, the service's own rules still count (T82)", () => {
    expect(asked(st, site, perimeter(st, "Learning"))).toMatchObject({
      passes: "yes",
      risks: ["LEARNING_MODE"],
    });
    expect(asked(st, machine, perimeter(st, "Learning")).passes).toBe("no");
    expect(asked(st, machine, perimeter(st, "Learning", rule(["203.0.113.7/32"]))).passes).toBe(
      "yes",
    );
    const closed = service("storage", "st1", { publicAccess: "Disabled" });
    expect(asked(closed, site, perimeter(closed, "Learning")).passes).toBe("no");
  });
  test("secured by a perimeter and in none, the public side is shut (T81)", () => {
    const secured = service("storage", "st1", { publicAccess: "SecuredByPerimeter" });
    expect(asked(secured, site)).toMatchObject({
      passes: "no",
      blockedAt: "NSP",
      did: "perimeter-missing",
    });
    expect(asked(secured, site, perimeter(secured, "Learning")).passes).toBe("no");
  });
  test("a rule for the caller's subscription is likely to let it in; a profile that was not read is unknown", () => {
    expect(asked(st, machine, perimeter(st, "Enforced", rule([], [SUB])))).toMatchObject({
      passes: "yes",
      confidence: "LIKELY",
    });
    const { perimeterProfiles: _, ...unread } = perimeter(st, "Enforced");
    expect(asked(st, site, unread).passes).toBe("unknown");
  });
  test("a basic service endpoint shows no public address, so no rule knows it", () => {
    expect(
      asked(st, overEndpoint, perimeter(st, "Enforced", rule(["203.0.113.7/32"]))).passes,
    ).toBe("no");
  });
});

describe("service endpoint policies (T73)", () => {
  const a = service("storage", "a");
  const b = service("storage", "b");
  const policy = sePolicy("p", [a.id]);
  const place = subnet("v/app", "10.0.0.0/24", { serviceEndpointPolicies: [policy.key] });
  const e = estate({ subnets: [place], serviceEndpointPolicies: [policy] });
  test("let to the accounts they list and to no other", () => {
    expect(serviceEndpointPolicyAllows(e, app, a).passes).toBe("yes");
    expect(serviceEndpointPolicyAllows(e, app, b)).toMatchObject({
      passes: "no",
      blockedAt: "SEP",
    });
  });
  test("may list a whole group or subscription", () => {
    const wide = sePolicy("p", [`/subscriptions/${SUB}/resourceGroups/RG`]);
    expect(
      serviceEndpointPolicyAllows(
        estate({ subnets: [place], serviceEndpointPolicies: [wide] }),
        app,
        b,
      ).passes,
    ).toBe("yes");
  });
  test("speak of Storage alone, and are unknown where they were not read", () => {
    expect(serviceEndpointPolicyAllows(e, app, service("vault", "kv")).passes).toBe("yes");
    expect(serviceEndpointPolicyAllows(estate({ subnets: [place] }), app, b).passes).toBe(
      "unknown",
    );
  });
});
