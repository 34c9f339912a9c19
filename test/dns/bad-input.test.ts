/** Names that are not names, records that contradict, loops, nonsense and size: a sentence, or what DNS documents say. */
import { describe, expect, test } from "vitest";
import { readEstate } from "#src/azure/index.ts";
import { arm } from "#src/demo/index.ts";
import { resolve } from "#src/dns/index.ts";
import { dnsText, saidText } from "#src/messages/index.ts";
import { findVantage } from "#src/model/index.ts";
import { nameOf, readName } from "#src/net/index.ts";
import { cpuMs } from "../kit/cpu.ts";
import { a, alias, ask, told, zoneIn } from "./ask.ts";

const v = arm.vnet("v", { prefixes: ["10.0.0.0/16"], subnets: { app: "10.0.0.0/24" } });
const from = "vnet:v";

describe("names that are not names", () => {
  test.each([
    ["", "empty"],
    [`${"a".repeat(64)}.example.com`, "long-label"],
    [Array.from({ length: 5 }, () => "a".repeat(60)).join("."), "long-name"],
    ["bücher.example", "character"],
    ["a b.example", "character"],
    ["a..example", "empty-label"],
    ["example..", "empty-label"],
    [".example", "empty-label"],
  ])("%j is refused: %s", (text, why) => {
    expect(readName(text)).toMatchObject({ fault: { why } });
  });
  test.each([
    ["_ldap._tcp.corp.internal", "_ldap._tcp.corp.internal"],
    ["Corp.Internal.", "corp.internal"],
    ["*.corp.internal", "*.corp.internal"],
    [`${"a".repeat(63)}.corp.internal`, `${"a".repeat(63)}.corp.internal`],
  ])("%s is a name", (text, name) => {
    expect(readName(text)).toEqual({ name });
  });
  test("the longest name that the wire carries is one octet short of the first that it does not", () => {
    const longest = `${Array.from({ length: 3 }, () => "a".repeat(63)).join(".")}.${"b".repeat(61)}`;
    expect(readName(longest)).toEqual({ name: longest });
    expect(readName(`${longest}b`)).toMatchObject({ fault: { why: "long-name", octets: 256 } });
  });
});

describe("records", () => {
  test("data asked for is found beside an alias, which by the standard excludes it", () => {
    const zone = zoneIn([v], "corp.internal", [
      ["x", "A", a("10.0.0.9")],
      ["x", "CNAME", alias("y.corp.internal")],
    ]);
    expect(told(ask({ name: "x.corp.internal", from }, v, zone))).toEqual([
      "x.corp.internal A 10.0.0.9",
    ]);
    expect(told(ask({ name: "x.corp.internal", from, type: "TXT" }, v, zone))).toEqual([
      "x.corp.internal CNAME y.corp.internal",
    ]);
  });
  test("aliases that lead round in a circle end as a loop", () => {
    const zone = zoneIn([v], "corp.internal", [
      ["x", "CNAME", alias("y.corp.internal")],
      ["y", "CNAME", alias("x.corp.internal")],
      ["self", "CNAME", alias("self.corp.internal")],
    ]);
    for (const name of ["x.corp.internal", "self.corp.internal"])
      expect(ask({ name, from }, v, zone)).toMatchObject({ outcome: "LOOP", rcode: "SERVFAIL" });
  });
  test("a chain of aliases without a circle but without an end is given up", () => {
    const sets = Array.from({ length: 40 }, (_, i) => {
      return [`x${i}`, "CNAME", alias(`x${i + 1}.corp.internal`)] as const;
    });
    const said = ask({ name: "x0.corp.internal", from }, v, zoneIn([v], "corp.internal", sets));
    expect(said).toMatchObject({ outcome: "LOOP", rcode: "SERVFAIL" });
    expect(said.steps.at(-1)).toMatchObject({ did: "gave-up", args: { limit: "aliases" } });
  });
  test.each([
    [-1, 0],
    [2 ** 31, 0],
    [1e30, 0],
    [2.5, 0],
    ["soon", 0],
    [null, 0],
    [2 ** 31 - 1, 2 ** 31 - 1],
  ])("a TTL of %j counts as %i", (ttl, seen) => {
    const zone = zoneIn([v], "corp.internal", [["x", "A", { ...a("10.0.0.9"), ttl }]]);
    expect(ask({ name: "x.corp.internal", from }, v, zone).chain[0]?.ttl).toBe(seen);
  });
  test("what is no address is left out, and said", () => {
    const zone = zoneIn([v], "corp.internal", [
      ["x", "A", a("300.1.1.1", "10.0.0.9")],
      ["y", "A", a("fd00::1")],
    ]);
    const said = ask({ name: "x.corp.internal", from }, v, zone);
    expect(said).toMatchObject({
      outcome: "PRIVATE_CUSTOM",
      addresses: ["10.0.0.9"],
      confidence: "likely",
    });
    expect(said.assumptions.map((one) => saidText(one))).toEqual([
      "The record x.corp.internal holds 300.1.1.1, which is no address of type A; it is left out.",
    ]);
    expect(ask({ name: "y.corp.internal", from }, v, zone)).toMatchObject({
      outcome: "NODATA",
      confidence: "likely",
    });
  });
  test("two zones of one name on one VNet, which Azure refuses, are both asked", () => {
    const one = zoneIn([v], "corp.internal", [["x", "A", a("10.0.0.9")]]);
    const text = JSON.stringify(zoneIn([v], "corp.internal", []));
    const other: typeof one = JSON.parse(text.replaceAll("rg-network", "rg-two"));
    const links = other.map((d) => {
      const virtualNetwork = { id: v.id };
      const { properties } = d;
      return "virtualNetwork" in properties
        ? { ...d, properties: { ...properties, virtualNetwork } }
        : d;
    });
    const said = ask({ name: "x.corp.internal", from }, v, one, links);
    expect(said.outcome).toBe("INDETERMINATE");
    expect(said.branches.map((b) => b.outcome).sort()).toEqual(["NXDOMAIN", "PRIVATE_CUSTOM"]);
    expect(said.assumptions.map((one) => saidText(one))).toContain(
      "Two zones named corp.internal are linked to v, which Azure refuses; the export is inconsistent.",
    );
  });
  test("the apex has an SOA although no export lists it", () => {
    const said = ask(
      { name: "corp.internal", from, type: "SOA" },
      v,
      zoneIn([v], "corp.internal", []),
    );
    expect(said).toMatchObject({ rcode: "NOERROR", outcome: "PRIVATE_CUSTOM" });
  });
});

