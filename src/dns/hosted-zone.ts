/** What a DNS server hosts itself: its own zones as tables, and which of them holds a name. */
import type { DnsServer, HostedZone, RecordSet } from "#src/model/index.ts";
import { isUnder } from "#src/net/index.ts";
import type { ZoneData } from "./zone-data.ts";

/** Whether data on the server itself speaks for the target of an alias (dns.md 4.3, experiments). */
export function hostedAppliesToAliases(server: DnsServer): boolean {
  if (server.hostedDataAppliesToAliases !== undefined) return server.hostedDataAppliesToAliases;
  return server.software !== "unbound" && server.software !== "dnsmasq";
}

/** The server's own zone with the longest suffix that holds `name`, or undefined. */
export function hostedFor(server: DnsServer, name: string): HostedZone | undefined {
  let best: HostedZone | undefined;
  for (const zone of server.zones)
    if (isUnder(name, zone.name) && (!best || zone.name.length > best.name.length)) best = zone;
  return best;
}

const zoneTables = new WeakMap<HostedZone, ZoneData>();

/** The look-up table of `zone`, built once. */
export function tableOf(zone: HostedZone): ZoneData {
  let data = zoneTables.get(zone);
  if (!data) {
    const sets = new Map<string, RecordSet[]>();
    for (const record of zone.records) {
      const own = sets.get(record.name) ?? [];
      const set = own.find((s) => s.type === record.type);
      const value = record.type === "CNAME" ? absolute(record.data, zone.name) : record.data;
      if (set) own[own.indexOf(set)] = { ...set, values: [...set.values, value] };
      else {
        own.push({
          id: "",
          key: "" as never,
          zone: "" as never,
          name: record.name,
          type: record.type as RecordSet["type"],
          ttl: record.ttl,
          values: [value],
          autoRegistered: false,
          creator: "",
        });
      }
      sets.set(record.name, own);
    }
    const between = new Set<string>();
    for (const name of sets.keys()) {
      const labels = name.split(".");
      for (let i = 1; i < labels.length; i++)
        if (!sets.has(labels.slice(i).join("."))) between.add(labels.slice(i).join("."));
    }
    zoneTables.set(zone, (data = { sets, between }));
  }
  return data;
}

/** A name in zone data: relative without a trailing dot only when it has no dot at all, as people write it. */
function absolute(target: string, zone: string): string {
  const lower = target.toLowerCase();
  if (lower.endsWith(".")) return lower.slice(0, -1);
  return lower.includes(".") ? lower : `${lower}.${zone}`;
}
