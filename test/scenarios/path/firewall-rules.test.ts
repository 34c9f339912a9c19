/** What an Azure Firewall on the way lets pass: its own classic rules, its policy's, its parent policy's, and what was not read of them. */
import { describe, expect, test } from "vitest";
import {
  type Bag,
  blob,
  classic,
  collection,
  type Document,
  passes,
  policy,
  stops,
  toAddress,
  toName,
  under,
  verdict,
} from "./behind-firewall.ts";

describe("classic rules", () => {
  test("a network rule lets pass, unchanged; an application rule does so with the firewall's address", () => {
    const byAddress = verdict([classic([collection(100, "Allow", toAddress("10.2.4.0/24"))])]);
    expect(byAddress).toMatchObject({ ...passes, risks: ["SNAT_REQUIRED"] });
    const byName = verdict([
      classic([], [collection(100, "Allow", toName("*.blob.core.windows.net"))]),
    ]);
    expect(byName).toMatchObject({ ...passes, risks: [] });
  });
  test("what no rule takes is denied, for certain", () => {
    expect(verdict([classic([])])).toMatchObject({ ...stops, confidence: "certain" });
    const others = classic([collection(100, "Allow", toAddress("10.9.0.0/16"))]);
    expect(verdict([others])).toMatchObject({ ...stops, confidence: "certain" });
    const noRequest = classic([], [collection(100, "Allow", toName("*.vault.azure.net"))]);
    expect(verdict([noRequest])).toMatchObject(stops);
  });
  test("a document without any rule list tells nothing", () => {
    expect(verdict([under(undefined)])).toMatchObject({
      class: "PRIVATE_ENDPOINT",
      confidence: "likely",
    });
  });
  test("lower numbers first, and network rules before all application rules", () => {
    const deny = collection(200, "Deny", toAddress("*"));
    const allow = collection(300, "Allow", toAddress("10.2.4.4"));
    expect(verdict([classic([allow, deny])])).toMatchObject(stops);
    const names = [collection(100, "Allow", toName("*"))];
    expect(verdict([classic([deny], names)])).toMatchObject(stops);
    expect(verdict([classic([allow], [collection(100, "Deny", toName("*"))])])).toMatchObject(
      passes,
    );
  });
  test("classic rules do not count under a policy", () => {
    const [own, ...groups] = policy("p", [[200, collection(100, "Deny", toAddress("*"))]]);
    const both = {
      firewallPolicy: { id: own?.id },
    };
    const open = [collection(100, "Allow", toAddress("*"))];
    expect(verdict([classic(open, [], both), ...(own ? [own] : []), ...groups])).toMatchObject(
      stops,
    );
  });
  test("an IP group that was not read leaves it open, one without addresses takes nothing", () => {
    const group = (addresses: readonly string[]): Document => ({
      id: "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg/providers/Microsoft.Network/ipGroups/g",
      name: "g",
      type: "Microsoft.Network/ipGroups",
      location: "westeurope",
      properties: { ipAddresses: addresses },
    });
    const ruled = classic([
      collection(
        100,
        "Allow",
        toAddress("*", { sourceAddresses: [], sourceIpGroups: [group([]).id] }),
      ),
    ]);
    expect(verdict([ruled])).toMatchObject({ class: "PRIVATE_ENDPOINT", confidence: "likely" });
    expect(verdict([ruled, group([])])).toMatchObject(stops);
    expect(verdict([ruled, group(["10.1.0.0/24"])])).toMatchObject(passes);
    expect(verdict([ruled, group(["10.1.0.0-10.1.0.255"])])).toMatchObject(passes);
    // For some hosts of the subnet alone: a host at large is none of them.
    expect(verdict([ruled, group(["10.1.0.0-10.1.0.9"])])).toMatchObject({
      ...stops,
      confidence: "likely",
    });
  });
  test("service tags take public services, never private addresses", () => {
    const tagged = (tag: string) => classic([collection(100, "Allow", toAddress(tag))]);
    const name = "open.blob.core.windows.net";
    expect(verdict([tagged("Storage.WestEurope")], name)).toMatchObject({
      class: "PUBLIC",
      transport: "VIA_NVA_SNAT",
    });
    expect(verdict([tagged("Storage.EastUS")], name)).toMatchObject(stops);
    expect(verdict([tagged("Storage")])).toMatchObject(stops);
  });
  test("names of Microsoft's own hosts are no accounts of ours; other FQDN tags may hold them", () => {
    const tagged = (tag: string) =>
      classic([], [collection(100, "Allow", toName("x", { targetFqdns: [], fqdnTags: [tag] }))]);
    expect(verdict([tagged("WindowsUpdate")])).toMatchObject(stops);
    expect(verdict([tagged("AzureBackup")])).toMatchObject({
      class: "PRIVATE_ENDPOINT",
      confidence: "likely",
    });
  });
  test("a name in a network rule stands for its addresses, and is sure with the DNS proxy alone", () => {
    const named = (name: string, more: Bag = {}) =>
      classic(
        [
          collection(
            100,
            "Allow",
            toAddress("x", { destinationAddresses: [], destinationFqdns: [name] }),
          ),
        ],
        [],
        more,
      );
    const proxy = { additionalProperties: { "Network.DNS.EnableProxy": "true" } };
    expect(verdict([named(blob, proxy)])).toMatchObject(passes);
    expect(verdict([named(blob)])).toMatchObject({
      class: "PRIVATE_ENDPOINT",
      confidence: "likely",
    });
    expect(verdict([named("other.example.com", proxy)])).toMatchObject(stops);
    // Its address asked for without a name: the rule may mean it.
    expect(verdict([named(blob, proxy)], "10.2.4.4").class).toBe("PRIVATE_ENDPOINT");
  });
  test("private ranges of the firewall's own settings decide about translation", () => {
    const always = { additionalProperties: { "Network.SNAT.PrivateRanges": "255.255.255.255/32" } };
    const rules = [collection(100, "Allow", toAddress("*"))];
    expect(verdict([classic(rules, [], always)]).risks).toEqual([]);
    expect(verdict([classic(rules)]).risks).toEqual(["SNAT_REQUIRED"]);
  });
});

