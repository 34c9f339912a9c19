/** What is read from sites files: all of a good one, the good parts of a bad one, nothing of a foreign one. */
import { expect, test } from "vitest";
import { randomFrom } from "#src/base/index.ts";
import { demoSites } from "#src/demo/index.ts";
import { sitesMessages } from "#src/messages/index.ts";
import { importSites, mergedSites, readSites, writeSites } from "#src/sites/index.ts";

const CIRCUIT =
  "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.Network/expressRouteCircuits/er-hq";

const file = (more: object) => ({ format: "split-horizon.sites/1", ...more });
const server = (more: object) => file({ dnsServers: [{ address: "10.0.0.53", ...more }] });
const oddities = (value: unknown) =>
  readSites(value, "hq.json").oddities.map(({ pointer, code }) => `${pointer} ${code}`);

test("the example of the contract is read whole", () => {
  const read = readSites(
    file({
      sites: [
        {
          name: "hq",
          attach: [CIRCUIT],
          prefixes: ["192.168.0.0/16"],
          dnsServers: ["192.168.0.53"],
          natAddresses: ["203.0.113.7"],
        },
      ],
      dnsServers: [
        {
          address: "192.168.0.53",
          vnet: null,
          software: "windows",
          conditionalForwarders: [{ zone: "blob.core.windows.net", to: ["10.0.0.4"] }],
          forwarders: [],
          rootHints: true,
          zones: [
            {
              name: "corp.contoso.com",
              records: [{ name: "@", type: "A", ttl: 3600, data: "192.168.1.1" }],
            },
          ],
        },
      ],
    }),
    "hq.json",
  );
  expect(read).toEqual({
    sites: [
      {
        name: "hq",
        attach: [CIRCUIT.toLowerCase()],
        prefixes: ["192.168.0.0/16"],
        dnsServers: ["192.168.0.53"],
        natAddresses: ["203.0.113.7"],
      },
    ],
    dnsServers: [
      {
        address: "192.168.0.53",
        software: "windows",
        conditionalForwarders: [
          {
            zone: "blob.core.windows.net",
            to: [{ address: "10.0.0.4", port: 53 }],
            enabled: true,
            except: [],
          },
        ],
        forwarders: [],
        rootHints: true,
        zones: [
          {
            name: "corp.contoso.com",
            authoritative: true,
            records: [{ name: "@", type: "A", ttl: 3600, data: "192.168.1.1" }],
          },
        ],
        validateExcept: [],
      },
    ],
    oddities: [],
  });
});

test("targets carry ports in every way people write them", () => {
  const to = [
    "10.0.0.4",
    "10.0.0.4#5353",
    "10.0.0.4:5353",
    "10.0.0.4@5353",
    "fd00::4",
    "[fd00::4]:5353",
    { address: "10.0.0.4", port: 5353 },
  ];
  const { dnsServers } = readSites(server({ forwarders: to }), "hq.json");
  expect(dnsServers[0]?.forwarders.map((t) => `${t.address} ${t.port}`)).toEqual([
    "10.0.0.4 53",
    "10.0.0.4 5353",
    "10.0.0.4 5353",
    "10.0.0.4 5353",
    "fd00::4 53",
    "fd00::4 5353",
    "10.0.0.4 5353",
  ]);
  expect(oddities(server({ forwarders: ["10.0.0", "10.0.0.4:0", { port: 53 }, true] }))).toEqual([
    "/dnsServers/0/forwarders/0 not-a-target",
    "/dnsServers/0/forwarders/1 not-a-target",
    "/dnsServers/0/forwarders/2 no-address",
    "/dnsServers/0/forwarders/3 not-a-text",
  ]);
});

test("root hints are on unless told, but for software that only forwards and has forwarders", () => {
  const hints = (more: object) => readSites(server(more), "hq.json").dnsServers[0]?.rootHints;
  expect(hints({ software: "windows" })).toBe(true);
  expect(hints({ software: "windows", forwarders: ["9.9.9.9"] })).toBe(true);
  expect(hints({ software: "windows", rootHints: false })).toBe(false);
  expect(hints({ software: "dnsmasq" })).toBe(true);
  expect(hints({ software: "dnsmasq", forwarders: ["9.9.9.9"] })).toBe(false);
  expect(hints({})).toBe(true);
});

test("an empty list of targets stops forwarding, a list that could not be read does not", () => {
  const forwarders = (to: unknown) =>
    readSites(server({ conditionalForwarders: [{ zone: "x.net", to }] }), "hq.json").dnsServers[0]
      ?.conditionalForwarders;
  expect(forwarders([])).toEqual([{ zone: "x.net", to: [], enabled: true, except: [] }]);
  expect(forwarders(["nonsense"])).toEqual([]);
  expect(forwarders(undefined)).toEqual([]);
});

test("a zone without records is one whose records nobody told", () => {
  const zone = (more: object) =>
    readSites(server({ zones: [{ name: "corp.com", ...more }] }), "hq.json").dnsServers[0]
      ?.zones[0];
  expect(zone({})).toEqual({
    name: "corp.com",
    authoritative: true,
    complete: false,
    records: [],
  });
  expect(zone({ records: [] })).toEqual({ name: "corp.com", authoritative: true, records: [] });
});

