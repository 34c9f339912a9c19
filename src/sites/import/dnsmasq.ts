/** What a `dnsmasq.conf` with its includes says about a DNS server (dnsmasq manual). */
import {
  addHost,
  addRecord,
  type Imported,
  type ImportFile,
  type Include,
  type Note,
  newServer,
  plainName,
  type ServerDraft,
} from "./draft.ts";
import { readHosts, readResolvConf } from "./hosts.ts";

/** Options that do not bear on which upstream answers a name. */
const BESIDE_THE_POINT =
  /^(dhcp-|ra-|log-|tftp-|pxe-|enable-|bind-|cache-|interface$|except-interface$|no-dhcp-interface$|user$|group$|port$|pid-file$|domain-needed$|bogus-priv$|no-hosts$|no-poll$|no-negcache$|neg-ttl$|local-ttl$|max-|min-|dns-forward-max$|edns-|query-port$|read-ethers$|quiet-|localise-queries$|local-service$|filterwin2k$|expand-hosts$|domain$|auth-|srv-host$|txt-record$|ptr-record$|mx-|localmx$|selfmx$|conf-|hostsdir$|keep-in-foreground$|no-daemon$|clear-on-reload$|dnssec-check-unsigned$|trust-anchor$|strict-order$|all-servers$|rev-server$|script-arn$|filter-|fast-dns-retry$|stop-dns-rebind$|rebind-localhost-ok$)/;
const DEPTH = 16;

/** Whether `text` looks like a dnsmasq.conf. */
export function looksLikeDnsmasq(text: string): boolean {
  return (
    /(^|\n)\s*(server|local|address|host-record|cname|rebind-domain-ok|listen-address|conf-dir|addn-hosts)=/.test(
      text,
    ) || /(^|\n)\s*(no-resolv|stop-dns-rebind|domain-needed)\s*(\n|$)/.test(text)
  );
}

/** The server that `file` configures. */
export function importDnsmasq(
  file: ImportFile,
  noteFor: (file: string) => Note,
  include: Include,
): Imported {
  const server = newServer("dnsmasq");
  server.rootHints = false;
  const seen = {
    noResolv: false,
    rebind: false,
    resolv: "/etc/resolv.conf",
    allow: [] as string[],
  };
  read(server, file, seen, noteFor, include, 0);
  if (seen.rebind) server.rebindFilter = { enabled: true, allowSuffixes: seen.allow };
  if (!seen.noResolv && server.forwarders.length === 0) {
    const files = include(seen.resolv);
    if (files.length === 0) noteFor(file.name)(0, seen.resolv, "resolv-not-given");
    for (const f of files) server.forwarders.push(...readResolvConf(f.text, noteFor(f.name)));
  }
  return { servers: [server], resolvers: [] };
}

type Seen = { noResolv: boolean; rebind: boolean; resolv: string; allow: string[] };

