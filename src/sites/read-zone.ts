/** What does a zone of a DNS server in a sites file hold? */
import type { HostedZone } from "#src/model/index.ts";
import { isUnder, parseAddress, parseName, relativeTo } from "#src/net/index.ts";
import { fieldsOf, flagOf, itemsOf, listOf, type Placed, readAs, textOf } from "./fields.ts";

type HostedRecord = HostedZone["records"][number];

const TYPES = ["A", "AAAA", "CNAME", "MX", "NS", "PTR", "SOA", "SRV", "TXT", "CAA"];
const USUAL_TTL = 3600;

/**
 * The zone that `placed` tells of, or undefined (noted). A zone without a `records` member is known to be there while
 * its data was not told, so a missing record proves nothing; an empty list is an empty zone.
 */
export function readHostedZone(placed: Placed): HostedZone | undefined {
  const fields = fieldsOf(placed, ["name", "records", "authoritative", "complete"]);
  if (!fields) return undefined;
  if (!fields.has("name")) placed.odd(placed.pointer, "no-name", placed.value);
  const name = readAs(fields.at("name"), "not-a-name", parseName);
  if (name === undefined) return undefined;
  const complete = flagOf(fields.at("complete")) ?? fields.has("records");
  return {
    name,
    authoritative: flagOf(fields.at("authoritative")) ?? true,
    records: listOf(fields.at("records"), (record) => readRecords(record, name)).flat(),
    ...(complete ? {} : { complete }),
  };
}

/** The records of one entry: one per item of `data`. */
function readRecords(placed: Placed, zone: string): HostedRecord[] | undefined {
  const fields = fieldsOf(placed, ["name", "type", "ttl", "data"]);
  if (!fields) return undefined;
  const type = readAs(fields.at("type"), "not-a-type", (text) =>
    TYPES.find((known) => known === text.toUpperCase()),
  );
  const name = fields.has("name")
    ? readAs(fields.at("name"), "not-a-name", (text) => ownName(text, zone))
    : "@";
  if (!fields.has("data") || !fields.has("type"))
    placed.odd(placed.pointer, "no-record-data", placed.value);
  if (name === undefined || type === undefined) return undefined;
  const ttl = readTtl(fields.at("ttl"));
  return itemsOf(fields.at("data")).flatMap((item) => {
    const data = textOf(item);
    if (data === undefined) return [];
    const address = parseAddress(data);
    const family = type === "A" ? 4 : type === "AAAA" ? 6 : undefined;
    if (family !== undefined && address?.family !== family) {
      item.odd(item.pointer, "not-an-address", data);
      return [];
    }
    return [{ name, type, ttl, data }];
  });
}

/** A record's name relative to `zone`; one that ends in the zone's own name is taken as whole, as people mean it. */
function ownName(text: string, zone: string): string | undefined {
  if (text === "@") return "@";
  const name = parseName(text);
  if (name === undefined) return undefined;
  if (isUnder(name, zone) && zone !== "") return relativeTo(name, zone);
  return text.endsWith(".") && zone !== "" ? undefined : name;
}

function readTtl({ value, pointer, odd }: Placed): number {
  if (value === undefined) return USUAL_TTL;
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** 31)
    return value;
  odd(pointer, "not-a-ttl", value);
  return USUAL_TTL;
}
