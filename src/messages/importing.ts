/** What people read when a DNS server's configuration was imported: why a line was not used, by the note's code. */
export const importWords: Readonly<Record<string, string>> = {
  "include-not-given":
    "names another file that was not given; give it too and it is read in its place",
  "zone-file-not-given":
    "hosts a zone whose file was not given; its records are unknown until it is",
  "resolv-not-given": "takes its upstream servers from a resolv.conf that was not given",
  "record-type":
    "is a record of a type that is not read (A, AAAA, CNAME, MX, NS, PTR, SOA, SRV, TXT, CAA are)",
  "record-data": "is a record without usable data",
  "record-without-zone":
    "is a record whose zone the export does not tell; export it with its ZoneName",
  "outside-zone": "lies outside the zone of its file",
  "second-view":
    "is a second view; the first view was taken, as its clients cannot be told apart here",
  statement: "is no statement that is known here",
  line: "is no line of this format",
  "outside-clause": "stands before any clause",
  "changes-answers": "changes answers in a way that is not modelled",
  "zone-type": "is a zone of a type that is not known here",
  "zone-without-name": "is a zone without a name",
  "host-instead-of-address": "forwards to a host name; give its address",
  "masters-missing":
    "is a forwarder without its MasterServers; the default table view leaves them out, so select that property in the export",
  address: "holds no usable address",
  brace: "closes a block that was never opened",
  "not-closed": "opens a block that is never closed",
  json: "is not JSON",
  "row-without-header": "is a row of a kind whose header row is missing",
  "address-not-told": "tells no address at which the server answers; give it with --address",
  "not-recognised":
    "is no configuration of a DNS server that is known here (Windows JSON or CSV, named.conf, unbound.conf, dnsmasq.conf, Corefile, Infoblox CSV, hosts, resolv.conf)",
};
