/** Does any text, however broken, get read without a throw and in bounded time, and are readers steady under noise? */
import { expect, test } from "vitest";
import { parseFilter, randomFrom, withoutSecrets } from "#src/base/index.ts";
import { parseAsk, readTicket, understand } from "#src/ticket/index.ts";
import { world } from "../kit/world.ts";

/** Pieces of every format, to be torn and mixed. */
const pieces = [
  "C:\\>nslookup stcontoso.blob.core.windows.net 10.0.4.4",
  "Server:  UnKnown",
  "Address:  10.0.4.4#53",
  "Name:    stcontoso.privatelink.blob.core.windows.net",
  "Addresses:  2603:1020:206:8::1",
  "          20.60.88.33",
  "Aliases:  stcontoso.blob.core.windows.net",
  "*** UnKnown can't find kv.vault.azure.net: Non-existent domain",
  "** server can't find kv.vault.azure.net: NXDOMAIN",
  "DNS request timed out.",
  "    timeout was 2 seconds.",
  "; <<>> DiG 9.18.24 <<>> +trace @10.0.4.4 kv.vault.azure.net",
  ";; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4711",
  ";; ->>HEADER<<- opcode: QUERY; status: NXDOMAIN; id: 1",
  ";; QUESTION SECTION:",
  ";kv.vault.azure.net. IN A",
  ";; ANSWER SECTION:",
  "kv.vault.azure.net. 60 IN CNAME kv.privatelink.vaultcore.azure.net.",
  "kv.privatelink.vaultcore.azure.net. 10 IN A 10.1.2.6",
  ";; SERVER: 10.0.4.4#53(10.0.4.4) (UDP)",
  ";; Received 525 bytes from 192.5.5.241#53(f.root-servers.net) in 3 ms",
  ";; communications error to 10.0.4.4#53: timed out",
  "kv.vault.azure.net has address 10.1.2.6",
  "kv.vault.azure.net is an alias for kv.privatelink.vaultcore.azure.net.",
  "Host kv.vault.azure.net not found: 3(NXDOMAIN)",
  "Using domain server:",
  "Name                           Type   TTL   Section    NameHost",
  "----                           ----   ---   -------    --------",
  "kv.vault.azure.net             CNAME  60    Answer     kv.privatelink.vaultcore.azure.net",
  "Name       : kv.vault.azure.net",
  "QueryType  : A",
  "IP4Address : 10.1.2.6",
  "Resolve-DnsName : kv.vault.azure.net : DNS name does not exist",
  '[ { "Name": "kv.vault.azure.net", "Type": 1, "IPAddress": "10.1.2.6", "TTL": 10, "Section": 1 } ]',
  "{",
  '  "NameHost": "x.y",',
  "}",
  "ComputerName     : kv.vault.azure.net",
  "RemoteAddress    : 10.1.2.6",
  "RemotePort       : 443",
  "NameResolutionResults   : 10.1.2.6",
  "SourceAddress    : 10.2.1.4",
  "TcpTestSucceeded : False",
  "WARNING: Name resolution of kv.vault.azure.net failed",
  "Windows IP Configuration",
  "   Host Name . . . . . . . . . . . . : vm-app-01",
  "   DNS Servers . . . . . . . . . . . : 10.0.4.4",
  "nameserver 10.0.4.4",
  "* Host kv.vault.azure.net:443 was resolved.",
  "*   Trying 10.1.2.6:443...",
  "curl: (6) Could not resolve host: kv.vault.azure.net",
  "System.Net.Sockets.SocketException: No such host is known. (kv.vault.azure.net:443)",
  "java.net.UnknownHostException: kv.vault.azure.net",
  "Cannot open server 'sql1' requested by the login. Client with IP address '203.0.113.7' is not allowed",
  "Server=tcp:sql1.database.windows.net,1433;Password=abc;",
  "AccountName=stcontoso;AccountKey=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJ==",
  "from vm-app to stcontoso:443 type A",
  "https://u:p@kv.vault.azure.net:443/x?y=z",
  "/subscriptions/5b0c0000-0000-4000-8000-000000000002/resourceGroups/rg",
  "",
  "10.1.2.6",
  "\u001b[31mred\u001b[0m \u00a0 \ufeff",
  "Ω≈ç√∫ ünïcode 🙂",
];

