/** Laws of the DNS engine over seeded worlds: it ends, it keeps its word under every retelling, and less sight never makes it surer. */
import { describe, expect, test } from "vitest";
import { type Random, randomFrom } from "#src/base/index.ts";
import { demoDocuments, demoSites, demoSnapshot } from "#src/demo/index.ts";
import { DNS_LIMITS, dnsClassOf, type Resolution, resolve } from "#src/dns/index.ts";
import {
  type Estate,
  emptyEstate,
  type Gap,
  type Key,
  keyOf,
  type Vantage,
  vantagesOf,
} from "#src/model/index.ts";
import { closestZone, isUnder, type Name, nameOf } from "#src/net/index.ts";
import { readSites } from "#src/sites/index.ts";
import { estateOf } from "../kit/world.ts";
import { worldOf } from "../twin/world.ts";

const SEEDS = [1, 2, 3, 20261124];

describe("the closest zone is the longest that holds the name", () => {
  const labels = ["a", "b", "ab", "blob", "core", "net"];
  const someName = (random: Random) =>
    Array.from({ length: random.int(1, 6) }, () => random.pick(labels)).join(".");
  const slow = (name: string, zones: ReadonlySet<string>) =>
    [...zones].filter((z) => isUnder(name, z)).sort((a, b) => b.length - a.length)[0];
  test.each(SEEDS)("seed %i", (seed) => {
    const random = randomFrom(seed);
    for (let i = 0; i < 500; i++) {
      const zones = new Set(Array.from({ length: random.int(0, 8) }, () => someName(random)));
      const name = someName(random);
      expect(closestZone(name, zones)).toBe(slow(name, zones));
    }
  });
});

/** Servers that forward to one another at random, rulesets that lead back, and aliases in circles. */
function tangle(seed: number): { estate: Estate; vantages: Vantage[]; names: Name[] } {
  const random = randomFrom(seed);
  const group = "/subscriptions/5b0c0000-0000-4000-8000-000000000001/resourceGroups/rg/providers";
  const id = (path: string) => `${group}/Microsoft.Network/${path}`;
  const addresses = Array.from({ length: 6 }, (_, i) => `10.0.0.${i + 4}`);
  const servers = addresses.map((address) => ({
    address,
    software: random.pick(["windows", "bind", "unbound", "dnsmasq", "coredns", "other"] as const),
    conditionalForwarders: [
      {
        zone: random.pick(["loop.test", "a.loop.test", "core.windows.net"]),
        to: random.pick(addresses),
      },
    ],
    forwarders: random.chance(0.7) ? [random.pick([...addresses, "168.63.129.16"])] : [],
    rootHints: random.chance(0.5),
    zones: random.chance(0.5)
      ? [
          {
            name: "loop.test",
            records: [
              { name: "a", type: "CNAME", ttl: 60, data: "b.loop.test" },
              {
                name: "b",
                type: "CNAME",
                ttl: 60,
                data: random.pick(["a.loop.test", "c.other.test"]),
              },
            ],
          },
        ]
      : [],
  }));
  const told = readSites(
    { format: "split-horizon.sites/1", sites: [], dnsServers: servers },
    "tangle",
  );
  const zone = id("privateDnsZones/other.test");
  const vnets = ["one", "two"].map((name, i) => ({
    id: id(`virtualNetworks/${name}`),
    name,
    type: "Microsoft.Network/virtualNetworks",
    location: "westeurope",
    properties: {
      addressSpace: { addressPrefixes: [`10.${i}.0.0/16`] },
      dhcpOptions: {
        dnsServers: random.chance(0.5) ? [random.pick(addresses), random.pick(addresses)] : [],
      },
      subnets: [
        {
          id: id(`virtualNetworks/${name}/subnets/app`),
          name: "app",
          properties: { addressPrefix: `10.${i}.1.0/24` },
        },
      ],
      virtualNetworkPeerings: [
        {
          id: id(`virtualNetworks/${name}/virtualNetworkPeerings/p`),
          name: "p",
          properties: {
            peeringState: "Connected",
            allowVirtualNetworkAccess: true,
            remoteVirtualNetwork: { id: id(`virtualNetworks/${name === "one" ? "two" : "one"}`) },
          },
        },
      ],
    },
  }));
  const documents = [
    ...vnets,
    {
      id: zone,
      name: "other.test",
      type: "Microsoft.Network/privateDnsZones",
      location: "global",
      properties: {},
    },
    ...["c", "d"].map((name) => ({
      id: `${zone}/CNAME/${name}`,
      name,
      type: "Microsoft.Network/privateDnsZones/CNAME",
      properties: {
        ttl: 60,
        cnameRecord: { cname: random.pick(["c.other.test", "d.other.test", "a.loop.test"]) },
      },
    })),
    ...vnets.map((vnet) => ({
      id: `${zone}/virtualNetworkLinks/${vnet.name}`,
      name: vnet.name,
      type: "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
      properties: { virtualNetwork: { id: vnet.id }, virtualNetworkLinkState: "Completed" },
    })),
    {
      id: id("dnsForwardingRulesets/rs"),
      name: "rs",
      type: "Microsoft.Network/dnsForwardingRulesets",
      location: "westeurope",
      properties: {},
    },
    ...[".", "loop.test."].map((domainName, i) => ({
      id: id(`dnsForwardingRulesets/rs/forwardingRules/r${i}`),
      name: `r${i}`,
      type: "Microsoft.Network/dnsForwardingRulesets/forwardingRules",
      properties: {
        domainName,
        forwardingRuleState: "Enabled",
        targetDnsServers: [{ ipAddress: random.pick(addresses), port: 53 }],
      },
    })),
    {
      id: id("dnsForwardingRulesets/rs/virtualNetworkLinks/l"),
      name: "l",
      type: "Microsoft.Network/dnsForwardingRulesets/virtualNetworkLinks",
      properties: { virtualNetwork: { id: vnets[0]?.id } },
    },
  ];
  const estate = estateOf(documents, told);
  const names = [
    "a.loop.test",
    "c.other.test",
    "x.other.test",
    "st.blob.core.windows.net",
    "www.example.org",
  ];
  return { estate, vantages: [...vantagesOf(estate)], names: names.map(nameOf) };
}

