/** What is read from exports of Windows DNS servers, in every form that PowerShell gives them? */
import { expect, test } from "vitest";
import { importSites, textOfBytes } from "#src/sites/index.ts";
import { imported } from "./kit.ts";

const ZONES = [
  {
    ZoneName: "blob.core.windows.net",
    ZoneType: "Forwarder",
    MasterServers: ["10.0.0.4", "10.0.0.5"],
    UseRecursion: false,
    ForwarderTimeout: 5,
  },
  { ZoneName: "corp.contoso.com", ZoneType: "Primary", IsDsIntegrated: true, MasterServers: null },
  { ZoneName: "0.in-addr.arpa", ZoneType: "Primary", IsAutoCreated: true },
  { ZoneName: "TrustAnchors", ZoneType: "Primary" },
];
const FORWARDER = { IPAddress: ["8.8.8.8"], UseRootHint: true, Timeout: 3, EnableReordering: true };
const SERVER = [
  "windows 10.0.0.53 dc1 root",
  ". -> 8.8.8.8",
  "blob.core.windows.net -> 10.0.0.4 10.0.0.5",
  "corp.contoso.com = nothing (unseen)",
];
const helper = (zones: unknown, forwarder: unknown) =>
  JSON.stringify({ computer: "DC1", exportedAt: "2026-01-01T00:00:00", zones, forwarder }, null, 1);

test("the script's export is read, and a hosted zone without records is said to be unseen", () => {
  const made = imported({ "dns-export.json": helper(ZONES, FORWARDER) });
  expect(made.servers).toEqual([SERVER]);
  expect(made.notes).toEqual(["dns-export.json:16 zone-records-not-given"]);
});

test("addresses are found in every way that PowerShell writes them", () => {
  const shapes: unknown[] = [
    "10.0.0.4",
    "{10.0.0.4}",
    ["10.0.0.4"],
    [{ Address: 67108874, AddressFamily: 2, IPAddressToString: "10.0.0.4" }],
    { value: [{ IPAddressToString: "10.0.0.4" }], Count: 1 },
    { Address: 67108874 },
  ];
  for (const MasterServers of shapes) {
    const zone = { ZoneName: "blob.core.windows.net", ZoneType: 4, MasterServers };
    expect(imported({ "zone.json": JSON.stringify(zone) }).servers).toEqual([
      ["windows 10.0.0.53 root", "blob.core.windows.net -> 10.0.0.4"],
    ]);
  }
});

test("zones and forwarders in files of their own make one server; without root hints it does not recurse", () => {
  const made = imported({
    "zones.json": JSON.stringify(ZONES.slice(0, 1)),
    "fwd.json": JSON.stringify({ ...FORWARDER, UseRootHint: false }),
    "hints.json": JSON.stringify([
      {
        NameServer: { RecordData: { NameServer: "a.root." } },
        IPAddress: [{ RecordData: { IPv4Address: "198.41.0.4" } }],
      },
    ]),
  });
  expect(made.servers).toEqual([
    ["windows 10.0.0.53", ". -> 8.8.8.8", "blob.core.windows.net -> 10.0.0.4 10.0.0.5"],
  ]);
});

test("UTF-16 with and without its mark, and UTF-16 that was read as UTF-8, say the same", () => {
  const text = helper(ZONES, FORWARDER);
  const bytes = new Uint8Array(text.length * 2 + 2);
  bytes.set([0xff, 0xfe]);
  for (let i = 0; i < text.length; i++) bytes[2 + 2 * i] = text.charCodeAt(i);
  for (const own of [
    textOfBytes(bytes),
    textOfBytes(bytes.slice(2)),
    new TextDecoder().decode(bytes),
    `\uFEFF${text}`,
  ])
    expect(imported({ "x.json": own }).servers).toEqual([SERVER]);
});

test("Format-List text is read, wrapped values too", () => {
  const made = imported({
    "zones.txt": `

ZoneName                          : blob.core.windows.net
ZoneType                          : Forwarder
MasterServers                     : {10.0.0.4,
                                    10.0.0.5}
UseRecursion                      : True

ZoneName                          : corp.contoso.com
ZoneType                          : Secondary
MasterServers                     : {192.168.1.2}

`,
  });
  expect(made.servers).toEqual([
    [
      "windows 10.0.0.53 root",
      "blob.core.windows.net -> 10.0.0.4 10.0.0.5 or root",
      "corp.contoso.com = nothing (unseen)",
    ],
  ]);
});

test("the default table is read for its zones, and each forwarder in it is noted with what is missing", () => {
  const made = imported({
    "table.txt": `
ZoneName                            ZoneType        IsAutoCreated   IsDsIntegrated  IsReverseLookupZone  IsSigned
--------                            --------        -------------   --------------  -------------------  --------
blob.core.windows.net               Forwarder       False           True            False
corp.contoso.com                    Primary         False           True            False                False
0.in-addr.arpa                      Primary         True            False           True                 False
`,
  });
  expect(made.notes).toEqual(["table.txt:4 masters-missing", "table.txt:5 zone-records-not-given"]);
  expect(made.servers).toEqual([["windows 10.0.0.53 root", "corp.contoso.com = nothing (unseen)"]]);
});