test("torn and mixed pieces of all formats: no throw, whole results, bounded time", () => {
  const random = randomFrom(7);
  let slowest = 0;
  for (let i = 0; i < 6_000; i++) {
    const lines = Array.from({ length: random.int(1, 30) }, () =>
      torn(random.pick(pieces), random),
    );
    const text = lines.join(random.pick(["\n", "\r\n", "\n\n", "\r"]));
    const start = performance.now();
    const ticket = readTicket(text);
    slowest = Math.max(slowest, performance.now() - start);
    for (const reading of ticket.readings) {
      expect(reading.line, text).toBeGreaterThan(0);
      expect(reading.port === null || (reading.port > 0 && reading.port < 65_536), text).toBe(true);
      expect(reading.name === null || /^[a-z0-9_*][a-z0-9_.*-]*$/.test(reading.name), text).toBe(
        true,
      );
      for (const address of reading.answer?.addresses ?? [])
        expect(address, text).toMatch(/^[0-9a-f.:]+$/);
    }
  }
  // Each takes a millisecond or two; the rest is for a machine that is busy with other things.
  expect(slowest).toBeLessThan(5_000);
});

/** A piece as people tear it: cut, doubled, with a letter changed, or whole. */
function torn(piece: string, random: ReturnType<typeof randomFrom>): string {
  if (random.chance(0.6)) return piece;
  const at = random.int(0, piece.length);
  return random.pick([
    piece.slice(0, at),
    piece.slice(at),
    piece.slice(0, at) +
      random.pick(["\t", ":", ";", "=", '"', "(", "@", "\u0000", "%", "…"]) +
      piece.slice(at),
    piece + piece,
    piece.toUpperCase(),
    ` ${piece} `,
  ]);
}

test("letters at random: no throw", () => {
  const random = randomFrom(11);
  const letters = "abc019 .:;,=@#()[]{}\"'<>|\\/*-+_%&?!\n\r\t$é•🙂";
  for (let i = 0; i < 8_000; i++) {
    const text = Array.from(
      { length: random.int(0, 80) },
      () => letters[random.int(0, letters.length - 1)],
    ).join("");
    expect(() => readTicket(text)).not.toThrow();
    expect(() => parseAsk(text)).not.toThrow();
    expect(() => parseFilter(text)).not.toThrow();
  }
});

// Each takes well under a second by itself; a pattern that tires would take minutes.
test("texts that would tire a careless pattern are read in time", () => {
  const long = 200_000;
  const hard = [
    "a".repeat(long),
    "a.".repeat(long / 2),
    " ".repeat(long),
    "=".repeat(long),
    "password".repeat(long / 8),
    "password=".repeat(long / 9),
    '"'.repeat(long),
    "-".repeat(long),
    ". ".repeat(long / 2),
    "http://".repeat(long / 7),
    "http://a:b@".repeat(long / 11),
    `x://${"a@".repeat(long / 2)}`,
    "Server:  x\nAddress:  10.0.0.4\n".repeat(6_000),
    "[\n".repeat(long / 2),
    '{\n"NameHost": 1,\n'.repeat(10_000),
    "ComputerName : x\n".repeat(10_000),
    ";; Got answer:\n".repeat(10_000),
    "a.b.\n".repeat(40_000),
    "eyJ".repeat(long / 3),
    "-----BEGIN A KEY-----".repeat(9_000),
    "Client address is not authorized and caller is not a trusted service ".repeat(2_800),
    "Database '".repeat(20_000),
    "UnknownHostException: ".repeat(9_000),
    "from a to b ".repeat(16_000),
  ];
  for (const text of hard) {
    const start = performance.now();
    readTicket(text);
    withoutSecrets(text.slice(0, long));
    expect(performance.now() - start, text.slice(0, 40)).toBeLessThan(10_000);
  }
}, 120_000);

test("a text that is longer than what is read is told to be cut", () => {
  const text = `Server:  x\nAddress:  10.0.0.4\n\nName:  a.b.net\nAddress:  10.0.0.5\n${"filler\n".repeat(40_000)}`;
  expect(readTicket(text).notes).toContain("cut");
});

test("mixed pieces in an estate: no throw, and what explains agrees when it is tried again", () => {
  const demo = world("estate demo");
  const random = randomFrom(13);
  for (let i = 0; i < 120; i++) {
    const text = Array.from({ length: random.int(2, 12) }, () => random.pick(pieces)).join("\n");
    const { comparisons, readings } = understand(demo, text);
    expect(comparisons.length).toBeLessThanOrEqual(8);
    for (const { agreement, causes, reading } of comparisons) {
      expect(readings[reading]).toBeDefined();
      if (agreement === "yes") expect(causes).toEqual([]);
      const order = causes.map(({ standing }) =>
        ["explains", "told", "possible"].indexOf(standing),
      );
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
  }
});
