/** What do people read when a sites file is refused, or a part of it could not be used? */

/** What is wrong with a part of a sites file, and what would be right, by the oddity's code. */
const sitesWords: Readonly<Record<string, string>> = {
  "not-an-object": "is no object; right would be { … } with the fields of the sites file",
  "unknown-field": "is a field that the sites file does not have, so it was passed over",
  "not-a-text": "is no text",
  "not-a-flag": "is neither true nor false",
  "no-address": "tells no address at which the server answers",
  "not-an-address": "is no IP address of a server",
  "not-software":
    "is no software known here; right would be windows, bind, unbound, dnsmasq, coredns, powerdns, infoblox, knot or other",
  "not-a-family": "is no way to treat aliases; right would be trusting, chasing or sticky",
  "not-an-id": "is no ARM id; right would be /subscriptions/…/resourceGroups/…/providers/…",
  "not-a-target": "is no address to forward to; right would be 10.0.0.4 or 10.0.0.4#5353",
  "not-a-port": "is no port; right would be a whole number from 1 to 65535",
  "no-targets":
    "tells no servers to forward to; right would be a list in “to”, or an empty one to stop forwarding",
  "no-zone": "tells no zone that it forwards",
  "no-name": "has no name",
  "not-a-name": "is no domain name that can stand here",
  "not-a-type":
    "is no record type that is read; right would be A, AAAA, CNAME, MX, NS, PTR, SOA, SRV, TXT or CAA",
  "no-record-data": "is a record without type or data",
  "not-a-ttl": "is no TTL in seconds, so 3600 was taken",
  "not-a-prefix": "is no address prefix; right would be 192.168.0.0/16",
  "told-twice": "is told more than once; the last one counts",
};

type Oddity = {
  readonly resource: string;
  readonly pointer: string;
  readonly code: string;
  readonly seen: unknown;
};

/** The sentences about sites files. */
export const sitesMessages = {
  /** One part that was not used: the file, the place, what was seen, what would be right. */
  oddity: ({ resource, pointer, code, seen }: Oddity) =>
    `${resource}${pointer ? ` at ${pointer}` : ""}: ${shown(seen)} ${sitesWords[code] ?? code}.`,
  notSites: ({ source, seen }: { readonly source: string; readonly seen: unknown }) =>
    seen === undefined
      ? `${source} is no sites file: it has no "format". Right would be "format": "split-horizon.sites/1".`
      : `${source} is no sites file: its "format" is ${shown(seen)}. Right would be "split-horizon.sites/1".`,
  newer: ({ source, format }: { readonly source: string; readonly format: number }) =>
    `${source} was made by a newer version (sites format ${format}, this program reads 1). Update to open it.`,
} as const;

function shown(seen: unknown): string {
  const text = JSON.stringify(seen) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
