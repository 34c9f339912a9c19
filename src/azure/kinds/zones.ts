/** What do documents of DNS zones, their links and their record sets say (dns.md 0.4, 2.9)? */
import type { RecordSet, RecordType, Zone, ZoneLink } from "#src/model/index.ts";
import {
  bagAt,
  type Doc,
  filled,
  flagAt,
  itemsAt,
  keyAt,
  noteOdd,
  numberAt,
  type Place,
  propsAt,
  textAt,
  textsAt,
} from "../doc.ts";
import { lastName, parentOf } from "../ids.ts";
import { thingOf } from "../things.ts";

/** A zone, private or public, by the name at the end of its id. */
export function readZone(doc: Doc): Zone {
  const p = propsAt(doc);
  return filled<Zone>(
    {
      ...thingOf(doc),
      zone: bareName(lastName(doc.key)),
      isPrivate: doc.type === "microsoft.network/privatednszones",
    },
    {
      recordSetCount: numberAt(p, "numberOfRecordSets"),
      linkCount: numberAt(p, "numberOfVirtualNetworkLinks"),
    },
  );
}

/** A domain name without its trailing dot, in lower case. */
export function bareName(text: string): string {
  return text.toLowerCase().replace(/\.$/, "");
}

/** The link of a private zone to a VNet; undefined (noted) when it names none. */
export function readZoneLink(doc: Doc): ZoneLink | undefined {
  const p = propsAt(doc);
  const vnet = keyAt(p, "virtualNetwork");
  if (!vnet) {
    noteOdd(p, "virtualNetwork", "no-reference", null);
    return undefined;
  }
  return {
    ...thingOf(doc),
    zone: parentOf(doc.key),
    vnet,
    registration: flagAt(p, "registrationEnabled") ?? false,
    resolutionPolicy: textAt(p, "resolutionPolicy") || "Default",
    state: textAt(p, "virtualNetworkLinkState") || "Completed",
    provisioningState: textAt(p, "provisioningState"),
  };
}

const TYPES: Readonly<Record<string, RecordType>> = {
  a: "A",
  aaaa: "AAAA",
  caa: "CAA",
  cname: "CNAME",
  mx: "MX",
  ns: "NS",
  ptr: "PTR",
  soa: "SOA",
  srv: "SRV",
  txt: "TXT",
};

/** The words by which record sets are known in types and ids. */
export const recordWords: readonly string[] = Object.keys(TYPES);

/** A record set; undefined when its type is none that the model holds. */
export function readRecordSet(doc: Doc): RecordSet | undefined {
  const type = TYPES[doc.type.slice(doc.type.lastIndexOf("/") + 1)];
  if (!type) return undefined;
  const p = propsAt(doc);
  const metadata = bagAt(p, "metadata");
  return {
    id: doc.id,
    key: doc.key,
    zone: parentOf(doc.key),
    name: lastName(doc.key),
    type,
    ttl: numberAt(p, "ttl") ?? 0,
    values: valuesOf(type, p),
    autoRegistered: flagAt(p, "isAutoRegistered") ?? false,
    creator: metadata ? textAt(metadata, "creator") : "",
  };
}

/** The values of a record set in presentation form (RFC 1035 section 5). */
function valuesOf(type: RecordType, p: Place): readonly string[] {
  const each = (list: string, write: (record: Place) => string) =>
    itemsAt(p, list)
      .map(write)
      .filter((text) => text.trim() !== "");
  const name = (record: Place, field: string) => bareName(textAt(record, field));
  switch (type) {
    case "A":
      return each("aRecords", (r) => textAt(r, "ipv4Address"));
    case "AAAA":
      return each("aaaaRecords", (r) => textAt(r, "ipv6Address"));
    case "CNAME":
      return each("cnameRecord", (r) => name(r, "cname"));
    case "NS":
      return each("nsRecords", (r) => name(r, "nsdname"));
    case "PTR":
      return each("ptrRecords", (r) => name(r, "ptrdname"));
    case "MX":
      return each("mxRecords", (r) => `${textAt(r, "preference")} ${name(r, "exchange")}`);
    case "SRV":
      return each(
        "srvRecords",
        (r) =>
          `${textAt(r, "priority")} ${textAt(r, "weight")} ${textAt(r, "port")} ${name(r, "target")}`,
      );
    case "TXT":
      return each("txtRecords", (r) => textsAt(r, "value").join(""));
    case "CAA":
      return each(
        "caaRecords",
        (r) => `${textAt(r, "flags")} ${textAt(r, "tag")} "${textAt(r, "value")}"`,
      );
    case "SOA":
      return each("soaRecord", (r) =>
        [
          name(r, "host"),
          name(r, "email"),
          ...["serialNumber", "refreshTime", "retryTime", "expireTime", "minimumTtl"].map(
            (field) => textAt(r, field) || "0",
          ),
        ].join(" "),
      );
  }
}
