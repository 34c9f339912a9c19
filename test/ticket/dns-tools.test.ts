/** Is what nslookup, dig, kdig and host print understood, with failures, other languages and the line ends of Windows? */
import { describe, expect, test } from "vitest";
import { readTicket } from "#src/ticket/index.ts";
import { told, windows } from "./told.ts";

const blob = "stcontoso.blob.core.windows.net";
const alias = "stcontoso.privatelink.blob.core.windows.net";

describe("nslookup on Windows", () => {
  test("a private answer, not authoritative, with its call", () => {
    const text = windows(`C:\\Users\\ann>nslookup ${blob}
Server:  UnKnown
Address:  10.0.4.4

Non-authoritative answer:
Name:    ${alias}
Address:  10.1.2.5
Aliases:  ${blob}

`);
    expect(told(text)).toEqual([`nslookup ${blob} @10.0.4.4 = 10.1.2.5 via ${alias}`]);
    expect(readTicket(text).notes).toEqual(["server-without-name"]);
  });

  test("a public answer over aliases, with both families", () => {
    const text = windows(`Server:  dc01.corp.contoso.com
Address:  192.168.0.53

Non-authoritative answer:
Name:    blob.ams07prdstr02a.store.core.windows.net
Addresses:  2603:1020:206:8::1
          20.60.88.33
Aliases:  ${blob}
          ${alias}
`);
    expect(told(text)).toEqual([
      `nslookup ${blob} @192.168.0.53 = 2603:1020:206:8::1 20.60.88.33 via ${alias} blob.ams07prdstr02a.store.core.windows.net`,
    ]);
  });

  test("a name that does not exist", () => {
    expect(
      told(
        windows(`Server:  UnKnown
Address:  168.63.129.16

*** UnKnown can't find ${alias}: Non-existent domain
`),
      ),
    ).toEqual([`nslookup ${alias} @168.63.129.16 NXDOMAIN`]);
  });

  test("a server that does not answer", () => {
    expect(
      told(
        windows(`C:\\>nslookup ${blob} 10.0.4.4
DNS request timed out.
    timeout was 2 seconds.
Server:  UnKnown
Address:  10.0.4.4

DNS request timed out.
    timeout was 2 seconds.
DNS request timed out.
    timeout was 2 seconds.
*** Request to UnKnown timed-out
`),
      ),
    ).toEqual([`nslookup ${blob} @10.0.4.4 TIMEOUT`]);
  });

  test("one lost question before the answer is told, and the answer counts", () => {
    const text = windows(`Server:  dns01
Address:  192.168.0.53

DNS request timed out.
    timeout was 2 seconds.
Name:    ${blob}
Address:  10.1.2.5
`);
    expect(told(text)).toEqual([`nslookup ${blob} @192.168.0.53 = 10.1.2.5`]);
    expect(readTicket(text).notes).toEqual(["first-try-timed-out"]);
  });

  test("a server that fails, one that refuses, and a name without addresses", () => {
    const answer = (line: string) => told(`Server:  dns01\nAddress:  192.168.0.53\n\n${line}\n`);
    expect(answer(`*** dns01 can't find ${blob}: Server failed`)).toEqual([
      `nslookup ${blob} @192.168.0.53 SERVFAIL`,
    ]);
    expect(answer(`*** dns01 can't find ${blob}: Query refused`)).toEqual([
      `nslookup ${blob} @192.168.0.53 REFUSED`,
    ]);
    expect(
      answer(
        `*** No internal type for both IPv4 and IPv6 Addresses (A+AAAA) records available for ${blob}`,
      ),
    ).toEqual([`nslookup ${blob} @192.168.0.53 NODATA`]);
  });

  test("German, French and Spanish", () => {
    expect(
      told(
        `Server:  UnKnown\nAddress:  10.0.4.4\n\nNicht autorisierende Antwort:\nName:    ${alias}\nAddress:  10.1.2.5\nAliases:  ${blob}\n`,
      ),
    ).toEqual([`nslookup ${blob} @10.0.4.4 = 10.1.2.5 via ${alias}`]);
    expect(
      told(
        `Server:  UnKnown\nAddress:  10.0.4.4\n\n*** ${blob} wurde von UnKnown nicht gefunden: Non-existent domain.\n`,
      ),
    ).toEqual([`nslookup ${blob} @10.0.4.4 NXDOMAIN`]);
    expect(
      told(
        `Serveur :   UnKnown\nAddress:  10.0.4.4\n\nRéponse ne faisant pas autorité :\nNom :    ${alias}\nAddress:  10.1.2.5\nAliases:  ${blob}\n`,
      ),
    ).toEqual([`nslookup ${blob} @10.0.4.4 = 10.1.2.5 via ${alias}`]);
    expect(
      told(
        `Servidor:  UnKnown\nAddress:  10.0.4.4\n\n*** UnKnown no encuentra ${blob}: Non-existent domain\n`,
      ),
    ).toEqual([`nslookup ${blob} @10.0.4.4 NXDOMAIN`]);
  });

  test("asked by hand, one name after the other", () => {
    const text = windows(`C:\\>nslookup
Default Server:  UnKnown
Address:  10.0.4.4

> ${blob}
Server:  UnKnown
Address:  10.0.4.4

Name:    ${blob}
Address:  10.1.2.5

> kv-contoso.vault.azure.net
Server:  UnKnown
Address:  10.0.4.4

*** UnKnown can't find kv-contoso.vault.azure.net: Non-existent domain
`);
    expect(told(text).slice(-2)).toEqual([
      `nslookup ${blob} @10.0.4.4 = 10.1.2.5`,
      "nslookup kv-contoso.vault.azure.net @10.0.4.4 NXDOMAIN",
    ]);
  });
});

