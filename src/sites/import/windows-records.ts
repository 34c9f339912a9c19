/** Which record does a row of `Get-DnsServerResourceRecord` tell? */
import { isUnder, parseName } from "#src/net/index.ts";
import { nameIn, zoneIn } from "./draft.ts";
import { addressesOf, type Row, rowOf, textAt } from "./rows.ts";
import type { Place } from "./windows-rows.ts";

/** Reads the record in `row` into its zone; without an SOA among them a zone's records are not known to be all. */
export function readRecord({ server, source, full }: Place, row: Row, line: number): void {
  const type = textAt(row, "RecordType").toUpperCase();
  const zone = zoneOf(row);
  const host = textAt(row, "HostName");
  const note = (code: string) => source.note(line, `${host} ${type}`.trim(), code);
  if (zone === undefined) {
    note("record-without-zone");
    return;
  }
  if (!server.zones.has(zone)) zoneIn(server, zone, true).complete = false;
  if (type === "SOA") {
    full.add(zone);
    return;
  }
  const name = host === "" || host === "@" ? "@" : relative(host, zone);
  if (type === "NS") {
    if (name !== "@") note("delegation-without-address");
    return;
  }
  if (!/^(A|AAAA|CNAME|PTR|MX|SRV|TXT)$/.test(type)) {
    if (!/^(RRSIG|DNSKEY|NSEC3?|NSEC3PARAM|DS)$/.test(type)) note("record-type");
    return;
  }
  const data = dataOf(type, row.get("recorddata"));
  if (name === undefined || data === undefined) {
    note(name === undefined ? "name" : "record-data");
    return;
  }
  zoneIn(server, zone, true).records.push({ name, type, ttl: ttlOf(row), data });
}

function zoneOf(row: Row): string | undefined {
  const written = textAt(row, "ZoneName");
  if (written) return nameIn(written);
  const inDirectory = /(?:^|,)DC=([^,]+),cn=MicrosoftDNS/i.exec(
    textAt(row, "DistinguishedName"),
  )?.[1];
  return inDirectory === undefined ? undefined : nameIn(inDirectory);
}

function relative(host: string, zone: string): string | undefined {
  const name = parseName(host);
  if (name === undefined || !host.endsWith(".")) return name;
  if (!isUnder(name, zone)) return undefined;
  return name === zone ? "@" : name.slice(0, -zone.length - 1);
}

/** A TimeSpan: `01:00:00`, `1.00:00:00`, or an object with its seconds. */
function ttlOf(row: Row): number {
  const value = row.get("timetolive");
  const seconds = rowOf(value)?.get("totalseconds");
  if (typeof seconds === "number" && seconds >= 0 && seconds < 2 ** 31) return Math.floor(seconds);
  const parts =
    typeof value === "string" ? /^(?:(\d{1,5})\.)?(\d{1,2}):(\d\d):(\d\d)/.exec(value) : null;
  if (!parts) return 3600;
  return (
    Number(parts[1] ?? 0) * 86400 +
    Number(parts[2]) * 3600 +
    Number(parts[3]) * 60 +
    Number(parts[4])
  );
}

const NAMES = ["hostnamealias", "ptrdomainname", "mailexchange", "domainname", "descriptivetext"];

function dataOf(type: string, data: unknown): string | undefined {
  const row = rowOf(data);
  if (type === "A" || type === "AAAA") {
    const found = row
      ? addressesOf(row.get(type === "A" ? "ipv4address" : "ipv6address"))
      : addressesOf(data);
    return found.find((address) => address.includes(":") === (type === "AAAA"));
  }
  if (!row)
    return typeof data === "string" && data.trim() !== "" && !/CimInstance/.test(data)
      ? whole(type, data.trim())
      : undefined;
  const text = NAMES.map((name) => textAt(row, name)).find((value) => value !== "");
  if (text === undefined) return undefined;
  if (type === "MX") return `${textAt(row, "Preference") || "10"} ${whole(type, text)}`;
  if (type === "SRV")
    return `${textAt(row, "Priority")} ${textAt(row, "Weight")} ${textAt(row, "Port")} ${whole(type, text)}`;
  return whole(type, text);
}

/** Names in data are whole, whether a dot ends them or not. */
function whole(type: string, text: string): string {
  return type === "TXT" || text.endsWith(".") ? text : `${text}.`;
}
