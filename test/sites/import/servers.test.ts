/** What is read from configurations of CoreDNS, Infoblox, PowerDNS, Knot, and of BIND, Unbound and dnsmasq where strange? */
import { expect, test } from "vitest";
import { importSites } from "#src/sites/index.ts";
import { imported } from "./kit.ts";

test("of a Corefile the longest zone's block takes a name, whatever stands in shorter ones", () => {
  const made = imported({
    Corefile: `
(upstream) {
    forward . {args[0]} {
        policy sequential
    }
}
.:53 {
    errors
    hosts {
        10.1.1.1 files.corp.com files
        10.1.1.2 other.example.com
        fallthrough
    }
    import upstream 8.8.8.8
    cache 30
}
corp.com, sub.corp.net:53 {
    forward . 10.0.0.4 10.0.0.5:5353 {
        except hr.corp.com
    }
}
example.com {
    file db.example
}
10.0.0.0/15 {
    whoami
}
.:5353 {
    forward . 1.1.1.1
}
tls://tls.net {
    forward . tls://9.9.9.9%dns.quad9.net
}
`,
    "db.example": "$TTL 60\n@ SOA a. b. 1 1 1 1 1\nwww A 10.2.2.2\n",
  });
  expect(made.servers).toEqual([
    [
      "coredns 10.0.0.53",
      ". -> 8.8.8.8",
      "corp.com -> 10.0.0.4 10.0.0.5#5353",
      "hr.corp.com -> nowhere",
      "sub.corp.net -> 10.0.0.4 10.0.0.5#5353",
      "example.com -> nowhere",
      "0.10.in-addr.arpa -> nowhere",
      "1.10.in-addr.arpa -> nowhere",
      "files = @ A 10.1.1.1 (hosts)",
      "example.com = www A 10.2.2.2",
    ],
  ]);
  expect(made.notes).toEqual(["Corefile:28 other-port", "Corefile:31 other-port"]);
});

test("hosts without fallthrough eat the block, and a Corefile without braces is one block", () => {
  const eaten = imported({
    Corefile: ". {\n  hosts {\n    10.1.1.1 a.com\n  }\n  forward . 8.8.8.8\n}\n",
  });
  expect(eaten.servers).toEqual([["coredns 10.0.0.53", "a.com = @ A 10.1.1.1 (hosts)"]]);
  expect(eaten.notes).toEqual(["Corefile:1 no-fallthrough"]);
});

test("the ConfigMaps of AKS are read together, notes at the lines of the YAML", () => {
  const made = imported({
    "coredns.yaml": `apiVersion: v1
data:
  Corefile: |
    .:53 {
        errors
        kubernetes cluster.local in-addr.arpa ip6.arpa {
          pods insecure
          fallthrough in-addr.arpa ip6.arpa
        }
        prometheus :9153
        forward . /etc/resolv.conf
        import custom/*.override
    }
    import custom/*.server
kind: ConfigMap
metadata:
  name: coredns
  namespace: kube-system
`,
    "coredns-custom.yaml": `apiVersion: v1
kind: ConfigMap
metadata:
  name: coredns-custom
data:
  azure.server: |
    blob.core.windows.net:53 {
        forward . 10.0.0.4
    }
  log.override: |
    rewrite name a.b c.d
`,
  });
  expect(made.servers).toEqual([
    [
      "coredns 10.0.0.53",
      "blob.core.windows.net -> 10.0.0.4",
      "cluster.local = nothing (unseen)",
      "in-addr.arpa = nothing (unseen)",
      "ip6.arpa = nothing (unseen)",
    ],
  ]);
  expect(made.notes).toEqual([
    "coredns-custom.yaml/custom/log.override:11 changes-answers",
    "coredns.yaml/Corefile:11 resolv-not-given",
    "coredns.yaml/Corefile:11 no-targets",
  ]);
  const json = { kind: "ConfigMap", data: { Corefile: ".:53 {\n forward . 10.0.0.9\n}\n" } };
  expect(imported({ "cm.json": JSON.stringify(json, null, 1) }).servers).toEqual([
    ["coredns 10.0.0.53", ". -> 10.0.0.9"],
  ]);
});

