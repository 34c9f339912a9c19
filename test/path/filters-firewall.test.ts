/** Does a firewall's policy tell what it can, and does it stay unknown where no rules were read (path.md 2.5)? */
import { expect, test } from "vitest";
import type { FirewallRuleCollection } from "#src/model/index.ts";
import { keyOf } from "#src/model/index.ts";
import { firewallAllows } from "#src/path/filters-firewall.ts";
import { estate, firewall, firewallPolicy, vnet } from "./parts.ts";

type Rule = FirewallRuleCollection["rules"][number];
const blank: Rule = {
  name: "rule",
  ruleType: "NetworkRule",
  sources: ["*"],
  destinations: [],
  fqdns: [],
  fqdnTags: [],
  ports: ["443"],
  protocols: ["TCP"],
};
const collection = (
  priority: number,
  action: string,
  ...rules: readonly Partial<Rule>[]
): FirewallRuleCollection => ({
  name: `c${priority}`,
  priority,
  action,
  rules: rules.map((r) => ({ ...blank, ...r })),
});
const byName = (...fqdns: readonly string[]): Partial<Rule> => ({
  ruleType: "ApplicationRule",
  fqdns,
  ports: [],
  protocols: ["Https:443"],
});

function asked(
  collections: readonly FirewallRuleCollection[],
  address = "10.2.4.4",
  base?: readonly FirewallRuleCollection[],
) {
  const parent = firewallPolicy("parent", base ?? []);
  const policy = firewallPolicy("policy", collections, base ? { base: parent.key } : {});
  const fw = firewall("fw", policy.key);
  const e = estate({
    vnets: [vnet("hub", ["10.0.0.0/16"])],
    firewalls: [fw],
    firewallPolicies: base ? [policy, parent] : [policy],
  });
  const flow = {
    sources: ["10.1.0.4"],
    to: { kind: "address", address },
    port: 443,
    protocol: "tcp",
  } as const;
  return firewallAllows(e, fw, flow, "st1.blob.core.windows.net");
}

test("a network rule for the address lets it pass, and says of which kind it is", () => {
  const allow = collection(100, "Allow", { destinations: ["10.2.0.0/16"] });
  expect(asked([allow])).toMatchObject({ passes: "yes", args: { by: "network", rule: "rule" } });
});

test("an application rule knows names, also by wildcard", () => {
  expect(asked([collection(100, "Allow", byName("*.blob.core.windows.net"))])).toMatchObject({
    passes: "yes",
    args: { by: "application" },
  });
  expect(asked([collection(100, "Allow", byName("*.vault.azure.net"))])).toMatchObject({
    passes: "no",
    did: "firewall-no-rule",
    confidence: "LIKELY",
  });
});

test("network rules come before application rules, and lower numbers first", () => {
  const deny = collection(900, "Deny", { destinations: ["*"] });
  expect(asked([deny, collection(100, "Allow", byName("*"))])).toMatchObject({
    passes: "no",
    blockedAt: "NVA",
    did: "firewall-denies",
  });
  const allow = collection(100, "Allow", { destinations: ["10.2.4.4"] });
  expect(asked([deny, allow]).passes).toBe("yes");
});

test("the parent's rules come before the child's", () => {
  const deny = collection(500, "Deny", { destinations: ["*"] });
  expect(
    asked([collection(100, "Allow", { destinations: ["*"] })], "10.2.4.4", [deny]).passes,
  ).toBe("no");
});

test("a rule that may match leaves the answer open only when it would change it", () => {
  const tagged = { ...byName(), fqdnTags: ["WindowsUpdate"] };
  const allow = collection(200, "Allow", byName("*"));
  expect(asked([collection(100, "Deny", tagged), allow]).passes).toBe("unknown");
  expect(asked([collection(100, "Allow", tagged), allow]).passes).toBe("yes");
});

test("no policy, a policy that was not read, and a policy without rules are unknown", () => {
  expect(asked([]).did).toBe("firewall-rules-unseen");
  const fw = firewall("fw", keyOf("/subscriptions/x/policy"));
  const flow = {
    sources: ["10.1.0.4"],
    to: { kind: "address", address: "10.2.4.4" },
    port: 443,
    protocol: "tcp",
  } as const;
  expect(firewallAllows(estate({ firewalls: [fw] }), fw, flow, "x.y").did).toBe(
    "firewall-policy-unseen",
  );
  expect(firewallAllows(estate({}), firewall("fw", undefined), flow, "x.y").passes).toBe("unknown");
});