describe("nslookup on Linux", () => {
  test("aliases one by one", () => {
    expect(
      told(`azureuser@vm-app-01:~$ nslookup ${blob}
Server:\t\t127.0.0.53
Address:\t127.0.0.53#53

Non-authoritative answer:
${blob}\tcanonical name = ${alias}.
Name:\t${alias}
Address: 10.1.2.5

`),
    ).toEqual([`nslookup ${blob} @127.0.0.53 = 10.1.2.5 via ${alias}`]);
  });

  test("no such name, no answer, and no server", () => {
    const top = "Server:\t\t10.0.4.4\nAddress:\t10.0.4.4#53\n\n";
    expect(told(`${top}** server can't find ${blob}: NXDOMAIN\n`)).toEqual([
      `nslookup ${blob} @10.0.4.4 NXDOMAIN`,
    ]);
    expect(told(`${top}*** Can't find ${blob}: No answer\n`)).toEqual([
      `nslookup ${blob} @10.0.4.4 NODATA`,
    ]);
    expect(
      told(`$ nslookup ${blob} 10.0.4.4\n;; connection timed out; no servers could be reached\n`),
    ).toEqual([expect.stringContaining(`${blob} @10.0.4.4 TIMEOUT`)]);
  });
});

const digText = (status: string, answer: string) => `
; <<>> DiG 9.18.24-1-Debian <<>> @10.0.4.4 ${blob}
; (1 server found)
;; global options: +cmd
;; Got answer:
;; ->>HEADER<<- opcode: QUERY, status: ${status}, id: 4711
;; flags: qr rd ra; QUERY: 1, ANSWER: 2, AUTHORITY: 0, ADDITIONAL: 1

;; OPT PSEUDOSECTION:
; EDNS: version: 0, flags:; udp: 1232
;; QUESTION SECTION:
;${blob}.\tIN\tA

${answer}
;; Query time: 3 msec
;; SERVER: 10.0.4.4#53(10.0.4.4) (UDP)
;; WHEN: Fri Nov 20 09:12:00 UTC 2026
;; MSG SIZE  rcvd: 120
`;