test("Infoblox in CSV and in WAPI JSON says the same", () => {
  const csv = `header-forwardzone,fqdn*,zone_format,view,disabled,forward_to,forwarders_only
forwardzone,blob.core.windows.net,FORWARD,default,FALSE,"inbound1/10.0.0.4,inbound2/10.0.0.5",TRUE
forwardzone,off.net,FORWARD,default,TRUE,x/10.0.0.9,FALSE
forwardzone,other.net,FORWARD,guests,FALSE,x/10.0.0.9,FALSE
header-memberdns,parent*,forwarders,forwarders_only
memberdns,ib1,"8.8.8.8,8.8.4.4",FALSE
header-arecord,fqdn*,address*,view
arecord,www.corp.com,10.1.1.1,default
header-authzone,fqdn*,zone_format,view
authzone,corp.com,FORWARD,default
oddrow,1,2
`;
  const made = imported({ "grid.csv": csv });
  expect(made.servers).toEqual([
    [
      "infoblox 10.0.0.53 root",
      ". -> 8.8.8.8 8.8.4.4",
      "blob.core.windows.net -> 10.0.0.4 10.0.0.5",
      "off.net -> 10.0.0.9 or root (off)",
      "corp.com = www A 10.1.1.1",
    ],
  ]);
  expect(made.notes).toEqual(["grid.csv:4 second-view", "grid.csv:11 row-without-header"]);
  const wapi = [
    {
      _ref: "zone_forward/ZG5:blob.core.windows.net/default",
      fqdn: "blob.core.windows.net",
      view: "default",
      forwarders_only: true,
      forward_to: [
        { address: "10.0.0.4", name: "a" },
        { address: "10.0.0.5", name: "b" },
      ],
    },
    {
      _ref: "zone_forward/ZG6:off.net/default",
      fqdn: "off.net",
      view: "default",
      disable: true,
      forward_to: [{ address: "10.0.0.9", name: "x" }],
    },
    {
      _ref: "zone_forward/ZG7:grp.net/default",
      fqdn: "grp.net",
      view: "default",
      external_ns_group: "azure",
      forward_to: [],
    },
    { _ref: "grid:dns/ZG8:Infoblox", forwarders: ["8.8.8.8", "8.8.4.4"], forward_only: false },
    {
      _ref: "record:a/ZG9:www.corp.com/default",
      name: "www.corp.com",
      ipv4addr: "10.1.1.1",
      view: "default",
    },
    { _ref: "zone_auth/ZG1:corp.com/default", fqdn: "corp.com", view: "default" },
  ];
  const read = imported({ "wapi.json": JSON.stringify({ result: wapi }, null, 2) });
  expect(read.servers).toEqual([
    [...(made.servers[0] ?? []).slice(0, 4), "corp.com = www A 10.1.1.1 (unseen)"],
  ]);
  expect(read.notes).toEqual(["wapi.json:0 group-not-told"]);
});

test("PowerDNS is read in its old form, its YAML form, and its file of forwarded zones", () => {
  const expected = [
    "powerdns 10.0.0.53 root only",
    ". -> 8.8.8.8 8.8.4.4#5300",
    "blob.core.windows.net -> 10.0.0.4",
    "file.core.windows.net -> 10.0.0.5",
    "corp.com = www A 10.1.1.1",
    "validates but ",
  ];
  const zone = { "corp.zone": "@ SOA a. b. 1 1 1 1 1\nwww A 10.1.1.1\n" };
  const old = imported({
    "recursor.conf": `# comment
local-address=127.0.0.1, 0.0.0.0
dnssec=validate
forward-zones-recurse=blob.core.windows.net=10.0.0.4, .=8.8.8.8;8.8.4.4:5300
forward-zones-file=/etc/powerdns/zones.txt
auth-zones=corp.com=/etc/powerdns/corp.zone
lua-dns-script=/etc/powerdns/x.lua
`,
    "zones.txt": "+file.core.windows.net=10.0.0.5 # azure\n",
    ...zone,
  });
  expect(old.servers).toEqual([expected]);
  expect(old.notes).toEqual(["recursor.conf:7 changes-answers"]);
  const yaml = imported({
    "recursor.yml": `dnssec:
  validation: validate
recursor:
  forward_zones_recurse:
    - zone: blob.core.windows.net
      forwarders:
        - 10.0.0.4
    - zone: .
      forwarders: [8.8.8.8, "8.8.4.4:5300"]
  forward_zones:
  - zone: file.core.windows.net
    recurse: true
    forwarders:
    - 10.0.0.5
  auth_zones:
    - zone: corp.com
      file: corp.zone
`,
    ...zone,
  });
  expect(yaml.servers.map((s) => s.toSorted())).toEqual([expected.toSorted()]);
  expect(yaml.notes).toEqual([]);
});