function read(
  server: ServerDraft,
  file: ImportFile,
  seen: Seen,
  noteFor: (file: string) => Note,
  include: Include,
  depth: number,
): void {
  const note = noteFor(file.name);
  file.text.split(/\r?\n/).forEach((raw, i) => {
    const text = raw.replace(/(^|\s)#.*$/, "").trim();
    if (text === "") return;
    const line = i + 1;
    const equals = text.indexOf("=");
    const key = (equals < 0 ? text : text.slice(0, equals)).trim();
    const value = equals < 0 ? "" : text.slice(equals + 1).trim();
    if (key === "conf-file" || key === "conf-dir" || key === "addn-hosts") {
      const path = value.split(",")[0] ?? "";
      const files = depth < DEPTH ? include(key === "conf-dir" ? `${path}/*` : path) : [];
      if (files.length === 0) note(line, text, "include-not-given");
      for (const f of files) {
        if (key === "addn-hosts")
          for (const h of readHosts(f.text, noteFor(f.name))) addHost(server, h.name, h.address);
        else read(server, f, seen, noteFor, include, depth + 1);
      }
    } else
      readOption(
        server,
        key,
        value,
        seen,
        () => note(line, text, "statement"),
        (code) => note(line, text, code),
      );
  });
}

function readOption(
  server: ServerDraft,
  key: string,
  value: string,
  seen: Seen,
  unknown: () => void,
  bad: (code: string) => void,
): void {
  switch (key) {
    case "server":
    case "local":
      readServer(server, value, bad);
      break;
    case "address": {
      const { domains, rest } = slashed(value);
      for (const domain of domains) {
        // `address=/x/` without an address says that the name does not exist; it covers everything below it.
        const zone = { name: plainName(domain), authoritative: true, complete: true };
        if (rest === "" || rest === "#") server.zones.push({ ...zone, records: [] });
        else
          for (const name of ["@", "*"])
            addRecord(server, zone, {
              name,
              type: rest.includes(":") ? "AAAA" : "A",
              ttl: 0,
              data: rest,
            });
      }
      if (domains.length === 0) bad("record-data");
      break;
    }
    case "host-record": {
      const parts = value.split(",").map((p) => p.trim());
      const addresses = parts.filter((p) => /^[\d.]+\.[\d.]+$|:/.test(p));
      for (const name of parts.filter((p) => !addresses.includes(p) && !/^\d+$/.test(p)))
        for (const address of addresses) addHost(server, plainName(name), address);
      if (addresses.length === 0) bad("record-data");
      break;
    }
    case "cname": {
      const parts = value.split(",").map((p) => plainName(p));
      const names = parts.filter((p) => !/^\d+$/.test(p));
      const target = names.pop();
      if (!target || names.length === 0) bad("record-data");
      else
        for (const name of names)
          addRecord(
            server,
            { name, authoritative: false, complete: true },
            { name: "@", type: "CNAME", ttl: 0, data: `${target}.` },
          );
      break;
    }
    case "no-resolv":
      seen.noResolv = true;
      break;
    case "resolv-file":
      seen.resolv = value;
      break;
    case "stop-dns-rebind":
      seen.rebind = true;
      break;
    case "rebind-domain-ok":
      seen.allow.push(...(value.startsWith("/") ? slashed(value).domains : [value]).map(plainName));
      break;
    case "listen-address":
      for (const address of value.split(","))
        if (/^\d/.test(address.trim()) && !address.trim().startsWith("127."))
          server.addresses.push(address.trim());
      break;
    case "dnssec":
      server.dnssecValidation = true;
      break;
    default:
      if (!BESIDE_THE_POINT.test(key)) unknown();
  }
}

/** `server=10.0.0.1#53`, `server=/a/b/10.0.0.1`, `server=/a/` (never forwarded), `server=/a/#` (the default servers). */
function readServer(server: ServerDraft, value: string, bad: (code: string) => void): void {
  const { domains, rest } = slashed(value);
  const target = (rest.split("@")[0] ?? "").trim();
  const address = target.replace(/#53$/, "");
  if (target !== "" && target !== "#" && !/^[0-9a-fA-F.:]+(#\d+)?$/.test(target)) {
    bad("address");
    return;
  }
  if (domains.length === 0) {
    if (address) server.forwarders.push(address);
    return;
  }
  for (const domain of domains) {
    const zone = plainName(domain);
    if (target === "")
      server.zones.push({ name: zone, records: [], authoritative: true, complete: true });
    else if (target === "#")
      for (const other of server.conditionalForwarders)
        other.except = zone.endsWith(`.${other.zone}`)
          ? [...(other.except ?? []), zone]
          : (other.except ?? []);
    else {
      const known = server.conditionalForwarders.find((c) => c.zone === zone);
      if (known) known.to.push(address);
      else server.conditionalForwarders.push({ zone, to: [address], fallback: false });
    }
  }
}

function slashed(value: string): { domains: string[]; rest: string } {
  if (!value.startsWith("/")) return { domains: [], rest: value };
  const parts = value.split("/");
  return { domains: parts.slice(1, -1).filter((p) => p !== ""), rest: parts.at(-1) ?? "" };
}
