/** What does a `dnsmasq.conf` with its includes say about a DNS server (dnsmasq manual)? */
import { parseAddress } from "#src/net/index.ts";
import { type DnsmasqDraft, placeDnsmasq } from "./dnsmasq-place.ts";
import { slashed } from "./dnsmasq-words.ts";
import { type Imported, nameIn, newServer, unquoted } from "./draft.ts";
import { isOfMachine, readHosts, readResolvConf } from "./hosts.ts";
import { fitsPattern, type Source } from "./reach.ts";
import { reverseZones } from "./reverse.ts";

/** Options that do not bear on which upstream answers a name. */
const USUAL =
  /^(dhcp-(?!host)|dhcp-host$|dhcp-hostsfile|ra-|log-|tftp-|pxe-|enable-|bind-|cache-|interface$|except-interface$|no-dhcp|user$|group$|port$|pid-file$|domain-needed$|bogus-priv$|no-poll$|no-negcache$|neg-ttl$|local-ttl$|auth-ttl$|use-stale-cache$|max-|min-|dns-forward-max$|edns-|add-|query-port$|query-loop|read-ethers$|quiet-|localise-queries$|local-service$|filterwin2k$|keep-in-foreground$|no-daemon$|clear-on-reload$|dnssec-|dns-loop-detect$|trust-anchor$|strict-order$|all-servers$|script-|fast-dns-retry$|rebind-localhost-ok$|proxy-dnssec$|leasefile-ro$|shared-network$|bridge-interface$|connmark|conntrack$|dumpfile$|dumpmask$|nftset$|ipset$|umbrella|stop-|no-ping$|port-limit$|no-ident$|no-round-robin$|do-0x20|mx-target$|version$|help$|test$|hostsdir$|dhcp|tag-if$|rapid|slaac|no-0x20|localmx$|selfmx$)/;
/** Options that change answers in a way that the sites file cannot tell. */
const CHANGING =
  /^(alias|bogus-nxdomain|ignore-address|filter-|synth-domain|dynamic-host|interface-name|auth-(zone|server|soa|sec-servers|peer)|conf-script|bootp-dynamic|dns-rr)/;
/** Records of other types than the addresses that clients connect to. */
const OTHER_RECORDS = /^(srv-host|txt-record|ptr-record|mx-host|naptr-record|caa-record)$/;

/** Whether `text` looks like a dnsmasq.conf. */
export function looksLikeDnsmasq(text: string): boolean {
  return /^[ \t]*((server|local|address|host-record|cname|rebind-domain-ok|listen-address|conf-dir|conf-file|addn-hosts|resolv-file|rev-server)[ \t]*=|(no-resolv|no-hosts|stop-dns-rebind|domain-needed|bogus-priv|strict-order|all-servers|expand-hosts)[ \t]*(#.*)?$)/m.test(
    text,
  );
}

/** The server that `source` configures. */
export function importDnsmasq(source: Source): Imported {
  const draft: DnsmasqDraft = {
    server: newServer("dnsmasq", source.name),
    defaults: [],
    hosts: [],
    aliases: [],
    addresses: [],
    targets: [],
    domain: "",
    expands: false,
    resolvFile: "/etc/resolv.conf",
    readsResolv: true,
    readsHosts: true,
    filters: false,
    exempt: [],
  };
  draft.server.rootHints = false;
  read(draft, source);
  if (draft.readsHosts) readHostsFile(draft, source, "/etc/hosts", 0, "hosts-not-given");
  if (draft.readsResolv) readUpstreams(draft, source);
  placeDnsmasq(draft);
  return { servers: [draft.server], resolvers: [] };
}

function readHostsFile(
  draft: DnsmasqDraft,
  source: Source,
  path: string,
  line: number,
  missing: string,
): void {
  for (const file of source.open(path, { line, seen: path, missing }))
    for (const host of readHosts(file.text, file.note)) draft.hosts.push(host);
}

/** The servers of the resolv.conf count beside those of `server=` lines. */
function readUpstreams(draft: DnsmasqDraft, source: Source): void {
  const naming = { line: 0, seen: draft.resolvFile, missing: "resolv-not-given" };
  // Its own loopback address there is how the machine asks dnsmasq itself.
  for (const file of source.open(draft.resolvFile, naming))
    for (const address of readResolvConf(file.text, file.note))
      if (!isOfMachine(address)) draft.defaults.push(address);
}

function read(draft: DnsmasqDraft, source: Source): void {
  source.text.split("\n").forEach((raw, i) => {
    const text = withoutComment(raw).trim();
    if (text === "") return;
    const line = i + 1;
    const equals = text.indexOf("=");
    const key = (equals < 0 ? text : text.slice(0, equals)).trim().replace(/^--/, "");
    const value = equals < 0 ? "" : unquoted(text.slice(equals + 1));
    const note = (code: string) => source.note(line, text, code);
    if (key === "conf-file" || key === "conf-dir" || key === "servers-file") {
      const naming = { line, seen: text, missing: "include-not-given" };
      for (const inner of confFiles(source, key, value, naming)) read(draft, inner);
    } else if (key === "addn-hosts" || key === "hostsdir") {
      const path = key === "hostsdir" ? `${value}/*` : value;
      readHostsFile(draft, source, path, line, "include-not-given");
    } else readOption(draft, key, value, note);
  });
}

/** A folder gives all its files but hidden ones and backups; `,*.conf` keeps that kind, `,.bak` leaves that one out. */
function confFiles(
  source: Source,
  key: string,
  value: string,
  naming: Parameters<Source["open"]>[1],
): readonly Source[] {
  const [path = "", ...kinds] = value.split(",").map((part) => part.trim());
  if (key !== "conf-dir") return source.open(path, naming);
  const kept = kinds.filter((kind) => kind.startsWith("*"));
  const left = kinds.filter((kind) => kind !== "" && !kind.startsWith("*"));
  // Files that are left out belong to this server all the same: they are no configuration of their own.
  return source.open(`${path}/*`, naming).filter(({ name, note }) => {
    const base = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
    const isLeft =
      /^\.|^#.*#$|~$/.test(base) ||
      left.some((end) => base.endsWith(end)) ||
      (kept.length > 0 && !kept.some((pattern) => fitsPattern(base, pattern)));
    if (isLeft) note(0, base, "left-out");
    return !isLeft;
  });
}

function withoutComment(line: string): string {
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '"') isQuoted = !isQuoted;
    if (line[i] === "#" && !isQuoted && (i === 0 || /\s/.test(line[i - 1] ?? "")))
      return line.slice(0, i);
  }
  return line;
}

