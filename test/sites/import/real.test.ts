/** Do real BIND, Unbound and dnsmasq accept the configurations that are imported, and answer as is predicted from them? */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { resolve } from "#src/dns/index.ts";
import { nameOf } from "#src/net/index.ts";
import { importSites, readSites } from "#src/sites/index.ts";
import { estateOf } from "../../kit/world.ts";
import { askReal, complaintOf, missingForReal, type RealServer, withFiles } from "./ask-real.ts";

const missing = missingForReal();
if (missing) process.stdout.write(`SKIPPED asking real servers: ${missing}.\n`);

/** An upstream that answers every name with one address, told apart by it. */
const upstream = (address: string, answer: string): RealServer => ({
  software: "dnsmasq",
  main: "dnsmasq.conf",
  files: {
    "dnsmasq.conf": `no-resolv\nno-hosts\nbind-interfaces\nexcept-interface=none\nuser=root\npid-file\nlisten-address=${address}\naddress=/#/${answer}\n`,
  },
});

const UPSTREAMS = [
  upstream("10.9.0.1", "203.0.113.1"),
  upstream("10.9.0.2", "10.77.0.2"),
  upstream("10.9.0.3", "203.0.113.3"),
];

const BIND_OPTIONS = (address: string, more: string) =>
  `options { directory "%DIR%"; pid-file none; session-keyfile none; listen-on { ${address}; 127.0.0.1; }; listen-on-v6 { none; };
  allow-query { any; }; allow-recursion { any; }; dnssec-validation no; qname-minimization off; ${more} };\ncontrols { };\n`;

const CORP_ZONE = `$TTL 1h
@ IN SOA ns1.corp.test. hostmaster.corp.test. ( 2024010101 ; serial
    3600 900 604800 300 )
  NS ns1
ns1 A 10.1.0.1
www 300 IN A 10.1.0.2
alias CNAME www
out CNAME cdn.example.com.
*.wild A 10.1.0.3
$ORIGIN deep.corp.test.
a A 10.1.0.4
$ORIGIN corp.test.
$GENERATE 10-12 host$ A 10.1.1.$
deleg NS ns.deleg
ns.deleg A 10.9.0.2
$INCLUDE more.zone
`;

type Sample = {
  readonly title: string;
  readonly at: string;
  readonly server: RealServer;
  readonly names: string;
};