test("Knot's rules count in their order, and what is Lua is noted", () => {
  const made = imported(
    {
      "kresd.conf": `-- vim:syntax=lua
net.listen('10.0.0.53', 53, { kind = 'dns' })
modules = { 'hints > iterate', 'rebinding < iterate' }
hints['files.corp.com'] = '10.1.1.1'
policy.add(policy.suffix(policy.STUB({'10.0.0.4@5353'}),
  policy.todnames({'blob.core.windows.net', 'file.core.windows.net'})))
policy.add(policy.suffix(policy.DENY, {todname('bad.net.')}))
policy.add(policy.suffix(policy.FORWARD('10.0.0.9'), {'\\4bad2\\3net\\0'}))
policy.add(policy.all(policy.TLS_FORWARD({{'9.9.9.9', hostname='dns.quad9.net'}})))
policy.add(policy.suffix(policy.FORWARD('10.0.0.8'), {todname('late.net')}))
for i = 1, 3 do print(i) end
`,
    },
    {},
  );
  expect(made.servers).toEqual([
    [
      "knot 10.0.0.53 root only",
      ". -> 9.9.9.9",
      "blob.core.windows.net -> 10.0.0.4#5353",
      "file.core.windows.net -> 10.0.0.4#5353",
      "bad2.net -> 10.0.0.9",
      "files.corp.com = @ A 10.1.1.1 (hosts)",
      "bad.net = nothing",
      "filters but ",
    ],
  ]);
  expect(made.notes).toEqual(["kresd.conf:10 never-reached", "kresd.conf:11 statement"]);
});

test("named.conf: in-view, lists of primaries, binary copies, exempt filters, DLZ and nested includes", () => {
  const made = imported(
    {
      "named.conf": `OPTIONS { Forward First; Forwarders { 10.0.0.1 port 5353; fd00::1; }; dnssec-validation auto;
  validate-except { "blob.core.windows.net"; "corp"; };
  deny-answer-addresses { 10.0.0.0/8; } except-from { "blob.core.windows.net"; };
  include "opts.inc"; };
primaries "hq" port 5300 { 10.0.0.7; };
view "a" { recursion no; zone "corp" { type secondary; file "corp.bin"; primaries { hq; }; }; };
view "b" { zone "corp" { in-view "a"; }; zone "st" { type stub; masters { hq; }; forwarders {}; }; zone "." { type mirror; };
  zone "bind" CH { type primary; file "x"; }; zone "empty" { type forward; }; };
dlz "ad" { database "dlopen x"; };
frobnicate yes;
`,
      "opts.inc": "listen-on { 10.0.0.53; };\nunheard-of 1;\n",
      "corp.bin": "\u0000\u0000\u0000\u0002\u0001\uFFFD",
    },
    {},
  );
  expect(made.servers).toEqual([
    [
      "bind 10.0.0.53 root",
      ". -> 10.0.0.1#5353 fd00::1",
      "empty -> nowhere or root",
      "st -> 10.0.0.7#5300",
      "corp = nothing (unseen)",
      "filters but blob.core.windows.net",
      "validates but blob.core.windows.net corp",
    ],
  ]);
  expect(made.notes).toEqual([
    "named.conf:6 second-view",
    "named.conf:6 zone-file-binary",
    "named.conf:7 stub-zone",
    "named.conf:9 zones-elsewhere",
    "named.conf:10 statement",
    "opts.inc:2 statement",
  ]);
});

