/** Do admin rules, network security groups and their tags stop what Azure stops, and admit what was not seen? */
import { describe, expect, test } from "vitest";
import type { FilterRule, Nsg } from "#src/model/index.ts";
import { endpointInboundFilter, inboundFilter, outboundFilter } from "#src/path/filters.ts";
import type { Flow } from "#src/path/flow.ts";
import {
  adminRules,
  asg,
  endpoint,
  estate,
  keys,
  nic,
  nsg,
  peering,
  routeTable,
  rule,
  service,
  subnet,
  vnet,
} from "./parts.ts";

const st = service("storage", "st1");
const toService = {
  kind: "service",
  service: st,
  tag: "Storage",
  region: "westeurope",
  fqdn: "st1.blob.core.windows.net",
} as const;

function flow(to: Flow["to"] | string, more: Partial<Flow> = {}): Flow {
  return {
    sources: ["10.0.0.4"],
    fromSubnet: keys.subnet("v/app"),
    to: typeof to === "string" ? { kind: "address", address: to } : to,
    port: 443,
    protocol: "tcp",
    ...more,
  };
}

function withGroup(group: Nsg, more: Parameters<typeof estate>[0] = {}) {
  return estate({
    vnets: [vnet("v", ["10.0.0.0/16"])],
    subnets: [subnet("v/app", "10.0.0.0/24", { nsg: group.key })],
    nsgs: [group],
    ...more,
  });
}

const out = (
  rules: readonly (string | FilterRule)[],
  to: Flow["to"] | string,
  more: Partial<Flow> = {},
) => outboundFilter(withGroup(nsg("g", ...rules)), flow(to, more));

