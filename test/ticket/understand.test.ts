/** Is a pasted answer set beside the right prediction, from the right place, and are the causes of a difference tried and ranked? */
import { describe, expect, test } from "vitest";
import { ticketMessages } from "#src/messages/index.ts";
import { understand } from "#src/ticket/index.ts";
import { world } from "../kit/world.ts";

const demo = world("estate demo");
const blob = "stcontoso.blob.core.windows.net";
const blobAlias = "stcontoso.privatelink.blob.core.windows.net";
const sql = "sql-contoso.database.windows.net";
const sqlAlias = "sql-contoso.privatelink.database.windows.net";

/** What `text` means, in short: from where, whether it agrees, and `standing: code` of the causes. */
function story(text: string, estate = demo) {
  const { candidates, comparisons } = understand(estate, text);
  const [first] = comparisons;
  return {
    from: candidates.map(({ vantage, certainty }) => `${vantage.label} ${certainty}`),
    predicted: first?.predicted.outcome,
    agreement: first?.agreement,
    causes: (first?.causes ?? []).map(({ standing, code }) => `${standing}: ${code}`),
  };
}

const nslookup = (server: string, lines: string) =>
  `Server:  UnKnown\r\nAddress:  ${server}\r\n\r\nNon-authoritative answer:\r\n${lines}`;
const privateBlob = `Name:    ${blobAlias}\r\nAddress:  10.1.2.5\r\nAliases:  ${blob}\r\n`;
const publicBlob = `Name:    blob.ams07.store.core.windows.net\r\nAddress:  20.60.88.33\r\nAliases:  ${blob}\r\n          ${blobAlias}\r\n`;
const privateSql = `Name:    ${sqlAlias}\r\nAddress:  10.2.2.5\r\nAliases:  ${sql}\r\n`;
const publicSql = `Name:    cr4.westeurope1-a.control.database.windows.net\r\nAddress:  20.61.99.4\r\nAliases:  ${sql}\r\n          ${sqlAlias}\r\n`;

describe("where the prediction agrees, nothing is explained away", () => {
  test("a machine that asks a public resolver, as its VNet says", () => {
    expect(
      story(`user@vm-shop-01:~$ nslookup ${blob}\n${nslookup("8.8.8.8", publicBlob)}`),
    ).toEqual({
      from: ["vm-shop-01 likely", "vnet-spoke-03 possible"],
      predicted: "PUBLIC",
      agreement: "yes",
      causes: [],
    });
  });
  test("headquarters, told by the server that was asked", () => {
    expect(story(nslookup("192.168.0.53", privateBlob))).toMatchObject({
      from: ["hq possible"],
      predicted: "PRIVATE_OK",
      agreement: "yes",
      causes: [],
    });
  });
  test("an error that tells the public side and the address of the caller", () => {
    expect(
      story(
        "Cannot open server 'sql-contoso' requested by the login. Client with IP address '203.0.113.7' is not allowed to access the server.",
      ),
    ).toEqual({ from: ["hq likely"], predicted: "PUBLIC", agreement: "yes", causes: [] });
  });
});