describe("dig", () => {
  test("in full", () => {
    const answer = `;; ANSWER SECTION:\n${blob}. 60\tIN\tCNAME\t${alias}.\n${alias}. 10 IN A 10.1.2.5\n`;
    expect(told(digText("NOERROR", answer))).toEqual([
      `dig ${blob} A @10.0.4.4 = 10.1.2.5 via ${alias}`,
    ]);
    expect(told(windows(digText("NOERROR", answer)))).toEqual(told(digText("NOERROR", answer)));
    expect(
      readTicket(digText("NOERROR", answer)).readings[0]?.answer?.chain.map(({ ttl }) => ttl),
    ).toEqual([60, 10]);
  });

  test("statuses without an answer", () => {
    const soa =
      ";; AUTHORITY SECTION:\nprivatelink.blob.core.windows.net. 10 IN SOA azureprivatedns.net. azureprivatedns-host.microsoft.com. 1 3600 300 2419200 10\n";
    expect(told(digText("NXDOMAIN", soa))).toEqual([`dig ${blob} A @10.0.4.4 NXDOMAIN`]);
    expect(told(digText("NOERROR", soa))).toEqual([`dig ${blob} A @10.0.4.4 NODATA`]);
    expect(told(digText("SERVFAIL", ""))).toEqual([`dig ${blob} A @10.0.4.4 SERVFAIL`]);
    expect(told(digText("REFUSED", ""))).toEqual([`dig ${blob} A @10.0.4.4 REFUSED`]);
  });

  test("nobody answers", () => {
    expect(
      told(`$ dig @10.0.4.4 ${blob}
;; communications error to 10.0.4.4#53: timed out
;; communications error to 10.0.4.4#53: timed out

; <<>> DiG 9.18.24 <<>> @10.0.4.4 ${blob}
; (1 server found)
;; global options: +cmd
;; no servers could be reached
`),
    ).toEqual([`dig ${blob} @10.0.4.4 TIMEOUT`]);
  });

  test("short, with its call and without", () => {
    expect(told(`vm$ dig +short ${blob} @10.0.4.4\n${alias}.\n10.1.2.5\n`)).toEqual([
      `dig-short ${blob} @10.0.4.4 = 10.1.2.5 via ${alias}`,
    ]);
    expect(told(`${alias}.\nblob.ams07prdstr02a.store.core.windows.net.\n20.60.88.33\n`)).toEqual([
      `dig-short ${alias} = 20.60.88.33 via blob.ams07prdstr02a.store.core.windows.net`,
    ]);
    expect(told(`$ dig +short ${blob}\n10.1.2.5\n10.1.2.6\n`)).toEqual([
      `dig-short ${blob} = 10.1.2.5 10.1.2.6`,
    ]);
  });

  test("step by step from the root", () => {
    expect(
      told(`; <<>> DiG 9.18.24 <<>> +trace ${blob}
;; global options: +cmd
.\t\t\t511\tIN\tNS\ta.root-servers.net.
;; Received 525 bytes from 168.63.129.16#53(168.63.129.16) in 3 ms

net.\t\t\t172800\tIN\tNS\ta.gtld-servers.net.
;; Received 1170 bytes from 198.41.0.4#53(a.root-servers.net) in 12 ms

${blob}. 60 IN CNAME ${alias}.
${alias}. 60 IN CNAME blob.ams07prdstr02a.store.core.windows.net.
;; Received 180 bytes from 150.171.10.37#53(ns1-37.azure-dns.com) in 8 ms
`),
    ).toEqual([`dig-trace ${blob} NODATA via ${alias} blob.ams07prdstr02a.store.core.windows.net`]);
  });

  test("two calls in one text are two readings", () => {
    const answer = `;; ANSWER SECTION:\n${alias}. 10 IN A 10.1.2.5\n`;
    expect(told(digText("NOERROR", answer) + digText("NXDOMAIN", ""))).toEqual([
      `dig ${blob} A @10.0.4.4 = 10.1.2.5`,
      `dig ${blob} A @10.0.4.4 NXDOMAIN`,
    ]);
  });
});