test("CSV is read, with semicolons too; the names of types in it are no addresses", () => {
  const csv = (mark: string) =>
    [
      `"ZoneName","ZoneType","MasterServers"`,
      `"a.net","Forwarder","10.0.0.4 10.0.0.5"`,
      `"b.net","Forwarder","System.Net.IPAddress[]"`,
    ]
      .join("\n")
      .replaceAll(",", mark);
  for (const mark of [",", ";"]) {
    const made = imported({ "z.csv": `#TYPE Selected.CimInstance\n${csv(mark)}` });
    expect(made.servers).toEqual([["windows 10.0.0.53 root", "a.net -> 10.0.0.4 10.0.0.5"]]);
    expect(made.notes).toEqual(["z.csv:4 masters-missing"]);
  }
});

test("CLIXML of Get-DnsServer is read", () => {
  const made = imported(
    {
      "dns.xml": `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"><Obj RefId="0"><TN RefId="0"><T>DnsServer</T></TN><Props>
 <Obj N="ServerSetting" RefId="1"><Props><S N="ComputerName">DC1</S><Obj N="ListeningIPAddress" RefId="2"><LST><S>192.168.0.10</S><S>fe80::1</S></LST></Obj></Props></Obj>
 <Obj N="ServerForwarder" RefId="3"><Props><B N="UseRootHint">false</B><U32 N="Timeout">3</U32><Obj N="IPAddress" RefId="4"><LST><Obj RefId="5"><ToString>8.8.8.8</ToString></Obj></LST></Obj></Props></Obj>
 <Obj N="ServerRootHint" RefId="6"><LST><Obj RefId="7"><Props><S N="NameServer">a.root</S><S N="IPAddress">198.41.0.4</S></Props></Obj></LST></Obj>
 <Obj N="ServerZone" RefId="8"><LST><Obj RefId="9"><Props><S N="ZoneName">blob.core.windows.net</S><S N="ZoneType">Forwarder</S><Obj N="MasterServers" RefId="10"><LST><Obj RefId="11"><Props><I64 N="Address">67108874</I64><S N="IPAddressToString">10.0.0.4</S></Props></Obj></LST></Obj></Props></Obj></LST></Obj>
</Props></Obj></Objs>`,
    },
    { address: "192.168.0.10" },
  );
  expect(made.servers).toEqual([
    ["windows 192.168.0.10 dc1", ". -> 8.8.8.8", "blob.core.windows.net -> 10.0.0.4"],
  ]);
});

test("records make a zone whole only when its SOA is among them; a zone file of the export does too", () => {
  const row = (HostName: string, RecordType: string, RecordData: unknown) => ({
    ZoneName: "corp.com",
    HostName,
    RecordType,
    RecordData,
    TimeToLive: { TotalSeconds: 600 },
  });
  const a = row("www", "A", { IPv4Address: { IPAddressToString: "10.1.1.1" } });
  const soa = row("@", "SOA", { PrimaryServer: "dc1." });
  const alias = row("app", "CNAME", { HostNameAlias: "www.corp.com." });
  const zone = { ZoneName: "corp.com", ZoneType: "Primary" };
  expect(imported({ "a.json": JSON.stringify([a, alias]) }).servers[0]?.[1]).toBe(
    "corp.com = www A 10.1.1.1, app CNAME www.corp.com. (unseen)",
  );
  expect(imported({ "a.json": JSON.stringify([zone, soa, a]) }).servers[0]?.[1]).toBe(
    "corp.com = www A 10.1.1.1",
  );
  expect(
    imported({
      "z.json": JSON.stringify([zone]),
      "corp.com.dns": "; Database file\n@ IN SOA dc1. a. (1 2 3 4 5)\n@ NS dc1.\nwww A 10.1.1.1\n",
    }),
  ).toMatchObject({
    servers: [["windows 10.0.0.53 root", "corp.com = www A 10.1.1.1"]],
    notes: [],
  });
});

test("a server that was told not to recurse forwards nothing", () => {
  const made = imported({
    "x.json": JSON.stringify([
      {
        ServerZone: ZONES,
        ServerForwarder: FORWARDER,
        ServerRecursion: { Enable: false, SecureResponse: true },
      },
    ]),
  });
  expect(made.servers[0]?.slice(0, 2)).toEqual([
    "windows 10.0.0.53",
    "corp.contoso.com = nothing (unseen)",
  ]);
});

test("what cannot be told is noted: policies, scopes, client rules, other objects, text that ends early", () => {
  const made = imported({
    "a.json": JSON.stringify([
      { Name: "p1", ProcessingOrder: 1, Action: "Deny", IsEnabled: true },
      { Name: "internal", EnableRecursion: true, Forwarder: ["10.0.0.9"] },
      { Namespace: [".corp.com"], NameServers: ["10.0.0.4"] },
      { ZoneName: "x.net", ZoneType: 9 },
      { something: "else" },
    ]),
    "b.json": helper(ZONES, FORWARDER).slice(0, 200),
  });
  expect(made.notes).toEqual([
    "a.json:0 statement",
    "a.json:0 changes-answers",
    "a.json:0 changes-answers",
    "a.json:0 client-rule",
    "a.json:1 zone-type",
    "b.json:0 json",
  ]);
});

test("the servers that a client asks become a site's", () => {
  const rows = [
    { InterfaceAlias: "Ethernet", AddressFamily: 2, ServerAddresses: ["10.0.0.4"] },
    { InterfaceAlias: "Ethernet", AddressFamily: 23, ServerAddresses: ["fec0:0:0:ffff::1"] },
  ];
  const { sites } = importSites([{ name: "c.json", text: JSON.stringify(rows) }]);
  expect(sites).toMatchObject({ sites: [{ dnsServers: ["10.0.0.4"] }], dnsServers: [] });
});