describe("leaving a subnet", () => {
  test("without a group everything passes", () => {
    const e = estate({
      vnets: [vnet("v", ["10.0.0.0/16"])],
      subnets: [subnet("v/app", "10.0.0.0/24")],
    });
    expect(outboundFilter(e, flow("10.0.2.4"))).toMatchObject({ passes: "yes", did: "nsg-none" });
  });
  test("Azure's own rules let out to the VNet, to the internet, and nothing else", () => {
    expect(out([], "10.0.2.4")).toMatchObject({
      passes: "yes",
      args: { rule: "AllowVnetOutBound" },
    });
    expect(out([], "8.8.8.8")).toMatchObject({
      passes: "yes",
      args: { rule: "AllowInternetOutBound" },
    });
    expect(out([], toService)).toMatchObject({
      passes: "yes",
      args: { rule: "AllowInternetOutBound" },
    });
    expect(out([], "192.168.1.1")).toMatchObject({
      passes: "no",
      args: { rule: "DenyAllOutBound" },
    });
  });
  test("the lowest priority number wins", () => {
    const rules = ["200 Out Deny * * > *:443", "100 Out Allow Tcp * > *:443"];
    expect(out(rules, "10.0.2.4")).toMatchObject({ passes: "yes", args: { rule: "r100" } });
  });
  test("a denial of the internet never stops an endpoint, and stops a public address", () => {
    const rules = ["100 Out Deny * * > Internet:*"];
    expect(out(rules, "10.0.2.4").passes).toBe("yes");
    expect(out(rules, toService)).toMatchObject({ passes: "no", blockedAt: "NSG_OUT" });
  });
  test("a service tag before the denial lets the service out, in its region alone", () => {
    const deny = "200 Out Deny * * > Internet:*";
    expect(out(["100 Out Allow * * > Storage:443", deny], toService).passes).toBe("yes");
    expect(out(["100 Out Allow * * > Storage.WestEurope:443", deny], toService).passes).toBe("yes");
    expect(out(["100 Out Allow * * > AzureCloud.westeurope:443", deny], toService).passes).toBe(
      "yes",
    );
    expect(out(["100 Out Allow * * > Storage.NorthEurope:443", deny], toService).passes).toBe("no");
    expect(out(["100 Out Allow * * > Sql:443", deny], toService).passes).toBe("no");
  });
  test("protocol and port count", () => {
    expect(out(["100 Out Deny Udp * > *:443"], "10.0.2.4").passes).toBe("yes");
    expect(out(["100 Out Deny Tcp * > *:1433-1500,443"], "10.0.2.4").passes).toBe("no");
    expect(out(["100 Out Deny Tcp * > *:80"], "10.0.2.4").passes).toBe("yes");
    expect(
      out(["100 Out Deny Icmp * > *:*"], "10.0.2.4", { protocol: "icmp", port: 0 }).passes,
    ).toBe("no");
  });
  test("a source port that no client has never matches", () => {
    const odd = rule("100 Out Deny Tcp * > *:443", { sourcePorts: ["443"] });
    expect(out([odd], "10.0.2.4").passes).toBe("yes");
  });
  test("public prefixes are compared with the service's own addresses, where those are known", () => {
    expect(out(["100 Out Deny * * > 9.0.0.0/8:*"], toService).passes).toBe("yes");
    expect(out(["100 Out Deny * * > 20.60.26.0/23:*"], toService)).toMatchObject({
      passes: "unknown",
      confidence: "UNKNOWN",
    });
    const elsewhere = { ...toService, region: "japaneast" };
    expect(out(["100 Out Deny * * > 9.0.0.0/8:*"], elsewhere).passes).toBe("unknown");
  });
  test("a group that was not read is unknown, never none", () => {
    const e = withGroup(nsg("g"), { nsgs: [] });
    expect(outboundFilter(e, flow("10.0.2.4"))).toMatchObject({
      passes: "unknown",
      did: "nsg-unseen",
    });
  });
  test("NIC and subnet must both allow; the one that denies is named", () => {
    const e = withGroup(nsg("open"), {
      nsgs: [nsg("open"), nsg("shut", "100 Out Deny * * > *:443")],
      nics: [nic("n", "v/app", "10.0.0.4", { nsg: keys.nsg("shut") })],
    });
    const denied = outboundFilter(e, flow("10.0.2.4", { fromNic: keys.nic("n") }));
    expect(denied).toMatchObject({ passes: "no", args: { nsg: "shut", rule: "r100" } });
    expect(denied.because[0]?.resource).toMatch(
      /\/networkSecurityGroups\/shut\/securityRules\/r100$/,
    );
  });
  test("application security groups count for their members, and only for some hosts of a subnet", () => {
    const deny = rule("100 Out Deny * * > *:443", { sources: [], sourceAsgs: [keys.asg("web")] });
    const member = nic("n", "v/app", "10.0.0.4");
    const config = member.ipConfigs[0];
    const e = withGroup(nsg("g", deny), {
      asgs: [asg("web")],
      nics: [
        { ...member, ipConfigs: config ? [{ ...config, asgs: [keys.asg("web")] }] : [] },
        nic("other", "v/app", "10.0.0.5"),
      ],
    });
    expect(outboundFilter(e, flow("10.0.2.4", { fromNic: keys.nic("n") })).passes).toBe("no");
    expect(outboundFilter(e, flow("10.0.2.4", { fromNic: keys.nic("other") })).passes).toBe("yes");
    expect(outboundFilter(e, flow("10.0.2.4", { sources: ["10.0.0.0/24"] }))).toMatchObject({
      passes: "yes",
      confidence: "LIKELY",
      risks: ["NSG_DIFFERS_BY_HOST"],
    });
  });
  test("rules for both halves of a subnet together are rules for the whole", () => {
    const whole = out(["100 Out Deny * 10.0.0.0/25,10.0.0.128/25 > *:443"], "10.0.2.4", {
      sources: ["10.0.0.0/24"],
    });
    expect(whole).toMatchObject({ passes: "no", confidence: "CERTAIN" });
  });
});

