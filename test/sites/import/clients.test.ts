/** What is read from what client machines print about the DNS servers that they ask? */
import { expect, test } from "vitest";
import { imported } from "./kit.ts";

const none = { address: "" };
const read = (name: string, text: string) => imported({ [name]: text }, none);

test("ipconfig /all: every interface's servers, in any language, without Windows' placeholders", () => {
  const made = read(
    "ipconfig.txt",
    `
Windows IP Configuration

   Host Name . . . . . . . . . . . . : PC1
   DNS Suffix Search List. . . . . . : corp.com
                                       contoso.com

Ethernet adapter Ethernet:

   Connection-specific DNS Suffix  . : corp.com
   IPv4 Address. . . . . . . . . . . : 192.168.0.20(Preferred)
   DNS Servers . . . . . . . . . . . : 192.168.0.10
                                       192.168.0.11
                                       fec0:0:0:ffff::1%1
   NetBIOS over Tcpip. . . . . . . . : Enabled

Ethernet-Adapter VPN:

   DNS-Server  . . . . . . . . . . . : 10.0.0.4
`,
  );
  expect(made.sites).toEqual(["imported asks 192.168.0.10 192.168.0.11 10.0.0.4"]);
  expect(made.servers).toEqual([]);
});

test("scutil --dns: servers for all names, and a server of the machine's own where suffixes part them", () => {
  const text = (more: string) => `DNS configuration

resolver #1
  search domain[0] : corp.com
  nameserver[0] : 192.168.0.10
  if_index : 14 (en0)
  flags    : Request A records
${more}
DNS configuration (for scoped queries)

resolver #1
  nameserver[0] : 9.9.9.9
`;
  expect(read("scutil.txt", text("")).sites).toEqual(["imported asks 192.168.0.10"]);
  const split = imported(
    {
      "scutil.txt": text(
        "resolver #2\n  domain   : blob.core.windows.net\n  nameserver[0] : 10.0.0.4\n",
      ),
    },
    { address: "127.0.0.53", site: "mac" },
  );
  expect(split.servers).toEqual([
    ["other 127.0.0.53 resolver", ". -> 192.168.0.10", "blob.core.windows.net -> 10.0.0.4"],
  ]);
  expect(split.sites).toEqual(["mac asks 127.0.0.53"]);
  expect(split.notes).toEqual(["scutil.txt:0 split-by-suffix"]);
});

test("resolvectl: routing domains of links part the names", () => {
  const made = imported(
    {
      "resolvectl.txt": `Global
         Protocols: +LLMNR
Link 2 (eth0)
    Current Scopes: DNS
Current DNS Server: 192.168.0.10
       DNS Servers: 192.168.0.10 192.168.0.11
        DNS Domain: corp.com
Link 3 (tun0)
    Current Scopes: DNS
       DNS Servers: 10.0.0.4
                    10.0.0.5
        DNS Domain: ~core.windows.net ~vault.azure.net
`,
    },
    { address: "127.0.0.53" },
  );
  expect(made.servers).toEqual([
    [
      "other 127.0.0.53 resolver",
      ". -> 192.168.0.10 192.168.0.11",
      "core.windows.net -> 10.0.0.4 10.0.0.5",
      "vault.azure.net -> 10.0.0.4 10.0.0.5",
    ],
  ]);
});

test("azurevpnconfig.xml: its servers, its suffixes noted; without servers that is said", () => {
  const xml = (inner: string) =>
    `<?xml version="1.0" encoding="utf-8"?>\n<AzVpnProfile xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.datacontract.org/2004/07/">\n<any><clientconfig i:nil="false">${inner}</clientconfig></any></AzVpnProfile>`;
  const made = read(
    "azurevpnconfig.xml",
    xml(
      "<dnsservers><dnsserver>10.0.0.4</dnsserver><dnsserver>10.0.0.5</dnsserver></dnsservers>\n<dnssuffixes><dnssuffix>.corp.com</dnssuffix></dnssuffixes>",
    ),
  );
  expect(made.sites).toEqual(["imported asks 10.0.0.4 10.0.0.5"]);
  expect(made.notes).toEqual(["azurevpnconfig.xml:4 vpn-suffix"]);
  expect(read("azurevpnconfig.xml", xml("<dnsservers/>")).notes).toEqual([
    "azurevpnconfig.xml:0 no-vpn-servers",
  ]);
});

test("resolv.conf and hosts: the resolvers, and names that go before any server", () => {
  expect(
    read("resolv.conf", "search corp.com\nnameserver 10.0.0.4\nnameserver fd00::1\noptions edns0\n")
      .sites,
  ).toEqual(["imported asks 10.0.0.4 fd00::1"]);
  expect(
    imported({ hosts: "127.0.0.1 localhost\n10.1.1.1\tst.blob.core.windows.net st # pinned\n" })
      .servers,
  ).toEqual([
    [
      "other 10.0.0.53 hosts root",
      "st.blob.core.windows.net = @ A 10.1.1.1 (hosts)",
      "st = @ A 10.1.1.1 (hosts)",
    ],
  ]);
});
