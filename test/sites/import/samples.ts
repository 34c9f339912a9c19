/** One configuration of each kind, with what is peculiar to it, for mutations to start from. */

/** Sets of files that belong together, by kind. */
export const SAMPLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bind: {
    "named.conf": `options { forwarders port 53 { 10.0.0.1; }; forward only; validate-except { "a"; }; };
include "zones.conf"; view "x" { match-clients { any; }; zone "c" { in-view "x"; }; }; /* c */ # d`,
    "zones.conf": `zone "corp.com" IN { type primary; file "corp.zone"; forwarders { }; };
zone "a.net" { type forward; forwarders { 10.0.0.4 port 5353; }; }; include "zones.conf"; include "named.conf";`,
    "corp.zone": `$TTL 1h\n@ IN SOA a. b. ( 1 2 3 ; c\n 4 5 )\n NS ns\nns A 10.1.1.1\nwww CNAME ns\nd NS ns.d\n$GENERATE 1-9/2 h\${1,2,x} A 10.0.0.$\n$INCLUDE corp.zone\n$ORIGIN x\nt TXT "a \\" b" "c"\n`,
  },
  unbound: {
    "unbound.conf": `server: interface: 10.0.0.5@53\n local-zone: "a.b" static\n local-data: "c.a.b 30 IN A 10.1.1.1"\n private-address: 10.0.0.0/8\n include: "unbound.d/*.conf"\nforward-zone:\n name: "."\n forward-addr: 10.0.0.1@53#x\nauth-zone:\n name: z\n zonefile: corp.zone\n`,
    "unbound.d/a.conf": `server:\n include: "unbound.conf"\nstub-zone:\n name: s\n stub-addr: 10.0.0.9\n`,
    "corp.zone": "@ SOA a. b. 1 1 1 1 1\nw A 10.1.1.1\n",
  },
  dnsmasq: {
    "dnsmasq.conf": `server=/a.b/c.d/10.0.0.4#53@eth0\nserver=/x/#\nlocal=/l/\naddress=/q/10.0.0.1\nhost-record=a,b,10.1.1.1,fd00::1\ncname=c,a\nconf-dir=d,.bak\nrev-server=10.0.0.0/9,10.0.0.7\nstop-dns-rebind\naddn-hosts=hosts\n`,
    "d/x.conf": "conf-file=dnsmasq.conf\nconf-dir=d\nserver=10.0.0.1\n",
    hosts: "10.1.1.1 a b c # d\nfd00::1 e\n",
    "resolv.conf": "nameserver 10.0.0.1\nsearch a\n",
  },
  coredns: {
    Corefile: `(s) {\n forward . {args[0]}\n import s 1\n}\n.:53 {\n errors\n hosts f {\n 10.1.1.1 a.b\n fallthrough\n }\n import s 10.0.0.1\n import c/*.override\n}\na.b, 10.0.0.0/9 {\n forward . 10.0.0.4:5353 {\n except x.a.b\n }\n}\nimport Corefile\n`,
    "c/x.override": "import c/*.override\ncache 30\n",
  },
  configmap: {
    "cm.yaml": `apiVersion: v1\nkind: ConfigMap\ndata:\n  Corefile: |\n    .:53 {\n      forward . 10.0.0.1\n      import custom/*.override\n    }\n  a.override: |\n    log\n  b.server: |\n    a.b {\n      forward . 10.0.0.4\n    }\n`,
  },
  windows: {
    "a.json": `{"computer":"DC1","zones":[{"ZoneName":"a.b","ZoneType":4,"MasterServers":[{"Address":67108874}],"UseRecursion":false},{"ZoneName":"c","ZoneType":"Primary"}],"forwarder":{"IPAddress":["8.8.8.8"],"UseRootHint":true}}`,
    "b.csv": `#TYPE x\n"ZoneName","ZoneType","MasterServers"\n"d.e","Forwarder","10.0.0.4 10.0.0.5"\n`,
    "c.txt":
      "ZoneName      : f.g\nZoneType      : Forwarder\nMasterServers : {10.0.0.4,\n                10.0.0.5}\n",
    "d.xml": `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"><Obj RefId="0"><Props><S N="ZoneName">h.i</S><S N="ZoneType">Forwarder</S><Obj N="MasterServers" RefId="1"><LST><S>10.0.0.4</S><Ref RefId="0"/></LST></Obj></Props></Obj></Objs>`,
    "e.json": `[{"RecordType":"A","HostName":"w","ZoneName":"c","RecordData":{"IPv4Address":{"IPAddressToString":"10.1.1.1"}},"TimeToLive":{"TotalSeconds":60}}]`,
    "f.txt":
      "ZoneName    ZoneType  IsAutoCreated\n--------    --------  -------------\nj.k         Forwarder False\n",
  },
  infoblox: {
    "a.csv": `header-forwardzone,fqdn*,forward_to,forwarders_only\nforwardzone,a.b,"x/10.0.0.4,y/10.0.0.5",TRUE\nheader-authzone,fqdn*\nauthzone,c.d\nheader-arecord,fqdn*,address*\narecord,w.c.d,10.1.1.1\n`,
    "b.json": `{"result":[{"_ref":"zone_forward/x:e.f/default","fqdn":"e.f","forward_to":[{"address":"10.0.0.4"}]},{"_ref":"record:host/y:w","name":"w.e","ipv4addrs":[{"ipv4addr":"10.1.1.1"}]}],"next_page_id":"z"}`,
  },
  powerdns: {
    "recursor.conf":
      "forward-zones-recurse=a.b=10.0.0.4;10.0.0.5:53, .=8.8.8.8\nforward-zones-file=z.yml\nauth-zones=c=corp.zone\ninclude-dir=p\nexport-etc-hosts=on\n",
    "z.yml":
      "- zone: d.e\n  forwarders: [10.0.0.4, '10.0.0.5']\n  recurse: true\n- zone: f\n  forwarders:\n  - 10.0.0.6\n",
    "p/a.conf": "include-dir=p\nforward-zones+=g=10.0.0.7\n",
  },
  knot: {
    "kresd.conf": `-- c\nnet.listen('10.0.0.5', 53)\nhints['a.b'] = '10.1.1.1'\npolicy.add(policy.suffix(policy.FORWARD({'10.0.0.4@53'}), policy.todnames({'a','b'})))\npolicy.add(policy.all(policy.STUB('8.8.8.8')))\n`,
  },
  "knot-yaml": {
    "config.yaml":
      "network:\n  listen:\n    - interface: [10.0.0.5@53]\nforward:\n  - subtree: [a.b, c]\n    servers:\n      - address: [10.0.0.4@53]\n  - subtree: .\n    servers: [8.8.8.8]\nlocal-data:\n  addresses:\n    d.e: 10.1.1.1\n",
  },
  clients: {
    "scutil.txt":
      "DNS configuration\n\nresolver #1\n  nameserver[0] : 10.0.0.1\n  flags : x\nresolver #2\n  domain   : a.b\n  nameserver[0] : 10.0.0.4\n",
    "resolvectl.txt":
      "Global\nLink 2 (eth0)\n Current Scopes: DNS\n DNS Servers: 10.0.0.1\n              10.0.0.2\n DNS Domain: ~a.b\n",
    "ipconfig.txt":
      "Adapter:\n   Host Name . . . . : x\n   DNS Servers . . . . . : 10.0.0.1\n                           10.0.0.2\n",
    "azurevpnconfig.xml":
      "<AzVpnProfile><clientconfig><dnsservers><dnsserver>10.0.0.4</dnsserver></dnsservers><dnssuffixes><dnssuffix>.a</dnssuffix></dnssuffixes></clientconfig></AzVpnProfile>",
  },
};