const SAMPLES: readonly Sample[] = [
  {
    title: "BIND that forwards, hosts and shadows",
    at: "10.9.0.10",
    server: {
      software: "bind",
      main: "named.conf",
      files: {
        "named.conf": `// main\ninclude "%DIR%/named.conf.options";\ninclude "%DIR%/named.conf.local";\n`,
        "named.conf.options": BIND_OPTIONS("10.9.0.10", "forwarders port 53 { 10.9.0.1; };"),
        "named.conf.local": `zone "corp.test" IN { type master; file "corp.zone"; };
/* below the own zone, without a delegation: never asked */
zone "sub.corp.test" { type forward; forward only; forwarders { 10.9.0.2; }; };
zone "blob.core.windows.net" { type forward; forward only; forwarders { 10.9.0.2; }; };
zone "stub.test2" { type static-stub; server-addresses { 10.9.0.2; }; };
zone "stub.test3" { type static-stub; server-addresses { 10.9.0.2; }; forwarders { }; };
`,
        "corp.zone": CORP_ZONE,
        "more.zone": "inc A 10.1.0.9\n",
      },
    },
    names:
      "www.corp.test alias.corp.test out.corp.test x.wild.corp.test a.deep.corp.test host11.corp.test host13.corp.test inc.corp.test no.corp.test a.sub.corp.test a.deleg.corp.test st.blob.core.windows.net example.org a.stub.test2 a.stub.test3",
  },
  {
    title: "BIND with views, and a zone that follows its delegations itself",
    at: "10.9.0.11",
    server: {
      software: "bind",
      main: "named.conf",
      files: {
        "named.conf": `${BIND_OPTIONS("10.9.0.11", "forward only;")}acl lan { 10.0.0.0/8; };
view outside { match-clients { !lan; any; }; recursion no; zone "corp.test" { type primary; file "%DIR%/out.zone"; }; };
view "inside" { match-clients { lan; }; forwarders { 10.9.0.3; };
  zone "corp.test" { type primary; file "%DIR%/corp.zone"; forwarders { }; };
  zone "windows.net" { type forward; forwarders { 10.9.0.2; }; };
};`,
        "out.zone": "$TTL 60\n@ SOA ns. root. 1 1 1 1 1\n@ NS ns.\nwww A 192.0.2.1\n",
        "corp.zone": CORP_ZONE,
        "more.zone": "inc A 10.1.0.9\n",
      },
    },
    names: "www.corp.test a.deleg.corp.test a.vault.windows.net example.org no.corp.test",
  },
  {
    title: "BIND that does not recurse",
    at: "10.9.0.12",
    server: {
      software: "bind",
      main: "named.conf",
      files: {
        "named.conf": `${BIND_OPTIONS("10.9.0.12", "recursion no; forwarders { 10.9.0.1; };").replace("allow-recursion { any; };", "")}zone "corp.test" { type primary; file "%DIR%/corp.zone"; };`,
        "corp.zone": CORP_ZONE,
        "more.zone": "inc A 10.1.0.9\n",
      },
    },
    names: "www.corp.test no.corp.test",
  },
  {
    title: "Unbound with local zones of every kind",
    at: "10.9.0.20",
    server: {
      software: "unbound",
      main: "unbound.conf",
      files: {
        "unbound.conf": `server: verbosity: 0 # several on one line
  chroot: ""
  username: ""
  pidfile: ""
  directory: "%DIR%"
  do-daemonize: no
  use-syslog: no
  interface: 10.9.0.20@53
  access-control: 0.0.0.0/0 allow
  module-config: "iterator"
  do-not-query-localhost: no
  include: "%DIR%/conf.d/*.conf"
remote-control:
  control-enable: no
forward-zone:
  name: "."
  forward-addr: 10.9.0.1@53#resolver.example
forward-zone:
  name: blob.core.windows.net.
  forward-addr: 10.9.0.2
forward-zone:
  name: "az.static.test2"
  forward-addr: 10.9.0.2
`,
        "conf.d/local.conf": `server:
  local-zone: "static.test2." static
  local-data: "a.static.test2. 300 IN A 10.2.0.1"
  local-data: 'b.static.test2 A 10.2.0.2'
  local-zone: open.test2 transparent
  local-data: "a.open.test2 A 10.2.0.3"
  local-data: "free.example.com A 10.2.0.4"
  local-zone: "all.test2" redirect
  local-data: "all.test2 A 10.2.0.5"
  local-zone: "cn.test2" redirect
  local-data: "cn.test2 CNAME www.example.com"
  local-zone: "null.test2" always_null
  local-zone: "nx.test2" always_nxdomain
  local-zone: "core.windows.net" transparent
  local-data: "own.blob.core.windows.net A 10.2.0.6"
`,
      },
    },
    names:
      "a.static.test2 b.static.test2 no.static.test2 x.az.static.test2 a.open.test2 b.open.test2 free.example.com x.free.example.com x.all.test2 x.cn.test2 x.null.test2 x.nx.test2 own.blob.core.windows.net st.blob.core.windows.net example.org",
  },
  {
    title: "Unbound that drops private answers but for one domain",
    at: "10.9.0.21",
    server: {
      software: "unbound",
      main: "unbound.conf",
      files: {
        "unbound.conf": `server:
  chroot: ""
  username: ""
  pidfile: ""
  do-daemonize: no
  use-syslog: no
  interface: 10.9.0.21
  access-control: 0.0.0.0/0 allow
  module-config: "iterator"
  private-address: 10.0.0.0/8
  private-address: 172.16.0.0/12
  private-address: 192.168.0.0/16
  private-domain: "blob.core.windows.net"
remote-control:
  control-enable: no
forward-zone:
  name: "."
  forward-addr: 10.9.0.2
`,
      },
    },
    names: "st.blob.core.windows.net st.queue.core.windows.net",
  },
  {
    title: "dnsmasq with every form of server and address",
    at: "10.9.0.30",
    server: {
      software: "dnsmasq",
      main: "dnsmasq.conf",
      files: {
        "dnsmasq.conf": `no-resolv
no-hosts
bind-interfaces
except-interface=none
user=root
pid-file
listen-address=10.9.0.30
server=10.9.0.1
server=/blob.core.windows.net/queue.core.windows.net/10.9.0.2#53
server=/pub.blob.core.windows.net/#
local=/lan.test2/
server=/az.lan.test2/10.9.0.2
address=/ads.test2/10.3.0.9
address=/gone.test2/
address=/null.test2/#
host-record=printer.lan.test2,print.lan.test2,10.3.0.1
host-record=h.az.lan.test2,10.3.0.2
cname=www.lan.test2,printer.lan.test2
domain-needed
strict-order
conf-dir=%DIR%/d,*.conf
`,
        "d/hosts.conf": "addn-hosts=%DIR%/more.hosts\nexpand-hosts\ndomain=lan.test2\n",
        "d/old.bak": "server=/blob.core.windows.net/10.9.0.3\n",
        "more.hosts": "10.3.0.7 nas nas2 # stores\n",
      },
    },
    names:
      "example.org st.blob.core.windows.net a.queue.core.windows.net x.pub.blob.core.windows.net no.lan.test2 x.az.lan.test2 h.az.lan.test2 ads.test2 x.ads.test2 x.gone.test2 x.null.test2 printer.lan.test2 print.lan.test2 www.lan.test2 nas.lan.test2 nas2",
  },
  {
    title: "dnsmasq that guards against rebinding",
    at: "10.9.0.31",
    server: {
      software: "dnsmasq",
      main: "dnsmasq.conf",
      files: {
        "dnsmasq.conf":
          "no-resolv\nno-hosts\nbind-interfaces\nexcept-interface=none\nuser=root\npid-file\nlisten-address=10.9.0.31\nserver=10.9.0.2\nstop-dns-rebind\nrebind-domain-ok=/blob.core.windows.net/\n",
      },
    },
    names: "st.blob.core.windows.net st.queue.core.windows.net",
  },
];