describe("every question ends within its limits, cycles or not", () => {
  test.each(Array.from({ length: 60 }, (_, i) => i + 1))("tangle %i", (seed) => {
    const { estate, vantages, names } = tangle(seed);
    expect(vantages.length).toBeGreaterThan(2);
    for (const from of vantages)
      for (const name of names) {
        const seen = resolve(estate, { name, from });
        expect(seen.branches.length).toBeLessThanOrEqual(DNS_LIMITS.branches * 4);
        for (const open of [seen, ...seen.branches]) {
          const aliases = open.chain.filter((l) => l.type === "CNAME").length;
          expect(aliases).toBeLessThanOrEqual(DNS_LIMITS.aliases + 2);
          expect(open.servers.length).toBeLessThan(200);
        }
      }
  });
});

const SURE = { unknown: 0, likely: 1, certain: 2 } as const;

/** Whether `less` (with less sight) claims more than `more`: another answer with certainty, or a surer one. */
function claimsMore(more: Resolution, less: Resolution): boolean {
  const same = more.outcome === less.outcome && more.addresses.join() === less.addresses.join();
  return same ? SURE[less.confidence] > SURE[more.confidence] : less.confidence === "certain";
}

/** `estate` without the thing under `key` in `list`, which is now a gap. */
function hiding(estate: Estate, list: keyof Estate, key: Key, type: string): Estate {
  const gap: Gap = { scope: key, type, why: "refused", right: "" };
  const kept = (estate[list] as readonly { readonly key: Key }[]).filter((t) => t.key !== key);
  return { ...estate, [list]: kept, gaps: [...estate.gaps, gap] };
}

const HIDEABLE = [
  ["zones", "microsoft.network/privatednszones"],
  ["services", "*"],
  ["endpoints", "microsoft.network/privateendpoints"],
  ["vnets", "microsoft.network/virtualnetworks"],
  ["inboundEndpoints", "microsoft.network/dnsresolvers/inboundendpoints"],
  ["firewallPolicies", "microsoft.network/firewallpolicies"],
] as const;

describe("hiding a resource never makes an answer surer", () => {
  test.each(SEEDS)("seed %i", (seed) => {
    const { estate, questions } = worldOf(seed);
    const random = randomFrom(seed);
    const offences: string[] = [];
    let hidden = 0;
    for (const [list, type] of HIDEABLE) {
      const things = estate[list] as readonly { readonly key: Key; readonly name: string }[];
      for (const thing of random.shuffled(things).slice(0, 3)) {
        hidden++;
        const dim = hiding(estate, list, thing.key, type);
        for (const q of questions) {
          const ask = { name: nameOf(q.name), type: q.type, from: q.vantage };
          const before = resolve(estate, ask);
          const after = resolve(dim, ask);
          if (claimsMore(before, after))
            offences.push(
              `without ${list} ${thing.name}: ${q.name} from ${q.vantage.label} was ${before.outcome} (${before.confidence}), is ${after.outcome} (${after.confidence})`,
            );
        }
      }
    }
    expect(hidden).toBeGreaterThan(5);
    expect(offences).toEqual([]);
  });
});