describe("causes that explain come first", () => {
  test("another server was asked", () => {
    expect(story(`from vm-app-01\n${nslookup("10.0.4.4", privateBlob)}`)).toMatchObject({
      predicted: "PUBLIC",
      agreement: "no",
      causes: expect.arrayContaining(["explains: other-server", "possible: snapshot-older"]),
    });
    expect(story(`from vm-app-01\n${nslookup("10.0.4.4", privateBlob)}`).causes[0]).toBe(
      "explains: other-server",
    );
  });
  test("a public resolver was asked from where a private answer is predicted", () => {
    expect(story(`from vm-data-01\n${nslookup("1.1.1.1", publicBlob)}`).causes[0]).toBe(
      "explains: public-resolver",
    );
  });
  test("the machine still asks Azure-provided DNS, although its VNet has a server of its own", () => {
    expect(story(`from vm-data-01\n${nslookup("168.63.129.16", publicBlob)}`).causes[0]).toBe(
      "explains: not-renewed",
    );
  });
  test("a router that nobody described passes to public DNS", () => {
    expect(story(`from site:hq\n${nslookup("192.168.178.1", publicBlob)}`).causes[0]).toBe(
      "explains: unknown-server",
    );
  });
  test("a zone that was linked after the estate was read", () => {
    const { causes } = story(`from vm-app-01\n${nslookup("168.63.129.16", privateBlob)}`);
    expect(causes).toContain("explains: link-added");
    expect(causes[0]).toBe("explains: link-added");
  });
  test("a zone that was not linked yet", () => {
    expect(story(`from vm-app-01\n${nslookup("168.63.129.16", publicSql)}`).causes[0]).toBe(
      "explains: link-gone",
    );
  });
  test("a forwarder of a server on premises that was not told", () => {
    expect(story(nslookup("192.168.0.53", privateSql)).causes[0]).toBe("explains: forwarder-added");
  });
  test("a forwarder that is told and does not work", () => {
    expect(story(nslookup("192.168.0.53", publicBlob)).causes.slice(0, 2)).toContain(
      "explains: forwarder-gone",
    );
  });
  test("a record that was not there", () => {
    const { causes } = story(
      nslookup("192.168.0.53", `*** UnKnown can't find ${blob}: Non-existent domain\r\n`),
    );
    expect(causes[0]).toBe("explains: record-gone");
  });
  test("dig +trace, which no private zone answers", () => {
    expect(
      story(`from vm-data-01
; <<>> DiG 9.18.24 <<>> +trace ${blob}
;; Received 525 bytes from 10.0.1.4#53(10.0.1.4) in 3 ms
;; Received 525 bytes from 198.41.0.4#53(a.root-servers.net) in 3 ms
${blob}. 60 IN CNAME ${blobAlias}.
${blobAlias}. 60 IN A 20.60.88.33
;; Received 180 bytes from 150.171.10.37#53(ns1-37.azure-dns.com) in 8 ms
`).causes[0],
    ).toBe("explains: trace-asks-public");
  });
  test("where the other server alone explains, no change of zones is thought up", () => {
    const { causes } = story(`from vm-app-01\n${nslookup("10.0.4.4", privateBlob)}`);
    expect(causes.filter((cause) => cause.startsWith("explains"))).toEqual([
      "explains: other-server",
      "explains: other-vantage",
    ]);
  });
  test("one of several addresses", () => {
    const estate = world(`vnet v 10.1.0.0/16
vm vm1 in v
zone corp.example
link corp.example to v
record app in corp.example A 10.1.0.5,10.1.0.6`);
    expect(
      story(
        "from vm1\nServer:  x\nAddress:  168.63.129.16\n\nName:  app.corp.example\nAddress:  10.1.0.5\n",
        estate,
      ),
    ).toMatchObject({
      agreement: "no",
      causes: expect.arrayContaining(["explains: round-robin"]),
    });
  });
});

describe("what cannot be tried is never said to explain", () => {
  test("an address that nobody has", () => {
    const { causes } = story(
      `from vm-data-01\n${nslookup("10.0.1.4", privateBlob.replace("10.1.2.5", "10.99.0.9"))}`,
    );
    expect(causes.length).toBeGreaterThan(0);
    expect(causes.filter((cause) => cause.startsWith("explains"))).toEqual([]);
    expect(causes).toContain("possible: stale-cache");
  });
  test("an address of another endpoint is told with its record", () => {
    const { causes } = story(
      `from vm-data-01\n${nslookup("10.0.1.4", privateBlob.replace("10.1.2.5", "10.2.2.5"))}`,
    );
    expect(causes).toEqual(
      expect.arrayContaining(["told: record-elsewhere", "told: other-endpoint"]),
    );
  });
  test("silence", () => {
    const { causes } = story(
      `from vm-data-01\n$ dig ${blob}\n;; connection timed out; no servers could be reached\n`,
    );
    expect(causes).toContain("possible: no-way-to-server");
  });
  test("a stub of the machine hides its servers", () => {
    expect(
      story(
        `from vm-data-01\nServer:\t\t127.0.0.53\nAddress:\t127.0.0.53#53\n\nName:\t${blob}\nAddress: 10.99.0.9\n`,
      ).causes[0],
    ).toBe("told: local-stub");
  });
});