describe("the tag VirtualNetwork", () => {
  const onlyVnet = nsg("g", "100 Out Allow * * > VirtualNetwork:*", "200 Out Deny * * > *:*");
  const to = (address: string, more: Parameters<typeof estate>[0] = {}) =>
    outboundFilter(withGroup(onlyVnet, more), flow(address)).passes;
  test("holds peers that are connected, not their peers", () => {
    const vnets = [
      vnet("v", ["10.0.0.0/16"]),
      vnet("hub", ["10.1.0.0/16"]),
      vnet("far", ["10.2.0.0/16"]),
    ];
    expect(to("10.1.0.4", { vnets, peerings: [peering("v", "hub"), peering("hub", "far")] })).toBe(
      "yes",
    );
    expect(to("10.2.0.4", { vnets, peerings: [peering("v", "hub"), peering("hub", "far")] })).toBe(
      "no",
    );
    expect(to("10.1.0.4", { vnets, peerings: [peering("v", "hub", { state: "Initiated" })] })).toBe(
      "no",
    );
  });
  test("holds the prefixes of the subnet's own routes, and everything private under a default route", () => {
    const subnets = [
      subnet("v/app", "10.0.0.0/24", { nsg: onlyVnet.key, routeTable: keys.table("rt") }),
    ];
    const routed = (prefix: string) => ({
      subnets,
      routeTables: [routeTable("rt", [prefix, "VirtualAppliance"])],
    });
    expect(to("10.2.0.4", routed("10.2.0.0/16"))).toBe("yes");
    expect(to("10.9.0.4", routed("10.2.0.0/16"))).toBe("no");
    expect(to("10.9.0.4", routed("0.0.0.0/0"))).toBe("yes");
    expect(to("8.8.8.8", routed("0.0.0.0/0"))).toBe("unknown");
  });
  test("is open where the VNet itself or its route table was not read", () => {
    expect(to("10.9.0.4", { vnets: [] })).toBe("unknown");
    const subnets = [
      subnet("v/app", "10.0.0.0/24", { nsg: onlyVnet.key, routeTable: keys.table("rt") }),
    ];
    expect(to("10.9.0.4", { subnets })).toBe("unknown");
  });
});

describe("security admin rules (T85)", () => {
  const denying = nsg("g", "100 Out Deny * * > *:443");
  const allowing = nsg("g", "100 Out Allow * * > *:443");
  const said = (group: Nsg, access: "Allow" | "Deny" | "AlwaysAllow") =>
    outboundFilter(
      withGroup(group, { adminRuleSets: [adminRules("v", ["1 Out Allow Tcp * > *:443", access])] }),
      flow("10.0.2.4"),
    );
  test("AlwaysAllow passes over the group", () => {
    expect(said(denying, "AlwaysAllow")).toMatchObject({
      passes: "yes",
      did: "admin-always-allows",
    });
  });
  test("Deny stops before the group is asked", () => {
    expect(said(allowing, "Deny")).toMatchObject({ passes: "no", blockedAt: "ADMIN_RULE" });
  });
  test("Allow leaves the word to the group", () => {
    expect(said(denying, "Allow")).toMatchObject({ passes: "no", blockedAt: "NSG_OUT" });
    expect(said(allowing, "Allow").passes).toBe("yes");
  });
});

describe("entering a machine", () => {
  const into = (group: Nsg, source: string, more: Parameters<typeof estate>[0] = {}) =>
    inboundFilter(
      withGroup(group, more),
      flow("10.0.0.4", {
        sources: [source],
        fromSubnet: keys.subnet("x/y"),
        toSubnet: keys.subnet("v/app"),
      }),
    );
  test("neighbours come in, strangers do not", () => {
    expect(into(nsg("g"), "10.0.5.5").passes).toBe("yes");
    expect(into(nsg("g"), "203.0.113.9")).toMatchObject({ passes: "no", blockedAt: "NSG_IN" });
  });
  test("the subnet's group is asked before the NIC's", () => {
    const e = withGroup(nsg("outer", "100 In Deny * * > *:443"), {
      nsgs: [nsg("outer", "100 In Deny * * > *:443"), nsg("inner", "100 In Deny * * > *:443")],
      nics: [nic("n", "v/app", "10.0.0.4", { nsg: keys.nsg("inner") })],
    });
    const answer = inboundFilter(
      e,
      flow("10.0.0.4", {
        sources: ["10.0.5.5"],
        toSubnet: keys.subnet("v/app"),
        toNic: keys.nic("n"),
      }),
    );
    expect(answer.args.nsg).toBe("outer");
  });
});