test("unbound.conf: stub zones, names as targets, validation, data that is never used, a copy of the root", () => {
  const made = imported(
    {
      "unbound.conf": `server:
 interface: 10.0.0.53
 auto-trust-anchor-file: "/var/lib/unbound/root.key"
 domain-insecure: "windows.net"
 private-address: 10.0.0.0/8
 local-zone: "nx.corp" always_nxdomain
 local-data: "a.nx.corp A 10.1.1.1"
 local-data: "al.corp CNAME www.corp"
 local-data: "broken"
 local-zone: "no.corp" refuse
 frobnicate: yes
stub-zone:
 name: "corp.com"
 stub-addr: 10.0.0.4@5353
 stub-host: ns.corp.com
forward-zone:
 name: blob.core.windows.net
 forward-first: yes
 forward-tls-upstream: no
 forward-addr: 10.0.0.5
auth-zone:
 name: "."
 url: "https://www.internic.net/domain/root.zone"
view:
 name: "v"
 local-zone: "x" static
`,
    },
    {},
  );
  expect(made.servers).toEqual([
    [
      "unbound 10.0.0.53 root",
      "corp.com -> 10.0.0.4#5353",
      "blob.core.windows.net -> 10.0.0.5 or root",
      "nx.corp = nothing",
      "no.corp = nothing",
      "al.corp = nothing (hosts) (unseen)",
      "filters but ",
      "validates but windows.net",
    ],
  ]);
  expect(made.notes).toEqual([
    "unbound.conf:0 filter-in-part",
    "unbound.conf:7 data-ignored",
    "unbound.conf:8 alias-not-followed",
    "unbound.conf:9 record-data",
    "unbound.conf:10 refused-as-missing",
    "unbound.conf:11 statement",
    "unbound.conf:12 asked-without-recursion",
    "unbound.conf:15 host-instead-of-address",
    "unbound.conf:24 changes-answers",
  ]);
});

test("dnsmasq: the machine's resolv.conf counts beside server=, and what dnsmasq does not follow is unseen", () => {
  const made = imported({
    "etc/dnsmasq.conf": `server=10.0.0.9@eth0#5353
server=//10.0.0.8
server=/corp.com/ns.corp.com
rev-server=10.0.0.0/15,10.0.0.7
cname=al.corp.com,www.example.com
stop-dns-rebind
rebind-domain-ok=blob.core.windows.net
txt-record=a.com,hello
alias=1.2.3.4,10.0.0.1
frobnicate
`,
    "etc/resolv.conf":
      "search corp.com\nnameserver 127.0.0.1\nnameserver 10.0.0.1 # main\nnonsense here\n",
    "etc/hosts": "127.0.0.1 localhost\n10.1.1.1 files.corp.com\nfe80::1%eth0 router\n10.1.1.2\n",
  });
  expect(made.servers).toEqual([
    [
      "dnsmasq 10.0.0.53",
      ". -> 10.0.0.1 10.0.0.9#5353",
      "0.10.in-addr.arpa -> 10.0.0.7",
      "1.10.in-addr.arpa -> 10.0.0.7",
      "files.corp.com = @ A 10.1.1.1 (hosts)",
      "al.corp.com = nothing (hosts) (unseen)",
      "filters but blob.core.windows.net",
    ],
  ]);
  expect(made.notes).toEqual([
    "etc/dnsmasq.conf:2 plain-names",
    "etc/dnsmasq.conf:3 host-instead-of-address",
    "etc/dnsmasq.conf:5 alias-not-followed",
    "etc/dnsmasq.conf:8 record-type",
    "etc/dnsmasq.conf:9 changes-answers",
    "etc/dnsmasq.conf:10 statement",
    "etc/hosts:4 address",
    "etc/resolv.conf:4 statement",
  ]);
  expect(made.as).toEqual([
    "etc/dnsmasq.conf dnsmasq",
    "etc/hosts included",
    "etc/resolv.conf included",
  ]);
});