describe("from where", () => {
  const from = (text: string) =>
    understand(demo, text).candidates.map(
      ({ vantage, hints }) =>
        `${vantage.kind} ${vantage.label}: ${hints.map(({ code }) => code).join(" ")}`,
    );
  test("an address of a machine, of a subnet, of a site, of VPN clients", () => {
    const tnc = (address: string) =>
      `ComputerName : ${blob}\nRemoteAddress : 10.1.2.5\nRemotePort : 443\nSourceAddress : ${address}\nTcpTestSucceeded : True`;
    expect(from(tnc("10.1.1.10"))).toEqual(["vm vm-app-01: own-address"]);
    expect(from(tnc("10.1.1.77"))).toEqual(["subnet vnet-spoke-01/snet-app: subnet-address"]);
    expect(from(tnc("192.168.7.7"))).toEqual(["site hq: site-address"]);
  });
  test("the prompt, and what ipconfig tells", () => {
    expect(from(`azureuser@vm-data-01:~$ dig ${blob}`)).toEqual(["vm vm-data-01: machine"]);
    expect(
      from(
        `Windows IP Configuration\n\n   Host Name . . . . . . . : vm-app-01\n   IPv4 Address. . . . . . : 10.1.1.10(Preferred)\n   DNS Servers . . . . . . : 192.168.0.53\n`,
      ),
    ).toEqual(["vm vm-app-01: machine own-address", "site hq: has-servers"]);
  });
  test("nothing: the places from which the prediction is as pasted", () => {
    expect(
      from(`${blob} has address 10.1.2.5`).every((line) => line.endsWith(": same-answer")),
    ).toBe(true);
    expect(from(`${blob} has address 10.1.2.5`).length).toBeGreaterThan(2);
  });
  test("a wish wins over everything", () => {
    const { comparisons } = understand(demo, `from vm-app-01 to ${sql}`);
    expect(comparisons[0]?.vantage.label).toBe("vm-app-01");
    expect(comparisons[0]?.agreement).toBeNull();
  });
});

test("a word is the service that is called so", () => {
  const { readings } = understand(demo, "from vm-app-01 to stcontoso:443");
  expect(readings[0]).toMatchObject({ name: blob, port: 443, format: "question" });
});

test("an ARM id stands for the service's name, or for the place", () => {
  const id = demo.services.find(({ name }) => name === "stcontoso")?.id ?? "";
  expect(understand(demo, id).readings[0]?.name).toBe(blob);
  const vm = demo.vms.find(({ name }) => name === "vm-data-01")?.id ?? "";
  expect(understand(demo, `${vm}\n${blob}`).candidates[0]?.vantage.label).toBe("vm-data-01");
});

test("an address is told with its owner, its names and its place", () => {
  const about = (text: string) => understand(demo, text).about.map(({ code }) => code);
  expect(about("10.1.2.5")).toEqual(["endpoint", "record", "subnet"]);
  // The machine registered itself in a zone.
  expect(about("10.1.1.10:443")).toEqual(["machine", "record", "subnet"]);
  expect(about("10.0.4.4")).toEqual(["inbound", "subnet"]);
  expect(about("192.168.0.53")).toEqual(["told-server", "site"]);
  expect(about("168.63.129.16")).toEqual(["platform"]);
  expect(about("10.250.0.1")).toEqual(["unknown-private"]);
  expect(about("192.0.2.1")).toEqual(["unknown-public"]);
  expect(about(blob)).toEqual([]);
});

test("a search suffix that was put behind a whole name", () => {
  expect(
    story(
      `from vm-data-01\n${nslookup("10.0.1.4", `*** UnKnown can't find ${blob}.corp.contoso.com: Non-existent domain\r\n`)}`,
    ),
  ).toMatchObject({ agreement: "yes", causes: [] });
  const { causes } = story(
    `from vm-data-01\n${nslookup("10.0.1.4", `Name:    ${blob}.corp.contoso.com\r\nAddress:  203.0.113.99\r\n`)}`,
  );
  expect(causes).toContain("told: appended-suffix");
});

test("every cause, hint, form and note has its sentence", () => {
  const { comparisons, candidates, readings } = understand(
    demo,
    `from vm-app-01\n${nslookup("10.0.4.4", privateBlob)}`,
  );
  for (const cause of comparisons.flatMap((one) => one.causes))
    expect(ticketMessages.cause(cause)).not.toBe(cause.code);
  for (const hint of candidates.flatMap((one) => one.hints))
    expect(ticketMessages.hint(hint)).not.toBe(hint.code);
  for (const reading of readings)
    expect(ticketMessages.format(reading.format)).not.toBe(reading.format);
});
