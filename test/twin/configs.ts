/** Configuration files of real servers for the servers of a twin: BIND, Unbound, dnsmasq. */
import type { DnsServer, HostedZone } from "#src/model/index.ts";

/** A program to start, with the files it needs: name → text. `%DIR%` stands for the folder. */
export type Program = {
  readonly command: string;
  readonly args: readonly string[];
  readonly files: Readonly<Record<string, string>>;
};

/** The program that behaves as `server` was told to, in a folder of its own. */
export function programFor(server: DnsServer, root: string): Program {
  if (server.software === "unbound") return unbound(server, root);
  if (server.software === "dnsmasq") return dnsmasq(server);
  return bind(server, root);
}

/** The stand-in for public DNS: BIND, authoritative for the root and everything below it. */
export function publicDns(addresses: readonly string[], zone: readonly string[]): Program {
  const conf = `options { directory "%DIR%"; pid-file "%DIR%/pid"; session-keyfile none; listen-on { ${addresses.join("; ")}; }; listen-on-v6 { none; }; recursion no; allow-query { any; }; dnssec-validation no; minimal-responses yes; };
controls { };
zone "." { type primary; file "%DIR%/root.zone"; };
`;
  return {
    command: "named",
    args: ["-g", "-c", "%DIR%/named.conf"],
    files: { "named.conf": conf, "root.zone": `${zone.join("\n")}\n` },
  };
}

function zoneText(zone: HostedZone): string {
  const records = zone.records.map((r) => `${r.name} ${r.ttl} IN ${r.type} ${r.data}`);
  return ["$TTL 300", "@ IN SOA ns. root. 1 60 60 60 5", "@ IN NS ns.", ...records, ""].join("\n");
}

function bind(server: DnsServer, root: string): Program {
  const files: Record<string, string> = {
    "hints.zone": `. 3600 IN NS ns.root.\nns.root. 3600 IN A ${root}\n`,
  };
  const list = (to: DnsServer["forwarders"]) => to.map((t) => `${t.address};`).join(" ");
  const zones = server.zones.map((zone, i) => {
    files[`zone${i}`] = zoneText(zone);
    return `zone "${zone.name}" { type primary; file "%DIR%/zone${i}"; };`;
  });
  const forwards = server.conditionalForwarders.map(
    (f) => `zone "${f.zone}" { type forward; forward only; forwarders { ${list(f.to)} }; };`,
  );
  const upstream =
    server.forwarders.length > 0 ? `forwarders { ${list(server.forwarders)} }; forward only;` : "";
  files["named.conf"] =
    `options { directory "%DIR%"; pid-file "%DIR%/pid"; session-keyfile none; listen-on { ${server.address}; }; listen-on-v6 { none; }; query-source address ${server.address}; recursion yes; allow-query { any; }; allow-recursion { any; }; dnssec-validation no; empty-zones-enable no; qname-minimization off; ${upstream} };
controls { };
zone "." { type hint; file "%DIR%/hints.zone"; };
${[...zones, ...forwards].join("\n")}
`;
  return { command: "named", args: ["-g", "-4", "-c", "%DIR%/named.conf"], files };
}

function unbound(server: DnsServer, root: string): Program {
  const local = server.zones.flatMap((zone) => [
    `  local-zone: "${zone.name}." static`,
    ...zone.records.map(
      (r) =>
        `  local-data: "${r.name === "@" ? "" : `${r.name}.`}${zone.name}. ${r.ttl} IN ${r.type} ${r.data}"`,
    ),
  ]);
  const forward = (name: string, to: DnsServer["forwarders"]) =>
    [
      `forward-zone:`,
      `  name: "${name}."`.replace('".."', '"."'),
      ...to.map((t) => `  forward-addr: ${t.address}`),
    ].join("\n");
  const zones = server.conditionalForwarders.map((f) => forward(f.zone, f.to));
  if (server.forwarders.length > 0) zones.push(forward("", server.forwarders));
  const conf = `server:
  directory: "%DIR%"
  chroot: ""
  username: ""
  pidfile: "%DIR%/pid"
  do-daemonize: no
  use-syslog: no
  interface: ${server.address}
  outgoing-interface: ${server.address}
  do-ip6: no
  access-control: 0.0.0.0/0 allow
  module-config: "iterator"
  root-hints: "%DIR%/hints.zone"
  do-not-query-localhost: no
  qname-minimisation: no
  local-zone: "example." nodefault
${local.join("\n")}
remote-control:
  control-enable: no
${zones.join("\n")}
`;
  return {
    command: "unbound",
    args: ["-c", "%DIR%/unbound.conf"],
    files: {
      "unbound.conf": conf,
      "hints.zone": `. 3600 IN NS ns.root.\nns.root. 3600 IN A ${root}\n`,
    },
  };
}

function dnsmasq(
  server: Pick<DnsServer, "address" | "conditionalForwarders" | "forwarders" | "zones">,
): Program {
  const lines = [
    "no-resolv",
    "no-hosts",
    "keep-in-foreground",
    "bind-interfaces",
    "user=root",
    "cache-size=0",
    "pid-file=%DIR%/pid",
    `listen-address=${server.address}`,
    "except-interface=none",
    ...server.forwarders.map((t) => `server=${t.address}@${server.address}`),
    ...server.conditionalForwarders.flatMap((f) =>
      f.to.map((t) => `server=/${f.zone}/${t.address}@${server.address}`),
    ),
    ...server.zones.flatMap((zone) => [
      `local=/${zone.name}/`,
      ...zone.records.map(
        (r) => `host-record=${r.name === "@" ? zone.name : `${r.name}.${zone.name}`},${r.data}`,
      ),
    ]),
  ];
  return {
    command: "dnsmasq",
    args: ["-C", "%DIR%/dnsmasq.conf"],
    files: { "dnsmasq.conf": `${lines.join("\n")}\n` },
  };
}

/** The DNS proxy of a firewall: a plain forwarder, as documented. */
export function firewallProxy(address: string, servers: readonly string[]): Program {
  const forwarders = (servers.length > 0 ? servers : ["168.63.129.16"]).map((a) => ({
    address: a,
    port: 53,
  }));
  return dnsmasq({ address, forwarders, conditionalForwarders: [], zones: [] });
}