test("two servers in folders of their own keep their includes apart", () => {
  const made = imported(
    {
      "dc1/named.conf": 'options { listen-on { 10.0.0.1; }; };\ninclude "/etc/bind/zones.conf";\n',
      "dc1/zones.conf": 'zone "a" { type forward; forwarders { 10.0.0.4; }; };\n',
      "dc2/named.conf": 'options { listen-on { 10.0.0.2; }; };\ninclude "/etc/bind/zones.conf";\n',
      "dc2/zones.conf": 'zone "b" { type forward; forwarders { 10.0.0.5; }; };\n',
    },
    { address: "10.0.0.1" },
  );
  expect(made.servers).toEqual([
    ["bind 10.0.0.1 root", "a -> 10.0.0.4 or root"],
    ["bind 10.0.0.2 root", "b -> 10.0.0.5 or root"],
  ]);
});

test("files that include each other are read once, and what is not given is noted at its line", () => {
  const made = imported({
    "a.conf": 'include "b.conf";\nzone "a" { type forward; forwarders { 10.0.0.4; }; };\n',
    "b.conf": 'include "a.conf";\ninclude "gone.conf";\n',
  });
  expect(made.servers).toEqual([["bind 10.0.0.53 root", "a -> 10.0.0.4 or root"]]);
  expect(made.notes).toEqual(["b.conf:1 include-circle", "b.conf:2 include-not-given"]);
});

test("a file that is none of these is noted, with a word of its own for zone files", () => {
  const { notes, sites } = importSites([
    { name: "photo.jpg", text: "JFIF \u0001\u0002" },
    { name: "corp.zone", text: "$TTL 60\n@ SOA a. b. 1 1 1 1 1\n" },
  ]);
  expect(notes.map((n) => n.code)).toEqual(["zone-file-alone", "not-recognised"]);
  expect(sites.dnsServers).toEqual([]);
});

test("Knot Resolver 6 in YAML", () => {
  const made = imported(
    {
      "config.yaml": `network:
  listen:
    - interface: 10.0.0.53@53
forward:
  - subtree: [blob.core.windows.net, file.core.windows.net]
    servers:
      - address: [10.0.0.4, 10.0.0.5@5353]
  - subtree: "."
    servers: [8.8.8.8]
local-data:
  addresses:
    files.corp.com: 10.1.1.1
lua:
  script: x
`,
    },
    {},
  );
  expect(made.servers).toEqual([
    [
      "knot 10.0.0.53 root only",
      ". -> 8.8.8.8",
      "blob.core.windows.net -> 10.0.0.4 10.0.0.5#5353",
      "file.core.windows.net -> 10.0.0.4 10.0.0.5#5353",
      "files.corp.com = @ A 10.1.1.1 (hosts)",
    ],
  ]);
  expect(made.notes).toEqual(["config.yaml:13 changes-answers"]);
});

test("parts in one folder make one server, unless two of them are whole configurations", () => {
  const made = imported({
    "d/01-main.conf": "no-resolv\nno-hosts\nserver=8.8.8.8\n",
    "d/05-custom.conf": "host-record=st.blob.core.windows.net,10.1.1.1\n",
  });
  expect(made.servers).toEqual([
    ["dnsmasq 10.0.0.53", ". -> 8.8.8.8", "st.blob.core.windows.net = @ A 10.1.1.1 (hosts)"],
  ]);
  expect(made.notes).toEqual(["d/05-custom.conf:0 read-together"]);
  const two = imported({
    "a.conf": "listen-address=10.0.0.53\nno-hosts\nno-resolv\n",
    "b.conf": "listen-address=10.0.0.54\nno-hosts\nno-resolv\n",
  });
  expect(two.servers).toEqual([["dnsmasq 10.0.0.53"], ["dnsmasq 10.0.0.54"]]);
});