describe("rules with bad targets", () => {
  const resolver = arm.resolver("r", { vnet: v });
  const out = arm.outbound(resolver, "out", { subnet: arm.subnetOf(v, "app") });
  const ruleset = arm.ruleset("rs", { outbound: [out] });
  const rule = (targets: readonly unknown[]) => ({
    ...arm.rule(ruleset, "corp.example", ["8.8.8.8"]),
    properties: {
      domainName: "corp.example.",
      forwardingRuleState: "Enabled",
      targetDnsServers: targets,
    },
  });
  const over = (targets: readonly unknown[]) =>
    ask({ name: "x.corp.example", from }, [
      v,
      resolver,
      out,
      ruleset,
      rule(targets),
      arm.rulesetLink(ruleset, v),
    ]);
  test("Azure takes no rule to its own address, so such a document leads nowhere", () => {
    const said = over([{ ipAddress: "168.63.129.16", port: 53 }]);
    expect(said).toMatchObject({ outcome: "TIMEOUT", rcode: "TIMEOUT" });
    expect(said.steps.map((step) => dnsText(step)).at(-1)).toMatch(
      /does not take 168\.63\.129\.16 as the target/,
    );
  });
  test("the platform's address among others is passed over", () => {
    expect(over([{ ipAddress: "168.63.129.16" }, { ipAddress: "8.8.8.8" }]).outcome).toBe("PUBLIC");
  });
  test.each([[[]], [[{ ipAddress: "not an address" }]], [[{}]], [[null]], [["8.8.8.8"]]])(
    "targets %j throw nothing and answer nothing private",
    (targets) => {
      expect(["TIMEOUT", "FORWARDED", "PUBLIC"]).toContain(over(targets).outcome);
    },
  );
});

test("ten thousand zones linked to one VNet are searched at once", () => {
  const documents = Array.from({ length: 10_000 }, (_, i) =>
    zoneIn([v], `z${i}.example.com`, [["x", "A", a("10.0.0.9")]]),
  );
  const { estate } = readEstate([{ source: "e", value: { data: [v, ...documents.flat()] } }], {
    sites: [],
    dnsServers: [],
  });
  const found = findVantage(estate, from);
  if (!("vantage" in found)) throw new Error("The VNet was not read.");
  const asked = (name: string) => resolve(estate, { name: nameOf(name), from: found.vantage });
  expect(asked("x.z9999.example.com").outcome).toBe("PRIVATE_CUSTOM");
  const start = cpuMs();
  for (let i = 0; i < 1000; i++) asked(`x.z${i}.example.com`);
  expect(asked("y.z1.example.com").outcome).toBe("NXDOMAIN");
  expect(asked("x.example.com").outcome).toBe("PUBLIC");
  // A thousand names in far less than a second: a look-up does not grow with the number of zones.
  expect(cpuMs() - start).toBeLessThan(2000);
});