describe("kdig", () => {
  const kdig = (
    status: string,
    answer: string,
  ) => `;; ->>HEADER<<- opcode: QUERY; status: ${status}; id: 33721
;; Flags: qr rd ra; QUERY: 1; ANSWER: 2; AUTHORITY: 0; ADDITIONAL: 0

;; QUESTION SECTION:
;; ${blob}.\t\tIN\tA

${answer}
;; Received 120 B
;; Time 2026-11-20 09:12:00 UTC
;; From 10.0.4.4@53(UDP) in 3.1 ms
`;
  test("an answer, a failure, and silence", () => {
    expect(
      told(
        kdig(
          "NOERROR",
          `;; ANSWER SECTION:\n${blob}. 60\tIN\tCNAME\t${alias}.\n${alias}. 10\tIN\tA\t10.1.2.5\n`,
        ),
      ),
    ).toEqual([`kdig ${blob} A @10.0.4.4 = 10.1.2.5 via ${alias}`]);
    expect(told(kdig("NXDOMAIN", ""))).toEqual([`kdig ${blob} A @10.0.4.4 NXDOMAIN`]);
    expect(
      told(`$ kdig @10.0.4.4 ${blob}
;; WARNING: response timeout for 10.0.4.4@53(UDP)
;; WARNING: response timeout for 10.0.4.4@53(UDP)
;; ERROR: failed to query server 10.0.4.4@53(UDP)
`),
    ).toEqual([`kdig ${blob} @10.0.4.4 TIMEOUT`]);
  });
});

describe("host", () => {
  test("an alias and an address", () => {
    expect(
      told(`$ host ${blob}\n${blob} is an alias for ${alias}.\n${alias} has address 10.1.2.5\n`),
    ).toEqual([`host ${blob} = 10.1.2.5 via ${alias}`]);
  });
  test("asked of a named server", () => {
    expect(
      told(
        `$ host ${blob} 10.0.4.4\nUsing domain server:\nName: 10.0.4.4\nAddress: 10.0.4.4#53\nAliases: \n\n${alias} has address 10.1.2.5\n`,
      ),
    ).toEqual([`host ${blob} @10.0.4.4 = 10.1.2.5`]);
  });
  test("two answers one below the other are two", () => {
    expect(
      told(`${blob} has address 10.1.2.5\nkv-contoso.vault.azure.net has address 10.1.2.6\n`),
    ).toEqual([`host ${blob} = 10.1.2.5`, "host kv-contoso.vault.azure.net = 10.1.2.6"]);
  });
  test("not found, no address, no server", () => {
    expect(told(`Host ${blob} not found: 3(NXDOMAIN)`)).toEqual([`host ${blob} NXDOMAIN`]);
    expect(told(`Host ${blob} not found: 2(SERVFAIL)`)).toEqual([`host ${blob} SERVFAIL`]);
    expect(told(`${blob} has no A record`)).toEqual([`host ${blob} NODATA`]);
    expect(
      told(`$ host ${blob} 10.0.4.4\n;; connection timed out; no servers could be reached\n`),
    ).toEqual([`host ${blob} @10.0.4.4 TIMEOUT`]);
  });
});

test("a call without its output is a question", () => {
  expect(told(`dig AAAA ${blob} @10.0.4.4`)).toEqual([`command ${blob} AAAA @10.0.4.4`]);
});

test("what a mail quotes is read without its marks", () => {
  expect(
    told(`> Server:  UnKnown\n> Address:  10.0.4.4\n>\n> Name:    ${blob}\n> Address:  10.1.2.5`),
  ).toEqual([`nslookup ${blob} @10.0.4.4 = 10.1.2.5`]);
});
