/** What do the gathered options of dnsmasq make of a server, whatever order they stand in? */
import { closestZone, labelCount } from "#src/net/index.ts";
import type { Slashed } from "./dnsmasq-words.ts";
import { addForwarder, addHost, type ServerDraft, targetIn, zoneIn } from "./draft.ts";

type Note = (code: string) => void;
type ForDomains = Slashed & { readonly note: Note };

export type DnsmasqDraft = {
  readonly server: ServerDraft;
  /** Servers of the resolv.conf. */
  readonly defaults: string[];
  readonly hosts: { readonly name: string; readonly address: string }[];
  readonly aliases: { readonly name: string; readonly target: string; readonly note: Note }[];
  readonly addresses: ForDomains[];
  readonly targets: ForDomains[];
  domain: string;
  expands: boolean;
  resolvFile: string;
  readsResolv: boolean;
  readsHosts: boolean;
  filters: boolean;
  readonly exempt: string[];
};

/** Fills the server of `draft`. As seen in dnsmasq 2.90: hosts win over all, then the longest domain, whatever it says. */
export function placeDnsmasq(draft: DnsmasqDraft): void {
  const { server } = draft;
  if (draft.filters) server.rebindAllows = [...draft.exempt];
  placeTargets(draft);
  placeAddresses(draft);
  const hosts = new Set<string>();
  for (const { name, address } of draft.hosts) {
    hosts.add(name);
    placeHost(server, name, address);
    if (draft.expands && draft.domain && !name.includes(".")) {
      hosts.add(`${name}.${draft.domain}`);
      placeHost(server, `${name}.${draft.domain}`, address);
    }
  }
  placeAliases(draft, hosts);
}

function placeTargets(draft: DnsmasqDraft): void {
  const { server } = draft;
  const later: { zone: string; note: Note }[] = [];
  server.forwarders.push(...draft.defaults);
  for (const { domains, rest, note } of draft.targets) {
    // `address#port@source` or `address@interface#port`: where the question leaves from does not matter here.
    const [address = "", port] = rest
      .replace(/@[^#]*/g, "")
      .trim()
      .split("#");
    if (rest === "" || rest === "#") {
      if (!domains) note("address");
      for (const zone of domains ?? []) {
        if (rest === "#") later.push({ zone, note });
        else zoneIn(server, zone, true);
      }
      continue;
    }
    const target = targetIn(address, port);
    if (target === undefined) note(/[a-z]/i.test(address) ? "host-instead-of-address" : "address");
    else if (!domains) server.forwarders.push(target);
    else for (const zone of domains) addForwarder(server, zone, [target]).fallback = false;
  }
  // `server=/x/#` sends x to the servers for all names, though a shorter domain goes elsewhere.
  for (const { zone, note } of later) {
    if (server.forwarders.length === 0) note("no-targets");
    addForwarder(server, zone, server.forwarders).fallback = false;
  }
}

/** `address=/x/10.0.0.1` answers for x and all below it; without an address nothing there exists; `#` is the null address. */
function placeAddresses({ server, addresses }: DnsmasqDraft): void {
  for (const { domains, rest, note } of addresses) {
    const data = rest === "#" ? ["0.0.0.0", "::"] : [rest];
    for (const domain of domains ?? []) {
      if (rest === "") {
        zoneIn(server, domain, true);
        continue;
      }
      if (rest !== "#" && targetIn(rest) === undefined) {
        note("record-data");
        continue;
      }
      const { records } = zoneIn(server, domain, false);
      for (const value of data) {
        const type = value.includes(":") ? "AAAA" : "A";
        records.push(
          { name: "@", type, ttl: 0, data: value },
          { name: "*", type, ttl: 0, data: value },
        );
      }
    }
  }
}

/** A host inside a domain that is never forwarded is part of it, unless a longer domain below that is forwarded. */
function placeHost(server: ServerDraft, name: string, address: string): void {
  const home = closestZone(name, server.zones);
  const forwarder = closestZone(name, server.conditional);
  const zone = home === undefined ? undefined : server.zones.get(home);
  const isOpen = forwarder !== undefined && labelCount(forwarder) > labelCount(home ?? "");
  if (!zone?.authoritative || isOpen || home === undefined) {
    const own = zone?.name === name ? zone : undefined;
    // The host's own address takes the place of the domain's for this very name.
    if (own?.records.some((r) => r.name === "*"))
      own.records.splice(0, own.records.length, ...own.records.filter((r) => r.name === "*"));
    addHost(server, name, address);
    return;
  }
  const type = address.includes(":") ? "AAAA" : "A";
  const relative = name === home ? "@" : home === "" ? name : name.slice(0, -home.length - 1);
  zone.records.push({ name: relative, type, ttl: 0, data: address });
}

/** An alias to a known host is answered whole; one to any other name is answered alone and never followed. */
function placeAliases({ server, aliases }: DnsmasqDraft, hosts: ReadonlySet<string>): void {
  const known = new Set(hosts);
  for (let round = 0; round < aliases.length && round < 10; round++)
    for (const { name, target } of aliases) if (known.has(target)) known.add(name);
  for (const { name, target, note } of aliases) {
    const zone = zoneIn(server, name, false);
    if (known.has(target)) {
      zone.records.push({ name: "@", type: "CNAME", ttl: 0, data: `${target}.` });
      // Its own hosts speak for its own aliases; aliases of upstreams it passes on whole.
      server.hostedDataAppliesToAliases = true;
    } else {
      note("alias-not-followed");
      zone.complete = false;
    }
  }
}