test("record names are relative, whole, or @", () => {
  const records = ["@", "www", "www.corp.com", "WWW.corp.com.", "a.b", "other.net."].map(
    (name) => ({
      name,
      type: "a",
      data: "10.0.0.1",
    }),
  );
  const { dnsServers, oddities: odd } = readSites(
    server({ zones: [{ name: "corp.com.", records }] }),
    "hq.json",
  );
  expect(dnsServers[0]?.zones[0]?.records.map((r) => r.name)).toEqual([
    "@",
    "www",
    "www",
    "www",
    "a.b",
  ]);
  expect(odd.map((o) => o.pointer)).toEqual(["/dnsServers/0/zones/0/records/5/name"]);
});

test("what is wrong is said with its place, and the rest is kept", () => {
  const value = file({
    sites: [
      { name: "hq", prefixes: ["192.168.0.0/16", "10.0.0.0/99"], attach: ["er-hq"] },
      { prefixes: [] },
      "branch",
    ],
    dnsServers: [
      { address: "10.0.0.53", software: "djbdns", rootHints: "yes", forwardrs: [] },
      { software: "bind" },
      { address: "0.0.0.0" },
      { address: "10.0.0.54", zones: [{ name: "c.com", records: [{ type: "A", data: "x" }, {}] }] },
    ],
    notes: "ours",
  });
  expect(oddities(value).sort()).toEqual(
    [
      "/notes unknown-field",
      "/sites/0/prefixes/1 not-a-prefix",
      "/sites/0/attach/0 not-an-id",
      "/sites/1 no-name",
      "/sites/2 not-an-object",
      "/dnsServers/0/forwardrs unknown-field",
      "/dnsServers/0/software not-software",
      "/dnsServers/0/rootHints not-a-flag",
      "/dnsServers/1 no-address",
      "/dnsServers/2/address not-an-address",
      "/dnsServers/3/zones/0/records/0/data not-an-address",
      "/dnsServers/3/zones/0/records/1 no-record-data",
    ].sort(),
  );
  const read = readSites(value, "hq.json");
  expect(read.sites.map((s) => s.name)).toEqual(["hq"]);
  expect(read.dnsServers.map((s) => `${s.address} ${s.software}`)).toEqual([
    "10.0.0.53 other",
    "10.0.0.54 other",
  ]);
  expect(read.oddities.map(sitesMessages.oddity)).toContain(
    `hq.json at /sites/0/prefixes/1: "10.0.0.0/99" is no address prefix; right would be 192.168.0.0/16.`,
  );
});

test("another format is refused with a sentence, and so is a newer one", () => {
  for (const value of [null, [], "x", {}, { format: "split-horizon.snapshot/1" }, { sites: [] }])
    expect(readSites(value, "x.json").refusal?.why).toBe("not-sites");
  const { refusal } = readSites({ format: "split-horizon.sites/7" }, "x.json");
  expect(refusal).toEqual({ why: "newer", format: 7 });
  expect(sitesMessages.newer({ source: "x.json", format: 7 })).toBe(
    "x.json was made by a newer version (sites format 7, this program reads 1). Update to open it.",
  );
});

test("of a server told in two files the last counts, and that is said", () => {
  const merged = mergedSites([
    { source: "a.json", read: readSites(server({ software: "bind" }), "a.json") },
    { source: "b.json", read: readSites(server({ software: "windows" }), "b.json") },
  ]);
  expect(merged.dnsServers.map((s) => s.software)).toEqual(["windows"]);
  expect(merged.oddities).toEqual([
    { resource: "b.json", pointer: "", code: "told-twice", seen: "10.0.0.53" },
  ]);
});

test("what is written is read back the same", () => {
  const told = [
    demoSites(),
    importSites(
      [
        {
          name: "dnsmasq.conf",
          text: "server=/a.net/10.0.0.4#5353\nserver=/b.net/\nstop-dns-rebind\n",
        },
        { name: "hosts", text: "10.1.1.1 files.corp.com\n" },
      ],
      { address: "10.0.0.53" },
    ).sites,
  ];
  for (const value of told) {
    const read = readSites(value, "x.json");
    expect(read.oddities.filter((o) => o.code !== "not-an-address")).toEqual([]);
    const text = writeSites(read);
    expect(readSites(JSON.parse(text), "x.json")).toEqual({ ...read, oddities: [] });
    expect(writeSites(readSites(JSON.parse(text), "x.json"))).toBe(text);
  }
});

test("no mutation of a sites file makes the reader throw", () => {
  const random = randomFrom(7);
  const strange: readonly unknown[] = [null, 0, -1, "", "x", [], {}, [[]], true, "a".repeat(5000)];
  const mutated = (value: unknown): unknown => {
    if (random.chance(0.06)) return random.pick(strange);
    if (Array.isArray(value)) return value.map(mutated);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, mutated(v)]));
  };
  for (let i = 0; i < 500; i++) {
    const read = readSites(mutated(demoSites()), "x.json");
    for (const oddity of read.oddities)
      expect(sitesMessages.oddity(oddity)).not.toContain("undefined");
    const again = readSites(JSON.parse(writeSites(read)), "x.json");
    expect(again.oddities).toEqual([]);
    expect(again.dnsServers).toEqual(read.dnsServers);
  }
});
