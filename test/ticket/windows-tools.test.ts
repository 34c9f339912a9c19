/** Is what Resolve-DnsName, Test-NetConnection and ipconfig print understood? */
import { describe, expect, test } from "vitest";
import { readTicket } from "#src/ticket/index.ts";
import { told, windows } from "./told.ts";

const blob = "stcontoso.blob.core.windows.net";
const alias = "stcontoso.privatelink.blob.core.windows.net";

describe("Resolve-DnsName", () => {
  test("as a table, with names cut short by the window", () => {
    expect(
      told(
        windows(`PS C:\\Users\\ann> Resolve-DnsName ${blob} -Server 10.0.4.4

Name                           Type   TTL   Section    NameHost
----                           ----   ---   -------    --------
stcontoso.blob.core.windows... CNAME  60    Answer     ${alias}

Name       : ${alias}
QueryType  : A
TTL        : 10
Section    : Answer
IP4Address : 10.1.2.5

`),
      ),
    ).toEqual([`resolve-dns-name ${blob} @10.0.4.4 = 10.1.2.5 via ${alias}`]);
  });

  test("as a table of addresses", () => {
    expect(
      told(`Name                                           Type   TTL   Section    IPAddress
----                                           ----   ---   -------    ---------
kv-contoso.vault.azure.net                     A      10    Answer     10.1.2.6
`),
    ).toEqual(["resolve-dns-name kv-contoso.vault.azure.net = 10.1.2.6"]);
  });

  test("as a list", () => {
    expect(
      told(
        windows(`PS C:\\> Resolve-DnsName ${blob} | Format-List

Name     : ${blob}
Type     : CNAME
TTL      : 60
Section  : Answer
NameHost : ${alias}

Name         : ${alias}
Type         : A
TTL          : 10
DataLength   : 4
Section      : Answer
IPAddress    : 10.1.2.5

`),
      ),
    ).toEqual([`resolve-dns-name ${blob} = 10.1.2.5 via ${alias}`]);
  });

  test("as JSON, on many lines and on one", () => {
    const items = [
      { Name: blob, Type: 5, TTL: 60, Section: 1, NameHost: alias },
      { Name: alias, Type: 1, TTL: 10, Section: 1, IPAddress: "10.1.2.5", IP4Address: "10.1.2.5" },
    ];
    const expected = [`resolve-dns-name ${blob} = 10.1.2.5 via ${alias}`];
    expect(told(windows(JSON.stringify(items, null, 4)))).toEqual(expected);
    expect(told(JSON.stringify(items))).toEqual(expected);
    expect(
      told(`PS> Resolve-DnsName ${alias} | ConvertTo-Json\n${JSON.stringify(items[1], null, 2)}`),
    ).toEqual([`resolve-dns-name ${alias} = 10.1.2.5`]);
  });

  test("failures", () => {
    expect(
      told(
        windows(`Resolve-DnsName : ${blob} : DNS name does not exist
At line:1 char:1
+ Resolve-DnsName ${blob}
+ ~~~~~~~~~~~~~~~~~~~~~
    + CategoryInfo          : ResourceUnavailable: (${blob}:String) [Resolve-DnsName], Win32Exception
    + FullyQualifiedErrorId : DNS_ERROR_RCODE_NAME_ERROR,Microsoft.DnsClient.Commands.ResolveDnsName
`),
      ),
    ).toEqual([`resolve-dns-name ${blob} NXDOMAIN`]);
    expect(
      told(
        `PS> Resolve-DnsName ${blob}\nResolve-DnsName : ${blob} : This operation returned because the timeout period expired\n`,
      ),
    ).toEqual([`resolve-dns-name ${blob} TIMEOUT`]);
    expect(told(`Resolve-DnsName : ${blob} : DNS server failure`)).toEqual([
      `resolve-dns-name ${blob} SERVFAIL`,
    ]);
  });

  test("only an authority: the name has no address", () => {
    expect(
      told(`PS> Resolve-DnsName ${blob} -Type AAAA

Name                        Type TTL   Section    PrimaryServer               NameAdministrator           SerialNumber
----                        ---- ---   -------    -------------               -----------------           ------------
privatelink.blob.core.windows.net SOA  10    Authority  azureprivatedns.net         azureprivatedns-host.micros 1
`),
    ).toEqual([`resolve-dns-name ${blob} AAAA NODATA`]);
  });
});