describe("before an endpoint (path.md 2.4)", () => {
  const pe = endpoint("pe", "v/pe", st);
  const shut = nsg("g", "100 In Deny Tcp * > *:443");
  const atEndpoint = (policy: string, more: Parameters<typeof estate>[0] = {}, own = pe) =>
    endpointInboundFilter(
      estate({
        vnets: [vnet("v", ["10.0.0.0/16"])],
        subnets: [
          subnet("v/pe", "10.0.2.0/24", { nsg: shut.key, privateEndpointNetworkPolicies: policy }),
        ],
        nsgs: [shut],
        endpoints: [own],
        ...more,
      }),
      own,
      flow("10.0.2.4"),
    );
  test("the subnet's group counts only where the policy says so (T38)", () => {
    expect(atEndpoint("Disabled")).toMatchObject({ passes: "yes", did: "endpoint-policy-off" });
    expect(atEndpoint("RouteTableEnabled").passes).toBe("yes");
    expect(atEndpoint("Enabled")).toMatchObject({ passes: "no", blockedAt: "PE_NSG_IN" });
    expect(atEndpoint("NetworkSecurityGroupEnabled").passes).toBe("no");
  });
  test("some regions and the other clouds have no such groups", () => {
    expect(atEndpoint("Enabled", {}, { ...pe, location: "westindia" }).passes).toBe("yes");
    expect(atEndpoint("Enabled", { cloud: "usgovernment" }).passes).toBe("yes");
  });
  test("an endpoint whose subnet or group was not read is unknown", () => {
    expect(atEndpoint("Enabled", { subnets: [] }).passes).toBe("unknown");
    expect(atEndpoint("Enabled", { nsgs: [] })).toMatchObject({
      passes: "unknown",
      did: "nsg-unseen",
    });
  });
  test("source ports are not looked at, and the endpoint's own groups are", () => {
    const odd = nsg("g", rule("100 In Deny Tcp * > *:443", { sourcePorts: ["80"] }));
    expect(atEndpoint("Enabled", { nsgs: [odd] }).passes).toBe("no");
    const forAsg = nsg(
      "g",
      rule("100 In Deny Tcp * > *:443", { destinations: [], destinationAsgs: [keys.asg("pe")] }),
    );
    expect(atEndpoint("Enabled", { nsgs: [forAsg] }).passes).toBe("yes");
    expect(
      atEndpoint("Enabled", { nsgs: [forAsg] }, { ...pe, asgs: [keys.asg("pe")] }).passes,
    ).toBe("no");
  });
});

describe("SQL over an endpoint under the policy Redirect (T79)", () => {
  const only1433 = ["100 In Allow Tcp * > *:1433", "200 In Deny * * > *:*"];
  const sqlAt = (connectionPolicy: string | undefined, rules: readonly string[]) => {
    const sql = service("sql", "sql1", {}, connectionPolicy ? { connectionPolicy } : {});
    const pe = endpoint("pe", "v/pe", sql);
    const group = nsg("g", ...rules);
    const e = estate({
      vnets: [vnet("v", ["10.0.0.0/16"])],
      subnets: [
        subnet("v/pe", "10.0.2.0/24", {
          nsg: group.key,
          privateEndpointNetworkPolicies: "Enabled",
        }),
      ],
      nsgs: [group],
      endpoints: [pe],
      services: [sql],
    });
    return endpointInboundFilter(e, pe, flow("10.0.2.4", { port: 1433 }));
  };
  test("1433 alone is not enough", () => {
    expect(sqlAt("Redirect", only1433)).toMatchObject({
      passes: "no",
      blockedAt: "PE_NSG_IN",
      confidence: "LIKELY",
    });
    expect(
      sqlAt("Redirect", ["100 In Allow Tcp * > *:1433-65535", "200 In Deny * * > *:*"]).passes,
    ).toBe("yes");
  });
  test("Proxy and Default need 1433 only; an unknown policy is a risk", () => {
    expect(sqlAt("Proxy", only1433)).toMatchObject({ passes: "yes", risks: [] });
    expect(sqlAt("Default", only1433).passes).toBe("yes");
    expect(sqlAt(undefined, only1433)).toMatchObject({
      passes: "yes",
      risks: ["SQL_REDIRECT_PORTS"],
    });
  });
});