function readOption(
  draft: DnsmasqDraft,
  key: string,
  value: string,
  note: (code: string) => void,
): void {
  switch (key) {
    case "server":
    case "local": {
      const { domains, rest } = slashed(value, note);
      draft.targets.push({ domains, rest, note });
      break;
    }
    case "rev-server": {
      const [prefix = "", ...rest] = value.split(",");
      const domains = reverseZones(prefix);
      if (domains.length === 0) note("prefix");
      else draft.targets.push({ domains, rest: rest.join(","), note });
      break;
    }
    case "address": {
      const { domains, rest } = slashed(value, note);
      if (domains) draft.addresses.push({ domains, rest, note });
      else note("record-data");
      break;
    }
    case "host-record": {
      const parts = value.split(",").map((part) => part.trim());
      const addresses = parts.filter((part) => parseAddress(part));
      const names = parts.filter((part) => !parseAddress(part) && !/^\d+$/.test(part));
      for (const part of names) {
        const name = nameIn(part);
        if (!name || addresses.length === 0) note(name ? "record-data" : "name");
        else for (const address of addresses) draft.hosts.push({ name, address });
      }
      break;
    }
    case "cname": {
      const names = value
        .split(",")
        .filter((part) => !/^\s*\d+\s*$/.test(part))
        .map(nameIn);
      const target = names.pop();
      if (!target || names.length === 0 || names.includes(undefined)) note("record-data");
      else for (const name of names) if (name) draft.aliases.push({ name, target, note });
      break;
    }
    case "domain": {
      const name = nameIn(value.split(",")[0] ?? "");
      if (name && !value.includes(",")) draft.domain = name;
      break;
    }
    case "rebind-domain-ok":
      for (const part of value.startsWith("/") ? value.split("/") : [value]) {
        const name = nameIn(part);
        if (name !== undefined) draft.exempt.push(name);
        else if (part !== "") note("name");
      }
      break;
    case "listen-address":
      for (const address of value.split(",").map((part) => part.trim()))
        if (parseAddress(address) && !isOfMachine(address)) draft.server.addresses.push(address);
      break;
    default:
      readFlag(draft, key, value, note);
  }
}

function readFlag(
  draft: DnsmasqDraft,
  key: string,
  value: string,
  note: (code: string) => void,
): void {
  if (key === "no-resolv") draft.readsResolv = false;
  else if (key === "no-hosts") draft.readsHosts = false;
  else if (key === "resolv-file") draft.resolvFile = value;
  else if (key === "expand-hosts") draft.expands = true;
  else if (key === "stop-dns-rebind") draft.filters = true;
  else if (key === "dnssec") draft.server.dnssecValidation = true;
  else if (OTHER_RECORDS.test(key)) note("record-type");
  else if (CHANGING.test(key)) note("changes-answers");
  else if (!USUAL.test(key)) note("statement");
}