describe("Test-NetConnection", () => {
  test("got through", () => {
    const text = windows(`ComputerName     : ${blob}
RemoteAddress    : 10.1.2.5
RemotePort       : 443
InterfaceAlias   : Ethernet
SourceAddress    : 10.2.1.4
TcpTestSucceeded : True
`);
    expect(told(text)).toEqual([`test-net-connection ${blob}:443 = 10.1.2.5 reached`]);
    expect(readTicket(text).client.addresses).toEqual(["10.2.1.4"]);
  });

  test("did not get through, with warnings above", () => {
    expect(
      told(
        windows(`WARNING: TCP connect to (10.1.2.5 : 443) failed
WARNING: Ping to 10.1.2.5 failed with status: TimedOut

ComputerName           : ${blob}
RemoteAddress          : 10.1.2.5
RemotePort             : 443
InterfaceAlias         : Ethernet 2
SourceAddress          : 10.2.1.4
PingSucceeded          : False
PingReplyDetails (RTT) : 0 ms
TcpTestSucceeded       : False
`),
      ),
    ).toEqual([`test-net-connection ${blob}:443 = 10.1.2.5 not reached`]);
  });

  test("found no address", () => {
    expect(
      told(`WARNING: Name resolution of ${blob} failed -- Status: HostNotFound

ComputerName   : ${blob}
RemoteAddress  :
InterfaceAlias :
SourceAddress  :
PingSucceeded  : False
`),
    ).toEqual([`test-net-connection ${blob} NXDOMAIN|NODATA|SERVFAIL|REFUSED|TIMEOUT not reached`]);
  });

  test("in detail, with all addresses", () => {
    expect(
      told(`ComputerName            : ${blob}
RemoteAddress           : 20.60.88.33
RemotePort              : 443
NameResolutionResults   : 20.60.88.33
                          20.60.88.34
MatchingIPsecRules      :
NetworkIsolationContext : Internet
InterfaceAlias          : Wi-Fi
SourceAddress           : 192.168.178.20
TcpTestSucceeded        : True
`),
    ).toEqual([`test-net-connection ${blob}:443 = 20.60.88.33 20.60.88.34 reached`]);
  });
});

describe("ipconfig /all", () => {
  const text = windows(`
Windows IP Configuration

   Host Name . . . . . . . . . . . . : vm-app-01
   Primary Dns Suffix  . . . . . . . : corp.contoso.com
   Node Type . . . . . . . . . . . . : Hybrid
   DNS Suffix Search List. . . . . . : corp.contoso.com
                                       contoso.com

Ethernet adapter Ethernet:

   Connection-specific DNS Suffix  . : abc123.ax.internal.cloudapp.net
   Description . . . . . . . . . . . : Microsoft Hyper-V Network Adapter
   Physical Address. . . . . . . . . : 00-0D-3A-11-22-33
   Link-local IPv6 Address . . . . . : fe80::1%4(Preferred)
   IPv4 Address. . . . . . . . . . . : 10.1.1.4(Preferred)
   Subnet Mask . . . . . . . . . . . : 255.255.255.0
   Default Gateway . . . . . . . . . : 10.1.1.1
   DNS Servers . . . . . . . . . . . : 10.0.4.4
                                       168.63.129.16
   NetBIOS over Tcpip. . . . . . . . : Enabled
`);
  test("the machine, its address, servers and suffixes", () => {
    expect(readTicket(text).client).toEqual({
      from: null,
      machines: ["vm-app-01"],
      addresses: ["10.1.1.4"],
      dnsServers: ["10.0.4.4", "168.63.129.16"],
      suffixes: ["corp.contoso.com", "contoso.com", "abc123.ax.internal.cloudapp.net"],
    });
  });
  test("in German", () => {
    const german = `Windows-IP-Konfiguration

   Hostname  . . . . . . . . . . . . : VM-APP-01
   Primäres DNS-Suffix . . . . . . . : corp.contoso.com

Ethernet-Adapter Ethernet:

   IPv4-Adresse  . . . . . . . . . . : 10.1.1.4(Bevorzugt)
   DNS-Server  . . . . . . . . . . . : 10.0.4.4
`;
    expect(readTicket(german).client).toEqual({
      from: null,
      machines: ["vm-app-01"],
      addresses: ["10.1.1.4"],
      dnsServers: ["10.0.4.4"],
      suffixes: ["corp.contoso.com"],
    });
  });
  test("before an answer it tells whose the answer is", () => {
    const both = `${text}\r\nC:\\>nslookup ${blob}\r\nServer:  UnKnown\r\nAddress:  10.0.4.4\r\n\r\nName:    ${blob}\r\nAddress:  10.1.2.5\r\n`;
    expect(told(both)).toEqual(["ipconfig -", `nslookup ${blob} @10.0.4.4 = 10.1.2.5`]);
    expect(readTicket(both).client.machines).toEqual(["vm-app-01"]);
  });
  test("a resolv.conf says the same of Linux", () => {
    expect(
      readTicket("# made by dhclient\nnameserver 10.0.4.4\nsearch corp.contoso.com\n").client,
    ).toMatchObject({
      dnsServers: ["10.0.4.4"],
      suffixes: ["corp.contoso.com"],
    });
  });
});
