/** What do people read when a DNS server's configuration was imported: why a line was not used, by the note's code? */
export const importWords: Readonly<Record<string, string>> = {
  "include-not-given":
    "names another file that was not given; give it too and it is read in its place",
  "include-circle": "names a file that is being read already; it was not read again",
  "include-limit": "opens more files or lines than can be read; what it names was left out",
  "left-out": "is a file that the configuration's own pattern leaves out",
  "read-together":
    "was read as a part of the configuration beside it, since it tells no server of its own",
  "zone-file-not-given":
    "hosts a zone whose file was not given; its records are unknown until it is",
  "zone-file-binary":
    "keeps a copy of a zone in binary form; its records are unknown, so give the text form (named-compilezone makes it)",
  "zone-file-alone":
    "is a zone file, which does not tell its server; give it together with the server's configuration",
  "zone-records-not-given":
    "is a zone whose records were not given; they are unknown until you add Get-DnsServerResourceRecord output or its .dns file",
  "hosts-not-given": "reads a hosts file that was not given; what stands in it is unknown",
  "resolv-not-given": "takes its upstream servers from a resolv.conf that was not given",
  "record-type":
    "is a record of a type that is not read (A, AAAA, CNAME, MX, NS, PTR, SOA, SRV, TXT, CAA are)",
  "record-data": "is a record without usable data",
  "record-without-zone":
    "is a record whose zone the export does not tell; export it with its ZoneName",
  "outside-zone": "lies outside the zone of its file",
  ttl: "is no TTL; right would be 3600 or 1h",
  generate: "makes no records; right would be $GENERATE 1-9 host-$ A 10.0.0.$, 65,536 at most",
  name: "holds no domain name that can stand here",
  prefix: "is no address prefix; right would be 10.0.0.0/8",
  "delegation-without-address":
    "hands a part of the zone to servers whose addresses are not told; names below it lead nowhere known",
  "second-view":
    "holds for other clients, views or members; the first of its kind was taken, as clients cannot be told apart here",
  statement: "is no statement that is known here",
  line: "is no line of this format",
  "outside-clause": "stands before any clause",
  "changes-answers":
    "changes answers in a way that a sites file cannot tell, so answers may differ",
  "filter-in-part":
    "drops only some private addresses; the import drops all of them, as a sites file knows no parts",
  "refused-as-missing":
    "refuses, drops or empties questions; the import says that such names do not exist, which gives no address either",
  "data-ignored": "is local data below a zone that never uses it",
  "alias-not-followed":
    "is an alias that this server answers without looking up its target, so what clients see is not told",
  "own-zone-answers":
    "is never asked: the server answers these names from a zone of its own that does not delegate them",
  "never-reached": "is never reached: what stands before it takes all these names",
  "stub-behind-forwarders":
    "is never asked while the server forwards everything; an empty forwarders { } in the zone would change that",
  "stub-zone":
    "asks the servers for their own list of name servers and then those; the import asks the servers told",
  "asked-without-recursion":
    "asks its servers without recursion; a server that does not host the names itself may refuse",
  "no-fallthrough": "has a hosts list without fallthrough, so all its other names fail",
  "other-port": "listens where clients do not ask (port 53 over UDP or TCP counts)",
  "zones-elsewhere": "takes names from another system whose content is not told",
  "group-not-told": "takes its servers from a group; give the group's addresses",
  "not-for-clients": "is a copy of a zone that clients get no answers from",
  "plain-names": "is about names of one label only, which are not asked here",
  "no-targets": "leads to no server, so nothing answers these names",
  environment: "takes its servers from the environment; give their addresses",
  "zone-type": "is a zone of a type that is not known here",
  "zone-without-name": "is a zone without a name",
  paused: "is a zone that is paused, so the server does not answer for it now",
  "host-instead-of-address": "forwards to a host name; give its address",
  "masters-missing":
    "has no addresses in this export; the default table and CSV leave them out, so select MasterServers or IPAddress as text",
  address: "holds no usable address",
  brace: "closes a block that was never opened",
  "not-closed": "opens a block or parenthesis that is never closed",
  "too-deep": "is nested deeper than any real configuration",
  json: "is not JSON",
  "more-pages": "tells of more pages that were not given",
  "row-without-header": "is a row of a kind whose header row is missing",
  "client-rule": "is a rule of one client (NRPT), which overrides its servers for these names",
  "split-by-suffix":
    "goes to other servers than the rest; the import makes the machine's own resolver a server that does the same",
  "vpn-suffix": "is a suffix that the VPN client sends to the servers of the profile",
  "no-vpn-servers": "tells no DNS servers, so its clients keep their own and see public answers",
  "address-not-told": "tells no address at which the server answers; give it with --address",
  "more-notes": "more notes on this file were left out",
  "not-recognised":
    "is no configuration that is known here (Windows JSON, CSV, CLIXML or Format-List; named.conf; unbound.conf; dnsmasq.conf; Corefile or its ConfigMap; Infoblox CSV or WAPI JSON; recursor.conf; kresd.conf; azurevpnconfig.xml; hosts; resolv.conf; scutil, resolvectl, ipconfig)",
};