describe("policies", () => {
  const allow = (priority: number) => collection(priority, "Allow", toAddress("*"));
  const deny = (priority: number) => collection(priority, "Deny", toAddress("*"));
  test("groups count before collections", () => {
    const first = policy("p", [
      [300, deny(100)],
      [200, allow(900)],
    ]);
    expect(verdict([under(first[0]), ...first])).toMatchObject(passes);
  });
  test("a parent's rules count first, but its application rules after the child's network rules", () => {
    const parent = (c: Bag) => policy("parent", [[60000, c]]);
    const child = (base: Document | undefined, c: Bag) =>
      policy("child", [[100, c]], base ? { base } : {});
    const seen = (first: Bag, second: Bag) => {
      const above = parent(first);
      const below = child(above[0], second);
      return verdict([under(below[0]), ...above, ...below]);
    };
    expect(seen(deny(65000), allow(100))).toMatchObject(stops);
    expect(seen(allow(65000), deny(100))).toMatchObject(passes);
    expect(seen(collection(100, "Deny", toName("*")), allow(65000))).toMatchObject(passes);
    expect(seen(collection(100, "Allow", toName("*")), deny(65000))).toMatchObject(stops);
  });
  test("groups that were not read leave it open, unless something before them decides", () => {
    const partly = policy("p", [[200, deny(100)]], { listed: ["g200", "other"] });
    expect(verdict([under(partly[0]), ...partly])).toMatchObject({
      class: "PRIVATE_ENDPOINT",
      confidence: "likely",
    });
    const whole = policy("p", [[200, deny(100)]], { listed: ["g200"] });
    expect(verdict([under(whole[0]), ...whole])).toMatchObject({ ...stops, confidence: "certain" });
    const above = policy("parent", [[200, deny(100)]], { listed: ["g200"] });
    const below = policy("child", [], {
      listed: ["g300"],
      ...(above[0] ? { base: above[0] } : {}),
    });
    expect(verdict([under(below[0]), ...above, ...below])).toMatchObject(stops);
  });
  test("a policy that lists no group denies all; one that lists none that was read tells nothing", () => {
    const none = policy("p", [], { listed: [] });
    expect(verdict([under(none[0]), ...none])).toMatchObject({ ...stops, confidence: "certain" });
    const unread = policy("p", [], { listed: ["g1"] });
    expect(verdict([under(unread[0]), ...unread])).toMatchObject({
      class: "PRIVATE_ENDPOINT",
      confidence: "likely",
    });
    // A silent parent's rules may come before those of the child.
    const silent = policy("parent", []);
    const below = policy("child", [[200, deny(100)]], silent[0] ? { base: silent[0] } : {});
    expect(verdict([under(below[0]), ...silent, ...below])).toMatchObject({
      class: "PRIVATE_ENDPOINT",
      confidence: "likely",
    });
  });
  test("web categories and pages may take a request", () => {
    const by = (more: Bag) =>
      policy("p", [
        [200, collection(100, "Deny", toName("x", { targetFqdns: [], ...more }))],
        [300, collection(100, "Allow", toName("*"))],
      ]);
    for (const more of [{ webCategories: ["Hacking"] }, { targetUrls: [`${blob}/secret`] }]) {
      const told = by(more);
      expect(verdict([under(told[0]), ...told])).toMatchObject({
        class: "PRIVATE_ENDPOINT",
        confidence: "likely",
      });
    }
    const elsewhere = by({ targetUrls: ["www.example.com/secret"] });
    expect(verdict([under(elsewhere[0]), ...elsewhere])).toMatchObject(passes);
  });
  test("private ranges that a Route Server teaches leave translation open only beyond those told", () => {
    const learns = (ranges: readonly string[]) =>
      policy("p", [[200, allow(100)]], {
        set: { snat: { privateRanges: ranges, autoLearnPrivateRanges: "Enabled" } },
      });
    const inside = learns(["10.0.0.0/8"]);
    expect(verdict([under(inside[0]), ...inside]).risks).toEqual(["SNAT_REQUIRED"]);
    const beyond = learns(["192.168.0.0/16"]);
    expect(verdict([under(beyond[0]), ...beyond]).risks).toEqual(["SNAT_REQUIRED"]);
    const told = policy("p", [[200, allow(100)]], {
      set: { snat: { privateRanges: ["192.168.0.0/16"] } },
    });
    expect(verdict([under(told[0]), ...told]).risks).toEqual([]);
  });
});