describe("vantages of one class get equal answers", () => {
  const said = (r: Resolution) => [r.outcome, r.rcode, r.chain, r.addresses, r.confidence];
  const check = (estate: Estate, vantages: readonly Vantage[], names: readonly Name[]) => {
    let shared = 0;
    for (const name of names) {
      const first = new Map<string, Resolution>();
      for (const from of vantages) {
        const key = dnsClassOf(estate, from);
        const seen = resolve(estate, { name, from });
        const known = first.get(key);
        if (known) shared++;
        else first.set(key, seen);
        expect(said(seen), `${name} from ${from.label}`).toEqual(said(known ?? seen));
      }
    }
    return shared;
  };

  test.each(SEEDS)("in the twin's worlds, seed %i", (seed) => {
    const { estate, questions } = worldOf(seed);
    const names = [...new Set(questions.map((q) => nameOf(q.name)))];
    check(estate, vantagesOf(estate), names);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])("in tangle %i", (seed) => {
    const { estate, vantages, names } = tangle(seed);
    check(estate, vantages, names);
  });

  test("in Contoso, where some do share", () => {
    const gaps: Gap[] = demoSnapshot().gaps.map((g) => ({ ...g, scope: keyOf(g.scope) }));
    const estate = estateOf(demoDocuments(), readSites(demoSites(), "demo"), gaps);
    const names = estate.services.flatMap((s) => s.names.map((n) => nameOf(n.fqdn)));
    expect(check(estate, vantagesOf(estate), names)).toBeGreaterThan(100);
  });
});

/** What a client sees of every name from every vantage, without ids whose case may differ. */
function answersOf(estate: Estate, names: readonly string[]): string[] {
  return vantagesOf(estate).flatMap((from) =>
    names.map((name) => {
      const seen = resolve(estate, { name: nameOf(name), from });
      const chain = seen.chain.map((l) => `${l.name} ${l.type} ${l.data}`).join(" ");
      return `${from.label.toLowerCase()} ${name}: ${seen.outcome} ${seen.rcode} ${seen.confidence} ${chain}`;
    }),
  );
}

const upper = (value: unknown): unknown => {
  if (typeof value === "string")
    return value.startsWith("/subscriptions/") ? value.toUpperCase() : value;
  if (Array.isArray(value)) return value.map(upper);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, upper(v)]));
};

describe("an answer does not depend on how the estate is told", () => {
  const told = readSites(demoSites(), "demo");
  const gaps: Gap[] = demoSnapshot().gaps.map((g) => ({ ...g, scope: keyOf(g.scope) }));
  const documents = demoDocuments();
  const estate = estateOf(documents, told, gaps);
  const names = [
    ...estate.services.flatMap((s) => s.names.map((n) => n.fqdn)),
    "x.azure.contoso.com",
    "www.example.org",
  ];
  const before = answersOf(estate, names);

  test("there is something to compare", () => {
    expect(before.length).toBeGreaterThan(400);
  });

  test.each(SEEDS)("order of documents, seed %i", (seed) => {
    const shuffled = randomFrom(seed).shuffled(documents);
    expect(answersOf(estateOf(shuffled, told, gaps), names)).toEqual(before);
  });

  test("letter case of ids", () => {
    expect(answersOf(estateOf(documents.map(upper), told, gaps), names)).toEqual(before);
  });

  test("letter case and a trailing dot of the name", () => {
    const from = vantagesOf(estate)[0];
    if (!from) throw new Error("The demo has no vantage.");
    for (const name of names)
      expect(resolve(estate, { name: nameOf(`${name.toUpperCase()}.`), from })).toEqual(
        resolve(estate, { name: nameOf(name), from }),
      );
  });

  test("resources that have nothing to do with it", () => {
    const strange = worldDocuments();
    const more = estateOf([...documents, ...strange], told, gaps);
    const own = new Set(before.map((line) => line.split(" ")[0]));
    const after = answersOf(more, names).filter((line) => own.has(line.split(" ")[0]));
    expect(after).toEqual(before);
  });
});

/** A VNet, a zone and an account of somebody else, linked to nothing of the demo. */
function worldDocuments(): unknown[] {
  const group =
    "/subscriptions/99999999-0000-4000-8000-000000000001/resourceGroups/other/providers";
  const zone = `${group}/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net`;
  const vnet = `${group}/Microsoft.Network/virtualNetworks/vnet-unrelated`;
  return [
    {
      id: vnet,
      name: "vnet-unrelated",
      type: "Microsoft.Network/virtualNetworks",
      location: "eastus",
      properties: { addressSpace: { addressPrefixes: ["172.20.0.0/16"] }, subnets: [] },
    },
    {
      id: zone,
      name: "privatelink.blob.core.windows.net",
      type: "Microsoft.Network/privateDnsZones",
      properties: {},
    },
    {
      id: `${zone}/virtualNetworkLinks/l`,
      name: "l",
      type: "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
      properties: { virtualNetwork: { id: vnet }, virtualNetworkLinkState: "Completed" },
    },
    {
      id: `${group}/Microsoft.Storage/storageAccounts/stunrelated`,
      name: "stunrelated",
      type: "Microsoft.Storage/storageAccounts",
      location: "eastus",
      properties: { privateEndpointConnections: [] },
    },
  ];
}

test("an empty estate answers too", () => {
  const from: Vantage = { id: "internet", kind: "internet", label: "internet" };
  expect(resolve(emptyEstate(), { name: nameOf("www.example.org"), from }).outcome).toBe("PUBLIC");
});
