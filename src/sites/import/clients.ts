/** Which DNS servers does a machine ask, as its own tools print it: scutil, resolvectl, ipconfig, the Azure VPN client? */
import { parseAddress } from "#src/net/index.ts";
import { addForwarder, type Imported, nameIn, newServer } from "./draft.ts";
import { isOfMachine } from "./hosts.ts";
import type { Source } from "./reach.ts";
import { elementsNamed, xmlElements } from "./xml.ts";

/** Whether `text` is what `scutil --dns` prints. */
export function looksLikeScutil(text: string): boolean {
  return /^resolver #\d+/m.test(text) && /nameserver\[\d+\]|mdns|flags/.test(text);
}

/** Whether `text` is what `resolvectl status` prints. */
export function looksLikeResolvectl(text: string): boolean {
  return (
    /^[ \t]*(Current DNS Server|DNS Servers|DNS Domain|Current Scopes):/m.test(text) &&
    /^(Global|Link \d+)/m.test(text)
  );
}

/** Whether `text` is what `ipconfig /all` prints, in any language: dotted lines and one that names DNS. */
export function looksLikeIpconfig(text: string): boolean {
  return (
    text.includes(". . .") &&
    text
      .split("\n")
      .some((line) => /^\s/.test(line) && /\. ?:( |$)/.test(line) && line.includes("DNS"))
  );
}

/** Whether `text` is an `azurevpnconfig.xml`. */
export function looksLikeAzureVpn(text: string): boolean {
  return /<(\w+:)?AzVpnProfile\b/i.test(text);
}

/** One place where names go: its servers, and the suffixes that go there; none: all that no other place takes. */
type Split = { readonly servers: string[]; readonly domains: string[] };

/** The resolvers that `source` lists, and as a server of the machine's own what goes elsewhere by suffix. */
export function importScutil(source: Source): Imported {
  const splits: Split[] = [];
  let isScoped = false;
  source.text.split("\n").forEach((raw) => {
    const line = raw.trim();
    if (line.startsWith("DNS configuration (for scoped")) isScoped = true;
    if (line.startsWith("resolver #")) splits.push({ servers: [], domains: [] });
    const split = isScoped ? undefined : splits.at(-1);
    const server = /^nameserver\[\d+\] : (\S+)/.exec(line)?.[1];
    const domain = /^domain\s+: (\S+)/.exec(line)?.[1];
    if (split && server) split.servers.push(server);
    if (split && domain) split.domains.push(domain);
  });
  return fromSplits(
    source,
    splits.filter(({ servers }) => servers.length > 0),
  );
}

/** As for scutil: `~corp.com` among the domains of a link sends that suffix to the link's servers, `~.` all names. */
export function importResolvectl(source: Source): Imported {
  const splits: Split[] = [];
  let last: "servers" | "domains" | undefined;
  source.text.split("\n").forEach((raw) => {
    if (/^(Global|Link \d+)/.test(raw)) splits.push({ servers: [], domains: [] });
    const key = /^[ \t]*([A-Z][\w +/-]*): ?(.*)$/.exec(raw);
    if (key)
      last = key[1] === "DNS Servers" ? "servers" : key[1] === "DNS Domain" ? "domains" : undefined;
    if (raw.trim() === "") last = undefined;
    const words = (key ? (key[2] ?? "") : raw).split(/\s+/).filter((word) => word !== "");
    if (last === "servers") splits.at(-1)?.servers.push(...words.map((w) => w.replace(/#.*$/, "")));
    if (last === "domains")
      splits
        .at(-1)
        ?.domains.push(
          ...words.filter((w) => w.startsWith("~")).map((w) => (w === "~." ? "." : w.slice(1))),
        );
  });
  return fromSplits(
    source,
    splits.filter(({ servers }) => servers.length > 0),
  );
}

/** The first place without suffixes (or for the root) takes all names; with suffixes the machine itself is a server that parts them. */
function fromSplits(source: Source, splits: readonly Split[]): Imported {
  const usable = (list: readonly string[]) =>
    list.filter((a) => parseAddress(a) && !isOfMachine(a));
  const open = splits.filter(({ domains }) => domains.length === 0 || domains.includes("."));
  const preferred = open.find(({ domains }) => domains.includes(".")) ?? open[0];
  const all = usable(preferred?.servers ?? []);
  const server = newServer("other", source.name, "resolver");
  server.family = "trusting";
  server.rootHints = false;
  server.forwarders.push(...all);
  for (const { servers, domains } of splits)
    for (const domain of domains) {
      const name = nameIn(domain);
      const to = usable(servers);
      if (name === undefined) source.note(0, domain, "name");
      else if (name !== "" && to.length > 0) addForwarder(server, name, to);
    }
  if (server.conditional.size === 0) return { servers: [], resolvers: all };
  source.note(0, [...server.conditional.keys()].join(" "), "split-by-suffix");
  return { servers: [server], resolvers: [] };
}

/** The servers of every interface, in order; other lines of that list go on below the first, indented. */
export function importIpconfig(source: Source): Imported {
  const resolvers: string[] = [];
  let isDns = false;
  source.text.split("\n").forEach((raw, i) => {
    const colon = raw.search(/[. ]:( |$)/);
    if (colon >= 0)
      isDns =
        /DNS/.test(raw.slice(0, colon)) &&
        parseAddress(addressText(raw.slice(colon + 2))) !== undefined;
    else if (raw.trim() === "" || !/^\s/.test(raw)) isDns = false;
    if (!isDns) return;
    const address = addressText(colon >= 0 ? raw.slice(colon + 2) : raw);
    if (!parseAddress(address)) source.note(i + 1, raw.trim(), "address");
    // Site-local placeholders that Windows lists when IPv6 has no server.
    else if (!isOfMachine(address) && !/^fec0:/i.test(address)) resolvers.push(address);
  });
  return { servers: [], resolvers: [...new Set(resolvers)] };
}

function addressText(text: string): string {
  return text
    .trim()
    .replace(/%\d+.*$/, "")
    .replace(/\(.*\)$/, "");
}

/** The servers in the profile, and its suffixes, which Windows sends there alone. */
export function importAzureVpn(source: Source): Imported {
  const elements = xmlElements(source.text);
  const resolvers = elementsNamed(elements, "dnsserver").flatMap(({ text, line }) => {
    const address = text.trim();
    if (parseAddress(address)) return [address];
    source.note(line, address, "address");
    return [];
  });
  if (resolvers.length === 0) source.note(0, "dnsservers", "no-vpn-servers");
  for (const { text, line } of elementsNamed(elements, "dnssuffix"))
    if (text.trim() !== "") source.note(line, text.trim(), "vpn-suffix");
  return { servers: [], resolvers };
}