const imported = (server: RealServer) =>
  withFiles([server], ([folder = ""]) =>
    importSites(
      Object.entries(server.files).map(([name, text]) => ({
        name: join(folder, name),
        text: text.replaceAll("%DIR%", folder),
      })),
    ),
  );

describe.skipIf(missing !== undefined)("real servers", () => {
  test.each(SAMPLES.map((s) => [s.title, s] as const))("accept: %s", (_, { server }) => {
    expect(withFiles([server], ([folder = ""]) => complaintOf(server, folder))).toBe("");
  });

  test("answer as is predicted from the import", { timeout: 120_000 }, () => {
    const all = [...UPSTREAMS, ...SAMPLES.map((s) => s.server)];
    const told = all.map((server) => readSites(imported(server).sites, "x"));
    expect(told.flatMap((t) => t.oddities)).toEqual([]);
    const site = {
      name: "lab",
      attach: [],
      prefixes: ["10.9.0.0/16"],
      dnsServers: [],
      natAddresses: [],
    };
    const questions = SAMPLES.flatMap(({ at, names }) =>
      names.split(" ").map((name) => ({ server: at, name })),
    );
    const predicted = questions.map(({ server, name }) => {
      const estate = estateOf([], {
        sites: [{ ...site, dnsServers: [server] }],
        dnsServers: told.flatMap((t) => t.dnsServers),
      });
      const answer = resolve(estate, {
        name: nameOf(name),
        type: "A",
        from: { kind: "site", id: "site:lab", label: "site:lab", site: "lab" },
      });
      return `${server} ${name} ${wordOf(
        answer.rcode,
        answer.chain.filter((l) => l.type === "A").map((l) => l.data),
      )}`;
    });
    const addresses = [
      ...new Set([...SAMPLES.map((s) => s.at), "10.9.0.1", "10.9.0.2", "10.9.0.3"]),
    ];
    const real = askReal(all, addresses, questions).map(
      (said, i) => `${questions[i]?.server} ${questions[i]?.name} ${said}`,
    );
    expect(predicted).toEqual(real);
  });
});

function wordOf(rcode: string, addresses: readonly string[]): string {
  return [rcode === "NODATA" ? "NOERROR" : rcode, ...[...addresses].sort()].join(" ");
}
